import { lacksMergedCells } from "../layouts/alignment.js";
import type { Fix } from "../model/edit.js";
import { mendRun } from "../model/fixRun.js";
import type { Plan } from "../model/plan.js";
import type { PlanOperation } from "../model/planOperation.js";
import { printNumberLike } from "../text/taskCode.js";
import { findSequenceBreaks, type NumberRange } from "./sequence.js";

export interface GroupBreak {
	readonly kind: "unnumbered" | "duplicate" | "order" | "gap";
	/** Index of the group. */
	readonly index: number;
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

/**
 * Where groups are not numbered 1, 2, 3 within their section. A group without number counts as the number it
 * stands for and is a finding itself; a plan that numbers no group, or that numbers them on through all
 * sections, is in order.
 */
export function findGroupBreaks(plan: Plan): readonly GroupBreak[] {
	const { numbered, isThroughPlan, odd } = plan.groupOrder;
	const found: GroupBreak[] = [];
	if (numbered === 0) return found;
	if (countsThroughSections(plan)) {
		if (isThroughPlan) return found;
		for (let start = 0; start < plan.groupCount; ) {
			const end = endOfSection(plan, start);
			addBreaks(plan, start, end, start + 1, found);
			start = end;
		}
		return found;
	}
	let end = 0;
	for (const group of odd()) {
		if (group < end) continue;
		let start = group;
		while (start > 0 && isSameSection(plan, start, start - 1)) start--;
		end = endOfSection(plan, group);
		addBreaks(plan, start, end, 1, found);
	}
	return found;
}

/** The group behind the last of a group's section. */
function endOfSection(plan: Plan, group: number): number {
	let end = group + 1;
	while (end < plan.groupCount && isSameSection(plan, end, end - 1)) end++;
	return end;
}

function isSameSection(plan: Plan, one: number, other: number): boolean {
	return plan.groupAt(one)?.section === plan.groupAt(other)?.section;
}

function addBreaks(plan: Plan, start: number, end: number, base: number, found: GroupBreak[]): void {
	const numberAt = (index: number) => plan.groupAt(index)?.number ?? null;
	const run = { start, end, base };
	for (const { kind, index, missing } of findSequenceBreaks(numberAt, start, end, true, base))
		found.push({ kind, index, missing, count: 0, expected: 0, run });
	let expected = base;
	for (let i = start; i < end; i++, expected++) {
		const number = numberAt(i);
		if (number !== null) expected = number;
		else if (hasNumberColumn(plan, i)) {
			let last = i;
			while (last + 1 < end && numberAt(last + 1) === null && hasNumberColumn(plan, last + 1)) last++;
			found.push({ kind: "unnumbered", index: i, missing: [], count: last - i + 1, expected, run });
			expected += last - i;
			i = last;
		}
	}
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
