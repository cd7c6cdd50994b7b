import type { Plan } from "../model/plan.js";
import type { Cell } from "../model/tableHeader.js";

/** A cell of a task's row. */
export interface TaskCell {
	readonly task: number;
	readonly cell: Cell;
}

/**
 * The cell that a merged one continues: the nearest one above in the same table and column that is not covered
 * itself; `undefined` where there is none, or nothing is written in it.
 */
export function findCellAbove(plan: Plan, task: number, column: number): TaskCell | undefined {
	const header = plan.taskAt(task)?.header;
	for (let above = task - 1; above >= 0; above--) {
		const row = plan.taskAt(above);
		// A section between two rows does not end a table, another header does.
		if (row === undefined || row.header !== header) return undefined;
		const cell = row.cells[column];
		if (cell?.state === "covered") continue;
		return cell?.state === "text" ? { task: above, cell } : undefined;
	}
	return undefined;
}
