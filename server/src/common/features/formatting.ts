import type { Range, TextEdit } from "vscode-languageserver-types";
import { frontMatterOf, type ReadYaml, readFrontMatter } from "../frontMatter.js";
import { lineOf } from "../layouts/blockSequence.js";
import { readShapes } from "../layouts/readPlan.js";
import { isDelimiterRow } from "../layouts/table.js";
import type { Settings } from "../settings.js";
import type { SourceDocument } from "../text/sourceDocument.js";
import { displayWidth } from "../text/width.js";
import {
	cellsOfLine,
	delimiterAt,
	hasComment,
	type LineRange,
	type PlacedBlocks,
	type TableLines,
	tablesIn,
	textOfCell,
	type WrittenCell,
} from "./tableLines.js";

export type FormattingOptions = Pick<Settings["table"], "ambiguousWidth" | "format">;

/** Layout `compact` pads no column to more than this: one long cell must not blow up all rows. */
const widestCompact = 24;
/** No column is narrower: dashes and their colons want room. */
const narrowest = 3;

/**
 * The edits that set the tables of layout `table` in order, or those of their rows that lie in one of the ranges.
 * `compact` pads the columns on the left of the first that is never padded: the tasks, and in a table without tasks the
 * first with a cell that is too wide. `aligned` pads all columns, each to its widest cell. A cell that is not padded has
 * one blank on either side, an empty one two.
 *
 * Only blanks change, dashes below the names of padded columns, and bars at the ends of a row that lack; each edit is
 * as small as can be, so that an editor keeps the cursor where it is, and a row that is right has none. What is
 * formatted stays as it is when formatted again. Other layouts have their blanks from elsewhere and keep them.
 */
export function formatTables(
	plan: PlacedBlocks,
	document: SourceDocument,
	options: FormattingOptions,
	ranges?: readonly Range[],
): TextEdit[] {
	const chosen = ranges?.map(linesOf);
	const edits: TextEdit[] = [];
	for (const table of tablesIn(plan, document, chosen))
		formatTable(table, document, options, chosen, (line, text) => new RowEdits(line, text, edits));
	return edits;
}

/**
 * A text as the edits of {@link formatTables} make it, its plan unread: where its tables stand is all that is read of
 * it, and its rows are written out instead of edited.
 *
 * @param text what the document was made of; the same string where nothing changes
 */
export function formatText(
	text: string,
	document: SourceDocument,
	{ settings, readYaml }: { readonly settings: Settings; readonly readYaml?: ReadYaml },
): string {
	const { layout } = readFrontMatter(frontMatterOf(document.lines), readYaml).values;
	const sequence = readShapes(document, layout ?? settings.layout ?? null);
	const { blocks } = sequence;
	const placed: PlacedBlocks = {
		blockCount: blocks.length,
		blockAt: (index) => blocks.at(index),
		lineOfBlock: (index) => lineOf(sequence, index),
	};
	let written: string[] | undefined;
	for (const table of tablesIn(placed, document))
		formatTable(table, document, settings.table, undefined, (line, row) => {
			written ??= document.lines.slice();
			return new WrittenRow(line, row, written);
		});
	return written === undefined ? text : joinLines(written, document);
}

/** @param begin gives what the row at a line is formatted into */
function formatTable(
	table: TableLines,
	{ lines }: SourceDocument,
	options: FormattingOptions,
	chosen: readonly LineRange[] | undefined,
	begin: (line: number, text: string) => FormattedRow,
): void {
	const { first, last } = table;
	const rows: (readonly WrittenCell[])[] = [];
	for (let line = first; line <= last; line++) rows.push(cellsOfLine(lines[line] ?? ""));
	const { columns, cells } = measure(table, lines, rows, options);
	for (let i = 0; i < rows.length; i++) {
		const line = first + i;
		if (chosen?.some((range) => range.first <= line && range.last >= line) === false) continue;
		const row = begin(line, lines[line] ?? "");
		formatRow(row, rows[i] ?? [], columns, cells[i]);
		row.end();
	}
}

function joinLines(lines: readonly string[], { eol, ends }: SourceDocument): string {
	if (ends === undefined) return lines.join(eol);
	return lines.map((line, i) => line + (ends.at(i) ?? "")).join("");
}

/** Widths in columns of the screen. */
interface Widths {
	/** Of the columns, 0 for one that is not padded. */
	readonly columns: readonly number[];
	/** Row by row, of those cells that may be padded, at most what their column is; `undefined` for the row of dashes. */
	readonly cells: readonly (readonly number[] | undefined)[];
}

function measure(
	{ header, first }: TableLines,
	lines: readonly string[],
	rows: readonly (readonly WrittenCell[])[],
	{ ambiguousWidth, format }: FormattingOptions,
): Widths {
	const isCompact = format === "compact";
	const count = rows[0]?.length ?? 0;
	const limit = isCompact ? widestCompact : Number.POSITIVE_INFINITY;
	let padded = isCompact && header.taskColumn >= 0 ? Math.min(header.taskColumn, count) : count;
	const columns = new Array<number>(count).fill(0).fill(narrowest, 0, padded);
	const measured: (number[] | undefined)[] = [];
	for (let i = 0; i < rows.length; i++) {
		const widths: number[] = [];
		const line = lines[first + i] ?? "";
		const isDashes = i === delimiterAt && isDelimiterRow(line);
		measured.push(isDashes ? undefined : widths);
		if (isDashes) continue;
		const cells = rows[i] ?? [];
		for (let column = 0; column < padded && column < cells.length; column++) {
			const cell = cells[column];
			const text = cell === undefined ? "" : textOfCell(line, cell);
			const width = hasComment(text) ? 0 : displayWidth(text, ambiguousWidth, limit);
			widths.push(width);
			// Without tasks, a column of sentences is known by its sentences.
			if (width > limit && header.taskColumn < 0) padded = column;
			else columns[column] = Math.max(columns[column] ?? 0, Math.min(width, limit));
		}
	}
	return { columns: columns.fill(0, padded), cells: measured };
}

/**
 * The blanks beside the bars, and the outer bars.
 *
 * @param columns widths of the columns, 0 for one that is not padded
 * @param own widths of the cells; undefined: the row of dashes, which are as many as a padded column is wide, and the others stay
 */
function formatRow(
	row: FormattedRow,
	cells: readonly WrittenCell[],
	columns: readonly number[],
	own: readonly number[] | undefined,
): void {
	const { text: line } = row;
	for (const [column, cell] of cells.entries()) {
		const isFirst = column === 0;
		const isLast = column === cells.length - 1;
		const lead = isFirst && line[cell.start - 1] !== "|" ? "|" : "";
		const tail = isLast && line[cell.end] !== "|" ? "|" : "";
		if (isFirst) row.replace(0, lead === "" ? cell.start - 1 : cell.start, "");
		const width = columns[column] ?? 0;
		if (cell.textStart === cell.textEnd) {
			// A cell without text is two blanks wide: the cursor goes between them.
			row.replace(cell.start, cell.end, `${lead}${" ".repeat(width === 0 ? 2 : width + 2)}${tail}`);
		} else {
			const text = textOfCell(line, cell);
			const isPadded = width > 0 && own !== undefined && !hasComment(text);
			const missing = isPadded ? Math.max(0, width - (own[column] ?? 0)) : 0;
			row.replace(cell.start, cell.textStart, `${lead} `);
			if (own === undefined && width > 0) row.replace(cell.textStart, cell.textEnd, dashes(text, width));
			row.replace(cell.textEnd, cell.end, `${" ".repeat(missing + 1)}${tail}`);
		}
		if (isLast) row.replace(tail === "" ? cell.end + 1 : cell.end, line.length, "");
	}
}

/** The dashes of a column, with the colons that say how it is set. */
function dashes(written: string, width: number): string {
	const left = written.startsWith(":") ? ":" : "";
	const right = written.length > 1 && written.endsWith(":") ? ":" : "";
	return `${left}${"-".repeat(Math.max(1, width - left.length - right.length))}${right}`;
}

/** A row, and what becomes of it: ranges (UTF-16 offsets of its line) that get another text, from left to right. */
interface FormattedRow {
	readonly text: string;
	replace(from: number, to: number, newText: string): void;
	end(): void;
}

/** Writes the row into the lines of its document. */
class WrittenRow implements FormattedRow {
	private written = "";
	private behind = 0;

	constructor(
		private readonly line: number,
		readonly text: string,
		private readonly lines: string[],
	) {}

	replace(from: number, to: number, newText: string): void {
		this.written += this.text.slice(this.behind, from) + newText;
		this.behind = to;
	}

	end(): void {
		this.lines[this.line] = this.written + this.text.slice(this.behind);
	}
}

/** Gathers the edits of one line, each without what its old and new text begin and end with alike. */
class RowEdits implements FormattedRow {
	constructor(
		private readonly line: number,
		readonly text: string,
		private readonly edits: TextEdit[],
	) {}

	replace(from: number, to: number, newText: string): void {
		const { line, text } = this;
		const most = Math.min(to - from, newText.length);
		let start = 0;
		while (start < most && text.charCodeAt(from + start) === newText.charCodeAt(start)) start++;
		let end = 0;
		while (
			end < most - start &&
			text.charCodeAt(to - 1 - end) === newText.charCodeAt(newText.length - 1 - end)
		)
			end++;
		if (to - from === start + end && newText.length === start + end) return;
		this.edits.push({
			range: { start: { line, character: from + start }, end: { line, character: to - end } },
			newText: newText.slice(start, newText.length - end),
		});
	}

	end(): void {
		// Each edit has been taken down already.
	}
}

/** A selection that ends at the very beginning of a line does not touch it. */
function linesOf({ start, end }: Range): LineRange {
	const last = end.character === 0 && end.line > start.line ? end.line - 1 : end.line;
	return { first: start.line, last };
}
