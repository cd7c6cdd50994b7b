/**
 * What one comparison gives.
 *
 * @typedef {object} Comparison
 * @property {number} ratio the median of after ÷ before over the pairs
 * @property {readonly [number, number]} interval its 95 % bootstrap interval
 * @property {number} before median in milliseconds
 * @property {number} after median in milliseconds
 * @property {number} pairs how many
 */

/**
 * Measures before and after in turns (before, after, before …): each pair was measured within a moment, so that a
 * machine that changes its speed changes both.
 *
 * @param {(round: number) => Promise<number>} before gives its own milliseconds
 * @param {(round: number) => Promise<number>} after
 * @param {{ pairs: number, warmUp: number }} effort rounds that count, and rounds before them that do not
 * @returns {Promise<Comparison>}
 */
export async function measurePairs(before, after, { pairs, warmUp }) {
	const times = [];
	for (let round = 0; round < warmUp + pairs; round++) {
		const pair = [await before(round), await after(round)];
		if (round >= warmUp) times.push(pair);
	}
	const ratios = times.map(([first, second]) => second / first);
	return {
		ratio: medianOf(ratios),
		interval: bootstrapMedian(ratios),
		before: medianOf(times.map(([first]) => first)),
		after: medianOf(times.map(([, second]) => second)),
		pairs,
	};
}

export function medianOf(numbers) {
	const sorted = [...numbers].sort((a, b) => a - b);
	const middle = sorted.length >> 1;
	return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}

/**
 * The 95 % percentile bootstrap interval of a median (Efron 1979): the medians of samples drawn with replacement,
 * without the lowest and highest 2.5 % of them. The same numbers give the same interval.
 *
 * @param {readonly number[]} numbers
 * @returns {[number, number]}
 */
export function bootstrapMedian(numbers, resamples = 10_000) {
	let state = 20_260_101;
	// Park and Miller's generator: a draw need not be unforeseeable, it must be repeatable.
	const random = () => {
		state = (state * 48_271) % 2_147_483_647;
		return (state - 1) / 2_147_483_646;
	};
	const medians = new Float64Array(resamples);
	const sample = new Array(numbers.length);
	for (let i = 0; i < resamples; i++) {
		for (let k = 0; k < sample.length; k++) sample[k] = numbers[Math.floor(random() * numbers.length)];
		medians[i] = medianOf(sample);
	}
	medians.sort();
	const at = (part) => medians[Math.min(resamples - 1, Math.floor(part * resamples))];
	return [at(0.025), at(0.975)];
}
