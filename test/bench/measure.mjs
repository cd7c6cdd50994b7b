import { performance } from "node:perf_hooks";

/** @typedef {{ median: number, p95: number, runs: number }} Timing in milliseconds */

/**
 * Measures several things in turns (A B A B …), since the speed of a machine changes from minute to minute and
 * only what was measured side by side can be compared. A slow one takes part in fewer rounds.
 *
 * @param {readonly { name: string, run: (round: number) => Promise<number> }[]} contenders each run gives its
 *   own milliseconds
 * @param {{ warmUp: number, least: number, most: number, budget: number }} effort rounds that do not count;
 *   rounds at least and at most; milliseconds that one contender may take beyond the least rounds
 * @returns {Promise<Map<string, Timing>>}
 */
export async function measureInTurns(contenders, { warmUp, least, most, budget }) {
	const times = new Map(contenders.map(({ name }) => [name, []]));
	const spent = new Map(contenders.map(({ name }) => [name, 0]));
	for (let round = -warmUp; round < most; round++) {
		if (round === 0) for (const { name } of contenders) spent.set(name, 0);
		for (const { name, run } of contenders) {
			const list = times.get(name);
			if (list.length >= least && spent.get(name) > budget) continue;
			// Something that takes seconds is warm after one run.
			if (round < 0 && round > -warmUp && spent.get(name) > budget / 4) continue;
			const start = performance.now();
			const time = await run(round + warmUp);
			spent.set(name, spent.get(name) + performance.now() - start);
			if (round >= 0) list.push(time);
		}
	}
	return new Map([...times].map(([name, list]) => [name, summarize(list)]));
}

/**
 * @param {readonly number[]} times
 * @returns {Timing}
 */
export function summarize(times) {
	const sorted = [...times].sort((a, b) => a - b);
	return { median: quantile(sorted, 0.5), p95: quantile(sorted, 0.95), runs: sorted.length };
}

function quantile(sorted, part) {
	const at = (sorted.length - 1) * part;
	const low = sorted[Math.floor(at)] ?? Number.NaN;
	const high = sorted[Math.ceil(at)] ?? Number.NaN;
	return low + (high - low) * (at - Math.floor(at));
}
