import type { NameBook, ResolvedUnit } from "../directory/directory.js";
import type { RowBlock } from "../model/block.js";
import type { Splice } from "../model/followTasks.js";
import { leadersOf } from "../model/leadersOf.js";
import type { Plan } from "../model/plan.js";
import { isCovered } from "../model/rowOfCell.js";

/** The tasks of a unit. */
export interface UnitUse {
	readonly name: string;
	/** Tasks that it leads, and those that it shares in; ascending. */
	readonly leads: readonly number[];
	readonly shares: readonly number[];
	/**
	 * The same object for as long as no edit may have changed these tasks, their numbers aside, or who leads them: what was
	 * found out about them holds until then.
	 */
	readonly state: object;
}

/** The tasks of a person. */
export interface OfficialUse {
	readonly name: string;
	/** Tasks that name the person, by inheritance too; ascending. */
	readonly tasks: readonly number[];
}

/** Tasks from `from` up to, not including, `end`. */
interface Run {
	readonly from: number;
	readonly end: number;
}

/** A plan before an edit or after it, as far as names are concerned. */
export interface NamedPlan {
	readonly plan: Plan;
	readonly book: NameBook;
	ownUnits(task: number): readonly ResolvedUnit[];
	/** Those of merged cells above included. */
	unitsOf(task: number): readonly ResolvedUnit[];
}

/**
 * Who is named in which tasks, by name. Behind an edit only the tasks are looked at again whose rows are others, and those
 * that hang on these.
 */
export class NameUses<Use extends object> {
	private isInOrder = true;

	private constructor(
		private uses: Map<string, Use>,
		private readonly kind: KindOfUse<Use>,
	) {}

	static ofUnits(named: NamedPlan): NameUses<UnitUse> {
		return NameUses.of(units, named);
	}

	static ofOfficials(named: NamedPlan): NameUses<OfficialUse> {
		return NameUses.of(officials, named);
	}

	private static of<Use extends object>(kind: KindOfUse<Use>, named: NamedPlan): NameUses<Use> {
		const uses = new Map<string, Use>();
		for (const [name, own] of usesIn(kind, named, { from: 0, end: named.plan.taskCount }))
			uses.set(name, kind.join(name, undefined, own, { from: 0, end: 0 }, 0));
		return new NameUses(uses, kind);
	}

	/** In the order of first use. */
	inOrder(now: NamedPlan): ReadonlyMap<string, Use> {
		if (this.isInOrder) return this.uses;
		const { kind } = this;
		const placed = Array.from(this.uses, ([name, use]) => {
			const first = kind.first(use);
			return { name, use, first, place: kind.namesOf(now, first).findIndex((one) => one.name === name) };
		});
		placed.sort((a, b) => a.first - b.first || a.place - b.place);
		this.uses = new Map(placed.map(({ name, use }) => [name, use]));
		this.isInOrder = true;
		return this.uses;
	}

	/**
	 * Takes some rows for others.
	 *
	 * @param keepsShape whether each keeps its shape, so that what is merged with it still is
	 */
	exchange(before: NamedPlan, after: NamedPlan, tasks: Splice, keepsShape: boolean): void {
		const { kind, uses } = this;
		if (keepsShape && isSameIn(kind, before, after, tasks)) return;
		const { growth, oldRun, run } = runsOf(kind, after.plan, tasks);
		const old = usesIn(kind, before, oldRun);
		const now = usesIn(kind, after, run);
		for (const name of new Set([...old.keys(), ...now.keys()])) {
			const known = uses.get(name);
			const use = kind.join(name, known, now.get(name) ?? noUse, oldRun, growth);
			const first = kind.first(use);
			if ((known !== undefined && isIn(oldRun, kind.first(known))) || isIn(run, first))
				this.isInOrder = false;
			if (first < Number.POSITIVE_INFINITY) uses.set(name, use);
			else uses.delete(name);
		}
		if (growth === 0) return;
		for (const [name, use] of uses)
			if (!old.has(name) && !now.has(name)) uses.set(name, kind.move(use, oldRun.end, growth));
	}

	/** Says that something about the tasks of these may have changed. */
	renew(names: Iterable<string>): void {
		for (const name of names) {
			const use = this.uses.get(name);
			if (use !== undefined) this.uses.set(name, { ...use, state: {} });
		}
	}
}

/** The units of the tasks whose leaders hang on the cells of others, where an edit may have changed the names in these. */
export function unitsLedAnew(
	before: NamedPlan,
	after: NamedPlan,
	tasks: Splice,
	keepsShape: boolean,
): Iterable<string> {
	if (keepsShape && isSameIn(officials, before, after, tasks)) return [];
	const names = new Set<string>();
	const { from, end } = runsOf(officials, after.plan, tasks).run;
	for (let led = from; led < end; led++) for (const { name } of after.unitsOf(led)) names.add(name);
	return names;
}

/** Whether rows that took the places of others name the same as these. */
function isSameIn<Use>(
	kind: KindOfUse<Use>,
	before: NamedPlan,
	after: NamedPlan,
	{ first, newEnd }: Splice,
): boolean {
	for (let task = first; task < newEnd; task++) if (!kind.isSame(before, after, task)) return false;
	return true;
}

/** The tasks whose names may be others, in the plan before and after: with those below that are merged with them. */
function runsOf<Use>(kind: KindOfUse<Use>, plan: Plan, { first, oldEnd, newEnd }: Splice) {
	const growth = newEnd - oldEnd;
	let end = newEnd;
	for (let row = plan.taskAt(end); row !== undefined && kind.isMerged(row); row = plan.taskAt(end)) end++;
	return { growth, oldRun: { from: first, end: end - growth }, run: { from: first, end } };
}

/** Tasks that lead, and others, in some run; ascending. */
interface OwnUse {
	readonly leads: number[];
	readonly shares: number[];
}

const noUse: OwnUse = { leads: [], shares: [] };

interface Named {
	readonly name: string;
	readonly lead: boolean;
}

interface KindOfUse<Use> {
	/** Who is named in a task, in the order of the names. */
	namesOf(named: NamedPlan, task: number): readonly Named[];
	/** Whether the row of a task names the same as before. */
	isSame(before: NamedPlan, after: NamedPlan, task: number): boolean;
	/** Whether the names of a row may hang on one above. */
	isMerged(row: RowBlock): boolean;
	/** A use with other tasks in a run; those behind it move. */
	join(name: string, use: Use | undefined, own: OwnUse, run: Run, growth: number): Use;
	/** The use with its tasks from one on moved. */
	move(use: Use, from: number, growth: number): Use;
	/** The first task of a use; infinite where it has none. */
	first(use: Use): number;
}

const units: KindOfUse<UnitUse> = {
	namesOf: (named, task) => named.unitsOf(task),
	isSame: (before, after, task) => {
		// Of several columns each may be merged by itself: the cells tell which are, and the names do not.
		if ((after.plan.taskAt(task)?.header.unitColumns.length ?? 0) > 1) return false;
		const [old, now] = [before.ownUnits(task), after.ownUnits(task)];
		return (
			old.length === now.length &&
			old.every(({ name, lead }, i) => name === now[i]?.name && lead === now[i]?.lead)
		);
	},
	isMerged: (row) => row.header.unitColumns.some((column) => isCovered(row, column)),
	join: (name, use, { leads, shares }, run, growth) => ({
		name,
		leads: exchanged(use?.leads, leads, run, growth),
		shares: exchanged(use?.shares, shares, run, growth),
		state: {},
	}),
	move: ({ name, leads, shares, state }, from, growth) => ({
		name,
		leads: moved(leads, from, growth),
		shares: moved(shares, from, growth),
		state,
	}),
	first: ({ leads, shares }) =>
		Math.min(leads[0] ?? Number.POSITIVE_INFINITY, shares[0] ?? Number.POSITIVE_INFINITY),
};

const officials: KindOfUse<OfficialUse> = {
	namesOf: ({ plan, book }, task) =>
		leadersOf(plan, task).map(({ name }) => ({ name: book.officialName(name), lead: true })),
	isSame: (before, after, task) => {
		const old = before.plan.taskAt(task)?.leaders ?? [];
		const now = after.plan.taskAt(task)?.leaders ?? [];
		return old.length === now.length && old.every(({ name }, i) => name === now[i]?.name);
	},
	isMerged: ({ leaderCell }) => leaderCell === "covered" || leaderCell === "missing",
	join: (name, use, { leads }, run, growth) => ({ name, tasks: exchanged(use?.tasks, leads, run, growth) }),
	move: ({ name, tasks }, from, growth) => ({ name, tasks: moved(tasks, from, growth) }),
	first: ({ tasks }) => tasks[0] ?? Number.POSITIVE_INFINITY,
};

/** Who is named in a run of tasks, in the order of first use. */
function usesIn<Use>(kind: KindOfUse<Use>, named: NamedPlan, run: Run): Map<string, OwnUse> {
	const uses = new Map<string, OwnUse>();
	for (let task = run.from; task < run.end; task++)
		for (const { name, lead } of kind.namesOf(named, task)) {
			let use = uses.get(name);
			if (use === undefined) {
				use = { leads: [], shares: [] };
				uses.set(name, use);
			}
			const list = lead ? use.leads : use.shares;
			if (list.at(-1) !== task) list.push(task);
		}
	return uses;
}

/** Ascending tasks, those in a run exchanged for others and those behind it moved. */
function exchanged(
	tasks: readonly number[] | undefined,
	own: readonly number[],
	{ from, end }: Run,
	growth: number,
): readonly number[] {
	if (tasks === undefined) return own;
	const [first, behind] = [placeOf(tasks, from), placeOf(tasks, end)];
	return first === behind && own.length === 0
		? moved(tasks, end, growth)
		: tasks.slice(0, first).concat(own, moved(tasks.slice(behind), end, growth));
}

/** Ascending tasks, those from one on moved. */
function moved(tasks: readonly number[], from: number, growth: number): readonly number[] {
	const last = tasks.at(-1);
	if (growth === 0 || last === undefined || last < from) return tasks;
	return tasks.map((task) => (task < from ? task : task + growth));
}

/** The place of the first of ascending tasks that is not before a task. */
function placeOf(tasks: readonly number[], task: number): number {
	let low = 0;
	let high = tasks.length;
	while (low < high) {
		const middle = (low + high) >> 1;
		if ((tasks[middle] ?? 0) < task) low = middle + 1;
		else high = middle;
	}
	return low;
}

function isIn({ from, end }: Run, task: number): boolean {
	return task >= from && task < end;
}
