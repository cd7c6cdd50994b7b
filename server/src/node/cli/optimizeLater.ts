import { setFlagsFromString } from "node:v8";

/**
 * What makes V8 wait ten times as long before it optimizes a function, by its major version; another might not know the
 * flag, and would say so on the standard error. V8 11 counts bytes of bytecode that were run, later ones count calls.
 */
const flags: Readonly<Record<string, string>> = {
	11: "--interrupt-budget=1000000",
	12: "--invocation-count-for-turbofan=30000",
	13: "--invocation-count-for-turbofan=30000",
};

/**
 * For a run over one file. What reads it would be optimized when it is nearly read: that costs a sixth of a short run, and
 * a fifth of one over ten thousand tasks. Runs over many files gain by functions that are optimized early.
 */
export function optimizeLater(): void {
	const flag = flags[Number.parseInt(process.versions.v8, 10)];
	if (flag !== undefined) setFlagsFromString(flag);
}
