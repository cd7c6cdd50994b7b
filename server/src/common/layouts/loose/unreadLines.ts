import type { TextBlock, UnreadTable } from "../../model/block.js";
import { emptyText, joinTexts, mapLine } from "../../model/mappedText.js";
import type { ReaderContext, ReaderState, ReadStep } from "../blockSequence.js";
import { maxReach } from "../blockSequence.js";
import { areSurelyUnits, isDate } from "./cellShapes.js";
import { foldedLines } from "./foldedLines.js";
import { endsTable, indentOf, isBareNumber, isTableSection } from "./furniture.js";
import { spanOfWords } from "./headerLevels.js";
import { findLooseHeader, type LooseHeader, mayOpenHeader, reachOfHeader } from "./looseHeader.js";
import { findTornRows, numberLineAt, reachOfTornRows } from "./tornRows.js";

/* Tables that nobody can tell apart: they are kept as text, and no task, point or amount is looked for in them. */

/** The head of a table that is not read: its rows are kept as text. */
export function unreadHeader(
	lines: readonly string[],
	at: number,
	found: Pick<LooseHeader, "names" | "lines">,
	reason: UnreadTable["reason"],
	reach: number,
): ReadStep {
	const parts = found.names.flatMap(({ words }) => words);
	const text = mapLine((lines[at] ?? "").trim(), 0, indentOf(lines[at] ?? ""));
	const block: TextBlock = {
		kind: "text",
		lines: found.lines,
		reach: Math.min(maxReach, Math.max(reach, found.lines + 1)),
		role: "unread",
		level: 0,
		text:
			found.lines === 1 ? text : joinTexts(parts.map((word) => mapLine(word.text, word.line, word.start))),
		unread: {
			reason,
			layout: "loose",
			names: found.names.map((name) => name.text).filter((name) => name !== ""),
			span: spanOfWords(parts),
		},
	};
	return { block, next: { kind: "unread", header: null } };
}

/** Reads a line of a table that could not be read: it is kept as text, and no task or point is looked for in it. */
export function readUnreadLine(
	written: readonly string[],
	at: number,
	context: ReaderContext,
): ReadStep | undefined {
	const lines = foldedLines(written, at, context);
	const line = lines[at] ?? "";
	const next: ReaderState = { kind: "unread", header: null };
	const words = line.trim();
	if (words === "") {
		let behind = at + 1;
		while (behind < lines.length && behind < at + 4 && (lines[behind] ?? "").trim() === "") behind++;
		if (behind >= at + 4 || behind >= lines.length) return undefined;
		return { block: { ...blank, reach: behind - at + 1 }, next };
	}
	if (endsTable(line) || findLooseHeader(lines, at) !== undefined) return undefined;
	const isProse = isTableSection(line) || (words.length > 90 && !/\S {2,}\S/.test(words));
	if (isProse && !cellsFollow(lines, at + 1) && !tornRowsFollow(lines, at + 1)) return undefined;
	const text = mapLine((written[at] ?? "").trim(), 0, indentOf(line));
	const reach = Math.max(mayOpenHeader(line) ? reachOfHeader : 2, isProse ? reachOfTornRows + 2 : 2);
	return { block: { kind: "text", lines: 1, reach, role: "unread", level: 0, text }, next };
}

/** Whether below a heading stand cells of a table, line by line — numbers, dates, units — or beside each other, and no paragraphs. */
function cellsFollow(lines: readonly string[], from: number): boolean {
	let cells = 0;
	for (let i = from; i < from + linesOfCells && i < lines.length; i++) {
		const line = lines[i] ?? "";
		const words = line.trim();
		if (words === "") continue;
		if (endsTable(words)) return false;
		const isColumns = /\S {3,}\S/.test(line.slice(0, 200)) || line.startsWith("          ");
		if (!isColumns && words.length > 40) continue;
		const list = words.replace(/[、，]$/, "");
		const isNumber = isBareNumber(words) || markedNumber.test(words);
		if ((isColumns || isNumber || isDate(words) || areSurelyUnits(list)) && ++cells > 2) return true;
	}
	return false;
}

/** Whether rows begin at a line that would be told to be of an unread table by themselves: they are the same one's. */
function tornRowsFollow(lines: readonly string[], at: number): boolean {
	const from = numberLineAt(lines, at);
	return from >= 0 && findTornRows(lines, from) !== undefined;
}

/** ①, （3）, 12、 alone on a line. */
const markedNumber = /^(?:[①-⑳]|[（(]\d{1,3}[）)]|\d{1,3}[.、．])$/;

const linesOfCells = 24;

/** Begins a table as unread whose rows can be seen, but not the names of its columns. */
export function readTornRows(
	written: readonly string[],
	at: number,
	context: ReaderContext,
): ReadStep | undefined {
	const from = numberLineAt(written, at);
	if (from < 0) return undefined;
	const reason = findTornRows(foldedLines(written, at, context), from);
	if (reason === undefined) return undefined;
	const line = written[at] ?? "";
	const start = indentOf(line);
	const text = line.trim();
	const words = [{ line: 0, start, end: start + text.length, text, isWide: false }];
	return unreadHeader(
		written,
		at,
		{ names: [{ text: "", words }], lines: 1 },
		reason,
		from - at + reachOfTornRows,
	);
}

/** An empty line between the rows of a table. */
export const blank: TextBlock = {
	kind: "text",
	lines: 1,
	reach: 2,
	role: "blank",
	text: emptyText,
	level: 0,
};
