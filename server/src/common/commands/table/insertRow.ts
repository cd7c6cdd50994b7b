import type { Range } from "vscode-languageserver-types";
import type { Plan } from "../../model/plan.js";
import type { NewCell } from "../../model/planOperation.js";
import { continuesTable } from "../../model/rowOfCell.js";
import type { PlanSnapshot } from "../../snapshot/planSnapshot.js";
import { type CommandPlace, command } from "../command.js";
import { keyPlaceAt } from "./keyPlace.js";
import { firstRow, isGroupColumn, newRowBelow } from "./newRow.js";
import { blankRow, insertBelow, insertion, rowBelow } from "./rowBelow.js";
import { orderWithNew } from "./rowOrder.js";
import { isInRows } from "./rowPlaces.js";
import { selectRows } from "./rowSelection.js";
import { changeTable, type TableOutcome } from "./tableCommand.js";

/** A new row below the selected ones, or as the first of a table whose header the range is in. */
export const insertRowBelow = command({
	verb: "insertRowBelow",
	title: { zh: "在下方插入一行", en: "Insert a row below" },
	kind: "refactor.rewrite.niwen",
	isOwnOfClient: true,
	offers: (place) => (isInRows(place) || isInHeader(place) ? [{}] : []),
	run: (snapshot, { range, follow }, { language }) => {
		const place = range === undefined ? undefined : keyPlaceAt(snapshot, range.end.line);
		return place?.kind === "bars"
			? rowBelow(snapshot, place, { follow, language })
			: changeTable(snapshot, insertBelow(snapshot, range), { follow, language });
	},
});

/** A new row above the selected ones; above the first row of a 项目 it becomes that first row. */
export const insertRowAbove = command({
	verb: "insertRowAbove",
	title: { zh: "在上方插入一行", en: "Insert a row above" },
	kind: "refactor.rewrite.niwen",
	isOwnOfClient: true,
	offers: (place) => (isInRows(place) ? [{}] : []),
	run: (snapshot, { range, follow }, { language }) => {
		const place = range === undefined ? undefined : keyPlaceAt(snapshot, range.start.line);
		return place?.kind === "bars" && snapshot.plan.blockAt(place.block)?.kind === "text"
			? blankRow(snapshot, place, "above", language)
			: changeTable(snapshot, insertAbove(snapshot, range), { follow, language });
	},
});

function isInHeader({ snapshot: { plan }, span }: CommandPlace): boolean {
	const block = plan.blockAt(plan.blockAtLine(span.line));
	return block?.kind === "table-header" && block.header.taskColumn >= 0;
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
