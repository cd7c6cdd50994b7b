import { cellAt } from "../model/tableHeader.js";
import { findComments } from "../text/comments.js";
import { applyEdits, sortEdits } from "./applyEdits.js";
import {
	type CellChange,
	type CellChangeSet,
	type CellContent,
	contentAfter,
	emptyContent,
} from "./cellChange.js";
import type { PlanSource } from "./planSource.js";
import { refuse } from "./refusal.js";
import { checkCells, type ExpectedBlock, readsOtherwise } from "./rereading.js";
import type { PlacedRow, RowArrangement } from "./rowArrangement.js";
import type { CoveredStyle, RowInText } from "./rowWriter/rowWriter.js";
import { commentEdit } from "./rowWriter/table.js";
import { writerOf } from "./rowWriter/writerOf.js";
import { type OwnEdit, replaceLines } from "./textEdits.js";

/** What is asked for of the rows of a plan. */
interface DraftedRows {
	readonly source: PlanSource;
	readonly cells: CellChangeSet;
	readonly rows: RowArrangement;
	readonly covered: CoveredStyle;
	rowInText(task: number): RowInText;
	commentsOf(task: number): readonly string[];
}

/**
 * The edits that take rows from their places and put rows in: one for each run of lines, so that what is put in where
 * something goes takes its place.
 */
export function editsOfRows(draft: DraftedRows): readonly OwnEdit[] {
	const { rows, source } = draft;
	const { plan, document } = source;
	const edits: OwnEdit[] = [];
	const gone = [...rows.gone.keys()].map((task) => plan.blockOfTask(task)).sort((a, b) => a - b);
	const places = [...new Set([...gone, ...rows.placed.keys()])].sort((a, b) => a - b);
	for (let i = 0; i < places.length; ) {
		const first = places[i] ?? 0;
		const inserted: string[] = [];
		let operation: number | undefined;
		// Up to the place behind the last of the rows that go one behind the other.
		let block = first;
		for (; ; block++) {
			for (const row of rows.placed.get(block) ?? []) {
				inserted.push(...linesOf(draft, row));
				operation ??= row.operation;
			}
			if (!rows.isGone(block)) break;
			operation ??= rows.gone.get(plan.tasksBefore(block));
		}
		while ((places[i] ?? Number.POSITIVE_INFINITY) <= block) i++;
		const [from, to] = [plan.lineOfBlock(first), plan.lineOfBlock(block)];
		edits.push({ edit: replaceLines(document.lines, from, to, inserted), operation: operation ?? 0 });
	}
	return edits;
}

/** What rows that are put in are to be read as, by the block that they stand before. */
export function expectedRows(draft: DraftedRows): ReadonlyMap<number, readonly ExpectedBlock[]> {
	const expected = new Map<number, readonly ExpectedBlock[]>();
	for (const [block, rows] of draft.rows.placed)
		expected.set(
			block,
			rows.map((row) => ({
				operation: row.operation,
				check(found) {
					const cells = contentsOf(draft, row);
					const words = cells.find(({ state }) => state === "text");
					if (found.kind !== "row" || found.cells.length !== cells.length)
						throw readsOtherwise(words?.state === "text" ? words.text : "", row.operation);
					checkCells(found, cells, row.operation);
				},
			})),
		);
	return expected;
}

/** A row as it stands in its new place. */
function linesOf(draft: DraftedRows, row: PlacedRow): readonly string[] {
	const writer = writerOf(row.header);
	if (row.task !== undefined && row.columns === undefined) {
		const moved = draft.rowInText(row.task);
		return applyEdits(
			moved.lines,
			sortEdits(writer.changeCells(moved, changesOf(draft, row, row.task), draft.covered)),
		);
	}
	const like = row.like === undefined ? undefined : draft.rowInText(row.like);
	const lines = writer.writeRow(row.header, contentsOf(draft, row), like, draft.covered);
	if (row.task === undefined) return lines;
	const comments = draft.commentsOf(row.task);
	if (comments.length === 0) return lines;
	if (row.header.layout !== "table")
		refuse(
			"这一行有批注或“不再提示”的标记，那种表格放不下：请先删去，或先转换为表格。",
			"The row has comments, which that layout has no place for: remove them, or convert to a table first.",
			row.operation,
		);
	return applyEdits(lines, [commentEdit(lines[0] ?? "", comments)]);
}

/** What the cells of a row that is put in are to show, by the columns of its new table. */
function contentsOf(draft: DraftedRows, row: PlacedRow): readonly CellContent[] {
	const moved = row.task === undefined ? undefined : draft.source.plan.taskAt(row.task);
	if (moved !== undefined && row.task !== undefined && row.columns === undefined) {
		const changes = changesOf(draft, row, row.task);
		return moved.cells.map((cell, column) => contentAfter(cell, changes.get(column)));
	}
	return row.header.columns.map((_, column) => {
		const own = row.taken.get(column) ?? row.cells.get(column);
		if (own !== undefined) return own;
		const from = row.columns?.[column] ?? -1;
		if (moved === undefined || row.task === undefined || from < 0) return emptyContent;
		return contentAfter(cellAt(moved.cells, from), draft.cells.at(row.task, from));
	});
}

/** All that becomes of the cells of a row that moves as it is. */
function changesOf(draft: DraftedRows, row: PlacedRow, task: number): ReadonlyMap<number, CellChange> {
	const { operation } = row;
	const changes = new Map(draft.cells.of(task));
	for (const [column, become] of [...row.cells, ...row.taken]) changes.set(column, { operation, become });
	return changes;
}

/** The comments of a line, as they are written. */
export function commentsIn(line: string): readonly string[] {
	return findComments(line).map(([from, to]) => line.slice(from, to));
}
