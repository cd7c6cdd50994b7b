import { findColumnRole } from "../model/columns.js";
import { type Cell, cellAt, type TableHeader } from "../model/tableHeader.js";
import { taskNumberAt } from "./taskNumber.js";

/**
 * The column in which the first rows of a table number their tasks (`1.…`; `（1）…` and `1)…` where they run on): the task's, or another whose name
 * would do for a task's, where the numbers run on from row to row (重点任务 beside 具体举措). A list that begins anew
 * in each cell numbers no tasks. -1 where no column does.
 */
export function findNumberedColumn(header: TableHeader, rows: readonly (readonly Cell[])[]): number {
	const { taskColumn } = header;
	const task = rows.map((cells) => cellAt(cells, taskColumn));
	if (task.some((cell) => cell?.state === "text" && taskNumberAt(cell.content.text) !== undefined))
		return taskColumn;
	if (runsOn(task)) return taskColumn;
	return header.columns.findIndex(
		({ header: name }, i) =>
			i !== taskColumn && runsOn(rows.map((cells) => cells[i])) && findColumnRole(name) === "task",
	);
}

function runsOn(cells: readonly (Cell | undefined)[]): boolean {
	let next = -1;
	let count = 0;
	for (const cell of cells) {
		if (cell?.state !== "text") continue;
		const number = numberIn(cell);
		if (number === undefined || (next >= 0 && number !== next)) return false;
		next = number + 1;
		count++;
		const { text } = cell.content;
		if ([".", "、", "．", "）", ")"].some((mark) => text.includes(`${next}${mark}`))) return false;
	}
	return count > 1 || (count === 1 && cells.length === 1 && /^\d{1,3}[.、．)）]/.test(only(cells)));
}

function only(cells: readonly (Cell | undefined)[]): string {
	return cells[0]?.content.text ?? "";
}

function numberIn(cell: Cell): number | undefined {
	return taskNumberAt(cell.content.text, true)?.value;
}
