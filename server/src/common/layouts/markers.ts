import type { MarkerStyle } from "../model/plan.js";
import { parseChineseNumeral } from "../text/numerals.js";

/** A mark that opens a heading or a point, with its place in the text. */
export interface Marker {
	readonly style: Exclude<MarkerStyle, "none">;
	/** As written, without blanks behind it: 一是, （一）, 3. */
	readonly text: string;
	readonly ordinal: number;
	readonly start: number;
	/** Where its words begin. */
	readonly end: number;
}

/** How deep a mark stands, where no other of its kind tells: 一、 above (一) above 1. above (1) above ①. */
export const markerRanks: Readonly<Record<MarkerStyle, number>> = {
	chapter: 10,
	section: 20,
	none: 25,
	bracketed: 30,
	number: 40,
	"bracketed-number": 50,
	circled: 60,
	is: 70,
	must: 70,
	first: 70,
	ordinal: 70,
};

const numerals = "一二三四五六七八九十百";
const roundOpen = "(（";
const roundClose = ")）";
const spokenOrder: readonly (readonly [word: string, ordinal: number])[] = [
	["首先", 1],
	["其次", 2],
	["再次", 3],
	["再者", 3],
	["最后", 4],
	["最後", 4],
];
/** What 一要 does not stand before as a mark: 三要素. */
const noDemand = "素件点點领領求害隘塞";

/**
 * The mark at an offset: 第一章, 一、 (一) 1. (1) ① 一是 一要 首先 第一，, in any width; `undefined` where there
 * is none. Looks at a few characters only.
 */
export function markerAt(text: string, at: number): Marker | undefined {
	const first = text[at] ?? "";
	if (numerals.includes(first)) return numeralMarker(text, at);
	if (roundOpen.includes(first) && first !== "") return bracketMarker(text, at);
	if (first === "第") return ordinalMarker(text, at);
	if (digitAt(text, at) >= 0) return numberMarker(text, at);
	const circled = circledValue(first);
	if (circled > 0) return marker("circled", text, at, at + 1, circled);
	for (const [word, ordinal] of spokenOrder) {
		if (!text.startsWith(word, at)) continue;
		const mark = text[at + word.length] ?? "";
		if (mark === "，" || mark === "," || mark === "、" || mark === "：" || mark === ":")
			return marker("first", text, at, at + word.length + 1, ordinal, at + word.length);
		return mark === "是" || mark === "要"
			? marker("first", text, at, at + word.length + 1, ordinal)
			: undefined;
	}
	return undefined;
}

/** Characters that a mark can begin with: whether it is worth looking. */
export function mayOpenMarker(code: number): boolean {
	return openers.has(code);
}

const openers = new Set(
	[...`${numerals}${roundOpen}第首其再最0123456789０１２３４５６７８９①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳`].map((char) =>
		char.charCodeAt(0),
	),
);

/** 一、 and 一是, 一要. */
function numeralMarker(text: string, at: number): Marker | undefined {
	let end = at;
	while (end - at < 4 && numerals.includes(text[end] ?? " ")) end++;
	const ordinal = parseChineseNumeral(text.slice(at, end));
	if (ordinal === null || ordinal === 0) return undefined;
	const mark = text[end] ?? "";
	if (mark === "是") return isTail(text, at, end) ? undefined : marker("is", text, at, end + 1, ordinal);
	if (mark === "要")
		return noDemand.includes(text[end + 1] ?? " ") && text[end + 1] !== undefined
			? undefined
			: marker("must", text, at, end + 1, ordinal);
	return mark === "、" || mark === "．" || mark === "."
		? marker("section", text, at, end + 1, ordinal)
		: undefined;
}

/** 一是一、二是二 says how things are. */
function isTail(text: string, at: number, end: number): boolean {
	return text.startsWith(text.slice(at, end), end + 1) && /[、，,。；]/.test(text[end + 1 + end - at] ?? "");
}

/** (一) and (1), and 1). */
function bracketMarker(text: string, at: number): Marker | undefined {
	let i = at + 1;
	while (text[i] === " ") i++;
	const start = i;
	while (i - start < 4 && (numerals.includes(text[i] ?? " ") || digitAt(text, i) >= 0)) i++;
	const written = plainDigits(text.slice(start, i));
	while (text[i] === " ") i++;
	if (written === "" || !roundClose.includes(text[i] ?? " ")) return undefined;
	const isNumber = /^\d+$/.test(written);
	const ordinal = isNumber ? Number(written) : parseChineseNumeral(written);
	if (ordinal === null || ordinal === 0 || (isNumber && written.length > 2)) return undefined;
	return marker(isNumber ? "bracketed-number" : "bracketed", text, at, i + 1, ordinal);
}

/** 第一章, 第一部分; 第一，. */
function ordinalMarker(text: string, at: number): Marker | undefined {
	let end = at + 1;
	while (end - at < 4 && numerals.includes(text[end] ?? " ")) end++;
	const ordinal = parseChineseNumeral(text.slice(at + 1, end));
	if (ordinal === null || ordinal === 0) return undefined;
	const part = /^(?:部分|章|篇|编)(?=[\s\u3000:：、]|[\u4e00-\u9fff“])/.exec(text.slice(end, end + 4));
	if (part !== null) return marker("chapter", text, at, end + part[0].length, ordinal);
	const mark = text[end] ?? "";
	return mark === "，" || mark === "," || mark === "、" || mark === "：" || mark === ":"
		? marker("ordinal", text, at, end + 1, ordinal, end)
		: undefined;
}

/** 1. 1、 1． — not 3.5万亩, and of digits behind the mark only a year (12.2024年…). */
function numberMarker(text: string, at: number): Marker | undefined {
	let i = at;
	let ordinal = 0;
	while (i - at < 4) {
		const digit = digitAt(text, i);
		if (digit < 0) break;
		ordinal = ordinal * 10 + digit;
		i++;
	}
	const digits = i - at;
	if (digits > 3 || ordinal === 0) return undefined;
	while (text[i] === " ") i++;
	const mark = text[i] ?? "";
	if (mark !== "." && mark !== "．" && mark !== "、") return undefined;
	let behind = 0;
	while (behind < 5 && digitAt(text, i + 1 + behind) >= 0) behind++;
	// 12.2024年…, 15.9月底前…: a date follows the mark.
	const isDate =
		(behind === 4 && text[i + 5] === "年") || (behind > 0 && behind <= 2 && text[i + 1 + behind] === "月");
	if (behind > 0 && !(isDate && mark !== "、")) return undefined;
	return marker("number", text, at, i + 1, ordinal);
}

function marker(
	style: Marker["style"],
	text: string,
	start: number,
	end: number,
	ordinal: number,
	writtenEnd = end,
): Marker {
	let words = end;
	while (words < text.length && words - end < 4 && isMarkBlank(text, words, style)) words++;
	return { style, text: text.slice(start, writtenEnd), ordinal, start, end: words };
}

/** Blanks behind a mark, and the 、 that some write behind (一). */
function isMarkBlank(text: string, at: number, style: MarkerStyle): boolean {
	const char = text[at];
	if (char === " " || char === "\u3000" || char === "\u00a0") return true;
	return (char === "、" || char === ":" || char === "：") && style !== "number" && style !== "section";
}

function digitAt(text: string, at: number): number {
	const code = text.charCodeAt(at);
	if (code >= 48 && code <= 57) return code - 48;
	return code >= 0xff10 && code <= 0xff19 ? code - 0xff10 : -1;
}

function plainDigits(text: string): string {
	return text.replace(/[０-９]/g, (digit) => String.fromCharCode(digit.charCodeAt(0) - 0xfee0));
}

function circledValue(char: string): number {
	const code = char.charCodeAt(0);
	return code >= 0x2460 && code <= 0x2473 ? code - 0x2460 + 1 : 0;
}
