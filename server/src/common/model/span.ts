/**
 * Where something stands: lines are 0-based, characters are UTF-16 code units (LSP 3.17 `Position`).
 *
 * A span inside a block counts its lines from the block's first line, so that a block may move up or down
 * with the document and still be right. {@link shiftSpan} turns it into a place in the document.
 */
export interface Span {
	readonly line: number;
	readonly character: number;
	readonly endLine: number;
	readonly endCharacter: number;
}

/** A half-open range of UTF-16 offsets in some text. */
export type OffsetRange = readonly [start: number, end: number];

export const emptySpan: Span = { line: 0, character: 0, endLine: 0, endCharacter: 0 };

/** A span on one line. */
export function lineSpan(line: number, character: number, endCharacter: number): Span {
	return { line, character, endLine: line, endCharacter };
}

/** The span moved down by `lines` (up, when negative). */
export function shiftSpan(span: Span, lines: number): Span {
	return lines === 0 ? span : { ...span, line: span.line + lines, endLine: span.endLine + lines };
}

/** The smallest span that covers both. */
export function coverSpans(a: Span, b: Span): Span {
	const first = comparePlaces(a.line, a.character, b.line, b.character) <= 0 ? a : b;
	const last = comparePlaces(a.endLine, a.endCharacter, b.endLine, b.endCharacter) >= 0 ? a : b;
	return {
		line: first.line,
		character: first.character,
		endLine: last.endLine,
		endCharacter: last.endCharacter,
	};
}

/** Whether the place lies in the span; the end counts as inside, as a cursor behind the last character does. */
export function spanContains(span: Span, line: number, character: number): boolean {
	return (
		comparePlaces(span.line, span.character, line, character) <= 0 &&
		comparePlaces(line, character, span.endLine, span.endCharacter) <= 0
	);
}

/** Negative, zero or positive as the first place is before, at or behind the second. */
export function comparePlaces(
	line: number,
	character: number,
	otherLine: number,
	otherCharacter: number,
): number {
	return line - otherLine || character - otherCharacter;
}

/**
 * Turns offsets, asked for in ascending order, into places.
 *
 * @param starts offset of the first character of each line
 */
export function createSpans(starts: readonly number[]): (start: number, end: number) => Span {
	let line = 0;
	return (start, end) => {
		while (line + 1 < starts.length && (starts[line + 1] ?? 0) <= start) line++;
		let endLine = line;
		while (endLine + 1 < starts.length && (starts[endLine + 1] ?? 0) <= end) endLine++;
		return {
			line,
			character: start - (starts[line] ?? 0),
			endLine,
			endCharacter: end - (starts[endLine] ?? 0),
		};
	};
}
