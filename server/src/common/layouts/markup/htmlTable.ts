import { type RowBlock, type TextBlock, withParts } from "../../model/block.js";
import { emptyText, joinTexts, mapLine } from "../../model/mappedText.js";
import { lineSpan, type Span } from "../../model/span.js";
import type { Cell, TableHeader } from "../../model/tableHeader.js";
import { maxReach, outside, type ReaderContext, type ReaderState, type ReadStep } from "../blockSequence.js";
import { headerByEndings } from "../columnEndings.js";
import { dueOfHeadings } from "../documentTime.js";
import { isPlanHeader, joinHeadings } from "../header.js";
import { emptyCell, readRow } from "../row.js";
import { otherRow } from "../sectionRow.js";
import { headerOfRows } from "./headerOfRows.js";
import { type HtmlCell, type HtmlRow, HtmlScanner } from "./html.js";

/*
 * Tables of HTML inside Markdown, read row by row: `rowspan` is what `^^` is in a table of Markdown. A row is a block; where
 * several stand on one line, as converters write them, they are the rows of one block.
 */

const opener = /<table\b[^<>]{0,2000}>/i;
/** Rows before the names of the columns: a title over all of them. */
const mostTitles = 3;
const rowsToLearnFrom = 3;

/** Whether a table of HTML opens in a line. */
export function opensHtmlTable(line: string): boolean {
	return line.length < 1_000_000 && line.includes("<") && opener.test(line.slice(0, 4000));
}

/**
 * Reads the names of the columns of a table of HTML, or the title above them.
 *
 * @param isInside the table has been opened above
 */
export function readHtmlHeader(
	lines: readonly string[],
	at: number,
	context: ReaderContext,
	isInside: boolean,
): ReadStep | undefined {
	const line = lines[at] ?? "";
	const open = isInside ? undefined : opener.exec(line.slice(0, 4000));
	if (!isInside && open === null) return undefined;
	const from = open === undefined || open === null ? 0 : open.index + open[0].length;
	const scanner = new HtmlScanner(lines, at, at, from, at + maxReach - 2);
	for (let titles = 0; titles <= mostTitles; titles++) {
		const row = scanner.next();
		if (row === undefined || row.cells.length === 0) return undefined;
		const names = namesOf(row.cells);
		const mayHaveBelow =
			row.cells.length > 1 && row.cells.some(({ rows, columns }) => rows > 1 || columns > 1);
		const below = mayHaveBelow ? lookBelow(lines, at, row, names) : undefined;
		if (below === undefined && isPlanHeader(names)) return headerStep(lines, at, row, names, context);
		if (below !== undefined) return headerStep(lines, at, below.row, below.names, context, row.cells);
		if (row.cells.length > 1) return undefined;
		if (!endsLine(lines, row) || row.closes) continue;
		const taken = row.line + 1 - at;
		const title: TextBlock = {
			kind: "text",
			lines: taken,
			reach: maxReach - 1,
			role: "title",
			text: row.cells[0]?.content ?? emptyText,
			level: 1,
		};
		if (!leadsToHeader(lines, row)) return undefined;
		return { block: title, next: { kind: "markup", header: null, more: "html" } };
	}
	return undefined;
}

function leadsToHeader(lines: readonly string[], title: HtmlRow): boolean {
	const scanner = new HtmlScanner(lines, title.line, title.line, title.character, title.line + maxReach / 2);
	for (let i = 0; i < mostTitles; i++) {
		const row = scanner.next();
		if (row === undefined || row.cells.length === 0) return false;
		if (isPlanHeader(namesOf(row.cells))) return true;
	}
	return false;
}

/** The names where a second row has some of them: 责任单位 over 牵头单位 and 配合单位. */
function lookBelow(
	lines: readonly string[],
	at: number,
	row: HtmlRow,
	names: readonly string[],
): { readonly row: HtmlRow; readonly names: readonly string[] } | undefined {
	const next = new HtmlScanner(lines, at, row.line, row.character, row.line + 40).next();
	if (next === undefined || next.cells.length === 0) return undefined;
	const below = names.map(() => "");
	let taken = 0;
	spread(row.cells).forEach((cell, column) => {
		if ((cell?.rows ?? 1) > 1) return;
		below[column] = next.cells[taken++]?.content.text ?? "";
	});
	const joined = joinHeadings(names, below);
	return joined === undefined ? undefined : { row: next, names: joined };
}

/** The cell of each column; a cell of several columns stands in all of them. */
function spread(cells: readonly HtmlCell[]): readonly HtmlCell[] {
	return cells.flatMap((cell) => new Array<HtmlCell>(cell.columns).fill(cell));
}

function namesOf(cells: readonly HtmlCell[]): readonly string[] {
	return cells.flatMap(({ content, columns }) => [
		content.text.replace(/\n/g, ""),
		...new Array<string>(columns - 1).fill(""),
	]);
}

function headerStep(
	lines: readonly string[],
	at: number,
	row: HtmlRow,
	names: readonly string[],
	context: ReaderContext,
	above: readonly HtmlCell[] = row.cells,
): ReadStep {
	const header = learnHeader(lines, row, names, context);
	const read = readOn(lines, at, row, header, new Array<number>(names.length).fill(0), context);
	const cells = above.map((cell): Cell => ({ state: "text", content: cell.content, span: spanOf(cell) }));
	const { lines: taken, rows } = read;
	return {
		block: {
			kind: "table-header",
			lines: taken,
			reach: maxReach,
			header,
			cells,
			span: cells[0]?.span ?? lineSpan(0, 0, 0),
			...(rows.length === 0 ? {} : { rows }),
		},
		next: read.next,
	};
}

function learnHeader(
	lines: readonly string[],
	row: HtmlRow,
	names: readonly string[],
	context: ReaderContext,
): TableHeader {
	const plain = headerByEndings(context, "markup", names, "none");
	const scanner = new HtmlScanner(lines, row.line, row.line, row.character, row.line + maxReach / 2);
	const pending = new Array<number>(names.length).fill(0);
	const rows: (readonly Cell[])[] = [];
	for (let i = 0; i < rowsToLearnFrom; i++) {
		const next = scanner.next();
		if (next === undefined || next.cells.length === 0) break;
		rows.push(layOut(next, plain, pending).cells);
	}
	return headerOfRows(context, names, plain, rows);
}

/** Reads a row of an open table; `undefined` where no row follows. */
export function readHtmlRow(
	lines: readonly string[],
	at: number,
	header: TableHeader,
	more: string,
	context: ReaderContext,
): ReadStep | undefined {
	if (/^\s*<table\b/i.test(lines[at] ?? "")) return undefined;
	const pending = more.slice(5).split(".").map(Number);
	const row = new HtmlScanner(lines, at, at, 0, at + maxReach - 2).next();
	if (row === undefined) return undefined;
	const start: HtmlRow = { cells: [], line: at, character: 0, closes: false };
	const read = readOn(lines, at, start, header, pending, context, more);
	const { rows, others, next } = read;
	const size = { lines: read.lines, reach: read.reach };
	const [only] = rows;
	const [other] = others;
	if (rows.length === 1 && others.length === 0 && only !== undefined)
		return { block: withParts(only, size), next };
	if (rows.length === 0 && other !== undefined && others.length === 1)
		return { block: { ...other, ...size }, next };
	if (rows.length === 0) {
		const text = mapLine(
			(lines[at] ?? "").trim(),
			0,
			(lines[at] ?? "").length - (lines[at] ?? "").trimStart().length,
		);
		return { block: { kind: "text", role: "delimiter", level: 0, text, ...size }, next };
	}
	const text = joinTexts(rows.map((each) => each.text));
	return { block: { kind: "text", role: "paragraph", level: 0, text, rows, ...size }, next };
}

/** Reads rows from behind one on until a line ends where a row does. */
function readOn(
	lines: readonly string[],
	at: number,
	from: HtmlRow,
	header: TableHeader,
	pending: number[],
	context: ReaderContext,
	more?: string,
): {
	readonly lines: number;
	/** How many lines were looked at. */
	readonly reach: number;
	readonly rows: readonly RowBlock[];
	readonly others: readonly (ReturnType<typeof otherRow> & object)[];
	readonly next: ReaderState;
} {
	const rows: RowBlock[] = [];
	const others: (ReturnType<typeof otherRow> & object)[] = [];
	const last = at + maxReach - 2;
	let line = from.line;
	let character = from.character;
	let closed = from.closes;
	const scanner = new HtmlScanner(lines, at, line, character, last);
	let isFirst = from.cells.length === 0;
	let cut = false;
	while (!closed && (isFirst || !isBlankFrom(lines[line] ?? "", character))) {
		isFirst = false;
		const row = scanner.next();
		cut = scanner.isCut;
		if (row === undefined) {
			// What stands behind the last row is none of the table, but what is left of its line.
			closed = true;
			break;
		}
		closed = row.closes;
		line = row.line;
		character = row.character;
		if (row.cells.length === 0) break;
		const { own, cells } = layOut(row, header, pending);
		if (isHeaderAgain(own, header)) continue;
		const size = { lines: line + 1 - at, reach: line + 2 - at };
		const other = otherRow(own, header, size.lines, size.reach);
		if (other !== undefined) others.push(other);
		else {
			const raw = {
				cells,
				surplus: own.slice(header.columns.length),
				width: Math.max(cells.length, own.length),
				...size,
			};
			const read = readRow(header, raw, context.time, dueOfHeadings(context.time));
			rows.push(more === undefined ? read : withParts(read, { more }));
		}
	}
	keepRest(lines, at, line, character, rows);
	const next: ReaderState = closed ? outside : { kind: "markup", header, more: `html ${pending.join(".")}` };
	return { lines: line + 1 - at, reach: cut ? maxReach : line + 2 - at, rows, others, next };
}

/** Words behind the last row of a line are a cell too many of it, which is told: nothing of a line is passed over. */
function keepRest(
	lines: readonly string[],
	at: number,
	line: number,
	character: number,
	rows: RowBlock[],
): void {
	const row = rows.pop();
	if (row === undefined) return;
	const text = lines[line] ?? "";
	const words = text.slice(character).replace(/<[^<>]{0,2000}>/g, (tag) => " ".repeat(tag.length));
	const start = character + words.length - words.trimStart().length;
	const rest = text.slice(start, character + words.trimEnd().length);
	if (words.trim() === "") rows.push(row);
	else {
		const content = mapLine(rest, line - at, start);
		const span = lineSpan(line - at, start, start + rest.length);
		rows.push(
			withParts(row, { width: row.width + 1, surplus: [...row.surplus, { state: "text", content, span }] }),
		);
	}
}

function isBlankFrom(line: string, from: number): boolean {
	return line.slice(from).trim() === "";
}

function endsLine(lines: readonly string[], row: HtmlRow): boolean {
	return isBlankFrom(lines[row.line] ?? "", row.character);
}

function isHeaderAgain(own: readonly Cell[], header: TableHeader): boolean {
	return (
		own.length === header.columns.length &&
		own.every(
			({ content }, i) => content.text.replace(/\s/g, "") === header.columns[i]?.header.replace(/\s/g, ""),
		)
	);
}

/**
 * Lays the cells of a row under the columns.
 *
 * @param pending how many more rows a cell above covers, one a column; it is brought up to date
 */
function layOut(
	row: HtmlRow,
	header: TableHeader,
	pending: number[],
): { readonly own: readonly Cell[]; readonly cells: readonly Cell[] } {
	const width = header.columns.length;
	const own: Cell[] = [];
	const cells: Cell[] = [];
	let taken = 0;
	let place = lineSpan(0, 0, 0);
	while (cells.length < width) {
		const column = cells.length;
		if ((pending[column] ?? 0) > 0) {
			pending[column] = (pending[column] ?? 1) - 1;
			cells.push(emptyCell("covered", place));
			continue;
		}
		const cell = row.cells[taken++];
		if (cell === undefined) {
			cells.push(emptyCell("missing", place));
			continue;
		}
		place = spanOf(cell);
		const read: Cell =
			cell.content.text === ""
				? emptyCell("empty", place)
				: { state: "text", content: cell.content, span: place };
		own.push(read);
		for (let i = 0; i < cell.columns && cells.length < width; i++) {
			pending[cells.length] = cell.rows - 1;
			cells.push(i === 0 ? read : emptyCell("empty", place));
		}
	}
	// Cells beyond the header's last column are surplus.
	for (const cell of row.cells.slice(taken))
		own.push({ state: "text", content: cell.content, span: spanOf(cell) });
	return { own, cells };
}

function spanOf({ line, character, endLine, endCharacter }: HtmlCell): Span {
	return { line, character, endLine, endCharacter };
}
