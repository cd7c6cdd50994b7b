import { opensFormFoot } from "../language/notes.js";
import type { SectionBlock, TextBlock } from "../model/block.js";
import type { LayoutName } from "../model/conventions.js";
import {
	emptyText,
	joinTexts,
	type MappedText,
	sliceText,
	spanOfRange,
	spanOfText,
} from "../model/mappedText.js";
import { coverSpans, type Span } from "../model/span.js";
import type { Cell, TableHeader } from "../model/tableHeader.js";
import { createCharacterSet } from "../text/characterSet.js";
import { enclosedNumber } from "../text/enclosedNumbers.js";
import { parseChineseNumeral } from "../text/numerals.js";
import { isOrdinalSeries } from "./markers.js";

/** A heading is one line; what is longer is a paragraph that happens to begin with a numeral. */
const longestHeading = 120;

const numerals = "一二三四五六七八九十百零〇";
const markBeginnings = createCharacterSet(`第㊀㊁㊂㊃㊄㊅㊆㊇㊈㊉${numerals}`);

/** The numeral that opens a section heading (一、 第二部分 三.), and where the title begins. */
export function sectionMarkerAt(
	text: string,
): { readonly marker: string; readonly ordinal: number; readonly end: number } | undefined {
	const inCircle = enclosedNumber(text.charCodeAt(0));
	// ㊀、 is 一、 in a circle.
	if (inCircle?.first === "㊀" && text[1] === "、") {
		const behind = /^[ \u3000]{0,8}/.exec(text.slice(2, 10))?.[0].length ?? 0;
		return { marker: text.charAt(0), ordinal: inCircle.ordinal, end: 2 + behind };
	}
	let i = 0;
	const part = text[0] === "第";
	if (part) i++;
	const start = i;
	while (i < text.length && i - start < 5 && numerals.includes(text[i] ?? " ")) i++;
	if (i === start) return undefined;
	const marker = text.slice(start, i);
	if (text[i] === "、" && isOrdinalSeries(text, 0)) return undefined;
	if (part) {
		const word = /^(?:部分|章|[节節]|篇)[\s:：、]{0,3}/.exec(text.slice(i, i + 6));
		if (word === null) return undefined;
		i += word[0].length;
	} else {
		if (text[i] === " " && text[i + 1] === "、") i++;
		if (!"、.．，,".includes(text[i] ?? " ")) return undefined;
		i++;
		while (text[i] === " " || text[i] === "\u3000") i++;
	}
	const ordinal = parseChineseNumeral(marker);
	return ordinal === null ? undefined : { marker, ordinal, end: i };
}

/** Whether a line of prose is a section heading: it opens with a numeral, is short, and is not a sentence. */
export function isSectionHeading(text: string): boolean {
	// The mark is asked for first: hardly a line begins as one does.
	if (text.length > longestHeading || !markBeginnings.has(text.charCodeAt(0))) return false;
	return sectionMarkerAt(text) !== undefined && !/。|[；;]$/.test(text);
}

/** The section that a heading opens; `lines` counts the heading's own. */
export function toSection(
	content: MappedText,
	span: Span,
	layout: LayoutName,
	lines: number,
	reach: number,
): SectionBlock {
	const found = sectionMarkerAt(content.text);
	const place = spanOfText(content, { span });
	if (found === undefined)
		return {
			kind: "section",
			lines,
			reach,
			layout,
			ordinal: null,
			marker: "",
			title: content,
			span,
			markerSpan: { ...place, endLine: place.line, endCharacter: place.character },
		};
	const markerStart = content.text.indexOf(found.marker);
	return {
		kind: "section",
		lines,
		reach,
		layout,
		ordinal: found.ordinal,
		marker: found.marker,
		mark: content.text.slice(0, found.end).trimEnd(),
		...(content.text[0] === "第" ? { isPart: true } : {}),
		title: sliceText(content, found.end, content.text.length),
		span,
		markerSpan: spanOfRange(content, [markerStart, markerStart + found.marker.length], { span: place }),
	};
}

/**
 * A row of a table that is not a task: the heading of a section (一、工业经济 alone, or 一 | 工业经济), a heading below
 * it, a sum over the rows, what a form has at its foot. `undefined` for all others.
 *
 * @param lines that the row takes
 * @param reach lines that reading it has looked at
 */
export function otherRow(
	cells: readonly Cell[],
	header: TableHeader,
	lines: number,
	reach: number,
): SectionBlock | TextBlock | undefined {
	const first = cells.find(isText);
	if (first === undefined) return undefined;
	const { text } = first.content;
	// Every row asks this: most begin with a number or a mark that merges, or have a name of a unit somewhere.
	if (text.length > longestHeading) return undefined;
	if (isDigit(text.charCodeAt(0)))
		return text.length < 4 ? undefined : numberedHeading(cells, header, lines, reach);
	const words = plainWords(first.content);
	const others = cells.filter((cell) => isText(cell) && cell.content.text !== text);
	if (others.length === 0) {
		if (isSectionHeading(words.text)) return toSection(words, first.span, header.layout, lines, reach);
		if (bracketed.test(words.text) && isHeadingLong(words.text)) return heading(words, lines, reach);
	}
	if (opensFormFoot(words.text)) return note(cells, "note", lines, reach);
	if (sum.test(words.text) && !hasNames(cells, header, isCount)) return note(cells, "total", lines, reach);
	if (hasNames(cells, header)) return undefined;
	const [title, ...rest] = others;
	if (title === undefined || header.unitColumns.length === 0 || !rest.every(isFigure)) return undefined;
	if (!isHeadingLong(title.content.text)) return undefined;
	// A sum beside the title stays behind it.
	const beside = joinCells([title, ...rest]);
	if (bracketed.test(words.text) && words.text.length <= 5)
		return heading(joinTexts([words, beside]), lines, reach);
	return isBareMarker(words.text) ? splitSection(words, first, beside, header, lines, reach) : undefined;
}

/** 1.城乡建设 in the column of numbers, and nothing beside it: a heading below those in brackets. */
function numberedHeading(
	cells: readonly Cell[],
	{ numberColumn, taskColumn }: TableHeader,
	lines: number,
	reach: number,
): TextBlock | undefined {
	const cell = cells[numberColumn];
	if (cell === undefined || !isText(cell) || numberColumn === taskColumn) return undefined;
	// What has a figure or is a sentence is a task that somebody put there.
	if (!/^\d{1,2}[.、．]\s{0,3}\p{Script=Han}[^\d。；;★]{0,20}$/u.test(cell.content.text)) return undefined;
	if (!cells.every((other) => other === cell || !isText(other))) return undefined;
	return { kind: "text", lines, reach, role: "heading", text: cell.content, level: 4 };
}

const bareMarker =
	/^(?:[一二三四五六七八九十]{1,3}[、.．]?|第[一二三四五六七八九十]{1,3}(?:部分|章|[节節]|篇))$/;
const bracketed = /^[(（][一二三四五六七八九十]{1,3}[)）]/;
/** 合 计 and its like, over all rows or some of them, also with how many: 合计：3项. */
const sum = /^(?:合|小|总|累|共)\s{0,4}计(?:[:：]?\s{0,3}\d{1,6}\s?[项个件条家处])?[:：]?$/;
/** 一 alone, as it stands in the column of numbers. */
export function isBareMarker(text: string): boolean {
	return bareMarker.test(text);
}

function isHeadingLong(text: string): boolean {
	return text.length <= 40 && !/[。；;★]/.test(text);
}

function isText({ state }: Cell): boolean {
	return state === "text";
}

/** 500, 12.6, —: a subtotal beside a heading. */
function isFigure({ content }: Cell): boolean {
	return /^[\d.,，%／/—–\s-]{1,20}$/.test(content.text);
}

/** @param isNone tells what stands under units or leaders and names nobody */
function hasNames(
	cells: readonly Cell[],
	header: TableHeader,
	isNone: (words: string) => boolean = () => false,
): boolean {
	return cells.some(
		(cell, i) =>
			isText(cell) &&
			(i === header.leaderColumn || header.unitColumns.includes(i)) &&
			!isNone(cell.content.text),
	);
}

/** 3, 12个单位, 5家, /: how many there are of what stands above. */
function isCount(words: string): boolean {
	return /^(?:[/／—–-]|\d{1,6}\s?(?:[个项件条家名位人处]\p{Script=Han}{0,4})?)$/u.test(words);
}

/** The words of a cell that is bold as a whole: tables that are not Markdown are pasted with such marks, too. */
function plainWords(content: MappedText): MappedText {
	const { text } = content;
	const isBold = text.length > 4 && text.startsWith("**") && text.endsWith("**");
	return isBold ? sliceText(content, 2, text.length - 2) : content;
}

function heading(text: MappedText, lines: number, reach: number): TextBlock {
	return { kind: "text", lines, reach, role: "heading", text, level: 3 };
}

function note(cells: readonly Cell[], role: "note" | "total", lines: number, reach: number): TextBlock {
	return { kind: "text", lines, reach, role, text: joinCells(cells.filter(isText)), level: 0 };
}

/** The words of cells, a blank for what stands between two of them. */
function joinCells(cells: readonly Cell[]): MappedText {
	const parts: MappedText[] = [];
	let last: Span | undefined;
	for (const { content, span } of cells) {
		if (last !== undefined) parts.push(between(last, span));
		parts.push(plainWords(content));
		last = span;
	}
	return joinTexts(parts);
}

function between(last: Span, next: Span): MappedText {
	if (last.endLine !== next.line) return { text: "\n", pieces: [] };
	const { endLine: line, endCharacter: character } = last;
	const sourceLength = next.character - character;
	return { text: " ", pieces: [{ at: 0, length: 1, line, character, sourceLength }] };
}

/** 一 in the column of numbers, the title beside it. */
function splitSection(
	words: MappedText,
	first: Cell,
	title: MappedText,
	header: TableHeader,
	lines: number,
	reach: number,
): SectionBlock {
	const isPart = words.text.startsWith("第");
	const marker = words.text.replace(/^第|部分$|[章节節篇、.．]$/g, "");
	const start = words.text.indexOf(marker);
	return {
		kind: "section",
		lines,
		reach,
		layout: header.layout,
		ordinal: parseChineseNumeral(marker),
		marker,
		// In a cell of its own the numeral needs no 、.
		mark: words.text === marker ? `${marker}、` : words.text,
		...(isPart ? { isPart } : {}),
		title,
		span: coverSpans(first.span, spanOfText(title, first)),
		markerSpan: spanOfRange(words, [start, start + marker.length], first),
	};
}

function isDigit(code: number): boolean {
	return (code >= 0x30 && code <= 0x39) || (code >= 0xff10 && code <= 0xff19);
}

/** A section whose heading is lost: the row or the `##` is there, and nothing in it. */
export function lostSection(span: Span, layout: LayoutName, lines: number, reach: number): SectionBlock {
	return toSection(emptyText, span, layout, lines, reach);
}
