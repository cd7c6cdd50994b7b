import { setTimeout as pause } from "node:timers/promises";
import { generatePlan, middleOfTask } from "./generatePlan.mjs";
import { niwenServer, startLanguageServer } from "./lspClient.mjs";
import { measureInTurns } from "./measure.mjs";
import { findRumdl } from "./peers.mjs";

/** What is typed, again and again: it belongs in a sentence and makes no finding. */
const typed = "稳步推进";

/** Milliseconds between two presses, far less than a person leaves. */
const betweenPresses = 20;

/**
 * From a key press (one character in the middle of a task in the middle of the document) to the diagnostics of
 * that version, over stdio. Niwen has one plan whose region has a directory, and the same plan without region.
 */
export async function measureKeys(report, { sizes, hasPeers, effort, region, cwd }) {
	report.table("Key press → diagnostics over stdio", [
		"tasks",
		"niwen",
		"niwen, no region",
		...(hasPeers ? ["rumdl", "niwen ÷ rumdl", "no region ÷ rumdl"] : []),
		"first press",
		"diagnostics",
	]);
	for (const tasks of sizes) {
		const typists = [];
		try {
			const plan = generatePlan(tasks, { region });
			typists.push(await startTyping("niwen", { ...niwenServer, cwd }, plan, tasks));
			typists.push(
				await startTyping("niwen, no region", { ...niwenServer, cwd }, generatePlan(tasks), tasks),
			);
			if (hasPeers) {
				const rumdl = { command: findRumdl(), args: ["server", "--no-config"], cwd };
				typists.push(await startTyping("rumdl", rumdl, plan, tasks));
			}
			const timings = await measureInTurns(typists, effort);
			const time = (name) => timings.get(name).median;
			const ratios = hasPeers ? ["niwen", "niwen, no region"].map((name) => time(name) / time("rumdl")) : [];
			report.row([
				String(tasks),
				...typists.map(({ name }) => report.time("keys", { tasks, name }, timings.get(name))),
				...ratios.map((ratio) => ratio.toFixed(3)),
				report.milliseconds(typists[0].firstPress),
				typists
					.map(({ answer }) => `${answer.diagnostics} (${Math.ceil(answer.bytes / 1000)} kB)`)
					.join(", "),
			]);
			const limit = new Map([
				[118, 0.6],
				[10_000, 0.07],
			]).get(tasks);
			if (limit === undefined) continue;
			for (const [i, kind] of ["with its directory", "without region"].entries())
				if (ratios[i] !== undefined)
					report.goal(
						`key press, ${tasks.toLocaleString("en")} tasks, ${kind}: at most ${limit} of rumdl's`,
						ratios[i].toFixed(3),
						ratios[i] <= limit,
					);
		} finally {
			await Promise.all(typists.map(({ stop }) => stop()));
		}
	}
}

/** A server with the plan open and its first diagnostics received. */
async function startTyping(name, program, plan, tasks) {
	const uri = "file:///plans/bench.plan.md";
	const client = await startLanguageServer(program);
	// Both languages that the servers know the file by.
	const languageId = name === "rumdl" ? "markdown" : "policy-plan";
	await client.notifyAndDiagnose("textDocument/didOpen", {
		textDocument: { uri, languageId, version: 1, text: plan },
	});
	const { line, character } = middleOfTask(plan, Math.ceil(tasks / 2));
	const lines = plan.split("\n");
	let version = 1;
	const typist = {
		name,
		firstPress: Number.NaN,
		answer: { diagnostics: 0, bytes: 0 },
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
