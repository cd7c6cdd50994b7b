/** Somebody who has far more than the others. */
export interface Outlier<Item> {
	readonly item: Item;
	readonly count: number;
	/** The middle one of all counts. */
	readonly median: number;
	/** The arithmetic mean of all counts. */
	readonly mean: number;
}

/** Of fewer nobody can say what is usual. */
const fewest = 5;
/** So many more than the median are nothing to talk about, whatever the others have. */
const leastBeyond = 3;

/**
 * Those whose count is beyond the upper fence, Q3 + 1.5 (Q3 − Q1) (J. W. Tukey, Exploratory Data Analysis, 1977),
 * the greatest first. Quartiles are the medians of the lower and the upper half, as he takes them.
 */
export function findOutliers<Item>(
	items: readonly Item[],
	countOf: (item: Item) => number,
): readonly Outlier<Item>[] {
	const counts = items.map(countOf).sort((a, b) => a - b);
	if (counts.length < fewest) return [];
	const half = Math.ceil(counts.length / 2);
	const low = medianOf(counts.slice(0, half));
	const high = medianOf(counts.slice(counts.length - half));
	const median = medianOf(counts);
	const mean = counts.reduce((sum, count) => sum + count, 0) / counts.length;
	const limit = Math.max(high + 1.5 * (high - low), median + leastBeyond - 1);
	return items
		.map((item) => ({ item, count: countOf(item), median, mean }))
		.filter(({ count }) => count > limit)
		.sort((a, b) => b.count - a.count);
}

/** Of a list in ascending order that is not empty. */
function medianOf(counts: readonly number[]): number {
	const middle = counts.length >> 1;
	const upper = counts[middle] ?? 0;
	return counts.length % 2 === 1 ? upper : ((counts[middle - 1] ?? 0) + upper) / 2;
}
