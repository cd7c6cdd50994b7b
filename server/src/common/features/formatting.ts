import type { Range, TextEdit } from "vscode-languageserver-types";
import { isLayoutBlank } from "../language/characters.js";
import type { Block, TableHeaderBlock } from "../model/block.js";
import { isEscaped } from "../model/cellText.js";
import type { Plan } from "../model/plan.js";
import type { SourceDocument } from "../text/sourceDocument.js";
import { type AmbiguousWidth, displayWidth } from "../text/width.js";

export interface FormattingOptions {
	/** Columns that ★ “ ” — … · take (UAX #11, East Asian Ambiguous). */
	readonly ambiguousWidth: AmbiguousWidth;
}

/** A column with a wider cell is not padded, so that one long task does not blow up all rows. */
const widestPadded = 24;

/**
 * The edits that align the columns of all tables in layout `table`, or of those rows that lie in a range. Only
 * blanks beside the bars change, and bars at the ends of a row that lack; each changed row is one edit, and what
 * is formatted stays as it is when formatted again. Other layouts have their blanks from elsewhere and keep them.
 */
export function formatTables(
	plan: Plan,
	document: SourceDocument,
	options: FormattingOptions,
	range?: Range,
): TextEdit[] {
	const edits: TextEdit[] = [];
	for (let i = 0; i < plan.blockCount; i++) {
		const block = plan.blockAt(i);
		if (block?.kind !== "table-header" || block.header.layout !== "table") continue;
		const first = plan.lineOfBlock(i);
		let end = i + 1;
		while (end < plan.blockCount && continuesTable(plan, block, end, document)) end++;
		const last = plan.lineOfBlock(end) - 1;
		i = end - 1;
		if (range !== undefined && (last < range.start.line || first > lastLineOf(range))) continue;
		edits.push(...formatTable(document, first, last, options, range));
	}
	return edits;
}

function formatTable(
	{ lines }: SourceDocument,
	first: number,
	last: number,
	{ ambiguousWidth }: FormattingOptions,
	range: Range | undefined,
): TextEdit[] {
	const rows: (readonly string[])[] = [];
	for (let line = first; line <= last; line++) rows.push(cellsOf(lines[line] ?? ""));
	const delimiter = 1;
	const headings = rows[0] ?? [];
	const widths = columnWidths(rows, delimiter, headings.length, ambiguousWidth);
	const edits: TextEdit[] = [];
	for (let i = 0; i < rows.length; i++) {
		const line = first + i;
		if (range !== undefined && (line < range.start.line || line > lastLineOf(range))) continue;
		const cells = rows[i] ?? [];
		const before = lines[line] ?? "";
		const after =
			i === delimiter
				? printDelimiter(cells, widths, headings, ambiguousWidth)
				: printRow(cells, widths, ambiguousWidth);
		if (after === before) continue;
		edits.push({
			range: { start: { line, character: 0 }, end: { line, character: before.length } },
			newText: after,
		});
	}
	return edits;
}

/** Widths of the columns, 0 for one that is not padded. A cell with a comment neither counts nor is padded. */
function columnWidths(
	rows: readonly (readonly string[])[],
	delimiter: number,
	count: number,
	ambiguous: AmbiguousWidth,
): readonly number[] {
	const widths = new Array<number>(count).fill(3);
	for (let i = 0; i < rows.length; i++) {
		if (i === delimiter) continue;
		const cells = rows[i] ?? [];
		for (let column = 0; column < count; column++) {
			const cell = cells[column] ?? "";
			if (widths[column] === 0 || cell.includes("<!--")) continue;
			const width = displayWidth(cell, ambiguous, widestPadded);
			widths[column] = width > widestPadded ? 0 : Math.max(widths[column] ?? 0, width);
		}
	}
	return widths;
}

function printRow(cells: readonly string[], widths: readonly number[], ambiguous: AmbiguousWidth): string {
	const printed = cells.map((cell, column) => {
		const width = widths[column] ?? 0;
		// A cell without text is two blanks wide: the cursor goes between them.
		if (width === 0 || cell.includes("<!--")) return cell === "" ? "  " : ` ${cell} `;
		const missing = width - displayWidth(cell, ambiguous);
		return ` ${cell}${" ".repeat(Math.max(0, missing))} `;
	});
	return `|${printed.join("|")}|`;
}

/** The row of dashes, as wide as its columns, or as the heading where the column is not padded. */
function printDelimiter(
	cells: readonly string[],
	widths: readonly number[],
	headings: readonly string[],
	ambiguous: AmbiguousWidth,
): string {
	const printed = cells.map((cell, column) => {
		const padded = widths[column] ?? 0;
		const width = padded > 0 ? padded : Math.max(3, displayWidth(headings[column] ?? "", ambiguous, 60));
		const left = cell.startsWith(":") ? ":" : "";
		const right = cell.length > 1 && cell.endsWith(":") ? ":" : "";
		return ` ${left}${"-".repeat(Math.max(1, width - left.length - right.length))}${right} `;
	});
	return `|${printed.join("|")}|`;
}

/** The cells of a row as they are written, without the blanks and tabs around them. */
function cellsOf(line: string): readonly string[] {
	const text = withoutOuterBlanks(line);
	let from = text.startsWith("|") ? 1 : 0;
	const end =
		text.length > from && text.endsWith("|") && !isEscaped(text, text.length - 1)
			? text.length - 1
			: text.length;
	const cells: string[] = [];
	for (;;) {
		let bar = text.indexOf("|", from);
		while (bar >= 0 && isEscaped(text, bar)) bar = text.indexOf("|", bar + 1);
		const to = bar < 0 || bar > end ? end : bar;
		cells.push(trimBlanks(text.slice(from, to)));
		if (to >= end) return cells;
		from = to + 1;
	}
}

/** Whether a block is a row of the table: a task, a heading over all columns, or a row that is no plan's. */
function continuesTable(
	plan: Plan,
	table: TableHeaderBlock,
	index: number,
	{ lines }: SourceDocument,
): boolean {
	const block: Block | undefined = plan.blockAt(index);
	const text = lines[plan.lineOfBlock(index)] ?? "";
	if (block?.lines !== 1 || !text.includes("|")) return false;
	if (block.kind === "row") return block.header === table.header;
	if (block.kind === "section") return !text.trimStart().startsWith("#");
	return block.kind === "text" && block.role === "paragraph" && table.header.taskColumn < 0;
}

/** A selection that ends at the very beginning of a line does not touch it. */
function lastLineOf({ start, end }: Range): number {
	return end.character === 0 && end.line > start.line ? end.line - 1 : end.line;
}

/** The row without the blanks outside its outer bars, full-width ones too: reading takes them for no cell either. */
function withoutOuterBlanks(line: string): string {
	let start = 0;
	let end = line.length;
	while (start < end && isLayoutBlank(line.charCodeAt(start))) start++;
	while (end > start && isLayoutBlank(line.charCodeAt(end - 1))) end--;
	return trimBlanks(line.slice(line[start] === "|" ? start : 0, line[end - 1] === "|" ? end : line.length));
}

/** Full-width blanks stay: in a cell they may be meant. */
function trimBlanks(text: string): string {
	let start = 0;
	let end = text.length;
	while (start < end && isTabOrBlank(text.charCodeAt(start))) start++;
	while (end > start && isTabOrBlank(text.charCodeAt(end - 1))) end--;
	return text.slice(start, end);
}

function isTabOrBlank(code: number): boolean {
	return code === 32 || code === 9;
}
