import { parks, upperLevels } from "../language/levels.js";
import type { Block, RowBlock } from "../model/block.js";
import { Places } from "../model/folds.js";
import { KeptWithPlan } from "../model/keptWithPlan.js";
import type { Plan } from "../model/plan.js";
import { cellAt } from "../model/tableHeader.js";
import { createCharacterSet } from "../text/characterSet.js";

/*
 * What a quantity is said of beside its indicator: the place, the part of the year and the share that the words
 * around it name. Two quantities of one indicator can only contradict one another where these are the same.
 */

const part = /其中|分别|累计/;

/** What says of which place, time or share a quantity is, in the sentence before it. */
const qualifier = new RegExp(
	`(?:[一二三四]|首|末|第[一二三四])季度|[上下]半年|\\d{1,4}[年月]|年[中内底末]|每[年月]|[年月]均|同口径|全[国${upperLevels}]|\\p{Script=Han}{2}(?:${parks}|街道|[镇乡村])`,
	"gu",
);

/**
 * The words in the sentence before `end` (UTF-16 offset) that qualify what is measured there, sorted; null where
 * the quantity is one part of another (其中) or stands in a list that names each its own.
 */
export function qualifiersBefore(text: string, end: number): readonly string[] | null {
	const before = sentenceBefore(text, end);
	return part.test(before) ? null : (before.match(qualifier) ?? []).sort();
}

/** The sentence up to an offset, as far as it is looked at. */
export function sentenceBefore(text: string, end: number): string {
	let start = end;
	while (start > 0 && end - start < longest && !"。；;".includes(text[start - 1] ?? " ")) start--;
	return text.slice(start, end);
}

const longest = 160;

/** The places that the task's section and group are about, where their names are some (七都镇, 吴江开发区). */
export function placeOfTask(plan: Plan, task: number): string {
	if (!namesPlaces(plan)) return "";
	const group = plan.groupAt(plan.groupOfTask(task))?.name ?? "";
	const section = plan.sectionAt(plan.sectionOfTask(task))?.block.title.text ?? "";
	const places = (isPlaceName(section) ? 2 : 0) + (isPlaceName(group) ? 1 : 0);
	return places === 0 ? "" : `\u0000${places > 1 ? section : ""}\u0000${places % 2 === 1 ? group : ""}`;
}

/** Whether any section or group may be about a place: in most plans none is. */
export function namesPlaces(plan: Plan): boolean {
	let names = knownToName.get(plan);
	if (names === undefined) {
		names =
			plan.blocksAt(placeHeadings).length > 0 ||
			plan.tasksAt(placeGroups).length > 0 ||
			plan.groupOrder.torn().length > 0;
		knownToName.set(plan, names);
	}
	return names;
}

const knownToName = new KeptWithPlan<boolean>("order");

/** Headings that are the name of a place, and all that stand within paragraphs. */
const placeHeadings = new Places<Block>((block) =>
	block.kind === "section"
		? isPlaceName(block.title.text)
		: block.kind === "text" &&
			(block.items?.some(({ style }) => style === "section" || style === "chapter" || style === "part") ??
				false),
);

const placeGroups = new Places<RowBlock>(({ cells, header }) =>
	isPlaceName(cellAt(cells, header.groupColumn)?.content.text ?? ""),
);

const placeEnds = createCharacterSet("镇乡村区县市道");

/** Whether a heading is nothing but the name of a place. */
export function isPlaceName(name: string): boolean {
	return name.length <= 12 && placeEnds.has(name.charCodeAt(name.length - 1)) && !/[^街]道$/.test(name);
}

/**
 * The town or park that a document speaks for: its figures are not those of the district whose directory it uses.
 * Null where title and issuer name none.
 */
export function placeOfDocument({ title, issuer }: Pick<Plan, "title" | "issuer">): string | null {
	for (const words of [title, issuer]) {
		const found = (words ?? "").slice(0, 40).match(smallPlace)?.[0];
		// 苏州市吴江区七都镇 and 七都镇 are one.
		if (found !== undefined) return found.replace(new RegExp(`^.*[${upperLevels}](?=.{2})`), "");
	}
	return null;
}

const smallPlace = new RegExp(
	`\\p{Script=Han}{2,10}(?:${parks}|街道|镇|乡)(?=20\\d\\d|人民政府|政府|党委|党工委|管委会|管理委员会|办事处|关于)`,
	"u",
);
