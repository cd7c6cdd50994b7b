import type { Range } from "vscode-languageserver-types";
import { columnAt, rowAt } from "../../features/place.js";
import { type RowBlock, rowsOf } from "../../model/block.js";
import type { LocalizedText } from "../../model/localizedText.js";
import type { Plan } from "../../model/plan.js";
import { continuesTable } from "../../model/rowOfCell.js";
import type { PlanSnapshot } from "../../snapshot/planSnapshot.js";

/** The rows that a range of a document is about. */
export interface RowSelection {
	/** Tasks from `firstTask` up to, not including, `endTask`; all of one table. */
	readonly firstTask: number;
	readonly endTask: number;
	/** The row of the first. */
	readonly row: RowBlock;
	/** Index of the column that the range begins in, -1 where it begins in none. */
	readonly column: number;
}

/** A table by its header, where a range begins in one. */
export interface HeaderSelection {
	/** Index of the header's block. */
	readonly header: number;
	/** Index of the column, -1 where the range begins in none. */
	readonly column: number;
}

/**
 * The rows that a range touches; a range that ends before the first character of a row leaves that row out. Without
 * any row, or with rows of several tables, the reason why there is nothing to work on.
 */
export function selectRows(
	snapshot: PlanSnapshot,
	range: Range | undefined,
): RowSelection | { readonly refused: LocalizedText } {
	if (range === undefined) return { refused: noRange };
	const { plan } = snapshot;
	const { start, end } = range;
	const block = plan.blockAtLine(start.line);
	const found = plan.blockAt(block);
	const line = start.line - plan.lineOfBlock(block);
	if (found?.kind === "text" && rowsOf(found).length > 0) {
		const inProse = rowAt(snapshot, found, block, line, start.character);
		if (inProse === undefined) return { refused: noRow };
		return { firstTask: inProse.task, endTask: inProse.task + 1, row: inProse.row, column: -1 };
	}
	const isBefore = end.character === 0 && end.line > start.line && beginsBlock(plan, end.line);
	const last = isBefore ? end.line - 1 : end.line;
	const firstTask = plan.tasksBefore(block);
	const endTask = plan.tasksBefore(Math.min(plan.blockAtLine(last) + 1, plan.blockCount));
	const row = plan.taskAt(firstTask);
	if (row === undefined || firstTask >= endTask) return { refused: noRow };
	for (let task = firstTask + 1; task < endTask; task++)
		if (!continuesTable(plan, task)) return { refused: severalTables };
	const column =
		found?.kind === "row" ? columnAt(snapshot, found, plan.lineOfBlock(block), line, start.character) : -1;
	return { firstTask, endTask, row, column };
}

function beginsBlock(plan: Plan, line: number): boolean {
	return plan.lineOfBlock(plan.blockAtLine(line)) === line;
}

/** The table whose header or row a range begins in; undefined where it begins in none. */
export function selectColumn(snapshot: PlanSnapshot, range: Range): HeaderSelection | undefined {
	const { plan } = snapshot;
	const { line, character } = range.start;
	const at = plan.blockAtLine(line);
	const found = plan.blockAt(at);
	const first = plan.lineOfBlock(at);
	if (found?.kind === "row") {
		for (let header = at - 1; header >= 0; header--)
			if (plan.blockAt(header)?.kind === "table-header")
				return { header, column: columnAt(snapshot, found, first, line - first, character) };
		return undefined;
	}
	if (found?.kind !== "table-header") return undefined;
	let column = -1;
	for (const [i, { span }] of found.cells.entries()) {
		if (span.line < line - first || (span.line === line - first && span.character <= character)) column = i;
	}
	return { header: at, column: Math.min(column, found.header.columns.length - 1) };
}

/** A number of rows in words. */
export function rowsInWords(count: number): LocalizedText {
	return { zh: `${count}行`, en: count === 1 ? "1 row" : `${count} rows` };
}

const noRange: LocalizedText = {
	zh: "请写明任务行的位置（range）。",
	en: "Say where the rows are (range).",
};
export const noRow: LocalizedText = {
	zh: "光标不在任务行里：请把光标放在表格的一行任务上，或选中几行。",
	en: "The cursor is not in a row of tasks: put it into one, or select several.",
};
const severalTables: LocalizedText = {
	zh: "选中的行不在同一张表或同一部分里：请只选一张表里的行。",
	en: "The selected rows are of several tables or sections: select rows of one.",
};
