import { isLayoutBlank } from "../language/characters.js";
import type { Block, TableHeaderBlock } from "../model/block.js";
import { isEscaped } from "../model/cellText.js";
import type { Plan } from "../model/plan.js";
import type { SourceDocument } from "../text/sourceDocument.js";

/** A table of layout `table` in a document: 0-based lines, from the names of its columns to its last row. */
export interface TableLines {
	readonly header: TableHeaderBlock["header"];
	readonly first: number;
	readonly last: number;
}

/**
 * The row of dashes stands below the names of the columns, unless a converter has set an empty header with its dashes
 * above the names: then the first row does.
 */
export const delimiterAt = 1;

/** Lines from `first` to `last`, both 0-based and included. */
export interface LineRange {
	readonly first: number;
	readonly last: number;
}

/** The blocks of a document in their order, whether or not its rows are understood. */
export type PlacedBlocks = Pick<Plan, "blockCount" | "blockAt" | "lineOfBlock">;

/** The tables that have a line in one of the ranges, in the order of the document; without ranges all of them. */
export function tablesIn(
	plan: PlacedBlocks,
	document: SourceDocument,
	ranges?: readonly LineRange[],
): readonly TableLines[] {
	const tables: TableLines[] = [];
	for (let i = 0; i < plan.blockCount; i++) {
		const block = plan.blockAt(i);
		if (block?.kind !== "table-header" || block.header.layout !== "table") continue;
		const first = plan.lineOfBlock(i);
		let end = i + 1;
		while (end < plan.blockCount && continuesTable(plan, block, end, document)) end++;
		const last = plan.lineOfBlock(end) - 1;
		i = end - 1;
		if (ranges === undefined || ranges.some((range) => range.first <= last && range.last >= first))
			tables.push({ header: block.header, first, last });
	}
	return tables;
}

/** Whether a block is a row of the table: a task, a heading over all columns, or a row that is not a plan's. */
function continuesTable(
	plan: PlacedBlocks,
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

/** A cell as it is written, in UTF-16 offsets of its line: from bar to bar, and its text without the blanks around. */
export interface WrittenCell {
	/** Behind the bar on its left; without one, where the text begins. */
	readonly start: number;
	readonly textStart: number;
	readonly textEnd: number;
	/** At the bar on its right; without one, where the text ends. */
	readonly end: number;
}

/**
 * The cells of a row, at least one. A bar behind a backslash is text; blanks outside the outer bars, full-width ones
 * too, belong to no cell, as reading takes them. Inside a cell full-width blanks are text: they may be meant.
 */
export function cellsOfLine(line: string): readonly WrittenCell[] {
	let from = skipBlanks(line, 0, line.length, isLayoutBlank);
	if (line[from] === "|") from++;
	else from = skipBlanks(line, 0, line.length, isTabOrBlank);
	let end = skipBlanksBack(line, from, line.length, isLayoutBlank);
	if (end > from && line[end - 1] === "|" && !isEscaped(line, end - 1)) end--;
	else end = skipBlanksBack(line, from, line.length, isTabOrBlank);
	const cells: WrittenCell[] = [];
	for (;;) {
		let bar = line.indexOf("|", from);
		while (bar >= 0 && isEscaped(line, bar)) bar = line.indexOf("|", bar + 1);
		const to = bar < 0 || bar > end ? end : bar;
		const textStart = skipBlanks(line, from, to, isTabOrBlank);
		const textEnd = skipBlanksBack(line, textStart, to, isTabOrBlank);
		cells.push({ start: from, textStart, textEnd, end: to });
		if (to >= end) return cells;
		from = to + 1;
	}
}

/** The cells of a row with what is written in them, without the blanks around. */
export function textOfCell(line: string, { textStart, textEnd }: WrittenCell): string {
	return line.slice(textStart, textEnd);
}

/** Excuses stand in cells without being shown in print: such a cell neither counts for its column nor is padded. */
export function hasComment(text: string): boolean {
	return text.includes("<!--");
}

function skipBlanks(line: string, from: number, to: number, isBlank: (code: number) => boolean): number {
	let at = from;
	while (at < to && isBlank(line.charCodeAt(at))) at++;
	return at;
}

function skipBlanksBack(line: string, from: number, to: number, isBlank: (code: number) => boolean): number {
	let at = to;
	while (at > from && isBlank(line.charCodeAt(at - 1))) at--;
	return at;
}

function isTabOrBlank(code: number): boolean {
	return code === 32 || code === 9;
}
