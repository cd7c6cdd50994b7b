import type { RowBlock } from "../model/block.js";
import { Places } from "../model/folds.js";
import { KeptWithPlan } from "../model/keptWithPlan.js";
import type { Plan } from "../model/plan.js";
import { isPlainNumber, type TaskCode, taskCodeOf } from "../text/taskCode.js";
import { opensTable, repeatsFill } from "./numbering.js";
import { findSequenceBreaks, type SequenceBreak } from "./sequence.js";

/** A break in the codes of one series: 2-1, 2-3. */
export interface CodeBreak {
	readonly found: SequenceBreak;
	/** Tasks, -1 where there is none. */
	readonly task: number;
	readonly before: number;
	readonly first: number;
	readonly code: TaskCode;
}

const known = new KeptWithPlan<readonly CodeBreak[]>();

/**
 * The breaks in the numbers of other kinds (1-2, 1.1, MS-01), which count among those of their series. A series that
 * begins anew with 1 in every section or table counts there; else it counts through the document. Where it begins
 * matters for the parts of a number alone (2-1 behind 1-2): MS-05 may be the first of an excerpt.
 */
export function findCodeBreaks(plan: Plan): readonly CodeBreak[] {
	let found = known.get(plan);
	if (found === undefined) {
		const coded = codedTasks(plan);
		const within = [...seriesOf(coded)].flatMap((tasks) => breaksOf(tasks));
		found = [...within, ...descents(coded, new Set(within.map(({ task }) => task)))];
		known.set(plan, found);
	}
	return found;
}

interface CodedTask {
	readonly task: number;
	readonly code: TaskCode;
	/** Changes with every section and table, and where plain numbers begin anew below another: 一 （一） （二） 二 （一）. */
	readonly part: number;
}

const withCode = new Places<RowBlock>((row) => taskCodeOf(row) !== undefined);

function codedTasks(plan: Plan): readonly CodedTask[] {
	const coded: CodedTask[] = [];
	// Few plans have any.
	if (plan.tasksAt(withCode).length === 0) return coded;
	let part = 0;
	plan.forEachTask((row, task) => {
		if (task > 0 && (plan.sectionOfTask(task) !== plan.sectionOfTask(task - 1) || opensTable(plan, task)))
			part++;
		const code = taskCodeOf(row);
		if (code === undefined) return;
		const above = coded.at(-1);
		const isBelowAnother = above?.task !== task - 1 || keyOf(above.code) !== keyOf(code);
		if (code.number === 1 && isBelowAnother && isPlainNumber(code)) part++;
		coded.push({ task, code, part });
	});
	return coded;
}

function* seriesOf(all: readonly CodedTask[]): Iterable<readonly CodedTask[]> {
	const series = new Map<string, CodedTask[]>();
	for (const coded of all) {
		const key = keyOf(coded.code);
		const tasks = series.get(key);
		if (tasks === undefined) series.set(key, [coded]);
		else tasks.push(coded);
	}
	for (const tasks of series.values()) {
		const parts = splitParts(tasks);
		if (parts.length > 1 && parts.every(([first]) => first?.code.number === 1)) yield* parts;
		else yield tasks;
	}
}

function keyOf({ series, suffix }: TaskCode): string {
	return `${series}\u0000${suffix}`;
}

function splitParts(tasks: readonly CodedTask[]): readonly (readonly CodedTask[])[] {
	const parts: CodedTask[][] = [];
	for (const coded of tasks) {
		const last = parts.at(-1);
		if (last?.[0]?.part === coded.part) last.push(coded);
		else parts.push([coded]);
	}
	return parts;
}

/** Numbers and points: the parts of 1-2 and 1.1. */
const numbered = /^[\d.\-/]+$/;

function breaksOf(tasks: readonly CodedTask[]): readonly CodeBreak[] {
	const [first] = tasks;
	if (first === undefined) return [];
	const isExcerpt = first.task === 0 || !numbered.test(first.code.series);
	const start = isExcerpt ? first.code.number : 1;
	const width = Math.max(...tasks.map(({ code }) => code.width));
	const taskAt = (index: number) => tasks[index]?.task ?? -1;
	return findSequenceBreaks(
		(index) => tasks[index]?.code.number ?? null,
		0,
		tasks.length,
		false,
		start,
		repeatsFill,
	).flatMap((found) => {
		const coded = tasks[found.index];
		if (coded === undefined) return [];
		const { task } = coded;
		const code = { ...coded.code, width };
		return [{ found, task, before: taskAt(found.before), first: taskAt(found.first), code }];
	});
}

/** 1-1 behind 2-2: a part of the number goes back within its section or table. */
function* descents(coded: readonly CodedTask[], broken: ReadonlySet<number>): Iterable<CodeBreak> {
	for (let i = 1; i < coded.length; i++) {
		const above = coded[i - 1];
		const own = coded[i];
		if (above === undefined || own === undefined || broken.has(own.task)) continue;
		const { task, code, part } = own;
		if (above.part !== part || compareSeries(code.series, above.code.series) >= 0) continue;
		const { task: before } = above;
		const found = {
			kind: "order" as const,
			index: i,
			number: code.number,
			before: i - 1,
			first: -1,
			missing: [],
			missingCount: 0,
		};
		yield { found, task, before, first: -1, code };
	}
}

/** Below 0 where the parts before the last of one number are smaller than those of another; 0 where they do not compare. */
function compareSeries(a: string, b: string): number {
	if (!numbered.test(a) || !numbered.test(b)) return 0;
	const [own, others] = [a, b].map((series) => series.split(/\D/).filter((part) => part !== ""));
	if (own === undefined || others === undefined || own.length !== others.length) return 0;
	const at = own.findIndex((part, i) => Number(part) !== Number(others[i]));
	return at < 0 ? 0 : Number(own[at]) - Number(others[at]);
}
