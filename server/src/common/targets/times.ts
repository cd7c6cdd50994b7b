import { numeralDigit, plainDigit } from "../text/numerals.js";
import { isAnd, isConnector } from "./characters.js";
import { certainCommitments, commitsInStory, demands, isShared, turningWords } from "./commitments.js";
import type { DateReading } from "./dates.js";
import { isDayAlone } from "./numberTokens.js";
import { dateDrafts, dateWhatIsBefore, isLabelled, isUndated } from "./ownDate.js";
import { copyDraft, type Known, noteTold, onlyConnectors, type Progress, problemAt } from "./progress.js";
import type { DateToken, ModeToken, Token } from "./tokens.js";
import { tellsDone } from "./toldAsDone.js";
import { isYearBefore, tellsWhich } from "./whichOnes.js";
import { comparisonEndTable, outcomeTable, striveEndTable } from "./words.js";

/** Whether what is told has been or shall be, and by when, while a text is read. */
export interface Times {
	/** Words of time that no quantity has followed yet in their clause. */
	waiting: Token[];
	/** The sentence tells what has been. */
	pastSentence: boolean;
	/** So does a clause of it (已, 了), by where it begins; -1 for none. */
	pastClause: number;
	/** So does the paragraph (过去五年), until it is taken back. */
	pastParagraph: boolean;
	/** A comparison with the year before: 同比增长7%. */
	comparesPast: boolean;
	commits: boolean;
	/** By when what follows in the sentence is due. */
	deadline: string | undefined;
	/** The date at the head of the paragraph (到2028年末，…), for sentences that name none. */
	due: string | undefined;
	/** The sentence names a date of which the year is not known: no other one holds. */
	namesDate: boolean;
	/** Dates that stand in a row (一季度、二季度), by which 分别 may tell the quantities behind them apart. */
	row: string[] | undefined;
	/** Offset behind the last of them; so many drafts were made before. */
	rowEnd: number;
	rowDrafts: number;
}

/** Shared by all texts: nothing is added to it, see {@link letWait}. */
export const noTokens: Token[] = [];

export function newTimes({ tellsPast }: Known): Times {
	return {
		waiting: noTokens,
		pastSentence: tellsPast,
		pastClause: -1,
		pastParagraph: false,
		comparesPast: false,
		commits: false,
		deadline: undefined,
		due: undefined,
		namesDate: false,
		row: undefined,
		rowEnd: -1,
		rowDrafts: 0,
	};
}

/** By when a target is due of whose words no more is known. */
export function deadlineOf({ deadline, due, namesDate }: Times, { context }: Known): string | undefined {
	if (deadline !== undefined) return deadline;
	return namesDate ? context.deadline : (due ?? context.deadline ?? context.due);
}

export function isPast(
	{ pastSentence, pastClause }: Times,
	{ text, clause, known }: Progress,
	nounEnd: number,
): boolean {
	if (pastSentence) return true;
	if (known.context.telling === "open" && tellsDone(text, clause)) return true;
	// 对已建成的30个站点: what has been built is only what the task is about.
	return pastClause === clause.start && text.charCodeAt(nounEnd - 1) !== 0x7684;
}

/** What the words of time say that have been read since the last quantity. */
export function applyWaiting(times: Times, progress: Progress): void {
	const { waiting } = times;
	if (waiting.length === 0) return;
	times.waiting = noTokens;
	for (const token of waiting) applyTime(times, progress, token);
}

/** Has a word of time wait for the next quantity of its clause. There is seldom more than one. */
export function letWait(times: Times, token: Token): void {
	if (times.waiting.length === 0) times.waiting = [token];
	else times.waiting.push(token);
}

/** What a token of time says of what follows it. */
export function applyTime(times: Times, progress: Progress, token: Token): void {
	if (token.kind === "mode") applyMode(times, progress, token);
	else if (token.kind === "date") applyDate(times, progress, token);
	else if (token.kind === "period") applyPeriod(times, progress, token);
}

/** What a part of the year behind the last quantity of its clause says: by when that is due. */
export function applyTimeBehind(times: Times, progress: Progress, token: Token): void {
	if (token.kind !== "period") return;
	const deadline = token.detail.deadline ?? asWritten(times, progress, token.detail, token.at, token.end);
	if (deadline !== undefined) dateDrafts(times, progress, deadline);
}

/** 新建公园2个（年内）、公厕3座: a part of the year that says by when what stands before it is due; false for any other. */
export function applyPeriodBehind(times: Times, progress: Progress, { detail, at, end }: DateToken): boolean {
	const deadline = detail.deadline ?? asWritten(times, progress, detail, at, end);
	if (deadline === undefined || !dateWhatIsBefore(times, progress, deadline, at, end)) return false;
	markDate(progress, at, end);
	return true;
}

function applyMode(
	times: Times,
	progress: Progress,
	{ detail: { value: mode, word }, at, end }: ModeToken,
): void {
	switch (mode) {
		case "commit":
			noteCommitment(times, progress, word, at);
			break;
		case "compare":
			times.comparesPast = true;
			break;
		case "year":
			readWholeYear(times, progress, at, end);
			break;
		case "review":
			// 到2030年，比过去五年…: a comparison.
			if (comparisonEndTable.matchBefore(progress.text, at) !== undefined) break;
			// 巩固|过去三年成果
			if (tellsWhich(progress.text, progress.clause.start, at, word.length, progress.known)) break;
			times.pastSentence = true;
			times.pastParagraph = true;
			break;
		default:
			notePast(times, progress, word, at);
	}
}

function applyDate(times: Times, progress: Progress, { detail: date, at, end }: DateToken): void {
	const { text, known } = progress;
	const { year, telling = "plan" } = known.context;
	if (date.problem !== undefined) {
		progress.problems.push(problemAt(progress, date.problem, at, end));
		markDate(progress, at, end);
		return;
	}
	// 2020年至2025年，…: years that are over
	if (
		date.span &&
		telling !== "plan" &&
		date.year > 0 &&
		date.year < (year ?? 0) &&
		opensClause(progress, at)
	) {
		times.pastSentence = true;
		times.pastClause = -1;
		markDate(progress, at, end);
		return;
	}
	if (date.year > 0 && year !== undefined && date.year < year && !date.span) {
		// 改造2005年底前建成的小区: which of them; nobody commits to what is over.
		if (date.limit && (text.charCodeAt(end - 1) === 0x524d || !opensClause(progress, at))) return;
		// 完成2023年度结转项目12个: in a plan an earlier year tells what has been only where the clause begins with it.
		if (telling !== "plan" || opensClause(progress, at)) {
			times.pastSentence = true;
			times.pastClause = -1;
		}
		markDate(progress, at, end);
		return;
	}
	// 1至8月: so far this year. 2026年6月至2027年5月 reaches beyond it.
	if (
		date.span &&
		telling !== "plan" &&
		text.charCodeAt(end - 1) === 0x6708 &&
		date.year <= (year ?? date.year)
	) {
		times.pastSentence = true;
		markDate(progress, at, end);
		return;
	}
	const isAhead = date.year > 0 && year !== undefined && date.year > year;
	if (isAhead) times.pastParagraph = false;
	if ((!known.tellsPast && !times.pastParagraph) || isAhead) {
		times.pastSentence = false;
		times.pastClause = -1;
	}
	if (date.deadline === undefined && date.limit) times.namesDate = true;
	const deadline = date.deadline ?? asWritten(times, progress, date, at, end);
	const isDue =
		deadline !== undefined && (!isDayAlone(text, at, deadline, date.limit) || isLabelled(text, at));
	if (isDue && !dateWhatIsBefore(times, progress, deadline, at, end)) {
		noteHead(times, progress, at, deadline, date.year > 0);
		noteTime(times, progress, deadline, at, end);
		// (2024年6月底前) behind a quantity is that quantity's.
		if (
			progress.before?.clause === progress.clause.start &&
			isUndated(times, progress, progress.before.draft)
		)
			dateDrafts(times, progress, deadline);
	}
	markDate(progress, at, end);
}

/** 6月底前 where nobody knows of which year, and 春节前: the words themselves, unless the task has a date of its own. */
function asWritten(
	times: Times,
	{ text, known, clause, dateEnd }: Progress,
	{ limit, problem }: DateReading,
	at: number,
	end: number,
): string | undefined {
	if (!limit || problem !== undefined || known.context.deadline !== undefined) return undefined;
	// 9月|开学前
	if (times.deadline !== undefined && dateEnd === at && at > clause.start) return undefined;
	times.namesDate = true;
	return text.slice(at, end);
}

/** 到2028年末 at the head of a sentence holds for those behind it. Any other date ends what one before has said. */
function noteHead(times: Times, progress: Progress, at: number, deadline: string, hasYear: boolean): void {
	const { text, clause } = progress;
	const before = text.charCodeAt(at - 1);
	const isUntil = before === 0x5230 || before === 0x81f3;
	const isHead =
		hasYear &&
		clause.start === clause.sentenceStart &&
		(isUntil || announcesList(text, at)) &&
		opensClause(progress, at, "到至力争确保");
	times.due = isHead ? deadline : undefined;
}

/** 2026年，完成以下重点工作。: what stands under the sentence that begins at `at`. */
function announcesList(text: string, at: number): boolean {
	return /^[^。；;\n]{4,30}?(?:以下|下列|如下)[^。；;\n，]{0,12}(?:[。：:\n]|$)/.test(
		text.slice(at, at + 48),
	);
}

/** Nothing but joining marks and characters of `words` stands before it in its clause. */
function opensClause({ text, clause }: Progress, at: number, words = "截至止到在自"): boolean {
	for (let pos = clause.start; pos < at; pos++) {
		const code = text.charCodeAt(pos);
		if (!isConnector(code) && !words.includes(text.charAt(pos))) return false;
	}
	return true;
}

function markDate(progress: Progress, at: number, end: number): void {
	// 到 至 于 在
	const isIn = "到至于在".includes(progress.text.charAt(at - 1) || " ");
	progress.dateStart = isIn ? at - 1 : at;
	progress.dateEnd = end;
}

function applyPeriod(times: Times, progress: Progress, { detail: date, at, end }: DateToken): void {
	const { text, known } = progress;
	if (date.deadline === undefined && date.year === 0 && !date.limit) {
		// 半年内
		progress.dateStart = at;
		progress.dateEnd = end;
		return;
	}
	// 会议指出，上半年完成…: still what was said to have been.
	const isTold = /指出[，,：:]$/.test(text.slice(Math.max(0, at - 3), at));
	if (!known.tellsPast && !times.pastParagraph && !isTold) {
		times.pastSentence = false;
		times.pastClause = -1;
	}
	progress.dateStart = at;
	progress.dateEnd = end;
	const deadline = date.deadline ?? asWritten(times, progress, date, at, end);
	if (deadline === undefined) return;
	noteQuartersBefore(times, progress, at, deadline);
	noteTime(times, progress, deadline, at, end);
}

/**
 * 上半年…，全年…: what is due within a part of the year ends there. 完成全年任务的一半 and 占全年的40% say of what.
 */
function readWholeYear(times: Times, progress: Progress, at: number, end: number): void {
	const { deadline } = times;
	if (deadline === undefined || /^\d{4}(?:\/|-\d\d\/|$)/.test(deadline)) return;
	if (!opensPart(progress, at)) return;
	const isUntil = progress.text.charCodeAt(at - 1) === 0x5230;
	// 10月底前 of a year that nobody knows
	const year = deadline.charCodeAt(4) === 0x2d ? deadline.slice(0, 4) : "全年";
	noteTime(times, progress, year, isUntil ? at - 1 : at, end);
}

/** Whether a new part of the clause begins at `at`: at its start, behind 、 or 和, or behind 力争 and its like. */
function opensPart({ text, clause }: Progress, at: number): boolean {
	if (at <= clause.start) return true;
	const before = text.charCodeAt(at - 1);
	if (isConnector(before) || isAnd(before) || before === 0x5e76) return true;
	return striveEndTable.matchBefore(text, at, clause.start) !== undefined;
}

/** No more dates stand in a row: the quarters, or the months of a year. */
const mostTimes = 12;

/** A date that what follows is due by. Those that stand in a row are kept, see {@link Times.row}. */
function noteTime(times: Times, progress: Progress, deadline: string, start: number, end: number): void {
	const { rowEnd } = times;
	const inRow =
		times.deadline !== undefined &&
		rowEnd >= progress.clause.start &&
		start > rowEnd &&
		onlyConnectors(progress, rowEnd, start);
	if (!inRow) times.row = undefined;
	else if (times.row === undefined) times.row = [times.deadline ?? deadline, deadline];
	else if (times.row.length < mostTimes) times.row.push(deadline);
	times.deadline = deadline;
	times.rowEnd = end;
	times.rowDrafts = progress.drafts.length;
}

const quarterEnds = ["03", "06", "09", "12"];

/** 一、二、|三季度: the quarters whose word stands with the last only. */
function noteQuartersBefore(times: Times, progress: Progress, at: number, deadline: string): void {
	const { text, clause } = progress;
	const before = text.charCodeAt(at - 1);
	if ((before !== 0x3001 && !isAnd(before)) || deadline.charCodeAt(4) !== 0x2d) return;
	const year = deadline.slice(0, 5);
	const quarters: number[] = [];
	let from = at;
	for (let pos = at; quarters.length < 3; pos -= 2) {
		const joint = text.charCodeAt(pos - 1);
		const quarter = numeralDigit(text.charCodeAt(pos - 2));
		if ((joint !== 0x3001 && !isAnd(joint)) || quarter < 1 || quarter > 3 || pos - 2 < clause.start) break;
		quarters.push(quarter);
		from = pos - 2;
	}
	for (const quarter of quarters.reverse()) {
		noteTime(times, progress, `${year}${quarterEnds[quarter - 1] ?? "12"}`, from, from + 1);
		from += 2;
	}
}

/** 一季度、二季度分别完成5亿元、8亿元: at the end of the clause each of its quantities gets its own date. */
export function settleTimes(times: Times, progress: Progress): void {
	const { drafts, text } = progress;
	const { row, rowDrafts, rowEnd, deadline } = times;
	times.row = undefined;
	const first = drafts[rowDrafts];
	if (row === undefined || first === undefined) return;
	// 上半年、下半年|各举办招聘会10场: as many by each of them.
	if (text.charCodeAt(rowEnd) === 0x5404) {
		const own = drafts.splice(rowDrafts);
		for (const draft of own)
			for (const time of row)
				drafts.push(Object.assign(copyDraft(progress, draft, draft.indicator), { deadline: time }));
		return;
	}
	if (drafts.length - rowDrafts !== row.length) return;
	if (!text.slice(rowEnd, first.range[0]).includes("分别")) return;
	// 今明两年工业投资、民间投资分别增长…: the indicators are what is told apart.
	for (let k = rowDrafts; k < drafts.length; k++)
		if (drafts[k]?.indicator !== first.indicator || drafts[k]?.deadline !== deadline) return;
	for (let k = rowDrafts; k < drafts.length; k++) {
		const draft = drafts[k];
		const time = row[k - rowDrafts];
		if (draft !== undefined && time !== undefined) draft.deadline = time;
	}
}

/** 今年, 将, 力争: what follows shall be. Where all else has been, only the words that say nothing else count. */
function noteCommitment(times: Times, progress: Progress, word: string, at: number): void {
	const { telling } = progress.known.context;
	// 经过不懈努力: that has been; 经过三年努力 shall be.
	if (
		word === "努力" &&
		/经过(?:不懈|持续|共同|艰苦|多方)?$/.test(progress.text.slice(Math.max(0, at - 6), at))
	) {
		times.pastSentence = true;
		return;
	}
	// 为年度目标|的108.6%: how much of it has been done.
	if (isShared(progress.text, at + word.length)) return;
	const isCertain = certainCommitments.includes(word) || demands(progress.text, at);
	if (telling === "review" && !isCertain) return;
	if (times.pastParagraph && !isCertain && !turningWords.includes(word)) return;
	if (telling === "story" && !commitsInStory(progress.text, word, at)) return;
	commitAgain(times);
}

/** What follows shall be. */
export function commitAgain(times: Times): void {
	times.commits = true;
	times.pastSentence = false;
	times.pastParagraph = false;
	times.pastClause = -1;
}

/** The last year of 十四五. */
const lastOfFourteenth = 2025;

function notePast(times: Times, { text, clause, known }: Progress, word: string, at: number): void {
	const { year } = known.context;
	const before = text.charCodeAt(at - 1);
	const after = text.charCodeAt(at + word.length);
	if (word === "了") {
		// 为了, 除了; 了解, 了结. But 消除了, 拆除了
		const excepts = before === 0x9664 && !"消清拆解排扫铲剔".includes(text.charAt(at - 2) || " ");
		if (before === 0x4e3a || excepts || after === 0x89e3 || after === 0x7ed3 || after === 0x4e0d) return;
		times.pastClause = clause.start;
		return;
	}
	if (word === "已" || word === "已经" || word === "曾" || word.startsWith("仅")) {
		const isWhich = word.startsWith("已") && tellsWhich(text, clause.start, at, word.length, known);
		if (before !== 0x800c && !isWhich) times.pastClause = clause.start;
		return;
	}
	// Of the plan's year it is said whether the five years are over.
	if (word.startsWith("十四五") && (year ?? 0) <= lastOfFourteenth) return;
	// 完成去年|结转项目12个, 目前|在建的6个项目年底前竣工: in a plan, which of them.
	const mayTellWhich = word === "目前" || isYearBefore(word);
	if (mayTellWhich && tellsWhich(text, clause.start, at, word.length, known)) return;
	// 面对下行压力, but 面对面
	if (word === "面对" && !facesTrouble.test(text.slice(at + 2, at + 20))) return;
	if (comparisonEndTable.matchBefore(text, at) !== undefined) return;
	// 是上年的1.2倍
	if (after === 0x7684 && plainDigit(text.charCodeAt(at + word.length + 1)) >= 0) return;
	if (text.startsWith("同期", at + word.length) || text.startsWith("水平", at + word.length)) return;
	times.pastSentence = true;
}

/** What a report has faced, in the clause. */
const facesTrouble = /^[^，。；]{0,14}(?:压力|冲击|挑战|困难|形势|局面|考验|影响|风险|变局|灾情|疫情)/;

/** 由五年前的3万人增加到4万人: what has grown since has been, unless it shall be by some time. */
export function noteBase(times: Times, { text, clause, dateStart }: Progress, end: number): void {
	if (!times.commits && times.deadline === undefined && text.slice(dateStart, end).endsWith("年前的"))
		times.pastClause = clause.start;
}

/** 惠及28万人, 日均客流6万人次: what follows from what the clause before tells. */
export function tellsOutcome(text: string, at: number): boolean {
	return outcomeTable.matchAt(text, at) !== undefined;
}

/** 同比 at the end of a sentence tells that all of it has been, unless a rate in it is bounded (同比增长18%以上). */
export function turnToFacts(progress: Progress): void {
	const told = progress.drafts.slice(progress.joinedDrafts);
	if (told.some(({ change, comparator }) => change === "growth" && comparator !== "=")) return;
	for (const draft of told) noteTold(progress, draft);
}
