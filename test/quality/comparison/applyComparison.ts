import type {
	PlanComparison,
	TaskChange,
	TaskDetail,
} from "../../../server/src/common/comparison/planChanges.js";
import type { PlanSnapshot } from "../../../server/src/common/snapshot/planSnapshot.js";
import { allTasks, bareUnit, modelOf, type PlanModel, type TaskModel, withoutBlanks } from "./planModel.js";

/**
 * Makes the changes that a comparison tells of in what the plan before says. Tasks that are new, and the parts of those
 * that were split, are taken from the plan after, to which the comparison points; all else comes from the plan before
 * and from what the changes say, so that a change which is missing, wrong or too many shows.
 */
export function applyComparison(
	before: PlanSnapshot,
	after: PlanSnapshot,
	{ document, tasks: changes }: PlanComparison,
): PlanModel {
	const [was, now] = [modelOf(before), modelOf(after)];
	const texts = allTasks(before).map(({ text }) => text);
	const titles = new Map(document.map((change) => [`${change.kind} ${change.was}`, change.now]));
	const renamed = (section: string) => titles.get(`section ${section}`) ?? section;
	const slots: (TaskModel | undefined)[] = now.tasks.map(() => undefined);
	const placed = new Set<number>();
	const changed = new Map<number, TaskChange>();
	for (const change of changes) {
		for (const task of change.before) changed.set(task, change);
		if (isInPlace(change)) continue;
		for (const task of change.before) placed.add(task);
		for (const [i, at] of change.after.entries()) {
			const [from] = change.before;
			const isFromBefore = change.kind !== "added" && i === 0 && from !== undefined;
			slots[at] = isFromBefore ? (madeAt(from, at, change) ?? undefined) : now.tasks[at];
		}
	}
	let at = 0;
	was.tasks.forEach((_, task) => {
		if (placed.has(task)) return;
		while (slots[at] !== undefined) at++;
		slots[at] = madeAt(task, at, changed.get(task));
	});
	return {
		title: titles.get(`title ${was.title}`) ?? was.title,
		sections: sectionsAfter(was.sections, document),
		tasks: slots.flatMap((slot) => slot ?? []),
	};

	/** Who answers for any of the tasks answers for the one that is made of them. */
	function joined(parts: readonly number[]): TaskModel {
		const tasks = parts.flatMap((part) => was.tasks[part] ?? []);
		const union = (pick: (task: TaskModel) => readonly string[]) => [...new Set(tasks.flatMap(pick))].sort();
		const leads = union((task) => task.leads);
		const [first = was.tasks[0] as TaskModel] = tasks;
		return { ...first, leads, others: union((task) => task.others), leaders: union((task) => task.leaders) };
	}

	function madeAt(task: number, place: number, change: TaskChange | undefined): TaskModel | undefined {
		const own = was.tasks[task];
		if (own === undefined) return undefined;
		const details = change?.details ?? [];
		const isWhole = change === undefined || change.kind === "changed";
		const moved = details.find(({ kind }) => kind === "section");
		return {
			...applyDetails(change?.kind === "joined" ? joined(change.before) : own, texts[task] ?? "", details),
			// The words of parts are where the comparison says that they are.
			...(isWhole ? {} : { text: now.tasks[place]?.text ?? "" }),
			number: numberAfter(own.number, task, place, details),
			section: moved === undefined ? renamed(own.section) : (now.tasks[place]?.section ?? ""),
		};
	}
}

/** Whether a task only changes where it stands among those that stay in their order. */
function isInPlace({ kind, details }: TaskChange): boolean {
	return (
		kind === "changed" && !details.some((detail) => detail.kind === "moved" || detail.kind === "section")
	);
}

/** A number counts on from the first task unless it is said to be another. */
function numberAfter(
	number: number | null,
	before: number,
	after: number,
	details: readonly TaskDetail[],
): number | null {
	const renumbered = details.find(({ kind }) => kind === "renumbered");
	if (renumbered !== undefined) return renumbered.now === "" ? null : Number(renumbered.now);
	return number === null ? null : number - before + after;
}

function applyDetails(task: TaskModel, text: string, details: readonly TaskDetail[]): TaskModel {
	let made = { ...task };
	let words = text;
	const pieces = details.filter(({ wasRange }) => wasRange !== undefined);
	for (const { wasRange = [0, 0], now } of pieces.sort(
		(a, b) => (b.wasRange?.[0] ?? 0) - (a.wasRange?.[0] ?? 0),
	))
		words = words.slice(0, wasRange[0]) + now + words.slice(wasRange[1]);
	made = { ...made, text: withoutBlanks(words) };
	for (const { kind, was, now, column = "" } of details)
		switch (kind) {
			case "group":
				made = { ...made, group: withoutBlanks(now) };
				break;
			case "deadline":
				made = { ...made, deadline: now };
				break;
			case "leader":
				made = { ...made, leaders: namesIn(now).sort() };
				break;
			case "lead":
				made = { ...made, leads: unitsIn(now), others: without(made.others, unitsIn(now)) };
				break;
			case "units":
				made = { ...made, others: [...without(made.others, unitsIn(was)), ...unitsIn(now)].sort() };
				break;
			case "column": {
				const { [column]: _, ...rest } = made.columns;
				const columns = now === "" ? rest : { ...rest, [column]: withoutBlanks(now) };
				// The order of units is told of under the name of their column, and is not part of the model.
				if (column !== "责任单位") made = { ...made, columns: sorted(columns) };
				break;
			}
		}
	return made;
}

function namesIn(list: string): string[] {
	return list === "" ? [] : list.split("、");
}

function unitsIn(list: string): readonly string[] {
	return [...new Set(namesIn(list).map(bareUnit))].sort();
}

function without(list: readonly string[], names: readonly string[]): readonly string[] {
	return list.filter((name) => !names.includes(name));
}

function sorted(columns: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
	return Object.fromEntries(Object.entries(columns).sort(([one], [other]) => (one < other ? -1 : 1)));
}

function sectionsAfter(sections: readonly string[], document: PlanComparison["document"]): readonly string[] {
	const changes = document.filter(({ kind }) => kind === "section");
	const kept = sections.flatMap((section) => {
		const change = changes.find(({ was }) => was === section);
		return change === undefined ? [section] : change.now === "" ? [] : [change.now];
	});
	return [...kept, ...changes.filter(({ was }) => was === "").map(({ now }) => now)];
}

/**
 * How many operations a comparison tells of. What one operation makes is one: the units of a row with who of them leads;
 * a cell that is merged over several rows; a deadline that is read out of words which are told of. Numbers and totals
 * that follow from rows that came, went or moved are none.
 */
export function countOperations(
	before: PlanSnapshot,
	after: PlanSnapshot,
	{ document, tasks }: PlanComparison,
): number {
	const byTask = new Map(tasks.flatMap((change) => change.after.map((task) => [task, change] as const)));
	const outside = document.filter(({ kind }) => kind !== "numbers" && kind !== "total" && kind !== "script");
	let count = outside.length;
	for (const change of tasks) {
		if (change.kind !== "changed") count++;
		const { details } = change;
		const [task = -1] = change.after;
		const [from = -1] = change.before;
		if (details.some(({ kind }) => kind === "lead" || kind === "units")) count++;
		for (const detail of details) {
			if (detail.kind === "lead" || detail.kind === "units") continue;
			if (detail.kind === "deadline" && details.some(({ kind }) => kind === "text" || kind === "target"))
				continue;
			if (followsAbove(before, from, detail) && followsAbove(after, task, detail)) {
				const above = byTask.get(task - 1)?.details ?? [];
				if (
					above.some(({ kind, was, now }) => kind === detail.kind && was === detail.was && now === detail.now)
				)
					continue;
			}
			count++;
		}
	}
	return count;
}

/** Whether the cell that a detail tells of is merged with the one above. */
function followsAbove({ plan }: PlanSnapshot, task: number, { kind, column = "" }: TaskDetail): boolean {
	const row = plan.taskAt(task);
	if (row === undefined) return false;
	const { header } = row;
	const at =
		kind === "leader"
			? header.leaderColumn
			: kind === "group"
				? header.groupColumn
				: kind === "deadline"
					? header.deadlineColumn
					: kind === "column"
						? header.columns.findIndex((one) => one.header === column)
						: -1;
	return row.cells[at]?.state === "covered";
}
