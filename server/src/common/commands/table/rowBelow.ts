import type { Range } from "vscode-languageserver-types";
import { cellsOfLine } from "../../features/tableLines.js";
import { hasKeys, isRowOfDashes } from "../../features/tableRanges.js";
import type { LocalizedText } from "../../model/localizedText.js";
import type { InsertRows, NewCell } from "../../model/planOperation.js";
import type { PlanSnapshot } from "../../snapshot/planSnapshot.js";
import { changeOf } from "../changes.js";
import type { CommandOutcome } from "../command.js";
import type { KeyPlace } from "./keyPlace.js";
import { firstRow, newRowBelow } from "./newRow.js";
import { orderWithNew } from "./rowOrder.js";
import { noRow, selectRows } from "./rowSelection.js";
import { changeTable, type TableOptions, type TableOutcome } from "./tableCommand.js";

/** A new row below a row of any kind or below a header, with the cursor where it is to be filled in. */
export function rowBelow(snapshot: PlanSnapshot, place: KeyPlace, options: TableOptions): CommandOutcome {
	const { plan } = snapshot;
	const block = plan.blockAt(place.block);
	if (block?.kind === "section") {
		const underHeading = firstOfSection(snapshot, place, options);
		if (underHeading !== undefined) return underHeading;
	}
	const isOfPlan = block?.kind === "row" || (block?.kind === "table-header" && block.header.taskColumn >= 0);
	if (!isOfPlan) return blankRow(snapshot, place, "below", options.language);
	const at = { line: place.last, character: 0 };
	return changeTable(snapshot, insertBelow(snapshot, { start: at, end: at }), options);
}

/** A new row below the selected ones, or as the first of a table whose header the range is in. */
export function insertBelow(snapshot: PlanSnapshot, range: Range | undefined): TableOutcome {
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

export function insertion(at: { before: number } | { after: number }, cells: readonly NewCell[]): InsertRows {
	return { op: "insertRows", at, rows: [{ cells }] };
}

/** The first row under a heading that is a row itself; `undefined` where there is no table of a plan around it. */
function firstOfSection(
	snapshot: PlanSnapshot,
	{ block }: KeyPlace,
	options: TableOptions,
): CommandOutcome | undefined {
	const { plan } = snapshot;
	const task = plan.tasksBefore(block + 1);
	const below = plan.blockAt(block + 1);
	const done = { zh: "已在标题行下插入一行", en: "A row was inserted under the heading" };
	const order = () => orderWithNew(plan.taskCount, task, 1);
	if (below?.kind !== "row" || !hasKeys(below.header.layout)) return undefined;
	return changeTable(
		snapshot,
		{
			operations: [insertion({ before: task }, firstRow(plan, below.header, task))],
			done,
			order,
			select: { block: block + 1, rows: 1, isNew: true, like: below.header },
		},
		options,
	);
}

/**
 * A row of empty cells beside one of which nothing is known but its bars; not between the names of columns and the
 * dashes below them.
 */
export function blankRow(
	snapshot: PlanSnapshot,
	{ first, last, tableFirst }: KeyPlace,
	side: "above" | "below",
	language: keyof LocalizedText,
): CommandOutcome {
	const { lines, eol } = snapshot.document;
	const written = lines[first] ?? "";
	const isHead = first === tableFirst || isRowOfDashes(written);
	if (side === "above" && isHead) return { message: aboveHead[language], isRefusal: true };
	const isOverDashes = isRowOfDashes(lines[last + 1] ?? "");
	const behind = side === "above" ? first - 1 : isOverDashes ? last + 1 : last;
	const row = `|${"  |".repeat(cellsOfLine(written).length)}`;
	const end = { line: behind, character: (lines[behind] ?? "").length };
	const caret = { line: behind + 1, character: 2 };
	return {
		message: blankDone[language],
		changes: changeOf(snapshot, [{ range: { start: end, end }, newText: `${eol}${row}` }]),
		select: { start: caret, end: caret },
	};
}

/** What a command of keys answers outside tables. */
export function notInTable(language: keyof LocalizedText): CommandOutcome {
	return { message: outside[language], isRefusal: true, isElsewhere: true };
}

const outside: LocalizedText = { zh: "光标不在表格里。", en: "The cursor is not in a table." };
const aboveHead: LocalizedText = {
	zh: "表头上方不能插入行：请把光标放在表头下面的行里。",
	en: "No row can stand above the names of the columns: put the cursor into a row below them.",
};
const blankDone: LocalizedText = {
	zh: "已插入一行空格；如需恢复，撤销一次即可。",
	en: "A row of empty cells was inserted; one undo takes it back.",
};
