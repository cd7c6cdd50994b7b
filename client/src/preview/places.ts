/** A place of a preview that is scrolled to: a part, and how much of it (0 to 1) is above the edge. */
export interface ScrollPlace {
	readonly item: number;
	readonly above: number;
}

/**
 * The part that a line of the document belongs to, the last that begins there or above; -1 above all.
 *
 * @param lines where each part begins, never descending
 */
export function itemAtLine(lines: readonly number[], line: number): number {
	let [low, high] = [0, lines.length];
	while (low < high) {
		const middle = (low + high) >> 1;
		if ((lines[middle] ?? 0) <= line) low = middle + 1;
		else high = middle;
	}
	return low - 1;
}

/** Where the preview is scrolled to when a line is the first in sight in the editor. */
export function placeOfLine(lines: readonly number[], line: number): ScrollPlace {
	const item = itemAtLine(lines, line);
	if (item < 0) return { item: 0, above: 0 };
	const first = lines[item] ?? 0;
	const next = lines[item + 1] ?? first + 1;
	return { item, above: next > first ? Math.min(1, (line - first) / (next - first)) : 0 };
}

/** The line that is the first in sight in the editor when the preview is scrolled to a place. */
export function lineOfPlace(lines: readonly number[], { item, above }: ScrollPlace): number {
	const first = lines[item] ?? 0;
	const next = lines[item + 1] ?? first + 1;
	return first + Math.floor(above * Math.max(0, next - first));
}
