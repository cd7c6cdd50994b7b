import { execFileSync } from "node:child_process";
import process from "node:process";
import { setTimeout as pause } from "node:timers/promises";
import { serverOf } from "./builds.mjs";
import { generatePlan, middleOfTask } from "./generatePlan.mjs";
import { startLanguageServer } from "./lspClient.mjs";

/** Megabytes (2^20 bytes) over the empty server, with a plan of so many tasks open. */
const goal = { tasks: 10_000, most: 45 };
/** Long enough for what a server does behind its first answers; milliseconds. */
const settling = 3_000;
/** Most of what comes and goes with edits has come by then. */
const edits = 400;

/**
 * What a server holds: resident memory, as the system tells it, with nothing open (a small plan was, so that all code is
 * there), with a plan open, and behind edits in it. Each with servers of its own, of which the middle one counts.
 */
export async function measureMemory(report, { sizes, effort, region, cwd, present }) {
	report.table("Memory of the server, MB", [
		"tasks",
		"empty",
		"open, over empty",
		`${edits} edits, over empty`,
	]);
	if (process.platform === "win32") {
		report.row(["not measured: there is no ps", "", "", ""]);
		return;
	}
	for (const tasks of sizes) {
		const runs = [];
		for (let i = 0; i < effort.servers; i++) runs.push(await measureOnce({ tasks, region, cwd, present }));
		const [empty, open, edited] = [0, 1, 2].map((k) => medianOf(runs.map((run) => run[k])));
		report.row([String(tasks), ...[empty, open - empty, edited - empty].map((size) => size.toFixed(1))]);
		if (tasks === goal.tasks)
			report.goal(
				`memory, ${tasks.toLocaleString("en")} tasks open: at most ${goal.most} MB over the empty server`,
				(open - empty).toFixed(1),
				open - empty <= goal.most,
			);
	}
}

async function measureOnce({ tasks, region, cwd, present }) {
	const client = await startLanguageServer({ ...serverOf(present), cwd });
	try {
		const open = (uri, text) =>
			client.notifyAndDiagnose("textDocument/didOpen", {
				textDocument: { uri, languageId: "policy-plan", version: 1, text },
			});
		const small = "file:///plans/small.plan.md";
		await open(small, generatePlan(3, { region }));
		await pause(settling);
		client.notify("textDocument/didClose", { textDocument: { uri: small } });
		await pause(500);
		const empty = residentOf(client.processId);
		const uri = "file:///plans/bench.plan.md";
		const text = generatePlan(tasks, { region });
		await open(uri, text);
		await pause(settling);
		const opened = residentOf(client.processId);
		const { line, character } = middleOfTask(text, Math.ceil(tasks / 4) * 2);
		for (let k = 0; k < edits; k++) {
			const at = { line, character: character + k };
			await client.notifyAndDiagnose("textDocument/didChange", {
				textDocument: { uri, version: 2 + k },
				contentChanges: [{ range: { start: at, end: at }, text: "再" }],
			});
		}
		return [empty, opened, residentOf(client.processId)];
	} finally {
		await client.stop();
	}
}

/** In megabytes. */
function residentOf(processId) {
	return Number(execFileSync("ps", ["-o", "rss=", "-p", String(processId)], { encoding: "utf8" })) / 1024;
}

function medianOf(values) {
	return values.toSorted((a, b) => a - b)[values.length >> 1];
}
