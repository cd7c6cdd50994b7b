import { copyFileSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { performance } from "node:perf_hooks";
import { startAnswerer } from "./answerer.mjs";
import { commandLineOf, serverOf } from "./builds.mjs";
import { generatePlan } from "./generatePlan.mjs";
import { startLanguageServer } from "./lspClient.mjs";
import { startTyping } from "./measureKeys.mjs";
import { findReferencePlan, runToEnd, timeInitialize } from "./measureProcesses.mjs";
import { measurePairs, medianOf } from "./pairs.mjs";

/** After may take at most so many times as long as before. */
const limit = 1.05;

/** Presses of a key whose median is one measurement. */
const pressesAtOnce = 5;

/** Milliseconds that an answer may take. */
const patience = 120_000;

const sizes = [118, 10_000];

/** By the names that `--only` takes. Each gives what is compared: a name, and how to start measuring it in one build. */
const suites = {
	check: () =>
		sizes.map((tasks) => ({
			name: `check in process, ${show(tasks)}`,
			warmUp: tasks > 1_000 ? 3 : 10,
			start: startEngine(tasks, {
				kind: "check",
				...(tasks > 1_000 ? { milliseconds: 0, least: 2 } : { milliseconds: 100, least: 3 }),
			}),
		})),
	keys: () =>
		sizes.flatMap((tasks) => [
			{
				name: `key press in process, ${show(tasks)}`,
				warmUp: 10,
				start: startEngine(tasks, { kind: "press", milliseconds: 50, least: 5 }),
			},
			{ name: `key press over stdio, ${show(tasks)}`, warmUp: 5, start: startKeys(tasks) },
		]),
	initialize: () =>
		[false, true].map((fromExtension) => ({
			name: `spawn → initialize answer, ${packageName(fromExtension)}`,
			warmUp: 2,
			start: (build, { cwd }) => ({
				run: () => timeInitialize({ ...serverOf(build, { fromExtension }), cwd }),
			}),
		})),
	cli: () => [
		...[false, true].map((fromExtension) => ({
			name: `cold niwen check, ${packageName(fromExtension)}`,
			warmUp: 2,
			start: (build, { cwd, plan }) => ({
				run: () => runToEnd([commandLineOf(build, { fromExtension }), "check", plan], cwd),
			}),
		})),
		{
			name: `spawn → first findings, ${packageName(true)}`,
			warmUp: 2,
			start: (build, { cwd, plan }) => ({ run: () => timeFirstFindings(build, plan, cwd) }),
		},
	],
};

/** What `--only` can name here. */
export const comparable = Object.keys(suites);

/**
 * Compares the present state with an earlier one, of the same things in turns.
 *
 * @param {import("./report.mjs").Report} report
 * @param {import("./builds.mjs").Build} before
 * @param {import("./builds.mjs").Build} present
 * @returns {Promise<boolean>} whether all could be measured
 */
export async function compareBuilds(report, before, present, { chosen, pairs, region, cwd }) {
	report.table(`${present.name} ÷ ${before.name}, each measured ${pairs} times in turns`, [
		"",
		before.name,
		"now",
		"median of the ratios",
		"95 % interval",
	]);
	for (const note of [...before.notes, ...present.notes]) report.note(note);
	// Where nothing lies beside it that it would look at.
	const plan = join(cwd, "reference.plan.md");
	copyFileSync(findReferencePlan(), plan);
	let isComplete = true;
	for (const comparison of chosen.flatMap((name) => suites[name]())) {
		// The table comes when it is whole, after some minutes.
		console.error(`Measuring ${comparison.name} …`);
		try {
			await compare(report, comparison, [before, present], { pairs, region, cwd, plan });
		} catch (error) {
			isComplete = false;
			report.goal(goalOf(comparison.name, before), `not measured: ${error.message}`, undefined);
		}
	}
	report.flush();
	return isComplete;
}

async function compare(report, { name, warmUp, start }, builds, { pairs, ...surroundings }) {
	const running = [];
	try {
		for (const build of builds) running.push(await start(build, surroundings));
		const [before, after] = running;
		const compared = await measurePairs(before.run, after.run, { pairs, warmUp });
		report.comparison({ name, earlier: builds[0].name, ...compared });
		const interval = compared.interval.map((end) => end.toFixed(3)).join("–");
		const measured = `${compared.ratio.toFixed(3)} (95 %: ${interval})`;
		report.goal(goalOf(name, builds[0]), measured, compared.ratio <= limit);
	} finally {
		for (const { stop } of running) await stop?.();
	}
}

function goalOf(name, before) {
	return `${name}: at most ${limit} times as long as ${before.name}`;
}

/** The engine of a build, in a process of its own. */
function startEngine(tasks, work) {
	return async (build, { region }) => {
		const args = [build.source, String(tasks), region];
		const name = `the engine of ${build.name}`;
		const { ask, stop } = await startAnswerer("buildContender.mjs", args, { name, patience });
		return { run: async () => (await ask(work)).time, stop };
	};
}

/** The server of a build's npm package, with a document open in which somebody types. */
function startKeys(tasks) {
	return async (build, { region, cwd }) => {
		const program = { ...serverOf(build), cwd };
		const typist = await startTyping(build.name, program, generatePlan(tasks, { region }), tasks);
		return {
			async run(round) {
				const times = [];
				for (let i = 0; i < pressesAtOnce; i++) times.push(await typist.run(round * pressesAtOnce + i));
				return medianOf(times);
			},
			stop: typist.stop,
		};
	};
}

/** Milliseconds from the start of the extension's server to the findings of a document that is opened at once. */
async function timeFirstFindings(build, plan, cwd) {
	const text = readFileSync(plan, "utf8");
	const started = performance.now();
	const client = await startLanguageServer({ ...serverOf(build, { fromExtension: true }), cwd });
	try {
		const uri = "file:///plans/bench.plan.md";
		const textDocument = { uri, languageId: "policy-plan", version: 1, text };
		await client.notifyAndDiagnose("textDocument/didOpen", { textDocument });
		return performance.now() - started;
	} finally {
		await client.stop();
	}
}

function packageName(fromExtension) {
	return fromExtension ? "extension" : "npm package";
}

function show(tasks) {
	return `${tasks.toLocaleString("en")} tasks`;
}
