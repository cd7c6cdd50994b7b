import type { UnitUse } from "../analysis/planIndex.js";
import { leadersOf } from "../model/leadersOf.js";
import type { Plan } from "../model/plan.js";

/** So many other tasks make a habit. */
const fewest = 5;

/** The one spelling of a person's name. */
type NameOf = (written: string) => string;

interface Unusual {
	readonly task: number;
	readonly usual: string;
	readonly others: number;
}

/** Of each unit what was found, and of which state of it; the task as a place among those that it leads. */
export type UnusualByUnit = ReadonlyMap<
	string,
	{ readonly state: UnitUse["state"]; readonly found: Found | undefined }
>;

interface Found extends Omit<Unusual, "task"> {
	readonly at: number;
}

/**
 * Of each unit that leads enough tasks the one whose leader differs from the single leader of all the others.
 *
 * @param before what was found in the version before: it holds of a unit for as long as neither its tasks nor their
 * leaders can have changed
 */
export function unusualAmong(
	plan: Plan,
	uses: ReadonlyMap<string, UnitUse>,
	before: UnusualByUnit,
	nameOf: NameOf,
): UnusualByUnit {
	const now = new Map<string, { state: UnitUse["state"]; found: Found | undefined }>();
	for (const [unit, { leads, state }] of uses) {
		if (leads.length <= fewest) continue;
		const old = before.get(unit);
		now.set(unit, old?.state === state ? old : { state, found: findUnusual(plan, leads, nameOf) });
	}
	return now;
}

function findUnusual(plan: Plan, tasks: readonly number[], nameOf: NameOf): Found | undefined {
	// The leader of all but one stands at one of any two tasks.
	let seen = 0;
	for (let i = 0; i < tasks.length && seen < 2; i++) {
		const leaders = leadersOf(plan, tasks[i] ?? -1);
		if (leaders.length === 0) continue;
		seen++;
		const usual = leaders[0] && nameOf(leaders[0].name);
		const found =
			usual === undefined || leaders.length > 1 ? undefined : findOther(plan, tasks, usual, nameOf);
		if (found !== undefined) return found;
	}
	return undefined;
}

/** The one task that names leaders, and not this one, while all others that do name him alone. */
function findOther(plan: Plan, tasks: readonly number[], usual: string, nameOf: NameOf): Found | undefined {
	let odd = -1;
	let others = 0;
	for (let i = 0; i < tasks.length; i++) {
		const task = tasks[i] ?? -1;
		const leaders = leadersOf(plan, task);
		if (leaders.length === 0) continue;
		if (leaders.length === 1 && nameOf(leaders[0]?.name ?? "") === usual) others++;
		else if (odd >= 0) return undefined;
		else odd = i;
	}
	const isOther = odd >= 0 && leadersOf(plan, tasks[odd] ?? -1).every(({ name }) => nameOf(name) !== usual);
	return isOther && others >= fewest ? { at: odd, usual, others } : undefined;
}
