import { createCharacterSet } from "../text/characterSet.js";
import type { Draft, Progress } from "./progress.js";

/** What is known of the time of a sentence that names no date. */
interface DueTime {
	readonly due: string | undefined;
}

/** 完成时限：|10月底前, 时间为|8月: the words before say that it is a deadline. */
export function isLabelled(text: string, at: number): boolean {
	if (!endsLabel.has(text.charCodeAt(at - 1))) return false;
	return /(?:时限|期限|完成时间|时间节点|完成日期|节点)[：:为是在]{0,2}$/.test(
		text.slice(Math.max(0, at - 8), at),
	);
}

const endsLabel = createCharacterSet("：:为是在限间点期");

/**
 * 新建公园2个（10月底前）、公厕3座; 新建公园2个，完成时限为10月底: a date in brackets of its own is of what stands before it
 * in its clause, one with a label of all that the sentence has named without a date. False where it is neither.
 */
export function dateWhatIsBefore(
	times: DueTime,
	progress: Progress,
	deadline: string,
	at: number,
	end: number,
): boolean {
	const { text, drafts, clause, sentenceDrafts } = progress;
	const labelled = isLabelled(text, at);
	const close = labelled ? end : bracketEnd(text, at, end);
	if (close < 0) return false;
	const from = labelled || text.charCodeAt(at - 1) === 0x3010 ? clause.previousStart : clause.start;
	const start = labelled ? clause.sentenceStart : from;
	let isDated = false;
	for (let k = sentenceDrafts; k < drafts.length; k++) {
		const draft = drafts[k];
		if (draft === undefined || progress.told?.has(draft) === true || draft.range[0] < start) continue;
		isDated = true;
		if (draft.change !== "milestone" && isUndated(times, progress, draft)) draft.deadline = deadline;
	}
	if (isDated) progress.taken = Math.max(progress.taken, close);
	return isDated;
}

/** （10月底前）, 【11月底前完成】: behind the bracket, where nothing else stands in it; -1 for any other. */
function bracketEnd(text: string, at: number, end: number): number {
	if (!opensBracket.has(text.charCodeAt(at - 1))) return -1;
	const close = text.startsWith("完成", end) || text.startsWith("建成", end) ? end + 2 : end;
	return closesBracket.has(text.charCodeAt(close)) ? close + 1 : -1;
}

const opensBracket = createCharacterSet("（([［〔【");
const closesBracket = createCharacterSet("）)]］〕】");

export function isUndated({ due }: DueTime, { known: { context } }: Progress, { deadline }: Draft): boolean {
	return (
		deadline === undefined ||
		deadline === (due ?? context.deadline ?? context.due) ||
		deadline === context.deadline
	);
}

/** Dates the quantities of the clause that have no date of their own. */
export function dateDrafts(times: DueTime, progress: Progress, deadline: string): void {
	for (let k = progress.sentenceDrafts; k < progress.drafts.length; k++) {
		const draft = progress.drafts[k];
		if (draft !== undefined && draft.range[0] >= progress.clause.start && isUndated(times, progress, draft))
			draft.deadline = deadline;
	}
}

/** 新建公园12个，|9月底前建成: what the clause before counts is due by then, where it has no date of its own. */
export function dateClauseBefore(times: DueTime, progress: Progress, deadline: string): void {
	const { drafts, clause } = progress;
	for (let k = progress.sentenceDrafts; k < drafts.length; k++) {
		const draft = drafts[k];
		if (draft === undefined || progress.told?.has(draft) === true || draft.range[0] < clause.previousStart)
			continue;
		if (draft.change !== "milestone" && isUndated(times, progress, draft)) draft.deadline = deadline;
	}
}
