import { isListMark } from "../characters.js";
import { type Frame, nounFrom } from "../frame.js";
import { findNoun } from "../nounBefore.js";
import { type Change, onlyConnectors } from "../progress.js";
import { is } from "../ruleNeeds.js";
import {
	countVerbEndTable,
	drawnInEndTable,
	landWorkEndTable,
	shareEndTable,
	stockEndTable,
	striveTable,
} from "../words.js";
import { isGrowthBehind } from "./name.js";
import type { Reading, ReadingRule } from "./rule.js";

/** Whether a quantity is a rise or a fall, a level, or a count. All rows are asked in their order. */
export const changeRules: readonly ReadingRule[] = [
	{
		name: "a verb of making or adding counts",
		needs: is.any,
		examples: [{ text: "减少碳排放1.5万吨。", targets: ["碳排放 count = 15000 吨"] }],
		apply({ quantity: { kind }, front, counts, text }, reading) {
			const { noun } = reading;
			reading.counting =
				noun.verb === "count" || (reading.isPost && counts) || (kind === "money" && noun.move !== 0);
			if (noun.move !== 0 && !front.standing && (kind === "amount" || kind === "people"))
				reading.counting = true;
			// 服务群众12000人次
			if (kind === "people" && /(?:服务|帮助)$/.test(text.slice(Math.max(0, noun.start - 2), noun.start)))
				reading.counting = true;
		},
	},
	{
		name: "翻番 is growth",
		needs: is.times,
		examples: [{ text: "经济总量翻一番。", targets: ["经济总量 growth = 1 番"] }],
		apply({ quantity }, reading) {
			if (quantity.unit === "番") reading.growth = 1;
		},
	},
	{
		name: "a verb of rise or fall in front of the noun governs a rate, a time or a sum",
		needs: is.share | is.points | is.time | is.money | is.ahead | is.still,
		examples: [
			{ text: "压减一般性支出5%以上。", targets: ["一般性支出 growth <= -5 %"] },
			{ text: "缩短审批时限5个工作日。", targets: ["审批时限 growth = -5 工作日"] },
			{ text: "压减会议费不少于8%。", targets: ["会议费 growth <= -8 %"] },
			{ text: "提高办结率不低于95%。", targets: ["办结率 level >= 95 %"] },
		],
		apply(frame, reading) {
			const { quantity, front } = frame;
			const { noun } = reading;
			if (quantity.kind === "money" && !noun.raises) return;
			if (!front.standing || limitsMove(frame, noun.move)) reading.growth = noun.move;
		},
	},
	{
		name: "a word of growth behind the rate",
		needs: is.share | is.of | is.ahead | is.still,
		examples: [
			{ text: "规上工业增加值保持6%以上的增长。", targets: ["规上工业增加值 growth >= 6 %"] },
			{ text: "森林覆盖率保持62%以上的水平。", targets: ["森林覆盖率 level >= 62 %"] },
		],
		apply(frame, reading) {
			if (isGrowthBehind(frame)) reading.growth = 1;
		},
	},
	{
		name: "what is done to so many things is a count",
		needs: is.behind | is.moving,
		examples: [{ text: "提升10个广场。", targets: ["广场 count = 10 个"] }],
		apply({ counts, front, quantity }, reading) {
			if (front.rateNoun) return;
			// 改造提升1/3的卫生院: a part of them.
			if (counts || (quantity.kind === "share" && quantity.unit === "")) reading.growth = 0;
		},
	},
	{
		name: "another distance from what the one before is compared with",
		needs: is.points | is.listed | is.bare | is.unnamed,
		examples: [
			{
				text: "工业增速高于全国、全省1个、0.6个百分点。",
				targets: ["工业增速 level > 1 百分点", "工业增速 level > 0.6 百分点"],
			},
		],
		apply({ quantity: { start }, front, place: { before }, text }) {
			if (before?.benchmark !== true || before.draft.range[1] !== start - 1) return;
			if (!isListMark(text.charCodeAt(start - 1))) return;
			front.comparator = before.draft.comparator;
			front.benchmark = true;
			front.standing = true;
		},
	},
	{
		name: "百分点 are a change unless something stands at them",
		needs: is.points | is.still,
		examples: [
			{ text: "研发投入占比提高0.5个百分点。", targets: ["研发投入占比 growth = 0.5 百分点"] },
			{ text: "城镇化率年均1个百分点以上。", targets: ["城镇化率 growth >= 1 百分点"] },
		],
		apply({ front }, reading) {
			if (!front.toward && !front.standing) reading.growth = reading.noun.move !== 0 ? reading.noun.move : 1;
		},
	},
	{
		name: "a word of growth that is half of the name of the work",
		needs: is.ahead | is.moving,
		examples: [{ text: "完成耕地整治提升1.2万亩。", targets: ["耕地整治提升 count = 12000 亩"] }],
		apply({ ratio, front, isMember, quantity, text, place }, reading) {
			if (ratio || front.growth === 0 || front.rateNoun) return;
			if (reading.noun.verb !== "count" || isMember) return;
			// 互认项目|增加40项, 户均增收|不低于4000元: no half of a name.
			if (/^(?:增加|减少|增长|下降|增收)/.test(text.slice(front.raw, quantity.start))) return;
			reading.growth = 0;
			reading.raw = quantity.start;
			const noun = findNoun(text, nounFrom(place, front), quantity.start);
			reading.noun = { ...noun, start: Math.min(noun.start, reading.noun.start) };
			reading.indicator = text.slice(reading.noun.start, reading.noun.end);
		},
	},
	{
		name: "减少 and 增加 before an amount count what is done",
		needs: is.moving,
		examples: [
			{
				text: "化学需氧量、氨氮排放量分别削减500吨、30吨。",
				targets: ["化学需氧量 count = 500 吨", "氨氮排放量 count = 30 吨"],
			},
			{ text: "减少排放3万吨。", targets: ["排放 count = 30000 吨"] },
			{ text: "审批时限压缩3天。", targets: ["审批时限 growth = -3 天"] },
		],
		apply({ ratio, front, quantity, text, place: { before } }, reading) {
			if (ratio || front.rateNoun) return;
			const word = text.slice(reading.raw, quantity.start);
			const counted =
				quantity.kind !== "time" && /^(?:增加|增(?!收)|减少|压减|压降|削减|压缩|缩减|节约|精简)/.test(word);
			const namesNothing =
				reading.indicator === "" && (before === undefined || !/^(?:提高|提升|增长|下降|上升)/.test(word));
			if (!counted && !namesNothing) return;
			reading.growth = 0;
			reading.verb = "count";
			reading.counting = true;
		},
	},
	{
		name: "a rate of a group moves as the first of it does",
		needs: is.member | is.still,
		examples: [
			{
				text: "火灾起数、亡人数分别下降5%和10%。",
				targets: ["火灾起数 growth = -5 %", "亡人数 growth = -10 %"],
			},
			{
				text: "起数、死亡人数分别下降10%、5%。",
				targets: ["起数 growth = -10 %", "死亡人数 growth = -5 %"],
			},
		],
		apply({ front, place: { group } }, reading) {
			if (group !== undefined && !front.toward) reading.growth = group.growth;
		},
	},
	{
		name: "what was said of the first rate goes for the next",
		needs: is.ratio | is.second | is.unnamed | is.still,
		examples: [
			{
				text: "工业投资增长6%以上、力争6.5%。",
				targets: ["工业投资 growth >= 6 %", "工业投资 growth = 6.5 %"],
			},
		],
		apply(frame, reading) {
			const { sameList, front, quantity, text } = frame;
			const draft = frame.place.before?.draft;
			if (draft === undefined) return;
			const falls = (draft.value ?? 0) < 0 ? -1 : 1;
			if (
				sameList &&
				front.raw === quantity.start &&
				draft.change === "growth" &&
				draft.unit === quantity.unit &&
				isListMark(text.charCodeAt(front.noun - 1)) &&
				draft.range[1] === front.noun - 1
			)
				reading.growth = falls;
			else if (!reading.isPost && outdoes(frame)) reading.growth = falls;
		},
	},
];

/** 压减会议费|不少于8%: the limit is of the fall, and not of a share (降低空置率不高于5%). */
function limitsMove({ quantity: { kind }, front, text, noun }: Frame, move: 0 | 1 | -1): boolean {
	if (move !== -1 || kind !== "share" || front.soft || front.toward) return false;
	if (front.comparator !== ">=" && front.comparator !== ">") return false;
	return shareEndTable.matchBefore(text, noun.end, noun.start) === undefined;
}

/**
 * 增长10%，力争达到12%: what is striven for behind a rate of change is one of the same. 覆盖率提高5%，力争达到95% is not:
 * a share stands somewhere.
 */
function outdoes({ place, quantity, front, text }: Frame): boolean {
	const last = place.before?.draft;
	if (last?.change !== "growth" || last.unit !== quantity.unit || front.toward || front.benchmark)
		return false;
	const end = last.range[1];
	// A word of striving is all that may stand between them.
	if (end > front.noun || front.noun === quantity.start || !onlyConnectors(place, end, front.noun))
		return false;
	if (striveTable.matchAt(text, front.noun) === undefined) return false;
	return !front.standing || shareEndTable.matchBefore(last.indicator, last.indicator.length) === undefined;
}

const perHead = /^每|^[人户亩村日]均|^[百千万][人户]/;

/** growth, level or count: by the movement, the unit, the verb, and the end of the indicator. */
export function changeOf(frame: Frame, reading: Reading): Change {
	const { quantity, text, front } = frame;
	const { known } = frame.place;
	const { kind } = quantity;
	const { growth, verb, isPost, indicator, noun, counting } = reading;
	if (growth !== 0) return "growth";
	if (kind === "share" || kind === "points" || kind === "times" || kind === "rating" || kind === "time")
		return "level";
	if (known.cellName !== undefined && !isPost) return counting || known.cellVerb ? "count" : "level";
	const standing = front.standing || front.comparator !== undefined;
	// 每千人口托位数, 人均…: so many to each, however many there are.
	const stock = stockEndTable.matchBefore(indicator, indicator.length) !== undefined;
	if (counting) {
		// 完成企业数突破1600家: the number of all, not of those that are made.
		const added = text.startsWith("增", noun.start - 1) || text.startsWith("建", noun.start - 1);
		return standing && stock && !isPost && !added && !indicator.endsWith("资金") ? "level" : "count";
	}
	if (perHead.test(indicator)) return "level";
	if (standing) return isMade(frame, reading, stock) ? "count" : "level";
	if (isPost) return "count";
	if (verb === "count") return stock && kind !== "classifier" && kind !== "people" ? "level" : "count";
	if (kind === "classifier") return stock ? "level" : "count";
	// 失业人员再就业2万人
	if (kind === "people" && indicator.endsWith("就业")) return "count";
	// 高标准农田建设20万亩: the noun ends in what is done.
	return countVerbEndTable.matchBefore(indicator, indicator.length) !== undefined ||
		landWorkEndTable.matchBefore(indicator, indicator.length) !== undefined
		? "count"
		: "level";
}

/** Whether a quantity with a word for where it stands is of things that are made or sums that are drawn in. */
function isMade(
	{ quantity, front, text, noun }: Frame,
	{ verb, indicator }: Reading,
	stock: boolean,
): boolean {
	const { kind, unit } = quantity;
	if (kind === "money") return drawnInEndTable.matchBefore(indicator, indicator.length) !== undefined;
	if (stock || (kind !== "classifier" && kind !== "people")) return false;
	// 首批岗位不少于200个: a limit says how many there shall be of them, 达 and 突破 where they stand.
	const limits = front.comparator === ">=" && !front.soft && !front.benchmark;
	if (kind === "people") return limits && /(?:就业|培训|转移)$/.test(indicator);
	// Firms are there already; 每个镇不少于2处 says how they are spread.
	return (
		verb === "count" || (limits && unit !== "家" && unit !== "户" && !text.startsWith("每", noun.start - 2))
	);
}
