import type { LocalizedText } from "../../../server/src/common/model/localizedText.js";
import type { PlanOperation } from "../../../server/src/common/model/planOperation.js";
import { editSnapshot, snapshotAfter } from "../../../server/src/common/snapshot/editSnapshot.js";
import type { PlanSnapshot } from "../../../server/src/common/snapshot/planSnapshot.js";
import { type ChangeKind, type DraftedChange, draftChange } from "./draftChange.js";
import type { Random } from "./random.js";

/** An operation that was made in a plan, and what it has changed, for tools to name. */
export interface KnownChange {
	readonly kind: ChangeKind;
	/** What the task said before, without its number; of a new one what it says. */
	readonly text: string;
	/** The words or names that changed; empty for whole rows. */
	readonly was: string;
	readonly now: string;
	/** What the row showed in the cell that changed, before and after. */
	readonly cellWas: string;
	readonly cellNow: string;
}

/** A plan while it is changed: where each row of the plan before is now. */
export class ChangedPlan {
	readonly changes: KnownChange[] = [];
	readonly refused: LocalizedText[] = [];
	/** The task of the plan before that each row is, -1 for new ones. */
	private rows: number[];
	private readonly isNumbered: boolean;
	private readonly isTotal: boolean;

	constructor(private now: PlanSnapshot) {
		const { plan } = now;
		this.rows = Array.from({ length: plan.taskCount }, (_, task) => task);
		this.isNumbered = plan.taskCount > 0 && !plan.someTask((row, task) => row.number !== task + 1);
		this.isTotal = plan.declaredTotal?.value === plan.taskCount;
	}

	get snapshot(): PlanSnapshot {
		return this.now;
	}

	rowOf(task: number): number {
		return this.rows.indexOf(task);
	}

	/** Makes an operation on a task of the plan before; false where it cannot be done or changes nothing. */
	make(kind: ChangeKind, task: number, random: Random, other?: PlanSnapshot): boolean {
		const row = this.rowOf(task);
		if (row < 0) return false;
		const draft = draftChange(kind, this.now, row, random, other);
		return draft !== undefined && this.take(draft);
	}

	/** Makes a change that was drafted for this very state. */
	take(draft: DraftedChange): boolean {
		const rows = rowsAfter(this.rows, draft.operation, this.now);
		if (!this.run([draft.operation])) return false;
		this.rows = rows;
		this.changes.push(draft.change);
		return true;
	}

	/** Numbers that count from 1, and a total that was right, follow. */
	finish(): PlanSnapshot {
		const { plan } = this.now;
		const numbers = this.rows.flatMap((_, task) =>
			plan.taskAt(task)?.number === task + 1 ? [] : [{ task, number: task + 1 }],
		);
		if (this.isNumbered && numbers.length > 0) this.run([{ op: "setNumbers", numbers }]);
		if (this.isTotal && this.now.plan.declaredTotal?.value !== plan.taskCount)
			this.run([{ op: "setTotal", count: plan.taskCount }]);
		return this.now;
	}

	private run(operations: readonly PlanOperation[]): boolean {
		const outcome = editSnapshot(this.now, () => operations);
		if (!("edits" in outcome)) {
			this.refused.push(outcome.refused);
			return false;
		}
		if (outcome.edits.length === 0) return false;
		this.now = snapshotAfter(this.now, outcome.edits);
		return true;
	}
}

/** Where the rows are behind an operation on a plan. */
function rowsAfter(rows: readonly number[], operation: PlanOperation, { plan }: PlanSnapshot): number[] {
	switch (operation.op) {
		case "deleteRows":
			return rows.filter((_, row) => !operation.tasks.includes(row));
		case "moveRows":
		case "moveToSection": {
			const [task = -1] = operation.tasks;
			const section = operation.op === "moveToSection" ? plan.sectionAt(operation.section) : undefined;
			const after =
				operation.op === "moveRows" && "after" in operation.at
					? operation.at.after
					: (section?.endTask ?? 0) - 1;
			return rows.toSpliced(task, 1).toSpliced(after < task ? after + 1 : after, 0, rows[task] ?? -1);
		}
		case "insertRows":
			return "after" in operation.at ? rows.toSpliced(operation.at.after + 1, 0, -1) : [...rows];
		case "splitTask":
			return rows.toSpliced(operation.task + 1, 0, -1);
		case "joinTasks":
			return rows.toSpliced(operation.task + 1, operation.endTask - operation.task - 1);
		default:
			return [...rows];
	}
}
