/** How long a condition may take before a test fails: a cold start on a slow machine, with room to spare. */
const LIMIT_MS = 20_000;
const FIRST_PAUSE_MS = 10;
const LONGEST_PAUSE_MS = 200;

/**
 * Waits until `condition` gives a value other than `undefined`, `null` and `false`, and returns that value.
 * A condition that throws counts as not yet met. Asks at growing intervals (10 to 200 ms), so that what comes
 * quickly is seen quickly.
 *
 * @param what what is waited for, as it should read in the failure: "diagnostics of demo.plan.md"
 * @throws Error naming `what`, the time waited in ms and the condition's last answer or failure
 */
export async function waitFor<T>(
	what: string,
	condition: () => T | Thenable<T>,
	limitMs: number = LIMIT_MS,
): Promise<Exclude<T, undefined | null | false>> {
	const begin = Date.now();
	let pause = FIRST_PAUSE_MS;
	for (;;) {
		let last: string;
		try {
			const value = await condition();
			if (isMet(value)) return value;
			last = `last answer: ${String(value)}`;
		} catch (error) {
			last = `last failure: ${error instanceof Error ? error.message : String(error)}`;
		}
		const waited = Date.now() - begin;
		if (waited >= limitMs) throw new Error(`No ${what} within ${waited} ms (${last})`);
		await new Promise((resolve) => setTimeout(resolve, pause));
		pause = Math.min(pause * 2, LONGEST_PAUSE_MS);
	}
}

function isMet<T>(value: T): value is Exclude<T, undefined | null | false> {
	return value !== undefined && value !== null && value !== false;
}
