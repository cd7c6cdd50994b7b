import type { LocalizedText } from "../common/model/localizedText.js";

/**
 * The word of the list that differs from `word` by at most two letters, the nearest first, else one that `word` is short
 * for; for "did you mean".
 */
export function findNearest(word: string, list: readonly string[]): string | undefined {
	// What is much longer than any of them is not a slip of the finger.
	if (word.length > 40) return undefined;
	let best: string | undefined;
	let least = 3;
	for (const candidate of list) {
		const distance = editDistance(word.toLowerCase(), candidate);
		if (distance >= least || distance >= candidate.length) continue;
		least = distance;
		best = candidate;
	}
	if (best !== undefined || word.length < 3) return best;
	return list.find((candidate) => candidate.startsWith(word.toLowerCase()));
}

/** The end of a sentence that says that a word is not known: asks for one like it, where there is any. */
export function askFor(...near: readonly (string | undefined)[]): LocalizedText {
	const words = near.filter((word) => word !== undefined);
	if (words.length === 0) return { zh: "。", en: "." };
	return { zh: `，是不是 ${words.join("、")}？`, en: `; did you mean ${words.join(" or ")}?` };
}

/** Levenshtein's distance. */
function editDistance(a: string, b: string): number {
	let above = Array.from({ length: b.length + 1 }, (_, i) => i);
	for (let i = 1; i <= a.length; i++) {
		const row = [i];
		for (let j = 1; j <= b.length; j++) {
			const substituted = (above[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
			row.push(Math.min(substituted, (above[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1));
		}
		above = row;
	}
	return above[b.length] ?? 0;
}
