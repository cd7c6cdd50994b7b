/**
 * The engine of one build in a process of its own (answerer.mjs). Its arguments are the folder of the build's sources,
 * how many tasks the documents have, and their region. Asked to `check` or to `press` for so many milliseconds and so
 * often at least, it answers with the median of the milliseconds that one took.
 *
 * It asks the build's own test/bench/engine.mjs: what stands behind `open` and `edit` there has changed since and will
 * again, they have not.
 */
import { join } from "node:path";
import { performance } from "node:perf_hooks";
import process from "node:process";
import { pathToFileURL } from "node:url";
import { generatePlan, middleOfTask } from "./generatePlan.mjs";
import { medianOf } from "./pairs.mjs";

const [source, size, region] = process.argv.slice(2);
const tasks = Number(size);
/** Several, so that nothing can be fast because it has seen the text before. */
const texts = [1, 2, 3, 4].map((seed) => generatePlan(tasks, { seed, region }));
const { loadEngine } = await import(pathToFileURL(join(source, "test/bench/engine.mjs")).href);
const engine = await loadEngine();

const work = {
	check(i) {
		const text = texts[i % texts.length];
		const start = performance.now();
		engine.open(text);
		return performance.now() - start;
	},
	press: startPressing(),
};

/** A character in the middle of a task in the middle of the document, and its taking back: half of both is one press. */
function startPressing() {
	let state = engine.open(texts[0]);
	const { line, character } = middleOfTask(texts[0], Math.ceil(tasks / 2));
	const at = { startLine: line, endLine: line, startCharacter: character };
	const typed = "再";
	return () => {
		const start = performance.now();
		state = engine.edit(state, { ...at, endCharacter: character }, typed);
		state = engine.edit(state, { ...at, endCharacter: character + typed.length }, "");
		return (performance.now() - start) / 2;
	};
}

process.on("message", ({ kind, milliseconds, least }) => {
	try {
		const times = [];
		const end = performance.now() + milliseconds;
		for (let i = 0; i < least || performance.now() < end; i++) times.push(work[kind](i));
		process.send({ time: medianOf(times) });
	} catch (error) {
		process.send({ error: error.message });
	}
});
process.on("disconnect", () => process.exit());
process.send({ ready: true });
