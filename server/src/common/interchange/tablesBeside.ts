import { readRecord, textsOf } from "../layouts/record.js";
import type { LocalizedText } from "../model/localizedText.js";
import type { Plan, TableReading } from "../model/plan.js";
import { type SeparatingMark, separatingMarkOf } from "../model/separatedRows.js";
import type { Span } from "../model/span.js";
import { besideByCells } from "./besideByCells.js";
import type { ImportNote } from "./importNote.js";
import { capitalized, type LineNames, nameLines } from "./lineNames.js";
import { piecesWithin } from "./pieceReport.js";
import { type BesideRow, type BesideTables, columnsBeside, isFilled, partRows } from "./stackRows.js";

/** A text whose tables stand below one another that stood side by side. */
export interface StackedText {
	readonly lines: readonly string[];
	/** The line of the text before that each line comes from. */
	readonly origins: readonly number[];
	/** Which tables were moved, and what of their rows was not certain. */
	readonly notes: readonly ImportNote[];
}

/**
 * Puts tables below one another that stand side by side under the same names, as the import of sheets does
 * (`tableOfSheet`): the left one first, what is empty in one of them left out; one that is numbered anew is a table of
 * its own. Tables of separated values (commas, semicolons, tabs) keep their cells as they are written, all others are
 * tables of Markdown then. Undefined where no table is so; one whose names differ, or whose rows cannot be told apart
 * for certain, stays as it is and the check tells of it.
 *
 * @param lines those that the plan was read from
 * @param nameOf what they are called in notes
 */
export function stackTablesBeside(
	plan: Plan,
	lines: readonly string[],
	nameOf: LineNames = nameLines,
): StackedText | undefined {
	const stacked: string[] = [];
	const origins: number[] = [];
	const notes: ImportNote[] = [];
	const keep = (from: number, to: number) => {
		for (let line = from; line < to; line++) {
			stacked.push(lines[line] ?? "");
			origins.push(line);
		}
	};
	let kept = 0;
	for (const table of plan.tables) {
		const found = tablesAt(plan, table, lines);
		if (found === undefined || found.from < kept) continue;
		keep(kept, found.from);
		for (const { text, line } of found.below)
			for (const [i, words] of text.split("\n").entries()) {
				stacked.push(words);
				origins.push(found.isByCells ? line : line + i);
			}
		kept = found.to;
		notes.push(noteOf(found, nameOf));
		// Those of the text below are told of its rows, which are certain now.
		if (found.isByCells) notes.push(...piecesWithin(plan, nameOf, found.from, found.to));
	}
	if (notes.length === 0) return undefined;
	keep(kept, lines.length);
	return { lines: stacked, origins, notes };
}

/** Calls the lines of a text by those that they come from. */
export function nameOrigins(origins: readonly number[], nameOf: LineNames = nameLines): LineNames {
	return (asked, isRange) => nameOf([...new Set(asked.map((line) => origins[line] ?? line))], isRange);
}

function noteOf({ from, count, isAnew }: FoundTables, nameOf: LineNames): ImportNote {
	const where = nameOf([from]);
	const { zh, en } = sayStacked(count, isAnew);
	return {
		kind: "moved",
		line: from,
		message: { zh: `${where.zh}：${zh}`, en: `${capitalized(where.en)}: ${en}` },
	};
}

/**
 * @param count tables under the same names
 * @param isAnew whether one of them is numbered anew, and so has its names above it again
 */
export function sayStacked(count: number, isAnew: boolean): LocalizedText {
	return isAnew
		? {
				zh: `${count} 张表左右并排、表头相同、各自编号或各有标题，已从左到右上下排列，仍是各自的表；请核对。`,
				en: `${count} tables, each numbered anew or under its own title, stood side by side under the same names and were put below one another, from left to right, as tables of their own; please check.`,
			}
		: {
				zh: `${count} 张表左右并排、表头相同，已从左到右上下接成一张；请核对。`,
				en: `${count} tables stood side by side under the same names and were put below one another, from left to right; please check.`,
			};
}

interface FoundTables extends BesideTables {
	/** They are written as tables of Markdown, row by row. */
	readonly isByCells: boolean;
}

function tablesAt(plan: Plan, table: TableReading, lines: readonly string[]): FoundTables | undefined {
	const block = plan.blockAt(table.blockIndex);
	if (block?.kind !== "table-header" || block.header.secondTable < 0) return undefined;
	const mark =
		block.header.layout === "tsv"
			? "\t"
			: separatingMarkOf(plan.taskAt(plan.tasksBefore(table.blockIndex))?.more);
	const found =
		mark === undefined ? besideByCells(plan, table, block, lines) : besideByRecords(plan, table, lines, mark);
	return found && { ...found, isByCells: mark === undefined };
}

/** Tables of separated values, their cells as they are written. */
function besideByRecords(
	plan: Plan,
	{ blockIndex, endBlock }: TableReading,
	lines: readonly string[],
	mark: SeparatingMark | "\t",
): BesideTables | undefined {
	const from = plan.lineOfBlock(blockIndex);
	const end = endBlock < plan.blockCount ? plan.lineOfBlock(endBlock) : lines.length;
	const head = readRecord(lines, from, mark);
	if (head.lines !== plan.blockAt(blockIndex)?.lines) return undefined;
	const records: BesideRow[] = [];
	let to = from;
	while (to < end) {
		const record = readRecord(lines, to, mark);
		const cells = record.cells.map(({ span }) => sourceOf(lines, to, span));
		const filled = cells.filter(isFilled).length;
		// Words below the table are none of its rows; those of a section or a note within it reach over all columns.
		if (cells.length < 2 && filled > 0) break;
		if (record.quoteLost || (filled === 1 && isFilled(cells[0] ?? ""))) return undefined;
		if (cells.slice(head.cells.length).some(isFilled)) return undefined;
		if (filled > 0) records.push({ cells, line: to });
		to += record.lines;
	}
	const [first, ...rows] = records;
	if (first === undefined) return undefined;
	const names = textsOf(head);
	const tables = columnsBeside(names, rows);
	if (tables === undefined) return undefined;
	const parts = partRows(names, tables, rows);
	const printed = (cells: readonly string[], line: number) => ({ text: cells.join(mark), line });
	const heading = printed(
		(tables[0] ?? []).map((column) => first.cells[column] ?? ""),
		from,
	);
	const below = parts.flatMap(({ rows: own, isAnew }, i) => [
		...(i === 0 ? [heading] : isAnew ? [{ text: "", line: from }, heading] : []),
		...own.map(({ cells, line }) => printed(cells, line)),
	]);
	return { from, to, count: tables.length, isAnew: parts.some(({ isAnew }) => isAnew), below };
}

/** A cell as it is written, quotation marks included; `span` counts lines from that of its record. */
function sourceOf(
	lines: readonly string[],
	at: number,
	{ line, character, endLine, endCharacter }: Span,
): string {
	if (line === endLine) return (lines[at + line] ?? "").slice(character, endCharacter);
	const between = lines.slice(at + line + 1, at + endLine);
	const last = (lines[at + endLine] ?? "").slice(0, endCharacter);
	return [(lines[at + line] ?? "").slice(character), ...between, last].join("\n");
}
