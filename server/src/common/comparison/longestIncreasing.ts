/**
 * The longest strictly increasing part of a list, as indexes into it (Fredman 1975): what keeps its order, so that the
 * fewest of the others have moved.
 */
export function longestIncreasing(values: readonly number[]): readonly number[] {
	/** Index of the least value that ends a part of each length. */
	const ends: number[] = [];
	const before = new Int32Array(values.length).fill(-1);
	values.forEach((value, i) => {
		let low = 0;
		let high = ends.length;
		while (low < high) {
			const middle = (low + high) >> 1;
			if ((values[ends[middle] ?? -1] ?? 0) < value) low = middle + 1;
			else high = middle;
		}
		before[i] = low > 0 ? (ends[low - 1] ?? -1) : -1;
		ends[low] = i;
	});
	const kept: number[] = [];
	for (let i = ends.at(-1) ?? -1; i >= 0; i = before[i] ?? -1) kept.push(i);
	return kept.reverse();
}
