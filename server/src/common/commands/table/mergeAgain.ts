import type { Plan } from "../../model/plan.js";
import type { MergeCells } from "../../model/planOperation.js";
import { continuesTable, taskOfCell } from "../../model/rowOfCell.js";
import type { RowOrder } from "./rowOrder.js";

/**
 * Merges again what was one merged cell before rows were moved, and stands one below the other still: where the first
 * row of a merged cell has come below another row of it, each of them shows its content by itself.
 *
 * @param from tasks of the plan afterwards that may have got other neighbours, up to, not including, `to`
 */
export function mergeAgain(
	before: Plan,
	after: Plan,
	{ before: rows }: RowOrder,
	from: number,
	to: number,
): readonly MergeCells[] {
	const operations: MergeCells[] = [];
	for (let task = Math.max(1, from); task < Math.min(to, after.taskCount); task++) {
		const [above, own] = [rows[task - 1] ?? -1, rows[task] ?? -1];
		if (above < 0 || own < 0 || !continuesTable(after, task)) continue;
		if (before.taskAt(above)?.header !== before.taskAt(own)?.header) continue;
		after.taskAt(task)?.cells.forEach(({ state }, column) => {
			if (state === "covered" || state === "missing") return;
			const shown = taskOfCell(before, own, column);
			if (shown >= 0 && shown === taskOfCell(before, above, column))
				operations.push({ op: "mergeCells", task, column });
		});
	}
	return operations;
}
