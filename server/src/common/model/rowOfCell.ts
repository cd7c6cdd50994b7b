import type { RowBlock } from "./block.js";
import type { Plan } from "./plan.js";
import { cellAt } from "./tableHeader.js";

/**
 * The row whose cell holds for a task in a column: its own or, where that is merged (`^^`), one above in the same
 * table; `undefined` where there is none.
 */
export function rowOfCell(plan: Plan, task: number, column: number): RowBlock | undefined {
	for (let at = task; at >= 0; at--) {
		const row = plan.taskAt(at);
		if (row === undefined || cellAt(row.cells, column)?.state !== "covered") return row;
		if (plan.taskAt(at - 1)?.header !== row.header || beginsTable(plan, at)) return undefined;
	}
	return undefined;
}

/** Whether a table or a section begins between a task and the one above it. */
function beginsTable(plan: Plan, task: number): boolean {
	for (let i = plan.blockOfTask(task) - 1; i >= plan.blockOfTask(task - 1) && i >= 0; i--) {
		const kind = plan.blockAt(i)?.kind;
		if (kind === "table-header" || kind === "section") return true;
	}
	return false;
}
