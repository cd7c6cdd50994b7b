import { isHan, isHanAt } from "../language/characters.js";
import { endsEntity } from "../model/entities.js";
import type { OffsetRange } from "../model/span.js";
import { signs, signsOf } from "./characterClasses.js";
import { createCharacterSet } from "./characterSet.js";

/** What a text says of its marks; offsets are UTF-16 in the text. */
export interface Punctuation {
	/** Those that stand in Chinese, in order. */
	readonly halves: readonly HalfMark[];
	/** Brackets and quotation marks without their other half. */
	readonly unpaired: readonly UnpairedMark[];
	/** Marks that stand there twice or more (，，), of which the first would do. */
	readonly doubled: readonly OffsetRange[];
}

/** A half-width mark, or a straight quotation mark, and the one that it should be. */
export interface HalfMark {
	readonly range: OffsetRange;
	readonly newText: string;
}

export interface UnpairedMark {
	readonly at: number;
	readonly mark: string;
	readonly opens: boolean;
}

/**
 * Whether the marks of a text are full-width brackets and quotation marks alone, all in pairs, so that
 * {@link readPunctuation} would find nothing: true of nearly every text that has any.
 */
export function hasPairsAlone(text: string): boolean {
	/** Those that are open, the innermost in the lowest bits. */
	let open = 0;
	for (let i = 0; i < text.length; i++) {
		const code = text.charCodeAt(i);
		if ((signsOf(code) & signs.mark) === 0) continue;
		const kind = code === 0xff08 || code === 0xff09 ? 1 : code === 0x201c || code === 0x201d ? 2 : 3;
		if (code === 0xff08 || code === 0x201c || code === 0x300a) {
			if (open >= deepest) return false;
			open = open * 4 + kind;
		} else if ((code === 0xff09 || code === 0x201d || code === 0x300b) && (open & 3) === kind) open >>= 2;
		else return false;
	}
	return open === 0;
}

/** Six marks that are open within one another. */
const deepest = 4 ** 6;

/**
 * Reads the marks of a text but for doubled ones (GB/T 15834-2011). Marks between digits (1,000; 10:30) and in Latin words and
 * addresses are theirs; brackets are Chinese where Han characters stand in or before them.
 *
 * @param skipped ranges, in order, whose marks are not punctuation (broken text, residues of readings)
 */
export function readPunctuation(text: string, skipped: readonly OffsetRange[] = []): Punctuation {
	const halves: HalfMark[] = [];
	const unpaired: UnpairedMark[] = [];
	const open: { mark: string; at: number; kind: string; han: number }[] = [];
	/** How many of each kind are open; most texts open none. */
	let depth: Map<string, number> | undefined;
	let han = 0;
	let skip = 0;
	/** The straight quotation mark that is open, and the Han characters before it. */
	let straight = -1;
	let hanBefore = 0;
	for (let i = 0; i < text.length; i++) {
		const range = skipped[skip];
		if (range !== undefined && i >= range[0]) {
			i = Math.max(i, range[1] - 1);
			skip++;
			continue;
		}
		const code = text.charCodeAt(i);
		if (isHan(code)) {
			han++;
			continue;
		}
		if ((signsOf(code) & signs.mark) === 0) continue;
		const mark = text.charAt(i);
		if (",;:?!".includes(mark)) {
			if (isInChinese(text, i, mark)) halves.push(toFullWidth(mark, i));
			continue;
		}
		if (mark === ".") {
			if (endsClause(text, i)) halves.push(toFullWidth(mark, i));
			continue;
		}
		if (mark === '"') {
			if (straight < 0) {
				// 12" is a size.
				if (!isDigit(text.charAt(i - 1))) [straight, hanBefore] = [i, han];
				continue;
			}
			if (han > hanBefore || isBehindChinese(text, straight) || isHan(codeOf(text.charAt(i + 1))))
				halves.push({ range: [straight, straight + 1], newText: "“" }, { range: [i, i + 1], newText: "”" });
			straight = -1;
			continue;
		}
		const opened = openers[mark];
		if (opened !== undefined) {
			open.push({ mark, at: i, kind: opened, han });
			depth ??= new Map();
			depth.set(opened, (depth.get(opened) ?? 0) + 1);
			continue;
		}
		const closed = closers[mark];
		if (closed === undefined) continue;
		if (depth === undefined || (depth.get(closed) ?? 0) === 0) {
			if (closed !== "(" || !isListNumber(text, i)) unpaired.push({ at: i, mark, opens: false });
			continue;
		}
		for (let top = open.pop(); top !== undefined; top = open.pop()) {
			depth.set(top.kind, (depth.get(top.kind) ?? 1) - 1);
			if (top.kind !== closed) {
				unpaired.push({ at: top.at, mark: top.mark, opens: true });
				continue;
			}
			if (closed === "(" && (han > top.han || isChinese(text.charAt(top.at - 1)))) {
				if (top.mark === "(") halves.push(toFullWidth(top.mark, top.at));
				if (mark === ")") halves.push(toFullWidth(mark, i));
			}
			break;
		}
	}
	for (const { at, mark } of open) unpaired.push({ at, mark, opens: true });
	if (text.includes("'")) addStraightSingles(text, skipped, halves);
	if (halves.length > 1) halves.sort((a, b) => a.range[0] - b.range[0]);
	if (unpaired.length > 1) unpaired.sort((a, b) => a.at - b.at);
	return { halves, unpaired, doubled: noRanges };
}

const noRanges: readonly never[] = [];

/**
 * '一刻钟': straight single marks around Chinese words are “ ”, and ‘ ’ within a quotation. O'Neil, 12' and what stands in
 * different sentences are not marks of a quotation.
 */
function addStraightSingles(text: string, skipped: readonly OffsetRange[], halves: HalfMark[]): void {
	let start = -1;
	let hasHan = false;
	let depth = 0;
	let isStraight = false;
	for (let i = 0; i < text.length; i++) {
		const mark = text.charAt(i);
		if (mark !== "'") {
			if (isHan(text.charCodeAt(i))) hasHan = true;
			else if (mark === "“") depth++;
			else if (mark === "”") depth = Math.max(0, depth - 1);
			else if (mark === '"') isStraight = !isStraight;
			else if ("。；！？\n".includes(mark)) start = -1;
			continue;
		}
		if (skipped.some(([from, to]) => i >= from && i < to)) continue;
		if (start < 0) {
			if (!/[A-Za-z\d]/.test(text.charAt(i - 1))) [start, hasHan] = [i, false];
			continue;
		}
		if (hasHan && !/[A-Za-z]/.test(text.charAt(i + 1))) {
			const [opening = "", closing = ""] = depth > 0 || isStraight ? "‘’" : "“”";
			halves.push({ range: [start, start + 1], newText: opening }, { range: [i, i + 1], newText: closing });
		}
		start = -1;
	}
}

/**
 * Marks of which one ends or parts words, written twice or more or beside another (，。); three stops are meant for an
 * ellipsis. Brackets and quotation marks count where both halves are doubled: （（含个体））, but not （含（一）（二））.
 */
export function findDoubledMarks(text: string): readonly OffsetRange[] {
	const found: OffsetRange[] = [];
	for (let i = 1; i < text.length; i++) {
		const code = text.charCodeAt(i);
		const sign = signsOf(code);
		if (code === text.charCodeAt(i - 1) && (sign & signs.opening) !== 0) {
			const close = doubledClose(text, i);
			if (close >= 0) found.push([i - 1, i + 1], [close, close + 2]);
			continue;
		}
		if ((sign & signs.single & signsOf(text.charCodeAt(i - 1))) === 0) continue;
		const start = i - 1;
		while ((signsOf(text.charCodeAt(i + 1)) & signs.single) !== 0) i++;
		const isEllipsis = i - start > 1 && /^。+$/.test(text.slice(start, i + 1));
		if (!isEllipsis) found.push([start, i + 1]);
	}
	return found.sort((a, b) => a[0] - b[0]);
}

/** Whether doubled marks are one mark: of different ones (，。) only the writer can tell which is meant. */
export function isOneMark(text: string, [start, end]: OffsetRange): boolean {
	for (let i = start + 1; i < end; i++) if (text.charCodeAt(i) !== text.charCodeAt(start)) return false;
	return true;
}

/** More than this in doubled brackets is a text with brackets of its own. */
const longestInBrackets = 60;

/** Where the other half of a doubled bracket, whose second mark stands at `at`, is doubled, too; -1 where it is not. */
function doubledClose(text: string, at: number): number {
	const open = text.charAt(at);
	const close = partnerOf(open);
	for (let i = at + 1; i <= at + longestInBrackets && i < text.length; i++) {
		const mark = text.charAt(i);
		if (mark === open) return -1;
		if (mark === close) return text.charAt(i + 1) === close && text.charAt(i + 2) !== close ? i : -1;
	}
	return -1;
}

/** The full-width marks of sentences in a text. */
export function countFullWidth(text: string): number {
	let count = 0;
	for (let i = 0; i < text.length; i++) if (isFullWidth.has(text.charCodeAt(i))) count++;
	return count;
}

const isFullWidth = createCharacterSet("，；：？！（）");

const fullWidth: Readonly<Record<string, string>> = {
	",": "，",
	";": "；",
	":": "：",
	"?": "？",
	"!": "！",
	"(": "（",
	")": "）",
	".": "。",
};

const openers: Readonly<Record<string, string>> = { "“": "“", "《": "《", "(": "(", "（": "(" };
const closers: Readonly<Record<string, string>> = { "”": "“", "》": "《", ")": "(", "）": "(" };

function toFullWidth(mark: string, at: number): HalfMark {
	return { range: [at, at + 1], newText: fullWidth[mark] ?? mark };
}

/** The other half of a bracket or quotation mark, for a message. */
export function partnerOf(mark: string): string {
	return partners[mark] ?? mark;
}

const partners: Readonly<Record<string, string>> = {
	"“": "”",
	"”": "“",
	"《": "》",
	"》": "《",
	"(": ")",
	")": "(",
	"（": "）",
	"）": "（",
};

function isInChinese(text: string, at: number, mark: string): boolean {
	if (mark === ";" && endsEntity(text, at)) return false;
	const before = text.charAt(at - 1);
	const after = text.charAt(at + 1);
	if (mark === "?" || mark === "!") return isBehindChinese(text, at) && !/[A-Za-z0-9?!=&]/.test(after);
	if (mark === ":")
		return (
			(isBehindChinese(text, at) && after !== "/" && before !== "%") ||
			(/[A-Za-z]/.test(before) && isHan(codeOf(after)))
		);
	if (isDigit(before) && isDigit(after)) return false;
	return isBehindChinese(text, at) || isHan(codeOf(after)) || "“《（【「『".includes(after || " ");
}

/** Whether a half-width stop ends a clause: Chinese before it, and Chinese or nothing behind; 一.加强 is a list. */
function endsClause(text: string, at: number): boolean {
	const after = text.charAt(at + 1);
	if (after !== "" && after !== "\n" && !isHan(codeOf(after)) && !"“《（".includes(after)) return false;
	return isBehindChinese(text, at) && !isListNumber(text, at);
}

function isBehindChinese(text: string, at: number): boolean {
	return isHanAt(text, at - 1) || isChinese(text.charAt(at - 1));
}

/** Han characters and the marks that close Chinese words. */
function isChinese(character: string): boolean {
	return character !== "" && (isHan(codeOf(character)) || "”’》）】」』〉%‰℃)".includes(character));
}

function codeOf(character: string): number {
	return character === "" ? 0 : character.charCodeAt(0);
}

function isDigit(character: string): boolean {
	return character >= "0" && character <= "9";
}

/** `1)`, `a)`, `一)` at the beginning of a text or behind a mark: a number, whose bracket has no other half. */
function isListNumber(text: string, at: number): boolean {
	return /(?:^|[\s。；;，,：:])[0-9０-９A-Za-z一二三四五六七八九十]{1,3}$/.test(
		text.slice(Math.max(0, at - 4), at),
	);
}
