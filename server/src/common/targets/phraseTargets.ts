import { isAnd, isConnector, isQuoteClose, isQuoteOpen } from "./characters.js";
import { tidy } from "./indicatorNames.js";
import { findNoun, stripLeading, trimEnd } from "./nounBefore.js";
import { clauseTopic } from "./nounBehind.js";
import { type Draft, dateIn, endsClause, farthest, hasDigits, itemEnd, type Place } from "./progress.js";
import type { PhraseToken } from "./tokens.js";
import {
	averageTable,
	frontTable,
	misfortuneEndTable,
	phraseOpenerTable,
	taskNounTable,
	taskVerbTable,
} from "./words.js";

/** A commitment by a fixed phrase: where its words and its noun stand. */
export interface Commitment {
	readonly start: number;
	readonly end: number;
	readonly nounStart: number;
	readonly nounEnd: number;
	/** Offset to read on from. */
	readonly readTo: number;
}

/** 较大以上生产安全和道路交通责任事故发生 */
const longestMisfortune = 28;

/** One row a kind of phrase: its examples and how its noun is found. A row may be asked for another's shape. */
export const phraseRules: Readonly<
	Record<PhraseToken["detail"]["value"], (place: Place, token: PhraseToken) => Commitment | undefined>
> = {
	/** 不发生规模性返贫. */
	front: (place, token) => frontPhrase(place, token.at, token.end),
	/** 无重特大事故发生, 杜绝较大以上安全事故. */
	none: (place, token) => noMisfortune(place, token.at, token.end),
	/** 完成上级下达任务. */
	task: taskPhrase,
	/** 高于全省平均水平. */
	average: averagePhrase,
	/** 与经济增长保持同步. */
	along: (place, token) =>
		alongPhrase(place, token) ?? (token.detail.word === "同步" ? undefined : endPhrase(place, token)),
	/** 全面完成改造, 改造全面完成. */
	whole: wholePhrase,
	/** 村卫生室全覆盖. */
	end: endPhrase,
};

function endPhrase(place: Place, { at, end }: PhraseToken): Commitment | undefined {
	const { text } = place;
	let stop = end;
	while (isQuoteClose(text.charCodeAt(stop))) stop++;
	if (!endsClause(place, stop)) {
		// 全面消除D级危房
		const word = text.slice(at, end);
		// 无事故发生
		if (word === "无事故") return noMisfortune(place, at, at + 1);
		const isFront = word === "全面消除" || word === "基本消除";
		return isFront && !hasDigits(text, end, clauseLimit(place, end))
			? frontPhrase(place, at, end)
			: undefined;
	}
	const start = phraseNounStart(place, at);
	const noun = findNoun(text, start, phraseNounEnd(place, at));
	let { start: nounStart, end: nounEnd } = noun;
	// 动态“清零”
	if (nounEnd - nounStart > 2 && text.startsWith("动态", nounEnd - 2)) nounEnd -= 2;
	// 课后服务实现义务教育学校全覆盖: what covers them is the subject.
	const verb = text.slice(start, at).lastIndexOf("实现");
	if (verb >= 2) {
		const subject = stripLeading(text, start, start + verb, { ...noun });
		// 在全省率先实现…: how, not what; 有条件的县提前实现…: who.
		const words = text.slice(subject, start + verb);
		if (words.length >= 2 && !isManner.test(words)) {
			nounStart = subject;
			nounEnd = trimEnd(text, subject, start + verb);
		}
	}
	// “零”新增
	const open = text.charCodeAt(at) === 0x96f6 && isQuoteClose(text.charCodeAt(at + 1));
	const opens = open && isQuoteOpen(text.charCodeAt(at - 1));
	return { start: opens ? at - 1 : at, end, nounStart, nounEnd, readTo: end };
}

/** Who does it, where and how, in front of 实现: none of them is what is measured. */
const isManner =
	/^(?:在|率先|全面|基本|年|有条件)|(?:提前|率先|全面|逐步|如期|基本|同步|有序|先行|整体|全域|尽快|及早|限期)$|(?:县市?区?|乡镇|街道|地区|区县|部门|企业|单位)(?:提前|率先|全面)?$/;

/** Where the noun of a phrase may begin: behind what was read last, and behind a date. */
function phraseNounStart(place: Place, at: number): number {
	const start = Math.max(place.clause.start, place.taken);
	return dateIn(place, start, at) ? Math.max(start, place.dateEnd) : start;
}

/** Behind the noun of a phrase: 均, 保持, 总体 and quotation marks are not the noun's. */
function phraseNounEnd({ text, clause, taken }: Place, at: number): number {
	let end = at;
	for (let words = 0; words < 6; words++) {
		if (isQuoteOpen(text.charCodeAt(end - 1))) {
			end--;
			continue;
		}
		const entry = frontTable.matchBefore(text, end, Math.max(clause.start, taken));
		if (entry === undefined || entry.value === null || entry.value.growth !== undefined) break;
		end -= entry.word.length;
	}
	return end;
}

function frontPhrase(place: Place, at: number, end: number): Commitment | undefined {
	const { text } = place;
	const stop = clauseLimit(place, end);
	if (stop <= end) return undefined;
	let nounEnd = trimEnd(text, end, stop);
	// 粮食安全和不发生规模性返贫两条底线: the name of a line, one of several.
	const name = text.slice(end, nounEnd);
	if (/[两二三四]条底线$/.test(name)) return undefined;
	if (name.length > 4 && name.endsWith("底线")) nounEnd = trimEnd(text, end, nounEnd - 2);
	return { start: at, end, nounStart: end, nounEnd, readTo: end };
}

/** The misfortune is what is measured. */
function noMisfortune(place: Place, at: number, end: number): Commitment | undefined {
	const { text } = place;
	if (at < place.quoteEnd || !opensPhrase(place, at)) return undefined;
	let stop = itemEnd(place, end);
	if (stop - end < 2 || stop - end > longestMisfortune) return undefined;
	const happens = text.startsWith("发生", stop - 2);
	const nounEnd = happens ? stop - 2 : stop;
	if (nounEnd <= end || misfortuneEndTable.matchBefore(text, nounEnd, end) === undefined) return undefined;
	// 杜绝事故隐患, 无事故企业 end otherwise; 无人机事故 is the name of one.
	if (!happens && text.startsWith("人机", end)) return undefined;
	if (!endsClause(place, stop)) stop = nounEnd;
	return { start: at, end: stop, nounStart: end, nounEnd: trimEnd(text, end, nounEnd), readTo: stop };
}

/** Whether a phrase at `at` is not the end of a word (有无, 毫无): a clause, or a word that commits, stands before it. */
function opensPhrase({ text, clause }: Place, at: number): boolean {
	const before = text.charCodeAt(at - 1);
	return (
		at <= clause.start ||
		isConnector(before) ||
		isAnd(before) ||
		before === 0x5e76 ||
		phraseOpenerTable.matchBefore(text, at, clause.start) !== undefined
	);
}

function taskPhrase(place: Place, { at, end }: PhraseToken): Commitment | undefined {
	const { text, clause, taken, known } = place;
	let stop = -1;
	for (let pos = end; pos < Math.min(end + 10, clause.end); pos++) {
		if (text.charCodeAt(pos) === 0x3001) break;
		const found = taskNounTable.matchAt(text, pos);
		if (found === undefined) continue;
		stop = pos + found.word.length;
		pos = stop - 1;
	}
	if (stop < 0 || !endsClause(place, stop)) return undefined;
	const from = Math.max(clause.start, taken);
	let start = at - 1;
	let verb = taskVerbTable.matchAt(text, start, at);
	for (; verb === undefined && start > from && at - start < 14; verb = taskVerbTable.matchAt(text, start, at))
		start--;
	if (verb === undefined || start < from) return undefined;
	const noun = findNoun(text, from, start);
	if (noun.end > noun.start)
		return { start, end: stop, nounStart: noun.start, nounEnd: noun.end, readTo: stop };
	// 完成上级下达任务: nothing else is named, unless it is in 下达的能耗任务.
	const isOf = text.charCodeAt(end) === 0x7684 && stop - end > 6;
	const nounStart = isOf ? end + 1 : start + verb.word.length;
	return { start, end: stop, nounStart, nounEnd: known.topic === undefined ? stop : nounStart, readTo: stop };
}

function averagePhrase(place: Place, { at, end }: PhraseToken): Commitment | undefined {
	const { text, clause, taken } = place;
	if (!endsClause(place, end)) return undefined;
	const from = Math.max(clause.start, taken);
	for (let pos = at - 1; pos >= Math.max(from, at - 18); pos--) {
		if (averageTable.matchAt(text, pos, at) === undefined) continue;
		// 不低于 before 低于
		const negated =
			text.charCodeAt(pos - 1) === 0x4e0d && averageTable.matchAt(text, pos - 1, at) !== undefined;
		const start = negated ? pos - 1 : pos;
		const noun = findNoun(text, from, phraseNounEnd(place, start));
		return { start, end, nounStart: noun.start, nounEnd: noun.end, readTo: end };
	}
	return undefined;
}

function alongPhrase(place: Place, { at, end }: PhraseToken): Commitment | undefined {
	const { text, clause, taken } = place;
	if (!endsClause(place, end)) return undefined;
	const from = Math.max(clause.start, taken);
	for (let pos = at - 1; pos > Math.max(from, at - 24); pos--) {
		// 与 和 同 跟
		if (!"与和同跟".includes(text.charAt(pos))) continue;
		const noun = findNoun(text, from, phraseNounEnd(place, pos));
		if (noun.end <= noun.start) return undefined;
		return { start: pos, end, nounStart: noun.start, nounEnd: noun.end, readTo: end };
	}
	return undefined;
}

function wholePhrase(place: Place, { at, end }: PhraseToken): Commitment | undefined {
	const { text, known, drafts } = place;
	const stop = clauseLimit(place, end);
	if (stop > end) {
		if (hasDigits(text, end, stop)) return undefined;
		const nounEnd = trimEnd(text, end, stop);
		return nounEnd - end <= 1 ? undefined : { start: at, end, nounStart: end, nounEnd, readTo: end };
	}
	const noun = findNoun(text, phraseNounStart(place, at), phraseNounEnd(place, at));
	// 10月底前全面完成: what shall be done is named nowhere, or by all that was named before.
	if (noun.end <= noun.start && (known.topic === undefined || drafts.length > 0)) return undefined;
	return { start: at, end, nounStart: noun.start, nounEnd: noun.end, readTo: end };
}

/** Where what a phrase opens ends: with the clause. */
function clauseLimit({ clause }: Place, from: number): number {
	return Math.max(from, Math.min(clause.end, from + farthest));
}

/** What 零事故, “零”新增 and 无事故 say there shall be none of; empty for 零突破 and other phrases. */
function zeroOf(words: string): string {
	return /^[“‘]?[零无][”’]?(?!增长|突破|的突破|发生)(..)$/.exec(words)?.[1] ?? "";
}

/** What a commitment is called; empty where nothing says it. */
export function nameOfCommitment(place: Place, { start, end, nounStart, nounEnd }: Commitment): string {
	const { text, known, taken, clause, before } = place;
	const indicator = tidy(text.slice(nounStart, nounEnd));
	if (indicator !== "") return indicator;
	if (known.cellName !== undefined) return known.cellName;
	const zero = zeroOf(text.slice(start, end));
	// 100%全覆盖: the number said it. But 零事故、零伤亡 are two.
	if (taken > clause.start && before?.clause === clause.start) return before.draft.value === null ? zero : "";
	return (before?.draft.indicator ?? known.topic ?? clauseTopic(place)) || zero;
}

/** The target of a commitment. */
export function draftOfCommitment(
	{ text }: Place,
	{ start, end }: Pick<Commitment, "start" | "end">,
	indicator: string,
	deadline: string | undefined,
): Draft {
	const draft: Draft = {
		raw: text.slice(start, end),
		indicator,
		change: "qualitative",
		// 高于平均水平 is in the words; without a number nothing is compared.
		comparator: "=",
		value: null,
		unit: "",
		range: [start, end],
	};
	if (deadline !== undefined) draft.deadline = deadline;
	return draft;
}
