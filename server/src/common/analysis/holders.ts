import { leadersOf } from "../model/leadersOf.js";
import type { PlanIndex } from "./planIndex.js";

/** A leader or a unit with the tasks of a plan that they answer for. */
export interface Holder {
	readonly kind: "leader" | "unit";
	/** Canonical, as the index has it. */
	readonly name: string;
	/** Tasks that a unit leads, or that a leader answers for alone; ascending. */
	readonly leads: readonly number[];
	/** Tasks that a unit shares in, or that a leader leads together with others; ascending, none of `leads` among them. */
	readonly shares: readonly number[];
}

/**
 * All of one kind: first those to whom an `ordered` directory gives a rank, by it, then the others in the order in which
 * the plan first names them.
 */
export function holdersOf(index: PlanIndex, kind: Holder["kind"]): Holder[] {
	const holders = kind === "unit" ? unitsOf(index) : leadersIn(index);
	const { units, officials, ordersUnits, ordersOfficials } = index.book;
	if (!(kind === "unit" ? ordersUnits : ordersOfficials)) return holders;
	const entries: readonly { readonly name: string; readonly rank?: number }[] =
		kind === "unit" ? units : officials;
	const ranked = entries.filter(({ rank }) => rank !== undefined);
	const places = new Map(ranked.map(({ name }, place) => [name, place]));
	const placeOf = ({ name }: Holder) => places.get(name) ?? places.size;
	return holders.sort((a, b) => placeOf(a) - placeOf(b));
}

function unitsOf({ unitUses }: PlanIndex): Holder[] {
	const kind = "unit";
	return Array.from(unitUses.values(), ({ name, leads, shares }) => {
		const led = new Set(leads);
		return { kind, name, leads, shares: shares.filter((task) => !led.has(task)) };
	});
}

function leadersIn({ plan, book, officialUses }: PlanIndex): Holder[] {
	const kind = "leader";
	const isAlone = (task: number) =>
		new Set(leadersOf(plan, task).map(({ name }) => book.officialName(name))).size === 1;
	return Array.from(officialUses.values(), ({ name, tasks }) => ({
		kind,
		name,
		leads: tasks.filter(isAlone),
		shares: tasks.filter((task) => !isAlone(task)),
	}));
}

/** The tasks without a leader, or without a unit that leads; of a plan that names none at all every task. */
export function tasksWithout(index: PlanIndex, kind: Holder["kind"]): number[] {
	const { plan } = index;
	const has = (task: number) =>
		kind === "leader"
			? leadersOf(plan, task).length > 0
			: index.unitsOf(task).some(({ lead }) => lead || plan.conventions.lead === "none");
	return Array.from({ length: plan.taskCount }, (_, task) => task).filter((task) => !has(task));
}

/**
 * The canonical name of somebody of a kind whom tasks of the plan name, by any name that they go by: canonical, as the
 * plan writes it, an alias or the full name of the directory.
 */
export function findHolder(index: PlanIndex, kind: Holder["kind"], name: string): string | undefined {
	const { unitUses, officialUses, book, plan } = index;
	if (kind === "leader") {
		const official = book.officialName(name.replace(/\s/g, ""));
		return officialUses.has(official) ? official : undefined;
	}
	if (unitUses.has(name)) return name;
	const entry = book.findUnit(name)?.name;
	if (entry !== undefined && unitUses.has(entry)) return entry;
	for (let task = 0; task < plan.taskCount; task++)
		for (const unit of index.unitsOf(task)) if (unit.raw === name) return unit.name;
	return undefined;
}
