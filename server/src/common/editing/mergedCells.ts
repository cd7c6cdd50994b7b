import type { Plan } from "../model/plan.js";
import { taskOfCell } from "../model/rowOfCell.js";
import type { CellChangeSet } from "./cellChange.js";
import type { CellOfPlan, PlacedRow, RowArrangement, RowNode } from "./rowArrangement.js";

/** Columns of a table are fewer. */
const mostColumns = 4096;

/**
 * Which cell each cell hangs on once the rows are arranged anew: two are merged where one stands below the other and
 * both hang on the same. What hangs on another one than before takes over what it was merged with.
 *
 * A cell is named by a number: those of the plan by task and column, others by one below -1; -1 is no cell.
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

	/** What hung on a cell hangs on another one, which shows the same. */
	unite(task: number, column: number, intoTask: number, intoColumn: number): void {
		const from = this.resolve(nameOf(task, column));
		const into = this.resolve(nameOf(intoTask, intoColumn));
		if (from !== into) this.united.set(from, into);
	}

	/** The task whose cell stands for a cell of the plan; its own where nothing was united with it. */
	survivor(task: number, column: number): number {
		return Math.floor(this.resolve(nameOf(task, column)) / mostColumns);
	}

	/**
	 * The cell that a merged cell of a row hung on, where it hangs on another one now; undefined where all is as before.
	 */
	lostCell(node: RowNode, column: number): { readonly task: number; readonly column: number } | undefined {
		const own = this.mergedBefore(node, column);
		if (own === undefined) return undefined;
		const above = this.rows.above(node);
		const hangsOn = above === undefined ? -1 : this.cellOf(above, column);
		if (this.resolve(own) === hangsOn) return undefined;
		return own < 0
			? { task: -1, column: 0 }
			: { task: Math.floor(own / mostColumns), column: own % mostColumns };
	}

	/** The cell that a merged cell hung on in the plan; undefined where it was not merged, or is to be something else. */
	private mergedBefore(node: RowNode, column: number): number | undefined {
		const from = this.sourceOf(node, column);
		if (from === undefined || this.plan.taskAt(from.task)?.cells[from.column]?.state !== "covered")
			return undefined;
		const change = this.changes.at(from.task, from.column);
		return change !== undefined && "become" in change ? undefined : this.shownCell(from.task, from.column);
	}

	/** Whether the own cell of a row is the one that the row above shows, so that both may be merged again. */
	isOneWithAbove(node: RowNode, column: number): boolean {
		const from = this.sourceOf(node, column) ?? sameOf(node, column);
		const above = this.rows.above(node);
		if (from === undefined || above === undefined) return false;
		const state = this.plan.taskAt(from.task)?.cells[from.column]?.state;
		if (state === "missing" || state === "covered" || this.changes.at(from.task, from.column) !== undefined)
			return false;
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
		// A cell of its own that nothing hung on before.
		if (wasMerged && change !== undefined && "become" in change && change.takesBelow !== true)
			return -2 - nameOf(from.task, from.column);
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

	private shownCell(task: number, column: number): number {
		const shown = taskOfCell(this.plan, task, column);
		return shown < 0 ? -1 : nameOf(shown, column);
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
