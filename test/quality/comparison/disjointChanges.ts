import type { PlanOperation } from "../../../server/src/common/model/planOperation.js";
import type { PlanSnapshot } from "../../../server/src/common/snapshot/planSnapshot.js";
import { ChangedPlan } from "./changePlan.js";
import { changeKinds, type DraftedChange, draftChange } from "./draftChange.js";
import type { Random } from "./random.js";

/** Changes drafted for one plan, none of which touches a row that another does, nor one beside it where rows come or go. */
export function draftDisjoint(
	base: PlanSnapshot,
	other: PlanSnapshot | undefined,
	count: number,
	random: Random,
): readonly DraftedChange[] {
	const taken = new Set<number>();
	const drafts: DraftedChange[] = [];
	const titles = new Set<number>();
	for (const task of random.shuffle([...Array(base.plan.taskCount).keys()])) {
		if (drafts.length >= count) break;
		for (const kind of random.shuffle(changeKinds)) {
			const draft = draftChange(kind, base, task, random, other);
			if (draft === undefined) continue;
			const section = base.plan.sectionOfTask(task);
			// A heading is no row, but only one can change it.
			if (kind === "heading" && titles.has(section)) continue;
			const touched = kind === "heading" ? [] : rowsTouched(base, draft.operation);
			if (touched.some((row) => taken.has(row))) continue;
			if (kind === "heading") titles.add(section);
			for (const row of touched) taken.add(row);
			drafts.push(draft);
			break;
		}
	}
	return drafts;
}

function rowsTouched(base: PlanSnapshot, operation: PlanOperation): readonly number[] {
	const around = (...rows: readonly number[]) => rows.flatMap((row) => [row - 1, row, row + 1, row + 2]);
	switch (operation.op) {
		case "moveRows":
			return around(...operation.tasks, "after" in operation.at ? operation.at.after : -1);
		case "moveToSection":
			return around(...operation.tasks, (base.plan.sectionAt(operation.section)?.endTask ?? 0) - 1);
		case "insertRows":
			return around("after" in operation.at ? operation.at.after : -1);
		case "deleteRows":
			return operation.tasks.flatMap((row) => around(row));
		case "splitTask":
		case "joinTasks":
			return around(operation.task);
		case "setLeaders":
		case "setCell":
			return hangingOn(base, operation.task);
		case "setUnits":
			return hangingOn(base, operation.task);
		default:
			return "task" in operation
				? [operation.task]
				: "at" in operation && "task" in operation.at
					? [operation.at.task]
					: [];
	}
}

/** A row, and those below it that show what it says in a merged cell. */
function hangingOn({ plan }: PlanSnapshot, task: number): readonly number[] {
	const rows = [task];
	for (let row = task + 1; row < plan.taskCount; row++) {
		if (plan.taskAt(row)?.cells.some(({ state }) => state === "covered") !== true) break;
		rows.push(row);
	}
	return rows;
}

/** Makes drafts one after another; each speaks of the rows of the plan that all of them were drafted for. */
export function makeAll(base: PlanSnapshot, drafts: readonly DraftedChange[]): ChangedPlan {
	const changed = new ChangedPlan(base);
	for (const draft of drafts) {
		changed.take({ ...draft, operation: translate(base, changed, draft.operation) });
	}
	return changed;
}

function translate(base: PlanSnapshot, changed: ChangedPlan, operation: PlanOperation): PlanOperation {
	const row = (task: number) => changed.rowOf(task);
	switch (operation.op) {
		case "moveRows":
			return {
				...operation,
				tasks: operation.tasks.map(row),
				at: "after" in operation.at ? { after: row(operation.at.after) } : operation.at,
			};
		case "moveToSection":
		case "deleteRows":
			return { ...operation, tasks: operation.tasks.map(row) };
		case "insertRows":
			return {
				...operation,
				at: "after" in operation.at ? { after: row(operation.at.after) } : operation.at,
				rows: operation.rows.map(({ cells }) => ({
					cells: cells.map((cell) => (cell?.state === "same" ? { ...cell, task: row(cell.task) } : cell)),
				})),
			};
		case "joinTasks":
			return { ...operation, task: row(operation.task), endTask: row(operation.task) + 2 };
		case "replaceText":
			return "task" in operation.at
				? { ...operation, at: { ...operation.at, task: row(operation.at.task) } }
				: operation;
		case "setHeading": {
			const sections = [...base.plan.eachSection()];
			const section = sections.findIndex(({ blockIndex }) => blockIndex === operation.block);
			return { ...operation, block: changed.snapshot.plan.sectionAt(section)?.blockIndex ?? -1 };
		}
		default:
			return "task" in operation ? { ...operation, task: row(operation.task) } : operation;
	}
}
