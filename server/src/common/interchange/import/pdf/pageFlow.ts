import type { Glyph, PageMarks, Rule } from "./marks.js";
import { fillGrid, type PageTable } from "./pageTable.js";
import { findGrids, mergeRules, type RuledGrid } from "./ruledGrid.js";
import { linesOf, type TextLine, textOfLine } from "./textLines.js";

/** What stands on a page, from top to bottom. */
export interface PageFlow {
	/** From 1. */
	readonly page: number;
	readonly width: number;
	readonly height: number;
	readonly items: readonly FlowItem[];
	readonly turned: string;
	/** Text over a table that is much larger than the rest, as watermarks are. */
	readonly watermark: string;
	/** Those that no table of `items` is made of. */
	readonly rules: readonly Rule[];
	/** Those of them that run across, with the pieces of each as one. */
	readonly level: readonly Rule[];
}

export type FlowItem =
	| { readonly kind: "line"; readonly line: TextLine }
	| { readonly kind: "table"; readonly table: PageTable };

/** Parts a page into its tables and the lines between them. */
export function flowOf(page: number, marks: PageMarks): PageFlow {
	const grids = findGrids(marks.rules);
	const { kept, watermark } = withoutWatermark(marks.glyphs, grids);
	let rest: readonly Glyph[] = kept;
	const items: FlowItem[] = [];
	// A table within a cell is text of the cell: the outer ones come first.
	for (const grid of grids) {
		const { table, outside } = fillGrid(grid, rest);
		rest = outside;
		if (table !== undefined) items.push({ kind: "table", table });
	}
	for (const line of linesOf(rest)) items.push({ kind: "line", line });
	const { width, height, turned } = marks;
	const rules = marks.rules.filter(
		(rule) => !items.some((item) => item.kind === "table" && isOf(rule, item.table)),
	);
	const level = mergeRules(rules.filter(({ isAcross }) => isAcross));
	items.sort((a, b) => topOf(a) - topOf(b));
	return { page, width, height, turned, watermark, rules, level, items };
}

/** Times the size of most text. */
const muchLarger = 2.5;

/** Takes text away that lies over the cells of a table: much larger than most, it is none of theirs. */
function withoutWatermark(
	glyphs: readonly Glyph[],
	grids: readonly RuledGrid[],
): { readonly kept: readonly Glyph[]; readonly watermark: string } {
	const sizes = glyphs.map(({ size }) => size).sort((a, b) => a - b);
	const largest = muchLarger * (sizes[sizes.length >> 1] ?? 0);
	if (grids.length === 0 || (sizes.at(-1) ?? 0) <= largest) return { kept: glyphs, watermark: "" };
	const isOver = ({ base, left, size }: Glyph) =>
		size > largest &&
		grids.some(
			({ xs, ys }) =>
				base > (ys[0] ?? 0) &&
				base < (ys.at(-1) ?? 0) &&
				left > (xs[0] ?? 0) - size &&
				left < (xs.at(-1) ?? 0),
		);
	return {
		kept: glyphs.filter((glyph) => !isOver(glyph)),
		watermark: linesOf(glyphs.filter(isOver)).map(textOfLine).join(""),
	};
}

function isOf({ isAcross, at, from, to }: Rule, { top, bottom }: PageTable): boolean {
	const [start, end] = isAcross ? [at, at] : [from, to];
	return start >= top - 4 && end <= bottom + 4;
}

function topOf(item: FlowItem): number {
	return item.kind === "table" ? item.table.top : item.line.base;
}
