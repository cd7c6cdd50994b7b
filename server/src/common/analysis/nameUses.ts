import type { NameBook, ResolvedUnit } from "../directory/directory.js";
import type { RowBlock } from "../model/block.js";
import type { Splice } from "../model/followTasks.js";
import { leadersOf } from "../model/leadersOf.js";
import { firstPlace, isSameList } from "../model/lists.js";
import type { Plan } from "../model/plan.js";
import { isCovered } from "../model/rowOfCell.js";
import type { TaskKeys } from "../model/taskKeys.js";

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

/** Tasks, or keys of tasks, from `from` up to, not including, `end`. */
interface Run {
	readonly from: number;
	readonly end: number;
}

/** A plan before an edit or after it, as far as names are concerned. */
export interface NamedPlan {
	readonly plan: Plan;
	readonly book: NameBook;
	readonly keys: TaskKeys;
	ownUnits(task: number): readonly ResolvedUnit[];
	/** Those of merged cells above included. */
	unitsOf(task: number): readonly ResolvedUnit[];
}

/** The same with the keys of the tasks instead of their numbers; whoever is named as a leader leads. */
export interface KeyedUse {
	readonly leads: readonly number[];
	readonly shares: readonly number[];
	readonly state: object;
}

/** A use as it is shown in the version with these keys. */
interface Shown<Use> {
	readonly of: KeyedUse;
	readonly keys: TaskKeys;
	readonly use: Use;
}

/**
 * Who is named in which tasks, by name. Tasks are called by their keys, so that behind an edit only those are looked at
 * again whose rows are others, and those that hang on these.
 */
export class NameUses<Use extends object> {
	private isInOrder = true;
	private shown: ReadonlyMap<string, Use> | undefined;
	private readonly known = new Map<string, Shown<Use>>();

	private constructor(
		private uses: Map<string, KeyedUse>,
		private readonly kind: KindOfUse<Use>,
	) {}

	static ofUnits(named: NamedPlan): NameUses<UnitUse> {
		return NameUses.of(units, named);
	}

	static ofOfficials(named: NamedPlan): NameUses<OfficialUse> {
		return NameUses.of(officials, named);
	}

	private static of<Use extends object>(kind: KindOfUse<Use>, named: NamedPlan): NameUses<Use> {
		const uses = new Map<string, KeyedUse>();
		for (const [name, { leads, shares }] of usesIn(kind, named, 0, named.plan.taskCount))
			uses.set(name, { leads, shares, state: {} });
		return new NameUses(uses, kind);
	}

	/** In the order of first use, by the numbers of the tasks in a version. */
	inOrder(now: NamedPlan): ReadonlyMap<string, Use> {
		if (this.shown !== undefined) return this.shown;
		const { known } = this;
		const shown = new Map<string, Use>();
		for (const [name, use] of this.keyed(now)) {
			let own = known.get(name);
			if (own?.of !== use || own.keys !== now.keys) {
				own = { of: use, keys: now.keys, use: this.kind.show(name, use, now.keys) };
				known.set(name, own);
			}
			shown.set(name, own.use);
		}
		this.shown = shown;
		return shown;
	}

	/** The same by the keys of the tasks. */
	keyed(now: NamedPlan): ReadonlyMap<string, KeyedUse> {
		if (this.isInOrder) return this.uses;
		const { kind } = this;
		const placed = Array.from(this.uses, ([name, use]) => {
			const first = firstOf(use);
			const place = kind.namesOf(now, now.keys.taskOf(first)).findIndex((one) => one.name === name);
			return { name, use, first, place };
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
		const { kind, uses, known } = this;
		if (before.keys !== after.keys) this.shown = undefined;
		if (keepsShape && isSameIn(kind, before, after, tasks)) return;
		const { oldRun, run } = runsOf(kind, after.plan, tasks);
		const old = usesIn(kind, before, oldRun.from, oldRun.end);
		const now = usesIn(kind, after, run.from, run.end);
		const keyed = { from: before.keys.bound(oldRun.from), end: before.keys.bound(oldRun.end) };
		// 区教育局、区工信局 for 区工信局、区教育局: the same tasks, and who is named first is another.
		const again = [...now.keys()].filter((name) => old.has(name));
		if ([...old.keys()].filter((name) => now.has(name)).some((name, i) => name !== again[i])) {
			this.isInOrder = false;
			this.shown = undefined;
		}
		for (const name of new Set([...old.keys(), ...now.keys()])) {
			const { leads, shares } = now.get(name) ?? noUse;
			if (isSameUse(old.get(name), { leads, shares })) continue;
			const before = uses.get(name);
			const use: KeyedUse = {
				leads: exchanged(before?.leads, leads, keyed),
				shares: exchanged(before?.shares, shares, keyed),
				state: {},
			};
			const first = firstOf(use);
			if (before === undefined || firstOf(before) !== first || isIn(keyed, first)) this.isInOrder = false;
			if (first < Number.POSITIVE_INFINITY) uses.set(name, use);
			else {
				uses.delete(name);
				known.delete(name);
			}
			this.shown = undefined;
		}
	}

	/** Says that something about the tasks of these may have changed. */
	renew(names: Iterable<string>): void {
		for (const name of names) {
			const use = this.uses.get(name);
			if (use === undefined) continue;
			this.uses.set(name, { ...use, state: {} });
			this.shown = undefined;
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
	let end = newEnd;
	for (let row = plan.taskAt(end); row !== undefined && kind.isMerged(row); row = plan.taskAt(end)) end++;
	return { oldRun: { from: first, end: end + oldEnd - newEnd }, run: { from: first, end } };
}

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
	/** A use with the numbers of its tasks, which are told when somebody asks. */
	show(name: string, use: KeyedUse, keys: TaskKeys): Use;
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
	show: (name, use, keys) => {
		let leads: readonly number[] | undefined;
		let shares: readonly number[] | undefined;
		return {
			name,
			get leads() {
				leads ??= use.leads.map((key) => keys.taskOf(key));
				return leads;
			},
			get shares() {
				shares ??= use.shares.map((key) => keys.taskOf(key));
				return shares;
			},
			state: use.state,
		};
	},
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
	show: (name, use, keys) => {
		let tasks: readonly number[] | undefined;
		return {
			name,
			get tasks() {
				tasks ??= use.leads.map((key) => keys.taskOf(key));
				return tasks;
			},
		};
	},
};

/** Who is named in some tasks, by their keys, in the order of first use. */
function usesIn<Use>(kind: KindOfUse<Use>, named: NamedPlan, from: number, end: number): Map<string, OwnUse> {
	const uses = new Map<string, OwnUse>();
	named.keys.forEach(
		(key, task) => {
			for (const { name, lead } of kind.namesOf(named, task)) {
				let use = uses.get(name);
				if (use === undefined) {
					use = { leads: [], shares: [] };
					uses.set(name, use);
				}
				const list = lead ? use.leads : use.shares;
				if (list.at(-1) !== key) list.push(key);
			}
		},
		from,
		end,
	);
	return uses;
}

/** So many may be told to a function as its parameters. */
const mostSpread = 1_000;

/** Ascending keys, those in a run exchanged for others. */
function exchanged(
	keys: readonly number[] | undefined,
	own: readonly number[],
	{ from, end }: Run,
): readonly number[] {
	if (keys === undefined) return own;
	const [first, behind] = [placeOf(keys, from), placeOf(keys, end)];
	if (first === behind && own.length === 0) return keys;
	if (own.length >= mostSpread) return keys.slice(0, first).concat(own, keys.slice(behind));
	// One copy, and mostly nothing to move in it: a unit may have thousands of tasks.
	const now = keys.slice();
	now.splice(first, behind - first, ...own);
	return now;
}

function isSameUse(a: OwnUse | undefined, b: OwnUse): boolean {
	return a !== undefined && isSameList(a.leads, b.leads) && isSameList(a.shares, b.shares);
}

/** The place of the first of ascending keys that is not below one. */
function placeOf(keys: readonly number[], key: number): number {
	return firstPlace(keys.length, (place) => (keys[place] ?? 0) < key);
}

function firstOf({ leads, shares }: KeyedUse): number {
	return Math.min(leads[0] ?? Number.POSITIVE_INFINITY, shares[0] ?? Number.POSITIVE_INFINITY);
}

function isIn({ from, end }: Run, key: number): boolean {
	return key >= from && key < end;
}
