import { numeralDigit, parseChineseNumeral, plainDigit } from "../text/numerals.js";

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
}

/**
 * Reads what a deadline cell says: `2024年12月底前` is `2024-12`, `2024.6`, `2024年六月` and `2024年二季度` are
 * `2024-06`, `2023-2025年` is `2023/2025`, `2024年9月-10月` is `2024-09/2024-10`. A month without a year needs
 * `year`. `null` where the cell gives no date (长期坚持), more than a date, or a day that no calendar of months
 * knows (2024年春节前).
 */
export function parseDeadline(text: string, year?: number): string | null {
	const trimmed = text.trim();
	// A deadline is a few words; a long cell is something else.
	if (trimmed.length === 0 || trimmed.length > 40) return null;
	let at = 0;
	while (
		at < trimmed.length &&
		(trimmed[at] === "到" || trimmed[at] === "至" || trimmed[at] === "于" || trimmed[at] === " ")
	)
		at++;
	const reading = newDate();
	if (
		readDate(trimmed, at, reading, year) ||
		readPeriod(trimmed, at, reading, year) ||
		readNumeralMonth(trimmed, at, reading, year) ||
		readDotted(trimmed, at, reading)
	) {
		if (year !== undefined && reading.year === year && reading.deadline?.length === 7)
			readLastMonth(trimmed, year, Number(reading.deadline.slice(5)), reading);
		const { deadline } = reading;
		if (deadline === undefined) return null;
		const rest = trimmed.slice(reading.end);
		if (saysNothingMore.test(rest)) return deadline;
		// 10月15日供暖前, but 2024年春节前: the year alone is later than what is meant.
		return deadline.length > 4 && eventBefore.test(rest) ? deadline : null;
	}
	return null;
}

const saysNothingMore = /^[\s。.]*(?:(?:完成|办结|建成|达到)[\s。.]*)?$/;
/** 10月15日供暖前, 8月31日开学前: what the date comes before. */
const eventBefore = /^[\u4e00-\u9fff]{1,8}[之以]?前(?:完成|办结|建成|达到)?[\s。.]*$/;

export function newDate(): DateReading {
	return { end: 0, deadline: undefined, year: 0, limit: false, span: false };
}

/** Makes it one of which nothing has been read, but for where it ends. */
export function resetDate(date: DateReading): void {
	date.deadline = undefined;
	date.year = 0;
	date.limit = false;
	date.span = false;
}

/**
 * Reads a date in digits that begins at `at`: 2024年, 2024年6月底前, 2023-2025年, 6月30日前. False where the
 * digits are no date. Relative spans (3年) are none.
 */
export function readDate(text: string, at: number, into: DateReading, knownYear?: number): boolean {
	resetDate(into);
	const count = digitCount(text, at);
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
			return true;
		}
		const separator = isDash(text.charCodeAt(pos)) ? 1 : 0;
		if (separator > 0) {
			// 1-6月
			const next = digitCount(text, pos + 1);
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
	const separator = isDash(text.charCodeAt(pos)) ? (text.charCodeAt(pos + 1) === 0x2014 ? 2 : 1) : 0;
	if (separator > 0) {
		const count = digitCount(text, pos + separator);
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
	const count = digitCount(text, pos);
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
		if (isDash(code) && readLastMonthAt(text, afterMonth, year, month, into)) return true;
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
	const count = digitCount(text, start);
	if (count === 1 || count === 2) {
		const day = numberAt(text, start, count);
		const code = text.charCodeAt(start + count);
		if (day >= 1 && day <= 31 && isDay(code)) {
			if (into.deadline !== undefined) into.deadline += `-${pad(day)}`;
			into.end = skipLimit(text, start + count + 1, into);
			return;
		}
	}
	const numerals = numeralCount(text, start);
	if (numerals > 0 && isDay(text.charCodeAt(start + numerals))) {
		const day = parseChineseNumeral(text.slice(start, start + numerals)) ?? 0;
		if (day >= 1 && day <= 31) {
			if (into.deadline !== undefined) into.deadline += `-${pad(day)}`;
			into.end = skipLimit(text, start + numerals + 1, into);
			return;
		}
	}
	into.end = skipLimit(text, start, into);
}

/** 六月底前, 十二月三十日: a month in numerals, of `year`. False where none stands at `at`. */
function readNumeralMonth(text: string, at: number, into: DateReading, year: number | undefined): boolean {
	const count = numeralCount(text, at);
	if (count === 0 || text.charCodeAt(at + count) !== 0x6708) return false;
	const month = parseChineseNumeral(text.slice(at, at + count)) ?? 0;
	if (month < 1 || month > 12) return false;
	readMonth(text, at + count + 1, month, year, into);
	return true;
}

/** 2024年9月|-10月, 2024年6月|至2025年5月: makes a span of the month that has been read where another follows. */
function readLastMonth(text: string, year: number, month: number, into: DateReading): void {
	// A day, or 底 and 前, say by when: what follows is something else.
	if (into.limit || into.deadline?.length !== 7 || !isDash(text.charCodeAt(into.end))) return;
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
	if (digitCount(text, pos) === 4 && text.charCodeAt(pos + 4) === 0x5e74) {
		lastYear = numberAt(text, pos, 4);
		pos += 5;
	}
	const count = digitCount(text, pos);
	const last = count === 1 || count === 2 ? numberAt(text, pos, count) : 0;
	if (last < 1 || last > 12 || text.charCodeAt(pos + count) !== 0x6708) return false;
	// 2024年11月-3月: of which year is not said.
	if (lastYear > 2100 || lastYear * 12 + last <= year * 12 + month) return false;
	// 2024年6月-9月15日: a span ends with a month.
	const behind = pos + count + 1;
	if (digitCount(text, behind) > 0 && isDay(text.charCodeAt(behind + digitCount(text, behind)))) return false;
	into.year = lastYear;
	into.deadline = `${year}-${pad(month)}/${lastYear}-${pad(last)}`;
	into.span = true;
	into.end = skipLimit(text, behind, into);
	return true;
}

/** 2024.12, 2024-06, 2024/6/30 — only where a whole cell is a date. */
function readDotted(text: string, at: number, into: DateReading): boolean {
	const found = /^(20\d\d)[.\-/](\d{1,2})(?:[.\-/](\d{1,2}))?/.exec(text.slice(at, at + 12));
	if (found === null) return false;
	const month = Number(found[2]);
	const day = found[3] === undefined ? undefined : Number(found[3]);
	if (month < 1 || month > 12 || (day !== undefined && (day < 1 || day > 31))) return false;
	into.year = Number(found[1]);
	into.deadline = `${found[1]}-${pad(month)}${day === undefined ? "" : `-${pad(day)}`}`;
	into.end = skipLimit(text, at + found[0].length, into);
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
	if (text.charCodeAt(pos) === 0x7b2c || text.charCodeAt(pos) === 0x524d) pos++;
	const digit = Math.max(numeralDigit(text.charCodeAt(pos)), plainDigit(text.charCodeAt(pos)));
	if (digit < 1 || digit > 4) return -1;
	pos++;
	if (text.charCodeAt(pos) === 0x4e2a) pos++;
	if (!text.startsWith("季度", pos)) return -1;
	into.end = pos + 2;
	return digit * 3;
}

/** Skips 底 末 前 内 and their like behind a date, and notes that they stand there. */
function skipLimit(text: string, at: number, into: DateReading): number {
	let pos = at;
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

const limits = [
	"底之前",
	"底以前",
	"底前",
	"末前",
	"份之前",
	"份以前",
	"份底前",
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

function digitCount(text: string, at: number): number {
	let count = 0;
	while (count < 6 && plainDigit(text.charCodeAt(at + count)) >= 0) count++;
	return count;
}

/** How many numerals of a month or a day stand at `at`: 十二, 三十一. */
function numeralCount(text: string, at: number): number {
	let count = 0;
	while (count < 4) {
		const code = text.charCodeAt(at + count);
		if (code !== 0x5341 && numeralDigit(code) < 1) break;
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

function skipBlanks(text: string, at: number): number {
	let pos = at;
	while (pos - at < 3 && (text.charCodeAt(pos) === 0x20 || text.charCodeAt(pos) === 0x3000)) pos++;
	return pos;
}

function isDash(code: number): boolean {
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

function pad(value: number): string {
	return value < 10 ? `0${value}` : `${value}`;
}
