import type { Target, TargetProblem } from "../model/target.js";
import { type Counted, countBlank, countDigits, countHalf, countNumeral } from "./countedNumbers.js";
import { frameOf } from "./frame.js";
import { closeGroup } from "./groups.js";
import { partsOf, tidy, withoutLayoutBlanks } from "./indicatorNames.js";
import { skipListMark } from "./listMarks.js";
import { dateClauseBefore } from "./ownDate.js";
import { draftOfCommitment, nameOfCommitment, phraseRules } from "./phraseTargets.js";
import {
	type Clause,
	type Draft,
	farthest,
	type Known,
	type Mutable,
	noteTold,
	type Progress,
	problemAt,
} from "./progress.js";
import { readQuantity } from "./quantity.js";
import { takeQuantity } from "./quantityTargets.js";
import {
	endOfSharing,
	isActAlone,
	milestoneOf,
	milestonesInRow,
	rankOf,
	ratioOf,
	type Shape,
} from "./shapes.js";
import {
	applyPeriodBehind,
	applyTime,
	applyTimeBehind,
	applyWaiting,
	deadlineOf,
	isPast,
	letWait,
	newTimes,
	noTokens,
	settleTimes,
	type Times,
	tellsOutcome,
	turnToFacts,
} from "./times.js";
import { tokenize } from "./tokenize.js";
import type { BreakToken, DateToken, PhraseToken, Token } from "./tokens.js";

export interface ParsedTargets {
	/** What the text commits somebody to, in its order. */
	readonly targets: readonly Target[];
	/** What it says has been achieved. */
	readonly facts: readonly Target[];
	readonly problems: readonly TargetProblem[];
}

export const nothingParsed: ParsedTargets = { targets: [], facts: [], problems: [] };

/**
 * Reads the targets of a text: its tokens, clause by clause, by the tables in `rules/`. Offsets are UTF-16 units of
 * `text`. Takes time linear in its length; never throws.
 *
 * @param tokens those of the text, where they are known
 */
export function readTargets(
	text: string,
	known: Known,
	tokens: readonly Token[] = tokenize(text, known.context.year),
): ParsedTargets {
	const times = newTimes(known);
	const start = skipListMark(text, 0);
	// One object for all clauses, one after another.
	const clause: Mutable<Clause> = {
		start,
		end: text.length,
		tokens,
		firstToken: 0,
		endToken: 0,
		previousStart: start,
		previousEnd: start,
		sentenceStart: start,
	};
	const progress = newProgress(text, known, clause);
	let sentenceStart = start;
	let firstToken = 0;
	let clauseStart = start;
	let previousStart = start;
	let previousEnd = start;
	for (let at = 0; at <= tokens.length; at++) {
		const token = tokens[at];
		if (token !== undefined && token.kind !== "break") continue;
		const end = token?.at ?? text.length;
		// Most clauses say nothing of a quantity, and nothing waits for them.
		const isSilent = at === firstToken && times.deadline === undefined;
		progress.taken = clauseStart;
		if (!isSilent) {
			clause.start = clauseStart;
			clause.end = end;
			clause.firstToken = firstToken;
			clause.endToken = at;
			clause.previousStart = previousStart;
			clause.previousEnd = previousEnd;
			clause.sentenceStart = sentenceStart;
			readClause(progress, times);
		}
		if (token === undefined || token.detail !== "soft") {
			endSentence(progress, times, token);
			sentenceStart = token?.end ?? end;
			previousStart = sentenceStart;
			previousEnd = sentenceStart;
		} else {
			previousStart = clauseStart;
			previousEnd = end;
		}
		const next = token?.end ?? end;
		// 已…，|3家: a clause that counts nothing says it of the next one.
		if (
			token?.detail === "soft" &&
			times.pastClause === clauseStart &&
			(progress.before?.clause !== clauseStart || tellsOutcome(text, next))
		)
			times.pastClause = next;
		clauseStart = next;
		firstToken = at + 1;
	}
	if (known.cellName !== undefined && progress.drafts.length === 0) readBareCell(progress, times);
	return result(progress);
}

/** How far the reading of a text has come before its first clause. */
function newProgress(text: string, known: Known, clause: Clause): Progress {
	return {
		text,
		known,
		drafts: [],
		told: undefined,
		wholes: undefined,
		problems: [],
		clause,
		taken: clause.start,
		readTo: 0,
		quoteEnd: 0,
		dateStart: 0,
		dateEnd: 0,
		before: undefined,
		group: undefined,
		sentenceDrafts: 0,
		joinedDrafts: 0,
	};
}

/** The whole of a cell is a number, or a number that its column's name has the unit of. */
function readBareCell(progress: Progress, times: Times): void {
	const { text } = progress;
	const start = text.length - text.trimStart().length;
	const end = text.trimEnd().length;
	const negative = text.charCodeAt(start) === 0x2d || text.charCodeAt(start) === 0x2212;
	if (end - start > 20) return;
	const quantity = readQuantity(text, negative ? start + 1 : start);
	if (quantity === undefined || quantity.defect !== "none" || quantity.end !== end) return;
	const { value } = quantity;
	progress.clause = { ...progress.clause, start, end };
	progress.taken = start;
	takeQuantity(
		progress,
		times,
		frameOf(progress, negative ? { ...quantity, start, value: -value } : quantity),
	);
}

/** Reads a clause: its times in their order, and each quantity and phrase when what stands before it is known. */
function readClause(progress: Progress, times: Times): void {
	const { clause } = progress;
	const { tokens, endToken } = clause;
	const made = progress.drafts.length;
	const known = progress.problems.length;
	const { deadline } = times;
	for (let i = clause.firstToken; i < endToken; i++) {
		const token = tokens[i];
		if (token !== undefined) readToken(progress, times, token);
	}
	const hasTaken = progress.before?.clause === clause.start;
	if (!hasTaken) applyWaiting(times, progress);
	if (progress.drafts.length === made && progress.problems.length === known)
		readMilestone(progress, times, deadline);
	// 到2028年、2030年，|装机分别达到…: dates that end their clause go for the next one.
	if (times.row !== undefined && (progress.drafts.length > made || times.rowEnd < clause.end))
		settleTimes(times, progress);
	if (times.waiting.length === 0) return;
	if (progress.taken < clause.end && clause.end - progress.taken <= farthest)
		for (const token of times.waiting) applyTimeBehind(times, progress, token);
	times.waiting = noTokens;
}

function readToken(progress: Progress, times: Times, token: Token): void {
	switch (token.kind) {
		case "period":
			if (applyPeriodBehind(times, progress, token)) return;
			letWait(times, token);
			return;
		case "mode":
			letWait(times, token);
			return;
		case "quote":
			progress.quoteEnd = token.end;
			return;
		case "break":
			return;
		default:
			break;
	}
	if (token.at < progress.readTo) return;
	switch (token.kind) {
		case "date":
			applyWaiting(times, progress);
			applyTime(times, progress, token);
			break;
		case "phrase":
			readPhrase(progress, times, token);
			break;
		case "rank":
			addShape(progress, times, rankOf(progress, token));
			break;
		case "ratio":
			addShape(progress, times, ratioOf(progress, token));
			progress.taken = Math.max(progress.taken, endOfSharing(progress, token));
			break;
		default:
			readNumber(progress, times, token);
	}
}

function readNumber(progress: Progress, times: Times, token: Token): void {
	const counted = countToken(progress, token);
	if (counted === undefined) return;
	if ("problem" in counted) {
		progress.problems.push(problemAt(progress, counted.problem, counted.start, counted.end));
		if (counted.taken) progress.taken = counted.end;
		progress.readTo = Math.max(progress.readTo, counted.end);
		return;
	}
	applyWaiting(times, progress);
	takeQuantity(progress, times, frameOf(progress, counted.quantity, counted.front));
	progress.readTo = Math.max(progress.readTo, counted.quantity.end);
}

function countToken(progress: Progress, token: Token): Counted | undefined {
	switch (token.kind) {
		case "digits":
			return countDigits(progress, token.detail);
		case "numeral":
			return countNumeral(progress, token.detail);
		case "doubling":
			return { quantity: token.detail, front: frameOf(progress, token.detail).front };
		case "half":
			return countHalf(progress, token.at);
		case "blank":
			return countBlank(progress, token.at);
		default:
			return undefined;
	}
}

function readPhrase(progress: Progress, times: Times, token: PhraseToken): void {
	// The noun of some phrases begins behind a date.
	const { value } = token.detail;
	if (value === "end" || value === "whole" || value === "along") applyWaiting(times, progress);
	const commitment = phraseRules[value](progress, token);
	if (commitment === undefined) return;
	progress.readTo = Math.max(progress.readTo, commitment.readTo);
	const indicator = nameOfCommitment(progress, commitment);
	if (indicator === "") return;
	applyWaiting(times, progress);
	const { start, end } = commitment;
	const fact = isPast(times, progress, start);
	const deadline = deadlineOf(times, progress.known);
	for (const part of thingsOf(indicator, token)) {
		const draft = draftOfCommitment(progress, commitment, part, deadline);
		if (fact) noteTold(progress, draft);
		addDraft(progress, draft, start, end);
	}
}

/** 5G网络、快递服务点实现全覆盖: each of them; 双下降 and 全部达标 are of all, and 县、乡、村三级体系 is one. */
function thingsOf(indicator: string, { detail: { word, value } }: PhraseToken): readonly string[] {
	if (value !== "end" || !indicator.includes("、") || /[双三同]|^全[部面]/.test(word)) return [indicator];
	const parts = partsOf(indicator);
	return parts.every((part) => part.length >= shortestThing) ? parts.map(tidy) : [indicator];
}

const shortestThing = 3;

function addShape(progress: Progress, times: Times, shape: Shape | undefined, due?: string): void {
	if (shape === undefined) return;
	applyWaiting(times, progress);
	const { change, comparator, value, unit, start, end, indicator } = shape;
	// What has been reached at some time is not a quantity to compare.
	if (isPast(times, progress, start)) return;
	const deadline = due ?? deadlineOf(times, progress.known);
	const draft = draftOfCommitment(progress, shape, indicator, deadline);
	addDraft(progress, { ...draft, change, comparator, value, unit }, start, end);
}

function addDraft(progress: Progress, draft: Draft, start: number, end: number): void {
	progress.drafts.push(draft);
	progress.before = {
		draft,
		start,
		benchmark: false,
		postStart: 0,
		postEnd: 0,
		verb: "none",
		clause: progress.clause.start,
	};
	progress.taken = end;
	progress.readTo = Math.max(progress.readTo, end);
}

/**
 * A finished act at a date that this clause names, or the one before it, which says nothing else.
 *
 * @param before by when what was said before the clause is due
 */
function readMilestone(progress: Progress, times: Times, before: string | undefined): void {
	const { clause, dateStart, dateEnd, text } = progress;
	if (times.deadline === undefined || dateEnd <= clause.sentenceStart) return;
	const isHere = dateStart >= clause.start;
	const isBefore = dateStart >= clause.previousStart && text.slice(dateEnd, clause.previousEnd).trim() === "";
	if (isPast(times, progress, clause.start)) return;
	if (!isHere && !isBefore) {
		// 6月底前，市民中心建成投用，|体育馆开工建设: the next one, under the date at the head of both.
		const { before } = progress;
		if (
			before?.draft.change === "milestone" &&
			before.clause === clause.previousStart &&
			dateEnd <= before.clause
		)
			addShape(progress, times, milestoneOf(progress, { start: clause.start, end: clause.start }));
		return;
	}
	const dates = clause.tokens.slice(clause.firstToken, clause.endToken).filter(isDue);
	const row = dates.length > 1 ? milestonesInRow(progress, dates) : [];
	for (const shape of row)
		addShape(progress, times, shape, dates.find(({ at }) => at === shape.start)?.detail.deadline);
	if (row.length > 0) return;
	const milestone = milestoneOf(progress, { start: dateStart, end: dateEnd });
	if (milestone === undefined && isHere && isActAlone(progress, { start: dateStart, end: dateEnd }))
		dateClauseBefore(times, progress, times.deadline);
	addShape(progress, times, milestone);
	// 东湖隧道|6月底前|贯通，新建公路5公里: a date behind its subject is of this clause alone.
	if (milestone !== undefined && isHere && hasSubject.test(text.slice(clause.start, dateStart)))
		times.deadline = before;
}

/** Words before a date that name what is done by then; but 力争|6月底前. */
const hasSubject = /^(?!\s*(?:力争|确保|争取|务必|计划|预计|[于到至在并])*$).{3}/;

function isDue(token: Token): token is DateToken {
	return (token.kind === "date" || token.kind === "period") && token.detail.deadline !== undefined;
}

function endSentence(progress: Progress, times: Times, token: BreakToken | undefined): void {
	closeGroup(progress);
	progress.sentenceDrafts = progress.drafts.length;
	times.row = undefined;
	// A semicolon joins: what was told before it is still being told, and in the same year.
	if (token?.detail === "joined") {
		if (progress.before !== undefined) progress.before = { ...progress.before, clause: -1 };
		return;
	}
	if (times.comparesPast && !times.commits && progress.known.context.telling === "open")
		turnToFacts(progress);
	times.comparesPast = false;
	times.commits = false;
	times.pastSentence = progress.known.tellsPast || times.pastParagraph;
	times.deadline = undefined;
	times.namesDate = false;
	progress.joinedDrafts = progress.drafts.length;
	progress.before = undefined;
}

function result({ drafts, told, problems }: Progress): ParsedTargets {
	if (drafts.length === 0 && problems.length === 0) return nothingParsed;
	for (const draft of drafts) draft.indicator = withoutLayoutBlanks(draft.indicator);
	return {
		targets: orNone(told === undefined ? drafts : drafts.filter((draft) => !told.has(draft))),
		facts: orNone(told === undefined ? [] : drafts.filter((draft) => told.has(draft))),
		problems: problems.length === 0 ? nothingParsed.problems : problems,
	};
}

/** Kept with the row, in no more room than so many need. */
function orNone(targets: readonly Target[]): readonly Target[] {
	return targets.length === 0 ? nothingParsed.targets : targets.slice();
}
