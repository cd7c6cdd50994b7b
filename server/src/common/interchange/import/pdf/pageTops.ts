import type { findColumnRole } from "../../../model/columns.js";
import { type TableCell, textOfCell } from "./pageTable.js";
import { firstWidth } from "./textLines.js";

/** The rows of a table on all its pages. */
type Rows = readonly (readonly TableCell[])[];

/** What is known of a column over all pages. */
interface ColumnFacts {
	readonly role: ReturnType<typeof findColumnRole>;
	/** Cells of it reach over rows. */
	readonly isMerged: boolean;
	/** Each page's cells below the first say something, or belong to those above. */
	readonly isFull: boolean;
	/** Shares of its texts: those that open with a number, and those that are whole sentences. */
	readonly numbered: number;
	readonly ended: number;
}

/** Most of a column's texts. */
const most = 0.6;

/** Judges the first row of each page of a table: what of it goes on with the page before. */
export class PageTops {
	private readonly columns: readonly ColumnFacts[];
	/** Empty cells have a blank, so that what has none is no cell of its own. */
	private readonly drawsBlanks: boolean;

	/**
	 * @param roles what the columns hold
	 * @param merged columns in which any table with these columns has merged cells
	 * @param rows those of this table which no page begins with
	 */
	constructor(roles: readonly ColumnFacts["role"][], merged: ReadonlySet<number>, rows: Rows) {
		this.columns = roles.map((role, column) => {
			const cells = rows.flatMap((row) => row[column] ?? []);
			const texts = cells.flatMap((cell) => textOfCell(cell) || []);
			return {
				role,
				isMerged: merged.has(column) || cells.some(({ state }) => state === "above"),
				isFull: cells.every(({ state, lines }) => state !== "own" || lines.length > 0),
				numbered: texts.filter(opensWithNumber).length / Math.max(1, texts.length),
				ended: texts.filter(endsSentence).length / Math.max(1, texts.length),
			};
		});
		const empty = rows.flat().filter(({ state, lines }) => state === "own" && lines.length === 0);
		this.drawsBlanks = empty.length > 0 && empty.every(({ isBlank }) => isBlank === true);
	}

	/** Whether the first row of a page is the end of the last row of the page before. */
	continuesRow(rows: Rows, top: readonly TableCell[]): boolean {
		const last = rows.at(-1);
		if (rows.length < 2 || last === undefined || top.every(({ lines }) => lines.length === 0)) return false;
		const number = this.columns.findIndex(({ role }) => role === "number");
		if ((top[number]?.lines.length ?? 0) > 0 || top.some(({ isBlank }) => isBlank === true)) return false;
		const task = this.columns.findIndex(({ role }) => role === "task");
		const facts = this.columns[task];
		const cell = top[task];
		const isOwn = cell?.state === "own" && cell.lines.length > 0;
		if (facts !== undefined && isOwn) {
			const text = textOfCell(cell);
			const above = last[task];
			if (facts.numbered >= most && opensWithNumber(text) && !isFigure(text, last[task])) return false;
			if (
				facts.ended >= most &&
				above !== undefined &&
				endsSentence(textOfCell(above)) &&
				!isFilled(above, cell)
			)
				return false;
		}
		if (number >= 0 && this.columns[number]?.isMerged === false) return true;
		if (facts === undefined || cell?.state !== "own") return false;
		if (!isOwn || facts.numbered >= most) return true;
		const above = last[task];
		return (
			facts.ended >= most && above !== undefined && above.lines.length > 0 && !endsSentence(textOfCell(above))
		);
	}

	/** Whether an empty cell at the top of a page belongs to the cell above it, on the page before. */
	isContinued(cell: TableCell, above: readonly TableCell[] | undefined, column: number): boolean {
		if (cell.state !== "own" || cell.lines.length > 0 || above === undefined) return false;
		if (cell.isBlank === true) return false;
		const facts = this.columns[column];
		return facts !== undefined && (this.drawsBlanks || facts.isMerged || facts.isFull);
	}
}

function opensWithNumber(text: string): boolean {
	return /^[（(]?\d{1,4}[.、．)）]/.test(text);
}

/** Whether what looks like the number of a task is a figure: 23.5% is, below the task 96, and 97.5G基站 is not. */
function isFigure(text: string, above: TableCell | undefined): boolean {
	const [, opening = ""] = /^(\d{1,4})\.\d/.exec(text) ?? [];
	const [, last = ""] = /^[（(]?(\d{1,4})[.、．)）]/.exec(above === undefined ? "" : textOfCell(above)) ?? [];
	return opening !== "" && last !== "" && Number(opening) !== Number(last) + 1;
}

function endsSentence(text: string): boolean {
	return /[。；;！？.!?]$/.test(text);
}

/** Whether a text goes on because its last line is full. */
function isFilled({ lines, width }: TableCell, next: TableCell): boolean {
	const [last, first] = [lines.at(-1), next.lines[0]];
	if (last === undefined || first === undefined) return false;
	return last.right - last.left + firstWidth(first) > width - 0.2 * first.size;
}
