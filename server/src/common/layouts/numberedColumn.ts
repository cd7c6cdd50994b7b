import { findColumnRole } from "../model/columns.js";
import { type Cell, cellAt, type TableHeader } from "../model/tableHeader.js";
import { readTaskCode } from "../text/taskCode.js";
import { taskNumberAt, toNumber } from "./taskNumber.js";

/**
 * The column in which the first rows of a table number their tasks (`1.…`; `（1）…` and `1)…` where they run on): the task's, or another whose name
 * would do for a task's, where the numbers run on from row to row (重点任务 beside 具体举措). A list that begins anew
 * in each cell numbers no tasks, and neither do the points of cells whose rows 序号 counts. -1 where no column does.
 */
export function findNumberedColumn(header: TableHeader, rows: readonly (readonly Cell[])[]): number {
	const { taskColumn } = header;
	const task = rows.map((cells) => cellAt(cells, taskColumn));
	if (haveNumbers(header, rows)) {
		if (!serialsCount(header, rows)) return taskColumn;
	} else if (runsOn(task)) return taskColumn;
	return header.columns.findIndex(
		({ header: name }, i) =>
			i !== taskColumn && runsOn(rows.map((cells) => cells[i])) && findColumnRole(name) === "task",
	);
}

/** Whether the task of one of these rows begins as one with a number does: `1.…`. */
export function haveNumbers({ taskColumn }: TableHeader, rows: readonly (readonly Cell[])[]): boolean {
	return rows.some((cells) => {
		const cell = cellAt(cells, taskColumn);
		return cell?.state === "text" && taskNumberAt(cell.content.text) !== undefined;
	});
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

/** A row by what it may have its number in: 序号 (`undefined` where it is merged, empty or no number), and the task's words. */
export interface SerialRow {
	readonly serial: number | undefined;
	readonly task: string;
}

/** Whether 序号 numbers the rows of a table, see `countsRows`. */
export function serialsCount(header: TableHeader, rows: readonly (readonly Cell[])[]): boolean {
	if (header.numberColumn < 0) return false;
	const own: SerialRow[] = [];
	for (const cells of rows) {
		const task = cellAt(cells, header.taskColumn);
		if (task?.state === "covered") continue;
		const cell = cellAt(cells, header.numberColumn);
		const serial = cell?.state === "text" ? serialOf(cell.content.text) : undefined;
		// Nothing more need be known of a table in which 序号 is merged over the tasks of a group.
		if (serial === undefined) return false;
		own.push({ serial, task: task?.content.text ?? "" });
	}
	return countsRows(own, header.groupColumn >= 0);
}

/** The number under 序号, or what counts in its code (3 of 2-3). */
export function serialOf(text: string): number | undefined {
	return toNumber(text) ?? readTaskCode(text)?.number;
}

/**
 * Whether 序号 numbers the rows, and what some of their tasks begin with (1.…) is a point of theirs: 序号 goes up from row
 * to row, while the points begin anew (1.…2.…, 1.…2.…) or stand in a few rows only. Where the tasks' own numbers run on
 * from row to row, they are the numbers, and 序号 is that of a group.
 *
 * @param hasGroups a column beside 序号 names groups: their tasks may be numbered from 1 in each
 */
export function countsRows(rows: readonly SerialRow[], hasGroups: boolean): boolean {
	let last = Number.NEGATIVE_INFINITY;
	let repeats = 0;
	let words = 0;
	let numbered = 0;
	let inner = 0;
	let firsts = 0;
	let follows = true;
	for (const [i, { serial, task }] of rows.entries()) {
		if (serial === undefined || serial < last) return false;
		if (serial === last) repeats++;
		last = serial;
		if (task !== "") words++;
		const number = taskNumberAt(task)?.value;
		if (number === undefined) continue;
		numbered++;
		if (number === 1) firsts++;
		if (hasPoint(task, number + 1)) inner++;
		if (number - i !== taskNumberAt(rows[0]?.task ?? "")?.value) follows = false;
	}
	if (words === 1) return inner > 0;
	if (numbered === 0 || (follows && numbered === words)) return false;
	// The same number in all rows is that of their group, written out.
	if (repeats > 0) return repeats < rows.length - 1 && inner * 2 >= words;
	return inner > 0 || numbered * 2 < words || (!hasGroups && firsts === numbered);
}

/** Whether a point with this number begins within a text: at its line's beginning, or behind a sentence. */
function hasPoint(text: string, number: number): boolean {
	const digits = `${number}`;
	for (let at = text.indexOf(digits, 1); at >= 0; at = text.indexOf(digits, at + 1)) {
		let before = at - 1;
		while (before >= 0 && (text[before] === " " || text[before] === "\u3000")) before--;
		if (before >= 0 && !"\n。；;".includes(text[before] ?? "")) continue;
		const mark = text[at + digits.length] ?? "";
		if (mark === "、" || ((mark === "." || mark === "．") && !/\d/.test(text[at + digits.length + 1] ?? "")))
			return true;
	}
	return false;
}
