import type { RowBlock } from "./block.js";
import type { Plan } from "./plan.js";
import { cellAt } from "./tableHeader.js";

/**
 * The row whose cell holds for a task in a column: its own or, where that is merged (`^^`), one above in the same
 * table; `undefined` where there is none.
 */
export function rowOfCell(plan: Plan, task: number, column: number): RowBlock | undefined {
	return plan.taskAt(taskOfCell(plan, task, column));
}

/** Likewise the index of the task, -1 where there is none. */
export function taskOfCell(plan: Plan, task: number, column: number): number {
	for (let at = task; at >= 0; at--) {
		const row = plan.taskAt(at);
		if (row === undefined || cellAt(row.cells, column)?.state !== "covered") return at;
		if (!continuesTable(plan, at)) return -1;
	}
	return -1;
}

/** Whether a task stands directly below the one before it, so that cells of both may be merged. */
export function continuesTable(plan: Plan, task: number): boolean {
	const row = plan.taskAt(task);
	if (row === undefined || plan.taskAt(task - 1)?.header !== row.header) return false;
	for (let i = plan.blockOfTask(task) - 1; i >= plan.blockOfTask(task - 1) && i >= 0; i--) {
		const kind = plan.blockAt(i)?.kind;
		if (kind === "table-header" || kind === "section") return false;
	}
	return true;
}
