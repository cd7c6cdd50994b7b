import { performance } from "node:perf_hooks";

/** @typedef {{ median: number, p95: number, runs: number }} Timing in milliseconds */

/**
 * @typedef {object} Contender
 * @property {string} name
 * @property {(round: number) => Promise<number>} run gives its own milliseconds
 * @property {boolean} [isPeer] another tool: where its run rejects, the others go on without it
 */

/**
 * Measures several things in turns (A B A B …), since the speed of a machine changes from minute to minute and
 * only what was measured side by side can be compared. A slow one takes part in fewer rounds.
 *
 * @param {readonly Contender[]} contenders
 * @param {{ warmUp: number, least: number, most: number, budget: number }} effort rounds that do not count;
 *   rounds at least and at most; milliseconds that one contender may take beyond the least rounds
 * @param {(name: string, error: Error, runs: number) => void} [onFailure] told of a peer that takes part no more, and
 *   after how many runs
 * @returns {Promise<Map<string, Timing>>} without the peers that have failed
 */
export async function measureInTurns(contenders, { warmUp, least, most, budget }, onFailure = () => {}) {
	const times = new Map(contenders.map(({ name }) => [name, []]));
	const spent = new Map(contenders.map(({ name }) => [name, 0]));
	for (let round = -warmUp; round < most; round++) {
		if (round === 0) for (const { name } of contenders) spent.set(name, 0);
		for (const { name, run, isPeer } of contenders) {
			const list = times.get(name);
			if (list === undefined) continue;
			if (list.length >= least && spent.get(name) > budget) continue;
			// Something that takes seconds is warm after one run.
			if (round < 0 && round > -warmUp && spent.get(name) > budget / 4) continue;
			const start = performance.now();
			let time;
			try {
				time = await run(round + warmUp);
			} catch (error) {
				if (isPeer !== true) throw error;
				onFailure(name, error, list.length);
				times.delete(name);
				continue;
			}
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
