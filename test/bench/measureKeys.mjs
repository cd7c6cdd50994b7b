import { writeFileSync } from "node:fs";
import { join } from "node:path";
import process from "node:process";
import { setTimeout as pause } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { serverOf } from "./builds.mjs";
import { generatePlan, middleOfTask } from "./generatePlan.mjs";
import { startLanguageServer } from "./lspClient.mjs";
import { measureInTurns } from "./measure.mjs";
import { findRumdl } from "./peers.mjs";

/** What is typed, again and again: it belongs in a sentence and makes no finding. */
const typed = "稳步推进";

/** Milliseconds between two presses, far less than a person leaves. */
const betweenPresses = 20;

/** Milliseconds that a peer may take to answer; its slowest answer takes a fifth of a second. */
const patienceWithPeers = 15_000;

/** At most so many times as long as the echo that is made with the same library, at every size. */
const mostEchoes = 1.5;
/** What only answers, by the name that reports give it. */
const echoes = { echo: "library", "echo by hand": "hand" };

/** At most so many times as long as rumdl, by number of tasks. */
const goals = new Map([
	[118, 0.6],
	[10_000, 0.07],
]);

/**
 * From a key press (one character in the middle of a task in the middle of the document) to the diagnostics of
 * that version, over stdio. Niwen has one plan whose region has a directory, and the same plan without region. The echoes
 * send the same diagnostics as Niwen and do nothing else.
 */
export async function measureKeys(report, { sizes, hasPeers, effort, region, cwd, present }) {
	report.table("Key press → diagnostics over stdio", [
		"tasks",
		"niwen",
		"niwen, no region",
		...Object.keys(echoes),
		"niwen ÷ echo",
		...(hasPeers ? ["rumdl", "niwen ÷ rumdl", "no region ÷ rumdl"] : []),
		"first press",
		"diagnostics",
	]);
	for (const tasks of sizes) {
		const typists = [];
		const giveUp = (name, error) => report.note(`${tasks} tasks: ${name} is not measured: ${error.message}`);
		try {
			const plan = generatePlan(tasks, { region });
			const program = { ...serverOf(present), cwd };
			typists.push(await startTyping("niwen", program, plan, tasks));
			typists.push(await startTyping("niwen, no region", program, generatePlan(tasks), tasks));
			for (const name of Object.keys(echoes))
				typists.push(await startEcho(name, cwd, plan, tasks, typists[0].answer.diagnostics));
			if (hasPeers)
				try {
					typists.push(await startRumdl(cwd, plan, tasks));
				} catch (error) {
					giveUp("rumdl", error);
				}
			const timings = await measureInTurns(typists, effort, giveUp);
			reportKeys(report, { tasks, hasPeers, typists, timings });
		} finally {
			await Promise.all(typists.map(({ stop }) => stop()));
		}
	}
}

function reportKeys(report, { tasks, hasPeers, typists, timings }) {
	const own = ["niwen", "niwen, no region", ...Object.keys(echoes)];
	const echoed = timings.get("niwen").median / timings.get("echo").median;
	const rumdl = timings.get("rumdl")?.median;
	const ratios = rumdl === undefined ? [] : own.slice(0, 2).map((name) => timings.get(name).median / rumdl);
	const time = (name) => {
		const timing = timings.get(name);
		return timing === undefined ? "no answer" : report.time("keys", { tasks, name }, timing);
	};
	report.row([
		String(tasks),
		...own.map(time),
		echoed.toFixed(1),
		...(hasPeers ? [time("rumdl"), ...[0, 1].map((i) => ratios[i]?.toFixed(3) ?? "–")] : []),
		report.milliseconds(typists[0].firstPress),
		typists
			.filter(({ name }) => !(name in echoes))
			.map(({ answer: { diagnostics, bytes } }) => `${diagnostics.length} (${Math.ceil(bytes / 1000)} kB)`)
			.join(", "),
	]);
	report.goal(
		`key press, ${tasks.toLocaleString("en")} tasks: at most ${mostEchoes} times the echo that sends the same`,
		echoed.toFixed(1),
		echoed <= mostEchoes,
	);
	const limit = goals.get(tasks);
	if (limit === undefined || !hasPeers) return;
	for (const [i, kind] of ["with its directory", "without region"].entries())
		report.goal(
			`key press, ${tasks.toLocaleString("en")} tasks, ${kind}: at most ${limit} of rumdl's`,
			ratios[i]?.toFixed(3) ?? "rumdl did not answer",
			ratios[i] === undefined ? undefined : ratios[i] <= limit,
		);
}

function startEcho(name, cwd, plan, tasks, diagnostics) {
	const file = join(cwd, "diagnostics.json");
	writeFileSync(file, JSON.stringify(diagnostics));
	const args = [fileURLToPath(new URL("echoServer.mjs", import.meta.url)), echoes[name], file];
	return startTyping(name, { name, command: process.execPath, args, cwd }, plan, tasks);
}

function startRumdl(cwd, plan, tasks) {
	const program = { command: findRumdl(), args: ["server", "--no-config"], cwd };
	const patience = patienceWithPeers;
	return startTyping("rumdl", { name: "rumdl", ...program, patience }, plan, tasks, "markdown");
}

/**
 * A server with the plan open and its first diagnostics received. Rejects, and leaves nothing running, where it does
 * not answer.
 *
 * @param {string} name
 * @param {Parameters<typeof startLanguageServer>[0]} program
 */
export async function startTyping(name, program, plan, tasks, languageId = "policy-plan") {
	const client = await startLanguageServer(program);
	try {
		return await openAndType(name, client, plan, tasks, languageId);
	} catch (error) {
		await client.stop();
		throw error;
	}
}

async function openAndType(name, client, plan, tasks, languageId) {
	const uri = "file:///plans/bench.plan.md";
	const opened = await client.notifyAndDiagnose("textDocument/didOpen", {
		textDocument: { uri, languageId, version: 1, text: plan },
	});
	const { line, character } = middleOfTask(plan, Math.ceil(tasks / 2));
	const lines = plan.split("\n");
	let version = 1;
	const typist = {
		name,
		isPeer: name === "rumdl",
		firstPress: Number.NaN,
		answer: opened,
		async run(round) {
			const text = typed[round % typed.length];
			const start = { line, character: character + round };
			lines[line] = lines[line].slice(0, start.character) + text + lines[line].slice(start.character);
			await pause(betweenPresses);
			const answer = await client.notifyAndDiagnose("textDocument/didChange", {
				textDocument: { uri, version: ++version },
				contentChanges: client.isIncremental
					? [{ range: { start, end: start }, text }]
					: [{ text: lines.join("\n") }],
			});
			if (round === 0) typist.firstPress = answer.time;
			typist.answer = answer;
			return answer.time;
		},
		stop: () => client.stop(),
	};
	// What a server loads after its first answer is not part of a key press.
	await pause(1000);
	return typist;
}
