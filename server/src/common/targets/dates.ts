import { numeralDigit, parseChineseNumeral, plainDigit } from "../text/numerals.js";
import { digitsAt, isRangeMark, skipBlanks } from "./characters.js";

/** A date or a span of dates as it stands in a text. */
export interface DateReading {
	/** Offset behind it, with 底 and 前. */
	end: number;
	/** `2024`, `2024-12`, `2024-06-30`, `2023/2025`; undefined where the year is not known. */
	deadline: string | undefined;
	/** The last year named; 0 where none is. */
	year: number;
	/** 底, 末, 前, 内 stand behind it: it says by when. */
	limit: boolean;
	/** More than one date: 2023-2025年. */
	span: boolean;
	/** Why no calendar has it: 13月, 2月30日. */
	problem: "month" | "day" | undefined;
}

export function newDate(): DateReading {
	return { end: 0, deadline: undefined, year: 0, limit: false, span: false, problem: undefined };
}

/** Makes it one of which nothing has been read, but for where it ends. */
export function resetDate(date: DateReading): void {
	date.deadline = undefined;
	date.year = 0;
	date.limit = false;
	date.span = false;
	date.problem = undefined;
}

/**
 * Reads a date in digits that begins at `at`: 2024年, 2024年6月底前, 2023-2025年, 6月30日前. False where the
 * digits are not a date. Relative spans (3年) are not.
 */
export function readDate(text: string, at: number, into: DateReading, knownYear?: number): boolean {
	resetDate(into);
	const count = digitsAt(text, at, 6);
	if (count === 0) return readNumeralYear(text, at, into);
	if (count === 4) {
		const year = numberAt(text, at, 4);
		if (year < 1900 || year > 2100) return false;
		return readYear(text, at + 4, year, into);
	}
	if (count === 1 || count === 2) {
		const month = numberAt(text, at, count);
		const pos = skipBlanks(text, at + count);
		const code = text.charCodeAt(pos);
		if (code === 0x6708 && month >= 1 && month <= 12) {
			// 月. Not 个月, which has its 个 before.
			readMonth(text, pos + 1, month, knownYear, into);
			if (knownYear !== undefined && isRangeMark(text.charCodeAt(into.end)))
				readLastMonth(text, knownYear, month, into);
			return true;
		}
		const separator = isRangeMark(text.charCodeAt(pos)) ? 1 : 0;
		if (separator > 0) {
			// 1-6月
			const next = digitsAt(text, pos + 1, 6);
			const last = next === 1 || next === 2 ? numberAt(text, pos + 1, next) : 0;
			if (last >= 1 && last <= 12 && text.charCodeAt(pos + 1 + next) === 0x6708) {
				readMonth(text, pos + 2 + next, last, knownYear, into);
				into.span = true;
				return true;
			}
		}
	}
	return false;
}

/** 二〇二六年, 二零二七年: a year in numerals, by position. */
export function readNumeralYear(text: string, at: number, into: DateReading): boolean {
	if (numeralDigit(text.charCodeAt(at)) !== 2 || text.charCodeAt(at) === 0x4e24) return false;
	let year = 0;
	for (let k = 0; k < 4; k++) {
		const code = text.charCodeAt(at + k);
		// ○ O 0 for 〇
		const digit = code === 0x25cb || code === 0x4f || code === 0x30 ? 0 : numeralDigit(code);
		if (digit < 0) return false;
		year = year * 10 + digit;
	}
	if (year < 1900 || year > 2100 || text.charCodeAt(skipBlanks(text, at + 4)) !== 0x5e74) return false;
	return readYear(text, at + 4, year, into);
}

/**
 * Reads a part of the plan's own year at `at`: 年底前, 年内, 上半年, 三季度末. False where there is none. The
 * deadline is left out where the year is not known.
 */
export function readPeriod(text: string, at: number, into: DateReading, year?: number): boolean {
	const end = into.end;
	const month = periodMonth(text, at, into);
	if (month < 0) {
		into.end = end;
		return false;
	}
	into.year = 0;
	into.span = false;
	into.deadline = year === undefined ? undefined : month === 0 ? `${year}` : `${year}-${pad(month)}`;
	into.end = skipLimit(text, into.end, into);
	into.limit = true;
	return true;
}

function readYear(text: string, start: number, year: number, into: DateReading): boolean {
	let pos = skipBlanks(text, start);
	let from = year;
	let last = year;
	let marked = false;
	if (text.charCodeAt(pos) === 0x5e74) {
		marked = true;
		pos++;
	}
	const separator = isRangeMark(text.charCodeAt(pos)) ? (text.charCodeAt(pos + 1) === 0x2014 ? 2 : 1) : 0;
	if (separator > 0) {
		const count = digitsAt(text, pos + separator, 6);
		const next =
			count === 4
				? numberAt(text, pos + separator, 4)
				: count === 2
					? Math.floor(year / 100) * 100 + numberAt(text, pos + separator, 2)
					: 0;
		const after = skipBlanks(text, pos + separator + count);
		if (next > year && next < 2100 && text.charCodeAt(after) === 0x5e74) {
			last = next;
			pos = after + 1;
			marked = true;
		}
	}
	if (!marked) return false;
	into.year = last;
	into.end = pos;
	if (last !== from) {
		into.span = true;
		into.deadline = `${from}/${last}`;
		into.end = skipLimit(text, pos, into);
		return true;
	}
	from = pos;
	pos = skipBlanks(text, pos);
	const count = digitsAt(text, pos, 6);
	const month = count === 1 || count === 2 ? numberAt(text, pos, count) : 0;
	const afterMonth = skipBlanks(text, pos + count);
	if (month >= 1 && month <= 12) {
		const code = text.charCodeAt(afterMonth);
		if (code === 0x6708) {
			readMonth(text, afterMonth + 1, month, year, into);
			readLastMonth(text, year, month, into);
			return true;
		}
		// 2024年1—6月
		if (isRangeMark(code) && readLastMonthAt(text, afterMonth, year, month, into)) return true;
	} else if (count > 0 && count <= 2 && text.charCodeAt(afterMonth) === 0x6708) {
		into.problem = "month";
		into.end = skipLimit(text, afterMonth + 1, into);
		return true;
	}
	if (count === 0 && readNumeralMonth(text, pos, into, year)) return true;
	into.deadline = `${year}`;
	if (text.charCodeAt(from) === 0x5ea6) {
		into.end = from + 1;
		return true;
	}
	if (readPeriod(text, from, into, year)) {
		into.year = year;
		return true;
	}
	into.end = skipLimit(text, from, into);
	// 底, 末: by the last month of the year.
	const code = text.charCodeAt(from);
	if (code === 0x5e95 || code === 0x672b) into.deadline = `${year}-12`;
	return true;
}

function readMonth(
	text: string,
	start: number,
	month: number,
	year: number | undefined,
	into: DateReading,
): void {
	into.year = year ?? 0;
	into.deadline = year === undefined || year === 0 ? undefined : `${year}-${pad(month)}`;
	const digits = digitsAt(text, start, 3);
	const length = digits === 1 || digits === 2 ? digits : numeralCount(text, start);
	if (length > 0 && isDay(text.charCodeAt(start + length))) {
		const day = digits > 0 ? numberAt(text, start, digits) : dayOf(text.slice(start, start + length));
		if (day < 1 || day > daysOf(month, year)) {
			into.problem = "day";
			into.deadline = undefined;
		} else if (into.deadline !== undefined) into.deadline += `-${pad(day)}`;
		into.end = skipLimit(text, start + length + 1, into);
		return;
	}
	into.end = skipLimit(text, start, into);
}

/** 廿八 too, which no other number of a plan is written like. */
function dayOf(numerals: string): number {
	return parseChineseNumeral(numerals) ?? 0;
}

/** The days of a month, with 29 of a February of which the year is not known. */
export function daysOf(month: number, year: number | undefined): number {
	if (month === 2)
		return year === undefined || year === 0 || new Date(Date.UTC(year, 2, 0)).getUTCDate() === 29 ? 29 : 28;
	return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}

/** 六月底前, 十二月三十日: a month in numerals, of `year`. False where none stands at `at`. */
export function readNumeralMonth(
	text: string,
	at: number,
	into: DateReading,
	year: number | undefined,
): boolean {
	// 元月 is the first.
	const count = text.charCodeAt(at) === 0x5143 ? 1 : numeralCount(text, at);
	if (count === 0 || text.charCodeAt(at + count) !== 0x6708) return false;
	const month = text.charCodeAt(at) === 0x5143 ? 1 : (parseChineseNumeral(text.slice(at, at + count)) ?? 0);
	if (month < 1 || month > 12) return false;
	readMonth(text, at + count + 1, month, year, into);
	return true;
}

/**
 * 2024年9月|-10月, 2024年6月|至2025年5月, 2024年11月|至次年3月: makes a span of the month that has been read where another follows.
 */
export function readLastMonth(text: string, year: number, month: number, into: DateReading): void {
	// A day, or 底 and 前, say by when: what follows is something else.
	if (into.limit || into.deadline?.length !== 7 || !isRangeMark(text.charCodeAt(into.end))) return;
	readLastMonthAt(text, into.end, year, month, into);
}

/** Reads the end of a span of months whose dash stands at `dash`; false, and `into` as it was, without one. */
function readLastMonthAt(
	text: string,
	dash: number,
	year: number,
	month: number,
	into: DateReading,
): boolean {
	let pos = skipBlanks(text, dash + (text.charCodeAt(dash + 1) === 0x2014 ? 2 : 1));
	let lastYear = year;
	const next = /^(?:次|翌|明|来|第二)年/.exec(text.slice(pos, pos + 3));
	if (next !== null) {
		lastYear++;
		pos += next[0].length;
	} else if (digitsAt(text, pos, 6) === 4 && text.charCodeAt(pos + 4) === 0x5e74) {
		lastYear = numberAt(text, pos, 4);
		pos += 5;
	}
	const count = digitsAt(text, pos, 6);
	const last = count === 1 || count === 2 ? numberAt(text, pos, count) : 0;
	if (last < 1 || last > 12 || text.charCodeAt(pos + count) !== 0x6708) return false;
	// 11月-3月: of which year is not said, and so nobody knows by when.
	const isOpen = next === null && lastYear === year && last < month;
	if (!isOpen && (lastYear > 2100 || lastYear * 12 + last <= year * 12 + month)) return false;
	// 2024年6月-9月15日: a span ends with a month.
	const behind = pos + count + 1;
	if (digitsAt(text, behind, 6) > 0 && isDay(text.charCodeAt(behind + digitsAt(text, behind, 6))))
		return false;
	into.year = lastYear;
	into.deadline = isOpen ? undefined : `${year}-${pad(month)}/${lastYear}-${pad(last)}`;
	into.limit ||= isOpen;
	into.span = true;
	into.end = skipLimit(text, behind, into);
	return true;
}

/** 2024.12, 2024-06, 2024/6/30 — only where a whole cell is a date. */
export function readDotted(text: string, at: number, into: DateReading): boolean {
	const found = /^(20\d\d)[.．\-/](\d{1,2})(?:[.．\-/](\d{1,2}))?/.exec(text.slice(at, at + 12));
	if (found === null) return false;
	const month = Number(found[2]);
	const day = found[3] === undefined ? undefined : Number(found[3]);
	into.year = Number(found[1]);
	into.end = skipLimit(text, at + found[0].length, into);
	if (month < 1 || month > 12) into.problem = "month";
	else if (day !== undefined && (day < 1 || day > daysOf(month, into.year))) into.problem = "day";
	if (into.problem !== undefined) {
		into.deadline = undefined;
		return true;
	}
	into.deadline = `${found[1]}-${pad(month)}${day === undefined ? "" : `-${pad(day)}`}`;
	return true;
}

function periodMonth(text: string, at: number, into: DateReading): number {
	switch (text.charCodeAt(at)) {
		case 0x5e74: {
			// 年底, 年末, 年内, 年中
			into.end = at + 2;
			const next = text.charCodeAt(at + 1);
			if (next === 0x5e95 || next === 0x672b) return 12;
			return next === 0x5185 ? 0 : -1;
		}
		case 0x5e95:
		case 0x672b:
			// 底 directly behind 2024年
			return -1;
		case 0x4e0a:
		case 0x4e0b:
			// 上半年, 下半年
			if (!text.startsWith("半年", at + 1)) return -1;
			into.end = at + 3;
			return text.charCodeAt(at) === 0x4e0a ? 6 : 12;
		default:
			break;
	}
	let pos = at;
	if (text.charCodeAt(pos) === 0x524d) {
		const months = monthsFrom(text, pos + 1, into);
		if (months > 0) return months;
	}
	if (text.charCodeAt(pos) === 0x7b2c || text.charCodeAt(pos) === 0x524d) pos++;
	const digit = Math.max(numeralDigit(text.charCodeAt(pos)), plainDigit(text.charCodeAt(pos)));
	if (digit < 1 || digit > 4) return -1;
	pos++;
	if (text.charCodeAt(pos) === 0x4e2a) pos++;
	if (!text.startsWith("季度", pos)) return -1;
	into.end = pos + 2;
	return digit * 3;
}

/** 前|10个月, 前|十一个月: how many; 0 where something else stands at `at`. */
function monthsFrom(text: string, at: number, into: DateReading): number {
	const digits = digitsAt(text, at, 3);
	const count = digits > 0 ? digits : numeralCount(text, at);
	if (count === 0 || !text.startsWith("个月", at + count)) return 0;
	const months =
		digits > 0 ? numberAt(text, at, count) : (parseChineseNumeral(text.slice(at, at + count)) ?? 0);
	into.end = at + count + 2;
	return months <= 12 ? months : 0;
}

/** Skips 底 末 前 内 and their like behind a date, and notes that they stand there. */
function skipLimit(text: string, at: number, into: DateReading): number {
	let pos = skipThird(text, at);
	if (pos > at) into.limit = true;
	for (const word of limits) {
		if (!text.startsWith(word, pos)) continue;
		// 前三季度, 内部: the next word.
		if (word === "内" && text.charCodeAt(pos + 1) === 0x90e8) continue;
		into.limit = true;
		pos += word.length;
		break;
	}
	return pos;
}

/** Behind 上旬, 中旬, 下旬 and 中下旬, which say no more than their month does; `at` where none stands. */
function skipThird(text: string, at: number): number {
	if (text.charCodeAt(at + 1) === 0x65ec) return "上中下".includes(text.charAt(at)) ? at + 2 : at;
	const isTwo = text.charCodeAt(at + 2) === 0x65ec && /^[上中][中下]/.test(text.slice(at, at + 2));
	return isTwo ? at + 3 : at;
}

const limits = [
	"底之前",
	"底以前",
	"底前",
	"末前",
	"份之前",
	"份以前",
	"份底前",
	"份末前",
	"份底",
	"份末",
	"份前",
	"份",
	"之前",
	"以前",
	"底",
	"末",
	"前",
	"内",
	"初",
];

/** How many numerals of a month or a day stand at `at`: 十二, 三十一. */
function numeralCount(text: string, at: number): number {
	let count = 0;
	while (count < 4) {
		const code = text.charCodeAt(at + count);
		if (code !== 0x5341 && code !== 0x5eff && code !== 0x5345 && numeralDigit(code) < 1) break;
		count++;
	}
	return count;
}

/** 日 and 号 behind the day of a month. */
function isDay(code: number): boolean {
	return code === 0x65e5 || code === 0x53f7;
}

function numberAt(text: string, at: number, count: number): number {
	let value = 0;
	for (let k = 0; k < count; k++) value = value * 10 + plainDigit(text.charCodeAt(at + k));
	return value;
}

/**
 * Reads 十五五”末 behind the mark that opens it, if there is one, as the last of the five years, and 十五五”期间 as the span of
 * them where they are not over in `year`. False where another word stands at `at`.
 */
export function readPlanYears(text: string, at: number, into: DateReading, year = 0): boolean {
	if (text.charCodeAt(at) !== 0x5341 || text.charCodeAt(at + 2) !== 0x4e94) return false;
	const found =
		/^十[三四五六七]五[”"」]?(?:(?:规划)?期?[末底](?:之?前)?|(期间|时期)(?![^，,。；;]{0,12}(?:规划|纲要|思路)))/.exec(
			text.slice(at, at + 26),
		);
	if (found === null) return false;
	const last = 2005 + 5 * numeralDigit(text.charCodeAt(at + 1));
	const span = found[1] !== undefined;
	if (span && last < Math.max(year, 2030)) return false;
	resetDate(into);
	into.year = last;
	into.limit = true;
	into.span = span;
	into.deadline = span ? `${last - 4}/${last}` : `${last}`;
	into.end = at + found[0].length;
	return true;
}

export function pad(value: number): string {
	return value < 10 ? `0${value}` : `${value}`;
}
