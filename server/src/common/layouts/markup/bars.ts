import { isLayoutBlank } from "../../language/characters.js";
import { type TextBlock, withParts } from "../../model/block.js";
import { readInline } from "../../model/inlineMarkup.js";
import { type MappedText, mapLine } from "../../model/mappedText.js";
import { lineSpan } from "../../model/span.js";
import { type Cell, cellAt, type TableHeader } from "../../model/tableHeader.js";
import type { ReaderContext, ReaderState, ReadStep } from "../blockSequence.js";
import { maxReach, outside } from "../blockSequence.js";
import { headerByEndings } from "../columnEndings.js";
import { dueOfHeadings } from "../documentTime.js";
import { isPlanHeader } from "../header.js";
import { emptyCell, readRow } from "../row.js";
import { otherRow } from "../sectionRow.js";
import { taskNumberAt } from "../taskNumber.js";
import { cellOfField, type Field } from "./columnsOfRow.js";
import { headerOfRows } from "./headerOfRows.js";

/*
 * Tables whose cells stand between bars that are not Markdown's: box characters, full-width bars, pandoc's grid, and
 * Markdown's own bars where the row of dashes is missing.
 */

/** What parts the cells of a line: each set is one kind of table. */
const barSets = ["｜", "│┃║", "|"] as const;

/** So many lines the names of columns may have. */
const mostHeaderLines = 6;
/** So many lines below the header tell whether its rows are parted by rules. */
const linesToLearnFrom = 40;

/** Whether a line is a rule of a table: ├──┼──┤, +---+---+, +===+===+, |===. */
export function isRule(line: string): boolean {
	const text = line.trim();
	if (text.length < 3) return false;
	const first = text[0] ?? "";
	if (first === "+") return /^\+(?:(?:[-=:]{2,}|\s+)\+){1,64}$/.test(text) && /[-=]/.test(text);
	if (first === "|") return /^\|={3,}\|?$/.test(text);
	return isBoxLine(first) && /^[\u2500-\u257f\s]+$/.test(text) && /[─━═╌┄]/.test(text);
}

/** Columns in which a rule leaves a gap: there a merged cell goes on through it. Written as the state holds them. */
function gapsOf(rule: string): string {
	const parts = rule
		.trim()
		.slice(1, -1)
		.split(/[+\u2502-\u2503\u2506-\u254b\u2551-\u2570]/);
	return parts.flatMap((part, column) => (part !== "" && part.trim() === "" ? [` ${column}`] : [])).join("");
}

function isBoxLine(char: string): boolean {
	return char >= "\u2500" && char <= "\u257f" && !"│┃║".includes(char);
}

/** The bars that part the cells of a line; `undefined` where it has none, or only one. */
function barsOf(line: string): string | undefined {
	for (const bars of barSets) {
		let count = 0;
		for (let i = 0; i < bars.length; i++) count += countOf(line, bars.charAt(i));
		if (count >= 2) return bars;
	}
	return undefined;
}

function countOf(line: string, bar: string): number {
	let count = 0;
	for (let at = line.indexOf(bar); at >= 0; at = line.indexOf(bar, at + 1)) count++;
	return count;
}

/** The parts of a line between bars, without those at its ends. */
function fieldsOf(line: string, bars: string): readonly (readonly [start: number, end: number])[] {
	const fields: (readonly [number, number])[] = [];
	let start = 0;
	let end = line.length;
	while (start < end && isLayoutBlank(line.charCodeAt(start))) start++;
	while (end > start && isLayoutBlank(line.charCodeAt(end - 1))) end--;
	if (bars.includes(line[start] ?? " ")) start++;
	if (end > start && bars.includes(line[end - 1] ?? " ") && line[end - 2] !== "\\") end--;
	let from = start;
	for (let i = start; i <= end; i++) {
		if (i < end && (!bars.includes(line[i] ?? " ") || line[i - 1] === "\\")) continue;
		fields.push([from, i]);
		from = i + 1;
	}
	return fields;
}

/** Whether such a table may begin with a line. */
export function mayOpenBars(line: string): boolean {
	return isRule(line) || barsOf(line) !== undefined;
}

/** Reads the names of the columns of such a table, with the rules around them. */
export function readBarHeader(
	lines: readonly string[],
	at: number,
	context: ReaderContext,
): ReadStep | undefined {
	const first = lines[at] ?? "";
	if (first.length > 2000 || !/[｜|+\u2500-\u257f]/.test(first)) return undefined;
	const from = isRule(first) ? at + 1 : at;
	const bars = barsOf(lines[from] ?? "");
	if (bars === undefined) return undefined;
	let end = from + 1;
	if (from > at)
		while (end - from < mostHeaderLines && !isRule(lines[end] ?? "+--+") && barsOf(lines[end] ?? "") === bars)
			end++;
	// Without a rule the first line names the columns.
	const isRuled = isRule(lines[end] ?? "");
	if (from > at && !isRuled) end = from + 1;
	const fields = gather(lines, at, from, end, bars);
	const cells = fields.map((field, column) => cellOfField(field, column, null));
	const names = cells.map(({ content }) => content.text);
	if (cells.length < 2 || !isPlanHeader(names)) return undefined;
	const body = isRuled ? end + 1 : end;
	if (from === at && !isRuled && !isRowLike(lines[body] ?? "", bars, cells.length)) return undefined;
	const learnt = learnRows(lines, body, bars, names, context);
	const { header } = learnt;
	return {
		block: {
			kind: "table-header",
			lines: body - at,
			reach: Math.min(maxReach, body - at + learnt.reach),
			header,
			cells,
			span: lineSpan(from - at, 0, (lines[from] ?? "").length),
		},
		next: stateOf(header, bars, learnt.isRuled),
	};
}

function stateOf(header: TableHeader, bars: string, isRuled: boolean): ReaderState {
	return { kind: "markup", header, more: `bars ${bars[0]}${isRuled ? "r" : ""}` };
}

function isRowLike(line: string, bars: string, width: number): boolean {
	return barsOf(line) === bars && Math.abs(fieldsOf(line, bars).length - width) <= 1;
}

/** The cells of lines, one field for each column, each with its part of every line. */
function gather(
	lines: readonly string[],
	at: number,
	from: number,
	end: number,
	bars: string,
): readonly Field[] {
	const fields: { parts: MappedText[]; span: Field["span"] }[] = [];
	for (let i = from; i < end; i++) {
		const line = lines[i] ?? "";
		fieldsOf(line, bars).forEach(([start, stop], column) => {
			let first = start;
			let last = stop;
			while (first < last && isLayoutBlank(line.charCodeAt(first))) first++;
			while (last > first && isLayoutBlank(line.charCodeAt(last - 1))) last--;
			const place = Math.min(start + 1, stop);
			const span = first < last ? lineSpan(i - at, first, last) : lineSpan(i - at, place, place);
			const field = fields[column];
			const part = readInline(line, first, last, i - at);
			if (field === undefined) fields[column] = { parts: [part], span };
			else {
				field.parts.push(part);
				if (first < last)
					field.span =
						field.span.character === field.span.endCharacter && field.span.line === field.span.endLine
							? span
							: { ...field.span, endLine: span.endLine, endCharacter: span.endCharacter };
			}
		});
	}
	return fields;
}

/** Learns from the first rows whether rules part them, and where the tasks have their numbers. */
function learnRows(
	lines: readonly string[],
	from: number,
	bars: string,
	names: readonly string[],
	context: ReaderContext,
): { readonly header: TableHeader; readonly isRuled: boolean; readonly reach: number } {
	const plain = headerByEndings(context, "markup", names, "none");
	let i = from;
	const rows: (readonly Cell[])[] = [];
	let isRuled = false;
	while (i < lines.length && i - from < linesToLearnFrom && rows.length < 6) {
		const line = lines[i] ?? "";
		if (isRule(line)) {
			const next = lines[i + 1] ?? "";
			if (rows.length === 1 && barsOf(next) === bars) isRuled = true;
		} else if (barsOf(line) !== bars) break;
		else {
			const cells = gather(lines, i, i, i + 1, bars).map((field, column) =>
				cellOfField(field, column, plain),
			);
			// A cell that wraps has no number on its second line.
			if (rows.length === 0 || cellAt(cells, plain.numberColumn)?.state === "text" || plain.numberColumn < 0)
				rows.push(cells);
		}
		i++;
	}
	const reach = i - from + 2;
	return { header: headerOfRows(context, names, plain, rows), isRuled, reach };
}

/** Reads a row of such a table, or a rule of it; `undefined` where it ends. */
export function readBarRow(
	lines: readonly string[],
	at: number,
	header: TableHeader,
	more: string,
	context: ReaderContext,
): ReadStep | undefined {
	const [kind = "", marks = "", ...gaps] = more.split(" ");
	const bars = barSets.find((set) => set.includes(marks[0] ?? "")) ?? "|";
	const ruled = marks.endsWith("r");
	const line = lines[at] ?? "";
	const plain = `${kind} ${marks}`;
	const next: ReaderState = { kind: "markup", header, more: plain };
	if (isRule(line)) {
		const goesOn = barsOf(lines[at + 1] ?? "") === bars;
		return {
			block: delimiter(line),
			next: goesOn ? { ...next, more: `${plain}${gapsOf(line)}` } : outside,
		};
	}
	if (!line.includes(bars[0] ?? "|") && barsOf(line) !== bars) return undefined;
	let end = at + 1;
	while (end < lines.length && end - at < maxReach - 2 && goesOn(lines[end] ?? "", bars, header, ruled))
		end++;
	const size = { lines: end - at, reach: end - at + 1 };
	const own = gather(lines, at, at, end, bars)
		.map((field, column) => cellOfField(field, column, header))
		.map((cell, column) =>
			cell.state === "empty" && gaps.includes(`${column}`) ? { ...cell, state: "covered" as const } : cell,
		);
	const names = own.map(({ content }) => content.text.replace(/\s/g, ""));
	if (
		own.length === header.columns.length &&
		names.every((name, i) => name === header.columns[i]?.header.replace(/\s/g, ""))
	)
		return { block: { ...delimiter(line), ...size }, next };
	const other = otherRow(
		own.filter((cell) => cell.state !== "covered"),
		header,
		size.lines,
		size.reach,
	);
	if (other !== undefined) return { block: other, next };
	const width = header.columns.length;
	const cells = own.slice(0, width);
	while (cells.length < width) cells.push(emptyCell("missing", lineSpan(0, line.length, line.length)));
	const raw = { cells, surplus: own.slice(width), width: own.length, ...size };
	return {
		block: withParts(readRow(header, raw, context.time, dueOfHeadings(context.time)), { more: plain }),
		next,
	};
}

/** Whether a line belongs to the row above: no rule stands between, and it begins no row. */
function goesOn(line: string, bars: string, header: TableHeader, isRuled: boolean): boolean {
	if (isRule(line) || barsOf(line) !== bars) return false;
	const cells = fieldsOf(line, bars).map(([start, end]) => line.slice(start, end).trim());
	const { numberColumn, taskColumn } = header;
	const number = numberColumn < 0 ? "" : (cells[numberColumn] ?? "");
	if (number !== "") return false;
	if (taskNumberAt(cells[taskColumn] ?? "", header.numberIn === "task") !== undefined) return false;
	if (isRuled) return true;
	// Where each line is a row, only one that lacks its number and some cell goes on.
	return numberColumn >= 0 && header.numberIn === "serial" && cells.some((cell) => cell === "");
}

function delimiter(line: string): TextBlock {
	return { kind: "text", lines: 1, reach: 2, role: "delimiter", text: mapLine(line, 0, 0), level: 0 };
}
