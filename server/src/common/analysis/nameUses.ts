import type { NameBook, ResolvedUnit } from "../directory/directory.js";
import { leadersOf } from "../model/leadersOf.js";
import type { Plan } from "../model/plan.js";
import { isCovered } from "../model/rowOfCell.js";

/**
 * The tasks of a unit. Another object takes its place where an edit may have changed these tasks or who leads them: what
 * was found out about it holds for as long as it is the same.
 */
export interface UnitUse {
	readonly name: string;
	/** Tasks that it leads, and those that it shares in; ascending. */
	readonly leads: readonly number[];
	readonly shares: readonly number[];
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

/** A plan before an edit of one row, or after it, as far as names are concerned. */
export interface NamedPlan {
	readonly plan: Plan;
	readonly book: NameBook;
	ownUnits(task: number): readonly ResolvedUnit[];
	/** Those of merged cells above included. */
	unitsOf(task: number): readonly ResolvedUnit[];
}

/**
 * Who is named in which tasks, by name. Where an edit exchanged some rows, only the tasks that hang on these are looked
 * at again.
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
			uses.set(name, kind.join(name, undefined, own, { from: 0, end: 0 }));
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

	/** Takes the row of a task for another that keeps its shape. */
	exchange(before: NamedPlan, after: NamedPlan, task: number): void {
		const { kind, uses } = this;
		if (kind.isSame(before, after, task)) return;
		const run = kind.runBelow(after.plan, task);
		const old = usesIn(kind, before, run);
		const now = usesIn(kind, after, run);
		for (const name of new Set([...old.keys(), ...now.keys()])) {
			const known = uses.get(name);
			const use = kind.join(name, known, now.get(name) ?? noUse, run);
			const first = kind.first(use);
			if ((known !== undefined && isIn(run, kind.first(known))) || isIn(run, first)) this.isInOrder = false;
			if (first < Number.POSITIVE_INFINITY) uses.set(name, use);
			else uses.delete(name);
		}
	}

	/** Gives uses of tasks as other objects. */
	renew(names: Iterable<string>): void {
		for (const name of names) {
			const use = this.uses.get(name);
			if (use !== undefined) this.uses.set(name, { ...use });
		}
	}
}

/** The units of the tasks whose leaders hang on a task's own cell, where an edit changed the names in it; none where not. */
export function unitsLedAnew(before: NamedPlan, after: NamedPlan, task: number): Iterable<string> {
	if (officials.isSame(before, after, task)) return [];
	const names = new Set<string>();
	const { from, end } = officials.runBelow(after.plan, task);
	for (let led = from; led < end; led++) for (const { name } of after.unitsOf(led)) names.add(name);
	return names;
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
	/** The tasks whose names may hang on the row of a task. */
	runBelow(plan: Plan, task: number): Run;
	/** A use with other tasks in a run. */
	join(name: string, use: Use | undefined, own: OwnUse, run: Run): Use;
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
	runBelow: (plan, from) => {
		let end = from + 1;
		for (let row = plan.taskAt(end); row !== undefined; row = plan.taskAt(end)) {
			const { header } = row;
			let isMerged = false;
			for (const column of header.unitColumns) if (isCovered(row, column)) isMerged = true;
			if (!isMerged) break;
			end++;
		}
		return { from, end };
	},
	join: (name, use, { leads, shares }, run) => ({
		name,
		leads: exchanged(use?.leads, leads, run),
		shares: exchanged(use?.shares, shares, run),
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
	runBelow: (plan, from) => {
		let end = from + 1;
		while (end < plan.taskCount && plan.leaderTaskOf(end) === from) end++;
		return { from, end };
	},
	join: (name, use, { leads }, run) => ({ name, tasks: exchanged(use?.tasks, leads, run) }),
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

/** Ascending tasks, those in a run exchanged for others. */
function exchanged(
	tasks: readonly number[] | undefined,
	own: readonly number[],
	{ from, end }: Run,
): readonly number[] {
	if (tasks === undefined) return own;
	const [first, behind] = [placeOf(tasks, from), placeOf(tasks, end)];
	return first === behind && own.length === 0
		? tasks
		: tasks.slice(0, first).concat(own, tasks.slice(behind));
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
