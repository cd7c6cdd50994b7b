import { performance } from "node:perf_hooks";
import { importCore } from "./engine.mjs";
import { generatePlan } from "./generatePlan.mjs";
import { measureInTurns } from "./measure.mjs";

/**
 * Commands on tables in the middle of a plan, in process: from the range that is selected to the edits that the client
 * is answered with. Numbers do not follow, but for one row of the table, which shows what that adds.
 */
export async function measureTables(report, { sizes, effort, region }) {
	const core = await importCore(`
		export { createSourceDocument } from "./text/sourceDocument.js";
		export { createPlanSnapshot } from "./snapshot/planSnapshot.js";
		export { findCommand } from "./commands/allCommands.js";
		export { defaultSettings } from "./settings.js";`);
	const names = Object.keys(commands);
	const timingsBySize = [];
	for (const tasks of sizes) {
		const snapshot = read(core, generatePlan(tasks, { region }));
		const middle = middleGroup(snapshot.plan);
		const contenders = names.map((name) => ({
			name,
			run: async () => {
				const start = performance.now();
				const outcome = await run(core, snapshot, middle, commands[name]);
				const time = performance.now() - start;
				if (!(outcome.changes?.length > 0)) throw new Error(`${name} did nothing: ${outcome.message}`);
				return time;
			},
		}));
		timingsBySize.push([tasks, await measureInTurns(contenders, effort)]);
	}
	report.table("Commands on tables in process", ["", ...timingsBySize.map(([tasks]) => `${tasks} tasks`)]);
	for (const name of names)
		report.row([
			name,
			...timingsBySize.map(([tasks, timings]) => report.time("tables", { tasks, name }, timings.get(name))),
		]);
	const [, largest] = timingsBySize.at(-1);
	const slowest = Math.max(
		...names
			.filter((name) => commands[name].options?.follow !== true)
			.map((name) => largest.get(name).median),
	);
	report.goal("any command without numbers that follow: at most 10 ms", slowest.toFixed(2), slowest <= 10);
}

/** By what is done: the verb, where its range begins and ends in the group, and its options. */
const commands = {
	"insert below": { verb: "insertRowBelow", from: 1 },
	"insert above the first of a group": { verb: "insertRowAbove", from: 0 },
	duplicate: { verb: "duplicateRow", from: 0, to: 1 },
	"delete the first of a group": { verb: "deleteRows", from: 0 },
	"move up over the first of a group": { verb: "moveRowsUp", from: 1 },
	"move down": { verb: "moveRowsDown", from: 0 },
	"move to a section": { verb: "moveRowsToSection", from: 0, options: { section: 2 } },
	unmerge: { verb: "unmerge", from: 1, column: 1 },
	"fill down": { verb: "fillDown", from: 0, to: 1, column: 4 },
	split: { verb: "splitTask", from: 0, column: 2, character: 8 },
	"insert a column": { verb: "insertColumn", from: 0, column: 3, options: { name: "备注" } },
	"delete a column": { verb: "deleteColumn", from: 0, column: 3 },
	"move a column": { verb: "moveColumn", from: 0, column: 3, options: { direction: "right" } },
	"delete, numbers follow": { verb: "deleteRows", from: 0, options: { follow: true } },
};

function read(core, text) {
	return core.createPlanSnapshot({
		uri: "file:///plans/bench.plan.md",
		version: 1,
		document: core.createSourceDocument(text),
		environment: {
			settings: core.defaultSettings,
			directories: [],
			namedDirectories: new Map(),
			relativePath: () => "bench.plan.md",
		},
	});
}

/** The first task of the first group of two or more in the second half of the plan. */
function middleGroup(plan) {
	for (let task = plan.taskCount >> 1; ; task++) {
		const group = plan.groups[plan.groupOfTask(task)];
		if (group === undefined) throw new Error("The plan has no group to measure with");
		if (group.firstTask === task && group.endTask - task > 1) return task;
	}
}

function run(core, snapshot, first, { verb, from, to = from, column = 2, character = 0, options }) {
	const { plan } = snapshot;
	const placeOf = (task, isEnd) => {
		const { span } = plan.taskAt(task).cells[column];
		const line = plan.lineOfTask(task);
		return isEnd
			? { line: line + span.endLine, character: span.endCharacter }
			: { line: line + span.line, character: span.character + character };
	};
	const start = placeOf(first + from, false);
	const range = { start, end: to === from ? start : placeOf(first + to, true) };
	const command = core.findCommand(`niwen.server.${verb}`);
	const isOfRows = !/Column|merge|fill/.test(verb);
	const params = { uri: snapshot.uri, range, ...(isOfRows && { follow: false }), ...options };
	return command.run(snapshot, params, { language: "zh" });
}
