import { isPlanHeader } from "../../../layouts/header.js";
import { isPageMark } from "../../../layouts/loose/furniture.js";
import type { FlowItem, PageFlow } from "./pageFlow.js";
import { type TextLine, textOfLine } from "./textLines.js";

/** Lines at the top and at the bottom of a page that may be page numbers and running heads. */
const mostLines = 3;

/** Of the pages that a running head stands on: odd and even ones may have their own. */
const leastShare = 0.4;

/** Pages without what a program has put on each of them; `numbers` and `heads` count the lines left out. */
export interface BarePages {
	readonly pages: readonly PageFlow[];
	readonly numbers: number;
	readonly heads: readonly string[];
}

/**
 * Takes page numbers and running heads off the pages. What stands at the same place of several pages is a running
 * head; its first one stays where it is larger than the text around, for it is the title.
 *
 * @param bodySize of the text of the document
 */
export function withoutFurniture(pages: readonly PageFlow[], bodySize: number): BarePages {
	const seen = countRepeated(pages);
	let numbers = 0;
	const heads = new Set<string>();
	const bare = pages.map((page) => {
		const edges = edgeLines(page);
		const items = page.items.filter((item) => {
			if (item.kind !== "line" || !edges.has(item)) return true;
			const text = textOfLine(item.line);
			if (isPageNumber(text, page, item.line)) {
				numbers++;
				return false;
			}
			const on = seen.get(keyOf(text, item.line)) ?? new Set();
			if (on.size < Math.max(2, leastShare * pages.length) || isPlanHeader(text.split(" "))) return true;
			if (Math.min(...on) === page.page && item.line.size > 1.15 * bodySize) return true;
			heads.add(text);
			return false;
		});
		return { ...page, items };
	});
	return { pages: bare, numbers, heads: [...heads] };
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
function isPageNumber(text: string, { height }: PageFlow, { base }: TextLine): boolean {
	if (isPageMark(text)) return true;
	const isAtEdge = base > 0.88 * height || base < 0.1 * height;
	return isAtEdge && /^[-—–－·•\s]*(?:\d{1,4}|[ivxlc]{1,6})(?:\s?[/／]\s?\d{1,4})?[-—–－·•\s]*$/i.test(text);
}
