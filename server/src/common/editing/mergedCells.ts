import type { Plan } from "../model/plan.js";
import { continuesTable, taskOfCell } from "../model/rowOfCell.js";
import type { CellChangeSet } from "./cellChange.js";
import type { CellOfPlan, PlacedRow, RowArrangement, RowNode } from "./rowArrangement.js";

/** Columns of a table are fewer. */
const mostColumns = 4096;

/**
 * Which cell each cell hangs on once the rows are arranged anew: two are merged where one stands below the other and
 * both hang on the same. What hangs on another one than before takes over what it was merged with.
 *
 * A cell is named by a number: those of the plan by task and column, others by one below -1; -1 is not a cell.
 */
export class MergedCells {
	/** Cells that others have come to stand for, which show the same. */
	private readonly united = new Map<number, number>();
	private readonly newCells = new Map<PlacedRow, number>();

	constructor(
		private readonly plan: Plan,
		private readonly changes: CellChangeSet,
		private readonly rows: RowArrangement,
	) {}

	/** What hung on a cell hangs on another one, which shows the same: the one that it is merged with, where it is. */
	unite(task: number, column: number, intoTask: number, intoColumn: number): void {
		const change = this.changes.at(intoTask, intoColumn);
		const isOwn = change !== undefined && "become" in change;
		const from = this.resolve(nameOf(task, column));
		const into = this.resolve(
			isOwn ? this.ownCell(intoTask, intoColumn) : this.shownCell(intoTask, intoColumn),
		);
		if (from !== into) this.united.set(from, into);
	}

	/** The task whose cell stands for a cell of the plan; its own where nothing was united with it. */
	survivor(task: number, column: number): number {
		return Math.floor(this.resolve(nameOf(task, column)) / mostColumns);
	}

	/**
	 * The cell that a merged cell of a row hung on, of no task where it was merged with nothing; undefined where it hangs
	 * on the same one as before.
	 */
	lostCell(node: RowNode, column: number): { readonly task: number; readonly column: number } | undefined {
		const from = this.sourceOf(node, column);
		const own = from && this.mergedBefore(from.task, from.column);
		if (from === undefined || own === undefined) return undefined;
		const above = this.rows.above(node);
		// In the first row a cell may be merged with nothing.
		const hangsOn = above === undefined ? nameOf(from.task, from.column) : this.cellOf(above, column);
		if (this.resolve(own) === hangsOn) return undefined;
		const shown = { task: Math.floor(own / mostColumns), column: own % mostColumns };
		// What was merged with nothing shows nothing, whatever becomes of the first such cell.
		const isNothing = this.plan.taskAt(shown.task)?.cells[shown.column]?.state === "covered";
		return isNothing ? { ...shown, task: -1 } : shown;
	}

	/** The cell that a merged cell hung on in the plan; undefined where it was not merged, or is to be something else. */
	private mergedBefore(task: number, column: number): number | undefined {
		if (this.plan.taskAt(task)?.cells[column]?.state !== "covered") return undefined;
		const change = this.changes.at(task, column);
		return change !== undefined && "become" in change ? undefined : this.shownCell(task, column);
	}

	/** Whether the own cell of a row is the one that the row above shows, so that both may be merged again. */
	isOneWithAbove(node: RowNode, column: number): boolean {
		const own = this.sourceOf(node, column);
		const from = own ?? sameOf(node, column);
		const above = this.rows.above(node);
		if (from === undefined || above === undefined) return false;
		const state = this.plan.taskAt(from.task)?.cells[from.column]?.state;
		// A merged cell stays so by itself; only where a new row repeats one must it be said.
		if (state === "missing" || (state === "covered" && own !== undefined)) return false;
		if (this.changes.at(from.task, from.column) !== undefined) return false;
		return this.cellOf(above, column) === this.resolve(this.shownCell(from.task, from.column));
	}

	/** The cell that a cell of a row hangs on. */
	private cellOf(row: RowNode, column: number): number {
		let node = row;
		while (this.isMergedOnPurpose(node, column)) {
			const above = this.rows.above(node);
			if (above === undefined) return -1;
			node = above;
		}
		const from = this.sourceOf(node, column) ?? sameOf(node, column);
		if (from === undefined) return this.newCell(node, column);
		const change = this.changes.at(from.task, from.column);
		const wasMerged = this.plan.taskAt(from.task)?.cells[from.column]?.state === "covered";
		if (wasMerged && change !== undefined && "become" in change && change.takesBelow !== true)
			return this.resolve(this.ownCell(from.task, from.column));
		return this.resolve(this.shownCell(from.task, from.column));
	}

	private isMergedOnPurpose(node: RowNode, column: number): boolean {
		if (typeof node !== "number" && node.cells.get(column)?.state === "covered") return true;
		const from = this.sourceOf(node, column);
		const change = from && this.changes.at(from.task, from.column);
		return change !== undefined && "become" in change && change.become.state === "covered";
	}

	/** The cell of the plan that stands in a row's column; undefined for a new one. */
	private sourceOf(
		node: RowNode,
		column: number,
	): { readonly task: number; readonly column: number } | undefined {
		if (typeof node === "number") return { task: node, column };
		if (node.task === undefined || node.cells.has(column)) return undefined;
		const from = node.columns === undefined ? column : (node.columns[column] ?? -1);
		return from < 0 ? undefined : { task: node.task, column: from };
	}

	/** A cell that is no longer merged: nothing hung on it before. */
	private ownCell(task: number, column: number): number {
		const isMerged = this.plan.taskAt(task)?.cells[column]?.state === "covered";
		return isMerged ? -2 - nameOf(task, column) : nameOf(task, column);
	}

	/** The cell that one shows; of those that are merged with nothing, the topmost. */
	private shownCell(task: number, column: number): number {
		const shown = taskOfCell(this.plan, task, column);
		if (shown >= 0) return nameOf(shown, column);
		let first = task;
		while (continuesTable(this.plan, first)) first--;
		return nameOf(first, column);
	}

	private newCell(node: RowNode, column: number): number {
		if (typeof node === "number") return -1;
		let index = this.newCells.get(node);
		if (index === undefined) {
			index = this.newCells.size;
			this.newCells.set(node, index);
		}
		// Below all names of cells of the plan that have become their own.
		return -2 - nameOf(this.plan.taskCount + index, column);
	}

	private resolve(cell: number): number {
		let at = cell;
		for (let into = this.united.get(at); into !== undefined; into = this.united.get(at)) at = into;
		return at;
	}
}

function sameOf(node: RowNode, column: number): CellOfPlan | undefined {
	return typeof node === "number" ? undefined : node.same?.get(column);
}

function nameOf(task: number, column: number): number {
	return task * mostColumns + column;
}
