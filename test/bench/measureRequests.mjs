import { performance } from "node:perf_hooks";
import { setTimeout as pause } from "node:timers/promises";
import { serverOf } from "./builds.mjs";
import { generatePlan, middleOfTask } from "./generatePlan.mjs";
import { startLanguageServer } from "./lspClient.mjs";
import { measureInTurns } from "./measure.mjs";

const uri = "file:///plans/bench.plan.md";
const textDocument = { uri };
/** Lines that an editor asks about at once: those on the screen, and as many above and below. */
const shownLines = 130;

/** It is asked behind keys, not with them, and only where one is open. */
const preview = "preview, what has changed";
/** Milliseconds for it behind an edit, at 118 tasks. */
const previewGoal = 50;

/** Milliseconds, by number of tasks, and of which requests that is asked. */
const goals = new Map([
	[118, { most: 5, of: (name) => name !== preview }],
	[10_000, { most: 10, of: (name) => requests[name].isOfKeyPress === true }],
]);

/**
 * Requests as an editor makes them while somebody types in the middle of the plan: each is sent behind the diagnostics
 * of a new version, over stdio, and timed from its sending to its answer.
 */
export async function measureRequests(report, { sizes, effort, region, cwd, present }) {
	const names = Object.keys(requests);
	const timingsBySize = [];
	for (const tasks of sizes) {
		const session = await openPlan({ ...serverOf(present), cwd }, generatePlan(tasks, { region }), tasks);
		try {
			const contenders = names.map((name) => ({ name, run: () => session.time(requests[name]) }));
			timingsBySize.push([tasks, await measureInTurns(contenders, effort)]);
		} finally {
			await session.stop();
		}
	}
	report.table("Requests behind an edit, over stdio", [
		"",
		...timingsBySize.map(([tasks]) => `${tasks} tasks`),
	]);
	for (const name of names)
		report.row([
			name,
			...timingsBySize.map(([tasks, timings]) => report.time("requests", { tasks, name }, timings.get(name))),
		]);
	for (const [tasks, timings] of timingsBySize) {
		const goal = goals.get(tasks);
		if (goal === undefined) continue;
		if (tasks === 118) {
			const { median } = timings.get(preview);
			report.goal(
				`preview behind an edit, 118 tasks: median at most ${previewGoal} ms`,
				median.toFixed(2),
				median <= previewGoal,
			);
		}
		const slowest = names
			.filter(goal.of)
			.reduce((a, b) => (timings.get(a).median >= timings.get(b).median ? a : b));
		const { median } = timings.get(slowest);
		report.goal(
			`${tasks === 118 ? "any other request" : "hints, lenses, completion, hover, selection"}, ${tasks.toLocaleString("en")} tasks: median at most ${goal.most} ms`,
			`${median.toFixed(2)} (${slowest})`,
			median <= goal.most,
		);
	}
}

/**
 * By name: the method, its parameters at a place of the plan (by what was prepared, and the answer before), and whether an editor asks it again with every key or
 * wherever the cursor goes.
 */
const requests = {
	"inlay hints": {
		method: "textDocument/inlayHint",
		params: ({ line }) => ({
			textDocument,
			range: {
				start: { line: Math.max(0, line - shownLines / 2), character: 0 },
				end: { line: line + shownLines / 2, character: 0 },
			},
		}),
		isOfKeyPress: true,
	},
	"code lenses": {
		method: "textDocument/codeLens",
		params: () => ({ textDocument }),
		isOfKeyPress: true,
	},
	"code lens, its text": {
		method: "codeLens/resolve",
		prepare: (request) => request("textDocument/codeLens", { textDocument }),
		params: (_, lenses) => lenses.at(-1),
		isOfKeyPress: true,
	},
	completion: { method: "textDocument/completion", params: atUnits, isOfKeyPress: true },
	"inline completion": {
		method: "textDocument/inlineCompletion",
		params: (place) => ({ ...atUnits(place), context: { triggerKind: 1 } }),
		isOfKeyPress: true,
	},
	hover: { method: "textDocument/hover", params: atUnits, isOfKeyPress: true },
	"selection ranges": {
		method: "textDocument/selectionRange",
		params: ({ line, character }) => ({ textDocument, positions: [{ line, character }] }),
		isOfKeyPress: true,
	},
	"linked editing": { method: "textDocument/linkedEditingRange", params: atUnits, isOfKeyPress: true },
	"next cell": {
		method: "workspace/executeCommand",
		params: (place) => pressed("nextCell", place.character, place),
		isOfKeyPress: true,
	},
	"new row": {
		method: "workspace/executeCommand",
		params: (place) => pressed("nextRow", place.end, place),
		isOfKeyPress: true,
	},
	// As editors get it that do not ask for the numbers behind the row.
	"new row, all numbers in it": {
		method: "workspace/executeCommand",
		params: (place) => pressed("nextRow", place.end, place, true),
	},
	highlights: { method: "textDocument/documentHighlight", params: atUnits },
	"document links": { method: "textDocument/documentLink", params: () => ({ textDocument }) },
	symbols: { method: "textDocument/documentSymbol", params: () => ({ textDocument }) },
	folding: { method: "textDocument/foldingRange", params: () => ({ textDocument }) },
	[preview]: {
		method: "niwen/preview",
		params: (_, __, last) => ({ uri, known: last?.number ?? null }),
	},
};

/** A key of a table, as the extension asks for it. */
function pressed(verb, character, { line }, follow = "soon") {
	const at = { line, character };
	const argument = { uri, range: { start: at, end: at }, apply: false, showMessage: false, follow };
	return { command: `niwen.server.${verb}`, arguments: [argument] };
}

/** In the name of the first unit of the row. */
function atUnits({ line, units }) {
	return { textDocument, position: { line, character: units } };
}

/** A server with the plan open; every `time` makes an edit first. */
async function openPlan(program, plan, tasks) {
	const client = await startLanguageServer(program);
	try {
		await client.notifyAndDiagnose("textDocument/didOpen", {
			textDocument: { uri, languageId: "policy-plan", version: 1, text: plan },
		});
		const { line, character } = middleOfTask(plan, Math.ceil(tasks / 2));
		let row = plan.split("\n")[line];
		let version = 1;
		let isLonger = false;
		const answers = new Map();
		// What the server loads after its first answer is not part of a request.
		await pause(1000);
		return {
			async time({ method, params, prepare }) {
				const start = { line, character };
				const end = { line, character: character + (isLonger ? 1 : 0) };
				const text = isLonger ? "" : "稳";
				isLonger = !isLonger;
				row = row.slice(0, character) + text + row.slice(end.character);
				await client.notifyAndDiagnose("textDocument/didChange", {
					textDocument: { uri, version: ++version },
					contentChanges: [{ range: { start, end }, text }],
				});
				const place = { line, character, units: row.indexOf("★") + 2, end: row.length };
				const prepared = await prepare?.(async (...request) => (await client.request(...request)).value);
				const given = params(place, prepared, answers.get(method));
				const from = performance.now();
				const { value, at } = await client.request(method, given);
				if (value === undefined) throw new Error(`${method} was not answered`);
				answers.set(method, value);
				return at - from;
			},
			stop: () => client.stop(),
		};
	} catch (error) {
		await client.stop();
		throw error;
	}
}
