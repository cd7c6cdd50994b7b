import { type TextBlock, withParts } from "../../model/block.js";
import { emptyText, mapLine } from "../../model/mappedText.js";
import { moreOfSeparated, type SeparatingMark, separatingMarkOf } from "../../model/separatedRows.js";
import { lineSpan } from "../../model/span.js";
import { type Cell, cellAt, type TableHeader } from "../../model/tableHeader.js";
import { maxReach, type ReaderContext, type ReadStep } from "../blockSequence.js";
import { headerByEndings } from "../columnEndings.js";
import { dueOfHeadings } from "../documentTime.js";
import { isPlanHeader } from "../header.js";
import { cellsUnder, longestCell, type Record, readRecord, textsOf } from "../record.js";
import { readRow } from "../row.js";
import { isSectionHeading, otherRow, toSection } from "../sectionRow.js";
import { repeatedHeader, repeatsHeader } from "../tablePieces.js";
import { toNumber } from "../taskNumber.js";
import { headerOfRows } from "./headerOfRows.js";

/*
 * Comma-separated tables (RFC 4180), and those that spreadsheets write with semicolons where the comma is that of
 * decimals. Both marks stand within cells, too: such a cell is in quotes, or the row says that it has too many.
 */

/** So many rows below the header tell where the tasks have their numbers. */
const rowsToLearnFrom = 6;

/**
 * Reads the names of the columns of such a table; `undefined` where no column is the task's, or the first row has other
 * cells than the header: then commas that nobody put into quotes stand in them.
 */
export function readSeparatedHeader(
	lines: readonly string[],
	at: number,
	mark: SeparatingMark,
	context: ReaderContext,
): ReadStep | undefined {
	const record = readRecord(lines, at, mark);
	const names = textsOf(record);
	const plain = headerByEndings(context, "markup", names, "none");
	if (plain.taskColumn < 0 || record.lines > 1 || !isPlanHeader(names)) return undefined;
	const rows: (readonly Cell[])[] = [];
	let next = at + 1;
	let reach = 2;
	while (rows.length < rowsToLearnFrom && next < lines.length && next - at < longestCell) {
		const row = readRecord(lines, next, mark);
		reach = Math.max(reach, next - at + row.reach);
		if (row.cells.length < 2) break;
		if (rows.length === 0 && widthOf(row, names.length) !== names.length) return undefined;
		rows.push(row.cells);
		next += row.lines;
	}
	if (rows.length === 0) return undefined;
	const header = headerOfRows(context, names, plain, rows);
	return {
		block: {
			kind: "table-header",
			lines: 1,
			reach: Math.min(maxReach, reach),
			header,
			cells: record.cells,
			span: lineSpan(0, 0, (lines[at] ?? "").length),
		},
		next: { kind: "markup", header, more: moreOfSeparated(mark) },
	};
}

/** Reads a row of such a table; `undefined` where it ends. */
export function readSeparatedRow(
	lines: readonly string[],
	at: number,
	header: TableHeader,
	more: string,
	context: ReaderContext,
): ReadStep | undefined {
	const mark = separatingMarkOf(more);
	const line = lines[at] ?? "";
	const record = readRecord(lines, at, mark);
	const { cells, lines: taken, reach } = record;
	const next = { kind: "markup", header, more } as const;
	if (line.trim() === "" && goesOn(lines, at + 1, header, mark))
		return { block: emptyRow(1, Math.min(maxReach, 1 + longestCell)), next };
	const [first] = cells;
	if (cells.length < 2) {
		if (first?.state !== "text" || !isSectionHeading(first.content.text)) return undefined;
		return { block: toSection(first.content, first.span, "markup", taken, reach), next };
	}
	// Words of a sentence: neither as many as the table has cells, nor with a number in front.
	const width = widthOf(record, header.columns.length);
	if (width !== header.columns.length && !opensRow(first)) return undefined;
	if (repeatsHeader(textsOf(record), header)) return { block: repeatedHeader(line, reach), next };
	const other = otherRow(cells, header, taken, reach);
	if (other !== undefined) return { block: other, next };
	if (cells.every(({ state }) => state === "empty")) return { block: emptyRow(taken, reach), next };
	const raw = {
		...cellsUnder(header, record, line),
		width,
		lines: taken,
		reach,
		quoteLost: record.quoteLost,
	};
	return {
		block: withParts(readRow(header, raw, context.time, dueOfHeadings(context.time)), { more }),
		next,
	};
}

/** Whether behind an empty line, as people write them between rows, the next row of the table stands. */
function goesOn(
	lines: readonly string[],
	at: number,
	{ columns, numberColumn }: TableHeader,
	mark: SeparatingMark | undefined,
): boolean {
	const record = readRecord(lines, at, mark);
	const number = cellAt(record.cells, numberColumn);
	return number?.state === "text" && opensRow(number) && widthOf(record, columns.length) === columns.length;
}

/** How many cells a record has; empty ones behind the last column, which a sheet may be wider by, do not count. */
function widthOf({ cells }: Record, columns: number): number {
	const hasMore = cells.slice(columns).some(({ state }) => state === "text");
	return hasMore ? cells.length : Math.min(cells.length, columns);
}

/** A number, a code of digits or nothing. */
function opensRow(cell: Cell | undefined): boolean {
	if (cell?.state !== "text") return true;
	return toNumber(cell.content.text) !== null || /^\d{1,3}[-.]\d{1,3}$/.test(cell.content.text);
}

function emptyRow(lines: number, reach: number): TextBlock {
	return { kind: "text", lines, reach, role: "blank", text: emptyText, level: 0 };
}

/**
 * Reads a line whose first cell alone says something, above the names of columns: the title of a sheet, behind which the
 * sheet's other cells are empty.
 *
 * @param opensTable whether the names of the columns stand in a line
 */
export function readSheetTitle(
	lines: readonly string[],
	at: number,
	opensTable: (at: number) => boolean,
): TextBlock | undefined {
	const line = lines[at] ?? "";
	const reach = reachOfSheetTitle(line);
	if (reach === 0) return undefined;
	const words = line.replace(emptyCells, "").trim();
	if (words === "" || /[,;|\t"]/.test(words)) return undefined;
	let below = at + 1;
	while (below < at + reach - 2 && reachOfSheetTitle(lines[below] ?? "") > 0) below++;
	if (!opensTable(below)) return undefined;
	const text = mapLine(words, 0, line.indexOf(words));
	return { kind: "text", lines: 1, reach, role: "paragraph", text, level: 0 };
}

/** How many lines must be seen to tell whether a line is the title of a sheet; 0 where it cannot be one. */
export function reachOfSheetTitle(line: string): number {
	const last = line.charCodeAt(line.length - 1);
	return (last === 0x2c || last === 0x3b) && line.length <= longestTitle && emptyCells.test(line)
		? titleReach
		: 0;
}

const emptyCells = /(?:,{2,64}|;{2,64})$/;
const longestTitle = 160;
/** A title and its like (单位：亿元) above the names of the columns, these, and the row below them. */
const titleReach = 6;
