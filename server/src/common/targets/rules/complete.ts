import { createCharacterSet } from "../../text/characterSet.js";
import { isConnector } from "../characters.js";
import type { Frame } from "../frame.js";
import { tidy, withHead } from "../indicatorNames.js";
import { clauseTopic } from "../nounBehind.js";
import { onlyConnectors } from "../progress.js";
import type { Quantity } from "../quantity.js";
import { is } from "../ruleNeeds.js";
import { bareMeasureTable, bareVerbTable, countVerbEndTable, workEndTable, workTable } from "../words.js";
import { isWhole } from "./name.js";
import type { Reading, ReadingRule } from "./rule.js";

/** What a quantity is called that does not name it all itself. All rows are asked in their order. */
export const completeRules: readonly ReadingRule[] = [
	{
		name: "what was measured before in the sentence, told apart by 分别",
		needs: is.ahead | is.unnamed,
		examples: [
			{
				text: "货运量60万吨、货值9亿元，分别增长8%、10%。",
				targets: [
					"货运量 level = 600000 吨",
					"货值 level = 900000000 元",
					"货运量 growth = 8 %",
					"货值 growth = 10 %",
				],
			},
		],
		apply({ front, place }, reading) {
			if (!front.respectively) return;
			const from = Math.max(place.sentenceDrafts, place.drafts.length - mostBefore);
			reading.parts = [...new Set(place.drafts.slice(from).map(({ indicator }) => indicator))];
		},
	},
	{
		name: "what was counted before is part of what is measured",
		needs: is.listed | is.ahead | is.unnamed,
		examples: [{ text: "2个水源地达标率保持100%。", targets: ["2个水源地达标率 level = 100 %"] }],
		apply({ counts, front, isMember, place, text }, reading) {
			const { before } = place;
			if (isMember || counts || before === undefined) return;
			const { postStart, postEnd, start, draft } = before;
			if (postEnd <= postStart || postEnd > front.noun) return;
			if (!onlyConnectors(place, postEnd, front.noun) || place.drafts.at(-1) !== draft) return;
			reading.indicator = text.slice(start, postEnd);
			reading.merges = true;
			reading.verb = "none";
		},
	},
	{
		name: "what was measured last, or what the clause before is about",
		needs: is.ahead | is.unnamed,
		examples: [
			{
				text: "规上工业企业突破500家，达到520家。",
				targets: ["规上工业企业 level > 500 家", "规上工业企业 level >= 520 家"],
			},
			{ text: "惠及3.5万人。", targets: ["惠及人数 count = 35000 人"] },
		],
		apply(frame, reading) {
			if (!frame.isMember) reading.indicator = fallbackName(frame, reading);
		},
	},
	{
		name: "kinds of work on projects that are named once",
		needs: is.counted | is.ahead,
		examples: [
			{
				text: "项目新开工43个、竣工38个。",
				targets: ["新开工项目 count = 43 个", "竣工项目 count = 38 个"],
			},
			{
				text: "亿元以上项目新签约30个、新开工20个。",
				targets: ["亿元以上新签约项目 count = 30 个", "亿元以上新开工项目 count = 20 个"],
			},
			{ text: "企业上市2家、上云150家。", targets: ["上市企业 count = 2 家", "上云企业 count = 150 家"] },
		],
		apply(frame, reading) {
			const { isMember, sameList } = frame;
			const { before } = frame.place;
			if (isMember) return;
			// 新签约30个、|新开工|20个: the verb alone has left the noun to the one before.
			const isBefore = sameList && reading.indicator === before?.draft.indicator;
			const indicator = (isBefore ? workOfPart(frame, reading) : undefined) ?? reading.indicator;
			if (!workEnds.has(lastOf(indicator))) return;
			const [, whose = "", thing = "", work] = projectWork.exec(indicator) ?? [];
			if (work !== undefined) {
				reading.indicator = whose + work + thing;
				reading.verb = "count";
			} else if (before !== undefined && isWhole(workTable, indicator)) {
				const [, ofWhat, , of] = workOfProject.exec(before.draft.indicator) ?? [];
				if (of !== undefined) reading.indicator = (ofWhat ?? "") + indicator + of;
			} else if (sameList && before !== undefined && workOfFirm.test(indicator)) {
				const named = before.draft.indicator;
				const [, whose, firm] = firmAtWork.exec(named) ?? firmsBefore.exec(named) ?? [];
				if (firm !== undefined) reading.indicator = whose + indicator + firm;
			}
		},
	},
	{
		name: "who is trained, behind in what",
		needs: is.people | is.ahead,
		examples: [{ text: "数字素养培训教师4000人次以上。", targets: ["教师 count >= 4000 人次"] }],
		apply({ isMember }, reading) {
			if (isMember) return;
			const trained =
				/培训(.{0,4}(?:教师|学员|市民|居民|农民|群众|员工|工人|干部|人员|劳动力|学生|妇女))$/.exec(
					reading.indicator,
				);
			if (trained === null) return;
			reading.indicator = trained[1] ?? "";
			reading.verb = "count";
			reading.counting = true;
		},
	},
	{
		name: "a bare verb or measure is of the things before",
		needs: is.second | is.ahead,
		examples: [
			{ text: "新建公厕5座、改造12座。", targets: ["公厕 count = 5 座", "公厕 count = 12 座"] },
			{
				text: "经营主体净增3000户、总量突破3万户。",
				targets: ["经营主体 count = 3000 户", "经营主体总量 level > 30000 户"],
			},
			{
				text: "新建幼儿园5所（含改扩建2所、扩建1所）。",
				targets: ["幼儿园 count = 5 所", "幼儿园中改扩建 count = 2 所", "幼儿园中扩建 count = 1 所"],
			},
			{
				text: "新建公厕20座，其中3月底前完成5座。",
				targets: ["公厕 count = 20 座", "公厕 count = 5 座 by 2026-03"],
			},
		],
		apply(frame, reading) {
			const { place, isMember, ratio, quantity } = frame;
			const { before } = place;
			const { indicator } = reading;
			if (before === undefined || isMember) return;
			const part = partIn(frame, reading);
			const work = part && workOfPart(frame, reading);
			if (work !== undefined && part !== undefined) {
				reading.partOf = part.whole;
				reading.indicator = isByDate(frame, work) ? part.whole : `${part.whole}中${work}`;
				reading.verb = before.verb;
				return;
			}
			if (indicator.length > longestBareWord) return;
			if (!ratio && isWhole(bareVerbTable, indicator)) {
				const first = Math.max(place.joinedDrafts, place.drafts.length - 6);
				const same = place.drafts.slice(first).findLast(({ unit }) => unit === quantity.unit);
				reading.indicator = same?.indicator ?? indicator;
			} else if (isWhole(bareMeasureTable, indicator)) reading.indicator = before.draft.indicator + indicator;
		},
	},
	{
		name: "其中 is part of what was measured before; a list keeps its verb",
		needs: is.second,
		examples: [
			{
				text: "新增市场主体3万户以上，其中企业8000户。",
				targets: ["市场主体 count >= 30000 户", "市场主体中企业 count = 8000 户"],
			},
			{
				text: "完成年度投资50亿元（其中：制造业30亿元、服务业20亿元）。",
				targets: [
					"年度投资 count = 5000000000 元",
					"年度投资中制造业 count = 3000000000 元",
					"年度投资中服务业 count = 2000000000 元",
				],
			},
		],
		apply(frame, reading) {
			const { place, isMember, sameList } = frame;
			const { before } = place;
			if (reading.partOf !== undefined) return;
			const part = isMember ? undefined : partIn(frame, reading);
			if (before && part?.isNamed) {
				const { whole } = part;
				if (reading.indicator !== whole && reading.indicator !== before.draft.indicator) {
					reading.indicator = `${whole}中${reading.indicator}`;
					reading.partOf = whole;
				}
				if (reading.verb === "none") reading.verb = before.verb;
			} else if (
				reading.verb === "none" &&
				sameList &&
				!reading.merges &&
				before !== undefined &&
				before.verb !== "none"
			)
				reading.verb = before.verb;
		},
	},
	{
		name: "the noun of levels stands with one of them only",
		needs: is.any,
		examples: [
			{
				text: "建成国家级示范社2家、省级8家。",
				targets: ["国家级示范社 count = 2 家", "省级示范社 count = 8 家"],
			},
		],
		apply({ sameList, place: { before }, isMember }, reading) {
			if (isMember || reading.indicator === "") return;
			// 粮食产量|连续12年|稳定在
			if (lastOf(reading.indicator) === 0x5e74)
				reading.indicator = reading.indicator.replace(/连续[\d一二三四五六七八九十]{1,3}年$/, "");
			reading.indicator = tidy(reading.indicator);
			if (sameList && before !== undefined)
				reading.indicator = withHead(reading.indicator, before.draft.indicator);
		},
	},
	{
		name: "占 is of what was measured before, and 比 belongs to it",
		needs: is.any,
		examples: [
			{
				text: "服务业增加值达到60亿元，占GDP比重45%。",
				targets: ["服务业增加值 level >= 6000000000 元", "服务业增加值占GDP比重 level = 45 %"],
			},
		],
		apply({ place: { before }, isMember }, reading) {
			if (isMember) return;
			const { indicator } = reading;
			if (
				before !== undefined &&
				indicator.charCodeAt(0) === 0x5360 &&
				!reading.isPost &&
				indicator !== before.draft.indicator
			)
				reading.indicator = before.draft.indicator + indicator;
			if (lastOf(reading.indicator) === 0x5360) reading.indicator += "比";
		},
	},
	{
		name: "a cell whose name ends in a word of growth",
		needs: is.cell | is.still,
		examples: [],
		apply({ place: { known }, quantity, front }, reading) {
			if (known.cellGrowth !== 0 && quantity.kind !== "classifier" && !front.toward)
				reading.growth = known.cellGrowth;
		},
	},
];

function lastOf(words: string): number {
	return words.charCodeAt(words.length - 1);
}

/** 亿元项目|开工, and the same with the work in front of its projects. */
const projectWork =
	/^(.{0,14}?)(项目|工程)(新开工|开工|复工|续建|在建|竣工|完工|投产|投用|签约|新签约|落地|入库|立项|储备)$/;
const workOfProject =
	/^(.{0,14}?)(新开工|开工|复工|续建|在建|竣工|完工|投产|投用|新签约|签约|落地|入库|立项|储备)(项目|工程)$/;

/** 企业|上云, and what else becomes of companies that are counted. */
const firmWork = "(上市|上云|升规|入规|升限|退库|挂牌|股改|规范提升|退出)";
const firmNoun = "(企业|合作社|个体工商户|家庭农场)";
const workOfFirm = new RegExp(`^${firmWork}$`);
/** 企业上市 in front of 上云150家, and the same as 上市企业. */
export const firmAtWork = new RegExp(`^(.{0,14}?)${firmNoun}${firmWork}$`);
export const workedFirm = new RegExp(`${firmWork}${firmNoun}$`);
/** The same, and companies of which no work was said. */
const firmsBefore = new RegExp(`^(.{0,14}?)${firmWork.replace("(", "(?:")}?${firmNoun}$`);

/** Last characters of 竣工, 投产, 在建, 储备 and the like. */
const workEnds = createCharacterSet("工产用约地库建项备市云规限牌改升出");

/** So many indicators at the most share what is said 分别 of them. */
const mostBefore = 8;

/** Words such as 改造提升 and 总规模 are no longer. */
const longestBareWord = 4;

/** What a quantity without a noun of its own measures. */
function fallbackName({ place, text, front, quantity }: Frame, { noun, growth }: Reading): string {
	const { known, before, taken, clause } = place;
	const last = before?.draft.indicator;
	// 培育企业310家。今年再培育50家: the same things, a sentence later.
	const earlier = last === undefined ? place.drafts.at(-1) : undefined;
	const isSame = earlier?.unit === quantity.unit && known.topic === undefined;
	if (isSame && (front.standing || text.slice(clause.start, front.noun).includes("再")))
		return earlier.indicator;
	if (known.topic !== undefined) return last ?? known.topic;
	// 改造1660户: the verb is the noun.
	if (noun.verb === "count" && !front.standing && growth === 0) {
		const verb = countVerbEndTable.matchBefore(text, front.noun, Math.max(taken, clause.start))?.word;
		if (verb !== undefined && last !== undefined && /^[再新]/.test(verb)) return last;
		const isPlain = verb === "完成" || verb === "新增";
		if (verb !== undefined && last === undefined)
			return isPlain ? clauseTopic(place) : nameOfWork(verb, quantity);
		if (verb !== undefined && !isPlain) return nameOfWork(verb, quantity);
	}
	return last ?? clauseTopic(place);
}

/** 惠及3.5万人: 惠及人数; other verbs are names of their work (改造1660户). */
function nameOfWork(verb: string, { unit }: Quantity): string {
	if (!/^(?:惠及|带动|覆盖|接待|吸引|受益|服务)$/.test(verb)) return verb;
	if (unit === "人次") return `${verb}人次`;
	if (unit === "户") return `${verb}户数`;
	return unit === "人" || unit === "名" ? `${verb}人数` : verb;
}

/** The bare verb that may tell a part of things from the rest: 含|改扩建|2所, 其中|续建|5个; undefined where a noun does. */
function workOfPart({ text, front, place, ratio }: Frame, { indicator, noun }: Reading): string | undefined {
	if (ratio) return undefined;
	if (isWhole(bareVerbTable, indicator) || isWhole(workTable, indicator)) return indicator;
	if (noun.end > noun.start || front.standing || place.before === undefined) return undefined;
	const from = Math.max(place.taken, place.clause.start);
	const word =
		workEndTable.matchBefore(text, front.noun, from) ?? countVerbEndTable.matchBefore(text, front.noun, from);
	return word?.word;
}

/** 其中|3月底前|完成|5座: how much of the same is done sooner, and no kind of work (其中改扩建2所). */
function isByDate({ place, quantity }: Frame, work: string): boolean {
	const { before, clause, dateStart, dateEnd } = place;
	return (
		dateEnd > dateStart &&
		dateStart >= clause.start &&
		dateStart < quantity.start &&
		quantity.unit === before?.draft.unit &&
		!work.endsWith("建")
	);
}

/** What a quantity is part of. */
interface Part {
	readonly whole: string;
	/** 其中 says so, and not 含: its name is told with that of the whole. */
	readonly isNamed: boolean;
}

const partOpeners = createCharacterSet("其含包");

function isColon(code: number): boolean {
	return code === 0x3a || code === 0xff1a;
}

/**
 * 其中, 含 or 包括 opens the clause: the noun is part of what was measured before; and so is what follows it in a list
 * or within the brackets.
 */
function partIn({ text, place, sameList }: Frame, { noun }: Reading): Part | undefined {
	const { before, clause, taken } = place;
	if (before === undefined || place.sentenceDrafts >= place.drafts.length) return undefined;
	let at = Math.max(taken, clause.start);
	while (
		at < noun.start &&
		(isConnector(text.charCodeAt(at)) || text.charCodeAt(at) === 0x28 || text.charCodeAt(at) === 0xff08)
	)
		at++;
	const partOf = place.wholes?.get(before.draft);
	if (partOf === undefined && !partOpeners.has(text.charCodeAt(at)) && !isColon(text.charCodeAt(at - 1)))
		return undefined;
	const opening = /^(?:(其中)|包括|包含|含)/.exec(text.slice(at, at + 2)) ?? openingBefore(text, at);
	if (opening !== null) return { whole: before.draft.indicator, isNamed: opening[1] !== undefined };
	if (partOf === undefined) return undefined;
	const between = text.slice(Math.max(before.draft.range[1], noun.start - 80), noun.start);
	// 满意率95%（其中城区98%）|改造小区10个: the brackets have closed.
	const closes = /[）)]/.test(between) && !/[（(]/.test(between);
	const goesOn = !closes && (sameList || !/[）)。；;]/.test(between));
	return goesOn && (sameList || isOpen(text, clause.sentenceStart, noun.start))
		? { whole: partOf, isNamed: true }
		: undefined;
}

/** 其中：, whose colon has ended the clause. */
function openingBefore(text: string, at: number): RegExpExecArray | null {
	if (!isColon(text.charCodeAt(at - 1))) return null;
	return /(?:(其中)|包括|包含|含)$/.exec(text.slice(Math.max(0, at - 3), at - 1));
}

/** Whether a bracket that opens behind `from` does not close before `to`. */
function isOpen(text: string, from: number, to: number): boolean {
	const words = text.slice(Math.max(from, to - 60), to);
	const open = Math.max(words.lastIndexOf("（"), words.lastIndexOf("("));
	return open > Math.max(words.lastIndexOf("）"), words.lastIndexOf(")"));
}
