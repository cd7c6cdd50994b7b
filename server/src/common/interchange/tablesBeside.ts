import { readRecord, textsOf } from "../layouts/record.js";
import type { LocalizedText } from "../model/localizedText.js";
import type { Plan, TableReading } from "../model/plan.js";
import { separatingMarkOf } from "../model/separatedRows.js";
import type { Span } from "../model/span.js";
import type { ImportNote } from "./importNote.js";
import { capitalized, type LineNames, nameLines } from "./lineNames.js";

/** A text whose tables stand below one another that stood side by side. */
export interface StackedText {
	readonly lines: readonly string[];
	/** Calls its lines by those of the text before. */
	readonly nameOf: LineNames;
	/** Which tables were moved. */
	readonly notes: readonly ImportNote[];
}

/**
 * Puts tables of separated values (commas, semicolons, tabs) below one another that stand side by side under the same
 * names, as the import of sheets does (`tableOfSheet`): the left one first, what is empty in one of them left out.
 * Undefined where no table is so; one whose names differ, or in which a row reaches over all columns, stays as it is and
 * the check tells of it.
 *
 * @param lines those that the plan was read from
 */
export function stackTablesBeside(plan: Plan, lines: readonly string[]): StackedText | undefined {
	const stacked: string[] = [];
	const origins: number[] = [];
	const tables: { readonly line: number; readonly count: number }[] = [];
	const keep = (from: number, to: number) => {
		for (let line = from; line < to; line++) {
			stacked.push(lines[line] ?? "");
			origins.push(line);
		}
	};
	let kept = 0;
	for (const table of plan.tables) {
		const records = recordsOf(plan, table, lines);
		if (records === undefined) continue;
		keep(kept, records.from);
		for (const { text, line } of records.below)
			for (const [i, words] of text.split("\n").entries()) {
				stacked.push(words);
				origins.push(line + i);
			}
		kept = records.to;
		tables.push({ line: records.from, count: records.count });
	}
	if (tables.length === 0) return undefined;
	keep(kept, lines.length);
	return {
		lines: stacked,
		nameOf: (asked) => nameLines([...new Set(asked.map((line) => origins[line] ?? line))]),
		notes: tables.map(({ line, count }) => {
			const where = nameLines([line]);
			const { zh, en } = sayStacked(count);
			return {
				kind: "moved",
				line,
				message: { zh: `${where.zh}：${zh}`, en: `${capitalized(where.en)}: ${en}` },
			};
		}),
	};
}

/** @param count tables under the same names */
export function sayStacked(count: number): LocalizedText {
	return {
		zh: `${count} 张表左右并排、表头相同，已从左到右上下接成一张；请核对。`,
		en: `${count} tables stood side by side under the same names and were put below one another, from left to right; please check.`,
	};
}

/** After how many names they begin anew; how many there are where they do not. */
export function periodOf(names: readonly string[]): number {
	for (let period = 2; period <= names.length / 2; period++)
		if (names.length % period === 0 && names.every((name, i) => name !== "" && name === names[i % period]))
			return period;
	return names.length;
}

interface StackedRecords {
	/** Lines of the table, the end exclusive. */
	readonly from: number;
	readonly to: number;
	readonly count: number;
	/** Its records below one another, each with its first line in the text before. */
	readonly below: readonly { readonly text: string; readonly line: number }[];
}

function recordsOf(
	plan: Plan,
	{ blockIndex, endBlock }: TableReading,
	lines: readonly string[],
): StackedRecords | undefined {
	const block = plan.blockAt(blockIndex);
	if (block?.kind !== "table-header" || block.header.secondTable < 0) return undefined;
	const mark =
		block.header.layout === "tsv" ? "\t" : separatingMarkOf(plan.taskAt(plan.tasksBefore(blockIndex))?.more);
	if (mark === undefined) return undefined;
	const from = plan.lineOfBlock(blockIndex);
	const end = endBlock < plan.blockCount ? plan.lineOfBlock(endBlock) : lines.length;
	const head = readRecord(lines, from, mark);
	if (head.lines !== block.lines) return undefined;
	const records: { readonly cells: readonly string[]; readonly line: number }[] = [];
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
	const names = textsOf(head).map((name) => name.replace(/\s/g, ""));
	const columns = names.flatMap((name, column) =>
		name !== "" || records.some(({ cells }) => isFilled(cells[column] ?? "")) ? [column] : [],
	);
	const period = periodOf(columns.map((column) => names[column] ?? ""));
	const count = columns.length / period;
	if (count < 2) return undefined;
	const below = Array.from({ length: count }, (_, copy) => {
		const own = columns.slice(copy * period, (copy + 1) * period);
		return records.flatMap(({ cells, line }, i) => {
			const part = own.map((column) => cells[column] ?? "");
			return (copy > 0 && i === 0) || !part.some(isFilled) ? [] : [{ text: part.join(mark), line }];
		});
	}).flat();
	return { from, to, count, below };
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

function isFilled(cell: string): boolean {
	return cell.trim() !== "";
}
