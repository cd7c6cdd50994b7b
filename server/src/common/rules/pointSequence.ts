import type { MarkerStyle } from "../model/block.js";
import { mendRun } from "../model/fixRun.js";
import type { LocalizedText } from "../model/localizedText.js";
import type { Plan, Point } from "../model/plan.js";
import type { PlanOperation } from "../model/planOperation.js";
import { replaceAt } from "../model/replaceAt.js";
import { type Span, shiftSpan } from "../model/span.js";
import { printEnclosed } from "../text/enclosedNumbers.js";
import { printChineseNumeral } from "../text/numerals.js";
import type { Finding } from "./rule.js";
import type { SequenceBreak } from "./sequence.js";
import { hasTasksInTables } from "./taskLayouts.js";

/** Points of one kind under one heading that count from `start` on. */
export interface Run {
	readonly style: MarkerStyle;
	readonly points: number[];
	readonly start: number;
}

export function findRuns(plan: Plan): readonly Run[] {
	const runs: Run[] = [];
	const open = new Map<string, Run>();
	/** The number that the last point of each kind bears. */
	const last = new Map<MarkerStyle, number>();
	const hasTables = hasTasksInTables(plan);
	// Asked of every task, and only where it matters.
	let hasNumberedTasks: boolean | undefined;
	plan.forEachPoint((point, i) => {
		const { style, ordinal } = point;
		if (ordinal === null || style === "none") return;
		// Sections of tables and numbers of tasks (任务3：, 第一项：) have rules of their own.
		if (style === "stem" && /^[任第]/.test(point.marker)) return;
		if (hasTables && (style === "section" || style === "chapter" || style === "part")) return;
		if (style === "number") {
			hasNumberedTasks ??= plan.someTask(
				({ header, number }) => header.layout === "inline" && number !== null,
			);
			if (hasNumberedTasks) return;
		}
		const key = `${point.parent} ${style}`;
		const run = open.get(key);
		const before = last.get(style);
		last.set(style, ordinal);
		if (run !== undefined && ordinal !== 1) {
			run.points.push(i);
			return;
		}
		// Numbers may run on from one heading to the next; a text taken out of a longer one begins anywhere.
		const runsOn = before !== undefined && ordinal === before + 1;
		const isExcerpt = before === undefined && !spoken.has(style);
		const next = { style, points: [i], start: runsOn || isExcerpt ? ordinal : 1 };
		open.set(key, next);
		runs.push(next);
	});
	return runs;
}

const spoken: ReadonlySet<MarkerStyle> = new Set(["is", "must", "first", "ordinal"]);
/** The levels of GB/T 9704, outermost first. */
const levels: readonly MarkerStyle[] = ["section", "bracketed", "number", "bracketed-number"];

/** Levels left out under one heading that stand under another of the same kind. */
export function* findSkippedLevels(plan: Plan): Iterable<Finding> {
	const used = new Set<string>();
	for (const { parent, style } of plan.eachPoint()) used.add(`${plan.pointAt(parent)?.style ?? ""} ${style}`);
	const reported = new Set<number>();
	for (const point of plan.eachPoint()) {
		const above = plan.pointAt(point.parent);
		if (above === undefined || reported.has(point.parent)) continue;
		const from = levels.indexOf(above.style);
		const to = levels.indexOf(point.style);
		if (from < 0 || to - from < 2) continue;
		const skipped = levels[from + 1];
		// 一、 with 1. below it is common; it is amiss where two levels are left out, or the next one mixes in.
		if (skipped === undefined || (to - from === 2 && !isMixed(plan, point.parent, skipped))) continue;
		if (to - from > 2 && !used.has(`${above.style} ${skipped}`)) continue;
		reported.add(point.parent);
		yield {
			code: "outline/sequence",
			span: placeOf(plan, point),
			message: {
				zh: `“${above.marker}”下面直接用“${point.marker}”，跳过了“${markOf(skipped, 1)}”一级，请核对层次。`,
				en: `“${point.marker}” stands right under “${above.marker}” and skips the level “${markOf(skipped, 1)}”; check the levels.`,
			},
		};
	}
}

/** Whether the level left out stands under the same heading, too. */
function isMixed(plan: Plan, parent: number, style: MarkerStyle): boolean {
	const end = plan.pointAt(parent)?.end ?? 0;
	for (let i = parent + 1; i < end; i++) {
		const point = plan.pointAt(i);
		if (point?.parent === parent && point.style === style) return true;
	}
	return false;
}

export function toFinding(plan: Plan, run: Run, found: SequenceBreak): Finding {
	const point = plan.pointAt(run.points[found.index] ?? -1);
	const before = plan.pointAt(run.points[found.before] ?? -1);
	const first = plan.pointAt(run.points[found.first] ?? -1);
	const from = found.kind === "gap" ? found.index : 0;
	const start = found.kind === "gap" ? (before?.ordinal ?? run.start - 1) + 1 : run.start;
	const title =
		found.kind === "gap"
			? { zh: "从这一条起重新编号", en: "Renumber from here" }
			: { zh: "这几条重新编号", en: "Renumber these points" };
	return {
		code: "outline/sequence",
		span: point === undefined ? noPlace : placeOf(plan, point),
		message: describe(run.style, found, point, before),
		...(first === undefined
			? {}
			: {
					related: [
						{
							span: placeOf(plan, first),
							message: { zh: `第一个“${first.marker}”`, en: `The first “${first.marker}”` },
						},
					],
				}),
		...(run.style === "first"
			? {}
			: {
					fixes: () => [mendRun(run, title, () => renumber(plan, run, from, start))],
				}),
	};
}

function describe(
	style: MarkerStyle,
	found: SequenceBreak,
	point: Point | undefined,
	before: Point | undefined,
): LocalizedText {
	const own = point?.marker ?? "";
	const above = before?.marker;
	if (found.kind === "duplicate")
		return {
			zh: `“${own}”重复，前面已有一条，请重新编号。`,
			en: `“${own}” is used twice; renumber.`,
		};
	if (found.kind === "order")
		return {
			zh: `“${own}”排在“${above ?? ""}”之后，次序颠倒，请移回原处或重新编号。`,
			en: `“${own}” stands behind “${above ?? ""}”; move it back or renumber.`,
		};
	const [range] = found.missing;
	const missing = range === undefined ? "" : markOf(style, range[0]);
	const more = found.missingCount > 1;
	return {
		zh: `缺“${missing}”${more ? `等${found.missingCount}条` : ""}：${above === undefined ? `一开始就是“${own}”` : `“${above}”之后是“${own}”`}，请补上或重新编号。`,
		en: `“${missing}”${more ? ` and ${found.missingCount - 1} more` : ""} missing: ${above === undefined ? `the list begins with “${own}”` : `“${above}” is followed by “${own}”`}; add what is missing or renumber.`,
	};
}

function renumber(plan: Plan, run: Run, from: number, start: number): readonly PlanOperation[] {
	return run.points.slice(from).flatMap((index, i) => {
		const point = plan.pointAt(index);
		if (point === undefined || point.ordinal === start + i) return [];
		return replaceAt(plan, placeOf(plan, point), withNumber(point, start + i)) ?? [];
	});
}

/** The mark as it is written, with another number. */
function withNumber({ marker, style }: Point, number: number): string {
	const enclosed = printEnclosed(marker, number);
	if (enclosed !== undefined || style === "circled") return enclosed ?? markOf(style, number);
	if (style === "letter" || style === "roman" || style === "stem")
		return markOf(style, number) + (marker.at(-1) ?? "");
	if (/^[⑴-⒛㈠-㈩]/.test(marker)) return markOf(style, number);
	if (/[\d０-９]/.test(marker)) return marker.replace(/[\d０-９]+/, `${number}`);
	return marker.replace(/[一二三四五六七八九十百]+/, printChineseNumeral(number));
}

function markOf(style: MarkerStyle, number: number): string {
	const chinese = printChineseNumeral(number);
	switch (style) {
		case "part":
			return `第${chinese}部分`;
		case "chapter":
			return `第${chinese}章`;
		case "clause":
			return `第${chinese}节`;
		case "article":
			return `第${chinese}条`;
		case "half-bracketed-number":
			return `${number}）`;
		case "section":
			return `${chinese}、`;
		case "bracketed":
			return `（${chinese}）`;
		case "number":
			return `${number}.`;
		case "bracketed-number":
			return `（${number}）`;
		case "circled":
			return number <= 20 ? String.fromCharCode(0x245f + number) : `${number}`;
		case "roman":
			return "ⅠⅡⅢⅣⅤⅥⅦⅧⅨⅩ"[number - 1] ?? `${number}`;
		case "letter":
			return String.fromCharCode(96 + Math.min(number, 26));
		case "stem":
			return "甲乙丙丁戊己庚辛"[number - 1] ?? `${number}`;
		case "is":
			return `${chinese}是`;
		case "must":
			return `${chinese}要`;
		case "ordinal":
			return `第${chinese}`;
		default:
			return ["首先", "其次", "再次", "最后"][number - 1] ?? "";
	}
}

const noPlace: Span = { line: 0, character: 0, endLine: 0, endCharacter: 0 };

function placeOf(plan: Plan, { markerSpan, blockIndex }: Point): Span {
	return shiftSpan(markerSpan, plan.lineOfBlock(blockIndex));
}
