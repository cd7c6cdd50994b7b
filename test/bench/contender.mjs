/**
 * One checker in a process of its own, so that no other's garbage is collected in its time. Told over IPC what
 * to check (`{ texts }`), when, and how long and how often at least (`{ round, milliseconds, least }`), it answers with
 * the median of the milliseconds that its checks took, or with why it gave up.
 */
import { performance } from "node:perf_hooks";
import process from "node:process";
import { pathToFileURL } from "node:url";
import { loadEngine } from "./engine.mjs";
import { checkFloor } from "./floor.mjs";
import { resolvePeer } from "./peers.mjs";

const checkers = {
	async niwen() {
		const engine = await loadEngine();
		return (text) => engine.open(text).findings.length;
	},
	async floor() {
		return checkFloor;
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
process.on("message", (message) => {
	if (message.texts !== undefined) {
		({ texts } = message);
		process.send({ ready: true });
		return;
	}
	try {
		const times = [];
		let found = 0;
		const { round, milliseconds, least } = message;
		const end = performance.now() + milliseconds;
		for (let i = 0; i < least || performance.now() < end; i++) {
			const text = texts[(round + i) % texts.length];
			const start = performance.now();
			found = check(text);
			times.push(performance.now() - start);
		}
		process.send({ time: times.sort((a, b) => a - b)[times.length >> 1], found });
	} catch (error) {
		process.send({ error: error.message });
	}
});
process.on("disconnect", () => process.exit());
process.send({ ready: true });
