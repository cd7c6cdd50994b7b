import { type TextBlock, withParts } from "../../model/block.js";
import { readInline } from "../../model/inlineMarkup.js";
import { emptyText, type MappedText, mapLine } from "../../model/mappedText.js";
import { lineSpan } from "../../model/span.js";
import type { Cell, TableHeader } from "../../model/tableHeader.js";
import { displayWidth } from "../../text/width.js";
import { maxReach, outside, type ReaderContext, type ReaderState, type ReadStep } from "../blockSequence.js";
import { headerByEndings } from "../columnEndings.js";
import { dueOfHeadings } from "../documentTime.js";
import { isPlanHeader } from "../header.js";
import { readRow } from "../row.js";
import { otherRow } from "../sectionRow.js";
import { cellOfField, type Field } from "./columnsOfRow.js";
import { headerOfRows } from "./headerOfRows.js";

/*
 * Pandoc's simple and multiline tables: columns stand below runs of dashes (“Simple tables” and “Multiline tables” of
 * pandoc's manual). Han characters count two columns, as pandoc counts them.
 */

const mostHeaderLines = 5;
const linesToLearnFrom = 40;
/** A cell may begin so many columns beside its dashes: what is shown at which width differs. */
const drift = 4;

/** Where columns begin and end, in columns of the screen. */
type Extents = readonly (readonly [start: number, end: number])[];

const gapped = /^[ \t]{0,8}-{2,200}(?:[ \t]{1,8}-{2,200}){1,40}[ \t]*$/;
const whole = /^[ \t]{0,8}-{10,400}[ \t]*$/;

function isRuleLine(line: string): boolean {
	return line.length < 2000 && (gapped.test(line) || whole.test(line));
}

/** Whether such a table may begin with a line. */
export function mayOpenRuled(line: string): boolean {
	return isRuleLine(line);
}

function extentsOf(rule: string): Extents {
	return Array.from(rule.matchAll(/-{1,200}/g), (run) => [run.index, run.index + run[0].length] as const);
}

/** Reads the names of the columns with the dashes below, and those above where there are any. */
export function readRuledHeader(
	lines: readonly string[],
	at: number,
	context: ReaderContext,
): ReadStep | undefined {
	const first = lines[at] ?? "";
	const hasTop = isRuleLine(first);
	if (!hasTop && !gapped.test(lines[at + 1] ?? "")) return undefined;
	if (first.trim() === "" || first.includes("|")) return undefined;
	const from = hasTop ? at + 1 : at;
	let end = from;
	while (
		end < lines.length &&
		end - from < mostHeaderLines &&
		(lines[end] ?? "").trim() !== "" &&
		!isRuleLine(lines[end] ?? "")
	)
		end++;
	const rule = lines[end] ?? "";
	if (end === from || !gapped.test(rule)) return undefined;
	const extents = extentsOf(rule);
	const cells = gather(lines, at, from, end, extents).map((field, column) =>
		cellOfField(field, column, null),
	);
	const names = cells.map(({ content }) => content.text);
	if (!isPlanHeader(names)) return undefined;
	const learnt = learnRows(lines, end + 1, extents, names, context);
	return {
		block: {
			kind: "table-header",
			lines: end + 1 - at,
			reach: Math.min(maxReach, end + 1 - at + learnt.reach),
			header: learnt.header,
			cells,
			span: lineSpan(from - at, 0, (lines[from] ?? "").length),
		},
		next: {
			kind: "markup",
			header: learnt.header,
			more: `ruled ${learnt.isMultiline ? "m" : "s"}${hasTop ? "t" : ""} ${extents.map((pair) => pair.join("-")).join()}`,
		},
	};
}

function learnRows(
	lines: readonly string[],
	from: number,
	extents: Extents,
	names: readonly string[],
	context: ReaderContext,
): { readonly header: TableHeader; readonly isMultiline: boolean; readonly reach: number } {
	const plain = headerByEndings(context, "markup", names, "none");
	let i = from;
	let isMultiline = false;
	const rows: (readonly Cell[])[] = [];
	let lastBlank = false;
	for (; i < lines.length && i - from < linesToLearnFrom; i++) {
		const line = lines[i] ?? "";
		if (isRuleLine(line)) break;
		const isEmpty = line.trim() === "";
		if (isEmpty && lastBlank) break;
		// A row behind an empty line: rows are parted by empty lines.
		if (!isEmpty && lastBlank) isMultiline = true;
		if (!isEmpty)
			rows.push(
				gather(lines, i, i, i + 1, extents).map((field, column) => cellOfField(field, column, plain)),
			);
		lastBlank = isEmpty;
	}
	const closes = isRuleLine(lines[i] ?? "");
	return {
		header: headerOfRows(context, names, plain, rows),
		isMultiline: isMultiline && (closes || i - from >= linesToLearnFrom),
		reach: i - from + 2,
	};
}

/** Reads a row of such a table, an empty line or the dashes that close it; `undefined` where it ends. */
export function readRuledRow(
	lines: readonly string[],
	at: number,
	header: TableHeader,
	more: string,
	context: ReaderContext,
): ReadStep | undefined {
	const line = lines[at] ?? "";
	const isMultiline = more[6] === "m";
	const next: ReaderState = { kind: "markup", header, more };
	if (isRuleLine(line))
		return {
			block: { kind: "text", lines: 1, reach: 2, role: "delimiter", text: mapLine(line, 0, 0), level: 0 },
			next: outside,
		};
	if (line.trim() === "") {
		const behind = lines[at + 1] ?? "";
		if (!isMultiline || behind.trim() === "" || /^#/.test(behind)) return undefined;
		return { block: blank, next };
	}
	if (/^#{1,6}\s|^<|^\|/.test(line)) return undefined;
	const extents = more
		.slice(more.lastIndexOf(" ") + 1)
		.split(",")
		.map((pair) => pair.split("-").map(Number) as [number, number]);
	let end = at + 1;
	if (isMultiline)
		while (
			end < lines.length &&
			end - at < maxReach - 2 &&
			(lines[end] ?? "").trim() !== "" &&
			!isRuleLine(lines[end] ?? "")
		)
			end++;
	const size = { lines: end - at, reach: end - at + 2 };
	const cells = gather(lines, at, at, end, extents).map((field, column) =>
		cellOfField(field, column, header),
	);
	const other = otherRow(
		cells.filter(({ state }) => state !== "covered"),
		header,
		size.lines,
		size.reach,
	);
	if (other !== undefined) return { block: other, next };
	const raw = { cells, surplus: [], width: cells.length, ...size };
	return {
		block: withParts(readRow(header, raw, context.time, dueOfHeadings(context.time)), { more }),
		next,
	};
}

const blank: TextBlock = { kind: "text", lines: 1, reach: 3, role: "blank", text: emptyText, level: 0 };

function gather(
	lines: readonly string[],
	at: number,
	from: number,
	end: number,
	extents: Extents,
): readonly Field[] {
	const fields = extents.map((): { parts: MappedText[]; span: Field["span"] | undefined } => ({
		parts: [],
		span: undefined,
	}));
	for (let i = from; i < end; i++) {
		const line = lines[i] ?? "";
		cutLine(line, extents).forEach(([start, stop], column) => {
			const words = line.slice(start, stop);
			const text = words.trim();
			if (text === "") return;
			const first = start + words.length - words.trimStart().length;
			const field = fields[column];
			if (field === undefined) return;
			field.parts.push(readInline(line, first, first + text.length, i - at));
			const span = lineSpan(i - at, first, first + text.length);
			field.span =
				field.span === undefined
					? span
					: { ...field.span, endLine: span.endLine, endCharacter: span.endCharacter };
		});
	}
	const place = lineSpan(from - at, (lines[from] ?? "").length, (lines[from] ?? "").length);
	return fields.map(({ parts, span }) => ({ parts, span: span ?? place }));
}

/** The part of a line below each run of dashes: cut at the blanks that are nearest to where a column begins. */
function cutLine(line: string, extents: Extents): readonly (readonly [number, number])[] {
	const columns = screenColumns(line);
	const cuts = extents.map(([start], i) => (i === 0 ? 0 : nearestCut(line, columns, start)));
	return extents.map((_, i) => {
		const from = Math.max(...cuts.slice(0, i + 1));
		return [from, Math.max(from, i + 1 < cuts.length ? (cuts[i + 1] ?? line.length) : line.length)];
	});
}

/** Column of the screen that each character begins at; one more for the end of the line. */
function screenColumns(line: string): Int32Array {
	const columns = new Int32Array(line.length + 1);
	let column = 0;
	for (let i = 0; i < line.length; i++) {
		columns[i] = column;
		const code = line.charCodeAt(i);
		column += code < 0x7f ? 1 : code >= 0x3400 && code <= 0x9fff ? 2 : displayWidth(line[i] ?? "", 1);
	}
	columns[line.length] = column;
	return columns;
}

/** The first character of the word that begins nearest to a column of the screen. */
function nearestCut(line: string, columns: Int32Array, start: number): number {
	let at = 0;
	while (at < line.length && (columns[at] ?? 0) < start) at++;
	const begins = (i: number) => i >= line.length || (line[i] !== " " && (i === 0 || line[i - 1] === " "));
	for (let off = 0; off <= drift; off++)
		for (const i of [at + off, at - off])
			if (i >= 0 && i <= line.length && (begins(i) || (line[i] === " " && line[i - 1] === " " && off === 0)))
				return i;
	return Math.min(at, line.length);
}
