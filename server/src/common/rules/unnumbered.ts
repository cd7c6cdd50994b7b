import { lacksMergedCells } from "../layouts/alignment.js";
import type { RowBlock } from "../model/block.js";
import type { Fix } from "../model/edit.js";
import { mendRun } from "../model/fixRun.js";
import type { Plan } from "../model/plan.js";
import { cellAt } from "../model/tableHeader.js";
import { readTaskCode } from "../text/taskCode.js";
import { findNumberRuns, type NumberRun, numberBefore, opensTable, renumber } from "./numbering.js";

/**
 * The end of the last table, from the one that begins at `task` on, in which no task has a number; `task`
 * where none begins there or it has some.
 */
export function endOfUnnumberedTables(plan: Plan, task: number): number {
	let end = task;
	if (!isTableEdge(plan, task)) return end;
	for (let next = task; ; next++) {
		const row = plan.taskAt(next);
		if (row === undefined || !lacksNumber(row)) return end;
		if (isTableEdge(plan, next + 1)) end = next + 1;
	}
}

/** Numbers the tasks, and those that follow where their numbers would otherwise be used twice. */
export function numberTasks(plan: Plan, task: number, end: number): Fix {
	const parts = findNumberRuns(plan)
		.filter(({ firstTask, endTask }) => firstTask < end && task < endTask)
		.map((run) => placeInRun(plan, run, Math.max(task, run.firstTask), Math.min(end, run.endTask)));
	const compute = () => parts.flatMap(({ from, to, first }) => renumber(plan, from, to, first));
	// One that numbers the rest of its run numbers what lacks a number there, too.
	const [only] = parts;
	const follows = { zh: "编号，其后顺延", en: "Number it, and renumber what follows" };
	if (only !== undefined && parts.length === 1 && only.to > end) return mendRun(only.run, follows, compute);
	return { title: titleOf(parts), safe: false, operations: compute() };
}

/** 编为第16项: which numbers they become, where that is one row of numbers. */
function titleOf(parts: readonly { readonly from: number; readonly to: number; readonly first: number }[]) {
	const [only] = parts;
	if (only === undefined || parts.length > 1) return { zh: "编号", en: "Number them" };
	const last = only.first + only.to - only.from - 1;
	return only.first === last
		? { zh: `编为第${only.first}项`, en: `Number it ${only.first}` }
		: { zh: `编为第${only.first}—${last}项`, en: `Number them ${only.first}–${last}` };
}

/** The tasks of a run that are to be numbered so that these have numbers, and the number of the first. */
function placeInRun(plan: Plan, run: NumberRun, from: number, to: number) {
	let next = to;
	while (next < run.endTask && plan.taskAt(next)?.number === null) next++;
	const number = next < run.endTask ? (plan.taskAt(next)?.number ?? null) : null;
	const isFirst = from === run.firstTask && number !== null;
	const first = isFirst ? Math.max(1, number - next + from) : numberBefore(plan, run, from) + 1;
	const fits = number === null || number >= first + next - from;
	return { run, from, to: fits ? to : run.endTask, first };
}

/** Whether a task has neither a number nor a code of its own (MS-01, 3-2) where its number would stand. */
export function lacksNumber(row: RowBlock): boolean {
	if (row.number !== null || lacksMergedCells(row)) return false;
	// A merged cell goes on with the task above.
	if (cellAt(row.cells, row.header.taskColumn)?.state === "covered") return false;
	const serial = row.header.numberIn === "task" ? undefined : cellAt(row.cells, row.header.numberColumn);
	return (
		serial?.state !== "text" ||
		(!code.test(serial.content.text) && readTaskCode(serial.content.text) === undefined)
	);
}

/** What can tell one task from another; 新增 and 无 do not. */
const code = /[\p{N}A-Za-z一二三四五六七八九十]/u;

function isTableEdge(plan: Plan, task: number): boolean {
	return task === 0 || task === plan.taskCount || opensTable(plan, task);
}
