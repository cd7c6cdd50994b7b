import { cellsOfLine } from "../../features/tableLines.js";
import { isRowOfDashes } from "../../features/tableRanges.js";
import type { RowBlock } from "../../model/block.js";
import type { PlanSnapshot } from "../../snapshot/planSnapshot.js";
import { changeOf } from "../changes.js";
import type { CommandOutcome } from "../command.js";
import { type KeyPlace, keyPlaceAt } from "./keyPlace.js";
import { isGroupColumn } from "./newRow.js";
import { orderWithout } from "./rowOrder.js";
import { changeTable, type TableOptions } from "./tableCommand.js";

/**
 * Takes the last row of a table out, in which nothing was written, and goes on behind the table: so a table is left by
 * the key that began the row, as a list is. `undefined` in any other row.
 */
export function leaveTable(
	snapshot: PlanSnapshot,
	place: KeyPlace,
	options: TableOptions,
): CommandOutcome | undefined {
	const { plan, document } = snapshot;
	const block = plan.blockAt(place.block);
	const below = keyPlaceAt(snapshot, place.last + 1);
	if (below !== undefined && plan.blockAt(below.block)?.kind !== "table-header") return undefined;
	const line = { line: place.first, character: 0 };
	if (block?.kind !== "row")
		return block?.kind === "text" ? leaveBlankRow(snapshot, place, options) : undefined;
	if (place.kind !== "row" || !isUnwritten(block)) return undefined;
	const task = plan.tasksBefore(place.block);
	const outcome = changeTable(
		snapshot,
		{
			operations: [{ op: "deleteRows", tasks: [task] }],
			done,
			order: () => orderWithout(plan.taskCount, task, task + 1),
		},
		options,
	);
	if (outcome.changes === undefined) return outcome;
	// Where no line follows, one is begun.
	const isEnd = place.last === document.lines.length - 1;
	const changes = outcome.changes.map((change) => ({
		...change,
		edits: change.edits.map((edit) =>
			isEnd && edit.newText === "" && edit.range.end.line === place.last
				? { ...edit, newText: document.eol }
				: edit,
		),
	}));
	return { ...outcome, changes, select: { start: line, end: line } };
}

/** Nothing but what a new row begins with: merged cells, its number, a 项目 that is written again, ★. */
function isUnwritten({ header, cells, surplus, text, units, numberInTask }: RowBlock): boolean {
	if (text.text !== "" || units.length > 0 || surplus.length > 0) return false;
	return cells.every(({ state, content }, column) => {
		if (state !== "text" || isGroupColumn(header, column)) return true;
		if (column === header.taskColumn) return numberInTask;
		return column === header.numberColumn || content.text === "★";
	});
}

/** Likewise a row of empty cells, of which nothing else is known. */
function leaveBlankRow(
	snapshot: PlanSnapshot,
	{ first, tableFirst }: KeyPlace,
	{ language }: TableOptions,
): CommandOutcome | undefined {
	const text = snapshot.document.lines[first] ?? "";
	const isEmpty = cellsOfLine(text).every(({ textStart, textEnd }) => textStart === textEnd);
	if (!isEmpty || first === tableFirst || isRowOfDashes(text)) return undefined;
	const start = { line: first, character: 0 };
	const range = { start, end: { line: first, character: text.length } };
	return {
		message: `${done[language]}${language === "zh" ? "。" : "."}`,
		changes: changeOf(snapshot, [{ range, newText: "" }]),
		select: { start, end: start },
	};
}

const done = {
	zh: "空行已取消，光标已到表格之后",
	en: "The empty row was taken out, and the cursor is behind the table",
};
