import type { Glyph, PageMarks, Rule } from "./marks.js";
import { fillGrid, type PageTable } from "./pageTable.js";
import { findGrids, mergeRules } from "./ruledGrid.js";
import { linesOf, type TextLine } from "./textLines.js";

/** What stands on a page, from top to bottom. */
export interface PageFlow {
	/** From 1. */
	readonly page: number;
	readonly width: number;
	readonly height: number;
	readonly items: readonly FlowItem[];
	readonly turned: string;
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
	let rest: readonly Glyph[] = marks.glyphs;
	const items: FlowItem[] = [];
	// A table within a cell is text of the cell: the outer ones come first.
	for (const grid of findGrids(marks.rules)) {
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
	return { page, width, height, turned, rules, level, items: items.sort((a, b) => topOf(a) - topOf(b)) };
}

function isOf({ isAcross, at, from, to }: Rule, { top, bottom }: PageTable): boolean {
	const [start, end] = isAcross ? [at, at] : [from, to];
	return start >= top - 4 && end <= bottom + 4;
}

function topOf(item: FlowItem): number {
	return item.kind === "table" ? item.table.top : item.line.base;
}
