import type { RowBlock } from "../model/block.js";
import type { Fix } from "../model/edit.js";
import { mendRun } from "../model/fixRun.js";
import { Places } from "../model/folds.js";
import { KeptWithPlan } from "../model/keptWithPlan.js";
import type { Plan } from "../model/plan.js";
import type { SetNumbers } from "../model/planOperation.js";
import { cellAt } from "../model/tableHeader.js";
import {
	findBreaksBetween,
	findSequenceBreaks,
	type SequenceBreak,
	type Steps,
	stepsFrom,
} from "./sequence.js";
import { hasTasksInProse } from "./taskLayouts.js";

/** A run of tasks that are numbered from 1: all of them, or those of one section or table. */
export interface NumberRun {
	readonly firstTask: number;
	readonly endTask: number;
	readonly breaks: readonly SequenceBreak[];
	/** The last task of it that stands in prose, -1 without one. */
	readonly lastInProse: number;
	/** From this task on each number is the one before it and one. */
	readonly steadyFrom: number;
}

const known = new KeptWithPlan<readonly NumberRun[]>();

/** The runs of task numbers of a plan with their breaks: found once, asked by every rule on numbers. */
export function findNumberRuns(plan: Plan): readonly NumberRun[] {
	const found = known.get(plan);
	if (found !== undefined) return found;
	const runs: NumberRun[] = [];
	const hasProse = hasTasksInProse(plan);
	const steps = stepsOf(plan);
	/** The steps that no run before has. */
	let next = 0;
	const addRun = (firstTask: number, endTask: number) => {
		if (firstTask >= endTask) return;
		const own: Steps[] = [];
		for (let step = steps[next]; step !== undefined && step.index < endTask; step = steps[++next]) {
			const from = Math.max(firstTask, step.index);
			const end = Math.min(endTask, step.index + step.length);
			own.push({ index: from, number: step.number + from - step.index, length: end - from });
			if (step.index + step.length > endTask) break;
		}
		const last = own.at(-1);
		const steadyFrom = last !== undefined && last.index + last.length === endTask ? last.index : endTask - 1;
		const counting = { standing: true, start: 1, repeatsFill };
		const breaks = hasProse
			? findProseBreaks(plan, firstTask, endTask)
			: findBreaksBetween(own, firstTask, endTask, counting);
		let lastInProse = hasProse ? endTask - 1 : -1;
		while (lastInProse >= firstTask && plan.taskAt(lastInProse)?.header.layout !== "inline") lastInProse--;
		runs.push({ firstTask, endTask, breaks, lastInProse, steadyFrom });
	};
	let start = 0;
	if (plan.conventions.numbering === "per-section")
		for (let task = 1; task < plan.taskCount; task++)
			if (opensRun(plan, task)) {
				addRun(start, task);
				start = task;
			}
	addRun(start, plan.taskCount);
	known.set(plan, runs);
	return runs;
}

/** The tasks whose numbers do not follow that of the task above by one. */
const stepStarts = new Places<RowBlock>(
	({ number }, above) => number === null || number !== (above?.number ?? Number.NaN) + 1,
);

/** The numbers of all tasks, where they go on by one as one. */
function stepsOf(plan: Plan): readonly Steps[] {
	return stepsFrom(plan.tasksAt(stepStarts), plan.taskCount, (task) => plan.taskAt(task)?.number ?? null);
}

/** Of 1, 1, 3 nobody knows whether the second 1 is the 2: both are told, that 1 stands twice and that 2 stands nowhere. */
export const repeatsFill = false;

/**
 * The breaks of a run with tasks in prose: points without an assignment count with the tasks beside them, and
 * tasks without number stand for none. What shows at a point only is left to outline/sequence.
 */
function findProseBreaks(plan: Plan, firstTask: number, endTask: number): readonly SequenceBreak[] {
	const entries = numberedEntries(plan, firstTask, endTask);
	if (entries.every(({ number }) => number === null)) return [];
	const taskAt = (index: number) => (index < 0 ? -1 : (entries[index]?.task ?? -1));
	// A text taken out of a longer one begins where it begins; its first part tells, or that nothing stands above its tasks.
	const isBare = plan.titleBlock < 0 && plan.sectionCount === 0 && plan.declaredTotal === null;
	const isExcerpt = firstTask === 0 && (isBare || (plan.sectionAt(0)?.block.ordinal ?? 1) > 1);
	const start = isExcerpt ? (entries[0]?.number ?? 1) : 1;
	return findSequenceBreaks(
		(index) => entries[index]?.number ?? null,
		0,
		entries.length,
		false,
		start,
		repeatsFill,
	).flatMap((found) => {
		const index = taskAt(found.index);
		return index < 0 ? [] : [{ ...found, index, before: taskAt(found.before), first: taskAt(found.first) }];
	});
}

/** The tasks of a run, and the points numbered like them between and beside them, in the order of the document. */
function numberedEntries(
	plan: Plan,
	firstTask: number,
	endTask: number,
): readonly { readonly task: number; readonly number: number | null }[] {
	const isFirstRun = firstTask === 0;
	const isLastRun = endTask === plan.taskCount;
	const from = isFirstRun ? 0 : plan.blockOfTask(firstTask);
	const to = isLastRun ? plan.blockCount : plan.blockOfTask(endTask);
	const entries: { task: number; number: number | null; block: number; line: number; character: number }[] =
		[];
	for (let task = firstTask; task < endTask; task++) {
		const row = plan.taskAt(task);
		if (row === undefined || (row.number === null && row.header.layout === "inline")) continue;
		const { line, character } = row.numberSpan;
		entries.push({ task, number: row.number, block: plan.blockOfTask(task), line, character });
	}
	for (const { style, kind, ordinal, blockIndex, markerSpan } of plan.eachPoint()) {
		if (style !== "number" || kind === "task" || blockIndex < from || blockIndex > to) continue;
		if (blockIndex === to && !isLastRun) continue;
		const { line, character } = markerSpan;
		entries.push({ task: -1, number: ordinal, block: blockIndex, line, character });
	}
	return entries.sort((a, b) => a.block - b.block || a.line - b.line || a.character - b.character);
}

/** A new section begins a run; a new table does where its numbers begin anew. */
function opensRun(plan: Plan, task: number): boolean {
	if (plan.taskAt(task)?.header.layout === "inline")
		return plan.taskAt(task)?.number === 1 && plan.pointOfTask(task) !== plan.pointOfTask(task - 1);
	if (plan.sectionOfTask(task) !== plan.sectionOfTask(task - 1)) return true;
	return plan.taskAt(task)?.number === 1 && opensTable(plan, task);
}

/** Whether a table's header stands between a task and the one before it. */
export function opensTable(plan: Plan, task: number): boolean {
	for (let block = plan.blockOfTask(task) - 1; block > plan.blockOfTask(task - 1); block--)
		if (plan.blockAt(block)?.kind === "table-header") return true;
	return false;
}

/**
 * The fix that numbers a task and all that follow it in its run, going on from the task before it; none where that
 * would change nothing, or where tasks in prose follow.
 */
export function renumberFrom(plan: Plan, run: NumberRun, task: number): readonly Fix[] {
	const first = numberBefore(plan, run, task) + 1;
	const isRight = task >= run.steadyFrom && plan.taskAt(task)?.number === first;
	if (isRight || task <= run.lastInProse) return [];
	const title = { zh: "从这一项起重新编号", en: "Renumber from here" };
	return [mendRun(run, title, () => renumber(plan, task, run.endTask, first))];
}

/** The fix that numbers all tasks of a run; none where some stand in prose. */
export function renumberAll(plan: Plan, run: NumberRun): readonly Fix[] {
	if (run.lastInProse >= run.firstTask) return [];
	const title = { zh: "全部重新编号", en: "Renumber all" };
	return [mendRun(run, title, () => renumber(plan, run.firstTask, run.endTask, lowestNumber(plan, run)))];
}

/** Numbers the tasks from one up to, not including, another; those that are right stay as they are. */
export function renumber(plan: Plan, from: number, to: number, first: number): readonly SetNumbers[] {
	// Between tasks in prose there are points with numbers of their own, which only a person can renumber.
	if (plan.someTask(({ header }) => header.layout === "inline", from, to)) return [];
	const numbers: { task: number; number: number }[] = [];
	plan.forEachTask(
		(row, task) => {
			const number = first + task - from;
			if (row.number !== number && hasPlaceForNumber(row)) numbers.push({ task, number });
		},
		from,
		to,
	);
	return numbers.length === 0 ? [] : [{ op: "setNumbers", numbers }];
}

/** Whether a number can be written into the row: a task that is merged with the one above has none of its own. */
export function hasPlaceForNumber({ number, numberInTask, header, cells }: RowBlock): boolean {
	if (number !== null) return true;
	const state = cellAt(cells, numberInTask ? header.taskColumn : header.numberColumn)?.state;
	return (
		state === "text" ||
		state === "empty" ||
		(state === "covered" && !numberInTask && header.layout !== "pasted")
	);
}

/** The number that a task would have, were it counted on from the tasks before it. */
export function numberBefore(plan: Plan, run: NumberRun, task: number): number {
	for (let before = task - 1; before >= run.firstTask; before--) {
		const number = plan.taskAt(before)?.number ?? null;
		if (number !== null) return number + task - 1 - before;
	}
	return task - run.firstTask;
}

/** Where a run begins to count: at its lowest number, less the tasks without number before the first. */
function lowestNumber(plan: Plan, run: NumberRun): number {
	let lowest = Number.POSITIVE_INFINITY;
	let leading = 0;
	for (let task = run.firstTask; task < run.endTask; task++) {
		const number = plan.taskAt(task)?.number ?? null;
		if (number !== null) lowest = Math.min(lowest, number);
		else if (lowest === Number.POSITIVE_INFINITY) leading++;
	}
	return lowest === Number.POSITIVE_INFINITY ? 1 : Math.max(1, lowest - leading);
}
