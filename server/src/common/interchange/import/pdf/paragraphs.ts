import { endsLikeTitle } from "../../../language/planTitles.js";
import { isSectionHeading } from "../../../layouts/sectionRow.js";
import type { DocumentBlock } from "../../tableDocument.js";
import { longestTitle } from "../headingLevels.js";
import { firstWidth, joinWrapped, type TextLine, textOfLine } from "./textLines.js";

/** A line of prose, and the page that it stands on. */
export interface ProseLine {
	readonly page: number;
	readonly line: TextLine;
}

/** Where the text of a page stands, in points from its left: nearly all lines of prose begin and end there. */
export interface TextArea {
	readonly left: number;
	readonly right: number;
}

/** What the lines of prose of a document are measured by. */
export interface ProseMeasure {
	/** Of a page (from 1): that of all pages as wide as this one, since those across have longer lines. */
	areaOf(page: number): TextArea;
	/** Of a page, in points. */
	widthOf(page: number): number;
	/** Size of most of the text. */
	readonly bodySize: number;
}

/** @param widthOf the width of a page (from 1), in points */
export function measureProse(
	lines: readonly ProseLine[],
	widthOf: (page: number) => number,
	bodySize: number,
): ProseMeasure {
	const areas = new Map<number, TextArea>();
	for (const { page, line } of lines) {
		const width = Math.round(widthOf(page));
		const { left, right } = areas.get(width) ?? line;
		areas.set(width, { left: Math.min(left, line.left), right: Math.max(right, line.right) });
	}
	return {
		areaOf: (page) => areas.get(Math.round(widthOf(page))) ?? { left: 0, right: 0 },
		widthOf,
		bodySize,
	};
}

/**
 * The paragraphs and headings that lines of prose are: a line that the next word did not fit on goes on, unless the
 * next one is indented.
 *
 * @param isFirst nothing stands before them: a title may
 */
export function paragraphsOf(
	lines: readonly ProseLine[],
	measure: ProseMeasure,
	isFirst: boolean,
): readonly DocumentBlock[] {
	const blocks: DocumentBlock[] = [];
	const title = isFirst ? (titleBySize(lines, measure.bodySize) ?? titleInMiddle(lines, measure)) : undefined;
	for (let i = 0; i < lines.length; ) {
		if (i === title?.start) {
			blocks.push({ kind: "heading", level: 0, text: textOf(lines.slice(i, title.end)) });
			i = title.end;
			continue;
		}
		let end = i + 1;
		const isEnd = (at: number) => at === title?.start || !goesOn(lines[at - 1], lines[at], measure);
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

function goesOn(a: ProseLine | undefined, b: ProseLine | undefined, { areaOf }: ProseMeasure): boolean {
	if (a === undefined || b === undefined) return false;
	const { line } = a;
	const next = b.line;
	const { right } = areaOf(a.page);
	const { left } = areaOf(b.page);
	const isSameSize = Math.abs(line.size - next.size) < 0.12 * line.size;
	const isFull = line.right + firstWidth(next) > right + 0.2 * line.size;
	const isIndented = next.left > left + 0.8 * next.size;
	const isNear = a.page !== b.page || next.base - line.base < 2.6 * line.size;
	return isSameSize && isFull && !isIndented && isNear;
}

/** Lines before which a title begins, and where a letter that sends the document stands before it. */
const mostBefore = 8;
const mostBehindLetter = 40;
const mostTitleLines = 4;

/** The lines of the title: the largest near the beginning, if they are larger than the text. */
function titleBySize(
	lines: readonly ProseLine[],
	bodySize: number,
): { readonly start: number; readonly end: number } | undefined {
	const largestIn = (count: number) => {
		const near = lines.slice(0, count);
		const size = Math.max(0, ...near.map(({ line }) => line.size));
		return near.filter(({ line }) => line.size > 0.95 * size);
	};
	const beginning = largestIn(mostBefore);
	// More lines than a title has are text, which may well be larger than that of tables.
	const isLetter = beginning.length > mostTitleLines;
	const title = isLetter ? largestIn(mostBehindLetter) : beginning;
	const [first] = title;
	const size = Math.max(0, ...title.map(({ line }) => line.size));
	if (first === undefined || size < 1.15 * bodySize || (isLetter && title.length > mostTitleLines))
		return undefined;
	const start = lines.indexOf(first);
	let end = start;
	while (end < start + mostTitleLines && (lines[end]?.line.size ?? 0) > 0.95 * size) end++;
	return { start, end };
}

/**
 * The lines of a title that is no larger than the text, as the import of Word takes it: in the middle of the page, not
 * smaller than the text, and ending as titles of plans do (任务分解表).
 */
function titleInMiddle(
	lines: readonly ProseLine[],
	measure: ProseMeasure,
): { readonly start: number; readonly end: number } | undefined {
	const near = lines.slice(0, mostBefore);
	const able = (line: ProseLine | undefined): line is ProseLine =>
		line !== undefined && line.line.size > 0.98 * measure.bodySize && isInMiddle(line, measure);
	for (let start = 0; start < near.length; start++) {
		let text = "";
		for (let end = start; end < start + mostTitleLines; end++) {
			const line = near[end];
			const first = near[start];
			if (!able(line) || first === undefined || Math.abs(line.line.size - first.line.size) > 0.5) break;
			text = joinWrapped(text, textOfLine(line.line));
			const words = text.replace(/\s/g, "");
			if (words.length > longestTitle || /[。；;，,：:]$/.test(words)) break;
			if (endsLikeTitle(words)) return { start, end: end + 1 };
		}
	}
	return undefined;
}

/** Whether as much room is left of a line as right of it, and more than prose leaves. */
function isInMiddle({ page, line }: ProseLine, { areaOf, widthOf }: ProseMeasure): boolean {
	const width = widthOf(page);
	const off = Math.abs((line.left + line.right) / 2 - width / 2);
	return off < line.size && line.left > areaOf(page).left - 0.1 * line.size && line.left > 0.15 * width;
}
