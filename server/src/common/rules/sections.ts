import type { SectionBlock } from "../model/block.js";
import type { Fix } from "../model/edit.js";
import { mendRun } from "../model/fixRun.js";
import type { Plan } from "../model/plan.js";
import type { PlanOperation } from "../model/planOperation.js";
import { findBreaksBetween, type SequenceBreak, stepsFrom } from "./sequence.js";

export interface SectionBreak extends SequenceBreak {
	/** Indexes of the sections without numeral that stand where the missing ones should. */
	readonly lost: readonly number[];
	readonly run: SectionRun;
}

/** Sections that are counted together, by their indexes, the end exclusive. */
interface SectionRun {
	readonly start: number;
	readonly end: number;
}

/**
 * The breaks in the sequence of section numerals. Sections whose heading is lost are in no sequence themselves
 * but say where a missing one stood. An annex with a title of its own begins anew; 一、 under 第一部分 counts by
 * itself, anew in each part or on through them.
 */
export function findSectionBreaks(plan: Plan): readonly SectionBreak[] {
	const found: SectionBreak[] = [];
	if (plan.sectionCount === 0) return found;
	let odd: number[] = [];
	let start = 0;
	// None but those can open a run, or break one.
	for (const section of plan.oddSections()) {
		if (section > 0 && opensRun(plan, section)) {
			addBreaks(plan, start, section, odd, found);
			odd = [];
			start = section;
		}
		odd.push(section);
	}
	addBreaks(plan, start, plan.sectionCount, odd, found);
	return found;
}

/** @param odd the sections of the run that do not follow the one above by one */
function addBreaks(
	plan: Plan,
	start: number,
	end: number,
	odd: readonly number[],
	found: SectionBreak[],
): void {
	const ordinalAt = (index: number) => plan.sectionAt(index)?.block.ordinal ?? null;
	const steps = stepsFrom(odd[0] === start ? odd : [start, ...odd], end, ordinalAt);
	const run = { start, end };
	const counting = { standing: false, start: firstOrdinal(plan, start), repeatsFill: true };
	for (const each of findBreaksBetween(steps, start, end, counting)) {
		// A part taken out of a longer plan begins where it begins; its tasks' numbers tell.
		if (each.before < 0 && isExcerpt(plan, start)) continue;
		const lost: number[] = [];
		for (let i = each.index - 1; i > Math.max(each.before, start - 1); i--)
			if (ordinalAt(i) === null) lost.unshift(i);
		found.push({ ...each, lost, run });
	}
}

/** What a run of sections begins to count with: 1, or the number behind the last of its kind above other ones. */
function firstOrdinal(plan: Plan, start: number): number {
	const first = plan.sectionAt(start)?.block;
	if (first === undefined || first.ordinal === null || first.ordinal === 1) return 1;
	for (let i = start - 1; i >= 0; i--) {
		const block = plan.sectionAt(i)?.block;
		if (block !== undefined && block.ordinal !== null && isPart(block) === isPart(first))
			return block.ordinal + 1;
	}
	return 1;
}

function isPart(block: SectionBlock): boolean {
	return block.isPart === true;
}

/** Whether the run's first heading is there and the tasks under it do not begin with 1 either. */
function isExcerpt(plan: Plan, start: number): boolean {
	const section = plan.sectionAt(start);
	if (section === undefined || section.block.ordinal === null || section.firstTask > 0) return false;
	return (plan.taskAt(section.firstTask)?.number ?? 1) > 1;
}

/**
 * Whether a section is counted apart from the one before: one of them is a part above 一、, or a title between them
 * begins another document.
 */
function opensRun(plan: Plan, index: number): boolean {
	const section = plan.sectionAt(index);
	const before = plan.sectionAt(index - 1);
	if (section === undefined) return false;
	if (before !== undefined && isPart(before.block) !== isPart(section.block)) return true;
	if (section.block.ordinal !== 1) return false;
	const above = plan.sectionAt(index - 1)?.blockIndex ?? -1;
	for (let i = section.blockIndex - 1; i > above; i--) {
		const block = plan.blockAt(i);
		if (block?.kind !== "text") continue;
		if (block.role === "title" || /^附[件表录]/.test(block.text.text)) return true;
	}
	return false;
}

/** The user's choice: put the missing heading back, or renumber. */
export function mendSections(plan: Plan, found: SectionBreak): readonly Fix[] {
	const fixes: Fix[] = [];
	if (found.missingCount > 0 && found.missingCount <= mostInserted) {
		const numbers = found.missing.flatMap(([from, to]) =>
			Array.from({ length: to - from + 1 }, (_, i) => from + i),
		);
		if (found.lost.length === numbers.length)
			fixes.push({
				title: { zh: "补上空着的标题", en: "Fill in the blank heading" },
				safe: false,
				operations: found.lost.map((index, i) => ({
					op: "setHeading",
					block: plan.sectionAt(index)?.blockIndex ?? -1,
					ordinal: numbers[i] ?? 0,
				})),
			});
		else if (found.lost.length === 0)
			fixes.push({
				title: { zh: "插入缺少的标题", en: "Insert the missing heading" },
				safe: false,
				operations: numbers.map((ordinal) => ({
					op: "insertHeading",
					block: plan.sectionAt(found.index)?.blockIndex ?? -1,
					ordinal,
					title: "",
				})),
			});
	}
	const title = { zh: "各部分重新编号", en: "Renumber the sections" };
	fixes.push(mendRun(found.run, title, () => renumberSections(plan, found)));
	return fixes;
}

const mostInserted = 20;

/** Counts on from the section before the break, or anew from the run's first where that changes nothing. */
function renumberSections(plan: Plan, found: SectionBreak): readonly PlanOperation[] {
	const { start, end } = found.run;
	const first = firstOrdinal(plan, start);
	const next = found.before < 0 ? first : (plan.sectionAt(found.before)?.block.ordinal ?? 0) + 1;
	const fromHere = found.kind === "order" ? [] : countSections(plan, found.index, end, next);
	return fromHere.length > 0 ? fromHere : countSections(plan, start, end, first);
}

function countSections(plan: Plan, from: number, to: number, first: number): readonly PlanOperation[] {
	const operations: PlanOperation[] = [];
	let number = first;
	for (let i = from; i < to; i++) {
		const section = plan.sectionAt(i);
		if (section === undefined || section.block.ordinal === null) continue;
		if (section.block.ordinal !== number)
			operations.push({ op: "setHeading", block: section.blockIndex, ordinal: number });
		number++;
	}
	return operations;
}
