import { hasBlockTag } from "../text/foreignMatter.js";
import type { Replacement, TrackedText } from "../text/trackedText.js";

/** Which lines end, and which begin, where a block of a page did whose tags were taken away. */
export interface BlockBorders {
	/** Whether a block ended or began between two lines with nothing but blank ones between. */
	readonly between: (first: number, next: number) => boolean;
}

/**
 * What the tags said that are gone: that the lines on their two sides are two paragraphs.
 *
 * @param starts offset of the first character of each line of the text as it is now
 */
export function findBlockBorders(
	tracked: TrackedText<string>,
	lines: readonly string[],
	starts: readonly number[],
): BlockBorders {
	const ends = new Set<number>();
	const begins = new Set<number>();
	let shift = 0;
	let line = 0;
	for (const change of tracked.changes) {
		const from = change.start + shift;
		const to = from + change.newText.length;
		shift += change.newText.length - (change.end - change.start);
		if (!isRemovedBlock(tracked.original, change)) continue;
		while (line + 1 < starts.length && (starts[line + 1] ?? 0) <= from) line++;
		const text = lines[line] ?? "";
		if (to - (starts[line] ?? 0) >= text.trimEnd().length) ends.add(line);
		if (from - (starts[line] ?? 0) <= text.length - text.trimStart().length) begins.add(line);
	}
	return {
		between(first, next) {
			if (ends.has(first) || begins.has(next)) return true;
			for (let i = first + 1; i < next; i++) if (ends.has(i)) return true;
			return false;
		},
	};
}

function isRemovedBlock(original: string, { start, end, newText }: Replacement): boolean {
	return !newText.includes("<") && hasBlockTag(original.slice(start, end));
}
