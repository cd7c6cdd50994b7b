import { type CommandPlace, command } from "../command.js";
import { isGroupColumn } from "./newRow.js";
import { rowsAt } from "./rowPlaces.js";
import { type RowSelection, selectRows } from "./rowSelection.js";
import { changeTable, type TableOutcome } from "./tableCommand.js";

/** Merges the cell with the one above; of several rows, the cells of the others with that of the first. */
export const mergeWithAbove = command({
	verb: "mergeWithAbove",
	title: { zh: "与上一格合并", en: "Merge with the cell above" },
	kind: "refactor.rewrite.niwen",
	isOwnOfClient: true,
	offers: (place) => (isMergeable(place) ? [{}] : []),
	run: (snapshot, { range }, { language }) => {
		const selected = selectRows(snapshot, range);
		return changeTable(snapshot, "refused" in selected ? selected : merge(selected), { language });
	},
});

/** Gives merged cells the content that they show. */
export const unmerge = command({
	verb: "unmerge",
	title: { zh: "取消与上一格的合并", en: "Unmerge from the cell above" },
	kind: "refactor.rewrite.niwen",
	isOwnOfClient: true,
	offers: (place) => {
		const rows = rowsAt(place);
		return rows !== undefined && rows.row.cells[Math.max(0, rows.column)]?.state === "covered" ? [{}] : [];
	},
	run: (snapshot, { range }, { language }) => {
		const { plan } = snapshot;
		const selected = selectRows(snapshot, range);
		if ("refused" in selected) return changeTable(snapshot, selected, { language });
		const columns = columnsOf(selected);
		if (columns.length === 0) return changeTable(snapshot, noColumn, { language });
		const operations = columns.flatMap((column) => {
			const split = [];
			for (let task = selected.firstTask; task < selected.endTask; task++)
				if (plan.taskAt(task)?.cells[column]?.state === "covered")
					split.push({ op: "splitCell", task, column } as const);
			return split;
		});
		const change: TableOutcome =
			operations.length === 0
				? {
						refused: {
							zh: "这一格没有与上一格合并：请把光标放在写着“^^”（同上）的格里。",
							en: "The cell is not merged with the one above: put the cursor into a cell with ^^.",
						},
					}
				: { operations, done: { zh: "已取消合并，填入原有内容", en: "Unmerged; the content was filled in" } };
		return changeTable(snapshot, change, { language });
	},
});

function merge(selected: RowSelection): TableOutcome {
	const { firstTask, endTask } = selected;
	const columns = columnsOf(selected);
	if (columns.length === 0) return noColumn;
	const task = endTask - firstTask > 1 ? firstTask + 1 : firstTask;
	return {
		operations: columns.map((column) => ({ op: "mergeCells", task, endTask, column })),
		done: { zh: "已与上一格合并", en: "Merged with the cell above" },
	};
}

/** A 项目 and its 序号 are merged together. */
function columnsOf({ row, column }: RowSelection): readonly number[] {
	if (column < 0 || column >= row.header.columns.length) return [];
	if (!isGroupColumn(row.header, column)) return [column];
	return row.header.columns.flatMap((_, i) => (isGroupColumn(row.header, i) ? [i] : []));
}

function isMergeable(place: CommandPlace): boolean {
	const rows = rowsAt(place);
	if (rows === undefined || rows.column < 0 || rows.firstTask === 0) return false;
	const cell = rows.row.cells[rows.column];
	const isTask = rows.column === rows.row.header.taskColumn;
	return !isTask && (rows.endTask - rows.firstTask > 1 || cell?.state === "empty" || cell?.state === "text");
}

export const noColumn = {
	refused: {
		zh: "光标不在表格的一栏里：请把光标放进要改的那一格。",
		en: "The cursor is in no column: put it into the cell that is meant.",
	},
};
