import type { Partners } from "./partners.js";
import type { TextSimilarity } from "./textSimilarity.js";

/** How much of a part must stand in the whole. */
const leastContained = 0.75;
/** How much of the whole all of its parts must say, and how much more than its partner alone. */
const leastCovered = 0.7;
const leastGain = 0.08;
/** A task has not become more than so many. */
const mostParts = 12;

/**
 * Finds tasks that have become several: of the tasks without a partner those whose words stand in a task of the other
 * plan that has one, where all of them together say more of it than the partner does.
 *
 * @param side of the parts: 1 where tasks of the plan before were split, 0 where tasks of it were joined
 * @returns of each whole its parts, the partner among them, ascending
 */
export function findParts(
	side: 0 | 1,
	alone: readonly number[],
	similarity: TextSimilarity,
	partners: Partners,
): ReadonlyMap<number, readonly number[]> {
	const found = new Map<number, readonly number[]>();
	if (alone.length === 0) return found;
	const partnerOf = (whole: number) => (side === 1 ? partners.afterOf(whole) : partners.beforeOf(whole));
	const wholes = side === 1 ? partners.pairedBefore() : partners.pairedAfter();
	// What says the same as its partner has lost nothing.
	const changed = wholes.filter(
		(whole) => partners.similarityOf(side === 1 ? whole : partnerOf(whole)) < 1 - leastGain / 2,
	);
	const parts = new Map<number, number[]>();
	similarity.search(side, alone, changed, 3, "contained").forEach((likes, i) => {
		const best = likes.find(({ contained }) => contained >= leastContained);
		const part = alone[i];
		if (best === undefined || part === undefined) return;
		const list = parts.get(best.index);
		if (list === undefined) parts.set(best.index, [part]);
		else if (list.length < mostParts) list.push(part);
	});
	for (const [whole, list] of parts) {
		const partner = partnerOf(whole);
		const other = side === 1 ? 0 : 1;
		const own = similarity.coverage(other, whole, [partner]);
		const all = similarity.coverage(other, whole, [partner, ...list]);
		if (all >= leastCovered && all - own >= leastGain)
			found.set(
				whole,
				[partner, ...list].sort((a, b) => a - b),
			);
	}
	return found;
}
