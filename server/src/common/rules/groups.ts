import { lacksMergedCells } from "../layouts/alignment.js";
import type { Fix } from "../model/edit.js";
import { mendRun } from "../model/fixRun.js";
import type { Splice } from "../model/followTasks.js";
import { KeptWithPlan } from "../model/keptWithPlan.js";
import { firstPlace } from "../model/lists.js";
import type { Plan } from "../model/plan.js";
import type { PlanOperation } from "../model/planOperation.js";
import { printNumberLike } from "../text/taskCode.js";
import { findBreaksBetween, type NumberRange, stepsFrom } from "./sequence.js";

export interface GroupBreak {
	readonly kind: "unnumbered" | "duplicate" | "order" | "gap";
	/** Index of the group, and its number. */
	readonly index: number;
	readonly number: number | null;
	readonly missing: readonly NumberRange[];
	/** Of groups without number, how many follow one another, and the number that the first stands for. */
	readonly count: number;
	readonly expected: number;
	readonly run: GroupRun;
}

/** Groups that are counted together, by their indexes, the end exclusive, and the number that the first should have. */
interface GroupRun {
	readonly start: number;
	readonly end: number;
	readonly base: number;
}

const known = new KeptWithPlan<readonly GroupBreak[]>();

/**
 * Where groups are not numbered 1, 2, 3 within their section, in the order of the groups. A group without number counts as
 * the number it stands for and is a finding itself; a plan that numbers no group, or that numbers them on through all
 * sections, is in order.
 */
export function findGroupBreaks(plan: Plan): readonly GroupBreak[] {
	let breaks = known.get(plan);
	if (breaks === undefined) {
		breaks = areGroupsInOrder(plan) ? [] : breaksOf(plan).sort((a, b) => a.index - b.index);
		known.set(plan, breaks);
	}
	return breaks;
}

/** Says that the breaks of a version are those of the next, whose groups are the same. */
export function keepGroupBreaks(before: Plan, plan: Plan): void {
	known.set(plan, known.get(plan) ?? findGroupBreaks(before));
}

/** Whether the same is to be said of two breaks. */
export function isSameBreak(a: GroupBreak, b: GroupBreak): boolean {
	return (
		a === b ||
		(a.kind === b.kind &&
			a.number === b.number &&
			a.count === b.count &&
			a.expected === b.expected &&
			a.missing.length === b.missing.length &&
			a.missing.every(([from, to], i) => from === b.missing[i]?.[0] && to === b.missing[i]?.[1]))
	);
}

/** Told without looking at the groups. */
export function areGroupsInOrder(plan: Plan): boolean {
	const { numbered, isThroughPlan, hasOdd } = plan.groupOrder;
	return numbered === 0 || !hasOdd || (isThroughPlan && countsThroughSections(plan));
}

function breaksOf(plan: Plan): GroupBreak[] {
	const found: GroupBreak[] = [];
	const isThrough = countsThroughSections(plan);
	const odd = plan.groupOrder.odd();
	/** The next odd group, and the next of any where the first of each section may be wrong. */
	let next = 0;
	for (let group = isThrough ? 0 : odd[0]; group !== undefined && group < plan.groupCount; ) {
		const { start, end } = groupsOfSection(plan, plan.groupAt(group)?.section ?? -1);
		const own: number[] = [];
		for (let other = odd[next]; other !== undefined && other < end; other = odd[++next]) own.push(other);
		addBreaks(plan, { start, end, base: isThrough ? start + 1 : 1 }, own, found);
		group = isThrough ? end : odd[next];
	}
	return found;
}

/** @param section -1 for the groups above the first */
function groupsOfSection(plan: Plan, section: number): { readonly start: number; readonly end: number } {
	const found = plan.sectionAt(section);
	return found === undefined
		? { start: 0, end: plan.sectionAt(0)?.firstGroup ?? plan.groupCount }
		: { start: found.firstGroup, end: found.endGroup };
}

/** @param odd the groups of the run that do not follow the one above by one */
function addBreaks(plan: Plan, run: GroupRun, odd: readonly number[], found: GroupBreak[]): void {
	const { start, end, base } = run;
	const numberAt = (index: number) => plan.groupAt(index)?.number ?? null;
	const starts = odd[0] === start ? odd : [start, ...odd];
	const counting = { standing: true, start: base, repeatsFill: true };
	const steps = stepsFrom(starts, end, numberAt);
	for (const { kind, index, number, missing } of findBreaksBetween(steps, start, end, counting))
		found.push({ kind, index, number, missing, count: 0, expected: 0, run });
	const lacksNumber = (index: number) => numberAt(index) === null && hasNumberColumn(plan, index);
	/** The group that the next is counted from, and its number. */
	let [from, number] = [start, base];
	/** Behind the last group without number that has been told. */
	let told = start;
	for (const index of starts) {
		const own = numberAt(index);
		if (own !== null) [from, number] = [index, own];
		else if (index >= told && lacksNumber(index)) {
			told = index + 1;
			while (told < end && lacksNumber(told)) told++;
			const expected = number + index - from;
			const count = told - index;
			found.push({ kind: "unnumbered", index, number: null, missing: [], count, expected, run });
		}
	}
}

/**
 * Whether the groups are those of another version: as many, with the same numbers, names and columns for numbers, and parted
 * by sections in the same way.
 *
 * @param tasks which tasks became which: groups are compared from there to where both go on alike
 */
export function hasSameGroups(before: Plan, plan: Plan, { first, oldEnd, newEnd }: Splice): boolean {
	if (before.groupCount !== plan.groupCount) return false;
	const from = Math.max(0, firstGroupFrom(plan, first) - 1);
	for (let i = from; i < plan.groupCount; i++) {
		const [old, now] = [before.groupAt(i), plan.groupAt(i)];
		if (old === undefined || now?.number !== old.number || now.name !== old.name) return false;
		if (hasNumberColumn(before, i) !== hasNumberColumn(plan, i)) return false;
		const isFirst = i === from;
		if (!isFirst && isSameSection(before, i, i - 1) !== isSameSection(plan, i, i - 1)) return false;
		// What begins with the same row behind the edit is followed by the same.
		if (old.firstTask >= oldEnd && old.firstTask - oldEnd === now.firstTask - newEnd) return true;
	}
	return true;
}

/** The first group that begins with a task or behind it; the number of groups where none does. */
export function firstGroupFrom(plan: Plan, task: number): number {
	return firstPlace(plan.groupCount, (group) => (plan.groupAt(group)?.firstTask ?? task) < task);
}

function isSameSection(plan: Plan, one: number, other: number): boolean {
	return plan.groupAt(one)?.section === plan.groupAt(other)?.section;
}

/** Whether the group's table has a column where its number should stand. */
function hasNumberColumn(plan: Plan, index: number): boolean {
	const row = plan.taskAt(plan.groupAt(index)?.firstTask ?? -1);
	if (row === undefined || lacksMergedCells(row)) return false;
	return row.header.numberColumn >= 0 && row.header.numberIn !== "serial";
}

/** Whether more sections go on counting their groups than begin anew. */
export function countsThroughSections({ groupOrder: { runningOn, beginningAnew } }: Plan): boolean {
	return runningOn > beginningAnew;
}

/** Numbers the groups of a section: one fix for all breaks in it. */
export function renumberGroups(plan: Plan, { run }: GroupBreak): Fix {
	const title = { zh: "项目重新编号", en: "Renumber the groups" };
	return mendRun(run, title, () => countGroups(plan, run));
}

function countGroups(plan: Plan, { start, end, base }: GroupRun): readonly PlanOperation[] {
	const operations: PlanOperation[] = [];
	const form = formOfNumbers(plan, start, end);
	for (let i = start; i < end; i++) {
		const group = plan.groupAt(i);
		const row = plan.taskAt(group?.firstTask ?? -1);
		const wanted = base + i - start;
		if (group === undefined || row === undefined || group.number === wanted) continue;
		if (!hasNumberColumn(plan, i)) continue;
		const column = row.header.numberColumn;
		const state = row.cells[column]?.state;
		// A covered cell of layout `pasted` stands nowhere.
		if (state === undefined || state === "missing" || (state === "covered" && row.header.layout === "pasted"))
			continue;
		operations.push({ op: "setCell", task: group.firstTask, column, text: printNumberLike(form, wanted) });
	}
	return operations;
}

/** The number of a group as the groups are numbered: 1, or 一 and （一）, which stay what they are. */
function formOfNumbers(plan: Plan, start: number, end: number): string {
	for (let i = start; i < end; i++) {
		const group = plan.groupAt(i);
		const row = plan.taskAt(group?.firstTask ?? -1);
		const cell = row?.cells[row.header.numberColumn];
		if (group?.number == null || cell?.state !== "text") continue;
		const { text } = cell.content;
		return /[\d０-９]/.test(text) ? "1" : text;
	}
	return "1";
}
