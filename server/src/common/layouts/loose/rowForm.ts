import type { LooseShape } from "../../model/tableHeader.js";
import type { Chunk } from "./chunks.js";
import { endsTable } from "./furniture.js";

/* How a text was made of a table: a cell a line, a row a line, or wrapped at so many characters. */

const linesToCount = 160;
const shortestWrap = 30;
const fewestFull = 4;

/**
 * How many characters the lines of a text have that was wrapped at that many, within words as well: more lines are as long
 * than of any other length, with blanks between cells in them, and hardly one is longer.
 */
export function wrapOf(lines: readonly string[], from: number): number {
	const found = new Map<number, { full: number; blanks: number }>();
	let all = 0;
	for (let i = from; i < Math.min(lines.length, from + linesToCount); i++) {
		const line = lines[i] ?? "";
		if (endsTable(line)) break;
		if (line === "") continue;
		all++;
		if (line.length < shortestWrap) continue;
		const own = found.get(line.length) ?? { full: 0, blanks: 0 };
		own.full++;
		if (/\S[ \u3000]{1,2}\S/.test(line)) own.blanks++;
		found.set(line.length, own);
	}
	const [[length, { full, blanks }] = [0, { full: 0, blanks: 0 }]] = [...found].sort(
		(a, b) => b[1].full - a[1].full,
	);
	let longer = 0;
	for (const [other, own] of found) if (other > length) longer += own.full;
	const isWrapped = full >= fewestFull && full * 5 >= all && longer * 10 <= all && blanks * 2 > full;
	return isWrapped ? length : 0;
}

const fewestRows = 3;

/** What parts the cells of nearly all rows, by their words between blanks and line ends. */
export function partedBy(rows: readonly (readonly Chunk[])[], columns: number): LooseShape["parted"] {
	let lines = 0;
	let blanks = 0;
	for (const chunks of rows) {
		const starts = chunks.filter(({ gap }, i) => i === 0 || gap === "line" || gap === "page").length;
		if ((chunks[0]?.line ?? 0) > 0 && starts > 1 && starts < columns) lines++;
		else if (chunks[0]?.line === 0 && starts === 1 && chunks.length < columns) blanks++;
	}
	if (rows.length < fewestRows) return "mixed";
	if (lines >= 0.85 * rows.length) return "lines";
	return blanks >= 0.7 * rows.length ? "blanks" : "mixed";
}
