import type { LocalizedText } from "../model/localizedText.js";
import type { NewCell, PlanOperation, RowPlace } from "../model/planOperation.js";
import { editSnapshot, snapshotAfter } from "../snapshot/editSnapshot.js";
import type { PlanSnapshot } from "../snapshot/planSnapshot.js";
import { cellsOf, numberBefore } from "./shownCells.js";

/** Beside which task of the base a row stands. */
export interface RowAnchor {
	readonly task: number;
	readonly below: boolean;
}

/** A plan that is changed operation by operation, its rows known by the tasks of the base that they go on. */
export class MergedRows {
	/** What could not be done, by what it was asked for. */
	readonly refused: { readonly id: unknown; readonly reason: LocalizedText }[] = [];
	/** The task of the base of each row, -1 for rows of its own. */
	private order: number[];
	/** How many rows were put in behind one that stays, so that they keep their order. */
	private readonly behind = new Map<number, number>();

	constructor(
		private now: PlanSnapshot,
		baseOf: (task: number) => number,
	) {
		this.order = Array.from({ length: now.plan.taskCount }, (_, task) => baseOf(task));
	}

	get snapshot(): PlanSnapshot {
		return this.now;
	}

	/** Index of the row that a task of the base has become, -1 where it is gone. */
	indexOf(base: number): number {
		return this.order.indexOf(base);
	}

	set(base: number, column: string, text: string, id: unknown): void {
		this.run(this.operationOf(this.indexOf(base), column, text), id);
	}

	/** What makes a cell of a row show a text. */
	operationOf(task: number, column: string, text: string): readonly PlanOperation[] {
		const cell = cellsOf(this.now, task).find(({ key }) => key === column);
		const row = this.now.plan.taskAt(task);
		if (cell === undefined || row === undefined || cell.text === text) return [];
		const before = cell.column === row.header.taskColumn ? numberBefore(row) : "";
		return [{ op: "setCell", task, column: cell.column, text: before + text }];
	}

	move(base: number, anchor: RowAnchor, id: unknown): void {
		const from = this.indexOf(base);
		const beside = this.indexOf(anchor.task);
		if (from < 0 || beside < 0 || from === beside) return;
		const at: RowPlace = anchor.below ? { after: beside } : { before: beside };
		if (!this.run([{ op: "moveRows", tasks: [from], at, rejoin: true }], id)) return;
		this.order.splice(from, 1);
		this.order.splice(this.indexOf(anchor.task) + (anchor.below ? 1 : 0), 0, base);
	}

	/** Puts in a row of a copy; cells that show what the row above shows are merged with it where they are merged there. */
	insert(anchor: RowAnchor, copy: PlanSnapshot, task: number, id: unknown): void {
		const beside = this.indexOf(anchor.task);
		const like = this.now.plan.taskAt(beside);
		if (like === undefined) return;
		const put = anchor.below ? (this.behind.get(anchor.task) ?? 0) : 0;
		const above = beside + put;
		const place: RowPlace = anchor.below ? { after: above } : { before: beside };
		const theirs = new Map(cellsOf(copy, task).map((cell) => [cell.key, cell]));
		const ours = new Map(cellsOf(this.now, above).map((cell) => [cell.key, cell]));
		const row = copy.plan.taskAt(task);
		const cells = like.header.columns.map(({ header, role }, column): NewCell | undefined => {
			const key = header.replace(/\s/g, "");
			if (role === "number" && like.header.numberIn === "task")
				return anchor.below ? { state: "covered" } : undefined;
			if (role === "number") return { state: "text", text: `${row?.number ?? ""}` };
			const cell = theirs.get(key);
			if (cell === undefined) return undefined;
			if (anchor.below && cell.isMerged && ours.get(key)?.text === cell.text) return { state: "covered" };
			const number =
				column === like.header.taskColumn && like.header.numberIn === "task" && row !== undefined;
			return { state: "text", text: (number ? numberBefore(row) || `${row.number ?? 0}.` : "") + cell.text };
		});
		if (!this.run([{ op: "insertRows", at: place, rows: [{ cells }] }], id)) return;
		this.order.splice(anchor.below ? above + 1 : beside, 0, -1);
		if (anchor.below) this.behind.set(anchor.task, put + 1);
	}

	remove(tasks: readonly number[]): void {
		const rows = tasks.map((task) => this.indexOf(task)).filter((row) => row >= 0);
		if (rows.length === 0) return;
		if (this.run([{ op: "deleteRows", tasks: rows }], undefined))
			this.order = this.order.filter((_, row) => !rows.includes(row));
	}

	/** Numbers the tasks again and sets the total, where the base counts from 1 on and its total is right. */
	renumber({ plan: base }: PlanSnapshot): void {
		const { plan } = this.now;
		const isCounted = base.taskCount > 0 && !base.someTask((row, task) => row.number !== task + 1);
		const numbers = Array.from({ length: plan.taskCount }, (_, task) => ({ task, number: task + 1 }));
		const wrong = numbers.filter(({ task, number }) => plan.taskAt(task)?.number !== number);
		if (isCounted && wrong.length > 0) this.run([{ op: "setNumbers", numbers: wrong }], undefined);
		const isTotal = base.declaredTotal?.value === base.taskCount;
		if (isTotal && plan.declaredTotal !== null && plan.declaredTotal.value !== plan.taskCount)
			this.run([{ op: "setTotal", count: plan.taskCount }], undefined);
	}

	/** Makes operations; what a layout cannot express is noted. */
	private run(operations: readonly PlanOperation[], id: unknown): boolean {
		if (operations.length === 0) return true;
		const outcome = editSnapshot(this.now, () => operations);
		if (!("edits" in outcome)) {
			this.refused.push({ id, reason: outcome.refused });
			return false;
		}
		this.now = snapshotAfter(this.now, outcome.edits);
		return true;
	}
}
