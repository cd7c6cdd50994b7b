import type { Fix } from "../model/edit.js";
import type { Plan } from "../model/plan.js";
import { cellAt } from "../model/tableHeader.js";
import { findNumberRuns, numberBefore, opensTable, renumber } from "./numbering.js";

/**
 * The end of the last table, from the one that begins at `task` on, in which no task has a number; `task`
 * where none begins there or it has some.
 */
export function endOfUnnumberedTables(plan: Plan, task: number): number {
	let end = task;
	if (!isTableEdge(plan, task)) return end;
	for (let next = task; next < plan.taskCount && lacksNumber(plan, next); next++)
		if (isTableEdge(plan, next + 1)) end = next + 1;
	return end;
}

/** Numbers the tasks, and those that follow where their numbers would otherwise be used twice. */
export function numberTasks(plan: Plan, task: number, end: number): Fix {
	const operations = findNumberRuns(plan).flatMap((run) => {
		const from = Math.max(task, run.firstTask);
		const to = Math.min(end, run.endTask);
		if (from >= to) return [];
		let next = to;
		while (next < run.endTask && plan.taskAt(next)?.number === null) next++;
		const number = next < run.endTask ? (plan.taskAt(next)?.number ?? null) : null;
		const isFirst = from === run.firstTask && number !== null;
		const first = isFirst ? Math.max(1, number - next + from) : numberBefore(plan, run, from) + 1;
		const fits = number === null || number >= first + next - from;
		return renumber(plan, from, fits ? to : run.endTask, first);
	});
	return { title: { zh: "编号", en: "Number it" }, safe: false, operations };
}

/** Whether a task has neither a number nor a code of its own (MS-01, 3-2) where its number would stand. */
export function lacksNumber(plan: Plan, task: number): boolean {
	const row = plan.taskAt(task);
	if (row === undefined || row.number !== null) return false;
	// A merged cell goes on with the task above.
	if (cellAt(row.cells, row.header.taskColumn)?.state === "covered") return false;
	const serial = row.header.numberIn === "task" ? undefined : cellAt(row.cells, row.header.numberColumn);
	return serial?.state !== "text" || !code.test(serial.content.text);
}

/** What can tell one task from another; 新增 and 无 do not. */
const code = /[\p{N}A-Za-z一二三四五六七八九十]/u;

function isTableEdge(plan: Plan, task: number): boolean {
	return task === 0 || task === plan.taskCount || opensTable(plan, task);
}
