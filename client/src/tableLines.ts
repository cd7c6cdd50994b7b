import type { PlainRange } from "../../server/src/common/protocol.js";

/** First and last line, 0-based and both included. */
export type LineRange = readonly [number, number];

/** An edit of a document: what stood in the range is this text now. */
export interface TextChange {
	readonly range: PlainRange;
	readonly text: string;
}

/**
 * Where tables stand once a document is edited, until the server has read it. A line that has come into a table counts
 * as one of it: the server is asked, and knows better.
 */
export function shiftRanges(ranges: readonly LineRange[], { range, text }: TextChange): readonly LineRange[] {
	const { start, end } = range;
	const added = lineEnds(text) - (end.line - start.line);
	return ranges.map(([first, last]): LineRange => {
		if (start.line > last) return [first, last];
		const isAbove = end.line < first || (end.line === first && end.character === 0);
		return isAbove
			? [first + added, last + added]
			: [Math.min(first, start.line), Math.max(last, end.line) + added];
	});
}

/** Whether a line is one of a table. Ranges are in their order. */
export function isInRanges(ranges: readonly LineRange[], line: number): boolean {
	return ranges.some(([first, last]) => first <= line && line <= last);
}

function lineEnds(text: string): number {
	let count = 0;
	for (let at = text.indexOf("\n"); at >= 0; at = text.indexOf("\n", at + 1)) count++;
	return count;
}
