import type { Group, Plan } from "../model/plan.js";
import type { PlanOperation } from "../model/planOperation.js";

/** Puts a torn group name into its first cell and merges the cells that held the rest, their 序号 with them. */
export function joinParts(plan: Plan, group: Group): readonly PlanOperation[] {
	return group.parts.flatMap(({ task }, i): readonly PlanOperation[] => {
		const row = plan.taskAt(task);
		if (row === undefined) return [];
		const { groupColumn, numberColumn } = row.header;
		if (i === 0) return [{ op: "setCell", task, column: groupColumn, text: group.name }];
		const merge = { op: "mergeCells", task } as const;
		return row.cells[numberColumn]?.state === "empty"
			? [
					{ ...merge, column: groupColumn },
					{ ...merge, column: numberColumn },
				]
			: [{ ...merge, column: groupColumn }];
	});
}
