/*
 * Loaded into the process of a server that is watched (`node --expose-gc --import …`): asked over its channel, it collects
 * what nobody holds and answers what is left.
 */
import process from "node:process";

process.on("message", () => {
	globalThis.gc?.();
	const { heapUsed, external, rss } = process.memoryUsage();
	const { user, system } = process.cpuUsage();
	process.send?.({ held: heapUsed + external, resident: rss, work: (user + system) / 1000 });
});
// It ends as it would without.
process.channel?.unref();
