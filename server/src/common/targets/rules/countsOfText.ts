import { createCharacterSet } from "../../text/characterSet.js";
import type { Frame } from "../frame.js";
import { is } from "../ruleNeeds.js";
import type { NoTargetRule } from "./rule.js";

/** Counts of what the text itself has: 共3项, 十一个方面, 6项指标. */
export const countsOfText: readonly NoTargetRule[] = [
	{
		name: "sides and parts of a matter",
		needs: is.counted,
		examples: [
			{ text: "要重点抓好十一个方面工作。", targets: [] },
			{ text: "围绕四个方面开展工作，建成公园5个。", targets: ["公园 count = 5 个"] },
		],
		holds: ({ text, quantity }) =>
			mayBeSide(text.charCodeAt(quantity.end)) &&
			/^[大个类]?(?:方面|部分|维度|层面|环节|板块|重点(?![\u4e00-\u9fff])|大?类\d)/.test(
				behind(text, quantity.end),
			)
				? "taken"
				: undefined,
	},
	{
		name: "tasks, measures and figures that a text lists",
		needs: is.counted,
		examples: [
			{
				text: "围绕创新发展，提出6项指标，其中研发投入年均增长8%以上。",
				targets: ["研发投入 growth >= 8 %"],
			},
			{ text: "出台二十条措施。", targets: ["措施 count = 20 条"] },
		],
		holds: (frame) => (listsInText(frame) ? "taken" : undefined),
	},
	{
		name: "how many entries a list has",
		needs: is.counted,
		examples: [
			{ text: "2026年重点工作任务分解表（共3项）", targets: [] },
			{ text: "重点任务共6项，责任单位12个。", targets: [] },
			{ text: "本方案共分6章28条。", targets: [] },
		],
		holds: (frame) => (countsEntries(frame) ? "taken" : undefined),
	},
];

/** What a text lists, behind the number, and what kinds of them there are. */
const things = "任务|指标|举措|措施|要求|清单|责任单位|大事|内容|原则|制度";
const kinds = "重点|主要|核心|具体|年度|约束性|预期性|改革|工作|关键|支撑|保障|政策|硬|实|民生";
const listed = new RegExp(`^(?:${kinds})*(?:${things})`);
/** Every count comes here: one look tells nearly all of them. */
const listedBeginnings = createCharacterSet(
	`${things}|${kinds}`
		.split("|")
		.map((word) => word.charAt(0))
		.join(""),
);
/** What a text does that lists something; what it does that makes something. */
const lists =
	/(?:提出|明确|部署|包括|围绕|设置|列出|分为|本[方规]案|以下|梳理|聚焦|抓好|确定|涵盖|涉及|共有|分解为|细化为|做好|把握|落实|突出|从|按照|坚持|方面的?)[^，。；]{0,16}$/;
const makes = /(?:出台|制定|印发|完成|新增|实施)[^，。]{0,6}$/;

function listsInText({ text, quantity, place, front }: Frame): boolean {
	const { unit, start, end } = quantity;
	if (!"项个条件类".includes(unit) || front.comparator !== undefined) return false;
	if (!listedBeginnings.has(text.charCodeAt(end)) || !listed.test(behind(text, end))) return false;
	const words = text.slice(Math.max(place.clause.start, start - 24), start);
	return lists.test(words) && !makes.test(words);
}

function countsEntries({ text, quantity, place, front, noun }: Frame): boolean {
	const { unit, start, end } = quantity;
	if (unit.length > 1) return false;
	// 附表3张, 附件共4个: what is enclosed.
	if (
		endsEnclosed.has(text.charCodeAt(start - 1)) &&
		/附[表图件录]共?$|(?:^|附|[，、；])表格共?$/.test(text.slice(Math.max(0, start - 4), start))
	)
		return true;
	if (!"项个件条类".includes(unit)) return false;
	if (unit === "条" && "章节".includes(text.charAt(start - 1) || " ")) return true;
	const before = text.charCodeAt(start - 1);
	const opens = text.charCodeAt(start - 2);
	// 共 计
	const isShare = before === 0x5171 || before === 0x8ba1;
	if (isShare && (opens === 0xff08 || opens === 0x28 || place.clause.start >= start - 2)) return true;
	if (noun.verb === "count" || front.comparator !== undefined || front.growth !== 0) return false;
	if (!"务位表单作".includes(text.charAt(noun.end - 1) || " ")) return false;
	const name = text.slice(noun.start, noun.end);
	const isOfText =
		/(?:重点任务|工作任务|责任单位|主要任务|任务分解表|责任清单|实事清单|重点工作|本次?清单|任务清单|项目清单)$/.test(
			name,
		);
	return isOfText && (isShare || /^(?:$|[，。；）)])/.test(text.slice(end, end + 1)));
}

/** The last characters of 附表, 附图, 附件, 附录, 表格 and of what they are counted by. */
const endsEnclosed = createCharacterSet("表图件录格共");

/** 大 个 类 方 部 维 层 环 板 重. */
function mayBeSide(code: number): boolean {
	switch (code) {
		case 0x5927:
		case 0x4e2a:
		case 0x7c7b:
		case 0x65b9:
		case 0x90e8:
		case 0x7ef4:
		case 0x5c42:
		case 0x73af:
		case 0x677f:
		case 0x91cd:
			return true;
		default:
			return false;
	}
}

function behind(text: string, at: number): string {
	return text.slice(at, at + 10);
}
