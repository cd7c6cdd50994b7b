import { joinTexts, type MappedText, mapLine } from "../model/mappedText.js";
import { lineSpan } from "../model/span.js";
import type { Cell, TableHeader } from "../model/tableHeader.js";
import { readTaskCode } from "../text/taskCode.js";
import { dateOfLine } from "./letterHead.js";
import { type Record, readRecord, toCell } from "./record.js";
import { emptyCell } from "./row.js";
import { isSectionHeading } from "./sectionRow.js";
import { taskNumberAt, toNumber } from "./taskNumber.js";
import { isUnitShaped } from "./unitShape.js";

/*
 * Tab-separated rows whose cells have line breaks in them and no quotation marks, as Word puts tables on the clipboard.
 * How many cells a row has, the header says; that a line opens a row, its number.
 */

/** A cell goes on over no more lines. */
const mostLines = 24;
/** So far below a line without tabs the next row is looked for. */
const farthestRow = 8;
/** Telling where a record ends, or that none is there, looks at no more lines. */
export const reachOfWhole = 2 * mostLines + farthestRow + 2;

/** A record, and how many lines were looked at to tell where it ends. */
export interface WholeRecord extends Record {
	/** It has too few cells, and so has the next line, which opens no row: together they would fill one. */
	readonly mayBeTorn: boolean;
}

/**
 * Reads the record that starts at a line, with the lines below that go on with its cells: until it has as many as the
 * header names, and behind the last one as long as lines without tabs are more of it.
 */
export function readWholeRecord(lines: readonly string[], at: number, header: TableHeader): WholeRecord {
	const line = lines[at] ?? "";
	const record = readRecord(lines, at);
	// Excel marks its line breaks, and other separated values are what they are.
	if (header.layout !== "tsv" || record.lines > 1 || record.quoteLost) return { ...record, mayBeTorn: false };
	const wanted = header.columns.length - 1;
	const tabs = tabsIn(line);
	const below = lines[at + 1] ?? "";
	if (tabs > wanted || below === "" || (tabs === wanted && below.includes("\t")))
		return { ...record, reach: 2, mayBeTorn: false };
	const isOpener = opensRow(line, header);
	let taken = 1;
	let found = tabs;
	let reach = 2;
	while (found < wanted && isOpener && taken < mostLines) {
		const next = lines[at + taken];
		reach = taken + 1;
		if (next === undefined || next.trim() === "" || opensNothing(next, header)) break;
		found += tabsIn(next);
		taken++;
	}
	if (found !== wanted) return { ...record, reach, mayBeTorn: tabs > 0 && fillsRow(tabs, below, header) };
	const tail = tailLines(lines, at + taken, header);
	taken += tail.lines;
	reach = Math.max(reach, taken - tail.lines + tail.reach);
	if (taken === 1) return { ...record, reach, mayBeTorn: false };
	return {
		cells: joinCells(record, lines, at, taken),
		lines: taken,
		reach,
		quoteLost: false,
		mayBeTorn: false,
	};
}

/** Whether a line that opens no row has the cells that one above lacks, and names units where the header has none. */
function fillsRow(tabs: number, below: string, header: TableHeader): boolean {
	const more = tabsIn(below);
	return (
		more > 0 &&
		tabs + more === header.columns.length - 1 &&
		!header.unitColumns.includes(more) &&
		isUnitShaped(below.slice(below.lastIndexOf("\t") + 1).trim())
	);
}

/** Whether a line cannot go on with a cell: it opens a row or a section. */
function opensNothing(line: string, header: TableHeader): boolean {
	return opensRow(line, header) || isSectionHeading(line.trim());
}

/** Whether a line opens a row: a number stands in its column, or at the head of the task where the tasks have them. */
export function opensRow(line: string, { numberColumn, taskColumn, columns }: TableHeader): boolean {
	const column = numberColumn >= 0 ? numberColumn : taskColumn;
	let from = 0;
	for (let i = 0; i < column; i++) {
		const tab = line.indexOf("\t", from);
		if (tab < 0) return false;
		from = tab + 1;
	}
	const end = line.indexOf("\t", from);
	const text = line.slice(from, end < 0 ? line.length : end).trim();
	if (numberColumn < 0 || numberColumn === taskColumn) return taskNumberAt(text, false) !== undefined;
	// A merged cell of the number, in a row that has all others.
	if (text === "") return tabsIn(line) === columns.length - 1;
	return end >= 0 && (toNumber(text) !== null || readTaskCode(text) !== undefined);
}

/** Lines without tabs behind the last cell of a row that are more of it, and how many were looked at. */
function tailLines(
	lines: readonly string[],
	from: number,
	header: TableHeader,
): { readonly lines: number; readonly reach: number } {
	let count = 0;
	while (count < mostLines) {
		const line = lines[from + count];
		if (line === undefined || line.includes("\t") || !mayEndCell(line.trim(), header)) break;
		count++;
	}
	if (count === 0) return { lines: 0, reach: 1 };
	const next = nextRow(lines, from + count, header);
	// Who issues a plan, above its date, is no unit of its last row.
	const isSigned = next.line < 0 && dateOfLine((lines[from + count] ?? "").trim()) !== null;
	const isUnits = columnEnds(header) === "units" && !isSigned;
	// Behind the last row a sentence may as well be one of the text.
	return { lines: isUnits || next.line >= 0 ? count : 0, reach: count + next.reach };
}

/** Whether a line may be more of the last cell of a row. */
function mayEndCell(line: string, header: TableHeader): boolean {
	if (line === "" || line.length > 400 || /^[#|<>*]/.test(line)) return false;
	switch (columnEnds(header)) {
		case "units": {
			const parts = line.split(/[、，,；;\s]/).filter((part) => part !== "");
			return parts.length > 0 && parts.every(isUnitShaped);
		}
		case "date":
			return line.length <= 24 && /\d[年月]|[季年]度|[年月]底|长期|持续/.test(line);
		case "text":
			return !isSectionHeading(line) && /[。；，]/.test(line);
		default:
			return false;
	}
}

function columnEnds({
	columns,
	unitColumns,
	deadlineColumn,
	leaderColumn,
}: TableHeader): "units" | "date" | "text" | "" {
	const last = columns.length - 1;
	if (unitColumns.includes(last)) return "units";
	if (last === deadlineColumn) return "date";
	return last === leaderColumn ? "" : "text";
}

/**
 * The line, at most a few below, that goes on with a table behind lines without tabs: its first one with a tab, if it has
 * all cells of a row; `line` is -1 where there is none.
 */
export function nextRow(
	lines: readonly string[],
	from: number,
	header: TableHeader,
): { readonly line: number; readonly reach: number } {
	for (let i = from; i < from + farthestRow; i++) {
		const line = lines[i];
		if (line === undefined) return { line: -1, reach: i - from + 1 };
		if (!line.includes("\t")) continue;
		const isNumbered = header.numberColumn >= 0 && header.numberColumn !== header.taskColumn;
		const goesOn = opensRow(line, header) || (!isNumbered && tabsIn(line) === header.columns.length - 1);
		return { line: goesOn ? i : -1, reach: i - from + 1 };
	}
	return { line: -1, reach: farthestRow + 1 };
}

export function tabsIn(line: string): number {
	let count = 0;
	for (let at = line.indexOf("\t"); at >= 0; at = line.indexOf("\t", at + 1)) count++;
	return count;
}

/** The cells of lines that are one record: what a line begins with goes on with the cell that is open above it. */
function joinCells(first: Record, lines: readonly string[], at: number, taken: number): readonly Cell[] {
	const cells: Cell[] = [...first.cells];
	for (let line = 1; line < taken; line++) {
		const [more, ...others] = (lines[at + line] ?? "").split("\t");
		let from = 0;
		for (const [i, text] of [more ?? "", ...others].entries()) {
			const cell = toCell(mapLine(text, line, from), lineSpan(line, from, from + text.length));
			from += text.length + 1;
			const open = i === 0 ? cells.pop() : undefined;
			cells.push(open === undefined ? cell : joined(open, cell));
		}
	}
	return cells;
}

function joined(above: Cell, below: Cell): Cell {
	const span = { ...above.span, endLine: below.span.endLine, endCharacter: below.span.endCharacter };
	if (below.state !== "text") return above.state === "text" ? above : emptyCell("empty", span);
	if (above.state !== "text") return { ...below, span };
	const parts: MappedText[] = [above.content, { text: "\n", pieces: [] }, below.content];
	return { state: "text", content: joinTexts(parts), span };
}
