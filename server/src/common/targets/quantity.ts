import { chineseScale, numeralDigit, parseChineseNumeral, plainDigit } from "../text/numerals.js";
import {
	chineseNumeralUnits,
	denominators,
	nonUnits,
	nonUnitsAfterDigits,
	placeholderUnits,
	type UnitKind,
	unitNames,
	units,
} from "./lexicon.js";
import { splitWords, WordTable, wordSet } from "./wordTable.js";

/** A number with its scale and unit, as it stands in the text. */
export interface Quantity {
	/** Offset of the first digit or of the sign before it. */
	start: number;
	/** Offset behind the unit. */
	end: number;
	value: number;
	/** The upper end of a range. */
	upper: number | undefined;
	/** As named in the base, empty where none is written. */
	unit: string;
	kind: UnitKind | "none";
	/** A scale (万, 亿) was written, so that a missing unit is not missed. */
	scaled: boolean;
	/** 余, 多: more than the number. */
	more: boolean;
	/** Written with Chinese numerals. */
	chinese: boolean;
	/** 千家: a scale that stands alone, a number only behind 上, 近, 超. */
	bareScale: boolean;
	/** Why the number cannot be read; then only `start` and `end` hold. */
	defect: "none" | "letter" | "points" | "groups" | "percent" | "name";
}

const unitTable = new WordTable<{ readonly name: string; readonly kind: UnitKind }>(() =>
	(Object.keys(units) as UnitKind[]).flatMap((kind) =>
		splitWords(units[kind]).map((word) => [word, { name: unitNames[word] ?? word, kind }] as const),
	),
);
const denominatorTable = wordSet(denominators);
const chineseUnits = wordSet(chineseNumeralUnits);
const wrongUnits = wordSet(nonUnits);
const wrongUnitsAfterDigits = wordSet(nonUnitsAfterDigits);
const placeholderTable = wordSet(placeholderUnits);

// No figure of a plan has more digits; an account or telephone number is no quantity.
const mostDigits = 15;

/**
 * Reads the quantity whose first digit stands at `at` into `into`; false where no number of any meaning does.
 * Ranges (5%—6%, 2~3万), thousands separators, full-width digits, blanks before the unit, 余 and 多 are read.
 */
export function readQuantity(text: string, at: number, into: Quantity): boolean {
	resetQuantity(into, at);
	const first = readNumber(text, at, number);
	if (first < 0) return false;
	if (number.defect !== "none") {
		into.end = first;
		into.defect = number.defect;
		return true;
	}
	let mantissa = number.mantissa;
	let decimals = number.decimals;
	let pos = readTail(text, first, into);
	let scale = tail.scale;
	let name = tail.unit;
	let kind = tail.kind;
	into.more = tail.more;
	into.scaled = scale > 1;
	// 1万2千: what follows a scale without a unit counts on.
	if (scale >= 10_000 && name === "" && plainDigit(text.charCodeAt(pos)) >= 0) {
		const next = readNumber(text, pos, number);
		if (next > 0 && number.defect === "none" && number.decimals === 0 && decimals === 0) {
			const end = readTail(text, next, into);
			if (tail.scale > 1 && tail.scale < scale) {
				mantissa = mantissa * scale + number.mantissa * tail.scale;
				scale = 1;
				name = tail.unit;
				kind = tail.kind;
				pos = end;
			}
		}
	}
	into.value = scaled(mantissa, decimals, scale);
	const secondAt = secondOfRange(text, pos);
	if (secondAt > 0) {
		const second = readNumber(text, secondAt, number);
		if (second > 0 && number.defect === "none") {
			const lower = { mantissa, decimals };
			mantissa = number.mantissa;
			decimals = number.decimals;
			const end = readTail(text, second, into);
			const upperName = tail.unit === "" && name !== "" ? name : tail.unit;
			if (name === "" || upperName === name) {
				into.upper = scaled(
					mantissa,
					decimals,
					tail.unit === "" && tail.scale === 1 && name !== "" ? scale : tail.scale,
				);
				if (name === "" && scale === 1) into.value = scaled(lower.mantissa, lower.decimals, tail.scale);
				into.scaled = into.scaled || tail.scale > 1;
				if (tail.unit !== "") {
					name = tail.unit;
					kind = tail.kind;
				}
				pos = end;
				if (
					rangeSeparator(text, pos) > 0 &&
					plainDigit(text.charCodeAt(pos + rangeSeparator(text, pos))) >= 0
				) {
					// 2024-06-30, 0512-6398-1000
					into.defect = "name";
				}
			}
		}
	}
	into.end = pos;
	into.unit = name;
	into.kind = kind;
	if (kind === "share" && isPercent(text.charCodeAt(pos))) {
		into.defect = "percent";
		into.end = pos + 1;
	}
	return true;
}

/** Reads a quantity written in Chinese numerals at `at`; false where the characters count nothing. */
export function readChineseQuantity(text: string, at: number, into: Quantity): boolean {
	resetQuantity(into, at);
	into.chinese = true;
	let end = at;
	while (end < text.length && end - at <= 20 && isNumeral(text.charCodeAt(end))) end++;
	if (end - at > 20) return false;
	let written = text.slice(at, end);
	if (written === "百" && text.startsWith("分之", end)) return readPercent(text, at, end + 2, into);
	if (text.startsWith("分之", end)) return readFraction(text, at, end, into);
	// 千瓦 after a numeral: the last character belongs to the unit (两百千瓦).
	if (
		end - at >= 2 &&
		chineseScale(text.charCodeAt(end - 1)) > 0 &&
		unitTable.matchAt(text, end - 1) !== undefined
	) {
		end--;
		written = text.slice(at, end);
	}
	let value = parseChineseNumeral(written);
	if (value === null) {
		value = bareScaleValue(written);
		if (value === 0) return false;
		into.bareScale = true;
	}
	let pos = end;
	if (isMore(text.charCodeAt(pos))) {
		into.more = true;
		pos++;
	}
	// 三至五家, 两到三个
	const separator = rangeSeparator(text, pos);
	if (separator > 0 && isNumeral(text.charCodeAt(pos + separator))) {
		let last = pos + separator;
		while (last < text.length && last - pos <= 20 && isNumeral(text.charCodeAt(last))) last++;
		const upper = parseChineseNumeral(text.slice(pos + separator, last));
		if (upper !== null) {
			into.upper = upper;
			pos = last;
		}
	}
	const unit = unitTable.matchAt(text, pos);
	if (unit === undefined || chineseUnits.matchAt(text, pos)?.word !== unit.word) return false;
	if (wrongUnits.matchAt(text, pos) !== undefined) return false;
	into.value = value;
	into.unit = unit.value.name;
	into.kind = unit.value.kind;
	into.scaled = value >= 10_000;
	into.end = readSuffix(text, pos + unit.word.length, into);
	const tenth = numeralDigit(text.charCodeAt(into.end));
	if (unit.word === "成" && tenth > 0) {
		// 九成五
		into.value += tenth / 10;
		into.end++;
	}
	return true;
}

/** Offset behind the scale and unit that begin at `at`, -1 where there are none: for figures not yet filled in. */
export function skipPlaceholderUnit(text: string, at: number): number {
	let pos = at;
	for (let scales = 0; scales < 2 && chineseScale(text.charCodeAt(pos)) >= 10; scales++) pos++;
	const unit = placeholderTable.matchAt(text, pos);
	if (unit !== undefined && wrongUnits.matchAt(text, pos) === undefined) return pos + unit.word.length;
	return -1;
}

/** Reads what stands behind a number: 余, scale, unit. For figures whose unit is written elsewhere. */
export function readUnit(
	text: string,
	at: number,
): { scale: number; unit: string; kind: UnitKind | "none"; end: number } {
	const end = readTail(text, at, scratch);
	return { scale: tail.scale, unit: tail.unit, kind: tail.kind, end };
}

/** An empty quantity to read into. */
export function newQuantity(): Quantity {
	return {
		start: 0,
		end: 0,
		value: 0,
		upper: undefined,
		unit: "",
		kind: "none",
		scaled: false,
		more: false,
		chinese: false,
		bareScale: false,
		defect: "none",
	};
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

/** Length of what joins the two ends of a range at `at`, 0 where nothing does. */
export function rangeSeparator(text: string, at: number): number {
	switch (text.charCodeAt(at)) {
		case 0x2d: // -
		case 0x7e: // ~
		case 0x2010:
		case 0x2011:
		case 0x2012:
		case 0x2013: // –
		case 0x2014: // —
		case 0x2015: // ―
		case 0x2212: // −
		case 0x301c: // 〜
		case 0xff0d: // －
		case 0xff5e: // ～
		case 0x81f3: // 至
		case 0x5230: // 到
			return text.charCodeAt(at + 1) === 0x2014 ? 2 : 1;
		default:
			return 0;
	}
}

/** Where the upper end of a range begins that what stands at `at` joins (1至2家, 1 至 2 家), -1 without one. */
function secondOfRange(text: string, at: number): number {
	let pos = at;
	while (pos - at < 2 && isBlank(text.charCodeAt(pos))) pos++;
	const separator = rangeSeparator(text, pos);
	if (separator === 0) return -1;
	pos += separator;
	const behind = pos;
	while (pos - behind < 2 && isBlank(text.charCodeAt(pos))) pos++;
	return plainDigit(text.charCodeAt(pos)) >= 0 ? pos : -1;
}

// The results of reading, kept outside so that reading a number allocates nothing.
const number = { mantissa: 0, decimals: 0, defect: "none" as Quantity["defect"] };
const tail = { scale: 1, unit: "", kind: "none" as UnitKind | "none", more: false };
const scratch = newQuantity();

/** Makes it one of which nothing has been read, at `at`. */
export function resetQuantity(into: Quantity, at: number): void {
	into.start = at;
	into.end = at;
	into.value = 0;
	into.upper = undefined;
	into.unit = "";
	into.kind = "none";
	into.scaled = false;
	into.more = false;
	into.chinese = false;
	into.bareScale = false;
	into.defect = "none";
}

/** Reads digits, point and thousands separators; the offset behind them, -1 where they are no number. */
function readNumber(text: string, start: number, into: typeof number): number {
	let at = start;
	let mantissa = 0;
	let count = 0;
	into.defect = "none";
	into.decimals = 0;
	for (; plainDigit(text.charCodeAt(at)) >= 0; at++) {
		mantissa = mantissa * 10 + plainDigit(text.charCodeAt(at));
		count++;
	}
	if (count === 0 || count > mostDigits) return -1;
	if (count <= 3) {
		let groups = 0;
		while (isComma(text.charCodeAt(at)) && digitsAt(text, at + 1) === 3 && count <= 12) {
			for (let k = 1; k <= 3; k++) mantissa = mantissa * 10 + plainDigit(text.charCodeAt(at + k));
			at += 4;
			count += 3;
			groups++;
		}
		if (groups === 0 && text.charCodeAt(at) === 0x2c) {
			const next = digitsAt(text, at + 1);
			if (next > 0 && next <= 6 && readTail(text, at + 1 + next, scratch) > at + 1 + next) {
				// 1,60家. With a unit of its own before the comma it would be two quantities.
				into.defect = "groups";
				return readTail(text, at + 1 + next, scratch);
			}
		}
	}
	const code = text.charCodeAt(at);
	if (isPoint(code) && plainDigit(text.charCodeAt(at + 1)) >= 0) {
		at++;
		let decimals = 0;
		for (; plainDigit(text.charCodeAt(at)) >= 0; at++) {
			if (decimals >= 8) continue;
			mantissa = mantissa * 10 + plainDigit(text.charCodeAt(at));
			decimals++;
		}
		into.decimals = decimals;
	}
	into.mantissa = mantissa;
	const next = text.charCodeAt(at);
	if (isPoint(next) && (isPoint(text.charCodeAt(at + 1)) || into.decimals > 0)) {
		// 1..5%, 1.2.3%: a slip where a unit follows, a version or a date where none does.
		let end = at;
		for (let k = 0; k < 12 && (isPoint(text.charCodeAt(end)) || plainDigit(text.charCodeAt(end)) >= 0); k++)
			end++;
		if (plainDigit(text.charCodeAt(end - 1)) < 0) return at;
		const after = readTail(text, end, scratch);
		into.defect = after > end && tail.unit !== "" ? "points" : "name";
		return after;
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
		if (after > 0) {
			into.defect = "letter";
			return after;
		}
	}
	return at;
}

/** Reads 余, scale and unit behind a number into {@link tail}; the offset behind them. */
function readTail(text: string, start: number, into: Quantity): number {
	tail.scale = 1;
	tail.unit = "";
	tail.kind = "none";
	tail.more = false;
	let at = start;
	while (at - start < 4 && isBlank(text.charCodeAt(at))) at++;
	if (isMore(text.charCodeAt(at)) && unitOrScaleAt(text, at + 1)) {
		tail.more = true;
		at++;
	}
	// 2个亿, 3个万人; but 2个万亩示范片 are two of a name.
	if (
		text.charCodeAt(at) === 0x4e2a &&
		chineseScale(text.charCodeAt(at + 1)) >= 10_000 &&
		unitTable.matchAt(text, at + 2)?.value.kind !== "amount"
	)
		at++;
	for (let scales = 0; scales < 3; scales++) {
		const scale = chineseScale(text.charCodeAt(at));
		if (scale === 0 || unitTable.matchAt(text, at) !== undefined) break;
		if (scale === 10 && chineseScale(text.charCodeAt(at + 1)) < 10_000) break;
		tail.scale *= scale;
		at++;
	}
	const afterScale = tail.scale > 1 ? at : start;
	if (tail.scale > 1 && isMore(text.charCodeAt(at)) && !tail.more) {
		tail.more = true;
		at++;
	}
	while (at - start < 8 && isBlank(text.charCodeAt(at))) at++;
	if (text.charCodeAt(at) === 0x2f && plainDigit(text.charCodeAt(at + 1)) >= 0) {
		// 9/10万: so many in a hundred thousand.
		const end = at + 1 + digitsAt(text, at + 1);
		if (
			chineseScale(text.charCodeAt(end)) >= 1000 &&
			unitTable.matchAt(text, end + 1)?.value.kind !== "amount"
		) {
			const people = text.startsWith("人", end + 1) ? 2 : 1;
			tail.unit = text.slice(at, end + people);
			tail.kind = "rating";
			return end + people;
		}
	}
	const unit = unitTable.matchAt(text, at);
	if (unit === undefined || wrongUnitsAfterDigits.matchAt(text, at) !== undefined)
		return tail.more && tail.scale > 1 ? afterScale + 1 : afterScale;
	const end = at + unit.word.length;
	if (isLatin(unit.word.charCodeAt(unit.word.length - 1)) && isLatinOrDigit(text.charCodeAt(end)))
		return afterScale;
	tail.unit = unit.value.name;
	tail.kind = unit.value.kind;
	into.unit = tail.unit;
	const last = readSuffix(text, end, into);
	tail.unit = into.unit;
	return last;
}

/** Reads /万元 and (套) behind a unit. */
function readSuffix(text: string, start: number, into: Quantity): number {
	let at = start;
	const open = text.charCodeAt(at);
	if (open === 0x28 || open === 0xff08) {
		const unit = unitTable.matchAt(text, at + 1);
		const close = unit === undefined ? Number.NaN : text.charCodeAt(at + 1 + unit.word.length);
		if (unit !== undefined && (close === 0x29 || close === 0xff09)) at += 2 + unit.word.length;
	}
	// 元/人/月: one after another.
	for (let strokes = 0; strokes < 3; strokes++) {
		const next = readDenominator(text, at, into);
		if (next === at) break;
		at = next;
	}
	return at;
}

/** Reads one /人 behind a unit; `at` where none stands there. Blanks around the stroke are no part of it. */
function readDenominator(text: string, at: number, into: Quantity): number {
	let from = at;
	if (text.charCodeAt(from) === 0x20) from++;
	const stroke = text.charCodeAt(from);
	if (stroke !== 0x2f && stroke !== 0xff0f) return at;
	from++;
	if (text.charCodeAt(from) === 0x20) from++;
	let pos = from;
	while (pos - from < 3 && plainDigit(text.charCodeAt(pos)) >= 0) pos++;
	const counts = pos > from;
	while (
		pos - from < 6 &&
		chineseScale(text.charCodeAt(pos)) > 0 &&
		unitTable.matchAt(text, pos) === undefined
	)
		pos++;
	const denominator = denominatorTable.matchAt(text, pos);
	const unit = unitTable.matchAt(text, pos);
	if (denominator !== undefined && (unit === undefined || unit.word.length < denominator.word.length)) {
		into.unit += `/${text.slice(from, pos)}${denominator.word}`;
		return pos + denominator.word.length;
	}
	// 件/10万人, but 20万千瓦/40万千瓦时 are two quantities.
	if (unit === undefined || (counts && unit.value.kind !== "people")) return at;
	into.unit += `/${text.slice(from, pos)}${unitNames[unit.word] ?? unit.word}`;
	return pos + unit.word.length;
}

/** 百分之五, 百分之八十以上. */
function readPercent(text: string, start: number, at: number, into: Quantity): boolean {
	let end = at;
	while (end - at <= 12 && isNumeral(text.charCodeAt(end))) end++;
	const value = parseChineseNumeral(text.slice(at, end)) ?? (text.slice(at, end) === "百" ? 100 : null);
	if (value === null) return false;
	into.start = start;
	into.end = end;
	into.value = value;
	into.unit = "%";
	into.kind = "share";
	return true;
}

/** 三分之二: a share without a unit, to four decimals. */
function readFraction(text: string, start: number, middle: number, into: Quantity): boolean {
	let end = middle + 2;
	while (end - middle <= 12 && isNumeral(text.charCodeAt(end))) end++;
	const below = parseChineseNumeral(text.slice(start, middle));
	const above = parseChineseNumeral(text.slice(middle + 2, end));
	if (below === null || above === null || below === 0) return false;
	into.start = start;
	into.end = end;
	into.value = Math.round((above / below) * 10_000) / 10_000;
	into.kind = "share";
	return true;
}

function bareScaleValue(written: string): number {
	if (written.length > 3) return 0;
	let value = 1;
	for (let at = 0; at < written.length; at++) {
		const scale = chineseScale(written.charCodeAt(at));
		if (scale < 100) return 0;
		value *= scale;
	}
	return value;
}

function scaled(mantissa: number, decimals: number, scale: number): number {
	// One division at the end: 3.2亿 is 320000000 and not a little beside it.
	return decimals === 0 ? mantissa * scale : (mantissa * scale) / 10 ** decimals;
}

function unitOrScaleAt(text: string, at: number): boolean {
	return chineseScale(text.charCodeAt(at)) >= 100 || unitTable.matchAt(text, at) !== undefined;
}

function digitsAt(text: string, at: number): number {
	let end = at;
	while (end - at < 8 && plainDigit(text.charCodeAt(end)) >= 0) end++;
	return end - at;
}

function isNumeral(code: number): boolean {
	return numeralDigit(code) >= 0 || chineseScale(code) > 0 || code === 0x5eff || code === 0x5345;
}

function isMore(code: number): boolean {
	return code === 0x4f59 || code === 0x591a;
}

function isBlank(code: number): boolean {
	return code === 0x20 || code === 0xa0 || code === 0x3000;
}

function isComma(code: number): boolean {
	return code === 0x2c || code === 0xff0c;
}

function isPoint(code: number): boolean {
	return code === 0x2e || code === 0xff0e;
}

function isLetterDigit(code: number): boolean {
	return code === 0x4f || code === 0x6f || code === 0x6c || code === 0x49 || code === 0xff2f;
}

function isLatinOrDigit(code: number): boolean {
	return isLatin(code) || plainDigit(code) >= 0;
}
