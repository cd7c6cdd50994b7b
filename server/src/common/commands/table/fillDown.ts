import type { PlanOperation } from "../../model/planOperation.js";
import { continuesTable, taskOfCell } from "../../model/rowOfCell.js";
import type { PlanSnapshot } from "../../snapshot/planSnapshot.js";
import { command } from "../command.js";
import { noColumn } from "./mergeCells.js";
import { rowsAt } from "./rowPlaces.js";
import { type RowSelection, selectRows } from "./rowSelection.js";
import { changeTable, type TableOutcome } from "./tableCommand.js";

/** Writes what the first selected row shows in a column into the others; into a single row, what the one above shows. */
export const fillDown = command({
	verb: "fillDown",
	title: { zh: "向下填充本栏", en: "Fill the column down" },
	kind: "refactor.rewrite.niwen",
	isOwnOfClient: true,
	offers: (place) => {
		const rows = rowsAt(place);
		if (rows === undefined || rows.column < 0 || isNumberOrTask(rows)) return [];
		const isOne = rows.endTask - rows.firstTask === 1;
		return !isOne || rows.row.cells[rows.column]?.state === "empty" ? [{}] : [];
	},
	run: (snapshot, { range }, { language }) => {
		const selected = selectRows(snapshot, range);
		return changeTable(snapshot, "refused" in selected ? selected : fill(snapshot, selected), { language });
	},
});

function fill({ plan }: PlanSnapshot, selected: RowSelection): TableOutcome {
	const { firstTask, endTask, column, row } = selected;
	if (column < 0 || column >= row.header.columns.length) return noColumn;
	if (isNumberOrTask(selected))
		return {
			refused: {
				zh: "序号和任务不能向下填充：复制任务请用“复制任务行到下方”。",
				en: "Numbers and tasks are not filled down; to repeat a task, duplicate its row.",
			},
		};
	const isOne = endTask - firstTask === 1;
	if (isOne && !continuesTable(plan, firstTask))
		return {
			refused: {
				zh: "上面没有可填充的内容：这一行是表格的第一行。",
				en: "There is nothing above to fill in: the row is the first of its table.",
			},
		};
	const from = taskOfCell(plan, isOne ? firstTask - 1 : firstTask, column);
	const text = plan.taskAt(from)?.cells[column]?.content.text ?? "";
	const operations: PlanOperation[] = [];
	let replaced = 0;
	for (let task = isOne ? firstTask : firstTask + 1; task < endTask; task++) {
		const cell = plan.taskAt(task)?.cells[column];
		if (cell?.state === "text" && cell.content.text.trim() === text.trim()) continue;
		if (cell?.state === "text") replaced++;
		operations.push({ op: "setCell", task, column, text });
	}
	const { length } = operations;
	return {
		operations,
		done: {
			zh: `已填充${length}格${replaced > 0 ? `，其中${replaced}格换掉了原有内容` : ""}`,
			en: `${length} ${length === 1 ? "cell" : "cells"} filled${replaced > 0 ? `, ${replaced} of which had other words before` : ""}`,
		},
	};
}

function isNumberOrTask({ row: { header }, column }: RowSelection): boolean {
	return column === header.taskColumn || (column === header.numberColumn && header.numberIn === "serial");
}
