import { isPlanHeader } from "../../../layouts/header.js";
import { isSectionHeading } from "../../../layouts/sectionRow.js";
import { findColumnRole } from "../../../model/columns.js";
import { nameOf } from "../planTable.js";
import type { Rule } from "./marks.js";
import { isApart, type TextLine, textOfLine } from "./textLines.js";

/** A part of a line with gaps around it, as the text of a cell has where no rules are. */
export interface Segment {
	readonly left: number;
	readonly right: number;
	readonly text: string;
	readonly line: TextLine;
}

/** The lines that name the columns of a table without rules between them. */
export interface OpenHeader {
	/** Of the lines that were looked at: the first one, and the one behind the last. */
	readonly from: number;
	readonly end: number;
	/** Where the names stand, a column each, from left to right. */
	readonly columns: readonly Extent[];
	/** Names over those of several columns: from the first of these to the last. */
	readonly above: readonly Segment[];
	/** The names, for headers that are repeated. */
	readonly key: string;
}

export interface Extent {
	readonly left: number;
	readonly right: number;
}

/** Times the size of its text that a gap within a name set apart (序  号) is at most. */
const mostApart = 3;

export function segmentsOf(line: TextLine): readonly Segment[] {
	const { glyphs } = line;
	const segments: Segment[] = [];
	let start = 0;
	for (let i = 1; i <= glyphs.length; i++) {
		const glyph = glyphs[i];
		const before = glyphs[i - 1];
		if (before === undefined) break;
		const isOver =
			glyph === undefined || isApart(glyphs, i) || glyph.left - before.right > mostApart * glyph.size;
		if (!isOver) continue;
		const own = glyphs.slice(start, i);
		segments.push({
			left: own[0]?.left ?? 0,
			right: before.right,
			text: textOfLine({ glyphs: own }),
			line,
		});
		start = i;
	}
	return segments;
}

/** Times the size of its text: how far above or below another a line of a header stands at most. */
const farthest = 2.4;
/** … where the two say the names of different columns, which are set in the middle of their cells. */
const between = 1.4;
const mostAbove = 2;
const mostBelow = 3;
const longestName = 16;

/**
 * The header of a table that begins at a line, or with the lines around it; `undefined` where the line is none.
 *
 * @param lines of a page, `undefined` for a table that rules make
 * @param rules across the page
 */
export function findOpenHeader(
	lines: readonly (TextLine | undefined)[],
	at: number,
	rules: readonly Rule[],
): OpenHeader | undefined {
	const line = lines[at];
	if (line === undefined) return undefined;
	let own = segmentsOf(line);
	if (own.length < 2 || !own.every(isName)) return undefined;
	let end = at + 1;
	if (!isHeader(own)) {
		// Names in the middle of their cells stand on lines of their own.
		const next = lines[end];
		const more = next === undefined ? [] : segmentsOf(next);
		if (next === undefined || !isBetween(line, next) || !more.every(isName)) return undefined;
		if (!areApart(own, more) && !areSubnames(more, own)) return undefined;
		own = [...own, ...more];
		end++;
		if (!isHeader(own)) return undefined;
	}
	const { top, bottom } = bandOf(line, rules);
	let from = at;
	while (from > 0 && at - from < mostAbove) {
		const above = lines[from - 1];
		if (above === undefined || above.base < line.base - farthest * line.size) break;
		const names = segmentsOf(above);
		const isOfBand = top !== undefined && above.base - 0.8 * above.size > top;
		if (!names.every(isName) || !(isOfBand || (isBetween(above, line) && areApart(names, own)))) break;
		own = [...names, ...own];
		from--;
	}
	while (end - at <= mostBelow) {
		const below = lines[end];
		const last = lines[end - 1];
		if (below === undefined || last === undefined || below.base > last.base + farthest * line.size) break;
		const names = segmentsOf(below);
		const isOfBand = bottom !== undefined && below.base < bottom;
		const goesOn = (isBetween(last, below) && areApart(names, own)) || areSubnames(names, own);
		if (!names.every(isName) || (bottom === undefined ? !goesOn : !isOfBand)) break;
		own = [...own, ...names];
		end++;
	}
	const reaches = own.map((name) => reachOf(name, own));
	const above = reaches.filter((reach) => reach !== undefined);
	const columns = columnsOf(own.filter((_, i) => reaches[i] === undefined));
	const key = own.map(({ text }) => nameOf(text)).join("\t");
	return columns.length < 2 ? undefined : { from, end, columns, above, key };
}

function isName({ text }: Segment): boolean {
	return !isSectionHeading(text) && text.length <= longestName && !/[。；，★]|^[\d（(【]+$/.test(text);
}

function isHeader(names: readonly Segment[]): boolean {
	return isPlanHeader(names.toSorted((a, b) => a.left - b.left).map(({ text }) => nameOf(text)));
}

function isBetween(a: TextLine, b: TextLine): boolean {
	return Math.abs(b.base - a.base) <= between * Math.max(a.size, b.size);
}

function overlap(a: Extent, b: Extent): boolean {
	return a.left < b.right && b.left < a.right;
}

function areApart(a: readonly Segment[], b: readonly Segment[]): boolean {
	return !a.some((one) => b.some((other) => overlap(one, other)));
}

/** Names below those that reach over them, or the rest of a name that its column is too narrow for. */
function areSubnames(names: readonly Segment[], own: readonly Segment[]): boolean {
	return names.every((name) => {
		const above = own.filter((other) => overlap(name, other));
		const text = nameOf(name.text);
		const whole = [...above.map((other) => nameOf(other.text)), text].join("");
		const isRest = above.length === 1 && findColumnRole(whole) !== undefined && text.length <= 4;
		return /^\p{Script=Han}+$/u.test(text) && (findColumnRole(text) !== undefined || isRest);
	});
}

/**
 * What a name reaches over that stands above those of several columns, which are on the last line; `undefined` of the
 * name of one.
 */
function reachOf(name: Segment, names: readonly Segment[]): Segment | undefined {
	const last = Math.max(...names.map(({ line }) => line.base)) - 0.5 * name.line.size;
	if (name.line.base >= last) return undefined;
	const own = names.filter(
		(other) =>
			other.line.base >= last &&
			(overlap(other, name) ||
				(areApart([other], namesAbove(other, names)) && nearestAbove(other, names) === name)),
	);
	if (!own.some((a) => own.some((b) => !overlap(a, b)))) return undefined;
	return {
		...name,
		left: Math.min(name.left, ...own.map(({ left }) => left)),
		right: Math.max(name.right, ...own.map(({ right }) => right)),
	};
}

function namesAbove({ line }: Segment, names: readonly Segment[]): readonly Segment[] {
	return names.filter((other) => other.line.base < line.base - 1);
}

function nearestAbove(name: Segment, names: readonly Segment[]): Segment | undefined {
	const middle = (other: Segment) => (other.left + other.right) / 2;
	const distance = (other: Segment) => Math.abs(middle(other) - middle(name));
	return namesAbove(name, names).toSorted((a, b) => distance(a) - distance(b))[0];
}

function columnsOf(names: readonly Segment[]): readonly Extent[] {
	const columns: { left: number; right: number }[] = [];
	for (const { left, right } of names.toSorted((a, b) => a.left - b.left)) {
		const last = columns.at(-1);
		if (last !== undefined && left < last.right) last.right = Math.max(last.right, right);
		else columns.push({ left, right });
	}
	return columns;
}

/** The rules above and below a header; `undefined` where there are none near it. */
function bandOf(
	{ base, size, left, right }: TextLine,
	rules: readonly Rule[],
): { readonly top: number | undefined; readonly bottom: number | undefined } {
	const near = rules.filter(
		({ at, from, to }) =>
			Math.abs(at - base) < 4.5 * size && from < right && to > left && to - from > 0.8 * (right - left),
	);
	const above = near.filter(({ at }) => at <= base - 0.6 * size).map(({ at }) => at);
	const below = near.filter(({ at }) => at >= base).map(({ at }) => at);
	return {
		top: above.length === 0 ? undefined : Math.max(...above),
		bottom: below.length === 0 || above.length === 0 ? undefined : Math.min(...below),
	};
}
