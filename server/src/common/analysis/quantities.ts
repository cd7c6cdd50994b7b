import { isUnitShaped } from "../layouts/unitShape.js";
import { type MappedText, spanOfRange } from "../model/mappedText.js";
import type { Plan } from "../model/plan.js";
import { type Span, shiftSpan } from "../model/span.js";
import type { Target } from "../model/target.js";
import { findTargetPlace } from "../model/targetPlace.js";
import { lastYearOf, periodOf, periodOfDeadline } from "./period.js";
import { isPlaceName, placeOfTask, qualifiersBefore, sentenceBefore } from "./subject.js";
import type { WorkReport } from "./workReport.js";

/** A quantity with all that must be the same in another document for the two to be comparable. */
export interface Quantity
	extends Pick<Target, "raw" | "indicator" | "change" | "comparator" | "value" | "upper" | "unit"> {
	/** `commitment`: somebody is to reach it. `past`: how it stood in a year before the document's. */
	readonly tense: "commitment" | "past";
	/** The years that it is for, see `periodOf`; null where neither it nor the document says. */
	readonly period: string | null;
	/** Place, share or part of a year that it is said of; empty for the whole; null for a part (其中). */
	readonly scope: string | null;
	/** Number of its task; null in prose, and of a task without one. */
	readonly number: number | null;
	readonly blockIndex: number;
	/** Its place in the document. */
	readonly span: Span;
}

/** What a document says in figures, as other documents are compared with it. */
export interface DocumentQuantities {
	readonly uri: string;
	readonly title: string | null;
	readonly period: string | null;
	readonly quantities: readonly Quantity[];
}

/** The documents that a document is compared with. */
export interface OtherDocuments {
	/** Of the same region and the same years. */
	readonly peers: readonly DocumentQuantities[];
	/** The one that the front matter names as last year's. */
	readonly previous?: DocumentQuantities;
	/** The work report that the front matter names. */
	readonly report?: WorkReport;
}

/** All quantities of a document in the order of their places: those of tasks, and those of prose. */
export function collectQuantities(plan: Plan): readonly Quantity[] {
	const period = periodOf(plan);
	// 全区 in the plan of a district is the whole that it speaks of anyway.
	const whole = /[省市区县]$/.test(plan.region ?? "") ? `全${plan.region?.at(-1)}` : "";
	const found: Quantity[] = [];
	plan.forEachTask((row, task) => {
		const blockIndex = plan.blockOfTask(task);
		const setting = { period, whole, place: placeOfTask(plan, task) };
		for (const targets of [row.targets, row.facts])
			for (const target of targets) {
				const at = findTargetPlace(row, target);
				if (at === undefined) continue;
				const deadline = target.deadline ?? row.deadline ?? undefined;
				found.push({
					...toQuantity({ ...target, ...(deadline === undefined ? {} : { deadline }) }, at, setting, {
						isFact: targets === row.facts,
						isYearColumn: at.year !== undefined,
					}),
					number: row.number,
					blockIndex,
					span: shiftSpan(at.span, plan.lineOfBlock(blockIndex)),
				});
			}
	});
	plan.forEachPoint(({ task, targets, facts, text, blockIndex }, i) => {
		if (task >= 0 || (targets.length === 0 && facts.length === 0)) return;
		const setting = { period, whole, place: placeOfPoint(plan, i) };
		for (const quantities of [targets, facts])
			for (const target of quantities)
				found.push({
					...toQuantity(target, { text }, setting, { isFact: quantities === facts, isYearColumn: false }),
					number: null,
					blockIndex,
					span: shiftSpan(spanOfRange(text, target.range), plan.lineOfBlock(blockIndex)),
				});
	});
	return found.sort((a, b) => a.span.line - b.span.line || a.span.character - b.span.character);
}

export function isSameQuantity(
	a: Pick<Target, "value" | "upper" | "unit" | "comparator">,
	b: Pick<Target, "value" | "upper" | "unit" | "comparator">,
): boolean {
	return a.value === b.value && a.upper === b.upper && a.unit === b.unit && a.comparator === b.comparator;
}

/** What the document around a quantity says of it. */
interface Setting {
	readonly period: string | null;
	/** 全区, where the document speaks for a district. */
	readonly whole: string;
	readonly place: string;
}

function toQuantity(
	target: Target,
	{ text: { text } }: { readonly text: MappedText },
	setting: Setting,
	{ isFact, isYearColumn }: { readonly isFact: boolean; readonly isYearColumn: boolean },
) {
	const { raw, indicator, change, comparator, value, upper, unit, deadline, range } = target;
	const period = isFact
		? pastYear(text, range[0], setting.period)
		: (periodOfDeadline(deadline) ?? setting.period);
	// What a sentence says of a year gone by is not a commitment; a column of that year's targets is.
	const isPast = isFact || (!isYearColumn && isBefore(period, setting.period));
	const qualifiers = isYearColumn ? [] : qualifiersBefore(text, range[0]);
	return {
		...{ raw, indicator, change, comparator, value, unit },
		...(upper === undefined ? {} : { upper }),
		tense: isPast ? ("past" as const) : ("commitment" as const),
		period,
		scope: qualifiers === null ? null : scopeOf(qualifiers, period, setting),
	};
}

/** What the words say beyond the year, which the period tells, and the region as a whole. */
function scopeOf(qualifiers: readonly string[], period: string | null, { whole, place }: Setting): string {
	const years = new Set(period?.split(/[-/]/));
	const said = qualifiers.filter(
		(word) => !years.has(word.replace("年", "")) && word !== whole && !/^(?:年[内底末]|12月)$/.test(word),
	);
	return said.join(" ") + place;
}

/**
 * The year that an achievement is of: the last one that its sentence names, or 去年 from the document's year. Null
 * where the sentence names none, and for the current year, which is not over.
 */
function pastYear(text: string, end: number, documentPeriod: string | null): string | null {
	const now = /^20\d\d$/.test(documentPeriod ?? "") ? Number(documentPeriod) : undefined;
	let year: number | undefined;
	for (const found of sentenceBefore(text, end).matchAll(yearWord)) {
		// What stands behind 比 or 从 is what it is measured from; of a span nobody can say which year is meant.
		if (found[1] !== undefined) year = undefined;
		else if (found[2] !== undefined) year = Number(found[2]);
		else if (now === undefined) year = undefined;
		else year = found[3] === "前年" ? now - 2 : /^[今本年]/.test(found[3] ?? "") ? now : now - 1;
	}
	return year === undefined || (now !== undefined && year >= now) ? null : `${year}`;
}

const yearWord =
	/([比较从自以与]20\d\d年?|20\d\d年?[-—–~～至到]{1,2}20\d\d年?)|(20\d\d)年|(前年|去年|上年|上一年|过去一年|今年|本年|年内)/g;

function isBefore(period: string | null, other: string | null): boolean {
	const [year, now] = [lastYearOf(period), lastYearOf(other)];
	return year !== undefined && now !== undefined && year < now;
}

/** The unit or place under whose heading a point stands: its figures are that one's own. */
function placeOfPoint(plan: Plan, point: number): string {
	const names: string[] = [];
	for (let at = plan.pointAt(point)?.parent ?? -1; at >= 0; at = plan.pointAt(at)?.parent ?? -1) {
		const { text } = plan.pointAt(at)?.text ?? { text: "" };
		if (isPlaceName(text) || isUnitShaped(text)) names.push(text);
	}
	return names.length === 0 ? "" : `\u0000${names.join("\u0000")}`;
}
