import type { LocalizedText } from "../model/localizedText.js";
import type { Plan } from "../model/plan.js";
import { quote } from "../text/shorten.js";
import type { Alignment } from "./alignPlans.js";
import { longestIncreasing } from "./longestIncreasing.js";
import type { DocumentChange } from "./planChanges.js";
import { findProseHunks, textOfParagraphs } from "./proseHunks.js";

/** What is different outside of the tasks: titles, sections, 共N项, columns, front matter, paragraphs. */
export function compareDocuments(
	before: Plan,
	after: Plan,
	sections: SectionMap,
	fold: (text: string) => string,
): readonly DocumentChange[] {
	const changes: DocumentChange[] = [];
	const add = (kind: DocumentChange["kind"], what: LocalizedText, was: string, now: string) => {
		if (plain(fold(was)) !== plain(fold(now)))
			changes.push({ kind, was, now, sentence: say(what, was, now) });
	};
	add("title", { zh: "标题", en: "The title" }, before.title ?? "", after.title ?? "");
	add(
		"front-matter",
		{ zh: "文件开头的设置", en: "The front matter" },
		frontMatter(before),
		frontMatter(after),
	);
	add("total", { zh: "共N项", en: "The total" }, total(before), total(after));
	add("columns", { zh: "表格各栏", en: "Columns" }, columns(before), columns(after));
	for (const { was, now, moved } of sections.changes) {
		if (moved) changes.push({ kind: "section", was, now, moved, sentence: sayMoved(was, now) });
		else add("section", { zh: "部分标题", en: "A section" }, was, now);
	}
	for (const { was, now } of findProseHunks(before, after, fold))
		add("prose", { zh: "正文", en: "A paragraph" }, textOfParagraphs(was), textOfParagraphs(now));
	return changes;
}

/** Blanks and line breaks are layout. */
export function plain(text: string): string {
	return text.replace(/\s+/g, "");
}

function say(what: LocalizedText, was: string, now: string): LocalizedText {
	const [old, fresh] = [quote(was), quote(now)];
	if (was === "") return { zh: `${what.zh}增加“${fresh}”。`, en: `${what.en} was added: “${fresh}”.` };
	if (now === "") return { zh: `${what.zh}删去“${old}”。`, en: `${what.en} was removed: “${old}”.` };
	return { zh: `${what.zh}由“${old}”改为“${fresh}”。`, en: `${what.en} “${old}” became “${fresh}”.` };
}

function sayMoved(was: string, now: string): LocalizedText {
	const [old, fresh] = [quote(was), quote(now)];
	if (was === now)
		return { zh: `“${old}”整个部分移了位置。`, en: `The section “${old}” was moved as a whole.` };
	return {
		zh: `“${old}”整个部分移了位置，现为“${fresh}”。`,
		en: `The section “${old}” was moved as a whole and is now “${fresh}”.`,
	};
}

function total({ declaredTotal }: Plan): string {
	return declaredTotal === null ? "" : `共${declaredTotal.value}项`;
}

/** The YAML at the top of a plan; empty where there is none. */
export function frontMatter(plan: Plan): string {
	const block = plan.blockAt(0);
	return block?.kind === "front-matter" ? block.yaml : "";
}

/** The names of all columns, each once. */
function columns(plan: Plan): string {
	const names = new Set<string>();
	plan.forEachBlock((block) => {
		if (block.kind === "table-header") for (const { header } of block.header.columns) names.add(header);
	});
	return [...names].join("、");
}

/** Which section of one plan is which of the other, and those whose title changed. */
export interface SectionMap {
	/** Index of a section of the plan before, by one of the plan after; -1 for a new one. */
	beforeOf(after: number): number;
	/** Sections of the plan before that are gone, ascending. */
	readonly removed: readonly number[];
	readonly changes: readonly SectionChange[];
}

interface SectionChange {
	readonly was: string;
	readonly now: string;
	readonly moved?: true;
}

/** Sections of the same title are one; of the others, one that has most tasks of another in it. */
export function mapSections(
	before: Plan,
	after: Plan,
	alignment: Alignment,
	key: (text: string) => string,
): SectionMap {
	const partner = new Map<number, number>();
	const free = new Map<string, number[]>();
	const titleOf = (plan: Plan, section: number) => key(plan.sectionAt(section)?.block.title.text ?? "");
	for (let i = 0; i < before.sectionCount; i++) {
		const title = titleOf(before, i);
		free.set(title, [...(free.get(title) ?? []), i]);
	}
	const open = new Set(Array.from({ length: before.sectionCount }, (_, i) => i));
	const join = (b: number, a: number) => {
		partner.set(a, b);
		open.delete(b);
	};
	for (let a = 0; a < after.sectionCount; a++) {
		const b = free.get(titleOf(after, a))?.shift();
		if (b !== undefined) join(b, a);
	}
	for (let a = 0; a < after.sectionCount; a++) {
		if (partner.has(a)) continue;
		const counts = new Map<number, number>();
		const { firstTask = 0, endTask = 0 } = after.sectionAt(a) ?? {};
		for (let task = firstTask; task < endTask; task++) {
			const from = before.sectionOfTask(alignment.beforeOf(task));
			if (open.has(from) && alignment.beforeOf(task) >= 0) counts.set(from, (counts.get(from) ?? 0) + 1);
		}
		const [best] = [...counts].sort((x, y) => y[1] - x[1]);
		if (best !== undefined && best[1] * 2 > endTask - firstTask) join(best[0], a);
	}
	// Headings without tasks in the same place are one, too.
	const isEmpty = (plan: Plan, section: number) => {
		const { firstTask = 0, endTask = 0 } = plan.sectionAt(section) ?? {};
		return firstTask === endTask;
	};
	for (let a = 0; a < after.sectionCount; a++) {
		const b = a === 0 ? 0 : (partner.get(a - 1) ?? -2) + 1;
		if (!partner.has(a) && open.has(b) && isEmpty(before, b) && isEmpty(after, a)) join(b, a);
	}
	const changes = sectionChanges(before, after, partner, open);
	return { beforeOf: (a) => partner.get(a) ?? -1, removed: [...open], changes };
}

/** The heading of a section as it is told of; empty where there is no such section. */
export function headingOf(plan: Plan, section: number): string {
	const block = plan.sectionAt(section)?.block;
	return block === undefined ? "" : `${block.mark ?? ""}${block.title.text}`;
}

/** Whether the heading of a section is a task itself, as in 一、新建公园12个（区住建局牵头）; what it says is then told of the task. */
export function isTaskHeading(plan: Plan, section: number): boolean {
	const found = plan.sectionAt(section);
	if (found === undefined || plan.blockOfTask(found.firstTask) !== found.blockIndex) return false;
	const text = plan.taskAt(found.firstTask)?.text.text ?? "";
	return text.startsWith(found.block.title.text);
}

function sectionChanges(
	before: Plan,
	after: Plan,
	partner: ReadonlyMap<number, number>,
	gone: ReadonlySet<number>,
) {
	const changes: SectionChange[] = [...gone]
		.filter((section) => !isTaskHeading(before, section))
		.map((section) => ({ was: headingOf(before, section), now: "" }));
	// Numerals that are counted follow from what came, went or moved.
	const follows = isCounted(before) && isCounted(after);
	const titleOf = (plan: Plan, section: number) => plan.sectionAt(section)?.block.title.text ?? "";
	const paired = Array.from({ length: after.sectionCount }, (_, a) => a).filter((a) => partner.has(a));
	const stays = new Set(
		longestIncreasing(paired.map((a) => partner.get(a) ?? -1)).map((i) => paired[i] ?? -1),
	);
	for (let a = 0; a < after.sectionCount; a++) {
		const b = partner.get(a);
		const [was, now] = [b === undefined ? "" : headingOf(before, b), headingOf(after, a)];
		const isTitleKept = b !== undefined && titleOf(before, b) === titleOf(after, a);
		if (b !== undefined && !stays.has(a)) changes.push({ was, now, moved: true });
		else if (was === now || (isTitleKept && follows)) continue;
		else if (isTitleKept || !isTaskHeading(after, a) || (b !== undefined && !isTaskHeading(before, b)))
			changes.push({ was, now });
	}
	return changes;
}

/** Whether the sections of a plan are counted from 一 on. */
export function isCounted(plan: Plan): boolean {
	return plan.sectionCount > 0 && [...plan.eachSection()].every(({ block }, i) => block.ordinal === i + 1);
}
