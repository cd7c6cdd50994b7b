import { opensNote } from "../language/notes.js";
import { findColumnRole } from "../model/columns.js";
import { readEntities } from "../model/inlineMarkup.js";
import { emptyText, type MappedText, mapLine, type Piece, trimText } from "../model/mappedText.js";
import type { ReadingNote } from "../model/readingNote.js";
import { lineSpan, type Span } from "../model/span.js";
import type { Cell, TableHeader } from "../model/tableHeader.js";
import { alignItems, isNumberedTask, looksLikeUnits } from "./alignment.js";
import type { ReaderContext, ReadStep } from "./blockSequence.js";
import { headerByEndings } from "./columnEndings.js";
import { dueOfHeadings } from "./documentTime.js";
import { isPlanHeader } from "./header.js";
import { countsRows, type SerialRow } from "./numberedColumn.js";
import { emptyCell, readRow } from "./row.js";
import { isBareMarker, isSectionHeading, lostSection, otherRow } from "./sectionRow.js";
import { taskNumberAt, toNumber } from "./taskNumber.js";

const noHeader: ReadingNote = {
	reader: "pasted",
	why: {
		zh: "不是栏名，或下一行不是单独一个竖线",
		en: "it is not the name of a column with a lone bar on the line below",
	},
};

/**
 * The layout in which web pages arrive: one cell a line, each closed by a line with a lone `|`; a run of `|`
 * stands for the cells that merged cells cover. A row says how many cells it lacks, not which: its cells are
 * laid under the columns by what they say.
 */

/** A cell goes on over a few lines at the most; what never closes is not a cell. */
const longestCell = 40;
/** How many lines are looked at to tell that no row begins at a line. */
export const reachOfPastedEnd = longestCell + 1;
/** A row has as many cells as its header, and so a bounded number of lines. */
const mostColumns = 16;

/** A cell as it was met: its lines, or nothing between two bars. */
interface Item {
	readonly content: MappedText;
	readonly span: Span;
}

/** How many lines must be seen to tell that no pasted table opens at a line. */
export function reachOfPastedHeader(lines: readonly string[], at: number): number {
	const mayOpen = barsIn(lines[at + 1] ?? "") === 1 && findColumnRole(lines[at] ?? "") !== undefined;
	return mayOpen ? 2 * mostColumns + 2 : 2;
}

/** Reads the names of the columns: known words, each closed by a bar. */
export function readPastedHeader(
	lines: readonly string[],
	at: number,
	context: ReaderContext,
): ReadStep | undefined {
	if (barsIn(lines[at + 1] ?? "") !== 1 || findColumnRole(lines[at] ?? "") === undefined) {
		context.note?.(noHeader);
		return undefined;
	}
	const items: Item[] = [];
	let i = at;
	while (items.length < mostColumns) {
		const text = lines[i] ?? "";
		// The first row begins where a cell is not a word of a header; its numbers tell at the latest.
		if (text.trim() === "" || barsIn(lines[i + 1] ?? "") !== 1) break;
		if (toNumber(text) !== null || isSectionHeading(text.trim()) || taskNumberAt(text) !== undefined) break;
		if (isBareMarker(text.trim())) break;
		if (text.trim().length > 24) break;
		items.push(itemOf(lines, at, i, i + 1));
		i += 2;
	}
	const headings = items.map((item) => item.content.text);
	if (!isPlanHeader(headings)) return undefined;
	const { place, reach } = numberPlace(lines, i, headings.map(findColumnRole).includes("group"));
	const header = headerByEndings(context, "pasted", headings, place);
	const last = items.at(-1)?.span ?? lineSpan(0, 0, 0);
	return {
		block: {
			kind: "table-header",
			lines: i - at,
			reach: i - at + reach,
			header,
			cells: items.map((item) => ({ state: "text", ...item })),
			span: { line: 0, character: 0, endLine: last.endLine, endCharacter: last.endCharacter },
		},
		next: { kind: "pasted", header },
	};
}

/** Reads one row; `undefined` where the table ends. */
export function readPastedRow(
	lines: readonly string[],
	at: number,
	header: TableHeader,
	context: ReaderContext,
): ReadStep | undefined {
	const first = (lines[at] ?? "").trim();
	const next = { kind: "pasted", header } as const;
	if (first === "") return isRowAhead(lines, at + 1) ? { block: blank, next } : undefined;
	if (opensNote(first)) return undefined;
	const row = new PastedRow(lines, at, header);
	row.read();
	if (row.items.length === 0 || row.end === at) return undefined;
	const reach = row.reach - at;
	const taken = row.end - at;
	const texts = row.items.filter((item) => item.content.text !== "");
	const cells = row.items.map(toCell);
	const other = otherRow(cells, header, taken, reach);
	if (other !== undefined) return { block: other, next };
	if (texts.length === 0) {
		const place = row.items[0]?.span ?? lineSpan(0, 0, 0);
		return { block: lostSection(place, "pasted", taken, reach), next };
	}
	const [only] = texts;
	if (texts.length === 1 && only !== undefined && !row.hasTask && row.covered > 0) {
		// A heading in the table that opens no section: (一) …, or a line of remarks over all columns.
		return {
			block: { kind: "text", lines: taken, reach, role: "heading", text: only.content, level: 3 },
			next,
		};
	}
	return {
		block: readRow(
			header,
			{ ...row.toCells(), lines: taken, reach },
			context.time,
			dueOfHeadings(context.time),
		),
		next,
	};
}

/** Two lines below it tell whether the table goes on. */
const blank = { kind: "text", lines: 1, reach: 3, role: "blank", text: emptyText, level: 0 } as const;

/** Reads the cells of one row, up to the run of bars that closes it or the cell that opens the next. */
class PastedRow {
	readonly items: Item[] = [];
	/** Cells that a run of bars says are covered. */
	covered = 0;
	hasTask = false;
	/** First line behind the row. */
	end: number;
	/** First line that was not looked at. */
	reach: number;

	constructor(
		private readonly lines: readonly string[],
		private readonly at: number,
		private readonly header: TableHeader,
	) {
		this.end = at;
		this.reach = at + 1;
	}

	read(): void {
		const { lines } = this;
		let line = this.at;
		while (line < lines.length) {
			this.reach = Math.min(line + 4, lines.length + 1);
			const bars = barsIn(lines[line] ?? "");
			if (bars === 0) {
				if (this.isFull() || this.opensNextRow(line)) return;
				const close = this.closingBar(line);
				if (close < 0) return;
				this.add(itemOf(lines, this.at, line, close));
				const more = barsIn(lines[close] ?? "") - 1;
				line = close + 1;
				this.end = line;
				if (more > 0) {
					this.covered = more;
					return;
				}
			} else if (bars === 1) {
				if (this.isFull()) return;
				const what = this.meaningOfBar(line);
				if (what === "next-row") return;
				line++;
				this.end = line;
				if (what === "covered") {
					this.covered = 1;
					return;
				}
				this.add({ content: emptyText, span: lineSpan(line - 1 - this.at, 0, 0) });
			} else {
				this.covered = bars;
				this.end = line + 1;
				return;
			}
		}
	}

	/** The row's cells under the header's columns; columns without a cell are covered. */
	toCells(): { cells: readonly Cell[]; surplus: readonly Cell[]; width: number } {
		const { columns } = this.header;
		const columnOf = alignItems(
			this.items.map((item) => item.content.text),
			this.header,
		);
		const place = this.items[0]?.span ?? lineSpan(0, 0, 0);
		const cells = columns.map(() =>
			emptyCell("covered", { ...place, endLine: place.line, endCharacter: place.character }),
		);
		const surplus: Cell[] = [];
		this.items.forEach((item, i) => {
			const column = columnOf[i] ?? -1;
			if (column >= 0) cells[column] = toCell(item);
			else surplus.push(toCell(item));
		});
		const tooMany = this.items.length + this.covered - columns.length;
		return { cells, surplus, width: columns.length + Math.max(0, surplus.length, tooMany) };
	}

	private add(item: Item): void {
		this.items.push(item);
		if (!this.hasTask) this.hasTask = this.isTask(item.content.text);
	}

	/** Whether the last of the cells so far, with this text, is the task. */
	private isTask(text: string): boolean {
		if (this.header.numberIn === "task") return isNumberedTask(text);
		return text.length > 12 || this.lastColumn() >= this.header.taskColumn;
	}

	/** The column that the last of the cells so far stands under. */
	private lastColumn(): number {
		const texts = this.items.map(({ content }) => content.text);
		return alignItems(texts, this.header).at(-1) ?? -1;
	}

	private isFull(): boolean {
		return this.items.length >= this.header.columns.length;
	}

	/** The line of the bar that closes the cell beginning at `line`, -1 where none does. */
	private closingBar(line: number): number {
		const last = Math.min(this.lines.length, line + longestCell);
		for (let i = line + 1; i < last; i++) {
			const text = this.lines[i] ?? "";
			if (barsIn(text) > 0) {
				this.reach = Math.max(this.reach, i + 2);
				return i;
			}
			if (opensNote(text.trim())) break;
		}
		this.reach = Math.max(this.reach, last + 1);
		return -1;
	}

	/** Whether the text at `line` opens a row, the one before having lost the bars that close it. */
	private opensNextRow(line: number): boolean {
		const text = (this.lines[line] ?? "").trim();
		if (opensNote(text)) return true;
		if (this.items.length === 0) return false;
		if (this.header.numberIn === "task" && isNumberedTask(text)) return this.hasTask;
		const closed = barsIn(this.lines[line + 1] ?? "") === 1;
		if (isSectionHeading(text) && closed) return this.hasTask && barsIn(this.lines[line + 2] ?? "") > 1;
		if (!this.hasTask || !closed || toNumber(text) === null) return false;
		// A number behind a task is the next row's 序号, unless a column of numbers is still to come.
		return this.header.columns.length - this.items.length > 0 && this.reachesLastUnits();
	}

	/**
	 * What a lone bar without text before it is: an empty cell of this row, the one covered cell that
	 * completes it, or the empty first cell of the next row. The header's width decides.
	 */
	private meaningOfBar(line: number): "empty" | "covered" | "next-row" {
		if (this.items.length === 0) return "empty";
		const width = this.header.columns.length;
		const open = width - this.items.length;
		const run = barsIn(this.lines[line + 1] ?? "");
		// Nothing but bars, as many as the table is wide, is a row of its own: a heading that was lost.
		if (run > 1 && run + 1 >= width && this.items.length + run + 1 > width && this.hasTask) return "next-row";
		if (!this.hasTask || !this.reachesLastUnits()) return "empty";
		return open === 1 ? "covered" : "next-row";
	}

	/** Whether the cells so far reach the last of the columns that every row fills. */
	private reachesLastUnits(): boolean {
		const lastUnits = this.header.unitColumns.at(-1) ?? this.header.columns.length - 1;
		const last = this.lastColumn();
		if (last < lastUnits) return false;
		const text = this.items.at(-1)?.content.text ?? "";
		return (
			last > lastUnits ||
			text === "" ||
			looksLikeUnits(text) ||
			this.items.length === this.header.columns.length
		);
	}
}

/** Number of bars on a line that holds nothing else, 0 for any other line. */
function barsIn(line: string): number {
	let bars = 0;
	for (let i = 0; i < line.length; i++) {
		const code = line.charCodeAt(i);
		if (code === 124 || code === 0xff5c) bars++;
		else if (code !== 32 && code !== 9 && code !== 0x3000) return 0;
	}
	return bars;
}

/** The cell on the lines from `from` up to, not including, `to`; places count from `origin`. */
function itemOf(lines: readonly string[], origin: number, from: number, to: number): Item {
	if (to - from === 1) return itemOfLine(lines[from] ?? "", from - origin);
	const pieces: Piece[] = [];
	let text = "";
	for (let i = from; i < to; i++) {
		const line = lines[i] ?? "";
		const words = line.trim();
		if (words === "") continue;
		if (text !== "") text += "\n";
		pieces.push({
			at: text.length,
			length: words.length,
			line: i - origin,
			character: line.indexOf(words[0] ?? ""),
		});
		text += words;
	}
	const first = pieces[0];
	const last = pieces.at(-1);
	const span =
		first === undefined || last === undefined
			? lineSpan(from - origin, 0, 0)
			: {
					line: first.line,
					character: first.character,
					endLine: last.line,
					endCharacter: last.character + last.length,
				};
	return { content: trimText(readEntities({ text, pieces })), span };
}

/** The cell on one line, as nearly all are. */
function itemOfLine(written: string, line: number): Item {
	const words = written.trim();
	if (words === "") return { content: emptyText, span: lineSpan(line, 0, 0) };
	const character = written.length - written.trimStart().length;
	const content = trimText(readEntities(mapLine(words, line, character)));
	return { content, span: lineSpan(line, character, character + words.length) };
}

function toCell(item: Item): Cell {
	if (item.content.text === "") return emptyCell("empty", item.span);
	if (item.content.text === "^^") return emptyCell("covered", item.span);
	return { state: "text", ...item };
}

/** Whether the lines behind a blank one go on with cells. */
function isRowAhead(lines: readonly string[], at: number): boolean {
	return !opensNote((lines[at] ?? "").trim()) && barsIn(lines[at + 1] ?? "") > 0;
}

function numberPlace(
	lines: readonly string[],
	from: number,
	hasGroups: boolean,
): { place: TableHeader["numberIn"]; reach: number } {
	const last = Math.min(lines.length, from + longestCell * 2);
	let serials = 0;
	for (let i = from; i < last; i++) {
		const text = (lines[i] ?? "").trim();
		// A blank line above it has looked one line further than it.
		if (text.length > 2 && taskNumberAt(text) !== undefined) {
			if (serials === 0) return { place: "task", reach: i - from + 2 };
			const { rows, reach } = firstRows(lines, from, last);
			return { place: countsRows(rows, hasGroups) ? "serial" : "task", reach: Math.max(i - from + 2, reach) };
		}
		// The table ends here, and what stands below tells nothing of it.
		if (opensNote(text) || (text === "" && !isRowAhead(lines, i + 1)))
			return { place: serials > 1 ? "serial" : "none", reach: i - from + 4 };
		if (toNumber(text) !== null && barsIn(lines[i + 1] ?? "") === 1) serials++;
	}
	return { place: serials > 1 ? "serial" : "none", reach: last - from + 2 };
}

/** How many rows tell whether the numbers in their tasks' cells are those of points. */
const rowsToLearnFrom = 3;

/** The first rows, each by a cell that is a number and the first below it that begins with one, else the longest. */
function firstRows(
	lines: readonly string[],
	from: number,
	last: number,
): { readonly rows: readonly SerialRow[]; readonly reach: number } {
	const rows: { serial: number | undefined; task: string; isNumbered: boolean }[] = [];
	let cell = "";
	for (let i = from; i < last; i++) {
		const line = (lines[i] ?? "").trim();
		if (line === "" || opensNote(line)) return { rows, reach: i - from + 1 };
		if (barsIn(line) === 0) {
			cell += cell === "" ? line : `\n${line}`;
			continue;
		}
		const row = rows.at(-1);
		const serial = toNumber(cell);
		const isNumbered = taskNumberAt(cell) !== undefined;
		if (serial !== null) {
			if (rows.length === rowsToLearnFrom) return { rows, reach: i - from + 1 };
			rows.push({ serial, task: "", isNumbered: false });
		} else if (row === undefined || (isNumbered && row.isNumbered)) {
			// A second task below one number: that of their group.
			if (isNumbered) rows.push({ serial: undefined, task: cell, isNumbered });
		} else if (isNumbered || (!row.isNumbered && cell.length > row.task.length)) {
			row.task = cell;
			row.isNumbered = isNumbered;
		}
		cell = "";
	}
	return { rows, reach: last - from + 1 };
}
