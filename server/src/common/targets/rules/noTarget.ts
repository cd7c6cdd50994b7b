import { createCharacterSet } from "../../text/characterSet.js";
import { isAnd, isBase, isBlank, isHan, isNumeralCode } from "../characters.js";
import type { Frame } from "../frame.js";
import { numberFollows } from "../nounBehind.js";
import type { Quantity } from "../quantity.js";
import { is } from "../ruleNeeds.js";
import {
	actorEndTable,
	basisEndTable,
	basisTable,
	isDigitBeginning,
	leadingVerbTable,
	stockEndTable,
} from "../words.js";
import { countsOfText } from "./countsOfText.js";
import { isWhole, tellsOfOther } from "./name.js";
import type { NoTargetRule } from "./rule.js";

/** Quantities that commit to nothing, before it is asked what they are of. */
export const noTargetRules: readonly NoTargetRule[] = [
	{
		name: "where a change begins",
		needs: is.bare,
		examples: [
			{ text: "办理时限由5个工作日压缩至3个工作日。", targets: ["办理时限 level = 3 工作日"] },
			{ text: "从2024年的5家增加到8家。", targets: [] },
		],
		holds: ({ front, text, place }) =>
			baseStart(text, place.clause.start, front.noun) >= 0 ? "base" : undefined,
	},
	{
		name: "for how many years in a row",
		needs: is.time,
		examples: [
			{ text: "粮食产量连续12年稳定在420亿斤以上。", targets: ["粮食产量 level >= 42000000000 斤"] },
		],
		holds: ({ text, quantity: { start } }) => (text.startsWith("连续", start - 2) ? "pass" : undefined),
	},
	{
		name: "a limit that selects what another number counts",
		needs: is.money | is.amount | is.plain | is.limited,
		examples: [
			{
				text: "引进亿元以上项目180个，其中10亿元以上40个。",
				targets: ["亿元以上项目 count = 180 个", "亿元以上项目中10亿元以上 count = 40 个"],
			},
		],
		holds: ({ text, end }) => (isDigitBeginning(text.charCodeAt(end)) ? "pass" : undefined),
	},
	{
		name: "a quality of what another number counts",
		needs: is.times | is.money | is.people | is.amount | is.rating | is.time | is.plain | is.of,
		examples: [{ text: "推进投资50亿元的50个项目。", targets: ["项目 count = 50 个"] }],
		holds: ({ direct }) => (direct ? undefined : "pass"),
	},
	{
		name: "an amount that nothing is said of",
		needs: is.plain,
		examples: [{ text: "聚焦50亿、百亿项目。", targets: [] }],
		holds: ({ quantity, front, back, noun, text, place: { known, before } }) =>
			quantity.scaled &&
			known.cellName === undefined &&
			front.comparator === undefined &&
			front.growth === 0 &&
			back.comparators.length === 0 &&
			noun.verb !== "count" &&
			before?.verb !== "count" &&
			stockEndTable.matchBefore(text, noun.end, noun.start) === undefined
				? "pass"
				: undefined,
	},
	...countsOfText,
	{
		name: "limits in a row that select what the clause is about",
		needs: is.limited,
		examples: [{ text: "对注册资本500万元以上、从业人员20人以上的企业给予认定。", targets: [] }],
		holds: ({ text, end }) => (joinsLimit(text.charCodeAt(end)) ? endOfLimits(text, end) : undefined),
	},
	{
		name: "a limit, a size or a distance that selects what the clause is about",
		needs: is.money | is.people | is.amount | is.rating | is.time | is.plain,
		examples: [
			{ text: "推动20万千瓦以下小火电机组退出。", targets: [] },
			{ text: "实施长江沿线1公里化工腾退地块专项治理。", targets: [] },
			{ text: "为80所海拔1200米以上学校改善条件。", targets: ["学校 count = 80 所"] },
		],
		holds: (frame) => (selects(frame) ? "pass" : undefined),
	},
	{
		name: "a limit above that says which ones something is done to",
		needs: is.direct | is.limited,
		examples: [
			{ text: "整治10吨以下燃煤锅炉。", targets: [] },
			{ text: "取缔100头以下散养户。", targets: [] },
		],
		holds: (frame) => (selectsBelow(frame) ? "pass" : undefined),
	},
	{
		name: "floors, beds and seats that say which buildings, hospitals and vehicles",
		needs: is.counted | is.direct,
		examples: [{ text: "对10层以上高层建筑开展消防检查。", targets: [] }],
		holds: ({ back, text, quantity }) =>
			saysWhich(text, quantity, back.comparators.length > 0) ? "pass" : undefined,
	},
	{
		name: "what a work is built upon or makes use of",
		needs: is.counted | is.direct,
		examples: [
			{ text: "围绕10条产业链编制招商路线。", targets: [] },
			{ text: "发挥39家市属国有企业的作用。", targets: [] },
		],
		holds: ({ text, noun }) =>
			basisTable.matchAt(text, noun.start, noun.end) !== undefined ||
			basisEndTable.matchBefore(text, noun.end, noun.start) !== undefined
				? "pass"
				: undefined,
	},
	{
		name: "a time within which somebody must act, or that may be given",
		needs: is.time,
		examples: [{ text: "承办单位须在15个工作日内答复，特殊情况可延长30天。", targets: [] }],
		holds: (frame) => (isRule(frame) ? "pass" : undefined),
	},
	{
		name: "a count that selects what another number counts",
		needs: is.counted | is.direct,
		examples: [{ text: "改造3个村的20户危房。", targets: ["危房 count = 20 户"] }],
		holds: ({ of, isMember, text, place, post }) =>
			!of && !isMember && text.charCodeAt(post) === 0x7684 && numberFollows(place, post) ? "pass" : undefined,
	},
	{
		name: "kinds of a thing that say which one is meant",
		needs: is.counted | is.direct,
		examples: [{ text: "覆盖五级和两类载体的就业服务体系。", targets: [] }],
		holds: ({ text, quantity: { unit }, post, follow }) =>
			unit === "类" && /^[^的]{1,8}的[\u4e00-\u9fff]/.test(text.slice(follow, post + 2)) ? "pass" : undefined,
	},
	{
		name: "a mark that is passed",
		needs: is.counted | is.direct,
		examples: [{ text: "地区生产总值跨越三个千亿台阶。", targets: [] }],
		holds: ({ text, follow }) =>
			isNumeralCode(text.charCodeAt(follow)) &&
			/^[百千万亿]{1,3}元?(?:台阶|大关)/.test(text.slice(follow, follow + 6))
				? "pass"
				: undefined,
	},
	{
		name: "a measure of what another number counts",
		needs:
			is.share |
			is.points |
			is.times |
			is.money |
			is.people |
			is.amount |
			is.rating |
			is.time |
			is.plain |
			is.direct,
		examples: [
			{
				text: "引进超百亿元项目1个、超50亿元项目3个。",
				targets: ["超百亿元项目 count = 1 个", "超50亿元项目 count = 3 个"],
			},
			{
				text: "支持年产废量10吨以上企业5家。",
				targets: ["年产废量10吨以上企业 count = 5 家"],
			},
		],
		holds: (frame) => (tellsOfOther(frame) ? "pass" : undefined),
	},
];

/**
 * 10万千瓦及以下|机组, 海拔1200米以上|学校, 沿线1公里|范围: which of them are meant. What is made or done by area, length or
 * weight is a target (5万亩以上|油茶林改造).
 */
function selects({ quantity, front, back, noun, text, end, of, place, isMember }: Frame): boolean {
	const { kind, unit } = quantity;
	if (place.known.cellName !== undefined || isMember || front.growth !== 0) return false;
	if (text.startsWith("海拔", quantity.start - 2)) return true;
	if (kind === "none" || (kind !== "amount" && back.comparators.length === 0)) return false;
	if (kind === "amount" && isHan(text.charCodeAt(end))) {
		const beside = placeBefore(text, place.clause.start, quantity.start);
		if (/^(?:[之以]?[内外]的?)?(?:范围|半径|区域|以内区域|距离|纵深|圈)/.test(text.slice(end, end + 6)))
			return noun.verb !== "count" || (beside !== "" && beside !== "沿海");
		if (beside !== "" && beside !== "附近") return true;
	}
	if (back.comparators.length === 0 || front.standing) return false;
	const next = of ? end + 1 : end;
	if (next >= place.clause.end || !isHan(text.charCodeAt(next))) return false;
	// A verb that makes something of that size, and names it in front, is a target.
	const named = noun.end > noun.start;
	if (named && noun.verb === "count" && kind !== "time") return false;
	if (!named && noun.verb === "count" && (kind === "people" || summable.has(unit))) return false;
	return !/^(?:的?(?:目标|任务|水平|标准)|左右|完成|办结|办理|到位)/.test(text.slice(next, next + 4));
}

/** 整治|10吨以下|燃煤锅炉: nobody sets out to do so little. */
function selectsBelow({ back, front, noun, text, end, of, post, isMember, place }: Frame): boolean {
	if (!back.comparators.every(isCap) || of || isMember) return false;
	if (front.standing || front.growth !== 0 || front.comparator !== undefined) return false;
	if (place.known.cellName !== undefined || post - end < 2 || !isHan(text.charCodeAt(end))) return false;
	const words = text.slice(noun.start, noun.end);
	return words === "" || isWhole(leadingVerbTable, words);
}

function isCap(comparator: string): boolean {
	return comparator === "<=" || comparator === "<";
}

/** 10层|以上住宅, 100床|以上医院, 50座|以上客车, 200张|床位以上的医院. */
function saysWhich(text: string, { unit, end }: Quantity, isLimit: boolean): boolean {
	if (unit === "张") return text.startsWith("床位以上", end) || text.startsWith("床位及以上", end);
	if (!isLimit) return false;
	return (
		unit === "层" ||
		unit === "床" ||
		(unit === "座" && /^及?以上的?(?:客|车|大巴)/.test(text.slice(end, end + 6)))
	);
}

/** 、 或 且 和 及 between two limits. */
function joinsLimit(code: number): boolean {
	return code === 0x3001 || code === 0x6216 || code === 0x4e14 || isAnd(code);
}

/** 500万元以上|、从业人员20人以上的|企业: offset behind the limits that follow at `at`; undefined without 的 and a noun behind. */
function endOfLimits(text: string, at: number): number | undefined {
	const limits =
		/^(?:(?:、|或者?|并?且|和|及)[^、，。；\d]{0,14}\d[\d.]{0,8}[\u4e00-\u9fff%]{1,6}以[上下内]){1,4}的(?=[\u4e00-\u9fff])/.exec(
			text.slice(at, at + 80),
		);
	return limits === null ? undefined : at + limits[0].length;
}

/** 承办单位|须在7个工作日内|答复; 可延长30天. */
function isRule({ text, end, front, noun, place: { clause } }: Frame): boolean {
	const isWithin = text.charCodeAt(end - 1) === 0x5185 || text.charCodeAt(end) === 0x5185;
	if (isWithin) return actorEndTable.matchBefore(text, noun.end, noun.start) !== undefined;
	return /可以?(?:再|适当)?(?:延长|顺延|延期|放宽)$/.test(
		text.slice(Math.max(clause.start, front.noun - 6), front.noun),
	);
}

/** 周边, 沿线 or the like before the number at `at`; empty without one. */
function placeBefore(text: string, clauseStart: number, at: number): string {
	if (at - 2 < clauseStart || !"边线江河岸围侧近海".includes(text.charAt(at - 1))) return "";
	const word = text.slice(at - 2, at);
	return placeWords.has(word) ? word : "";
}

const placeWords: ReadonlySet<string> = new Set(
	"周边 沿线 沿江 沿河 岸线 两岸 周围 两侧 沿海 附近".split(" "),
);

/** Areas and weights of which so much may be made or done. */
const summable: ReadonlySet<string> = new Set([
	"亩",
	"公顷",
	"平方米",
	"平方公里",
	"公里",
	"千米",
	"吨",
	"立方米",
	"斤",
	"公斤",
]);

/** Where the words begin that call a number a base (从, 由去年的, 从2024年的), up to `at`; -1 where none do. */
export function baseStart(text: string, clauseStart: number, at: number): number {
	let end = at;
	while (at - end < 3 && isBlank(text.charCodeAt(end - 1))) end--;
	if (isBase(text.charCodeAt(end - 1))) return end - 1;
	if (!endsTime.has(text.charCodeAt(end - 1))) return -1;
	const from = Math.max(clauseStart, end - 16);
	const words = baseTime.exec(text.slice(from, end));
	return words === null ? -1 : from + words.index;
}

const endsTime = createCharacterSet("的年末底初期");

/** 从2024年的, 由上年末的, 从“十三五”末的: from when on something has changed. */
const baseTime =
	/[由从](?:(?:20\d\d|[去上前]|当)年(?:度?[末底初]|同期)?|(?:\d{1,2}|[一二两三四五六七八九十几]{1,2})年前|[年期]初|目前|现在|原来|“?十[一二三四五]五”?(?:时?期?[末初]?))的?$/;
