import { unitsInOrder } from "../../features/unitsInOrder.js";
import type { PlanOperation } from "../../model/planOperation.js";
import type { PlanSnapshot } from "../../snapshot/planSnapshot.js";
import { command } from "../command.js";
import { rowsAt } from "./rowPlaces.js";
import { type RowSelection, selectRows } from "./rowSelection.js";
import { changeTable, type TableOutcome } from "./tableCommand.js";

/** Sorts the units of the selected rows: who leads first, then as the directory has them. */
export const sortUnits = command({
	verb: "sortUnits",
	title: { zh: "按名录顺序排列责任单位", en: "Sort the units by the directory" },
	kind: "refactor.rewrite.niwen",
	needs: ["directories"],
	isQuiet: true,
	offers: (place) => {
		const rows = rowsAt(place);
		const isIn = rows?.row.header.unitColumns.includes(rows.column) === true;
		return isIn && rows.row.units.length > 2 ? [{}] : [];
	},
	run: (snapshot, { range }, { language }) => {
		const selected = selectRows(snapshot, range);
		return changeTable(snapshot, "refused" in selected ? selected : sort(snapshot, selected), { language });
	},
});

function sort(snapshot: PlanSnapshot, { firstTask, endTask, row, column }: RowSelection): TableOutcome {
	const { unitColumns } = row.header;
	const columns = unitColumns.includes(column) ? [column] : unitColumns;
	if (columns.length === 0)
		return { refused: { zh: "表中没有责任单位一栏。", en: "The table has no column of units." } };
	const operations: PlanOperation[] = [];
	let more: number | undefined;
	for (let task = firstTask; task < endTask; task++)
		for (const each of columns) {
			const units = unitsInOrder(snapshot, task, each);
			if (units === "more") more ??= task;
			else if (units.length > 1) operations.push({ op: "setUnits", task, column: each, units });
		}
	if (more !== undefined && operations.length === 0)
		return {
			refused: {
				zh: "这一格除单位外还写了别的，不能自动排序：请直接改文字。",
				en: "The cell says more than the names of units and cannot be sorted: change the text itself.",
			},
		};
	return {
		operations,
		done: { zh: "责任单位已按顺序排列", en: "The units are in order" },
	};
}
