import { chineseScale, numeralDigit, parseChineseNumeral } from "../text/numerals.js";
import { isMore, isNumeralCode } from "./characters.js";
import { endsInHalf, partOf, type Quantity, quantityAt, rangeSeparator, readHalfUnit } from "./quantity.js";
import { readSuffix } from "./unitReader.js";
import { chineseUnitTable, unitTable, wrongUnitTable } from "./words.js";

/** No numeral of a plan is longer. */
const longest = 20;

/**
 * Reads a quantity written in Chinese numerals from `at` to `numeralsEnd`: 两家, 三至五个, 三点五亿元, 百分之五点五, 三分之二,
 * 上千家. undefined where the characters count nothing.
 */
export function readNumeralQuantity(text: string, at: number, numeralsEnd: number): Quantity | undefined {
	let end = numeralsEnd;
	if (end - at > longest) return undefined;
	// Nearly always a word follows that the numeral belongs to: 一窗受理.
	if (end - at === 1 && !mayCount(text, end)) return undefined;
	if (text.startsWith("分之", end)) return readParts(text, at, end);
	// 千瓦 after a numeral: the last character belongs to the unit (两百千瓦).
	if (
		end - at >= 2 &&
		chineseScale(text.charCodeAt(end - 1)) > 0 &&
		unitTable.matchAt(text, end - 1) !== undefined
	)
		end--;
	const point = readPoint(text, at, end);
	const written = text.slice(at, end);
	let value = point?.value ?? parseChineseNumeral(written) ?? (written === "一百" ? 100 : null);
	let bareScale = false;
	if (value === null) {
		value = bareScaleValue(written);
		if (value === 0) return undefined;
		bareScale = true;
	}
	let pos = point?.end ?? end;
	const half = text.startsWith("个半", pos) ? readHalfUnit(text, pos + 2) : undefined;
	if (half !== undefined)
		return quantityAt(at, half.end, { value: value + 0.5, unit: half.unit, kind: "time" });
	const more = isMore(text.charCodeAt(pos));
	if (more) pos++;
	let upper: number | undefined;
	// 三至五家, 两到三个
	const separator = rangeSeparator(text, pos);
	if (separator > 0 && isNumeralCode(text.charCodeAt(pos + separator))) {
		const last = numeralEnd(text, pos + separator, longest);
		upper = parseChineseNumeral(text.slice(pos + separator, last)) ?? undefined;
		if (upper !== undefined) pos = last;
	}
	const unit = unitTable.matchAt(text, pos);
	if (unit === undefined || chineseUnitTable.matchAt(text, pos)?.word !== unit.word) return undefined;
	if (wrongUnitTable.matchAt(text, pos) !== undefined) return undefined;
	const suffix = readSuffix(text, pos + unit.word.length, unit.value.name);
	const unitEnd = suffix?.end ?? pos + unit.word.length;
	// 九成五
	if (suffix === undefined && upper === undefined && endsInHalf(text, unitEnd, unit.value.kind))
		return quantityAt(at, unitEnd + 1, { value: value + 0.5, unit: unit.value.name, kind: "time" });
	const tenth = unit.word === "成" ? numeralDigit(text.charCodeAt(unitEnd)) : 0;
	return {
		start: at,
		end: tenth > 0 ? unitEnd + 1 : unitEnd,
		value: tenth > 0 ? value + tenth / 10 : value,
		upper,
		unit: suffix?.unit ?? unit.value.name,
		kind: unit.value.kind,
		scaled: value >= 10_000,
		more,
		bareScale,
		defect: "none",
	};
}

/** Whether what stands behind a numeral may make a quantity of it: a unit, 点, 分之, 余, or what joins it to another. */
function mayCount(text: string, at: number): boolean {
	const code = text.charCodeAt(at);
	if (code === 0x70b9 || code === 0x5206 || isMore(code)) return true;
	return unitTable.mayBeginAt(text, at) || rangeSeparator(text, at) > 0;
}

/** Offset behind the numerals at `at`, looked for up to `most` of them. */
export function numeralEnd(text: string, at: number, most: number): number {
	let end = at;
	while (end - at < most && isNumeralCode(text.charCodeAt(end))) end++;
	return end;
}

/** 三点五, 一点五亿: digits behind 点, and the scale behind them; undefined without. */
function readPoint(text: string, at: number, end: number): { value: number; end: number } | undefined {
	if (text.charCodeAt(end) !== 0x70b9) return undefined;
	const whole = parseChineseNumeral(text.slice(at, end));
	let pos = end + 1;
	let digits = "";
	while (digits.length < 6) {
		const digit = numeralDigit(text.charCodeAt(pos));
		if (digit < 0) break;
		digits += digit;
		pos++;
	}
	if (whole === null || digits === "") return undefined;
	let scale = 1;
	for (let k = 0; k < 3; k++) {
		const factor = chineseScale(text.charCodeAt(pos));
		if (factor < 100 || unitTable.matchAt(text, pos) !== undefined) break;
		scale *= factor;
		pos++;
	}
	return { value: ((whole * 10 ** digits.length + Number(digits)) * scale) / 10 ** digits.length, end: pos };
}

/** 百分之五点五, 千分之五, 三分之二. */
function readParts(text: string, start: number, middle: number): Quantity | undefined {
	const at = middle + 2;
	const end = numeralEnd(text, at, 12);
	const below = text.slice(start, middle);
	const point = readPoint(text, at, end);
	const written = text.slice(at, end);
	const above = point?.value ?? parseChineseNumeral(written) ?? (written === "百" ? 100 : null);
	if (above === null) return undefined;
	const behind = point?.end ?? end;
	if (below === "百" || below === "千") {
		const last = readUpperPart(text, behind, below);
		const unit = below === "百" ? "%" : "‰";
		return quantityAt(start, last?.end ?? behind, { value: above, upper: last?.value, unit, kind: "share" });
	}
	const whole = parseChineseNumeral(below);
	if (whole === null || whole === 0) return undefined;
	return quantityAt(start, behind, { value: partOf(above, whole), kind: "share" });
}

/** 百分之十|至百分之十二点五, 百分之三|至五: the upper end of a range of shares; undefined without one. */
function readUpperPart(text: string, at: number, below: string): { value: number; end: number } | undefined {
	const separator = rangeSeparator(text, at);
	if (separator === 0) return undefined;
	let from = at + separator;
	if (text.startsWith(`${below}分之`, from)) from = from + below.length + 2;
	else if (text.startsWith("分之", numeralEnd(text, from, 12))) return undefined;
	const end = numeralEnd(text, from, 12);
	const point = readPoint(text, from, end);
	const value = point?.value ?? (end > from ? parseChineseNumeral(text.slice(from, end)) : null);
	if (value === null) return undefined;
	const last = point?.end ?? end;
	// 百分之三至五家: another quantity.
	return text.charCodeAt(last) !== 0x4e2a && unitTable.matchAt(text, last) === undefined
		? { value, end: last }
		: undefined;
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
