import { createCharacterSet } from "../text/characterSet.js";
import { chineseScale, numeralDigit, plainDigit } from "../text/numerals.js";

/**
 * Offset behind the mark of a list that stands at `at`: （1） (1) （一） 1) 1. 1、 ① ⑴ ⒈ 一、 一是 a. （a） 甲、 Ⅰ., with the
 * blanks around it; `at` where none does. `1.5亿元` and `3、4号楼` begin with none.
 */
export function skipListMark(text: string, at: number): number {
	let pos = at;
	let code = text.charCodeAt(pos);
	// Nearly every clause begins with a word.
	if (!beginsMark.has(code)) return at;
	while (pos - at < 8 && isBlank(code)) code = text.charCodeAt(++pos);
	if (isBlank(code) || !beginsMark.has(code)) return at;
	const end = markEnd(text, pos, code);
	if (end < 0) return at;
	pos = end;
	while (pos - end < 4 && isBlank(text.charCodeAt(pos))) pos++;
	return pos;
}

/**
 * 满意率95%以上|b.改造小区10个: the mark of another item directly behind a quantity, which ends its clause. Where it begins
 * and the offset behind it; undefined where something else follows.
 *
 * @param at behind the number and its unit
 */
export function markBehind(
	text: string,
	at: number,
): { readonly at: number; readonly end: number } | undefined {
	let start = at + (isLimit(text, at) ? 2 : 0);
	// 95%以上 |b.改造
	while (start - at < 4 && isBlank(text.charCodeAt(start)) && isLetterMark(text.charCodeAt(start + 1)))
		start++;
	const dash = dashBehind(text, start);
	if (dash !== undefined) return dash;
	const code = text.charCodeAt(start);
	// Nearly always a word or a mark of the sentence follows.
	if (code >= 0x3001 && code < 0xff00 && code !== 0x5176 && !stems.has(code)) {
		// 95%以上|二是抽检
		return text.charCodeAt(start + 1) === 0x662f && isNumeral(code) && isWordAt(text, start + 2)
			? { at: start, end: start + 2 }
			: undefined;
	}
	if (code === 0x5176) {
		const end = /^其[一二三四五六七八九十]{1,2}[，、：,:]/.exec(text.slice(start, start + 4))?.[0].length;
		return end === undefined ? undefined : { at: start, end: start + end };
	}
	// A dot or = and what it points to: ·, ->, =>.
	if (code === 0xb7) return isWordAt(text, start + 1) ? { at: start, end: start + 1 } : undefined;
	if (code === 0x2d || code === 0x3d)
		return text.charCodeAt(start + 1) === 0x3e ? { at: start, end: start + 2 } : undefined;
	const isOpen = code === 0x28 || code === 0xff08;
	const isDigit = plainDigit(code) >= 0;
	if (!isOpen && !isDigit && !isLetterMark(code)) return undefined;
	const inside = text.charCodeAt(start + 1);
	if (isOpen && !isLetterMark(inside) && !isNumeral(inside)) return undefined;
	const end = markEnd(text, start, code);
	// 12.5, 3号楼: what follows must be a word.
	return end > start + 1 && isWordAt(text, end) ? { at: start, end } : undefined;
}

/** 95%以上|—改造小区10个, 95%以上| - |改造: one dash or star with words behind it; between figures it joins them (5%—6%). */
function dashBehind(text: string, from: number): { readonly at: number; readonly end: number } | undefined {
	const start = from + (text.charCodeAt(from) === 0x20 ? 1 : 0);
	const code = text.charCodeAt(start);
	const isDash = code === 0x2014 || code === 0x2015 || code === 0x2500 || code === 0xff0d || code === 0x2d;
	if ((!isDash && code !== 0x2a) || plainDigit(text.charCodeAt(from - 1)) >= 0) return undefined;
	const end = start + (text.charCodeAt(start + 1) === 0x20 ? 2 : 1);
	const isWord = isWordAt(text, end) && !isNumeral(text.charCodeAt(end)) && text.charAt(end) !== "半";
	return isWord ? { at: from, end } : undefined;
}

/** 以上, 以下, 以内, 之内, 左右 and 上下 may stand between a number and such a mark. */
function isLimit(text: string, at: number): boolean {
	const code = text.charCodeAt(at + 1);
	switch (text.charCodeAt(at)) {
		case 0x4ee5: // 以
			return code === 0x4e0a || code === 0x4e0b || code === 0x5185;
		case 0x4e4b: // 之内
			return code === 0x5185;
		case 0x5de6: // 左右
			return code === 0x53f3;
		case 0x4e0a: // 上下
			return code === 0x4e0b;
		default:
			return false;
	}
}

/** A Han character stands at `at`. */
function isWordAt(text: string, at: number): boolean {
	const code = text.charCodeAt(at);
	return code >= 0x4e00 && code <= 0x9fff;
}

/** a to h, A to H, 甲 to 癸 and Ⅰ to Ⅻ, which number a list with a mark behind them. */
function isLetterMark(code: number): boolean {
	return (
		(code >= 0x41 && code <= 0x48) ||
		(code >= 0x61 && code <= 0x68) ||
		(code >= 0x2160 && code <= 0x216b) ||
		stems.has(code)
	);
}

const stems = createCharacterSet("甲乙丙丁戊己庚辛壬癸");

/** ( （ ① ⑴ ⒈ ❶ ㈠ a 甲 Ⅰ, digits and numerals, and the blanks that may stand before them. */
const beginsMark = createCharacterSet(
	`(（0123456789０１２３４５６７８９一二两三四五六七八九十甲乙丙丁戊己庚辛壬癸abcdefghABCDEFGH \u3000\xa0\t${charactersOf(
		[0x2160, 0x216b],
		[0x2460, 0x249b],
		[0x2776, 0x2793],
		[0x3220, 0x3229],
	)}`,
);

/** The characters of some ranges, both ends among them. */
function charactersOf(...ranges: readonly (readonly [first: number, last: number])[]): string {
	let all = "";
	for (const [first, last] of ranges)
		for (let code = first; code <= last; code++) all += String.fromCharCode(code);
	return all;
}

/** Offset behind the mark that `code` at `at` begins, -1 where it begins none. */
function markEnd(text: string, at: number, code: number): number {
	if (isLetterMark(code)) {
		// a.改造, 甲、改造; but B.C., A、B类
		const behind = "．.、)）".includes(text.charAt(at + 1) || " ") ? at + 2 : -1;
		return behind >= 0 && isWordAt(text, behind) && !stems.has(text.charCodeAt(behind)) ? behind : -1;
	}
	if (code === 0x28 || code === 0xff08) {
		const end = isLetterMark(text.charCodeAt(at + 1)) ? at + 2 : numberEnd(text, at + 1);
		const close = text.charCodeAt(end);
		return end > at + 1 && (close === 0x29 || close === 0xff09) ? end + 1 : -1;
	}
	if (plainDigit(code) < 0 && !isNumeral(code)) return at + 1;
	const end = numberEnd(text, at);
	if (end === at) return -1;
	const next = text.charCodeAt(end + 1);
	switch (text.charCodeAt(end)) {
		case 0x29:
		case 0xff09:
			return plainDigit(code) >= 0 ? end + 1 : -1;
		case 0x3001: // 、 But 3、4号楼, 一、二级医院.
			return (plainDigit(next) >= 0 && !isYear(text, end + 1)) || isNumeral(next) ? -1 : end + 1;
		case 0x2e:
		case 0xff0e: // 1.改造, 1.2026年; but 1.5亿元
			if (plainDigit(code) < 0 || (plainDigit(next) >= 0 && !isYear(text, end + 1))) return -1;
			// Capital letters behind a point make a version or a name.
			return next >= 0x41 && next <= 0x7a ? -1 : end + 1;
		case 0x662f: // 一是
			return plainDigit(code) < 0 ? end + 1 : -1;
		default:
			return -1;
	}
}

/** Offset behind a number of a list, of two digits or three numerals at the most; `at` without one. */
function numberEnd(text: string, at: number): number {
	let end = at;
	if (plainDigit(text.charCodeAt(at)) >= 0) {
		while (end - at <= 2 && plainDigit(text.charCodeAt(end)) >= 0) end++;
		return end - at <= 2 ? end : at;
	}
	while (end - at <= 3 && isNumeral(text.charCodeAt(end))) end++;
	return end - at <= 3 ? end : at;
}

/** 2026年: four digits and 年. */
function isYear(text: string, at: number): boolean {
	for (let pos = at; pos < at + 4; pos++) if (plainDigit(text.charCodeAt(pos)) < 0) return false;
	return text.charCodeAt(at + 4) === 0x5e74;
}

/** 一 to 十; 百, 千 and 零 number no list. */
function isNumeral(code: number): boolean {
	return numeralDigit(code) > 0 || chineseScale(code) === 10;
}

function isBlank(code: number): boolean {
	return code === 0x20 || code === 0x3000 || code === 0xa0 || code === 0x09;
}
