import { chineseScale, plainDigit } from "../text/numerals.js";
import { digitsAt, isBlank, isLatin, isLatinOrDigit, isMore } from "./characters.js";
import { type UnitKind, unitNames } from "./lexicon/units.js";
import {
	denominatorTable,
	placeholderUnitTable,
	unitTable,
	wrongUnitsAfterDigitsTable,
	wrongUnitTable,
} from "./words.js";

/** What stands behind a number: 余, scale, unit. */
export interface Tail {
	/** Product of 百 千 万 亿; 1 without one. */
	readonly scale: number;
	/** As named in the base, empty where none is written. */
	readonly unit: string;
	readonly kind: UnitKind | "none";
	/** 余, 多. */
	readonly more: boolean;
	/** Offset behind all of it; where the number ends if there is nothing. */
	readonly end: number;
}

/** Reads what stands behind a number that ends at `start`. */
export function readTail(text: string, start: number): Tail {
	let at = start;
	while (at - start < 4 && isBlank(text.charCodeAt(at))) at++;
	let more = false;
	if (isMore(text.charCodeAt(at)) && unitOrScaleAt(text, at + 1)) {
		more = true;
		at++;
	}
	// 2个亿, 3个万人; but 2个万亩示范片 are two of a name.
	if (
		text.charCodeAt(at) === 0x4e2a &&
		chineseScale(text.charCodeAt(at + 1)) >= 10_000 &&
		unitTable.matchAt(text, at + 2)?.value.kind !== "amount"
	)
		at++;
	let scale = 1;
	for (let scales = 0; scales < 3; scales++) {
		const factor = chineseScale(text.charCodeAt(at));
		if (factor === 0 || unitTable.matchAt(text, at) !== undefined) break;
		if (factor === 10 && chineseScale(text.charCodeAt(at + 1)) < 10_000) break;
		scale *= factor;
		at++;
	}
	const afterScale = scale > 1 ? at : start;
	if (scale > 1 && isMore(text.charCodeAt(at)) && !more) {
		more = true;
		at++;
	}
	while (at - start < 8 && isBlank(text.charCodeAt(at))) at++;
	const perHead = readPerHead(text, at);
	if (perHead > at) return { scale, unit: text.slice(at, perHead), kind: "rating", more, end: perHead };
	const unit = unitTable.matchAt(text, at);
	if (unit === undefined || wrongUnitsAfterDigitsTable.matchAt(text, at) !== undefined)
		return { scale, unit: "", kind: "none", more, end: more && scale > 1 ? afterScale + 1 : afterScale };
	const end = at + unit.word.length;
	if (isLatin(unit.word.charCodeAt(unit.word.length - 1)) && isLatinOrDigit(text.charCodeAt(end)))
		return { scale, unit: "", kind: "none", more, end: afterScale };
	const { name, kind } = unit.value;
	const suffix = readSuffix(text, end, name);
	return { scale, unit: suffix?.unit ?? name, kind, more, end: suffix?.end ?? end };
}

/** 9/10万: so many in a hundred thousand. Offset behind it, `at` where it is something else. */
function readPerHead(text: string, at: number): number {
	if (text.charCodeAt(at) !== 0x2f || plainDigit(text.charCodeAt(at + 1)) < 0) return at;
	const end = at + 1 + digitsAt(text, at + 1);
	if (chineseScale(text.charCodeAt(end)) < 1000 || unitTable.matchAt(text, end + 1)?.value.kind === "amount")
		return at;
	return end + (text.startsWith("人", end + 1) ? 2 : 1);
}

/** Offset behind the scale and unit that begin at `at`, -1 where there are none: for figures not yet filled in. */
export function skipPlaceholderUnit(text: string, at: number): number {
	let pos = at;
	for (let scales = 0; scales < 2 && chineseScale(text.charCodeAt(pos)) >= 10; scales++) pos++;
	const unit = placeholderUnitTable.matchAt(text, pos);
	return unit !== undefined && wrongUnitTable.matchAt(text, pos) === undefined ? pos + unit.word.length : -1;
}

/** Reads /万元 and (套) behind a unit; undefined where neither stands there. */
export function readSuffix(
	text: string,
	start: number,
	unit: string,
): { unit: string; end: number } | undefined {
	let at = start;
	const open = text.charCodeAt(at);
	// A word or a mark of the sentence follows, nearly always.
	if (open >= 0x3001 && open < 0xff00) return undefined;
	if (open === 0x28 || open === 0xff08) {
		const within = unitTable.matchAt(text, at + 1);
		const close = within === undefined ? Number.NaN : text.charCodeAt(at + 1 + within.word.length);
		if (within !== undefined && (close === 0x29 || close === 0xff09)) at += 2 + within.word.length;
	}
	let whole = unit;
	// 元/人/月: one after another.
	for (let strokes = 0; strokes < 3; strokes++) {
		const next = readDenominator(text, at);
		if (next === undefined) break;
		whole += next.words;
		at = next.end;
	}
	return { unit: whole, end: at };
}

/** Reads one /人 behind a unit. Blanks around the stroke are not part of it. */
function readDenominator(text: string, at: number): { words: string; end: number } | undefined {
	let from = at;
	if (text.charCodeAt(from) === 0x20) from++;
	const stroke = text.charCodeAt(from);
	if (stroke !== 0x2f && stroke !== 0xff0f) return undefined;
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
		const end = pos + denominator.word.length;
		// 200个/床位50张 are two quantities.
		if (plainDigit(text.charCodeAt(end)) >= 0) return undefined;
		// m³/d, but 3/dB.
		if (isLatin(text.charCodeAt(end - 1)) && isLatinOrDigit(text.charCodeAt(end))) return undefined;
		return { words: `/${text.slice(from, pos)}${denominator.word}`, end };
	}
	// 件/10万人, but 20万千瓦/40万千瓦时 are two quantities.
	if (unit === undefined || (counts && unit.value.kind !== "people")) return undefined;
	if (plainDigit(text.charCodeAt(pos + unit.word.length)) >= 0) return undefined;
	return {
		words: `/${text.slice(from, pos)}${unitNames[unit.word] ?? unit.word}`,
		end: pos + unit.word.length,
	};
}

function unitOrScaleAt(text: string, at: number): boolean {
	return chineseScale(text.charCodeAt(at)) >= 100 || unitTable.matchAt(text, at) !== undefined;
}
