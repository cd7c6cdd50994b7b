import { isPlanHeader } from "../../../layouts/header.js";
import { isPageMark } from "../../../layouts/loose/furniture.js";
import { findOpenHeader } from "./openHeader.js";
import type { FlowItem, PageFlow } from "./pageFlow.js";
import { type TextLine, textOfLine } from "./textLines.js";

/** Lines at the top and at the bottom of a page that may be page numbers and running heads. */
const mostLines = 3;

/** Of the pages that a running head stands on: odd and even ones may have their own. */
const leastShare = 0.4;

/** Pages without what a program has put on each of them. */
export interface BarePages {
	readonly pages: readonly PageFlow[];
	/** How many page numbers were left out. */
	readonly numbers: number;
	/** What was left out beside: for each running head its words, of which some differ in a number. */
	readonly heads: readonly (readonly string[])[];
}

/**
 * Takes page numbers and running heads off the pages. What stands at the same place of several pages is a running
 * head; its first one stays where it is larger than the text around, for it is the title.
 *
 * @param bodySize of the text of the document
 */
export function withoutFurniture(pages: readonly PageFlow[], bodySize: number): BarePages {
	const seen = countRepeated(pages);
	const first = firstNumber(pages);
	let numbers = 0;
	const heads = new Map<string, Set<string>>();
	const leaveOut = (key: string, text: string) => heads.set(key, (heads.get(key) ?? new Set()).add(text));
	const bare = pages.map((page) => {
		const edges = edgeLines(page);
		const inside = linesBelowNames(page);
		const items = page.items.filter((item) => {
			if (item.kind !== "line" || !edges.has(item)) return true;
			const text = textOfLine(item.line);
			if (isPageNumber(text, page, { line: item.line, first })) {
				numbers++;
				return false;
			}
			if (bareNumber(text) !== undefined || inside.has(item)) return true;
			if (isAtEdge(page, item.line) && isPrintMark(text)) {
				leaveOut(text, text);
				return false;
			}
			const key = keyOf(text, item.line);
			const on = seen.get(key) ?? new Set();
			if (on.size < Math.max(2, leastShare * pages.length) || isPlanHeader(text.split(" "))) return true;
			if (Math.min(...on) === page.page && item.line.size > 1.15 * bodySize) return true;
			leaveOut(key, text);
			return false;
		});
		return { ...page, items };
	});
	return { pages: bare, numbers, heads: [...heads.values()].map((texts) => [...texts]) };
}

/** The pages that each line at an edge stands on. */
function countRepeated(pages: readonly PageFlow[]): ReadonlyMap<string, ReadonlySet<number>> {
	const seen = new Map<string, Set<number>>();
	for (const page of pages)
		for (const item of edgeLines(page)) {
			if (item.kind !== "line") continue;
			const key = keyOf(textOfLine(item.line), item.line);
			seen.set(key, (seen.get(key) ?? new Set()).add(page.page));
		}
	return seen;
}

/** Numbers differ from page to page; what stands nearly at the same place stands there. */
function keyOf(text: string, { base }: TextLine): string {
	return `${Math.round(base / 4)} ${text.replace(/\s/g, "").replace(/\d+/g, "#")}`;
}

/** Times its size that a running foot is below the table. */
const apart = 3.2;

/**
 * The lines of a table without rules: those that name its columns, of which the first may be a part of a name that takes
 * several lines, and those below without a gap between them.
 */
function linesBelowNames({ items, level }: PageFlow): ReadonlySet<FlowItem> {
	const inside = new Set<FlowItem>();
	const lines = items.map((item) => (item.kind === "line" ? item.line : undefined));
	let last: TextLine | undefined;
	items.forEach((item, i) => {
		if (item.kind !== "line") return;
		const { line } = item;
		const isBelow = last !== undefined && line.base - last.base < apart * line.size;
		if (isBelow) inside.add(item);
		const header = i < mostLines ? findOpenHeader(lines, i, level) : undefined;
		for (const each of items.slice(header?.from, header?.end ?? 0)) inside.add(each);
		const isNames = header !== undefined || isPlanHeader(textOfLine(line).split(" "));
		last = isBelow || isNames ? line : undefined;
	});
	return inside;
}

function edgeLines({ items }: PageFlow): ReadonlySet<FlowItem> {
	const edges = new Set<FlowItem>();
	for (const ordered of [items, items.toReversed()])
		for (const item of ordered.slice(0, mostLines)) {
			if (item.kind !== "line") break;
			edges.add(item);
		}
	return edges;
}

/** — 3 —, 第3页 共9页, 3/9; a bare number near the edge. */
function isPageNumber(
	text: string,
	page: PageFlow,
	{ line, first }: { readonly line: TextLine; readonly first: number | undefined },
): boolean {
	const value = bareNumber(text);
	// The number of a row may stand on a line of its own, and is no page's.
	if (value !== undefined)
		return isAtEdge(page, line) && (first === undefined || value - page.page === first);
	if (isPageMark(text)) return true;
	return (
		isAtEdge(page, line) &&
		/^[-—–－·•\s]*(?:\d{1,4}|[ivxlc]{1,6})(?:\s?[/／]\s?\d{1,4})?[-—–－·•\s]*$/i.test(text)
	);
}

function isAtEdge({ height }: PageFlow, { base }: TextLine): boolean {
	return base > 0.88 * height || base < 0.1 * height;
}

function bareNumber(text: string): number | undefined {
	return /^\s*\d{1,4}\s*$/.test(text) ? Number(text) : undefined;
}

/** How far the bare numbers at the edges of most pages are from the pages' own; `undefined` of a document of one page. */
function firstNumber(pages: readonly PageFlow[]): number | undefined {
	if (pages.length < 2) return undefined;
	const counts = new Map<number, number>([[0, 0]]);
	for (const page of pages)
		for (const item of edgeLines(page)) {
			if (item.kind !== "line") continue;
			const value = bareNumber(textOfLine(item.line));
			if (value !== undefined) counts.set(value - page.page, (counts.get(value - page.page) ?? 0) + 1);
		}
	return [...counts].reduce((most, each) => (each[1] > most[1] ? each : most))[0];
}

/** What browsers print at the edges of a page: 2025/3/1 10:05 above, file:///… 1/3 below. */
function isPrintMark(text: string): boolean {
	return /^(?:\d{1,4}[/.-]\d{1,2}[/.-]\d{1,4},? ?(?:[上下]午)?\d{1,2}:\d{2}|(?:file|https?):\/\/\S{1,500} ?\d{1,4}\/\d{1,4}$)/.test(
		text,
	);
}
