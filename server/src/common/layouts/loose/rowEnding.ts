import type { TableHeader } from "../../model/tableHeader.js";
import { type CellKind, kindsOf } from "./cellKinds.js";
import { areOfficials, isDate, isNothing, isUnit, unitItems } from "./cellShapes.js";

/* Whether words end as a row does. */

/** How much the words before a number speak for the end of a row: 3 where they end like its last column, below 0 where they go on. */
export function isComplete(before: string, header: TableHeader): number {
	const words = before.slice(-80);
	if (/[、，（(《“：:的和与及]$/.test(words)) return -4;
	const kinds = kindsOf(header);
	const last = kinds.length - 1;
	if (kinds[last] !== "other") return endsLikeOneOf(words, kinds, header, last);
	// 3月底前 报市委: a remark of a few words, on one line or two, behind what ends the column before.
	const scores = [words, words.replace(/\s\S{1,8}$/, ""), words.replace(/\s\S{1,8}\s\S{1,3}$/, "")].map(
		(each) => endsLikeOneOf(each, kinds, header, last),
	);
	return Math.max(...scores);
}

/** How much words end like one of the columns up to the last: less where one that is never empty would have to be. */
function endsLikeOneOf(words: string, kinds: readonly CellKind[], header: TableHeader, last: number): number {
	const empties = header.shape?.empties ?? [];
	let most = 3;
	for (let c = last; c > 0; c--) {
		const score = endsLike(words, kinds[c]);
		if (score !== 0) return Math.min(score, most);
		most = Math.min(most, 2.5);
		if (kinds[c] === "other" || (empties[c] ?? 0) > 0) continue;
		if (c < last || most < 2) return 0;
		most = 1;
	}
	return /[。；]$/.test(words) ? 1 : 0;
}

/** Whether the last words, up to eight of them, are a date: 2026 年 12 月底. */
function endsWithDate(words: string): boolean {
	return endsWith(words, 8, isDate);
}

/** Whether a test holds for the last words that blanks part, up to `most` of them, put together. */
function endsWith(words: string, most: number, test: (last: string) => boolean): boolean {
	const last = words
		.trim()
		.split(/[\s\u3000]+/)
		.slice(-most);
	return last.some((_, i) => test(last.slice(i).join("")));
}

/** The last characters without a blank between them, up to forty. */
function lastRun(words: string): string {
	let from = words.length;
	while (from > 0 && words.length - from < 40 && !/[\s\u3000]/.test(words[from - 1] ?? "")) from--;
	return words.slice(from);
}

/** The last two runs of characters without a blank between them, as one. */
function lastRuns(words: string): string {
	const tail = lastRun(words);
	return lastRun(words.slice(0, words.length - tail.length).trimEnd()) + tail;
}

/** What a line end tears off the name of a unit is no longer. */
const longestTornTail = 4;

/** Whether the last words, up to four of them, are a person and the office beside the name. */
function endsWithOfficial(words: string): boolean {
	return endsWith(words, 4, areOfficials);
}

function endsLike(words: string, kind: string | undefined): number {
	const tail = lastRun(words);
	switch (kind) {
		case "date": {
			if (isNothing(tail) || endsWithDate(words)) return 3;
			return /(?:\d年底|\d月底?前?|底前|季度末?|半年|长期坚持|持续推进)$/.test(tail) ? 3 : 0;
		}
		case "units":
			if (isNothing(tail) || /(?:牵头|配合|负责|落实)$/.test(tail)) return 3;
			if (isUnit(unitItems(tail).at(-1) ?? "")) return 3;
			// 党委办⏎公室: the last line of a narrow cell.
			return tail.length <= longestTornTail && isUnit(unitItems(lastRuns(words)).at(-1) ?? "") ? 2.5 : 0;
		case "text":
			return /[。；]$/.test(words) ? 3 : 0;
		case "leader":
			if (endsWithOfficial(words)) return 3;
			return /(?:^|[\s、])[\p{Script=Han}]{1,4}$/u.test(words) ? 1.5 : 0;
		case "amount":
			return /(?:^|\s)\d[\d,.]{0,12}$/.test(words) ? 2 : 0;
		default:
			return 0;
	}
}
