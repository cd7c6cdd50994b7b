import type { RowBlock } from "../model/block.js";
import type { Splice } from "../model/followTasks.js";
import type { Plan } from "../model/plan.js";
import { MergedCells } from "../model/rowOfCell.js";
import { cellAt } from "../model/tableHeader.js";

/** A row whose merged cells show what they did not before an edit of other rows. */
export interface LostRow {
	readonly task: number;
	/** What its cells showed, by column: that of the leaders, and others that went with it. */
	readonly cells: ReadonlyMap<number, string>;
}

/** The rows of a version that hang on other leaders since an edit that was not about leaders. */
export interface LostLeaders {
	/** In the order of the plan; some may be right again by now, see {@link stillLost}. */
	readonly rows: readonly LostRow[];
	/** The version of the document in which the last of them lost theirs; -1 for none. */
	readonly version: number;
	/** What rows showed before, by what stands in them: an undo brings that back, which is not another loss. */
	readonly former: ReadonlyMap<string, string>;
}

export const nothingLost: LostLeaders = { rows: [], version: -1, former: new Map() };

/** So many rows are remembered; the oldest are forgotten. */
const mostFormer = 500;
/** Of more rows that have changed at once, those that have moved are not looked for. */
const mostMoved = 1000;

/**
 * Compares what merged cells show before and after an edit: the rows that are the same and show other leaders, because
 * the row that they hung on is gone or another one has come between. Where rows only became others at their places,
 * their leaders were changed on purpose.
 *
 * @param edit which tasks became which; all others are the same rows
 * @param version of the document afterwards
 */
export function leadersLost(
	known: LostLeaders,
	before: Plan,
	after: Plan,
	edit: Splice,
	version: number,
): LostLeaders {
	const moves = movesOf(before, after, edit);
	const rows: LostRow[] = [];
	for (const { task, cells } of known.rows) {
		const now = moves.to(task);
		if (now < 0 || !isLost(after, { task: now, cells })) continue;
		const holder = after.leaderTaskOf(now);
		// The row that they hang on was given leaders where it stands.
		if (holder >= 0 && moves.from(holder) < 0 && !moves.hasGrown) continue;
		rows.push({ task: now, cells });
	}
	const kept = new Set(rows.map(({ task }) => task));
	const found: LostRow[] = [];
	const cellsBefore = new MergedCells(before);
	const cellsAfter = new MergedCells(after);
	const end = endOfMerged(after, edit.newEnd);
	for (let task = edit.first; task < end; task++) {
		const row = after.taskAt(task);
		if (row?.leaderCell !== "covered" || kept.has(task)) continue;
		const old = moves.from(task);
		if (old < 0 || before.taskAt(old)?.leaderCell !== "covered") continue;
		if (before.taskAt(before.leaderTaskOf(old)) === after.taskAt(after.leaderTaskOf(task))) continue;
		const now = leadersShown(after, task);
		if (leadersShown(before, old) === now || known.former.get(wordsOf(row)) === now) continue;
		if (!isTaken(before.leaderTaskOf(old), after.leaderTaskOf(task), moves)) continue;
		const cells = new Map([[row.header.leaderColumn, leadersShown(before, old)]]);
		if (before.taskAt(old)?.header === row.header)
			row.cells.forEach(({ state }, column) => {
				const shown = textOf(before, cellsBefore.taskOf(old, column), column);
				if (state === "covered" && shown !== textOf(after, cellsAfter.taskOf(task, column), column))
					cells.set(column, shown);
			});
		found.push({ task, cells });
	}
	if (found.length === 0)
		return rows.length === known.rows.length && rows.every((row, i) => row.task === known.rows[i]?.task)
			? known
			: { ...known, rows };
	const former = [
		...known.former,
		...found.map(({ task, cells }): readonly [string, string] => {
			const row = after.taskAt(task);
			return [row === undefined ? "" : wordsOf(row), cells.get(row?.header.leaderColumn ?? -1) ?? ""];
		}),
	];
	return {
		rows: [...rows, ...found].sort((a, b) => a.task - b.task),
		version,
		former: new Map(former.slice(-mostFormer)),
	};
}

/** The first task from one on that does not hang on those above: it has a cell of leaders of its own, or none. */
function endOfMerged(plan: Plan, from: number): number {
	let task = from;
	for (let cell = plan.taskAt(task)?.leaderCell; cell === "covered" || cell === "missing"; )
		cell = plan.taskAt(++task)?.leaderCell;
	return task;
}

/** The rows that still show other leaders than they did; empty where they have been given theirs, or have got their own. */
export function stillLost({ rows }: LostLeaders, plan: Plan): readonly LostRow[] {
	return rows.filter((row) => isLost(plan, row));
}

/** The first of the rows that hang together: what it is given, all of them show. */
export function firstOfEach(rows: readonly LostRow[], plan: Plan): readonly LostRow[] {
	return rows.filter(({ task, cells }, i) => {
		const above = rows[i - 1];
		const column = plan.taskAt(task)?.header.leaderColumn ?? -1;
		return (
			above === undefined ||
			above.cells.get(column) !== cells.get(column) ||
			plan.leaderTaskOf(above.task) !== plan.leaderTaskOf(task) ||
			above.task < plan.leaderTaskOf(task)
		);
	});
}

/** The words of the cell of leaders that holds for a task, merged or not. */
export function leadersShown(plan: Plan, task: number): string {
	return textOf(plan, plan.leaderTaskOf(task), plan.taskAt(task)?.header.leaderColumn ?? -1);
}

function textOf(plan: Plan, task: number, column: number): string {
	return (cellAt(plan.taskAt(task)?.cells ?? [], column)?.content.text ?? "").trim();
}

function isLost(plan: Plan, { task, cells }: LostRow): boolean {
	const row = plan.taskAt(task);
	const column = row?.header.leaderColumn ?? -1;
	return row?.leaderCell === "covered" && leadersShown(plan, task) !== cells.get(column);
}

/** Whether rows that hung on one task hang on another now by no change of that task itself. */
function isTaken(old: number, now: number, { from, to, hasGrown }: Moves): boolean {
	const hangsOnKnown = now < 0 || from(now) >= 0;
	// The row above became another one at its place: that is how a leader is changed.
	if (old < 0 || to(old) < 0) return hangsOnKnown && hasGrown;
	return hangsOnKnown || hasGrown;
}

/** Which task of one version is which of the next; -1 for none. */
interface Moves {
	from(after: number): number;
	to(before: number): number;
	/** Whether there are more or fewer rows between those that stayed as they are. */
	readonly hasGrown: boolean;
}

function movesOf(before: Plan, after: Plan, edit: Splice): Moves {
	const [count, countAfter] = [before.taskCount, after.taskCount];
	let { first } = edit;
	const least = Math.min(edit.oldEnd, edit.newEnd);
	while (first < least && before.taskAt(first) === after.taskAt(first)) first++;
	let behind = count - edit.oldEnd;
	const most = behind + least - first;
	while (behind < most && before.taskAt(count - 1 - behind) === after.taskAt(countAfter - 1 - behind))
		behind++;
	const [end, endAfter] = [count - behind, countAfter - behind];
	const [moved, movedFrom] = movedRows(before, after, first, end, endAfter);
	return {
		from: (task) =>
			task < first ? task : task >= endAfter ? task - endAfter + end : (movedFrom.get(task) ?? -1),
		to: (task) => (task < first ? task : task >= end ? task - end + endAfter : (moved.get(task) ?? -1)),
		hasGrown: end !== endAfter,
	};
}

/** Rows between that say the same as before, at other places. */
function movedRows(
	before: Plan,
	after: Plan,
	first: number,
	end: number,
	endAfter: number,
): readonly [ReadonlyMap<number, number>, ReadonlyMap<number, number>] {
	const to = new Map<number, number>();
	const from = new Map<number, number>();
	if (Math.max(end, endAfter) - first > mostMoved) return [to, from];
	const places = new Map<string, number>();
	for (let task = first; task < end; task++) {
		const row = before.taskAt(task);
		if (row !== undefined) places.set(wordsOf(row), task);
	}
	for (let task = first; task < endAfter; task++) {
		const row = after.taskAt(task);
		const old = row === undefined ? undefined : places.get(wordsOf(row));
		if (old === undefined || to.has(old)) continue;
		to.set(old, task);
		from.set(task, old);
	}
	return [to, from];
}

/** What stands in the cells of a row, by which it is known again. */
function wordsOf({ cells }: RowBlock): string {
	return cells.map(({ state, content }) => `${state}\t${content.text}`).join("\n");
}
