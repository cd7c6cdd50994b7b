import { scriptKey } from "../language/scriptForms.js";
import type { Plan } from "../model/plan.js";
import type { PlanSnapshot } from "../snapshot/planSnapshot.js";
import type { Alignment } from "./alignPlans.js";
import { cellsOf, keyOfColumn } from "./shownCells.js";

/** How the columns of an edited copy go on those of the plan that it is a copy of; all by their names without blanks. */
export interface ColumnMap {
	/** Columns of the base by what the copy calls them. */
	readonly renamed: ReadonlyMap<string, string>;
	readonly added: readonly string[];
	readonly removed: readonly string[];
	/** One of the two is running text: names that differ say nothing. */
	readonly isAcross?: true;
}

/** So many pairs of tasks tell whether two columns say the same. */
const mostPairs = 500;

/**
 * Columns of the same name, in either script, are one. Of the others, those are one that hold the same kind of thing, or in most rows the same
 * words: what says the most alike first.
 */
export function mapColumns(base: PlanSnapshot, copy: PlanSnapshot, alignment: Alignment): ColumnMap {
	const [own, theirs] = [columnsOf(base.plan), columnsOf(copy.plan)];
	if ((own.size === 0) !== (theirs.size === 0)) return mapAcross(base.plan, copy.plan);
	const removed = new Set([...own.keys()].filter((key) => !theirs.has(key)));
	const added = new Set([...theirs.keys()].filter((key) => !own.has(key)));
	const renamed = new Map<string, string>();
	const join = (was: string, now: string) => {
		renamed.set(was, now);
		removed.delete(was);
		added.delete(now);
	};
	for (const was of [...removed])
		for (const now of added) if (removed.has(was) && scriptKey(was) === scriptKey(now)) join(was, now);
	if (removed.size === 0 || added.size === 0) return { renamed, added: [...added], removed: [...removed] };
	const likeness = likenessOf(base, copy, alignment, removed, added);
	const choices = [...removed].flatMap((was) =>
		[...added].map((now) => {
			const role = own.get(was);
			const isSameRole = role === theirs.get(now) && role !== "other";
			return { was, now, value: (likeness(was, now) ?? 0) + (isSameRole ? 0.5 : 0) };
		}),
	);
	choices.sort((a, b) => b.value - a.value);
	for (const { was, now, value } of choices) {
		if (value < 0.5 || !removed.has(was) || !added.has(now)) continue;
		join(was, now);
	}
	return { renamed, added: [...added], removed: [...removed] };
}

/** Between a plan in tables and one in running text, which has no columns: what holds tasks and leaders is one. */
function mapAcross(base: Plan, copy: Plan): ColumnMap {
	const renamed = new Map<string, string>();
	for (const role of ["task", "leader"]) {
		const [was, now] = [base, copy].map((plan) => keyOfRole(plan, role));
		if (was !== undefined && now !== undefined && was !== now) renamed.set(was, now);
	}
	return { renamed, added: [], removed: [], isAcross: true };
}

function keyOfRole(plan: Plan, role: string): string | undefined {
	let key: string | undefined;
	plan.someTask(({ header }) => {
		const column = header.columns.find((each) => each.role === role);
		if (column !== undefined) key = keyOfColumn(column.header);
		return key !== undefined;
	});
	return key;
}

/** The columns of all tables, each once, with what they hold. */
function columnsOf(plan: Plan): ReadonlyMap<string, string> {
	const columns = new Map<string, string>();
	plan.forEachBlock((block) => {
		if (block.kind !== "table-header") return;
		for (const { header, role } of block.header.columns) {
			const key = keyOfColumn(header);
			if (key !== "" && !columns.has(key)) columns.set(key, role);
		}
	});
	return columns;
}

/** In how many of the rows where a column of the base says something one of the copy says the same; 0 to 1. */
function likenessOf(
	base: PlanSnapshot,
	copy: PlanSnapshot,
	{ pairs }: Alignment,
	removed: ReadonlySet<string>,
	added: ReadonlySet<string>,
): (was: string, now: string) => number | undefined {
	const counts = new Map<string, { same: number; all: number }>();
	const keyOf = (was: string, now: string) => `${was}\t${now}`;
	for (const { before, after } of pairs.slice(0, mostPairs)) {
		const theirs = cellsOf(copy, after).filter(({ key }) => added.has(key));
		for (const cell of cellsOf(base, before)) {
			if (!removed.has(cell.key) || cell.text === "") continue;
			for (const their of theirs) {
				const key = keyOf(cell.key, their.key);
				const count = counts.get(key) ?? { same: 0, all: 0 };
				counts.set(key, count);
				count.all++;
				if (their.text === cell.text) count.same++;
			}
		}
	}
	return (was, now) => {
		const count = counts.get(keyOf(was, now));
		return count && count.same / count.all;
	};
}
