import { isSectionHeading } from "../../../layouts/sectionRow.js";
import type { DocumentBlock } from "../../tableDocument.js";
import { firstWidth, joinWrapped, type TextLine, textOfLine } from "./textLines.js";

/** A line of prose, and the page that it stands on. */
export interface ProseLine {
	readonly page: number;
	readonly line: TextLine;
}

/** Where the text of a document stands, in points from the left of its pages. */
export interface TextArea {
	readonly left: number;
	readonly right: number;
	/** Size of most of the text. */
	readonly bodySize: number;
}

/** Where lines of prose begin and end: nearly all of them stand between. */
export function textAreaOf(lines: readonly TextLine[], bodySize: number): TextArea {
	const lefts = lines.map(({ left }) => left);
	const rights = lines.map(({ right }) => right);
	return {
		left: Math.min(Number.POSITIVE_INFINITY, ...lefts.slice(0, mostLooked)),
		right: Math.max(0, ...rights.slice(0, mostLooked)),
		bodySize,
	};
}

/** More lines than one call takes arguments. */
const mostLooked = 50_000;

/**
 * The paragraphs and headings that lines of prose are: a line that the next word did not fit on goes on, unless the
 * next one is indented.
 *
 * @param isFirst nothing stands before them: a title may
 */
export function paragraphsOf(
	lines: readonly ProseLine[],
	area: TextArea,
	isFirst: boolean,
): readonly DocumentBlock[] {
	const blocks: DocumentBlock[] = [];
	const title = isFirst ? titleOf(lines, area) : undefined;
	for (let i = 0; i < lines.length; ) {
		if (i === title?.start) {
			blocks.push({ kind: "heading", level: 0, text: textOf(lines.slice(i, title.end)) });
			i = title.end;
			continue;
		}
		let end = i + 1;
		const isEnd = (at: number) => at === title?.start || !goesOn(lines[at - 1], lines[at], area);
		while (end < lines.length && !isEnd(end)) end++;
		blocks.push(blockOf(textOf(lines.slice(i, end))));
		i = end;
	}
	return blocks;
}

function textOf(lines: readonly ProseLine[]): string {
	return lines.map(({ line }) => textOfLine(line)).reduce(joinWrapped);
}

/** A heading is one line that ends without a full stop. */
const longestHeading = 50;

function blockOf(text: string): DocumentBlock {
	const isShort = text.length <= longestHeading && !/[。；;：:，]$/.test(text);
	if (isShort && isSectionHeading(text)) return { kind: "heading", level: 1, text };
	if (isShort && /^[（(][一二三四五六七八九十]{1,3}[)）]/.test(text))
		return { kind: "heading", level: 2, text };
	return { kind: "paragraph", text };
}

function goesOn(a: ProseLine | undefined, b: ProseLine | undefined, { left, right }: TextArea): boolean {
	if (a === undefined || b === undefined) return false;
	const { line } = a;
	const next = b.line;
	const isSameSize = Math.abs(line.size - next.size) < 0.12 * line.size;
	const isFull = line.right + firstWidth(next) > right + 0.2 * line.size;
	const isIndented = next.left > left + 0.8 * next.size;
	const isNear = a.page !== b.page || next.base - line.base < 2.6 * line.size;
	return isSameSize && isFull && !isIndented && isNear;
}

/** Lines before which a title begins. */
const mostBefore = 8;

/** The lines of the title: the largest near the beginning, if they are larger than the text. */
function titleOf(
	lines: readonly ProseLine[],
	{ bodySize }: TextArea,
): { readonly start: number; readonly end: number } | undefined {
	const near = lines.slice(0, mostBefore);
	const largest = Math.max(0, ...near.map(({ line }) => line.size));
	if (largest < 1.15 * bodySize) return undefined;
	const isTitle = ({ line }: ProseLine) => line.size > 0.95 * largest;
	const start = near.findIndex(isTitle);
	let end = start;
	while (end < lines.length && end < start + 4 && isTitle(lines[end] ?? (lines[0] as ProseLine))) end++;
	return { start, end };
}
