import { addReferences } from "../../features/renumber.js";
import type { RowBlock } from "../../model/block.js";
import type { Plan } from "../../model/plan.js";
import type { PlanOperation, ReplaceText } from "../../model/planOperation.js";
import { continuesTable } from "../../model/rowOfCell.js";
import { countsThroughSections } from "../../rules/groups.js";
import { findNumberRuns, hasPlaceForNumber } from "../../rules/numbering.js";
import { printNumberLike } from "../../text/taskCode.js";
import type { RowOrder } from "./rowOrder.js";

/** What is to follow a change of rows. */
export interface Following {
	/** Of the plan behind the change. */
	readonly operations: readonly PlanOperation[];
	/** Numbers of tasks that are gone and that the text still speaks of, ascending. */
	readonly dangling: readonly number[];
}

/**
 * What follows from rows that were put in, taken out or moved: the numbers of tasks and groups, 共N项, and 第N项 in the
 * text. What was right stays right, and what was wrong before is not covered up: a gap stays a gap, a total that did not
 * fit is left, and a number that two tasks bear is not followed in the text.
 *
 * @param after the plan with the rows changed and nothing else
 */
export function followNumbers(before: Plan, after: Plan, order: RowOrder): Following {
	if (after.taskCount !== order.before.length) return { operations: [], dangling: [] };
	const runs = findNumberRuns(before);
	const runOf = new Int32Array(before.taskCount);
	runs.forEach(({ firstTask, endTask }, run) => {
		runOf.fill(run, firstTask, endTask);
	});
	const runAfter = runsAfter(after, order, runOf);
	const numbers = newNumbers(before, after, order, runs.length, runOf, runAfter);
	const set: { task: number; number: number }[] = [];
	after.forEachTask((row, task) => {
		const number = numbers[task] ?? null;
		if (number !== null && number !== row.number) set.push({ task, number });
	});
	const { references, dangling } = followReferences(before, after, order, { runOf, runAfter, numbers });
	const isTotalRight = before.declaredTotal?.value === before.taskCount && after.declaredTotal !== null;
	return {
		operations: [
			...(set.length > 0 ? [{ op: "setNumbers", numbers: set } as const] : []),
			...groupNumbers(before, after, order),
			...references,
			...(isTotalRight && after.taskCount !== before.taskCount
				? [{ op: "setTotal", count: after.taskCount } as const]
				: []),
		],
		dangling,
	};
}

/** The run of numbers (by its index before) that each task belongs to afterwards: that of its table, else of its section. */
function runsAfter(after: Plan, { before, moved }: RowOrder, runOf: Int32Array): Int32Array {
	const runs = new Int32Array(after.taskCount).fill(-1);
	const isOwn = (task: number) => (before[task] ?? -1) >= 0 && !moved.has(before[task] ?? -1);
	for (let task = 0; task < runs.length; task++)
		if (isOwn(task)) runs[task] = runOf[before[task] ?? 0] ?? 0;
		else if (task > 0 && continuesTable(after, task)) runs[task] = runs[task - 1] ?? -1;
	for (let task = runs.length - 2; task >= 0; task--)
		if (runs[task] === -1 && continuesTable(after, task + 1)) runs[task] = runs[task + 1] ?? -1;
	for (let task = 0; task < runs.length; task++) {
		if (runs[task] !== -1) continue;
		const sameSection = [task - 1, task + 1].find(
			(other) => (runs[other] ?? -1) >= 0 && after.sectionOfTask(other) === after.sectionOfTask(task),
		);
		runs[task] = runs[sameSection ?? Math.max(0, task - 1)] ?? 0;
	}
	return runs;
}

/** The number of each task afterwards, null for one that has none. */
function newNumbers(
	before: Plan,
	after: Plan,
	{ before: from, moved }: RowOrder,
	runCount: number,
	runOf: Int32Array,
	runAfter: Int32Array,
): readonly (number | null)[] {
	// How far each number is from its place among the numbers of its run: in a plan without errors always the same.
	const apart: number[] = [];
	const counts = new Int32Array(runCount);
	before.forEachTask(({ number }, task) => {
		const run = runOf[task] ?? 0;
		if (number === null) return;
		apart[task] = number - (counts[run] ?? 0);
		counts[run] = (counts[run] ?? 0) + 1;
	});
	counts.fill(0);
	const last = firstDistances(before, runOf, apart, runCount);
	const holdsProse = new Set<number>();
	after.forEachTask(({ header }, task) => {
		if (header.layout === "inline") holdsProse.add(runAfter[task] ?? 0);
	});
	const numbers: (number | null)[] = [];
	after.forEachTask((row, task) => {
		const run = runAfter[task] ?? 0;
		const old = from[task] ?? -1;
		// Between tasks in prose there are points with numbers of their own, which only a person can renumber.
		if (holdsProse.has(run) || !isNumbered(row, old, last[run])) {
			numbers.push(null);
			return;
		}
		const own = old >= 0 && !moved.has(old) ? apart[old] : undefined;
		const distance = own ?? last[run] ?? 1;
		last[run] = distance;
		const place = counts[run] ?? 0;
		counts[run] = place + 1;
		numbers.push(place + distance);
	});
	return numbers;
}

/** Whether a row has a number, or is a new one in a run of numbers that has room for one. */
function isNumbered(row: RowBlock, old: number, distance: number | undefined): boolean {
	if (row.number !== null) return true;
	return old < 0 && distance !== undefined && row.header.numberIn !== "none" && hasPlaceForNumber(row);
}

/** What the first number of each run is apart from its place; undefined in a run without numbers. */
function firstDistances(
	before: Plan,
	runOf: Int32Array,
	apart: readonly number[],
	runCount: number,
): (number | undefined)[] {
	const first = new Array<number | undefined>(runCount).fill(undefined);
	for (let task = 0; task < before.taskCount; task++) {
		const run = runOf[task] ?? 0;
		if (first[run] === undefined) first[run] = apart[task];
	}
	return first;
}

interface Numbering {
	readonly runOf: Int32Array;
	readonly runAfter: Int32Array;
	readonly numbers: readonly (number | null)[];
}

/** 第N项 in the text, which goes on to name the task that it named. */
function followReferences(
	before: Plan,
	after: Plan,
	{ before: from, joined }: RowOrder,
	{ runOf, runAfter, numbers }: Numbering,
): { readonly references: readonly ReplaceText[]; readonly dangling: readonly number[] } {
	let places: Int32Array | undefined;
	let tasks: ReturnType<typeof tasksByNumber> | undefined;
	const dangling = new Set<number>();
	// Most plans have no reference: where each task is now is told when the first asks.
	const numberIn = (run: number) => (old: number) => {
		tasks ??= tasksByNumber(before, runOf);
		places ??= placesOf(from, before.taskCount);
		const task = tasks.get(run)?.get(old) ?? null;
		if (task === null) return null;
		const place = places[joined.get(task) ?? task] ?? -1;
		if (place < 0) dangling.add(old);
		return place < 0 ? null : (numbers[place] ?? null);
	};
	const references: ReplaceText[] = [];
	after.forEachTask(({ cells }, task) => {
		for (const { state, content } of cells) {
			if (state !== "text" || !content.text.includes("第")) continue;
			const old = from[task] ?? -1;
			const numberOf = numberIn((old >= 0 ? runOf[old] : runAfter[task]) ?? 0);
			addReferences(after, content, after.lineOfTask(task), numberOf, references);
		}
	});
	// What prose means by 第3项 is plain only where one task bears the number.
	if (runOf.every((run) => run === runOf[0]) && before.taskCount > 0)
		after.forEachBlock((block, index) => {
			if (
				block.kind === "text" &&
				block.role !== "blank" &&
				block.role !== "comment" &&
				block.role !== "code"
			)
				addReferences(after, block.text, after.lineOfBlock(index), numberIn(0), references);
		});
	return { references, dangling: [...dangling].sort((a, b) => a - b) };
}

/** Where the tasks before are afterwards, -1 for those that are gone. */
function placesOf(from: readonly number[], count: number): Int32Array {
	const places = new Int32Array(count).fill(-1);
	from.forEach((old, task) => {
		if (old >= 0) places[old] = task;
	});
	return places;
}

/** The tasks of each run by their numbers; null for a number that two of them bear. */
function tasksByNumber(
	plan: Plan,
	runOf: Int32Array,
): ReadonlyMap<number, ReadonlyMap<number, number | null>> {
	const runs = new Map<number, Map<number, number | null>>();
	plan.forEachTask(({ number }, task) => {
		const run = runOf[task] ?? 0;
		const tasks = runs.get(run) ?? new Map<number, number | null>();
		runs.set(run, tasks);
		if (number !== null) tasks.set(number, tasks.has(number) ? null : task);
	});
	return runs;
}

/** The numbers of groups, as those of tasks: from group to group as far apart as they were. */
function groupNumbers(before: Plan, after: Plan, { before: from }: RowOrder): readonly ReplaceText[] {
	const runsOn = countsThroughSections(before);
	const apart: (number | undefined)[] = [];
	let count = 0;
	before.forEachGroup(({ number, section }, i) => {
		if (!runsOn && section !== before.groupAt(i - 1)?.section) count = 0;
		apart[i] = number === null ? undefined : number - count;
		if (number !== null) count++;
	});
	const operations: ReplaceText[] = [];
	let last: number | undefined;
	count = 0;
	for (const [i, group] of [...after.eachGroup()].entries()) {
		if (!runsOn && group.section !== after.groupAt(i - 1)?.section) {
			count = 0;
			last = undefined;
		}
		if (group.number === null) continue;
		const old = before.groupOfTask(from[group.firstTask] ?? -1);
		const isOfSection = runsOn || before.groupAt(old)?.section === group.section;
		last = (isOfSection ? apart[old] : undefined) ?? last ?? 1;
		const operation = numberGroup(after, group.firstTask, group.number, count + last);
		if (operation !== undefined) operations.push(operation);
		count++;
	}
	return operations;
}

/** Writes the number of a group into the digits that stand there; undefined where it is right or stands otherwise. */
function numberGroup(plan: Plan, task: number, number: number, wanted: number): ReplaceText | undefined {
	const row = plan.taskAt(task);
	const column = row?.header.numberColumn ?? -1;
	const cell = row?.cells[column];
	if (number === wanted || cell?.state !== "text" || row?.header.numberIn === "serial") return undefined;
	const { text } = cell.content;
	const digits = /[\d０-９]{1,6}/.exec(text);
	if (digits === null)
		return {
			op: "replaceText",
			at: { task, column },
			range: [0, text.length],
			text: printNumberLike(text, wanted),
		};
	const range = [digits.index, digits.index + digits[0].length] as const;
	return { op: "replaceText", at: { task, column }, range, text: `${wanted}` };
}
