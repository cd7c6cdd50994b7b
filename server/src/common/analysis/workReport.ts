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
	plan.forEachBlock((block, index) => {
		const line = plan.lineOfBlock(index);
		const before = time;
		time = timeAfter(block, time, known);
		for (const part of partsOf(block, before, time))
			for (const sentence of sentencesOf(part, line)) {
				const { text, span, targets, facts } = sentence;
				for (const fact of facts) results.push({ text, span, fact });
				const plans = part.plans && facts.length === 0 && isDemand(text);
				if (targets.length > 0 || (part.plans && facts.length === 0))
					sentences.push({ text, span, targets, isCommitment: targets.length > 0 || plans });
			}
	});
	return { uri, title: plan.title, region: plan.region, sentences, results };
}

interface ReportPart {
	readonly text: MappedText;
	readonly targets: readonly Target[];
	readonly facts: readonly Target[];
	/** It stands where the report says what is to be done. */
	readonly plans: boolean;
}

const nothing: readonly never[] = [];

function* partsOf(block: Block, before: DocumentTime, after: DocumentTime): Iterable<ReportPart> {
	for (const { text, targets, facts } of block.kind === "text" && block.items !== undefined
		? nothing
		: rowsOf(block))
		yield { text, targets, facts, plans: true };
	if (block.kind !== "text") return;
	if (block.items === undefined) {
		if (block.role === "paragraph" && block.rows === undefined)
			yield { text: block.text, targets: nothing, facts: nothing, plans: isPlanned(after) };
		return;
	}
	let time = before;
	for (const item of block.items) {
		time = timeAfterItem(item, time);
		const { text, targets, facts, row, kind } = item;
		const isHeading = kind === "heading";
		yield {
			text: row?.text ?? text,
			targets: row?.targets ?? targets,
			facts: row?.facts ?? facts,
			plans: !isHeading && isPlanned(time),
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

function* sentencesOf(
	{ text: mapped, targets, facts }: ReportPart,
	line: number,
): Iterable<Omit<ReportSentence, "isCommitment"> & { readonly facts: readonly Target[] }> {
	const { text } = mapped;
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
		};
	}
}
