import { readBack } from "./backWords.js";
import { skipAside } from "./benchmark.js";
import { isConnector, isListMark, isQuoteClose } from "./characters.js";
import { readFront } from "./frontWords.js";
import { tidy } from "./indicatorNames.js";
import { findNoun, newNoun, stripLeading, trimEnd } from "./nounBefore.js";
import { clauseTopic } from "./nounBehind.js";
import { dateIn, endsClause, hasDigits, onlyConnectors, type Place } from "./progress.js";
import { quantityAt } from "./quantity.js";
import type { DateToken, RankToken, Token } from "./tokens.js";
import { finishedActTable, leadingExceptionTable, rankOpenerTable, ratioNounEndTable } from "./words.js";

/** A target of another shape than a quantity: a milestone, a rank or a ratio. */
export interface Shape {
	readonly change: "milestone" | "rank" | "ratio";
	readonly indicator: string;
	readonly comparator: "<=" | "=";
	readonly value: number | null;
	readonly unit: string;
	readonly start: number;
	readonly end: number;
}

/** 保持全省前10位, 位列第三名: a rank behind a word that keeps or reaches. */
export function rankOf(place: Place, { at, end, detail: { value, exact } }: RankToken): Shape | undefined {
	const { text, clause, taken, before, known } = place;
	// 新增3家企业进入全国500强: which ones.
	if (text.charAt(at) !== "前" && text.charAt(at) !== "第" && before?.clause === clause.start)
		return undefined;
	const behind = /^(?:以内|之内|行列|之列)/.exec(text.slice(end, end + 2))?.[0].length ?? 0;
	if (at < place.quoteEnd || !endsClause(place, end + behind)) return undefined;
	const from = Math.max(clause.start, taken);
	let start = -1;
	for (let pos = at - 1; pos >= from && at - pos <= farthestOpener; pos--) {
		const word = rankOpenerTable.matchAt(text, pos, at);
		if (word === undefined) continue;
		// 力争|进入全省前五: of two words in a row the first.
		if (start >= 0 && pos + word.word.length < start) break;
		start = pos;
	}
	if (start < 0) return undefined;
	// 保持|经开区综评排名|第25位: between the two words.
	const opener = rankOpenerTable.matchAt(text, start, at)?.word.length ?? 0;
	const between = /^(?!全)(.{2,20}(?:排名|考核|评价|测评|评比|指数))[列位居]?$/.exec(
		text.slice(start + opener, at),
	)?.[1];
	// 力争进入|全国百强区|前50名: a list, where nothing else is named.
	const listed = listOf(text.slice(start + opener, at));
	const indicator =
		between ??
		(subjectOf(place, from, start) ||
			(before?.draft.indicator ?? known.topic ?? (clauseTopic(place) || listed)));
	// 居全省前列，位居前三: the clause before names nothing either.
	if (indicator === "" || /^[位]?居|前列|前茅/.test(indicator)) return undefined;
	return {
		change: "rank",
		indicator,
		comparator: exact ? "=" : "<=",
		value,
		unit: "位",
		start,
		end: end + behind,
	};
}

/** 全国百强区, 中部百强县: a list that ranks stand in; empty where the words name none. */
function listOf(words: string): string {
	const found = /^(?:进入|跻身|迈[入进]|挺进)?(.{0,12}(?:百强[县区市镇园]?|榜单?|排行))$/.exec(words);
	return found?.[1] ?? "";
}

/** 全市|高质量发展考核|继续: what stands in front of a rank, all of it, since a rank is of a whole name. */
function subjectOf(place: Place, from: number, to: number): string {
	const start = dateIn(place, from, to) ? Math.max(from, place.dateEnd) : from;
	const words = place.text.slice(start, skipAside(place.text, to, start));
	return tidy(
		// 在全省考核中|进入前五名
		words
			.replace(/^在(.{2,20})中$/, "$1")
			.replace(/^(?:推动|推进|促进|实现|确保|力争|努力|争取|保持|全[市县区省州]|我[市县区省])+/, ""),
	);
}

/** 保持|在全国同类城市前10位 */
const farthestOpener = 16;

/** 三次产业比例调整为2:48:50: parts of a whole, where the noun says that they are. */
export function ratioOf(place: Place, { at, end }: Token): Shape | undefined {
	const { text, clause, taken, known } = place;
	const back = readBack(text, end).end;
	if (!endsClause(place, back)) return sharedByRatio(place, at, end);
	const front = readFront(place, quantityAt(at, end, {}));
	const start = Math.max(clause.start, taken);
	const from = dateIn(place, start, at) ? Math.max(start, place.dateEnd) : start;
	const noun = findNoun(text, from, front.noun);
	// 三次产业比重由8:50:42调整为…: the base is none of the name.
	// 贷款、|自筹比例: all of which it is the ratio.
	// 研发|与制造人员配比
	const isListed =
		/^[^\d，；]{1,12}[、和与]$/.test(text.slice(from, noun.start)) ||
		/^[、和与]/.test(text.slice(noun.start, noun.start + 1));
	const name = text.slice(isListed ? from : noun.start, noun.end).replace(/[由从][\d.:：∶%％比]{3,40}$/, "");
	const indicator = tidy(name) || (known.cellName ?? "");
	if (ratioNounEndTable.matchBefore(indicator, indicator.length) === undefined) return undefined;
	return { change: "ratio", indicator, comparator: "=", value: null, unit: "", start: at, end };
}

/** 按5:3:2的比例|分担|改造资金: what is shared stands behind, or in front of 按 (改造资金按5:3:2比例分担). */
function sharedByRatio(place: Place, at: number, end: number): Shape | undefined {
	const { text, clause, taken } = place;
	const by = sharedBy.exec(text.slice(Math.max(clause.start, at - 16), at));
	const behind =
		/^(?:的?比例)?(?:由[^由]{2,20}?)?(共同|统筹)?([分承负]担|安排|配套|分配|投入|筹集|配置|配备|出资|落实|支付|拨付|分成|分摊|补助)/.exec(
			text.slice(end, clause.end),
		);
	if (by === null || behind === null) return undefined;
	const from = Math.max(clause.start, taken);
	const start = dateIn(place, from, at) ? Math.max(from, place.dateEnd) : from;
	const before = text.slice(start, at - by[0].length).replace(sharers, "");
	const object = trimStart(text, end + behind[0].length);
	// 按1：2的比例配备护理员20名: the count is the target.
	if (hasDigits(text, object, clause.end)) return undefined;
	const noun = tidy(text.slice(object, clause.end)) || tidy(before);
	if (noun.length < 2 || noun.length > longestName) return undefined;
	return { change: "ratio", indicator: noun, comparator: "=", value: null, unit: "", start: at, end };
}

const sharer = "(?:中央|地方|[省市县区州镇乡村]级?(?:财政)?|财政|企业|个人|集体|群众)";
/** 按, and 按县、乡. */
const sharedBy = new RegExp(`按照?(?:${sharer}(?:[、和与]${sharer}){1,4}(?:[两三四]级)?)?$`);
/** 由市、区、镇 and 省、市、县: who shares, in front of 按. */
const sharers = new RegExp(`由[^由]{2,30}$|${sharer}(?:[、和与]${sharer}){1,4}(?:[两三四]级)?$`);

/** 按1:2的比例|配备护理员20名: behind the words that say by which ratio; 0 where there are none. */
export function endOfSharing({ text, clause }: Place, { at, end }: Token): number {
	if (!/按照?$/.test(text.slice(Math.max(clause.start, at - 2), at))) return 0;
	return end + (/^的?比例/.exec(text.slice(end, end + 3))?.[0].length ?? 0);
}

/** Behind 好, 到位 and blanks. */
function trimStart(text: string, at: number): number {
	return at + (/^(?:到位|好|了|完成)?\s*/.exec(text.slice(at, at + 6))?.[0].length ?? 0);
}

/** A longer clause is a sentence without a mark. */
const longestClause = 60;

/**
 * 市民中心6月底前建成投用: a finished act, in a clause that has no other target.
 *
 * @param date where the date stands, in this clause or before it
 */
export function milestoneOf(
	place: Place,
	date: { readonly start: number; readonly end: number },
): Shape | undefined {
	const { text, clause } = place;
	if (clause.end - clause.start > longestClause) return undefined;
	const isHere = date.start >= clause.start;
	const bracket = isHere ? bracketAround(text, date, clause.start, clause.end) : -1;
	if (bracket >= 0) return bracketedAct(place, date, bracket);
	const act = findAct(text, isHere ? Math.max(clause.start, date.start) : clause.start, clause.end, date);
	if (act === undefined) return undefined;
	// “三季度前开工”的目标要求: words that are spoken of.
	if (isQuoteClose(text.charCodeAt(act.end))) return undefined;
	const indicator = nameOfAct(place, date, isHere, act);
	if (indicator.length < 2 || indicator.length > longestName) return undefined;
	const start = Math.min(date.start, act.start);
	return { change: "milestone", indicator, comparator: "=", value: null, unit: "", start, end: act.end };
}

const longestName = 40;

/** 完成土地出让|（8月底前）: where the bracket opens that holds nothing but a date and ends the clause; -1 without one. */
function bracketAround(text: string, date: Act, from: number, to: number): number {
	let open = date.start;
	while (open > from && "到至于在 ".includes(text.charAt(open - 1))) open--;
	const isOpen = text.charAt(open - 1) === "（" || text.charAt(open - 1) === "(";
	return isOpen && open - 1 > from && /^(?:完成)?[）)]\s*$/.test(text.slice(date.end, to)) ? open - 1 : -1;
}

function bracketedAct(place: Place, date: Act, bracket: number): Shape | undefined {
	const { text, clause } = place;
	const act = findAct(text, clause.start, bracket, date);
	if (act === undefined) return undefined;
	const object = text.slice(stripLeading(text, act.end, bracket, newNoun(act.end, bracket)), bracket);
	const before = findNoun(text, clause.start, skipBack(text, act.start, clause.start));
	const indicator = tidy(object) || tidy(text.slice(before.start, before.end));
	if (indicator.length < 2 || indicator.length > longestName) return undefined;
	return {
		change: "milestone",
		indicator,
		comparator: "=",
		value: null,
		unit: "",
		start: act.start,
		end: date.end,
	};
}

/**
 * 污水处理厂一季度开工、|年底前竣工: finished acts in a row, each directly behind its date. Empty where the clause is another.
 *
 * @param dates of the clause, in their order
 */
export function milestonesInRow(place: Place, dates: readonly DateToken[]): readonly Shape[] {
	const { text, clause, before, known } = place;
	const [first] = dates;
	if (first === undefined || clause.end - clause.start > longestClause) return [];
	const noun = findNoun(text, clause.start, skipBack(text, first.at, clause.start));
	const own = tidy(text.slice(noun.start, noun.end));
	const earlier = before?.draft.change === "milestone" ? before.draft.indicator : undefined;
	const subject = own === "" ? (earlier ?? known.topic ?? clauseTopic(place)) : own;
	const shapes: Shape[] = [];
	for (const [k, { at, end }] of dates.entries()) {
		const act = finishedActTable.matchAt(text, end, clause.end);
		if (act === undefined) return [];
		const next = dates[k + 1]?.at ?? clause.end;
		// 3月底前完成|招标、
		const object = act.word === "完成" ? doneIn(text, end + act.word.length, next) : "";
		const behind = end + act.word.length + object.length;
		if (!onlyConnectors(place, behind, next)) return [];
		const indicator = object === "" ? subject : object;
		if (indicator.length > longestName) return [];
		if (indicator.length >= 2)
			shapes.push({
				change: "milestone",
				indicator,
				comparator: "=",
				value: null,
				unit: "",
				start: at,
				end: behind,
			});
	}
	return shapes;
}

/** The few words behind 完成 that say what, up to the mark before the next date. */
function doneIn(text: string, from: number, to: number): string {
	return /^\p{Script=Han}{2,10}(?=$|[、，,])/u.exec(text.slice(from, to))?.[0] ?? "";
}

interface Act {
	readonly start: number;
	readonly end: number;
}

/** 9月底前|全部|建成开放: a clause that says nothing but that it is done, and by when. */
export function isActAlone({ text, clause }: Place, date: Act): boolean {
	if (!onlyAdverbs.test(text.slice(clause.start, date.start))) return false;
	let at = date.end;
	let acts = 0;
	while (at < clause.end) {
		const word = finishedActTable.matchAt(text, at, clause.end)?.word;
		const length = word?.length ?? adverbBeforeAct.exec(text.slice(at, at + 4))?.[0].length ?? 0;
		if (length === 0) return false;
		if (word !== undefined) acts++;
		at += length;
	}
	return acts > 0;
}

const onlyAdverbs = /^(?:并|计划|力争|确保|争取|预计|全部|拟|将|于|在|到|至|\s){0,4}$/;
const adverbBeforeAct = /^(?:全部|全面|正式|顺利|如期|陆续|基本|建设|任务|施工|并|后|均|可|能|、|和|及|\s)/;

/** Whether a text says that something is done that can be seen: 市民中心建成投用, 出台实施方案. */
export function tellsFinishedAct(text: string): boolean {
	return findAct(text, 0, text.length, { start: -1, end: -1 }) !== undefined;
}

/** The first finished act between `from` and `to`, with those that 并 joins to it (建成并投入使用). */
function findAct(text: string, from: number, to: number, date: Act): Act | undefined {
	let act: Act | undefined;
	for (let at = from; at < to; at++) {
		if (at >= date.start && at < date.end) {
			at = date.end - 1;
			continue;
		}
		const word = finishedActTable.matchAt(text, at, to)?.word;
		if (word === undefined || isPartOfName(text, at, word, to)) continue;
		const end = at + word.length;
		if (act !== undefined && at - act.end > 1) break;
		act = { start: act?.start ?? at, end };
		at = end - 1;
	}
	return act;
}

/** 建成区, 出台的, 开工率: words that begin like an act and are not. */
function isPartOfName(text: string, at: number, word: string, to: number): boolean {
	const next = at + word.length < to ? text.charAt(at + word.length) : "";
	// 建成区, but 建成区域中心
	if (next === "区" && /^[域级县]/.test(text.charAt(at + word.length + 1))) return false;
	if (next !== "" && "的率区量度值后式令仪者日".includes(next)) return true;
	// 未开工, 待出台, 新开工
	if ("未待拟新".includes(text.charAt(at - 1) || " ")) return true;
	// 具备|开工|条件
	if (/^(?:具备|符合)/.test(text.slice(at - 2, at))) return true;
	return (leadingExceptionTable.matchAt(text, at, to)?.word.length ?? 0) > word.length;
}

/** What is done: behind its act (出台实施方案), in front of it (市民中心建成投用), or what was spoken of before. */
function nameOfAct(place: Place, date: Act, isHere: boolean, act: Act): string {
	const { text, clause, before, known } = place;
	const end = trimEnd(text, act.end, clause.end);
	if (end > act.end && !"并且后，、以".includes(text.charAt(act.end))) {
		const words = text.slice(stripLeading(text, act.end, end, newNoun(act.end, end)), end);
		// 完成评估验收: a verb in front of two characters is half of their name.
		const object = words.length === 2 ? text.slice(act.end, end) : words;
		// 智慧停车平台|并上线运行
		const joint = object.search(/并(?=[\u4e00-\u9fff])/);
		if (joint > 1) return tidy(object.slice(0, joint));
		const mark = object.length > 20 ? [...object].findIndex((_, k) => isListMark(object.charCodeAt(k))) : -1;
		return tidy(mark > 1 ? object.slice(0, mark) : object);
	}
	const to = isHere && date.start > clause.start + 1 ? Math.min(date.start, act.start) : act.start;
	const from = to >= date.end && isHere ? date.end : clause.start;
	const noun = findNoun(text, from, skipBack(text, to, from));
	const name = tidy(text.slice(noun.start, noun.end));
	// 2026年区政府要完成的实事: who does it is not what is done.
	if (/(?:政府|部门|单位)$/.test(name)) return "";
	if (name.length >= 2) return name;
	if (before?.draft.change === "milestone") return subjectBefore(place) || before.draft.indicator;
	// 新建公园20个，年底前全部建成: the count says it.
	const above = text.slice(clause.previousStart, clause.previousEnd);
	if (before !== undefined || /\d/.test(above.replace(months, ""))) return "";
	if (/\d/.test(above)) return whatBegins(above);
	// 5月31日前通车: all that is named is the act itself.
	const words = text.slice(act.start, act.end);
	return (known.topic ?? clauseTopic(place)) || headOf(place, words) || nameOfActAlone(words);
}

/** 4月|启动|老旧小区改造, 老旧小区改造|4月启动: what begins at the date of a clause; empty where it has none. */
function whatBegins(clause: string): string {
	const at = clause.search(months);
	if (at < 0) return "";
	const name = tidy(clause.slice(0, at));
	if (name.length >= 2) return name;
	const behind = clause.slice(at).replace(months, "");
	const words = behind.replace(beginning, "");
	return words.length >= 2 && words !== behind ? tidy(words) : "";
}

/** When something begins is no count of it. */
const months = /(?:\d{4}年)?\d{1,2}月(?:\d{1,2}日)?/g;
const beginning = /^(?:[上中下]旬|[底初末])?前?(?:全面)?(?:启动|开始|着手|组织|开展|推进|谋划)(?:实施|推进)?/;

/** 市民中心|一季度完成招标，二季度开工: what the clause before names in front of its date; empty where it does not. */
function subjectBefore({ text, clause }: Place): string {
	const { tokens, previousStart, previousEnd } = clause;
	for (let k = clause.firstToken - 2; k >= 0; k--) {
		const token = tokens[k];
		if (token === undefined || token.at < previousStart) break;
		if (token.kind !== "date" && token.kind !== "period") continue;
		const to = Math.min(token.at, previousEnd);
		const noun = findNoun(text, previousStart, skipBack(text, to, previousStart));
		const name = tidy(text.slice(noun.start, noun.end));
		return name.length >= 2 ? name : "";
	}
	return "";
}

/** A longer first sentence tells something. */
const longestHead = 24;

/**
 * 市民中心改造。|6月底前竣工。: the few words that the text begins with as its heading; empty where it has none, or where
 * the act tells nothing of it (加强组织领导。6月底前完成。).
 */
function headOf({ text, clause }: Place, act: string): string {
	if (/^(?:完成|通过|启动|启用)/.test(act)) return "";
	const end = text.indexOf("。");
	if (end < 2 || end > longestHead || end >= clause.sentenceStart) return "";
	if (/[，,、；;：:\d]/.test(text.slice(0, end))) return "";
	const noun = findNoun(text, 0, end);
	return tidy(text.slice(noun.start, noun.end));
}

/** 通车, 建成投用 by themselves; 完成 and 通过验收 say nothing without what is done. */
function nameOfActAlone(act: string): string {
	return /^(?:建成|建好|落成|启用|交付)$|完成|通过|验收|出台|印发|颁布|发布|组建|启动/.test(act) ? "" : act;
}

/** Back over 力争, 确保 and blanks. */
function skipBack(text: string, at: number, from: number): number {
	let end = at;
	for (let words = 0; words < 4 && end > from; words++) {
		const word =
			/(?:力争|确保|争取|实现|全面|正式|基本|全部|顺利|如期|计划|预计|有望|明年|今年|要|将|拟|于|在|到|至)$/.exec(
				text.slice(Math.max(from, end - 2), end),
			);
		if (word !== null) end -= word[0].length;
		else if (isConnector(text.charCodeAt(end - 1))) end--;
		else break;
	}
	return end;
}
