import { isBase } from "./characters.js";
import type { Frame } from "./frame.js";
import { isAlone } from "./frontWords.js";
import { addToGroup, openGroup } from "./groups.js";
import { partsOf, tidy } from "./indicatorNames.js";
import { comparatorOf, type Judgement, judge, turned } from "./judge.js";
import { copyDraft, type Draft, noteTold, noteWhole, type Progress, problemAt } from "./progress.js";
import type { Quantity } from "./quantity.js";
import { is, RuleTable } from "./ruleNeeds.js";
import { changeOf, changeRules } from "./rules/change.js";
import { completeRules, firmAtWork, workedFirm } from "./rules/complete.js";
import { nameRules } from "./rules/name.js";
import { baseStart, noTargetRules } from "./rules/noTarget.js";
import type { Naming, Reading } from "./rules/rule.js";
import { commitAgain, deadlineOf, isPast, noteBase, type Times } from "./times.js";
import { descriptionEndTable } from "./words.js";

/**
 * Makes targets of a quantity by the tables of rules: whether it is one, where its name stands, what kind of change it is,
 * what completes its name.
 */
export function takeQuantity(progress: Progress, times: Times, frame: Frame): void {
	const { quantity, front, end, facts } = frame;
	for (let row = noTarget.next(0, facts); row >= 0; row = noTarget.next(row + 1, facts)) {
		const outcome = noTarget.rows[row]?.holds(frame);
		if (outcome === undefined) continue;
		progress.readTo = Math.max(progress.readTo, typeof outcome === "number" ? outcome : end);
		if (outcome === "taken") progress.taken = end;
		if (outcome === "base") {
			progress.dateStart = baseStart(frame.text, progress.clause.start, front.noun);
			progress.dateEnd = end;
			noteBase(times, progress, front.noun);
		}
		return;
	}
	const naming = namingOf(frame);
	progress.readTo = Math.max(progress.readTo, end, naming.readTo ?? 0);
	if (describes(progress, frame, naming)) {
		progress.taken = end;
		return;
	}
	const reading = readingOf(frame, naming);
	if (reading.indicator === "" && !frame.isMember) {
		leaveUnnamed(progress, frame, reading);
		return;
	}
	if (reading.merges) progress.drafts.pop();
	if (frame.sameList && naming.isPost) completeLevels(progress, reading.indicator);
	if (frame.sameList && !naming.isPost) completeWork(progress, reading.indicator);
	const made = addDrafts(progress, times, frame, reading);
	const last = progress.drafts.at(-1) ?? made;
	const { counts } = frame;
	const { clause, before } = progress;
	// 建成学科3个，中心5个，|基地两个: a clause without a verb goes on counting what the one before makes.
	const goesOn =
		before?.verb === "count" &&
		before.clause === clause.previousStart &&
		!front.standing &&
		reading.growth === 0;
	const isCounted = naming.isPost && counts;
	progress.before = {
		draft: last,
		start: quantity.start,
		benchmark: front.benchmark,
		postStart: isCounted ? frame.follow : 0,
		postEnd: isCounted ? naming.end : 0,
		verb: reading.verb === "none" && counts && (naming.isPost || goesOn) ? "count" : reading.verb,
		clause: clause.start,
	};
	progress.taken = Math.max(end, naming.isPost ? Math.max(naming.end, naming.stop) : end);
}

function namingOf(frame: Frame): Naming {
	const { facts } = frame;
	for (let row = names.next(0, facts); row >= 0; row = names.next(row + 1, facts)) {
		const naming = names.rows[row]?.read(frame);
		if (naming !== undefined) return naming;
	}
	return { indicator: "", isPost: false, end: frame.end, stop: frame.end };
}

function readingOf(frame: Frame, naming: Naming): Reading {
	const { front, quantity } = frame;
	const noun = naming.verb === undefined ? frame.noun : { ...frame.noun, verb: naming.verb };
	const reading: Reading = {
		indicator: naming.indicator,
		isPost: naming.isPost,
		postStart: frame.follow,
		postEnd: naming.end,
		growth: front.toward ? 0 : front.growth,
		verb: noun.verb,
		counting: false,
		raw: front.raw,
		noun,
		merges: false,
		parts: noParts,
	};
	for (let row = -1; ; ) {
		row = completions.next(row + 1, frame.facts | factsOf(reading));
		if (row < 0) break;
		completions.rows[row]?.apply(frame, reading);
	}
	reading.raw = Math.min(reading.raw, quantity.start);
	return reading;
}

const noTarget = new RuleTable(noTargetRules);
const names = new RuleTable(nameRules);
const completions = new RuleTable([...changeRules, ...completeRules]);

/** What rules are chosen by of what is known so far. */
function factsOf({ isPost, indicator, growth }: Reading): number {
	return (
		(isPost ? is.behind : is.ahead) |
		(indicator === "" ? is.unnamed : 0) |
		(growth === 0 ? is.still : is.moving)
	);
}

const noParts: readonly string[] = [];

/** 1个千亿级、|5个百亿级产业集群: the noun stands with the last only. */
function completeLevels({ drafts, sentenceDrafts, clause }: Progress, indicator: string): void {
	const head = /^[^、]{1,5}级(.{2,12})$/.exec(indicator)?.[1];
	if (head === undefined) return;
	for (let k = drafts.length - 1; k >= sentenceDrafts; k--) {
		const draft = drafts[k];
		if (draft === undefined || draft.range[0] < clause.start || !/^.{1,5}级$/.test(draft.indicator)) return;
		draft.indicator += head;
	}
}

/** 企业上市2家、|上云企业150家: the first is named like the others of its list. */
function completeWork({ before }: Progress, indicator: string): void {
	if (before === undefined || !workedFirm.test(indicator)) return;
	const [, whose, firm = "", work] = firmAtWork.exec(before.draft.indicator) ?? [];
	if (work !== undefined && indicator.endsWith(firm)) before.draft.indicator = whose + work + firm;
}

/** 总投资3亿元, 占地60亩 in a clause of their own say which project is meant. */
function describes(
	progress: Progress,
	{ front, back, sameList, noun }: Frame,
	{ indicator, isPost }: Naming,
): boolean {
	if (isPost || progress.known.tellsPast || front.growth !== 0 || back.comparators.length > 0) return false;
	if (front.comparator !== undefined && front.comparator !== "~") return false;
	if (sameList && !(indicator === "总投资" && progress.before?.draft.change === "count")) return false;
	const word = descriptionEndTable.matchBefore(indicator, indicator.length)?.word;
	if (word === undefined || indicator.length - word.length > 2) return false;
	if (word === "总投资" && sumsUp(progress)) return false;
	// 协议总投资60亿元: what has been signed for, of no project.
	if (indicator.startsWith("协议")) return false;
	// 改造|道路全长3.2公里: the length or the area of what is worked on is how much is done; money and sites are not.
	const isSize =
		indicator.length - word.length >= 2 && /^(?:全长|总长|总长度|总面积|总?建筑面积)$/.test(word);
	return !(noun.verb === "count" && isSize);
}

/** 推动18个重大项目开工，总投资260亿元: of so many projects that are begun or won it is a sum to be reached. */
function sumsUp({ before, text, clause }: Progress): boolean {
	if (before?.draft.change !== "count" || !/(?:项目|工程)$/.test(before.draft.indicator)) return false;
	const from = Math.max(clause.sentenceStart, before.start - 30);
	return /开工|签约|引进|招引/.test(text.slice(from, before.draft.range[1] + 16));
}

/** A quantity that nothing names: only what is wrong with it is told. */
function leaveUnnamed(progress: Progress, frame: Frame, { growth, raw }: Reading): void {
	const { front, end, ratio } = frame;
	const found = judge(frame, raw, "", growth === 0 ? "level" : "growth", growth);
	addProblems(progress, found);
	if (
		found.length === 0 &&
		progress.drafts.length === 0 &&
		(ratio || front.comparator !== undefined) &&
		isAlone(progress, front.noun)
	)
		progress.problems.push(problemAt(progress, "noun", front.raw, end));
	progress.taken = end;
}

function addProblems(progress: Progress, found: readonly Judgement[]): void {
	for (const { reason, start, end } of found) progress.problems.push(problemAt(progress, reason, start, end));
}

function addDrafts(progress: Progress, times: Times, frame: Frame, reading: Reading): Draft {
	const { front, text, end } = frame;
	const change = changeOf(frame, reading);
	addProblems(progress, judge(frame, reading.raw, reading.indicator, change, reading.growth));
	const { value, unit, upper } = amountOf(frame);
	// 在改造36个的基础上，|再改造42个
	const isSurpassed = text.startsWith("基础上", frame.follow);
	const rises = tellsOfRise(times, progress, frame);
	if (rises) times.pastSentence = true;
	const draft: Draft = {
		raw: text.slice(reading.raw, end),
		indicator: reading.indicator,
		change,
		comparator: comparatorOf(frame),
		value,
		unit,
		range: [reading.raw, end],
	};
	if (isSurpassed || rises || isPast(times, progress, front.noun)) noteTold(progress, draft);
	if (isSurpassed) commitAgain(times);
	if (upper !== undefined) draft.upper = upper;
	if (reading.partOf !== undefined) noteWhole(progress, draft, reading.partOf);
	if (change === "growth" && reading.growth === -1) turnDown(draft);
	const deadline = deadlineOf(times, progress.known);
	if (deadline !== undefined) draft.deadline = deadline;
	const shared = front.each || front.respectively ? partsOf(reading.indicator) : undefined;
	const parts = reading.parts.length > 1 ? reading.parts : shared;
	if (frame.isMember && progress.group !== undefined)
		addToGroup(progress, progress.group, frame, reading, draft);
	else if (front.respectively && parts !== undefined) {
		const isBefore = reading.parts.length > 1;
		openGroup(progress, {
			parts,
			isBefore,
			whole: reading.indicator,
			drafts: [draft],
			growth: reading.growth,
			change,
		});
	} else if (front.each && parts !== undefined && parts.length > 1)
		for (const part of parts) progress.drafts.push(copyDraft(progress, draft, tidy(part)));
	else progress.drafts.push(draft);
	return draft;
}

/** 从1.5万亿元增加到2.3万亿元, where nothing commits: how it has come about. */
function tellsOfRise(
	{ commits, deadline }: Times,
	{ known, text, clause, dateStart, dateEnd }: Progress,
	{ front, quantity }: Frame,
): boolean {
	if (known.context.telling !== "open" || commits || deadline !== undefined || !front.toward) return false;
	const hasBase = dateStart >= clause.start && dateEnd <= front.noun && isBase(text.charCodeAt(dateStart));
	return (
		hasBase &&
		/^(?:增加|增长|上升|提高|提升|扩大|下降|降低|减少|缩小|压缩|攀升|跃升|猛增|增|涨|升|降|减|缩)[到至]/.test(
			text.slice(front.noun, quantity.start),
		)
	);
}

/** The value with its unit, which a cell's name may give (地区生产总值(亿元)). */
function amountOf({ quantity, place }: Frame): Pick<Quantity, "value" | "unit" | "upper"> {
	const { cellUnit } = place.known;
	if (cellUnit === undefined || quantity.kind !== "none" || quantity.scaled) return quantity;
	const { value, upper } = quantity;
	const { scale, unit } = cellUnit;
	return { value: value * scale, unit, upper: upper === undefined ? undefined : upper * scale };
}

/** A fall: negative, and its comparator turned round. */
function turnDown(draft: Draft): void {
	const { value, upper } = draft;
	draft.comparator = turned(draft.comparator);
	// -0 is 0.
	draft.value = 0 - (upper ?? value ?? 0);
	if (upper !== undefined) draft.upper = 0 - (value ?? 0);
}
