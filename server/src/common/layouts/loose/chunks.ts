import { upperLevels } from "../../language/levels.js";
import { anyOf } from "../../language/patterns.js";
import { lastOfUnits } from "../../language/unitEndings.js";
import { readEntities } from "../../model/inlineMarkup.js";
import { mapLine } from "../../model/mappedText.js";
import { isDate } from "./cellShapes.js";
import { isGap } from "./furniture.js";

/**
 * The words of a row between blanks and line ends: what a cell can be made of. A cell begins and ends with a chunk.
 */
export interface Chunk {
	/** Line in the block. */
	readonly line: number;
	readonly start: number;
	readonly end: number;
	readonly text: string;
	readonly gap: Gap;
	/** How wide it is, Han 1 and others about half. */
	readonly width: number;
}

/**
 * What stands before a chunk. `blank`: between two Han characters, a probable border; `weak`: beside a digit or letter,
 * where converters put blanks of their own; `wide`: two or more; `line`: a line end; `page`: a line end with what pages
 * bear between; `wrap`: a line end where the text was wrapped at so many characters; `none`: nothing (市水务局2027年6月).
 */
export type Gap = "start" | "blank" | "weak" | "wide" | "line" | "page" | "wrap" | "none";

/** A part of a line that belongs to a row. */
export interface LinePart {
	readonly line: number;
	readonly start: number;
	readonly end: number;
	/** A page ends before it. */
	readonly isBehindPage: boolean;
}

/** More chunks than a row of a table has; what a row has beyond them is joined to lines. */
const mostChunks = 56;

/** A figure and what it counts, which converters part by a blank. */
const countedWord =
	/^(?:[年月日号时分个项家条座处所套户人名万亿千百元%％℃天次场件种类批期辆台张间层级位篇部幅艘架亩吨公平立千毫微米里分时小以左余多届季旬周岁倍])/;
const opensWord = /(?:[第约达至到超近增长近]|(?<![底日月末旬])[前后])$/;

/**
 * The chunks of the parts of a row.
 *
 * @param lines of the document
 * @param at line that the block begins at
 * @param wrapAt how many characters a line has that the text was wrapped at, 0 where it was not
 */
export function chunksOf(
	lines: readonly string[],
	at: number,
	parts: readonly LinePart[],
	wrapAt = 0,
): readonly Chunk[] {
	const chunks: Chunk[] = [];
	for (const part of parts) {
		const isWrapped = wrapAt > 0 && lines[at + part.line - 1]?.length === wrapAt;
		addChunks(lines[at + part.line] ?? "", part, isWrapped, chunks);
	}
	if (chunks.length <= mostChunks) return chunks;
	const joined = joinChunks(lines, at, chunks, ({ gap }) => gap === "weak" || gap === "none");
	if (joined.length <= mostChunks) return joined;
	return joinChunks(lines, at, joined, ({ gap }) => gap !== "line" && gap !== "page").slice(
		0,
		4 * mostChunks,
	);
}

function addChunks(text: string, part: LinePart, isWrapped: boolean, chunks: Chunk[]): void {
	let isFirst = true;
	let i = part.start;
	let gap: Gap = chunks.length === 0 ? "start" : part.isBehindPage ? "page" : isWrapped ? "wrap" : "line";
	while (i < part.end) {
		const from = i;
		while (i < part.end && isGap(text.charCodeAt(i))) i++;
		if (i >= part.end) return;
		if (!isFirst) gap = gapBetween(text, from, i);
		let end = i;
		for (;;) {
			while (end < part.end && !isGap(text.charCodeAt(end))) end++;
			const next = skipBlanks(text, end, part.end);
			if (next >= part.end || next - end > 1 || !goesOn(text.slice(i, end), text.slice(next, next + 4)))
				break;
			end = next;
		}
		for (const [start, stop, own] of splitGlued(text, i, end, gap)) {
			const words = shownWords(text.slice(start, stop));
			chunks.push({ line: part.line, start, end: stop, text: words, gap: own, width: widthOf(words) });
		}
		isFirst = false;
		i = end;
	}
}

/** What words show whose characters may be written as entities (钱&nbsp;宇). */
function shownWords(words: string): string {
	if (!words.includes("&")) return words;
	return readEntities(mapLine(words, 0, 0)).text.replace(/^(\p{Script=Han})\s+(?=\p{Script=Han}$)/u, "$1");
}

/** Whether a blank between two words is none of the text's: 40 个, 第 3 届, 2026 年 12 月. */
function goesOn(before: string, after: string): boolean {
	if (/[\d０-９]$/.test(before)) return countedWord.test(after) && !/^[市县区省](?:[^场级])/.test(after);
	if (/[年月]$/.test(before) && /\d[年月]$/.test(before.replace(/\s/g, "")))
		return /^\d{1,2}(?![\d.,])/.test(after);
	return /^[\d０-９]/.test(after) && opensWord.test(before);
}

function gapBetween(text: string, from: number, to: number): Gap {
	if (to - from > 1 || text.charCodeAt(from) === 9 || text.charCodeAt(from) === 0x3000) return "wide";
	return isLatin(text.charCodeAt(from - 1)) || isLatin(text.charCodeAt(to)) ? "weak" : "blank";
}

/** Where cells are glued to each other: a unit and a date, a sentence and units. */
const glued = new RegExp(
	`(?<=${anyOf(lastOfUnits)})(?=20\\d\\d年|1?\\d月)|(?<=[。；])(?=[★各${upperLevels}])`,
	"g",
);

function splitGlued(
	text: string,
	from: number,
	to: number,
	gap: Gap,
): readonly (readonly [number, number, Gap])[] {
	const words = text.slice(from, to);
	if (words.length < 4 || words.search(glued) < 0) return [[from, to, gap]];
	const starts = [from, ...Array.from(words.matchAll(glued), ({ index }) => from + index)];
	return starts.map((start, i) => [start, starts[i + 1] ?? to, i === 0 ? gap : "none"]);
}

function joinChunks(
	lines: readonly string[],
	at: number,
	chunks: readonly Chunk[],
	joins: (chunk: Chunk) => boolean,
): readonly Chunk[] {
	const joined: Chunk[] = [];
	for (let i = 0; i < chunks.length; ) {
		const first = chunks[i++];
		if (first === undefined) break;
		let last = first;
		for (; i < chunks.length; i++) {
			const chunk = chunks[i];
			if (chunk === undefined || chunk.line !== first.line || !joins(chunk) || isDate(chunk.text)) break;
			last = chunk;
		}
		if (last === first) joined.push(first);
		else {
			const text = shownWords((lines[at + first.line] ?? "").slice(first.start, last.end));
			joined.push({ ...first, end: last.end, text, width: widthOf(text) });
		}
	}
	return joined;
}

/** What chunks say together, without what parts them. */
export function wordsOf(chunks: readonly Chunk[]): string {
	return chunks.map(({ text }) => text).join("");
}

/** Columns that a text takes in print: a Han character is 1, a digit or letter about half, a blank a quarter. */
export function widthOf(text: string): number {
	let width = 0;
	for (let i = 0; i < text.length; i++) {
		const code = text.charCodeAt(i);
		width += code === 32 ? 0.25 : code < 0x7f ? 0.55 : 1;
	}
	return width;
}

/** How wide what cannot be parted at the beginning of a line is: it would have stood in the line above, had there been room. */
export function firstWordWidth(text: string): number {
	let end = 1;
	if (isLatin(text.charCodeAt(0))) while (end < text.length && isLatin(text.charCodeAt(end))) end++;
	else if (/[（《“‘(]/.test(text[0] ?? "")) end++;
	while (end < text.length && end < 24 && /[、，。；：）》”’？！%％]/.test(text[end] ?? "")) end++;
	return widthOf(text.slice(0, end));
}

function skipBlanks(text: string, from: number, to: number): number {
	let i = from;
	while (i < to && isGap(text.charCodeAt(i))) i++;
	return i;
}

/** Digits, letters and the marks among them. */
function isLatin(code: number): boolean {
	return code > 32 && code < 0x7f;
}
