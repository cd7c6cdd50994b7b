import type { RowBlock } from "./block.js";
import type { Plan } from "./plan.js";
import { cellAt } from "./tableHeader.js";

/**
 * Tells of every task the row whose cell holds for it in a column: its own or, where that is merged (`^^`), one above
 * in the same table; `undefined` where there is none. Found in one pass: merged cells may reach down a whole table.
 */
export function rowsOfCells(plan: Plan): RowOfCell {
	/** By column, of the tasks with merged cells. */
	const known = new Map<number, readonly (RowBlock | undefined)[]>();
	plan.forEachTask((row, task) => {
		if (!row.cells.some(({ state }) => state === "covered")) return;
		const isBelow = continuesTable(plan, task);
		const above = isBelow ? plan.taskAt(task - 1) : undefined;
		const rowsAbove = isBelow ? known.get(task - 1) : undefined;
		known.set(
			task,
			row.cells.map(({ state }, column) =>
				state !== "covered" ? row : rowsAbove === undefined ? above : rowsAbove[column],
			),
		);
	});
	return (task, column) => {
		const rows = known.get(task);
		const hasCell = rows !== undefined && column >= 0 && column < rows.length;
		return hasCell ? rows[column] : plan.taskAt(task);
	};
}

export type RowOfCell = (task: number, column: number) => RowBlock | undefined;

/** Answers like {@link taskOfCell}, and remembers: asked task by task, it takes one step for each. */
export class MergedCells {
	/** By column and task, of merged cells. */
	private readonly known = new Map<number, Map<number, number>>();

	constructor(private readonly plan: Plan) {}

	taskOf(task: number, column: number): number {
		let tasks = this.known.get(column);
		if (tasks === undefined) {
			tasks = new Map();
			this.known.set(column, tasks);
		}
		for (let at = task; at >= 0; at--) {
			const row = this.plan.taskAt(at);
			const isOwn = row === undefined || !isCovered(row, column);
			const holder = isOwn ? at : (tasks.get(at) ?? (continuesTable(this.plan, at) ? undefined : -1));
			if (holder === undefined) continue;
			if (at < task || !isOwn) tasks.set(task, holder);
			return holder;
		}
		return -1;
	}
}

export function isCovered({ cells }: RowBlock, column: number): boolean {
	return cellAt(cells, column)?.state === "covered";
}

/** The index of the task whose cell holds for a task in a column, itself or one above; -1 where there is none. */
export function taskOfCell(plan: Plan, task: number, column: number): number {
	for (let at = task; at >= 0; at--) {
		const row = plan.taskAt(at);
		if (row === undefined || !isCovered(row, column)) return at;
		if (!continuesTable(plan, at)) return -1;
	}
	return -1;
}

/** Whether a task stands directly below the one before it, so that cells of both may be merged. */
export function continuesTable(plan: Plan, task: number): boolean {
	const row = plan.taskAt(task);
	if (row === undefined || plan.taskAt(task - 1)?.header !== row.header) return false;
	for (let i = plan.blockOfTask(task) - 1; i >= plan.blockOfTask(task - 1) && i >= 0; i--) {
		const kind = plan.blockAt(i)?.kind;
		if (kind === "table-header" || kind === "section") return false;
	}
	return true;
}
