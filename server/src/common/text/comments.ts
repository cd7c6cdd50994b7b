import type { OffsetRange } from "../model/span.js";

/** The comments of a line, `<!-- … -->` with their marks, in their order; one that nothing closes is not one. */
export function findComments(line: string): readonly OffsetRange[] {
	const found: OffsetRange[] = [];
	for (let from = line.indexOf("<!--"); from >= 0; ) {
		const close = line.indexOf("-->", from + 4);
		if (close < 0) break;
		found.push([from, close + 3]);
		from = line.indexOf("<!--", close + 3);
	}
	return found;
}

/** The line with blanks in the place of its comments, so that every place in it stays where it is. */
export function blankComments(line: string): string {
	if (!line.includes("<!--")) return line;
	let blanked = "";
	let behind = 0;
	for (const [from, to] of findComments(line)) {
		blanked += line.slice(behind, from) + " ".repeat(to - from);
		behind = to;
	}
	return blanked + line.slice(behind);
}
