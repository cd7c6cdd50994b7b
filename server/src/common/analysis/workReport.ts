import {
	type DocumentTime,
	noTime,
	opensWithDemand,
	timeAfter,
	timeAfterItem,
} from "../layouts/documentTime.js";
import { type Block, rowsOf } from "../model/block.js";
import { type MappedText, spanOfRange } from "../model/mappedText.js";
import type { Plan } from "../model/plan.js";
import { type Span, shiftSpan } from "../model/span.js";
import type { Target } from "../model/target.js";
import { leadingVerbTable, moveVerbTable } from "../targets/words.js";
import { yearOfPlan } from "./period.js";

/** A sentence of a work report (政府工作报告) that looks ahead. */
export interface ReportSentence {
	/** With its mark at the end. */
	readonly text: string;
	/** Its place in the report. */
	readonly span: Span;
	/** What it commits to, ranges counted in {@link text}. */
	readonly targets: readonly Target[];
	/** It has a target, or tells somebody to do something where the report says what is to be done. */
	readonly isCommitment: boolean;
}

/** What is achieved by a year that is over, as a report tells it. */
export interface ReportResult {
	readonly text: string;
	readonly span: Span;
	/** The achievement, its range counted in {@link text}. */
	readonly fact: Target;
}

/** A work report as plans are compared with it. */
export interface WorkReport {
	readonly uri: string;
	readonly title: string | null;
	/** Whose report it is; null where it does not say. */
	readonly region: string | null;
	/** The year that it plans for, as its headings, else its title or day, tell. */
	readonly year: number | undefined;
	readonly sentences: readonly ReportSentence[];
	readonly results: readonly ReportResult[];
}

/**
 * What a report promises and what it tells of the year before, sentence by sentence. Whether a quantity is a promise or
 * an achievement the reader of targets has decided; of sentences without one, those count that stand under what
 * plans and begin with the verb of a demand (深化, 推进, 建设 …).
 */
export function readWorkReport(plan: Plan, uri: string): WorkReport {
	const sentences: ReportSentence[] = [];
	const results: ReportResult[] = [];
	const known = new Map<string, DocumentTime>();
	let time = noTime;
	let planned: number | undefined;
	plan.forEachBlock((block, index) => {
		const line = plan.lineOfBlock(index);
		const before = time;
		time = timeAfter(block, time, known);
		if (block.kind !== "row" && time.telling === "plan") planned = laterYear(planned, block);
		for (const part of partsOf(block, before, time))
			for (const sentence of sentencesOf(part, line)) {
				const { text, span, targets, facts } = sentence;
				for (const fact of facts) results.push({ text, span, fact });
				const plans = part.plans && facts.length === 0 && isDemand(text) && !sentence.isHeading;
				if (targets.length > 0 || (part.plans && facts.length === 0))
					sentences.push({ text, span, targets, isCommitment: targets.length > 0 || plans });
			}
	});
	const { title, region } = plan;
	return { uri, title, region, year: planned ?? yearOfPlan(plan), sentences, results };
}

/** The year that a heading of what is planned names (二、2026年重点工作), if it is later than another. */
function laterYear(before: number | undefined, block: Block): number | undefined {
	const words = block.kind === "section" ? block.title.text : block.kind === "text" ? block.text.text : "";
	const found = words.length > longestPlanHeading ? null : plannedYear.exec(words);
	return found === null ? before : Math.max(before ?? 0, Number(found[1]));
}

const longestPlanHeading = 40;
const plannedYear =
	/(?<!\d)(20\d\d)年(?:度)?[^\d。]{0,12}(?:工作|任务|任務|安排|目标|目標|部署|打算|思路|计划|計劃)/;

interface ReportPart {
	readonly text: MappedText;
	readonly targets: readonly Target[];
	readonly facts: readonly Target[];
	/** It stands where the report says what is to be done. */
	readonly plans: boolean;
	/** A mark stands before it: （一）, 1. */
	readonly isMarked: boolean;
}

const nothing: readonly never[] = [];

function* partsOf(block: Block, before: DocumentTime, after: DocumentTime): Iterable<ReportPart> {
	for (const { text, targets, facts } of block.kind === "text" && block.items !== undefined
		? nothing
		: rowsOf(block))
		yield { text, targets, facts, plans: true, isMarked: false };
	if (block.kind !== "text") return;
	if (block.items === undefined) {
		if (block.role === "paragraph" && block.rows === undefined)
			yield { text: block.text, targets: nothing, facts: nothing, plans: isPlanned(after), isMarked: false };
		return;
	}
	let time = before;
	for (const item of block.items) {
		time = timeAfterItem(item, time);
		const { text, targets, facts, row, kind, marker } = item;
		const isHeading = kind === "heading";
		yield {
			text: row?.text ?? text,
			targets: row?.targets ?? targets,
			facts: row?.facts ?? facts,
			plans: !isHeading && isPlanned(time),
			isMarked: marker !== "",
		};
	}
}

/** What names no time is of the plan unless it stands in a report whose review has not ended. */
function isPlanned({ telling, report }: DocumentTime): boolean {
	return telling === "plan" || (telling === "open" && report !== "ahead");
}

/** A sentence is looked at up to here (UTF-16 units). */
const longest = 400;
/** Shorter ones are headings and calls: 各位代表！ */
const shortest = 6;

function isDemand(text: string): boolean {
	if (text.length < shortest || /[：:！!？?]$/.test(text)) return false;
	return (
		opensWithDemand.test(text) ||
		leadingVerbTable.matchAt(text, 0) !== undefined ||
		moveVerbTable.matchAt(text, 0) !== undefined
	);
}

interface SentenceOfPart extends Omit<ReportSentence, "isCommitment"> {
	readonly facts: readonly Target[];
	/** It heads the sentences behind it. */
	readonly isHeading: boolean;
}

/** 坚持扩大内需。, 着力稳定就业。: how a sentence begins that heads others and promises nothing that could be looked for. */
const headsOthers =
	/^(?:坚持|堅持|坚定|堅定|着力|著力|聚焦|突出|深入|大力|全力|切实|切實|持续|持續|更加|扎实|扎實|奋力|奮力|全面|更好|统筹|統籌)/;
/** What is made or done by somebody is a promise also where a mark stands before it. */
const makes =
	/^(?:建成|新建|扩建|改造|完成|启动|开工|引进|出台|举办|建设|创建|培育|投用|组建|设立|制定|编制|开通|修订|发布)/;
/** A heading is short (UTF-16 units). */
const longestHeading = 24;

/** Whether a paragraph's first sentence is its heading: short, of one clause, without a figure, and others follow it. */
function isHeadingOf(words: string, rest: string, isMarked: boolean): boolean {
	if (words.length > longestHeading || rest.trim().length < shortest || !/。$/.test(words)) return false;
	if (/[，,\d]/.test(words)) return false;
	return headsOthers.test(words) || (isMarked && !makes.test(words));
}

function* sentencesOf(
	{ text: mapped, targets, facts, isMarked }: ReportPart,
	line: number,
): Iterable<SentenceOfPart> {
	const { text } = mapped;
	let isFirst = true;
	for (const found of text.matchAll(/[^。；;！!？?\n]{1,4000}[。；;！!？?]?/g)) {
		const start = found.index + found[0].length - found[0].trimStart().length;
		const words = found[0].trim();
		const end = start + words.length;
		if (words === "") continue;
		const within = (all: readonly Target[]) =>
			all
				.filter(({ range }) => range[0] >= start && range[0] < end)
				.map((target): Target => ({ ...target, range: [target.range[0] - start, target.range[1] - start] }));
		yield {
			text: words.slice(0, longest),
			span: shiftSpan(spanOfRange(mapped, [start, end]), line),
			targets: within(targets),
			facts: within(facts),
			isHeading: isFirst && within(targets).length === 0 && isHeadingOf(words, text.slice(end), isMarked),
		};
		isFirst = false;
	}
}
