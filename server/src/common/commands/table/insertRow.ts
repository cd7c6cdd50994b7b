import type { Range } from "vscode-languageserver-types";
import type { Plan } from "../../model/plan.js";
import type { InsertRows, NewCell } from "../../model/planOperation.js";
import { continuesTable } from "../../model/rowOfCell.js";
import type { PlanSnapshot } from "../../snapshot/planSnapshot.js";
import { type CommandPlace, command } from "../command.js";
import { firstRow, isGroupColumn, newRowBelow } from "./newRow.js";
import { orderWithNew } from "./rowOrder.js";
import { isInRows } from "./rowPlaces.js";
import { noRow, selectRows } from "./rowSelection.js";
import { changeTable, type TableOutcome } from "./tableCommand.js";

/** A new row below the selected ones, or as the first of a table whose header the range is in. */
export const insertRowBelow = command({
	verb: "insertRowBelow",
	title: { zh: "在下方插入一行", en: "Insert a row below" },
	kind: "refactor.rewrite.niwen",
	isOwnOfClient: true,
	offers: (place) => (isInRows(place) || isInHeader(place) ? [{}] : []),
	run: (snapshot, { range, follow }, { language }) =>
		changeTable(snapshot, insertBelow(snapshot, range), { follow, language }),
});

/** A new row above the selected ones; above the first row of a 项目 it becomes that first row. */
export const insertRowAbove = command({
	verb: "insertRowAbove",
	title: { zh: "在上方插入一行", en: "Insert a row above" },
	kind: "refactor.rewrite.niwen",
	isOwnOfClient: true,
	offers: (place) => (isInRows(place) ? [{}] : []),
	run: (snapshot, { range, follow }, { language }) =>
		changeTable(snapshot, insertAbove(snapshot, range), { follow, language }),
});

function isInHeader({ snapshot: { plan }, span }: CommandPlace): boolean {
	const block = plan.blockAt(plan.blockAtLine(span.line));
	return block?.kind === "table-header" && block.header.taskColumn >= 0;
}

function insertBelow(snapshot: PlanSnapshot, range: Range | undefined): TableOutcome {
	const { plan } = snapshot;
	const block = range === undefined ? -1 : plan.blockAtLine(range.start.line);
	const header = plan.blockAt(block);
	if (header?.kind === "table-header") {
		if (header.header.taskColumn < 0) return { refused: noRow };
		const at = plan.tasksBefore(block + 1);
		return {
			operations: [
				{
					op: "insertRows",
					at: { underHeader: block },
					rows: [{ cells: firstRow(plan, header.header, at) }],
				},
			],
			done: { zh: "已在表头下插入一行", en: "A row was inserted under the header" },
			order: () => orderWithNew(plan.taskCount, at, 1),
			select: { block: block + 1, rows: 1, isNew: true, like: header.header },
		};
	}
	const selected = selectRows(snapshot, range);
	if ("refused" in selected) return selected;
	const last = selected.endTask - 1;
	return {
		operations: [insertion({ after: last }, newRowBelow(plan, last))],
		done: { zh: "已在下方插入一行", en: "A row was inserted below" },
		order: () => orderWithNew(plan.taskCount, last + 1, 1),
		select: { block: plan.blockOfTask(last) + 1, rows: 1, isNew: true, like: selected.row.header },
	};
}

function insertAbove(snapshot: PlanSnapshot, range: Range | undefined): TableOutcome {
	const { plan } = snapshot;
	const selected = selectRows(snapshot, range);
	if ("refused" in selected) return selected;
	const { firstTask: task, row } = selected;
	const done = { zh: "已在上方插入一行", en: "A row was inserted above" };
	const order = () => orderWithNew(plan.taskCount, task, 1);
	const select = { block: plan.blockOfTask(task), rows: 1, isNew: true, like: row.header };
	const isInGroup = continuesTable(plan, task) && row.cells[row.header.groupColumn]?.state !== "text";
	if (isInGroup || row.header.groupColumn < 0) {
		const cells = continuesTable(plan, task) ? newRowBelow(plan, task - 1) : firstRow(plan, row.header, task);
		return { operations: [insertion({ before: task }, cells)], done, order, select };
	}
	// The new row takes the place of the first of its 项目: it shows what that row shows, which is then merged with it.
	const shared = sharedColumns(plan, task);
	const own = firstRow(plan, row.header, task);
	const cells = own.map((cell, column): NewCell => {
		return shared.includes(column) ? { state: "same", task, column } : cell;
	});
	return {
		operations: [{ ...insertion({ before: task }, cells), rejoin: true }],
		done,
		order,
		select,
	};
}

function insertion(at: { before: number } | { after: number }, cells: readonly NewCell[]): InsertRows {
	return { op: "insertRows", at, rows: [{ cells }] };
}

/** The columns that the first row of a 项目 shares with a new one above it: the 项目, and what is merged below it. */
function sharedColumns(plan: Plan, task: number): readonly number[] {
	const row = plan.taskAt(task);
	if (row === undefined) return [];
	const below = continuesTable(plan, task + 1) ? plan.taskAt(task + 1) : undefined;
	return row.header.columns.flatMap((_, column) => {
		const isShared = isGroupColumn(row.header, column) || below?.cells[column]?.state === "covered";
		return isShared && row.cells[column]?.state === "text" ? [column] : [];
	});
}
