import type { RowBlock } from "../model/block.js";
import type { Plan } from "../model/plan.js";
import { isCovered, MergedCells } from "../model/rowOfCell.js";
import type { PlanSnapshot } from "../snapshot/planSnapshot.js";

/** What a cell of a task shows. */
export interface ShownCell {
	/** The name of its column. */
	readonly key: string;
	/** Index of its column. */
	readonly column: number;
	/** Of the task's own column without the number. */
	readonly text: string;
	/** Merged with a cell above. */
	readonly isMerged: boolean;
	/** The task whose cell it shows: its own, where it is not merged; -1 where there is none. */
	readonly holder: number;
}

/** The name of a column by which its cells are known in other plans. */
export function keyOfColumn(header: string): string {
	return header.replace(/\s/g, "");
}

/** The cells of a task but for numbers. */
export function cellsOf({ plan }: PlanSnapshot, task: number): readonly ShownCell[] {
	const row = plan.taskAt(task);
	if (row === undefined) return [];
	return row.header.columns.flatMap(({ header, role }, column) => {
		if (role === "number") return [];
		const isMerged = isCovered(row, column);
		const holder = isMerged ? holderOf(plan, task, column) : task;
		return [{ key: keyOfColumn(header), column, text: textOfCell(plan, holder, column), isMerged, holder }];
	});
}

/** The task whose cell holds for a task, itself or one above; -1 where there is none. Asked task by task, a step for each. */
export function holderOf(plan: Plan, task: number, column: number): number {
	let cells = mergedCells.get(plan);
	if (cells === undefined) {
		cells = new MergedCells(plan);
		mergedCells.set(plan, cells);
	}
	return cells.taskOf(task, column);
}

/** Merged cells may reach down a whole table. */
const mergedCells = new WeakMap<Plan, MergedCells>();

/** What a cell shows by itself, merged or not: of the task's own column without the number; empty where there is none. */
export function textOfCell(plan: Plan, task: number, column: number): string {
	const row = plan.taskAt(task);
	if (row === undefined) return "";
	const text = column === row.header.taskColumn ? row.text.text : (row.cells[column]?.content.text ?? "");
	return text.trim();
}

/** What stands before the words in the cell of a task: its number, where it is written there. */
export function numberBefore(row: RowBlock): string {
	const whole = row.cells[row.header.taskColumn]?.content.text ?? "";
	return whole.endsWith(row.text.text) ? whole.slice(0, whole.length - row.text.text.length) : "";
}
