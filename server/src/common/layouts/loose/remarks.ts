import type { TableHeader } from "../../model/tableHeader.js";
import { kindsOf } from "./cellKinds.js";
import { isDate, isUnit } from "./cellShapes.js";
import type { Chunk } from "./chunks.js";

const remark = /^\p{Script=Han}{2,8}$/u;
/** So many words at the end of a row may be a remark, and what the next row has left of its number. */
const mostAtEnd = 2;
const mostRemarks = 12;

/**
 * The remarks (备注: 新建, 省级实事) that stand at the ends of rows, where columns left of the numbers have their words at
 * the same place: what is merged over rows is said once, a remark again and again.
 *
 * @param rows the chunks of each, behind its number
 */
export function remarksAtEnds(rows: readonly (readonly Chunk[])[], header: TableHeader): readonly string[] {
	if (header.numberColumn < 1 || kindsOf(header).at(-1) !== "other") return [];
	const counts = new Map<string, number>();
	let ended = 0;
	for (const chunks of rows) {
		const words = wordsAtEnd(chunks);
		if (words.length > 0) ended++;
		for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1);
	}
	// Where each row has such words, they may as well be the group of the next.
	if (ended >= 0.8 * rows.length) return [];
	return [...counts].flatMap(([word, count]) => (count > 1 ? [word] : [])).slice(0, mostRemarks);
}

function wordsAtEnd(chunks: readonly Chunk[]): readonly string[] {
	const words: string[] = [];
	for (let i = chunks.length - 1; i > 0 && words.length < mostAtEnd; i--) {
		const { text, gap } = chunks[i] ?? { text: "", gap: "none" };
		if (gap === "page" || !remark.test(text) || isDate(text) || isUnit(text)) break;
		words.push(text);
	}
	return words;
}
