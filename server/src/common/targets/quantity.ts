import { chineseScale, numeralDigit, plainDigit } from "../text/numerals.js";
import { digitsAt, isHan, isLatinOrDigit, isPercent, isRangeMark, skipBlanks } from "./characters.js";
import type { UnitKind } from "./lexicon/units.js";
import { readTail, skipPlaceholderUnit } from "./unitReader.js";
import { unitTable } from "./words.js";

/** A number with its scale and unit, as it stands in the text. */
export interface Quantity {
	/** Offset of the first digit or of the sign before it. */
	readonly start: number;
	/** Offset behind the unit. */
	readonly end: number;
	readonly value: number;
	/** The upper end of a range. */
	readonly upper: number | undefined;
	/** As named in the base, empty where none is written. */
	readonly unit: string;
	readonly kind: UnitKind | "none";
	/** A scale (万, 亿) was written, so that a missing unit is not missed. */
	readonly scaled: boolean;
	/** 余, 多: more than the number. */
	readonly more: boolean;
	/** 千家: a scale that stands alone, a number only behind 上, 近, 超. */
	readonly bareScale: boolean;
	/** Why the number cannot be read; then only `start` and `end` hold. */
	readonly defect: "none" | "letter" | "points" | "groups" | "percent" | "name" | "exponent";
}

// No figure of a plan has more digits; an account or telephone number is not a quantity.
const mostDigits = 15;

/** A quantity of which nothing is known but where it stands. */
export function quantityAt(start: number, end: number, known: Partial<Quantity>): Quantity {
	return {
		start,
		end,
		value: 0,
		upper: undefined,
		unit: "",
		kind: "none",
		scaled: false,
		more: false,
		bareScale: false,
		defect: "none",
		...known,
	};
}

/**
 * Reads the quantity whose first digit stands at `at`; undefined where no number of any meaning does.
 * Ranges (5%—6%, 2~3万), thousands separators, full-width digits, blanks before the unit, 余 and 多 are read.
 */
export function readQuantity(text: string, at: number): Quantity | undefined {
	const first = readNumber(text, at);
	if (first === undefined) return undefined;
	if (first.defect !== "none") return quantityAt(at, first.end, { defect: first.defect });
	const fraction = readStroke(text, first, at);
	if (fraction !== undefined) return fraction;
	const tail = readTail(text, first.end);
	let { unit, kind } = tail;
	let scale = tail.scale;
	let value = scaled(first, scale);
	let pos = tail.end;
	const more = tail.more;
	// 1万2千3百, 1千2百, 10万零500: what follows a scale without a unit counts on.
	if (scale >= 1000 && unit === "" && first.decimals === 0) {
		const rest = readRest(text, pos, scale);
		if (rest !== undefined) {
			value += rest.value;
			scale = 1;
			pos = rest.end;
			unit = rest.unit;
			kind = rest.kind;
		}
	}
	let wasScaled = tail.scale > 1;
	let upper: number | undefined;
	let defect: Quantity["defect"] = "none";
	const second = readUpper(text, pos, unit);
	if (second !== undefined) {
		const other = second.tail;
		upper = scaled(
			second.number,
			other.unit === "" && other.scale === 1 && unit !== "" ? scale : other.scale,
		);
		if (unit === "" && scale === 1) value = scaled(first, other.scale);
		wasScaled = wasScaled || other.scale > 1;
		if (other.unit !== "") ({ unit, kind } = other);
		pos = other.end;
		const mark = rangeSeparator(text, pos);
		// 2024-06-30, 0512-6398-1000
		if (mark > 0 && plainDigit(text.charCodeAt(pos + mark)) >= 0) defect = "name";
	}
	if (kind === "share" && isPercent(text.charCodeAt(pos))) {
		defect = "percent";
		pos++;
	}
	if (upper === undefined && unit === "个" && text.charCodeAt(pos) === 0x534a) {
		const half = readHalfUnit(text, pos + 1);
		if (half !== undefined) {
			value += 0.5;
			pos = half.end;
			unit = half.unit;
			kind = "time";
		}
	} else if (upper === undefined && endsInHalf(text, pos, kind)) {
		value += 0.5;
		pos++;
	}
	return { start: at, end: pos, value, upper, unit, kind, scaled: wasScaled, more, bareScale: false, defect };
}

interface Digits {
	readonly mantissa: number;
	readonly decimals: number;
	readonly end: number;
	readonly defect: Quantity["defect"];
}

/** The second end of a range behind a number that ends at `pos`, if it may be of `unit`. */
function readUpper(text: string, pos: number, unit: string) {
	const at = secondOfRange(text, pos);
	if (at < 0) return undefined;
	const number = readNumber(text, at);
	if (number === undefined || number.defect !== "none") return undefined;
	const tail = readTail(text, number.end);
	const upperUnit = tail.unit === "" && unit !== "" ? unit : tail.unit;
	return unit === "" || upperUnit === unit ? { number, tail } : undefined;
}

/** 2千 behind 1万, 零500 behind 10万; then 3百 behind that. */
function readRest(text: string, at: number, above: number) {
	let pos = at;
	let value = 0;
	let limit = above;
	let unit = "";
	let kind: UnitKind | "none" = "none";
	for (let parts = 0; parts < 3; parts++) {
		const from = numeralDigit(text.charCodeAt(pos)) === 0 ? pos + 1 : pos;
		if (plainDigit(text.charCodeAt(from)) < 0) break;
		const number = readNumber(text, from);
		if (number === undefined || number.defect !== "none" || number.decimals > 0) break;
		const tail = readTail(text, number.end);
		const part = number.mantissa * tail.scale;
		if (part >= limit || (tail.scale === 1 && from === pos)) break;
		value += part;
		limit = tail.scale;
		pos = tail.end;
		unit = tail.unit;
		kind = tail.kind;
		if (unit !== "") break;
	}
	return pos === at ? undefined : { value, end: pos, unit, kind };
}

/** Length of what joins the two ends of a range at `at`, 0 where nothing does. */
export function rangeSeparator(text: string, at: number): number {
	if (!isRangeMark(text.charCodeAt(at))) return 0;
	return text.charCodeAt(at + 1) === 0x2014 ? 2 : 1;
}

/** Where the upper end of a range begins that what stands at `at` joins (1至2家, 1 至 2 家), -1 without one. */
function secondOfRange(text: string, at: number): number {
	const mark = skipBlanks(text, at, 2);
	const separator = rangeSeparator(text, mark);
	if (separator === 0) return -1;
	const pos = skipBlanks(text, mark + separator, 2);
	return plainDigit(text.charCodeAt(pos)) >= 0 ? pos : -1;
}

/** 1/3 before the end of its words or 的: a part of a whole. 3/4号楼 and 6/30 are not. */
function readStroke(text: string, { mantissa, decimals, end }: Digits, at: number): Quantity | undefined {
	if (text.charCodeAt(end) !== 0x2f || decimals > 0) return undefined;
	const below = plainDigit(text.charCodeAt(end + 1));
	const after = text.charAt(end + 2);
	if (below <= mantissa || mantissa === 0 || !(after === "" || "的以。，；、左".includes(after)))
		return undefined;
	return quantityAt(at, end + 2, { value: partOf(mantissa, below), kind: "share" });
}

/** A part of a whole, to four decimals. */
export function partOf(above: number, below: number): number {
	return Math.round((above / below) * 10_000) / 10_000;
}

/** Reads digits, point and thousands separators; undefined where they are not a number. */
function readNumber(text: string, start: number): Digits | undefined {
	let at = start;
	let mantissa = 0;
	let count = 0;
	for (; count <= mostDigits && plainDigit(text.charCodeAt(at)) >= 0; at++) {
		mantissa = mantissa * 10 + plainDigit(text.charCodeAt(at));
		count++;
	}
	if (count === 0 || count > mostDigits) return undefined;
	// 20个, 5万: nothing that belongs to the digits follows, nearly always.
	if (isHan(text.charCodeAt(at)) && !isSpokenPoint(text, start, at))
		return { mantissa, decimals: 0, end: at, defect: "none" };
	if (count <= 3) {
		const mark = text.charCodeAt(at);
		const isBlankMark = mark === 0x20 || mark === 0xa0 || mark === 0x2009 || mark === 0x202f;
		if (isComma(mark) || isBlankMark) {
			let groups = 0;
			let pos = at;
			while (isGroup(text, pos, isBlankMark ? mark : -1) && count <= 12) {
				for (let k = 1; k <= 3; k++) mantissa = mantissa * 10 + plainDigit(text.charCodeAt(pos + k));
				pos += 4;
				count += 3;
				groups++;
			}
			if (groups > 0) at = pos;
			// 1,60家, 12 00个
			else if (
				mark === 0x2c ||
				(isBlankMark && (text.charCodeAt(at + 1) === 0x30 || isTorn(text, start, at)))
			) {
				const next = digitsAt(text, at + 1);
				const tail = next > 0 && next <= 6 ? readTail(text, at + 1 + next).end : 0;
				// 1,60家. With a unit of its own before the comma it would be two quantities.
				if (tail > at + 1 + next) return { mantissa, decimals: 0, end: tail, defect: "groups" };
			}
		}
	}
	let decimals = 0;
	if (isDecimalPoint(text, at) || isSpokenPoint(text, start, at)) {
		at++;
		for (; plainDigit(text.charCodeAt(at)) >= 0; at++) {
			if (decimals >= 8) continue;
			mantissa = mantissa * 10 + plainDigit(text.charCodeAt(at));
			decimals++;
		}
	}
	return readDefect(text, at, decimals) ?? { mantissa, decimals, end: at, defect: "none" };
}

/** 城镇就业1 2000人: a blank within a number, and no name that ends with one (附件1 2000人). */
function isTorn(text: string, start: number, blank: number): boolean {
	return (
		digitsAt(text, blank + 1) === 4 &&
		start > 0 &&
		/^[^第附件表图号段期区组类\P{Script=Han}]$/u.test(text.charAt(start - 1))
	);
}

/** Three digits behind a comma, or behind the blank `mark` where a unit, 万 or 亿 follows them. */
function isGroup(text: string, at: number, mark: number): boolean {
	const code = text.charCodeAt(at);
	if (mark < 0) return isComma(code) && digitsAt(text, at + 1) === 3;
	if (code !== mark || digitsAt(text, at + 1) !== 3) return false;
	const next = at + 4;
	if (isGroup(text, next, mark)) return true;
	const behind = skipBlanks(text, next, 1);
	return chineseScale(text.charCodeAt(behind)) >= 10_000 || unitTable.matchAt(text, behind) !== undefined;
}

/** What makes a number that ends at `at` unreadable: 1..5%, 3O家, 2.5E+02. */
function readDefect(text: string, at: number, decimals: number): Digits | undefined {
	const next = text.charCodeAt(at);
	const broken = (end: number, defect: Quantity["defect"]) => ({ mantissa: 0, decimals: 0, end, defect });
	if (isPoint(next) && (isPoint(text.charCodeAt(at + 1)) || decimals > 0)) {
		// 1..5%, 1.2.3%: a slip where a unit follows, a version or a date where none does.
		let end = at;
		for (let k = 0; k < 12 && (isPoint(text.charCodeAt(end)) || plainDigit(text.charCodeAt(end)) >= 0); k++)
			end++;
		if (plainDigit(text.charCodeAt(end - 1)) < 0) return undefined;
		const tail = readTail(text, end);
		return broken(tail.end, tail.end > end && tail.unit !== "" ? "points" : "name");
	}
	if (next === 0x2c && text.charCodeAt(at + 1) === 0x2c) {
		// 1,,000人: one mark too many, and no 0人.
		const digits = digitsAt(text, at + 2);
		const tail = digits > 0 ? readTail(text, at + 2 + digits).end : 0;
		if (tail > at + 2 + digits) return broken(tail, "groups");
	}
	if (next === 0x45 || next === 0x65) {
		// 2.50E+02: how a spreadsheet writes 250.
		const exponent = /^[Ee][+-]\d{1,3}/.exec(text.slice(at, at + 5));
		if (exponent !== null && !isLatinOrDigit(text.charCodeAt(at + exponent[0].length)))
			return broken(readTail(text, at + exponent[0].length).end, "exponent");
	}
	if (next === 0x4f || next === 0x6f || next === 0x6c || next === 0xff2f) {
		// 3O家, 1oo家: letters for noughts and ones.
		let end = at;
		for (
			let k = 0;
			k < 6 && (isLetterDigit(text.charCodeAt(end)) || plainDigit(text.charCodeAt(end)) >= 0);
			k++
		)
			end++;
		const after = skipPlaceholderUnit(text, end);
		if (after > 0) return broken(after, "letter");
	}
	return undefined;
}

function scaled({ mantissa, decimals }: Digits, scale: number): number {
	// One division at the end: 3.2亿 is 320000000 and not a little beside it.
	return decimals === 0 ? mantissa * scale : (mantissa * scale) / 10 ** decimals;
}

function isComma(code: number): boolean {
	return code === 0x2c || code === 0xff0c;
}

function isPoint(code: number): boolean {
	return code === 0x2e || code === 0xff0e;
}

/** 3.5, and 3·5亿元 before a scale or unit; elsewhere the middle dot joins names. */
function isDecimalPoint(text: string, at: number): boolean {
	const code = text.charCodeAt(at);
	if (plainDigit(text.charCodeAt(at + 1)) < 0) return false;
	if (isPoint(code)) return true;
	if (code !== 0xb7) return false;
	const end = at + 1 + digitsAt(text, at + 1);
	return chineseScale(text.charCodeAt(end)) >= 100 || unitTable.matchAt(text, end) !== undefined;
}

/** 3点5亿元, 5点2%: 点 between digits with a scale or a share behind them, and no time of day (下午3点50人). */
function isSpokenPoint(text: string, start: number, at: number): boolean {
	if (text.charCodeAt(at) !== 0x70b9) return false;
	const digits = digitsAt(text, at + 1);
	if (digits < 1 || digits > 3 || "午晨晚早夜".includes(text.charAt(start - 1) || " ")) return false;
	const end = skipBlanks(text, at + 1 + digits, 1);
	return (
		isPercent(text.charCodeAt(end)) ||
		chineseScale(text.charCodeAt(end)) >= 10_000 ||
		text.startsWith("个百分点", end) ||
		text.charAt(end) === "倍"
	);
}

/** 月 of 1个半月, 小时 of 2个半小时, whose 半 ends at an offset. */
export function readHalfUnit(text: string, at: number): { unit: string; end: number } | undefined {
	if (text.charCodeAt(at) === 0x6708) return { unit: "月", end: at + 1 };
	const unit = unitTable.matchAt(text, at);
	return unit?.value.kind === "time" ? { unit: unit.value.name, end: at + unit.word.length } : undefined;
}

/** 2天半, 一年半: 半 behind a unit of time, and no word that begins so (半数, 半径). */
export function endsInHalf(text: string, at: number, kind: UnitKind | "none"): boolean {
	return (
		kind === "time" && text.charCodeAt(at) === 0x534a && !/[数径价岛山程夜成军]/.test(text.charAt(at + 1))
	);
}

function isLetterDigit(code: number): boolean {
	return code === 0x4f || code === 0x6f || code === 0x6c || code === 0x49 || code === 0xff2f;
}
