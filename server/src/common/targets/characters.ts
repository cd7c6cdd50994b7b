import { createCharacterSet } from "../text/characterSet.js";
import { plainDigit } from "../text/numerals.js";

/** 和, 与, 及. */
export function isAnd(code: number): boolean {
	return code === 0x548c || code === 0x4e0e || code === 0x53ca;
}

/** 、 和 与 及. */
export function isListMark(code: number): boolean {
	return code === 0x3001 || isAnd(code);
}

export function isColon(code: number): boolean {
	return code === 0x3a || code === 0xff1a || code === 0x2236;
}

export function isConnector(code: number): boolean {
	return (
		code === 0x3001 ||
		code === 0x20 ||
		code === 0xa0 ||
		code === 0x3000 ||
		code === 0x2c ||
		code === 0xff0c ||
		code === 0x3a ||
		code === 0xff1a ||
		code === 0x09 ||
		code === 0x2f ||
		code === 0xff0f ||
		code === 0x26 ||
		code === 0xff06
	);
}

export function isQuoteOpen(code: number): boolean {
	return code === 0x201c || code === 0x300c || code === 0x2018 || code === 0x300e;
}

export function isQuoteClose(code: number): boolean {
	return code === 0x201d || code === 0x300d || code === 0x2019 || code === 0x300f;
}

export function isDashCode(code: number): boolean {
	return isRangeMark(code) && code !== 0x81f3 && code !== 0x5230;
}

/** What joins the two ends of a range: dashes, tildes, 至 and 到. */
export function isRangeMark(code: number): boolean {
	return (
		code === 0x2d ||
		code === 0x7e ||
		(code >= 0x2010 && code <= 0x2015) ||
		code === 0x2212 ||
		code === 0x301c ||
		code === 0xff0d ||
		code === 0xff5e ||
		code === 0x81f3 ||
		code === 0x5230
	);
}

export function isHan(code: number): boolean {
	return code >= 0x4e00 && code <= 0x9fff;
}

/** 零 to 九, 两, 十 to 亿, 廿 and 卅. */
export function isNumeralCode(code: number): boolean {
	return numerals.has(code);
}

const numerals = createCharacterSet("零〇一二两三四五六七八九十百千万亿廿卅");

/** 由, 从: where a change begins. */
export function isBase(code: number): boolean {
	return code === 0x7531 || code === 0x4ece;
}

export function isPercent(code: number): boolean {
	return code === 0x25 || code === 0xff05 || code === 0xfe6a;
}

export function isLatin(code: number): boolean {
	return (
		(code >= 0x41 && code <= 0x5a) ||
		(code >= 0x61 && code <= 0x7a) ||
		(code >= 0xff21 && code <= 0xff3a) ||
		(code >= 0xff41 && code <= 0xff5a)
	);
}

export function isLatinOrDigit(code: number): boolean {
	return isLatin(code) || plainDigit(code) >= 0;
}

/** A blank within a line. */
export function isBlank(code: number): boolean {
	return code === 0x20 || code === 0xa0 || code === 0x3000;
}

/** 余, 多 behind a number. */
export function isMore(code: number): boolean {
	return code === 0x4f59 || code === 0x591a;
}

/** Offset behind at most `most` blanks at `at`. */
export function skipBlanks(text: string, at: number, most = 3): number {
	let pos = at;
	while (pos - at < most && isBlank(text.charCodeAt(pos))) pos++;
	return pos;
}

/** Offset behind the closing `mark`, if it stands within `reach` of `at`; -1 if it does not. */
export function closing(text: string, at: number, mark: string, reach: number): number {
	const end = Math.min(text.length, at + reach);
	const code = mark.charCodeAt(0);
	for (let pos = at + 1; pos < end; pos++) if (text.charCodeAt(pos) === code) return pos + 1;
	return -1;
}

/** How many digits stand at `at`, up to `most`. */
export function digitsAt(text: string, at: number, most = 8): number {
	let end = at;
	while (end - at < most && plainDigit(text.charCodeAt(end)) >= 0) end++;
	return end - at;
}
