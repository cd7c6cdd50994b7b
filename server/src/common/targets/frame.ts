import { type Back, readBack } from "./backWords.js";
import { isAnd } from "./characters.js";
import type { Front } from "./front.js";
import { readFront } from "./frontWords.js";
import { findNoun, isVerbAlone, moveWithin, type Noun, skipJoiningWord } from "./nounBefore.js";
import { conditionEnd, endOfNounBehind } from "./nounBehind.js";
import { dateIn, endsClause, onlyConnectors, type Place } from "./progress.js";
import type { Quantity } from "./quantity.js";
import { is, kindBit } from "./ruleNeeds.js";
import { goalNumberTable, isDigitBeginning, shareEndTable, stockEndTable } from "./words.js";

/** A quantity with all that its clause says of it. */
export interface Frame {
	readonly place: Place;
	readonly text: string;
	readonly quantity: Quantity;
	readonly front: Front;
	readonly back: Back;
	/** Offset behind the quantity and its comparators. */
	readonly end: number;
	/** 的 stands behind it. */
	readonly of: boolean;
	/** Where a noun behind it begins. */
	readonly follow: number;
	/** Where that noun ends; `follow` where none stands there. */
	readonly post: number;
	/** One does. */
	readonly direct: boolean;
	/** The noun in front, and the verb before that. */
	readonly noun: Noun;
	/** Things are counted: 家, 个. */
	readonly counts: boolean;
	/** %, 个百分点, 倍. */
	readonly ratio: boolean;
	/** Whose the quantity is a group of 分别 tells. */
	readonly isMember: boolean;
	/** The quantity before stands in the same clause. */
	readonly sameList: boolean;
	/** All of this that rules are chosen by: bits of {@link is}. */
	readonly facts: number;
}

/** Looks at a quantity in its clause. */
export function frameOf(place: Place, quantity: Quantity, front = readFront(place, quantity)): Frame {
	const { text, clause, before } = place;
	const back = readBack(text, quantity.end);
	const end = endWithin(place, quantity, back.end);
	if (tellsInOrder(place, front, end)) front.respectively = true;
	const { kind } = quantity;
	const of = text.charCodeAt(end) === 0x7684;
	const next = of ? end + 1 : end;
	const follow = kind === "classifier" || kind === "people" ? conditionEnd(text, next) : next;
	const noun = nounOf(place, quantity, front);
	const post = endOfNounBehind(place, follow, quantity);
	const direct = post > follow && goalNumberTable.matchAt(text, follow) === undefined;
	const isMember = isOfGroup(place, front);
	const sameList = before?.clause === clause.start;
	const facts =
		kindBit(kind) |
		(direct ? is.direct : 0) |
		(of ? is.of : 0) |
		(back.comparators.length > 0 ? is.limited : 0) |
		(front.raw === quantity.start ? is.bare : 0) |
		(isMember ? is.member : 0) |
		(before !== undefined ? is.second : 0) |
		(sameList ? is.listed : 0) |
		(place.known.cellName !== undefined ? is.cell : 0);
	return {
		place,
		text,
		quantity,
		front,
		back,
		end,
		of,
		follow,
		post,
		direct,
		noun,
		counts: kind === "classifier",
		ratio: kind === "share" || kind === "points" || kind === "times",
		isMember,
		sameList,
		facts,
	};
}

/** 压缩至10个工作日|内: 内 at the end of a clause belongs to its time. */
function endWithin(place: Place, { kind }: Quantity, end: number): number {
	if (kind !== "time" || place.text.charCodeAt(end) !== 0x5185) return end;
	return endsClause(place, end + 1) ? end + 1 : end;
}

/** Behind the quantity before in the clause. 学校3所|和医院2所; 、和美乡村 has its joining mark. */
function behindTaken({ text, clause, taken }: Place, front: Front): number {
	return taken > clause.start ? skipJoiningWord(text, taken, front.noun) : clause.start;
}

/** Where the noun in front of a quantity may begin: behind the quantity before and behind a date. */
export function nounFrom(place: Place, front: Front): number {
	const start = behindTaken(place, front);
	return dateIn(place, start, front.noun) ? place.dateEnd : start;
}

function nounOf(place: Place, { kind }: Quantity, front: Front): Noun {
	const { text, dateStart } = place;
	const nounStart = behindTaken(place, front);
	const from = nounFrom(place, front);
	let noun = findNoun(text, from, front.noun, front.each || front.respectively);
	// 农村公路|10月底前|新建改建60公里
	if (
		from > nounStart &&
		dateStart > nounStart &&
		(noun.end <= noun.start || isVerbAlone(text, noun.start, noun.end))
	) {
		const subject = findNoun(text, nounStart, dateStart);
		const makes = noun.verb === "count" && subject.verb === "none" && subject.end > subject.start;
		if (noun.end <= noun.start || subject.end > subject.start)
			noun = makes ? { ...subject, verb: "count" } : subject;
	}
	if (front.growth === 0 && !front.standing) {
		if (noun.end - noun.start > 2 && kind !== "classifier" && savesAt(text, noun))
			noun = { ...noun, start: noun.start + 2, move: -1 };
		else if (
			(kind === "share" || kind === "points" || kind === "time" || kind === "money") &&
			noun.end - noun.start >= 4 &&
			stockEndTable.matchBefore(text, noun.end, noun.start) !== undefined
		)
			noun = moveWithin(text, noun) ?? noun;
	} else if (noun.end - noun.start >= 7 && !front.each && !front.respectively)
		noun = behindStatement(text, noun);
	return noun;
}

/** PM2.5浓度下降、|优良天数比例提高…: what stands in front of the mark has been said already, without a figure. */
function behindStatement(text: string, noun: Noun): Noun {
	for (let at = noun.end - 2; at > noun.start + 3; at--) {
		if (text.charCodeAt(at) !== 0x3001) continue;
		return statements.has(text.slice(at - 2, at)) ? findNoun(text, at + 1, noun.end) : noun;
	}
	return noun;
}

const statements: ReadonlySet<string> = new Set(
	"下降 降低 减少 上升 提高 提升 优化 改善 减轻 好转 向好 增长 增加 扩大 增强 加快 缩小 收窄 回落 回升 缩短".split(
		" ",
	),
);

/** 体育场地面积、锻炼人数比例达到3平方米|和43%: as many quantities as indicators, in their order, without 分别. */
function tellsInOrder({ text, clause, taken }: Place, front: Front, end: number): boolean {
	const joint = text.charCodeAt(end);
	// 、
	if (!isAnd(joint) && joint !== 0x3001) return false;
	if (!isDigitBeginning(text.charCodeAt(end + 1))) return false;
	if (front.each || (!front.standing && front.growth === 0)) return false;
	const mark = text.indexOf("、", Math.max(taken, clause.start));
	return mark >= 0 && mark < front.noun;
}

/** 节约|用电10%, 节省|成本200万元; but 节约型机关, 节约率. */
function savesAt(text: string, noun: Noun): boolean {
	const at = noun.start;
	if (text.charCodeAt(at) !== 0x8282) return false;
	if (!text.startsWith("节约", at) && !text.startsWith("节省", at)) return false;
	// 型 集
	const next = text.charCodeAt(at + 2);
	return next !== 0x578b && next !== 0x96c6 && shareEndTable.matchBefore(text, noun.end, at) === undefined;
}

function isOfGroup(place: Place, front: Front): boolean {
	const { group, taken } = place;
	if (group === undefined || front.respectively) return false;
	if (group.parts.length >= 2 && group.drafts.length >= group.parts.length) return false;
	return onlyConnectors(place, taken, front.noun);
}
