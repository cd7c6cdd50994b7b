import { isSectionHeading } from "../../../layouts/sectionRow.js";
import type { Rule } from "./marks.js";
import type { Extent } from "./openHeader.js";
import { type TextLine, textOfLine } from "./textLines.js";

/** Points: what is narrower is no gap between columns. */
const narrowest = 1.5;
const hardly = 0.4;
/** Points: the dots of a dotted rule are no longer. */
const shortest = 8;
/** Lines of a table that are looked at. */
const mostLines = 5000;

/**
 * Where the columns of a table part: at the rules between them, else where the fewest lines have text.
 *
 * @param columns where their names stand
 * @param lines of the table, with those of its header
 * @returns a place between each two columns
 */
export function placeColumns(
	columns: readonly Extent[],
	lines: readonly TextLine[],
	rules: readonly Rule[],
): readonly number[] {
	// The names of sections stand over columns.
	const looked = lines.slice(0, mostLines).filter((line) => !isSectionHeading(textOfLine(line)));
	const ends = endsOfRules(rules);
	return columns.slice(1).map((column, i) => {
		const before = columns[i] ?? column;
		const [from, to] = [(before.left + before.right) / 2, (column.left + column.right) / 2];
		const rule = rules.find(
			(each) => !each.isAcross && each.at > from && each.at < to && each.to - each.from > shortest,
		);
		if (rule !== undefined) return rule.at;
		const gap = gapBetween(from, to, looked);
		const end = ends.find((at) => at >= gap.from - 1 && at <= gap.to + 1);
		return end ?? (gap.from + gap.to) / 2;
	});
}

/** Where rules across end that are drawn a cell at a time. */
function endsOfRules(rules: readonly Rule[]): readonly number[] {
	const counts = new Map<number, number>();
	for (const { isAcross, from, to } of rules)
		if (isAcross && to - from > shortest)
			for (const end of [from, to]) counts.set(Math.round(end), (counts.get(Math.round(end)) ?? 0) + 1);
	return [...counts].filter(([, count]) => count >= 3).map(([end]) => end);
}

interface Gap {
	readonly from: number;
	readonly to: number;
}

/** The gap between two columns that the fewest lines have text in. */
function gapBetween(from: number, to: number, lines: readonly TextLine[]): Gap {
	const pieces = lines.map((line) => piecesWithin(line, from, to));
	const edges = new Map<number, number>([
		[from, 0],
		[to, 0],
	]);
	for (const own of pieces)
		for (const piece of own) {
			edges.set(piece.from, (edges.get(piece.from) ?? 0) + 1);
			edges.set(piece.to, (edges.get(piece.to) ?? 0) - 1);
		}
	const steps = [...edges].sort(([a], [b]) => a - b);
	let count = 0;
	const spans = steps.slice(0, -1).map(([at, change], i) => {
		count += change;
		return { from: at, to: steps[i + 1]?.[0] ?? at, count };
	});
	for (const most of [...new Set(spans.map((span) => span.count))].sort((a, b) => a - b)) {
		const gaps: Gap[] = [];
		for (const span of spans) {
			if (span.count > most) continue;
			const last = gaps.at(-1);
			if (last?.to === span.from) gaps[gaps.length - 1] = { from: last.from, to: span.to };
			else gaps.push(span);
		}
		const wide = gaps.filter((gap) => gap.to - gap.from >= narrowest);
		if (wide.length > 0) return chooseGap(wide, pieces.flat());
		// Cells that are full leave hardly a gap.
		const widest = gaps.reduce((best, gap) => (gap.to - gap.from > best.to - best.from ? gap : best), {
			from,
			to: from,
		});
		if (most === 0 && widest.to - widest.from >= hardly) return widest;
	}
	return { from, to };
}

/** Text between two gaps belongs to the column at whose edge it begins or ends at the same place. */
function chooseGap(gaps: readonly Gap[], pieces: readonly Gap[]): Gap {
	let chosen = gaps[0] ?? { from: 0, to: 0 };
	for (const gap of gaps.slice(1)) {
		const inside = pieces.filter((piece) => piece.from >= chosen.to - 0.1 && piece.to <= gap.from + 0.1);
		const [lefts, rights] = [inside.map((piece) => piece.from), inside.map((piece) => piece.to)];
		if (spread(lefts) <= spread(rights)) return chosen;
		chosen = gap;
	}
	return chosen;
}

function spread(values: readonly number[]): number {
	return Math.max(...values) - Math.min(...values);
}

/** What of a line stands between two places; the characters of a word are one piece. */
function piecesWithin({ glyphs }: TextLine, from: number, to: number): readonly Gap[] {
	const pieces: { from: number; to: number }[] = [];
	for (const { left, right } of glyphs) {
		if (right <= from || left >= to) continue;
		const last = pieces.at(-1);
		const piece = { from: Math.max(left, from), to: Math.min(right, to) };
		if (last !== undefined && piece.from - last.to < narrowest / 2) last.to = Math.max(last.to, piece.to);
		else pieces.push(piece);
	}
	return pieces;
}

/** Times its size: characters of one word are no further apart, and texts of two cells are. */
const touching = 0.03;

/** Whether a line has text over a place between columns. */
export function isOver({ glyphs }: TextLine, places: readonly number[]): boolean {
	return glyphs.some(({ left, right, size }, i) => {
		const before = glyphs[i - 1];
		const isOne = before !== undefined && left - before.right < touching * size;
		const from = isOne ? before.left : left;
		return places.some((place) => from < place - off && right > place + off);
	});
}

/** Points by which a character may reach over. */
const off = 0.6;

/** How many columns a line has text in. */
export function columnsIn({ glyphs }: TextLine, places: readonly number[]): number {
	const columns = new Set<number>();
	for (const { left, right } of glyphs)
		columns.add(places.filter((place) => place < (left + right) / 2).length);
	return columns.size;
}
