import { isBlank } from "../language/characters.js";
import type { TableHeader } from "../model/tableHeader.js";
import { enclosedNumber } from "../text/enclosedNumbers.js";
import { isWholeNumber, namedNumberAt, opensName } from "./markers.js";

/** What makes decimals or 1.1. of the digits behind a point, also where a number is expected. */
const isQuantity = /^\s?(?:[万亿亩元倍吨米%％‰.．、]|平方|公里|公顷|千米|千瓦|兆瓦|个百分点|[。；，]|$)/;

/** The number that opens the cell of a task under a header. */
export function numberOfTask({ numberIn, layout }: TableHeader, text: string): TaskNumber | undefined {
	if (layout !== "inline") return taskNumberAt(text, numberIn === "task");
	const named = text[0] === "任" || text[0] === "第" ? namedNumberAt(text) : undefined;
	if (named !== undefined) return { ...named, end: skipBlanks(text, named.markEnd) };
	return taskNumberAt(text) ?? numberBeforeLabel(text);
}

/** 1 任务：开展检查…: a number before the label of the task. */
function numberBeforeLabel(text: string): TaskNumber | undefined {
	const [all = "", digits = ""] = /^(\d{1,3})[ \u3000]{0,2}任[务務][：:]/.exec(text) ?? [];
	if (all === "") return undefined;
	return { value: Number(digits), start: 0, digitsEnd: digits.length, end: skipBlanks(text, all.length) };
}

/** A number with its mark: UTF-16 offsets of its digits, and behind the mark and the blanks after it. */
export interface TaskNumber {
	readonly value: number;
	readonly start: number;
	readonly digitsEnd: number;
	readonly end: number;
}

/**
 * The number that opens a task's cell: `12.`, `12、`, `１２．`; `undefined` where none does.
 *
 * @param isNumbered the tasks of the table are known to have their numbers there, so that 2.5G基站 is the second, and
 *   （2） and 2) count
 */
export function taskNumberAt(text: string, isNumbered = false): TaskNumber | undefined {
	// Nearly every cell begins with a Han character.
	const first = text.charCodeAt(0);
	if (first >= 0x4e00 && first <= 0x9fff) return undefined;
	let i = 0;
	while (i < text.length && isBlank(text.charCodeAt(i))) i++;
	const isBracketed = isNumbered && (text[i] === "（" || text[i] === "(");
	if (isBracketed) i++;
	const start = i;
	let value = 0;
	while (i - start < 6) {
		const digit = digitAt(text, i);
		if (digit < 0) break;
		value = value * 10 + digit;
		i++;
	}
	const digitsEnd = i;
	if (digitsEnd === start) {
		// ⒈ has its mark in it.
		const sign = enclosedNumber(text.charCodeAt(start));
		if (sign?.style !== "number" || isBracketed) return undefined;
		return { value: sign.ordinal, start, digitsEnd: start + 1, end: skipBlanks(text, start + 1) };
	}
	while (i < text.length && isBlank(text.charCodeAt(i))) i++;
	const mark = text[i] ?? "";
	if (isBracketed) {
		if (mark !== "）" && mark !== ")") return undefined;
	} else if (!(isNumbered ? ".、．。）)" : ".、．。").includes(mark || " ")) return undefined;
	// 3.5万亩 is a quantity. A year or a month may follow the mark (12.2024年…, 15.9月底前…), and so may nothing.
	if (mark === "." || mark === "．") {
		let digits = 0;
		while (digitAt(text, i + 1 + digits) >= 0) digits++;
		const isMonth = digits <= 2 && text[i + 1 + digits] === "月" && digitsEnd - start <= 3;
		const isDate = isMonth || (digits === 4 && text[i + 5] === "年");
		const behind = i + 1 + digits;
		if (digits > 0 && !isDate && !isWholeNumber(text, behind) && !opensName(text, i + 1, behind)) {
			if (!isNumbered || isQuantity.test(text.slice(behind, behind + 4))) return undefined;
		}
	}
	return { value, start, digitsEnd, end: skipBlanks(text, i + 1) };
}

function skipBlanks(text: string, from: number): number {
	let at = from;
	while (at < text.length && isBlank(text.charCodeAt(at))) at++;
	return at;
}

/** The whole number that a cell consists of, in plain or full-width digits, with or without a mark or `.0` behind it. */
export function toNumber(text: string): number | null {
	// Nearly every other cell begins with a Han character.
	const first = text.charCodeAt(0);
	if (first > 0x3000 && first < 0xfe00) return null;
	const plain = valueOfDigits(text);
	if (plain !== null || text.length > longestNumber) return plain;
	// 1.0 is what a sheet with one empty cell makes of 1.
	return valueOfDigits(
		text
			.trim()
			.replace(/[.、．]$/, "")
			.replace(/[.．][0０]{1,2}$/, ""),
	);
}

/** Blanks around it counted. */
const longestNumber = 40;

/** The number that plain or full-width digits and nothing else are. */
function valueOfDigits(digits: string): number | null {
	if (digits === "" || digits.length > 6) return null;
	let value = 0;
	for (let i = 0; i < digits.length; i++) {
		const digit = digitAt(digits, i);
		if (digit < 0) return null;
		value = value * 10 + digit;
	}
	return value;
}

function digitAt(text: string, at: number): number {
	const code = text.charCodeAt(at);
	if (code >= 48 && code <= 57) return code - 48;
	return code >= 0xff10 && code <= 0xff19 ? code - 0xff10 : -1;
}
