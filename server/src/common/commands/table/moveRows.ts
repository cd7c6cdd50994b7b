import type { Range } from "vscode-languageserver-types";
import type { LocalizedText } from "../../model/localizedText.js";
import type { Plan } from "../../model/plan.js";
import type { RowPlace } from "../../model/planOperation.js";
import { continuesTable } from "../../model/rowOfCell.js";
import type { PlanSnapshot } from "../../snapshot/planSnapshot.js";
import { command } from "../command.js";
import { keyPlaceAt } from "./keyPlace.js";
import { orderMoved } from "./rowOrder.js";
import { rowsAt } from "./rowPlaces.js";
import { noRow, type RowSelection, rowsInWords, selectRows } from "./rowSelection.js";
import type { PlaceInRows } from "./selectAfter.js";
import { changeTable, type TableOutcome } from "./tableCommand.js";

/** The selected rows one place up; whole 项目 over the whole 项目 above, and over the border of a table or section. */
export const moveRowsUp = command({
	verb: "moveRowsUp",
	title: { zh: "上移任务行", en: "Move rows up" },
	kind: "refactor.move.niwen",
	isOwnOfClient: true,
	offers: (place) => ((rowsAt(place)?.firstTask ?? 0) > 0 ? [{}] : []),
	run: (snapshot, { range, follow, join }, { language }) =>
		changeTable(snapshot, moveSelected(snapshot, range, true, join), { follow, language }),
});

/** Likewise down. */
export const moveRowsDown = command({
	verb: "moveRowsDown",
	title: { zh: "下移任务行", en: "Move rows down" },
	kind: "refactor.move.niwen",
	isOwnOfClient: true,
	offers: (place) => {
		const rows = rowsAt(place);
		return rows !== undefined && rows.endTask < place.snapshot.plan.taskCount ? [{}] : [];
	},
	run: (snapshot, { range, follow, join }, { language }) =>
		changeTable(snapshot, moveSelected(snapshot, range, false, join), { follow, language }),
});

/** Where the cursor is in the row that is moved; nothing where more than a place is selected, or of a row of several lines. */
function caretIn(
	plan: Plan,
	{ firstTask, row, column }: RowSelection,
	range: Range | undefined,
): Pick<PlaceInRows, "caret"> {
	const { start, end } = range ?? { start: undefined, end: undefined };
	const isCaret = start !== undefined && start.line === end.line && start.character === end.character;
	const cell = row.cells[column];
	if (!isCaret || cell === undefined || start.line !== plan.lineOfTask(firstTask) + cell.span.line) return {};
	return { caret: { column, offset: Math.max(0, start.character - cell.span.character) } };
}

/** A step up or down: the task that the rows are put before (by its index now), and what they become there. */
interface Step {
	readonly at: RowPlace;
	readonly before: number;
	readonly join: boolean;
	readonly into: "group" | "section" | "place";
}

/**
 * @param join whether rows that meet another 项目 become part of it; left out, a part of a 项目 does and a whole one does
 *   not
 */
function moveSelected(
	snapshot: PlanSnapshot,
	range: Range | undefined,
	isUp: boolean,
	join: boolean | undefined,
): TableOutcome {
	const { plan } = snapshot;
	if (range !== undefined && keyPlaceAt(snapshot, range.start.line)?.kind === "bars")
		return { refused: noRow, isElsewhere: true };
	const selected = selectRows(snapshot, range);
	if ("refused" in selected) return selected;
	const { firstTask, endTask, row } = selected;
	const step = isUp ? stepUp(plan, selected, join) : stepDown(plan, selected, join);
	if ("refused" in step) return step;
	const tasks = Array.from({ length: endTask - firstTask }, (_, i) => firstTask + i);
	const order = () => orderMoved(plan.taskCount, firstTask, endTask, step.before);
	return {
		operations: [{ op: "moveRows", tasks, at: step.at, join: step.join, rejoin: true }],
		done: describe(tasks.length, isUp, step.into),
		order,
		select: {
			block: blockOfPlace(plan, step.at),
			rows: tasks.length,
			...caretIn(plan, selected, range),
			like: plan.taskAt(taskOfPlace(step.at))?.header ?? row.header,
		},
	};
}

function stepUp(
	plan: Plan,
	{ firstTask, endTask }: RowSelection,
	join: boolean | undefined,
): Step | { readonly refused: LocalizedText } {
	const above = firstTask - 1;
	if (above < 0) return { refused: { zh: "已经是第一行。", en: "These are the first rows already." } };
	if (!continuesTable(plan, firstTask))
		return { at: { after: above }, before: firstTask, join: false, into: "section" };
	const group = plan.groupOfTask(firstTask);
	const other = plan.groupOfTask(above);
	if (other < 0 || group === other) return stepTo(above);
	const isWhole = isWholeGroups(plan, firstTask, endTask);
	if (!isWhole && group !== plan.groupOfTask(endTask - 1) && join === undefined) return { refused: mixed };
	if (join ?? !isWhole) {
		// Above the last row of the 项目, but never above its first.
		const isAlone = plan.groupOfTask(above - 1) !== other || !continuesTable(plan, above);
		return isAlone
			? { at: { after: above }, before: firstTask, join: true, into: "group" }
			: { ...stepTo(above), join: true, into: "group" };
	}
	if (!isWhole) return stepTo(above);
	let first = above;
	while (continuesTable(plan, first) && plan.groupOfTask(first - 1) === other) first--;
	return stepTo(first);
}

function stepDown(
	plan: Plan,
	{ firstTask, endTask }: RowSelection,
	join: boolean | undefined,
): Step | { readonly refused: LocalizedText } {
	if (endTask >= plan.taskCount)
		return { refused: { zh: "已经是最后一行。", en: "These are the last rows already." } };
	const behind = (task: number): Step => ({
		at: { after: task },
		before: task + 1,
		join: false,
		into: "place",
	});
	if (!continuesTable(plan, endTask))
		return { at: { before: endTask }, before: endTask, join: false, into: "section" };
	const group = plan.groupOfTask(endTask - 1);
	const other = plan.groupOfTask(endTask);
	if (other < 0 || group === other) return behind(endTask);
	const isWhole = isWholeGroups(plan, firstTask, endTask);
	if (!isWhole && group !== plan.groupOfTask(firstTask) && join === undefined) return { refused: mixed };
	if (join ?? !isWhole) return { ...behind(endTask), join: true, into: "group" };
	if (!isWhole) return behind(endTask);
	let last = endTask;
	while (continuesTable(plan, last + 1) && plan.groupOfTask(last + 1) === other) last++;
	return behind(last);
}

function stepTo(task: number): Step {
	return { at: { before: task }, before: task, join: false, into: "place" };
}

/** Whether tasks are all those of their 项目, as far as these stand in one table. */
function isWholeGroups(plan: Plan, firstTask: number, endTask: number): boolean {
	const isBorder = (task: number) =>
		!continuesTable(plan, task) || plan.groupOfTask(task) !== plan.groupOfTask(task - 1);
	return plan.groupOfTask(firstTask) >= 0 && isBorder(firstTask) && isBorder(endTask);
}

function taskOfPlace(at: RowPlace): number {
	return "before" in at ? at.before : "after" in at ? at.after : -1;
}

function blockOfPlace(plan: Plan, at: RowPlace): number {
	if ("underHeader" in at) return at.underHeader + 1;
	return "before" in at ? plan.blockOfTask(at.before) : plan.blockOfTask(at.after) + 1;
}

function describe(count: number, isUp: boolean, into: Step["into"]): LocalizedText {
	const rows = rowsInWords(count);
	const zh = isUp ? `已将${rows.zh}上移` : `已将${rows.zh}下移`;
	const en = `${rows.en} moved ${isUp ? "up" : "down"}`;
	if (into === "place") return { zh, en };
	const where = isUp ? ["上面", "above"] : ["下面", "below"];
	return into === "group"
		? { zh: `${zh}，并入${where[0]}的项目`, en: `${en} into the group ${where[1]}` }
		: { zh: `${zh}到${where[0]}的表`, en: `${en} into the table ${where[1]}` };
}

const mixed: LocalizedText = {
	zh: "选中的行分属几个项目，又不是整个项目：请选中整个项目，或只选一个项目里的行。",
	en: "The rows are parts of several groups: select whole groups, or rows of one.",
};
