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
		const tables = prepare(core, generatePlan(tasks, { region }));
		const oneTable = prepare(core, generatePlan(tasks, { region, tasksPerSection: tasks }));
		const contenders = names.map((name) => ({
			name,
			run: async () => {
				const start = performance.now();
				const outcome = await run(core, commands[name].isOneTable ? oneTable : tables, commands[name]);
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
	const slowestOf = (chosen) => Math.max(...chosen.map((name) => largest.get(name).median));
	const isOfWholeTable = (name) => commands[name].isOneTable && /Column/.test(commands[name].verb);
	const withoutNumbers = names.filter((name) => commands[name].options?.follow !== true);
	const rows = slowestOf(withoutNumbers.filter((name) => !isOfWholeTable(name)));
	report.goal("any command without numbers that follow: at most 10 ms", rows.toFixed(2), rows <= 10);
	const columns = slowestOf(withoutNumbers.filter(isOfWholeTable));
	report.goal("a column where all tasks are one table: at most 10 ms", columns.toFixed(2), columns <= 10);
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
	"merge with above": { verb: "mergeWithAbove", from: 1, column: 1 },
	unmerge: { verb: "unmerge", from: 1, column: 0 },
	"fill down": { verb: "fillDown", from: 0, to: 1, column: 4 },
	"sort units": { verb: "sortUnits", from: 0, column: 4 },
	join: { verb: "joinTasks", from: 0, to: 1 },
	split: { verb: "splitTask", from: 0, column: 2, character: 8 },
	"insert a column": { verb: "insertColumn", from: 0, column: 3, options: { name: "备注" } },
	"delete a column": { verb: "deleteColumn", from: 0, column: 3 },
	"move a column": { verb: "moveColumn", from: 0, column: 3, options: { direction: "right" } },
	"insert below, one table": { verb: "insertRowBelow", from: 1, isOneTable: true },
	"delete, one table": { verb: "deleteRows", from: 0, isOneTable: true },
	"move down, one table": { verb: "moveRowsDown", from: 0, isOneTable: true },
	"insert a column, one table": {
		verb: "insertColumn",
		from: 0,
		column: 3,
		options: { name: "备注" },
		isOneTable: true,
	},
	"delete a column, one table": { verb: "deleteColumn", from: 0, column: 3, isOneTable: true },
	"move a column, one table": {
		verb: "moveColumn",
		from: 0,
		column: 3,
		options: { direction: "right" },
		isOneTable: true,
	},
	"delete, numbers follow": { verb: "deleteRows", from: 0, options: { follow: true } },
};

/** The plan with something to merge and to sort in the middle of it, and the task where that is. */
function prepare(core, text) {
	const { plan, document } = read(core, text);
	const first = middleGroup(plan);
	const lines = [...document.lines];
	const above = plan.lineOfTask(first);
	const cells = lines[above].split(" | ");
	cells[4] = "统计局、★区发改委 |";
	lines[above] = cells.join(" | ");
	lines[plan.lineOfTask(first + 1)] = lines[plan.lineOfTask(first + 1)].replace(
		"^^ | ^^",
		`^^ | ${cells[1]}`,
	);
	return { snapshot: read(core, lines.join("\n")), first };
}

function read(core, text) {
	return core.createPlanSnapshot({
		uri: "file:///plans/bench.plan.md",
		version: 1,
		document: core.createSourceDocument(text),
		environment: {
			settings: core.defaultSettings,
			directories: [],
			namedDirectories: [],
			missingDirectories: [],
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

function run(core, { snapshot, first }, { verb, from, to = from, column = 2, character = 0, options }) {
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
