import { isLayoutBlank } from "../language/characters.js";
import type { TextBlock } from "../model/block.js";
import { isEscaped, readCell } from "../model/cellText.js";
import { mayHaveMarkup } from "../model/inlineMarkup.js";
import { emptyText, LineText, type MappedText, mapLine, sliceText } from "../model/mappedText.js";
import type { ReadingNote } from "../model/readingNote.js";
import { lineSpan, type Span } from "../model/span.js";
import { type Cell, cellAt, type TableHeader } from "../model/tableHeader.js";
import { createCharacterSet } from "../text/characterSet.js";
import type { ReaderContext, ReaderState, ReadStep } from "./blockSequence.js";
import { headerByEndings } from "./columnEndings.js";
import { dueOfHeadings } from "./documentTime.js";
import { closeGaps, readExcuses } from "./excuses.js";
import { isPlanHeader, joinHeadings } from "./header.js";
import { findNumberedColumn, haveNumbers } from "./numberedColumn.js";
import { readRow, shapeOfRow } from "./row.js";
import { otherRow } from "./sectionRow.js";
import { toNumber } from "./taskNumber.js";

const noRow: ReadingNote = {
	reader: "table",
	why: {
		zh: "行里没有竖线，或是标题，上面的表格到此为止",
		en: "it has no bar, or is a heading, and so the table above has ended",
	},
};

const noHeader: ReadingNote = {
	reader: "table",
	why: { zh: "下一行不是“| --- |”分隔行", en: "no row of dashes stands below it" },
};

const noCells: readonly never[] = [];

/** How many rows of a table are looked at to learn where its tasks have their numbers, and how many lines for them. */
const rowsToLearnFrom = 3;
export const linesToLearnFrom = 6;

/** The cells of a row that has a row of dashes under it; `undefined` where there is none. */
export function headCells(lines: readonly string[], at: number): readonly Cell[] | undefined {
	const line = lines[at] ?? "";
	return isDelimiterRow(lines[at + 1] ?? "") && line.includes("|") ? splitRow(line) : undefined;
}

/** What no name of a column has, and nearly every row. */
const wordsOfRow = /[★。；，]/;

/**
 * Reads the head of a Markdown table: a row of names and, under it, a row of dashes.
 *
 * @param cells those of its first row; `undefined` where no dashes stand below it
 */
export function readTableHeader(
	lines: readonly string[],
	at: number,
	cells: readonly Cell[] | undefined,
	context: ReaderContext,
): ReadStep | undefined {
	const line = lines[at] ?? "";
	if (cells === undefined) {
		context.note?.(noHeader);
		return undefined;
	}
	const names = textsOf(cells);
	const second = lines[at + 2] ?? "";
	const mayName = second.includes("|") && !wordsOfRow.test(second);
	const joined = mayName ? joinHeadings(names, textsOf(splitRow(second))) : undefined;
	const taken = joined === undefined ? 2 : 3;
	const reach = Math.min(taken + linesToLearnFrom, lines.length - at + 1);
	const header = learnHeader(lines, at + taken, joined ?? names, context);
	return {
		block: { kind: "table-header", lines: taken, reach, header, cells, span: lineSpan(0, 0, line.length) },
		next: { kind: "table", header },
	};
}

/** A heading, a fence, a quotation or a list, which ends a table even without an empty line before it (GFM, “Tables”). */
function opensOtherBlock(line: string): boolean {
	let at = 0;
	while (at < 3 && line.charCodeAt(at) === 32) at++;
	const code = line.charCodeAt(at);
	return otherBlockOpeners.has(code) && otherBlock.test(line.slice(at));
}

const otherBlockOpeners = createCharacterSet("#`~>-*+");
/** An item of a list has words behind its mark: - | - | is a row of dashes. */
const otherBlock = /^(?:#{1,6}(?:[ \t]|$)|```|~~~|>|[-*+][ \t]+[^\s|:-])/;

/**
 * Reads one row of an open Markdown table; `undefined` where the table ends.
 *
 * @param next the state behind the row: that of the table itself
 */
export function readTableRow(
	lines: readonly string[],
	at: number,
	header: TableHeader,
	context: ReaderContext,
	next: ReaderState = { kind: "table", header },
): ReadStep | undefined {
	const line = lines[at] ?? "";
	if (!line.includes("|") || opensOtherBlock(line)) {
		context.note?.(noRow);
		return undefined;
	}
	if (isDelimiterRow(lines[at + 1] ?? "") && !isRowAbove(line, header))
		return readTableHeader(lines, at, headCells(lines, at), context);
	if (header.taskColumn >= 0 && isDelimiterRow(line, true)) return { block: strayDashes(line), next };
	if (header.taskColumn < 0) return { block: plainRow(line), next };
	const { hasMarkup } = context;
	const { body, disabled, comments } =
		hasMarkup && line.includes("<!--")
			? readExcuses(line)
			: { body: line, disabled: noCells, comments: noCells };
	const width = header.columns.length;
	const split = takeSplit(context, at, body) ?? splitRow(body, width, hasMarkup && mayHaveMarkup(body));
	const own = body === line ? split : closeGaps(line, split);
	const cells = own.length > width ? own.slice(0, width) : own;
	const surplus = own.length > width ? own.slice(width) : noCells;
	const written = own.length;
	while (cells.length < width) cells.push(new BareCell("missing", line.length, line.length));
	const other = otherRow(own, header, 1, 2);
	if (other !== undefined) return { block: other, next };
	if (header.taskColumn >= 0 && saysNothing(own)) return { block: strayDashes(line), next };
	const raw = { cells, surplus, width: written, lines: 1, reach: 2, disabled, comments };
	return {
		block: context.shapesOnly
			? shapeOfRow(header, raw)
			: readRow(header, raw, context.time, dueOfHeadings(context.time)),
		next,
	};
}

/** Whether all cells of a row are empty, or a converter's word for that (NaN). The first one tells nearly always. */
function saysNothing(cells: readonly Cell[]): boolean {
	const [first] = cells;
	if (first?.state === "empty")
		return cells.every(({ state, content }) => state === "empty" || noValue.test(content.text));
	if (first?.state !== "text" || !noValue.test(first.content.text)) return false;
	return cells.every(
		({ state, content }) => state === "empty" || (state === "text" && noValue.test(content.text)),
	);
}

const noValue = /^(?:nan|null|none|#n\/a|<na>)$/i;

/**
 * Whether a line above a row of dashes is one more row of the table that is open, and no header: it has as many cells,
 * and does not name columns. Tools that put tables together leave such dashes behind.
 */
function isRowAbove(line: string, header: TableHeader): boolean {
	if (header.taskColumn < 0 || isDelimiterRow(line)) return header.taskColumn >= 0;
	const names = textsOf(splitRow(line));
	return names.length === header.columns.length && !isPlanHeader(names) && names.some((name) => name !== "");
}

/** A row of dashes, or of nothing, between rows: it belongs to none of them, and those below it go on with the table. */
function strayDashes(line: string): TextBlock {
	return { kind: "text", lines: 1, reach: 2, role: "delimiter", text: mapLine(line, 0, 0), level: 0 };
}

/**
 * Whether a line is the row of dashes under the names of a table's columns.
 *
 * @param takesLong also of dashes as words have them (—), of which Markdown makes no such row
 */
export function isDelimiterRow(line: string, takesLong = false): boolean {
	let dashes = 0;
	let bars = 0;
	for (let i = 0; i < line.length; i++) {
		const code = line.charCodeAt(i);
		if (code === 45 || (takesLong && (code === 61 || (code >= 0x2013 && code <= 0x2015)))) dashes++;
		else if (code === 124) bars++;
		else if (code !== 58 && !isLayoutBlank(code)) return false;
	}
	return dashes > 0 && bars > 0;
}

/**
 * The cells of a row, their texts read as `model/cellText.ts` says. Bars at its ends belong to no cell; `^^` is the
 * mark of a cell that is merged with the one above (markdown-it-multimd-table).
 *
 * @param expected how many there should be
 * @param hasMarkup whether the line has any of the characters that markup is made of; asked once a line, not once a cell
 */
export function splitRow(line: string, expected = 0, hasMarkup = mayHaveMarkup(line)): Cell[] {
	// What is kept of a row takes no more room than it needs.
	const cells = new Array<Cell>(expected);
	let count = 0;
	const isPlain = !hasMarkup;
	let start = 0;
	while (isLayoutBlank(line.charCodeAt(start))) start++;
	let end = line.length;
	while (end > start && isLayoutBlank(line.charCodeAt(end - 1))) end--;
	if (line.charCodeAt(start) >= firstUnseen) start = behindUnseen(line, start);
	if (line.charCodeAt(end - 1) >= firstUnseen) end = beforeUnseen(line, end);
	if (line[start] === "|") start++;
	if (end > start && line[end - 1] === "|" && !isEscaped(line, end - 1)) end--;
	let from = start;
	for (;;) {
		let bar = line.indexOf("|", from);
		while (!isPlain && bar >= 0 && bar < end && isEscaped(line, bar)) bar = line.indexOf("|", bar + 1);
		const to = bar < 0 || bar > end ? end : bar;
		cells[count++] = toCell(line, from, to, isPlain);
		if (to >= end) {
			// Setting what is set already takes as long as a cell.
			if (count !== expected) cells.length = count;
			return cells;
		}
		from = to + 1;
	}
}

/** The first of the characters that take no room (U+200B, U+2060, U+FEFF): web pages leave them at the ends of lines. */
const firstUnseen = 0x200b;

/** The place of the bar behind what takes no room; where none is, the characters belong to the first cell. */
function behindUnseen(line: string, from: number): number {
	let at = from;
	while (isUnseen(line.charCodeAt(at)) || isLayoutBlank(line.charCodeAt(at))) at++;
	return line[at] === "|" ? at : from;
}

function beforeUnseen(line: string, end: number): number {
	let at = end;
	while (at > 0 && (isUnseen(line.charCodeAt(at - 1)) || isLayoutBlank(line.charCodeAt(at - 1)))) at--;
	return line[at - 1] === "|" ? at : end;
}

function isUnseen(code: number): boolean {
	return (code >= firstUnseen && code <= 0x200f) || code === 0x2060 || code === 0xfeff;
}

/** @param isPlain the line has no markup */
function toCell(line: string, from: number, to: number, isPlain: boolean): Cell {
	let start = from;
	let end = to;
	while (start < end && isLayoutBlank(line.charCodeAt(start))) start++;
	while (end > start && isLayoutBlank(line.charCodeAt(end - 1))) end--;
	if (start === end) {
		// The place to write at: behind the blank that follows the bar.
		const place = Math.min(from + 1, to);
		return new BareCell("empty", place, place);
	}
	if (end - start === 2 && line.startsWith("^^", start)) return new BareCell("covered", start, end);
	if (isPlain) return new TextCell(line.slice(start, end), 0, start);
	const content = trimBlanks(readCell(line, start, end));
	const span = lineSpan(0, start, end);
	// Nothing but markup (****, &nbsp;) shows nothing.
	return content.text === ""
		? { state: "empty", content: emptyText, span }
		: { state: "text", content, span };
}

/** Without blanks at its ends that are written as entities, or stand within stars. */
function trimBlanks(content: MappedText): MappedText {
	const { text } = content;
	let start = 0;
	let end = text.length;
	while (start < end && isLayoutBlank(text.charCodeAt(start))) start++;
	while (end > start && isLayoutBlank(text.charCodeAt(end - 1))) end--;
	return start === 0 && end === text.length ? content : sliceText(content, start, end);
}

/** A cell that is written as it is: it is its own text, and its span is made when it is asked for. */
class TextCell extends LineText implements Cell {
	get state(): "text" {
		return "text";
	}

	get content(): MappedText {
		return this;
	}

	get span(): Span {
		return lineSpan(this.line, this.character, this.character + this.text.length);
	}
}

/** A cell without text. */
class BareCell implements Cell {
	constructor(
		readonly state: Exclude<Cell["state"], "text">,
		private readonly start: number,
		private readonly end: number,
	) {}

	get content(): MappedText {
		return emptyText;
	}

	get span(): Span {
		return lineSpan(0, this.start, this.end);
	}
}

/** The cells of a row that was split already, when the header learnt of it. */
function takeSplit({ split }: ReaderContext, line: number, body: string): Cell[] | undefined {
	if (split === undefined || split.size === 0) return undefined;
	const known = split.get(line);
	split.delete(line);
	return known?.body === body ? known.cells : undefined;
}

function textsOf(cells: readonly Cell[]): readonly string[] {
	return cells.map(({ content }) => content.text);
}

/** The header, with where the tasks of the table have their numbers, learnt from its first rows. */
export function learnHeader(
	lines: readonly string[],
	from: number,
	headings: readonly string[],
	context: ReaderContext,
): TableHeader {
	const header = headerByEndings(context, "table", headings, "none");
	if (header.taskColumn < 0) return header;
	let rows = firstRows(lines, from, header, context, rowsToLearnFrom);
	let numbered = findNumberedColumn(header, rows);
	if (numbered < 0 && rows.length === rowsToLearnFrom && haveNumbers(header, rows)) {
		// Points within tasks: a row further down may tell that they are numbers all the same.
		rows = firstRows(lines, from, header, context, linesToLearnFrom);
		numbered = findNumberedColumn(header, rows);
	}
	if (numbered >= 0) return headerByEndings(context, "table", headings, "task", numbered);
	let serials = 0;
	for (const cells of rows) {
		const serial = cellAt(cells, header.numberColumn);
		if (serial?.state === "covered") return header;
		if (serial?.state === "text" && toNumber(serial.content.text) !== null) serials++;
	}
	return serials > 0 ? headerByEndings(context, "table", headings, "serial") : header;
}

/** The cells of the first rows below a header, as many as are wanted and as their lines allow. */
function firstRows(
	lines: readonly string[],
	from: number,
	header: TableHeader,
	context: ReaderContext,
	most: number,
): readonly (readonly Cell[])[] {
	const rows: Cell[][] = [];
	for (let i = from; i < from + linesToLearnFrom && i < lines.length && rows.length < most; i++) {
		const line = lines[i] ?? "";
		if (!line.includes("|")) break;
		const { hasMarkup } = context;
		const body = hasMarkup && line.includes("<!--") ? readExcuses(line).body : line;
		const cells = splitRow(body, header.columns.length, hasMarkup && mayHaveMarkup(body));
		context.split ??= new Map();
		context.split.set(i, { body, cells });
		if (otherRow(cells, header, 1, 1) === undefined) rows.push(cells);
	}
	return rows;
}

/** A row of a table that is none of a plan: kept as text. */
function plainRow(line: string): TextBlock {
	return { kind: "text", lines: 1, reach: 2, role: "paragraph", text: mapLine(line, 0, 0), level: 0 };
}
