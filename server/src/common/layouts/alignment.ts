import { endsLikeUnit } from "../language/unitEndings.js";
import type { RowBlock } from "../model/block.js";
import type { ColumnRole } from "../model/columns.js";
import type { TableHeader } from "../model/tableHeader.js";
import { createCharacterSet } from "../text/characterSet.js";
import { looksLikeNames } from "./leaderList.js";
import { taskNumberAt, toNumber } from "./taskNumber.js";

/**
 * Lays the cells of a row under the columns of its header, in order, where the row has fewer cells than the
 * header: each under the column whose words it fits best. Returns the column of each cell, -1 for one that
 * finds none (there are more cells than columns).
 *
 * Longest-common-subsequence style dynamic programming over cells and columns; both are at most a few dozen.
 */
export function alignItems(texts: readonly string[], header: TableHeader): readonly number[] {
	const { columns } = header;
	if (texts.length >= columns.length) return texts.map((_, i) => (i < columns.length ? i : -1));
	const rows = texts.length + 1;
	const width = columns.length + 1;
	const best = new Float64Array(rows * width).fill(Number.NEGATIVE_INFINITY);
	const taken = new Uint8Array(rows * width);
	const cells = texts.map((text) => new CellWords(text));
	for (let c = 0; c < width; c++) best[c] = 0;
	for (let i = 1; i < rows; i++) {
		for (let c = i; c < width; c++) {
			const left = best[i * width + c - 1] ?? 0;
			const column = columns[c - 1];
			const cell = cells[i - 1];
			const fit = column === undefined || cell === undefined ? 0 : fitOf(cell, column.role, header.numberIn);
			const under = (best[(i - 1) * width + c - 1] ?? 0) + fit;
			// Of two equal fits: merged cells are on the left of the task, missing ones on the right.
			const take = c - 1 <= header.taskColumn ? under >= left : under > left;
			best[i * width + c] = take ? under : left;
			taken[i * width + c] = take ? 1 : 0;
		}
	}
	const columnOf = new Array<number>(texts.length).fill(-1);
	let c = columns.length;
	for (let i = texts.length; i > 0 && c > 0; c--) {
		if (taken[i * width + c] !== 1) continue;
		columnOf[i - 1] = c - 1;
		i--;
	}
	return columnOf;
}

/** Whether a cell of a table whose tasks begin with numbers is one: 2.5G基站新建20个 is, 3.5万元 is not. */
export function isNumberedTask(text: string): boolean {
	return taskNumberAt(text, text.length >= shortestTask) !== undefined;
}

/** A figure with its unit is shorter. */
const shortestTask = 9;

/**
 * Whether a row begins with its task and has too few cells: those that were merged with the row above have been lost, as
 * converters leave them out. Its cells stand under the wrong names.
 */
export function lacksMergedCells({ header, cells, width }: RowBlock): boolean {
	if (header.taskColumn < 1 || header.numberIn !== "task" || width >= header.columns.length) return false;
	return cells[0]?.state === "text" && isNumberedTask(cells[0].content.text);
}

const listMarks = createCharacterSet("、,，;；\n");
/** More than the ending of a name and what makes another word of it. */
const longestEnding = 16;

/** Whether a text reads like a list of units. */
export function looksLikeUnits(text: string): boolean {
	if (text.includes("★")) return true;
	const end = Math.min(text.length, 200);
	let start = 0;
	for (let i = 0; i <= end; i++) {
		if (i < end && !listMarks.has(text.charCodeAt(i))) continue;
		const last = i > start ? text.charCodeAt(i - 1) : 0;
		if (last === 0x29 || last === 0xff09) return true;
		if (i > start && endsLikeUnit(text.slice(Math.max(start, i - longestEnding), i), "cell")) return true;
		start = i + 1;
	}
	return false;
}

/** The words of a cell and what they look like, found out once for all columns that they may stand under. */
class CellWords {
	private number: boolean | undefined;
	private task: boolean | undefined;
	private names: boolean | undefined;
	private units: boolean | undefined;

	constructor(readonly text: string) {}

	get isNumber(): boolean {
		this.number ??= toNumber(this.text) !== null;
		return this.number;
	}

	get isTask(): boolean {
		this.task ??= isNumberedTask(this.text);
		return this.task;
	}

	get isNames(): boolean {
		this.names ??= looksLikeNames(this.text);
		return this.names;
	}

	get isUnits(): boolean {
		this.units ??= looksLikeUnits(this.text);
		return this.units;
	}
}

/** How well a cell fits a column: more is better, below zero is a misfit. */
function fitOf(cell: CellWords, role: ColumnRole, numberIn: TableHeader["numberIn"]): number {
	const { text } = cell;
	if (text === "") {
		// An empty cell says nothing of itself; a task is never empty, a leader often is.
		return role === "task" ? -3 : role === "leader" ? 1 : 0.4;
	}
	switch (role) {
		case "number":
			return cell.isNumber ? 6 : -4;
		case "task":
			if (cell.isTask) return 8;
			return numberIn === "task" ? -3 : text.length >= 8 && !text.includes("★") ? 3 : 0;
		case "group":
			if (cell.isNumber || text.includes("★") || cell.isTask) return -4;
			return text.length <= 30 ? 2 : -1;
		case "leader":
			return cell.isNames ? 5 : -4;
		case "unit":
		case "lead-unit":
			if (cell.isNames && !cell.isUnits) return -3;
			return text.includes("★") ? 6 : cell.isUnits ? 4 : 0;
		case "deadline":
			return text.length <= 24 && /[年月底]|20\d\d/.test(text) ? 4 : -1;
		case "goal":
			return text.length >= 8 && !text.includes("★") ? 1 : 0.5;
		case "yearly-target":
			return /\d/.test(text.slice(0, 60)) ? 2 : 0;
		default:
			return 0.5;
	}
}
