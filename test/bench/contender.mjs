/**
 * One checker in a process of its own, so that no other's garbage is collected in its time. Told over IPC what
 * to check (`{ texts, repeats }`) and when (`{ round }`), it answers with the median of the milliseconds that it took, or with why it
 * gave up.
 */
import { performance } from "node:perf_hooks";
import process from "node:process";
import { pathToFileURL } from "node:url";
import { loadEngine } from "./engine.mjs";
import { resolvePeer } from "./peers.mjs";

const checkers = {
	async niwen() {
		const engine = await loadEngine();
		return (text) => engine.open(text).findings.length;
	},
	async "autocorrect-node"() {
		const { default: autocorrect } = await import(pathToFileURL(resolvePeer("autocorrect-node")).href);
		return (text) => {
			// Its parser has a limit, which it reports instead of findings.
			const { lines, error } = autocorrect.lintFor(text, "bench.md");
			if (error !== "")
				throw new Error(
					error
						.split("\n")
						.at(-1)
						.replace(/^[\s=]+/, ""),
				);
			return lines.length;
		};
	},
	async markdownlint() {
		const { lint } = await import(pathToFileURL(resolvePeer("markdownlint/sync")).href);
		return (text) => lint({ strings: { plan: text } }).plan.length;
	},
};

const check = await checkers[process.argv[2]]();
let texts = [];
let repeats = 1;
process.on("message", (message) => {
	if (message.texts !== undefined) {
		({ texts, repeats } = message);
		process.send({ ready: true });
		return;
	}
	try {
		const times = [];
		let found = 0;
		for (let i = 0; i < repeats; i++) {
			const text = texts[(message.round + i) % texts.length];
			const start = performance.now();
			found = check(text);
			times.push(performance.now() - start);
		}
		// The others have run since the last round: the first of a few checks finds cold caches, the middle one none.
		process.send({ time: times.sort((a, b) => a - b)[times.length >> 1], found });
	} catch (error) {
		process.send({ error: error.message });
	}
});
process.on("disconnect", () => process.exit());
process.send({ ready: true });
