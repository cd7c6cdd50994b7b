import { isBlank } from "../language/characters.js";
import { createCharacterSet } from "../text/characterSet.js";

/** ★ */
export const leadStar = 0x2605;

/** Whether 和, 及 or 与 stands between two offsets: nearly all names have none. */
export function joins(text: string, from: number, to: number): boolean {
	for (let i = from + 2; i < to - 2; i++) if (isJoining(text.charCodeAt(i))) return true;
	return false;
}

/** 和, 及 or 与 */
export function isJoining(code: number): boolean {
	return code === 0x548c || code === 0x53ca || code === 0x4e0e;
}

export function skipBlanks(text: string, from: number, to: number): number {
	let at = from;
	while (at < to && isBlank(text.charCodeAt(at))) at++;
	return at;
}

/** : or ： */
export function hasColon(text: string, from: number, to: number): boolean {
	for (let i = from; i < to; i++) {
		const code = text.charCodeAt(i);
		if (code === 58 || code === 0xff1a) return true;
	}
	return false;
}

/** 。 or . */
export function isFullStop(code: number): boolean {
	return code === 0x3002 || code === 0x2e;
}

export function isStar(code: number): boolean {
	return code === 0x2605 || (!(code > 0x4dff && code < 0xff00) && stars.includes(String.fromCharCode(code)));
}

const stars = "★☆✩✭✮✯✰⭐⋆*＊※▲";

const openingMarks = createCharacterSet("\"'“‘「『《〈（([【：:·•");

/** Where a ★ stands within a name, or what stands for one behind the marks that it begins with (“☆区工信局); -1 without one. */
export function starWithin(text: string, start: number, end: number): number {
	for (let at = start; at < end; at++) if (text.charCodeAt(at) === leadStar) return at;
	if (!openingMarks.has(text.charCodeAt(start))) return -1;
	let at = start + 1;
	while (at < end && openingMarks.has(text.charCodeAt(at))) at++;
	return at < end && isStar(text.charCodeAt(at)) ? at : -1;
}

/**
 * A name with its ★ in front, which stood within it (at `inside`) or behind it. null where marks stand before that
 * (“★区工信局): whether they are too many, and which, only the drafter can tell.
 */
export function withStarFirst(text: string, start: number, end: number, inside: number): string | null {
	if (inside >= 0 && /[^\p{L}\p{N}\s]/u.test(text.slice(start, inside))) return null;
	return `★${text.slice(start, end).replaceAll("★", "")}`;
}

/** （★） beside a name. */
export function isBracketedStar(text: string, at: number): boolean {
	return text.charCodeAt(at + 1) === leadStar && /^[(（]★[)）]/.test(text.slice(at, at + 3));
}

/**
 * The ★ before a name, and what stands for one: whether there is any, where the name begins, and the end of what should
 * be a plain ★ (-1 where nothing should). ▲ and ※ are conventions of their own; one ★ is enough.
 */
export function starsAt(
	text: string,
	from: number,
	to: number,
): { readonly star: boolean; readonly variantEnd: number; readonly end: number } {
	let at = from;
	let star = false;
	let variantEnd = -1;
	if (isBracketedStar(text, at)) {
		star = true;
		at = skipBlanks(text, at + 3, to);
		variantEnd = at;
	}
	while (at < to && isStar(text.charCodeAt(at))) {
		if (star || (text.charCodeAt(at) !== leadStar && !/[▲※]/.test(text[at] ?? ""))) variantEnd = at + 1;
		star = true;
		at++;
		if (text[at] === "\ufe0f") variantEnd = ++at;
		at = skipBlanks(text, at, to);
	}
	return { star, variantEnd, end: at };
}

/** Length of the run without blanks that ends at `at`, no further back than `start`; counted up to 2. */
export function wordBefore(text: string, at: number, start: number): number {
	let length = 0;
	while (length < 2 && at - 1 - length >= start && !isBlank(text.charCodeAt(at - 1 - length))) length++;
	return length;
}

export function wordAfter(text: string, at: number): number {
	let length = 0;
	while (length < 2 && at + 1 + length < text.length && !isBlank(text.charCodeAt(at + 1 + length))) length++;
	return length;
}

/**
 * The marks and blanks at `at` that part two units together and should be one 、: 区工信局，⏎区统计局. Undefined where
 * they part nothing, as at either end, or are a 、 with surplus blanks.
 *
 * @returns offsets of the first of them and behind the last
 */
export function separatorAround(text: string, at: number): readonly [from: number, to: number] | undefined {
	let from = at;
	let to = at + 1;
	while (from > 0 && at - from < longestRun && isBetween(text.charCodeAt(from - 1))) from--;
	while (to < text.length && to - at < longestRun && isBetween(text.charCodeAt(to))) to++;
	if (from === 0 || to >= text.length) return undefined;
	const written = text.slice(from, to);
	return written.includes("、") && !/[,，;；]/.test(written) ? undefined : [from, to];
}

function isBetween(code: number): boolean {
	return isBlank(code) || betweenMarks.includes(String.fromCharCode(code));
}

const betweenMarks = "、,，;；";
/** More marks than that in a row are looked at in parts. */
const longestRun = 200;

/** Whether a character opens a bracket in a list of units. */
export function isOpening(code: number): boolean {
	return code === 0x28 || code === 0xff08 || code === 0x5b || code === 0x3014 || code === 0x3010;
}

/** Whether a character closes one. */
export function isClosing(code: number): boolean {
	return code === 0x29 || code === 0xff09 || code === 0x5d || code === 0x3015 || code === 0x3011;
}

/** Whether a character is a blank or a full stop. */
export function isBlankOrStop(code: number): boolean {
	return isBlank(code) || isFullStop(code);
}
