import type { RowBlock } from "../../model/block.js";
import type { Plan } from "../../model/plan.js";
import type { NewCell } from "../../model/planOperation.js";
import { continuesTable } from "../../model/rowOfCell.js";
import type { TableHeader } from "../../model/tableHeader.js";

const covered: NewCell = { state: "covered" };
const empty: NewCell = { state: "empty" };

/**
 * The cells of a new row below a task: part of its 项目 (序号 and 项目 merged), numbered as the next task, with the ★ of
 * the lead unit where the document marks it so, everything else to be filled in. Inside a merged cell the row is part of
 * it; its leader is merged, too, where that of the row above is.
 */
export function newRowBelow(plan: Plan, task: number): readonly NewCell[] {
	const row = plan.taskAt(task);
	if (row === undefined) return [];
	const { header } = row;
	const below = continuesTable(plan, task + 1) ? plan.taskAt(task + 1) : undefined;
	return header.columns.map((_, column): NewCell => {
		if (below?.cells[column]?.state === "covered") return covered;
		if (isGroupColumn(header, column)) return repeatsGroups(plan, task) ? groupCell(row, column) : covered;
		if (column === header.leaderColumn && row.cells[column]?.state === "covered") return covered;
		return ownCell(plan, header, column, nextNumber(plan, task));
	});
}

/** The cells of the first row of a table that has none yet, or of one before all others. */
export function firstRow(plan: Plan, header: TableHeader, before: number): readonly NewCell[] {
	const isFirst = plan.taskCount === 0;
	const number = isFirst ? 1 : nextNumber(plan, before - 1);
	const like =
		plan.taskAt(before)?.header === header ? header : { ...header, numberIn: numberPlace(plan, header) };
	return header.columns.map((_, column) =>
		isGroupColumn(like, column) ? empty : ownCell(plan, like, column, number),
	);
}

/** Where the tasks of a table without any are to have their numbers: as in the others of the plan. */
function numberPlace(plan: Plan, header: TableHeader): TableHeader["numberIn"] {
	if (header.numberIn !== "none") return header.numberIn;
	for (const row of plan.eachTask()) if (row.number !== null) return row.numberInTask ? "task" : "serial";
	if (plan.taskCount > 0) return "none";
	return header.numberColumn >= 0 && header.groupColumn < 0 ? "serial" : "task";
}

/** Whether a column holds the 项目, or its 序号. */
export function isGroupColumn({ groupColumn, numberColumn, numberIn }: TableHeader, column: number): boolean {
	if (column < 0) return false;
	return column === groupColumn || (column === numberColumn && numberIn !== "serial" && groupColumn >= 0);
}

/** The number behind that of a task, or of the nearest above it that has one; null in a plan without numbers. */
export function nextNumber(plan: Plan, task: number): number | null {
	for (let at = task; at >= 0; at--) {
		const number = plan.taskAt(at)?.number ?? null;
		if (number !== null) return number + 1;
	}
	return plan.someTask(({ number }) => number !== null) ? 1 : null;
}

/** Whether the rows of a task's 项目 each say its name, instead of sharing a merged cell. */
function repeatsGroups(plan: Plan, task: number): boolean {
	const group = plan.groupAt(plan.groupOfTask(task));
	if (group === undefined || group.endTask - group.firstTask < 2 || group.parts.length > 1) return false;
	const column = plan.taskAt(task)?.header.groupColumn ?? -1;
	return !plan.someTask(({ cells }) => cells[column]?.state === "covered", group.firstTask, group.endTask);
}

function groupCell(row: RowBlock, column: number): NewCell {
	const cell = row.cells[column];
	return cell?.state === "text" ? { state: "text", text: cell.content.text } : empty;
}

function ownCell(plan: Plan, header: TableHeader, column: number, number: number | null): NewCell {
	if (column === header.taskColumn)
		return header.numberIn === "task" && number !== null
			? { state: "text", text: `${number}${numberMark(plan)}` }
			: empty;
	if (column === header.numberColumn && header.numberIn === "serial")
		return number === null ? empty : { state: "text", text: `${number}` };
	const isStarred = plan.conventions.lead === "star" && column === header.unitColumns[0];
	return isStarred ? { state: "text", text: "★" } : empty;
}

/** A task with its number in front, as the document writes numbers; set apart from a figure that it begins with. */
export function numberedText(plan: Plan, number: number, text: string): string {
	const apart = /^[\d０-９]/.test(text) && !/^\d{4}年/.test(text) ? " " : "";
	return `${number}${numberMark(plan)}${apart}${text}`;
}

/** The mark that the document writes behind the numbers of its tasks. */
function numberMark(plan: Plan): string {
	for (const row of plan.eachTask()) {
		if (row.number === null || !row.numberInTask) continue;
		const words = row.cells[row.header.taskColumn]?.content.text ?? "";
		const mark = /^\s*[\d０-９]{1,6}\s{0,2}([、．.])/.exec(words)?.[1];
		if (mark !== undefined) return mark;
	}
	return ".";
}
