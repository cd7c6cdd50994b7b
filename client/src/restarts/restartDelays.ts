/** What is done about a server that has ended. */
export interface Restart {
	/** Milliseconds until it is started again. */
	readonly delay: number;
	/** How often it has ended within three minutes, where the user is to be told: once, when it no longer starts at once. */
	readonly tell: number | undefined;
}

/** Milliseconds that an end is remembered for. */
const remembered = 3 * 60_000;
/** So many ends within that time, and it is waited before the next start. */
const many = 5;
const longestDelay = 30_000;

/**
 * When a server that ends is started again: at once; from the fifth end within three minutes on after 1, 2, 4 … 30
 * seconds, and never not at all. One that goes on for three minutes is one that ends seldom.
 */
export class RestartDelays {
	private ends: readonly number[] = [];
	private waits = 0;

	/** @param now milliseconds since some time */
	next(now: number): Restart {
		this.ends = [...this.ends, now].filter((end) => now - end < remembered);
		if (this.ends.length < many) {
			this.waits = 0;
			return { delay: 0, tell: undefined };
		}
		const delay = Math.min(longestDelay, 1000 * 2 ** this.waits);
		this.waits++;
		return { delay, tell: this.waits === 1 ? this.ends.length : undefined };
	}

	/** What was is forgotten: somebody has started the server by hand. */
	forget(): void {
		this.ends = [];
		this.waits = 0;
	}
}
