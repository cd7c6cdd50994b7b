/** What a peer did not do in time, or could not do: told in the report, and the bench goes on. */
export class NoAnswer extends Error {
	name = "NoAnswer";
}

/**
 * The same promise with a limit.
 *
 * @template T
 * @param {Promise<T>} promise
 * @param {number} patience milliseconds
 * @param {string} what for the message: "rumdl: initialize"
 * @returns {Promise<T>} rejects with {@link NoAnswer} when the time is up
 */
export async function within(promise, patience, what) {
	let timer;
	const limit = new Promise((_, reject) => {
		timer = setTimeout(() => reject(new NoAnswer(`${what}: no answer in ${patience / 1000} s`)), patience);
	});
	try {
		return await Promise.race([promise, limit]);
	} finally {
		clearTimeout(timer);
	}
}
