import type { ReadingNote } from "../../model/readingNote.js";
import { separatingMarkOf } from "../../model/separatedRows.js";
import { maxReach, type ReaderContext, type ReaderState, type ReadStep } from "../blockSequence.js";
import { mayOpenBars, readBarHeader, readBarRow } from "./bars.js";
import { opensHtmlTable, readHtmlHeader, readHtmlRow } from "./htmlTable.js";
import { mayOpenRuled, readRuledHeader, readRuledRow } from "./ruled.js";
import { readSeparatedRow } from "./separated.js";

const noHeader: ReadingNote = {
	reader: "markup",
	why: {
		zh: "不是表格标签、框线、｜ 或虚线，或里面的栏名认不出",
		en: "it opens no table of HTML, boxes, ｜ or dashes whose columns are known",
	},
};

/** Reads the head of a table whose borders are marked otherwise than Markdown marks them. */
export function readMarkupHeader(
	lines: readonly string[],
	at: number,
	context: ReaderContext,
): ReadStep | undefined {
	const line = lines[at] ?? "";
	const found = opensHtmlTable(line)
		? readHtmlHeader(lines, at, context, false)
		: (readBarHeader(lines, at, context) ?? readRuledHeader(lines, at, context));
	if (found === undefined) context.note?.(noHeader);
	return found;
}

/** Reads a row of such a table; `undefined` where it ends. */
export function readMarkupRow(
	lines: readonly string[],
	at: number,
	state: ReaderState,
	context: ReaderContext,
): ReadStep | undefined {
	const { header, more = "" } = state;
	if (header === null) return readHtmlHeader(lines, at, context, true);
	if (more.startsWith("bars")) return readBarRow(lines, at, header, more, context);
	if (more.startsWith("ruled")) return readRuledRow(lines, at, header, more, context);
	if (separatingMarkOf(more) !== undefined) return readSeparatedRow(lines, at, header, more, context);
	return readHtmlRow(lines, at, header, more, context);
}

/** How many lines must be seen to tell that no such table opens at a line. */
export function reachOfMarkupHeader(line: string): number {
	if (opensHtmlTable(line)) return maxReach;
	return mayOpenBars(line) || mayOpenRuled(line) ? farthestHeader : 3;
}

const farthestHeader = 10;
