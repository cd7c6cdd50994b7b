import type { Plan } from "../../model/plan.js";
import type { NewCell } from "../../model/planOperation.js";
import { continuesTable, taskOfCell } from "../../model/rowOfCell.js";
import { command } from "../command.js";
import { isGroupColumn } from "./newRow.js";
import { orderWithNew } from "./rowOrder.js";
import { isInRows } from "./rowPlaces.js";
import { type RowSelection, rowsInWords, selectRows } from "./rowSelection.js";
import { changeTable } from "./tableCommand.js";

/** The selected rows once more, below them, as tasks of their own in the same 项目. */
export const duplicateRow = command({
	verb: "duplicateRow",
	title: { zh: "复制任务行到下方", en: "Duplicate rows" },
	kind: "refactor.rewrite.niwen",
	isOwnOfClient: true,
	offers: (place) => (isInRows(place) ? [{}] : []),
	run: (snapshot, { range, follow }, { language }) => {
		const { plan } = snapshot;
		const selected = selectRows(snapshot, range);
		if ("refused" in selected) return changeTable(snapshot, selected, { language });
		const { firstTask, endTask, row } = selected;
		const count = endTask - firstTask;
		const rows = rowsInWords(count);
		return changeTable(
			snapshot,
			{
				operations: [{ op: "insertRows", at: { after: endTask - 1 }, rows: copies(plan, selected) }],
				done: { zh: `已在下方复制${rows.zh}`, en: `${rows.en} duplicated below` },
				order: () => orderWithNew(plan.taskCount, endTask, count),
				select: { block: plan.blockOfTask(endTask - 1) + 1, rows: count, like: row.header },
			},
			{ follow, language },
		);
	},
});

function copies(
	plan: Plan,
	{ firstTask, endTask, row: { header } }: RowSelection,
): readonly { readonly cells: readonly NewCell[] }[] {
	const below = continuesTable(plan, endTask) ? plan.taskAt(endTask) : undefined;
	const shown = (task: number, column: number) =>
		plan.taskAt(taskOfCell(plan, task, column))?.cells[column]?.content.text ?? "";
	return Array.from({ length: endTask - firstTask }, (_, i) => {
		const task = firstTask + i;
		// The first copy stands below the last row that is copied.
		const above = i === 0 ? endTask - 1 : task - 1;
		const cells = header.columns.map((_, column): NewCell => {
			const words = shown(task, column);
			const isMerged =
				isGroupColumn(header, column) ||
				plan.taskAt(task)?.cells[column]?.state === "covered" ||
				(continuesTable(plan, task + 1) && plan.taskAt(task + 1)?.cells[column]?.state === "covered") ||
				below?.cells[column]?.state === "covered";
			if (isMerged && words === shown(above, column)) return { state: "covered" };
			return words === "" ? { state: "empty" } : { state: "same", task, column };
		});
		return { cells };
	});
}
