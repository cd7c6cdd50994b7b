import { withParts } from "../model/block.js";
import { emptyText } from "../model/mappedText.js";
import type { ReadingNote } from "../model/readingNote.js";
import { lineSpan, type Span } from "../model/span.js";
import { type Cell, cellAt, type TableHeader } from "../model/tableHeader.js";
import { maxReach, type ReaderContext, type ReadStep } from "./blockSequence.js";
import { headerByEndings, namesOtherColumns } from "./columnEndings.js";
import { dueOfHeadings } from "./documentTime.js";
import { isPlanHeader, joinHeadings } from "./header.js";
import { isHeadingLike } from "./headingLike.js";
import { findNumberedColumn, serialOf } from "./numberedColumn.js";
import { cellsUnder, longestCell, type Record, readRecord, textsOf } from "./record.js";
import { readRow } from "./row.js";
import { isSectionHeading, lostSection, otherRow, toSection } from "./sectionRow.js";
import { repeatedHeader, repeatsHeader } from "./tablePieces.js";
import { toNumber } from "./taskNumber.js";
import { nextRow, reachOfWhole, readWholeRecord } from "./tornRecord.js";
import { isUnitShaped } from "./unitShape.js";

const noHeader: ReadingNote = {
	reader: "tsv",
	why: { zh: "行里没有制表符", en: "there is no tab in it" },
};

/** How many rows of a table are looked at to learn where its tasks have their numbers. */
const rowsToLearnFrom = 6;

/** Reads the head of a tab-separated table. */
export function readTsvHeader(
	lines: readonly string[],
	at: number,
	context: ReaderContext,
): ReadStep | undefined {
	const line = lines[at] ?? "";
	// 序号 broken in its cell, as Excel gives it, has its tab on the next line.
	if (!line.includes("\t") && !line.startsWith('"')) {
		context.note?.(noHeader);
		return undefined;
	}
	const record = readRecord(lines, at);
	const names = textsOf(record);
	const second = readRecord(lines, at + record.lines);
	const joined = joinHeadings(names, textsOf(second));
	const headings = joined ?? names;
	if (!isPlanHeader(headings)) return undefined;
	const taken = record.lines + (joined === undefined ? 0 : second.lines);
	const { header, reach } = learnHeader(lines, at + taken, headings, context);
	return {
		block: {
			kind: "table-header",
			lines: taken,
			reach: Math.min(maxReach, Math.max(record.reach, record.lines + second.reach, taken + reach)),
			header,
			cells: record.cells,
			span: coverCells(record.cells, lines[at] ?? ""),
		},
		next: { kind: "tsv", header },
	};
}

/**
 * Reads one record: what is empty under 序号 or 项目 as merged (`cellsUnder`), an empty leader as vacant.
 */
export function readTsvRow(
	lines: readonly string[],
	at: number,
	header: TableHeader,
	context: ReaderContext,
): ReadStep | undefined {
	const line = lines[at] ?? "";
	const record = readWholeRecord(lines, at, header);
	const next = { kind: "tsv", header } as const;
	const texts = record.cells.filter((cell) => cell.state === "text");
	// A row whose first cell has a line break begins without a tab, too.
	if (!line.includes("\t") && record.lines === 1) return readBetweenRows(lines, at, header, record);
	if (record.lines === 1 && beginsAgain(record, header))
		return { block: repeatedHeader(line, record.reach), next };
	const other = otherRow(record.cells, header, record.lines, record.reach);
	if (other !== undefined) return { block: other, next };
	if (namesOthers(record, header)) return undefined;
	if (texts.length === 0) {
		// A row of nothing before a group that begins anew is a section whose heading is lost.
		const following = readRecord(lines, at + record.lines);
		const number = following.cells[header.numberColumn];
		const beginsAnew =
			header.numberIn === "task" && number?.state === "text" && toNumber(number.content.text) === 1;
		const reach = Math.min(maxReach, record.lines + following.reach);
		const block = beginsAnew
			? lostSection(lineSpan(0, 0, line.length), "tsv", record.lines, reach)
			: ({ kind: "text", lines: record.lines, reach, role: "blank", text: emptyText, level: 0 } as const);
		return { block, next };
	}
	const { cells, surplus } = cellsUnder(header, record, line);
	const row = readRow(
		header,
		{
			cells,
			surplus,
			// Excel leaves out empty cells at the end of a row and adds some for empty columns; neither is a defect.
			width: surplus.length > 0 ? record.cells.length : header.columns.length,
			lines: record.lines,
			reach: record.reach,
			quoteLost: record.quoteLost,
		},
		context.time,
		dueOfHeadings(context.time),
	);
	return { block: record.mayBeTorn ? withParts(row, { doubts: [{ kind: "torn", column: -1 }] }) : row, next };
}

/** A line without tabs: a heading, or words between rows, which do not end the table where it goes on below them. */
function readBetweenRows(
	lines: readonly string[],
	at: number,
	header: TableHeader,
	record: Record,
): ReadStep | undefined {
	const next = { kind: "tsv", header } as const;
	const [only] = record.cells;
	if (only?.state === "text" && isSectionHeading(only.content.text))
		return { block: toSection(only.content, only.span, "tsv", record.lines, record.reach), next };
	if (header.layout !== "tsv" || record.lines > 1 || /^\s*[#|<]/.test(lines[at] ?? "")) return undefined;
	const row = nextRow(lines, at + 1, header);
	if (row.line < 0) return undefined;
	const reach = Math.max(record.reach, row.reach + 1);
	const { content, span } = only ?? { content: emptyText, span: lineSpan(0, 0, 0) };
	const text = { kind: "text", lines: 1, reach, text: content, level: 0 } as const;
	if (only?.state !== "text") return { block: { ...text, role: "blank" }, next };
	if (isHeadingLike(content.text) && !isUnitShaped(content.text))
		return { block: { ...text, role: "paragraph" }, next };
	const names = header.columns.map(({ header: name }) => name);
	return {
		block: { ...text, role: "unread", unread: { reason: "stray", layout: "tsv", names, span } },
		next,
	};
}

/** How many lines it takes to tell that a table ends. */
export const reachOfTsvEnd = reachOfWhole;

/** Whether a record names the columns once more, as the next page of a print does. */
function beginsAgain(record: Record, header: TableHeader): boolean {
	const [first] = record.cells;
	const [column] = header.columns;
	if (first === undefined || column === undefined || header.taskColumn < 0) return false;
	// Nearly every row begins otherwise.
	if (first.content.text.charAt(0) !== column.header.charAt(0)) return false;
	return repeatsHeader(textsOf(record), header);
}

/** How many lines reading a record here has looked at, whether or not it was one of a plan. */
export function reachOfRecord(lines: readonly string[], at: number): number {
	const line = lines[at] ?? "";
	if (!line.includes('"') && !line.includes("\t")) return 1;
	// A second row of names may follow the first.
	const { lines: taken, reach } = readRecord(lines, at);
	return Math.min(maxReach, Math.max(reach, taken + readRecord(lines, at + taken).reach));
}

/** Whether a record names the columns of another table, none of a plan: 联系单位, 联系人, 电话. */
function namesOthers(record: Record, header: TableHeader): boolean {
	const serial = cellAt(record.cells, header.numberColumn);
	// Nearly every row has a number there, or nothing.
	if (serial?.state !== "text" || record.lines > 1 || serialOf(serial.content.text) !== undefined)
		return false;
	return namesOtherColumns(textsOf(record));
}

function coverCells(cells: readonly Cell[], firstLine: string): Span {
	const last = cells.at(-1)?.span ?? lineSpan(0, 0, firstLine.length);
	return { line: 0, character: 0, endLine: last.endLine, endCharacter: last.endCharacter };
}

/** The header, with where the tasks of the table have their numbers, and how many lines were looked at for that. */
function learnHeader(
	lines: readonly string[],
	from: number,
	headings: readonly string[],
	context: ReaderContext,
): { header: TableHeader; reach: number } {
	const header = headerByEndings(context, "tsv", headings, "none");
	const rows: (readonly Cell[])[] = [];
	let at = from;
	let serials = 0;
	let unnumbered = 0;
	let reach = 0;
	for (let read = 0; read < rowsToLearnFrom && at < lines.length && at - from < longestCell; read++) {
		const record = readWholeRecord(lines, at, header);
		// A quotation mark that nobody closes made it look further than the record goes.
		reach = Math.max(reach, at - from + record.reach);
		const isRow = record.lines > 1 || (lines[at] ?? "").includes("\t");
		at += record.lines;
		const { cells } = record;
		if (beginsAgain(record, header) || otherRow(cells, header, 1, 1) !== undefined) continue;
		// The table ends here, and what stands below tells nothing of it.
		if (!isRow || namesOthers(record, header)) break;
		rows.push(cells);
		if (cellAt(cells, header.taskColumn)?.state !== "text") continue;
		const serial = cellAt(cells, header.numberColumn);
		if (serial?.state === "text" && toNumber(serial.content.text) !== null) serials++;
		else unnumbered++;
	}
	const numbered = findNumberedColumn(header, rows);
	if (numbered >= 0) return { header: headerByEndings(context, "tsv", headings, "task", numbered), reach };
	const isSerial = serials > 0 && unnumbered === 0;
	return { header: isSerial ? headerByEndings(context, "tsv", headings, "serial") : header, reach };
}
