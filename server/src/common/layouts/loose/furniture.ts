import { isLayoutBlank } from "../../language/characters.js";
import { opensAttachment, opensNote } from "../../language/notes.js";
import type { LooseShape } from "../../model/tableHeader.js";
import { enclosedNumber } from "../../text/enclosedNumbers.js";
import { parseChineseNumeral } from "../../text/numerals.js";
import { isSectionHeading } from "../sectionRow.js";
import { codeAt, codeStep } from "./rowCodes.js";

/* What stands between the rows of a table that was copied out of pages, and what ends it. */

/** A page number with its marks, or a word that says that the table goes on. */
const pageMark =
	/^(?:[—–－\-·•~]{1,3}\s{0,3}\d{1,4}\s{0,3}[—–－\-·•~]{1,3}|第\s?\d{1,4}\s?页(?:[，,\s/]{0,2}共\s?\d{1,4}\s?页)?|\d{1,3}\s?\/\s?\d{1,3}|[（(]?(?:续上?表|接上表|续)\s?[一二三四五六七八九十\d]{0,3}[)）]?|Page \d{1,4}(?: of \d{1,4})?)$/i;

/** Whether a line is a page's and not the table's: — 7 —, 第7页, （续表）. */
export function isPageMark(line: string): boolean {
	return line.length < 40 && pageMark.test(line.trim());
}

const bareNumber = /^\d{1,4}$/;

/** Whether a line is a number and nothing else: a page number, or that of a row. */
export function isBareNumber(line: string): boolean {
	return line.length < 12 && bareNumber.test(line.trim());
}

const ender =
	/^(?:附\s?\d|附[:：]|填表|填报|主办[:：]|联系人|来源[:：]|(?:责任)?编辑[:：]|审核[:：]|签发[:：]|抄送|扫码|[上下]一篇|打印本页|关闭窗口|分享到|▲|#{1,6}\s|<!--|\||｜|```|~~~|<\/?table|（此件|\(此件|第[一二三四五六七八九十]{1,3}[章节编])/;

/** Whether a line ends a table: an annex, a note, a heading. */
export function endsTable(line: string): boolean {
	const opening = line.trimStart().slice(0, 24);
	return ender.test(opening) || opensNote(opening) || opensAttachment(opening);
}

/** A heading that parts the rows of a table: 二、生态环境, （三）民生, 二 alone or before its title. */
export function isTableSection(line: string): boolean {
	const words = line.trim();
	if (words === "" || words.length > 36 || /[。；，]|[、：:（(]$/.test(words)) return false;
	// 一、二、三产业 and 一期工程 open no section, 一、产业发展 does.
	if (isSectionHeading(words)) return !countsSomething.test(words);
	return /^【[^【】]{2,30}】$|^[（(][一二三四五六七八九十]{1,3}[)）]\S|^[一二三四五六七八九十]{1,3}(?:$|\s\S)|^第[一二三四五六七八九十]{1,3}(?:部分|类|阶段|批次)/.test(
		words,
	);
}

const countsSomething =
	/^(?:[一二三四五六七八九十]{1,3}(?:、[一二三四五六七八九十]{1,3}){1,4}|[一二三四五六七八九十]{1,3})[轮次产期级批是要]/;

/**
 * How many lines a heading takes that parts the rows of a table: more than one where its title stands below its mark
 * (一⏎深化改革), right above a row; 0 where there is no such heading.
 */
export function sectionLinesAt(lines: readonly string[], at: number, numbers?: NumberStyle): number {
	if (!isTableSection(lines[at] ?? "")) return 0;
	if (!/^[一二三四五六七八九十]{1,3}$/.test((lines[at] ?? "").trim())) return 1;
	const title = nextWords(lines, at);
	const row = nextWords(lines, title);
	const words = (lines[title] ?? "").trim();
	if (words.length < 3 || words.length > 30 || /[。；，★\d]/.test(words)) return 1;
	const below = lines[row] ?? "";
	return numberAt(below, indentOf(below), numbers) === undefined ? 1 : title - at + 1;
}

/** The next line with words in it, not more than three lines below. */
export function nextWords(lines: readonly string[], at: number): number {
	let next = at + 1;
	while (next < lines.length && next < at + 4 && (lines[next] ?? "").trim() === "") next++;
	return next;
}

/** How the rows of a table are numbered. */
export type NumberStyle = LooseShape["numbers"];

/** The number of a row, and the character behind it. */
interface NumberAt {
	readonly value: number;
	readonly end: number;
}

/** The number that a text has at an offset, which is none of a longer number or word; `undefined` without one. */
export function numberAt(text: string, at: number, style: NumberStyle = "digits"): NumberAt | undefined {
	if (style === "digits") return digitsAt(text, at);
	if (style === "circled") {
		const sign = enclosedNumber(text.charCodeAt(at));
		return sign?.style === "circled" ? { value: sign.ordinal, end: at + 1 } : undefined;
	}
	if (style === "codes") return codeAt(text, at);
	const pattern = patterns[style];
	pattern.lastIndex = at;
	const found = pattern.exec(text);
	if (found === null) return undefined;
	const written = found[1] ?? "";
	const value = /^\d/.test(written) ? Number(written) : parseChineseNumeral(written);
	return value === null ? undefined : { value, end: at + found[0].length };
}

/** How many rows a number stands behind another: 1 for the next one; `undefined` where it does not follow. */
export function stepOf(value: number, last: number, style: NumberStyle | undefined): number | undefined {
	if (style === "codes") return codeStep(value, last);
	return value > last ? value - last : undefined;
}

/** 三 before a blank or the line's end; 三、深化改革 is a heading. */
const numeralAlone = /([一二三四五六七八九十百]{1,5})(?=[、.．]?(?:[\s\u3000]|$))/y;

const patterns: Readonly<Record<Exclude<NumberStyle, "digits" | "circled" | "codes">, RegExp>> = {
	numerals: numeralAlone,
	bracketed: /[（(]\s?([一二三四五六七八九十百]{1,5})\s?[）)]/y,
	"bracketed-number": /[（(]\s?(\d{1,3})\s?[）)]/y,
};

function digitsAt(text: string, at: number): NumberAt | undefined {
	let end = at;
	let value = 0;
	while (end - at < 6) {
		const digit = digitOf(text.charCodeAt(end));
		if (digit < 0) break;
		value = 10 * value + digit;
		end++;
	}
	// 1-1, 2-3: no number of rows that follow one another, and no date either.
	const isCode = /^[-－—]\d/.test(text.slice(end, end + 2));
	return end === at || end - at > 5 || isCode ? undefined : { value, end };
}

function digitOf(code: number): number {
	if (code >= 48 && code <= 57) return code - 48;
	return code >= 0xff10 && code <= 0xff19 ? code - 0xff10 : -1;
}

/** A blank as in every layout, and the form feed that a converter begins a page with. */
export function isGap(code: number): boolean {
	return code === 12 || isLayoutBlank(code);
}

/** First character of a line that is not a blank; its length where there is none. */
export function indentOf(line: string): number {
	let i = 0;
	while (i < line.length && isGap(line.charCodeAt(i))) i++;
	return i;
}

/**
 * How many lines from one on repeat the names of a table's columns; 0 where they do not.
 *
 * @param names the names behind one another, without blanks
 */
export function repeatedHeaderAt(lines: readonly string[], at: number, names: string): number {
	if (!mayRepeat(lines[at] ?? "", names)) return 0;
	let said = "";
	for (let i = at; i < lines.length && i - at < mostHeaderLines; i++) {
		const line = lines[i] ?? "";
		if (line.length > 2 * names.length + 40) return 0;
		said += line.replace(/[\s\u3000*]/g, "");
		if (said === names) return i - at + 1;
		if (said === "" && i > at + 3) return 0;
		if (!names.startsWith(said)) return 0;
	}
	return 0;
}

/** How many lines from one on repeat the names of a table's columns or the title above it; 0 where they do not. */
export function repeatedAt(
	lines: readonly string[],
	at: number,
	shape: Pick<LooseShape, "names" | "title"> | undefined,
): number {
	if (shape === undefined) return 0;
	const header = repeatedHeaderAt(lines, at, shape.names);
	return header > 0 || shape.title === "" ? header : repeatedHeaderAt(lines, at, shape.title);
}

/**
 * How many lines a page's end takes from its mark on: more than one where a running head, whatever it says, stands between
 * the mark and the names of the columns; 0 where no mark stands there.
 */
export function pageEndAt(
	lines: readonly string[],
	at: number,
	shape: Pick<LooseShape, "names" | "title"> | undefined,
): number {
	if (!isPageMark(lines[at] ?? "")) return 0;
	const head = (lines[at + 1] ?? "").trim();
	return head !== "" && head.length <= longestHead && repeatedAt(lines, at + 2, shape) > 0 ? 2 : 1;
}

const longestHead = 40;

/** Asked of every line: whether the first word of a line may be that of the names. */
function mayRepeat(line: string, names: string): boolean {
	// A page may begin with a form feed.
	const first = /[^\s\u3000*]/.exec(line)?.[0];
	return first === undefined || first === names[0];
}

const mostHeaderLines = 40;

/** Whether the digits before an offset belong to a word: 5G基站建设, 15分钟生活圈. */
export function isOfWord(line: string, end: number): boolean {
	return /^(?:[A-Za-z%％]|分钟|小时|公里|周年|个|类|大|项)/.test(line.slice(end, end + 2));
}

/**
 * Whether a number alone on its line can only be a page's: behind it the text ends, the names of the columns are
 * repeated, or the same number begins a row.
 */
export function isSurelyPageNumber(
	lines: readonly string[],
	at: number,
	shape: LooseShape | undefined,
): boolean {
	const line = lines[at] ?? "";
	if (!isBareNumber(line)) return false;
	let next = at + 1;
	while (next < lines.length && next < at + reachOfPageNumber && (lines[next] ?? "").trim() === "") next++;
	const behind = lines[next] ?? "";
	if (behind.trim() === "") return next >= lines.length;
	if (endsTable(behind) || isPageMark(behind) || repeatedAt(lines, next, shape) > 0) return true;
	const found = numberAt(behind, indentOf(behind));
	if (found?.value !== Number(line.trim()) || isBareNumber(behind)) return false;
	if (isOfWord(behind, found.end)) return false;
	// 1⏎1.摸清底数；⏎2.限期整改: a list in the first row.
	const isListed = /^[.、．]\D/.test(behind.slice(found.end, found.end + 2));
	return (
		!isListed || !(lines[next + 1] ?? "").trimStart().startsWith(`${found.value + 1}${behind[found.end]}`)
	);
}

/** So many lines from a number's on are looked at to tell whose it is, those of a repeated header apart. */
const reachOfPageNumber = 4;
