import type { NumberToken } from "../targets/tokens.js";
import { figureOfToken, sentenceOfFigure } from "./figureAt.js";

/** A figure that is made of others, and what it is to be once one of them has changed. */
export interface DerivedFigure {
	/** UTF-16 offsets of the number with its unit. */
	readonly core: readonly [start: number, end: number];
	/** As it is written, its comparison included. */
	readonly written: string;
	/** The number with its unit; undefined where it has to be looked at by a person. */
	readonly now: string | undefined;
}

/** Opens the parts of what stands in front of it. */
const opensParts = /^[^。；;]{0,12}?(?:其中|包括|分别为|分为)/;
/** Stands in front of what the figures before it make together. */
const isSum = /[合总共]计[^\d，,。；;]{0,8}$|共[^\d，,。；;]{0,8}$/;
/** Two sums of decimals are the same up to here. */
const tolerance = 1e-6;

/**
 * The figures of a sentence that a changed one is a part of, or that are parts of it (总投资100亿元，其中…；…，共5所):
 * only where the parts made the whole before can anybody tell what it is now.
 *
 * @param changed UTF-16 offset of the figure in the text
 * @param was what it was before, in the base unit, whatever stands there
 * @param value what it is now
 */
export function derivedFiguresIn(
	text: string,
	changed: number,
	{ was, now: value }: { readonly was: number; readonly now: number },
): readonly DerivedFigure[] {
	const around = sentenceOfFigure(text, changed);
	if (around === undefined) return [];
	const { sentence, start, own, alike } = around;
	const found: DerivedFigure[] = [];
	for (const [i, whole] of alike.entries()) {
		const behind = sentence.slice(figureOfToken(sentence, whole).end);
		const before = sentence.slice(0, whole.detail.start);
		const isOpened = opensParts.test(behind);
		const parts = isOpened ? alike.slice(i + 1) : isSum.test(before) ? alike.slice(0, i) : [];
		if (parts.length === 0 || !(whole === own || parts.includes(own))) continue;
		const valueBefore = (token: NumberToken) => (token === own ? was : token.detail.value);
		const sum = parts.reduce((total, part) => total + valueBefore(part), 0);
		const isComplete = Math.abs(sum - valueBefore(whole)) <= tolerance * Math.abs(sum);
		// 共 stands in many words (公共服务); that it is a sum, the sum tells.
		if (!isOpened && !isComplete) continue;
		if (whole === own) {
			if (isComplete) for (const part of parts) found.push(derived(sentence, start, part, undefined));
			continue;
		}
		const total = whole.detail.value + value - was;
		const now = isComplete ? writeLike(sentence, whole, parts, total) : undefined;
		found.push(derived(sentence, start, whole, now));
	}
	return found;
}

function derived(
	sentence: string,
	offset: number,
	token: NumberToken,
	now: string | undefined,
): DerivedFigure {
	const { core, end } = figureOfToken(sentence, token);
	return { core: [core[0] + offset, core[1] + offset], written: sentence.slice(core[0], end), now };
}

/**
 * A value written as a figure was: in its scale and unit, with as many decimals as the parts have.
 *
 * @returns undefined where the figure is written in numerals
 */
function writeLike(
	sentence: string,
	whole: NumberToken,
	parts: readonly NumberToken[],
	value: number,
): string | undefined {
	const { start, end } = whole.detail;
	const written = sentence.slice(start, end);
	const digits = /^\d[\d,]*(?:\.\d+)?/.exec(written)?.[0] ?? "";
	const number = Number(digits.replace(/,/g, ""));
	if (digits === "" || number === 0 || !(value > 0)) return undefined;
	const scale = whole.detail.value / number;
	const decimals = [whole, ...parts].map(
		({ detail }) => /\.(\d{1,8})/.exec(sentence.slice(detail.start, detail.end))?.[1]?.length ?? 0,
	);
	const rounded = Number((value / scale).toFixed(Math.max(...decimals)));
	const shown = digits.includes(",") ? rounded.toLocaleString("en-US") : `${rounded}`;
	return shown + written.slice(digits.length);
}
