import type { LocalizedText } from "../../model/localizedText.js";
import { alignTasks } from "../alignPlans.js";
import type { ComparedTask } from "../comparedTask.js";
import { plainText } from "../textFeatures.js";
import type { ReadContent, SealedTask } from "./readSeal.js";

/** One thing that the plan says otherwise than the approved one. */
export interface SealDifference {
	/** 第12项, 标题, 正文. */
	readonly place: LocalizedText;
	/** The cell of a task: 任务, 牵头领导, 责任单位 …; null for what is not a cell. */
	readonly field: LocalizedText | null;
	/** As approved; null where it was not there. */
	readonly was: string | null;
	/** As it is; null where it is gone. */
	readonly is: string | null;
}

/**
 * What of a plan differs from the approved one: tasks by what they say, else by their number, cell by cell; headings and
 * texts as they stand. Bounded in time as `alignPlans` is.
 */
export function findSealDifferences(was: ReadContent, is: ReadContent): readonly SealDifference[] {
	const found: SealDifference[] = [];
	const add = (place: LocalizedText, before: string | number | null, after: string | number | null) => {
		if (before !== after)
			found.push({ place, field: null, was: before?.toString() ?? null, is: after?.toString() ?? null });
	};
	add({ zh: "标题", en: "Title" }, was.model.title, is.model.title);
	add({ zh: "发文机关", en: "Issuer" }, was.model.issuer, is.model.issuer);
	add({ zh: "成文日期", en: "Date" }, was.model.date, is.model.date);
	add({ zh: "写明的总数", en: "Declared total" }, was.model.declaredTotal, is.model.declaredTotal);
	found.push(...listDifferences({ zh: "部分", en: "Section" }, sectionsOf(was), sectionsOf(is)));
	found.push(...taskDifferences(was, is));
	found.push(...listDifferences({ zh: "表外文字", en: "Text outside tables" }, was.texts, is.texts));
	return found;
}

/** A sentence of it. */
export function saySealDifference({ place, field, was, is }: SealDifference): LocalizedText {
	const of = field === null ? { zh: "", en: "" } : { zh: field.zh, en: ` ${field.en}` };
	if (was === null || was === "")
		return {
			zh: `${place.zh}：${of.zh}增加了“${cut(is)}”`,
			en: `${place.en}:${of.en} added “${cut(is)}”`,
		};
	if (is === null || is === "")
		return {
			zh: `${place.zh}：${of.zh}删去了“${cut(was)}”`,
			en: `${place.en}:${of.en} removed “${cut(was)}”`,
		};
	const [before, after] = changedParts(was, is);
	return {
		zh: `${place.zh}：${of.zh}由“${before}”改为“${after}”`,
		en: `${place.en}:${of.en} changed from “${before}” to “${after}”`,
	};
}

function sectionsOf({ model }: ReadContent): readonly string[] {
	return model.sections.map(({ ordinal, title }) => (ordinal === null ? title : `${ordinal} ${title}`));
}

/** What stands in one list and not, or less often, in the other. */
function listDifferences(
	place: LocalizedText,
	was: readonly string[],
	is: readonly string[],
): readonly SealDifference[] {
	const gone = leftOf(was, is);
	const come = leftOf(is, was);
	// What one place says otherwise is one change where as many went as came.
	if (gone.length === come.length)
		return gone.map((text, i) => ({ place, field: null, was: text, is: come[i] ?? null }));
	return [
		...gone.map((text) => ({ place, field: null, was: text, is: null })),
		...come.map((text) => ({ place, field: null, was: null, is: text })),
	];
}

function leftOf(texts: readonly string[], others: readonly string[]): readonly string[] {
	const counts = new Map<string, number>();
	for (const text of others) counts.set(text, (counts.get(text) ?? 0) + 1);
	return texts.filter((text) => {
		const count = counts.get(text) ?? 0;
		counts.set(text, count - 1);
		return count <= 0;
	});
}

function taskDifferences(was: ReadContent, is: ReadContent): readonly SealDifference[] {
	const pairs = pairTasks(was, is);
	const found: SealDifference[] = [];
	const isPaired = new Set(pairs.values());
	was.model.tasks.forEach((task, i) => {
		const now = is.model.tasks[pairs.get(i) ?? -1];
		if (now === undefined)
			found.push({ place: placeOf(task, i), field: null, was: `${numberOf(task)}${task.text}`, is: null });
		else found.push(...cellDifferences(task, now, { i, sections: [sectionsOf(was), sectionsOf(is)] }));
	});
	is.model.tasks.forEach((task, i) => {
		if (!isPaired.has(i))
			found.push({ place: placeOf(task, i), field: null, was: null, is: `${numberOf(task)}${task.text}` });
	});
	return found;
}

/** Which task of the one is which of the other, by their indexes: as plans are aligned; of what is left, those of the same number. */
function pairTasks(was: ReadContent, is: ReadContent): ReadonlyMap<number, number> {
	const { pairs: aligned } = alignTasks(comparedTasks(was), comparedTasks(is));
	const pairs = new Map(aligned.map(({ before, after }) => [before, after]));
	const taken = new Set(pairs.values());
	const keyOf = (task: SealedTask) => `${numberOf(task)}\n${task.sectionIndex}`;
	const waiting = new Map<string, number>();
	is.model.tasks.forEach((task, i) => {
		if (!taken.has(i) && numberOf(task) !== "") waiting.set(keyOf(task), i);
	});
	was.model.tasks.forEach((task, i) => {
		const found = pairs.has(i) ? undefined : waiting.get(keyOf(task));
		if (found === undefined) return;
		waiting.delete(keyOf(task));
		pairs.set(i, found);
	});
	return pairs;
}

function comparedTasks({ model }: ReadContent): readonly ComparedTask[] {
	const names = (list: readonly string[]) => list.map(plainText).sort();
	return model.tasks.map(({ text, sectionIndex, group, units, leaders, number }) => ({
		text: plainText(text),
		section: plainText(model.sections[sectionIndex ?? -1]?.title ?? ""),
		group: plainText(group?.name ?? ""),
		units: names(units.map(({ name }) => name)),
		leaders: leaders.map(plainText),
		number,
	}));
}

function cellDifferences(
	was: SealedTask,
	is: SealedTask,
	{ i, sections }: { readonly i: number; readonly sections: readonly (readonly string[])[] },
): readonly SealDifference[] {
	const place = placeOf(was, i);
	const sectionOf = (task: SealedTask, of: number) => sections[of]?.[task.sectionIndex ?? -1] ?? "";
	const [before, after] = [sectionOf(was, 0), sectionOf(is, 1)];
	// A section that has another name now is told once, not by each of its tasks.
	const isRenamed = sections[1]?.includes(before) === false && sections[0]?.includes(after) === false;
	const cells: readonly (readonly [field: LocalizedText, was: string, is: string])[] = [
		[{ zh: "编号", en: "number" }, numberOf(was), numberOf(is)],
		[{ zh: "所属部分", en: "section" }, before, isRenamed ? before : after],
		[{ zh: "项目", en: "group" }, was.group?.name ?? "", is.group?.name ?? ""],
		[{ zh: "任务", en: "task" }, was.text, is.text],
		[{ zh: "牵头领导", en: "leaders" }, was.leaders.join("、"), is.leaders.join("、")],
		[{ zh: "责任单位", en: "units" }, unitsOf(was), unitsOf(is)],
		[{ zh: "完成时限", en: "deadline" }, was.deadline ?? "", is.deadline ?? ""],
		...[...new Set([...Object.keys(was.columns), ...Object.keys(is.columns)])].map(
			(name) =>
				[{ zh: `“${name}”栏`, en: `“${name}”` }, was.columns[name] ?? "", is.columns[name] ?? ""] as const,
		),
	];
	return cells
		.filter(([, one, other]) => one !== other)
		.map(([field, one, other]) => ({ place, field, was: one, is: other }));
}

function unitsOf({ units }: SealedTask): string {
	return units.map(({ raw, lead }) => (lead ? `★${raw}` : raw)).join("、");
}

function numberOf({ number, code }: SealedTask): string {
	return code ?? (number === null ? "" : `${number}.`);
}

function placeOf({ number, code }: SealedTask, index: number): LocalizedText {
	const name = code ?? number?.toString();
	return name === undefined
		? { zh: `第${index + 1}行任务`, en: `Task in row ${index + 1}` }
		: { zh: `第${name}项`, en: `Task ${name}` };
}

/** Longer texts are shown by what differs, with so many characters on either side. */
const shown = 40;
const around = 12;

/** The two texts, where they are long by the part in which they differ. */
function changedParts(was: string, is: string): readonly [string, string] {
	if (was.length <= shown && is.length <= shown) return [was, is];
	let start = 0;
	while (start < was.length && start < is.length && was[start] === is[start]) start++;
	let end = 0;
	while (end < was.length - start && end < is.length - start && was.at(-1 - end) === is.at(-1 - end)) end++;
	const part = (text: string) => {
		const [from, to] = [Math.max(0, start - around), Math.min(text.length, text.length - end + around)];
		return `${from > 0 ? "…" : ""}${text.slice(from, to)}${to < text.length ? "…" : ""}`;
	};
	return [cut(part(was)), cut(part(is))];
}

function cut(text: string | null): string {
	return text === null || text.length <= 120 ? (text ?? "") : `${text.slice(0, 119)}…`;
}
