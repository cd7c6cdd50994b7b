import { withoutLookalikes } from "../../../text/lookalike.js";
import type { Glyph } from "./marks.js";

/** Glyphs that stand on one line. */
export interface TextLine {
	/** From left to right, without blanks. */
	readonly glyphs: readonly PlacedGlyph[];
	readonly left: number;
	readonly right: number;
	readonly base: number;
	/** That of most of it. */
	readonly size: number;
}

export interface PlacedGlyph extends Glyph {
	/** A blank was drawn before it. */
	readonly isBehindBlank: boolean;
}

/** Puts glyphs on lines, from top to bottom. What is drawn twice at a place, to look bold, is there once. */
export function linesOf(glyphs: readonly Glyph[]): readonly TextLine[] {
	const lines: { base: number; size: number; glyphs: Glyph[] }[] = [];
	for (const glyph of glyphs.toSorted((a, b) => a.base - b.base)) {
		const line = lines.at(-1);
		// Signs that stand a little higher or lower are on the line.
		if (line !== undefined && glyph.base - line.base < 0.45 * Math.max(glyph.size, line.size)) {
			line.glyphs.push(glyph);
			if (glyph.size > line.size) Object.assign(line, { size: glyph.size });
		} else lines.push({ base: glyph.base, size: glyph.size, glyphs: [glyph] });
	}
	return lines.flatMap((line) => placeLine(line.glyphs) ?? []);
}

function placeLine(glyphs: readonly Glyph[]): TextLine | undefined {
	const placed: PlacedGlyph[] = [];
	let isBehindBlank = false;
	for (const glyph of glyphs.toSorted((a, b) => a.left - b.left)) {
		const before = placed.at(-1);
		if (glyph.text.trim() === "") isBehindBlank = true;
		else if (before?.text === glyph.text && glyph.left - before.left < 0.15 * glyph.size) continue;
		else {
			placed.push({ ...glyph, isBehindBlank: isBehindBlank || wasBehindBlank(glyph) });
			isBehindBlank = false;
		}
	}
	const [first] = placed;
	if (first === undefined) return undefined;
	const sizes = placed.map(({ size }) => size).sort((a, b) => a - b);
	return {
		glyphs: placed,
		left: first.left,
		right: Math.max(...placed.map(({ right }) => right)),
		base: placed.map(({ base }) => base).sort((a, b) => a - b)[placed.length >> 1] ?? first.base,
		size: sizes[sizes.length >> 1] ?? first.size,
	};
}

/** Glyphs of a line that is put together anew have lost their blanks. */
function wasBehindBlank(glyph: Glyph | PlacedGlyph): boolean {
	return "isBehindBlank" in glyph && glyph.isBehindBlank;
}

const latin = /[\p{Script=Latin}\d]$/u;
const latinFirst = /^[\p{Script=Latin}\d(]/u;
const han = /\p{Script=Han}$/u;

/**
 * What a line says, with ordinary characters for radicals. Blanks are kept between words of letters, and between
 * Chinese ones where the gap is as wide as a character; a word whose characters are set apart (责 任 单 位) is whole.
 */
export function textOfLine({ glyphs }: Pick<TextLine, "glyphs">): string {
	const known = texts.get(glyphs);
	if (known !== undefined) return known;
	let written = "";
	glyphs.forEach((glyph, i) => {
		written += blankBefore(glyphs, i) ? ` ${glyph.text}` : glyph.text;
	});
	const text = ordinary(written);
	texts.set(glyphs, text);
	return text;
}

/** What lines say is asked again and again: of heads, of names of columns, of rows at the edges of pages, of cells. */
const texts = new WeakMap<readonly PlacedGlyph[], string>();

function ordinary(text: string): string {
	return withoutLookalikes(
		text
			.replace(/[\u00ad\u200b-\u200d\ufeff]/g, "")
			.replace(/[\ufb00-\ufb06]/g, (one) => one.normalize("NFKC"))
			.replace(/[\ud87e][\udc00-\ude1f]/g, (one) => one.normalize("NFKC")),
	);
}

function blankBefore(glyphs: readonly PlacedGlyph[], i: number): boolean {
	const before = glyphs[i - 1];
	const glyph = glyphs[i];
	if (before === undefined || glyph === undefined) return false;
	const gap = glyph.left - before.right;
	if (latin.test(before.text) && latinFirst.test(glyph.text))
		return glyph.isBehindBlank || gap > 0.25 * glyph.size;
	return isApart(glyphs, i);
}

/** Whether a glyph begins another word, or the text of another cell, than the one before it. */
export function isApart(glyphs: readonly PlacedGlyph[], i: number): boolean {
	if (!isWide(glyphs, i)) return false;
	// 钱 宇, 序 号: characters one by one are a word, or a name.
	return !(isAlone(glyphs, i - 1) && isAlone(glyphs, i));
}

/** Whether there is a gap before a glyph into which a character would go. */
export function isWide(glyphs: readonly PlacedGlyph[], i: number): boolean {
	const before = glyphs[i - 1];
	const glyph = glyphs[i];
	return before === undefined || glyph === undefined || glyph.left - before.right > 0.7 * glyph.size;
}

function isAlone(glyphs: readonly PlacedGlyph[], i: number): boolean {
	const text = glyphs[i]?.text ?? "";
	const behind = glyphs[i + 1];
	const before = glyphs[i - 1];
	return (
		han.test(text) &&
		(isWide(glyphs, i) || !han.test(before?.text ?? "")) &&
		(behind === undefined || isWide(glyphs, i + 1) || !han.test(behind.text))
	);
}

/** What may not begin a line, and goes with the character before it. */
const hangs = /^[、，。；：！？）》」』】〕”’%％,.;:!?)\]}…—～~·-]/u;

/** How wide the first characters of a line are that no line break may part. */
export function firstWidth({ glyphs }: TextLine): number {
	const [first] = glyphs;
	if (first === undefined) return 0;
	let end = first.right;
	for (let i = 1; i < glyphs.length && !isWide(glyphs, i); i++) {
		const glyph = glyphs[i];
		const before = glyphs[i - 1];
		if (glyph === undefined || before === undefined) break;
		const isFigure = /^[.,]$/.test(before.text) && /^\d/.test(glyph.text);
		const isWord =
			isFigure || (latin.test(before.text) && latinFirst.test(glyph.text) && !glyph.isBehindBlank);
		if (!isWord && !hangs.test(glyph.text) && !/^[（《“‘「【★☆▲]/.test(before.text)) break;
		end = glyph.right;
	}
	return end - first.left;
}

/** One text behind the other, where a line was wrapped. */
export function joinWrapped(text: string, next: string): string {
	return latin.test(text) && /^\p{Script=Latin}/u.test(next) ? `${text} ${next}` : text + next;
}

/**
 * The lines of a cell or a paragraph as they were written: one that ended because the next word did not fit goes on,
 * unless the words tell that it was ended.
 *
 * @param width that a line may have
 * @param isEnded asked of the text so far and the next line, where the text may go on in it
 */
export function textOfLines(
	lines: readonly TextLine[],
	width: number,
	isEnded: (text: string, next: string) => boolean,
): string {
	let text = "";
	lines.forEach((line, i) => {
		const before = lines[i - 1];
		const own = textOfLine(line);
		if (before === undefined) text = own;
		else if (before.right - before.left + firstWidth(line) > width - 0.2 * line.size && !isEnded(text, own))
			text = joinWrapped(text, own);
		else text += `\n${own}`;
	});
	return text;
}
