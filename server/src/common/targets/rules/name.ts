import { isHan } from "../characters.js";
import type { Frame } from "../frame.js";
import { benefitStart, clauseTopic, numberFollows } from "../nounBehind.js";
import { endsClause, itemEnd } from "../progress.js";
import { is } from "../ruleNeeds.js";
import {
	countVerbEndTable,
	distinguishingTable,
	isDigitBeginning,
	landWorkEndTable,
	leadingVerbTable,
} from "../words.js";
import type { WordTable } from "../wordTable.js";
import type { NameRule, Naming } from "./rule.js";

/** Where the name of what is measured stands. The first row that answers is right. */
export const nameRules: readonly NameRule[] = [
	{
		name: "what grows stands in front, where it grows to behind",
		needs: is.counted | is.direct,
		examples: [{ text: "试点扩大到120个县。", targets: ["试点 count = 120 个"] }],
		read(frame) {
			const { front, noun, text, quantity } = frame;
			if (!front.toward || noun.end <= noun.start) return undefined;
			const grows = /^(?:扩大|拓展|推广|扩展|覆盖|延伸)/.test(text.slice(front.noun, quantity.start));
			return grows ? nameInFront(frame, frame.post) : undefined;
		},
	},
	{
		name: "the noun in front, and 的任务 or 任务 behind",
		needs: is.direct,
		examples: [
			{ text: "新建站点20个的建设任务。", targets: ["站点 count = 20 个"] },
			{ text: "完成招商引资到位资金50亿元任务。", targets: ["招商引资到位资金 count = 5000000000 元"] },
		],
		read: (frame) => (isTaskBehind(frame) ? nameInFront(frame, frame.post) : undefined),
	},
	{
		name: "one of a group that 分别 tells apart",
		needs: is.member,
		examples: [
			{
				text: "工业投资、制造业投资分别增长10%、12%。",
				targets: ["工业投资 growth = 10 %", "制造业投资 growth = 12 %"],
			},
		],
		read: ({ end }) => ({ indicator: "", isPost: false, end, stop: end }),
	},
	{
		name: "what is counted behind its number",
		needs: is.counted | is.direct,
		examples: [
			{ text: "建成10个以上低空飞行器起降点。", targets: ["低空飞行器起降点 count >= 10 个"] },
			{
				text: "争取2家以上企业被认定为跨国公司地区总部。",
				targets: ["被认定为跨国公司地区总部的企业 count >= 2 家"],
			},
		],
		read(frame) {
			const { follow, text } = frame;
			const whole = frame.post;
			// 为120名老人|安装扶手: for whom, and what is done for them.
			const isFor = "为给对向".includes(text.charAt(frame.quantity.start - 1) || " ");
			const end = isFor ? benefitStart(text, follow, whole) : whole;
			const naming = nameBehind(frame, end);
			// 1台65蒸吨锅炉: the number in the name is read with it.
			const hasNumber = isDigitBeginning(text.charCodeAt(follow)) || follow > frame.end + 1;
			return hasNumber ? { ...naming, readTo: end } : naming;
		},
	},
	{
		name: "a share, and 的目标 behind it",
		needs: is.ratio | is.direct,
		examples: [
			{ text: "实现工业投资增长10%的目标。", targets: ["工业投资 growth = 10 %"] },
			{ text: "财政收入增长5%的年度目标", targets: ["财政收入 growth = 5 %"] },
			{ text: "进出口总额保持3%的正增长。", targets: ["进出口总额 growth = 3 %"] },
		],
		read(frame) {
			const { follow, text, of, front } = frame;
			const post = text.slice(follow, frame.post);
			const goal =
				/^(?:以上的?)?(?:的)?(?:总体|年度|增长|发展)?(?:目标|任务|要求|水平|增速)/.test(post) ||
				// 达到38%的三大人才发展目标
				(of && front.standing && post.length <= 12 && /(?:目标|任务|要求)$/.test(post)) ||
				(frame.noun.end > frame.noun.start && isGrowthBehind(frame));
			// 5%——6%的增速
			if (goal && /^(?:增速|增幅)$/.test(post) && frame.noun.end <= frame.noun.start)
				return { indicator: post, isPost: true, end: follow + post.length, stop: follow + post.length };
			return goal ? nameInFront(frame, frame.end) : undefined;
		},
	},
	{
		name: "what a share is of behind it",
		needs: is.ratio | is.direct,
		examples: [{ text: "完成80%的行政村改造。", targets: ["行政村改造 level = 80 %"] }],
		read(frame) {
			const { follow, text, noun } = frame;
			const end = frame.post;
			const post = text.slice(follow, end);
			const before = text.slice(noun.start, noun.end);
			const alone = before === "" || text.charCodeAt(follow - 1) === 0x7684;
			return { indicator: alone ? post : before + post, isPost: true, end, stop: end };
		},
	},
	{
		name: "how long something may take until it is done",
		needs: is.time | is.direct,
		examples: [{ text: "企业开办2个工作日内办结。", targets: ["企业开办 level <= 2 工作日"] }],
		read(frame) {
			const { of, text, end } = frame;
			if (of) return undefined;
			const done = /^内?(?:办结|办理完毕|办理完结|办成|送达|到账|答复|回复)(?!率)/.test(
				text.slice(end, end + 8),
			);
			return done ? nameInFront(frame, end) : undefined;
		},
	},
	{
		name: "what is made, behind its measure",
		needs: is.direct,
		examples: [
			{ text: "完成20万亩农田改造。", targets: ["农田改造 count = 200000 亩"] },
			{ text: "设立总规模20亿元的产业基金。", targets: ["产业基金 count = 2000000000 元"] },
		],
		read(frame) {
			const end = frame.post;
			return makesThing(frame, end) || (frame.of && isTotal(frame)) ? nameBehind(frame, end) : undefined;
		},
	},
	{
		name: "what is done to the whole, behind 100%",
		needs: is.share,
		examples: [{ text: "问题100%整改到位。", targets: ["问题整改到位 level = 100 %"] }],
		read(frame) {
			const { direct, text, end, place, noun } = frame;
			if (direct || !isHan(text.charCodeAt(end)) || endsClause(place, end)) return undefined;
			const stop = itemEnd(place, end);
			if (stop - end > 12 || numberFollows(place, end)) return undefined;
			if (leadingVerbTable.matchAt(text, end) === undefined) return undefined;
			const before = text.slice(noun.start, noun.end);
			return { indicator: before + text.slice(end, stop), isPost: true, end: stop, stop };
		},
	},
	{
		name: "the noun in front",
		needs: is.any,
		examples: [{ text: "新增上市公司3家以上。", targets: ["上市公司 count >= 3 家"] }],
		read: (frame) => nameInFront(frame, frame.end),
	},
];

/** 6%以上|的增长, 3%|的正增长: the rate is one of growth. */
export function isGrowthBehind({ of, text, end, quantity }: Frame): boolean {
	return (
		of &&
		quantity.kind === "share" &&
		/^的(?:年均|平均|同比|正|较快|稳定|快速)?(?:增长(?![极点])|增速|增幅)/.test(text.slice(end, end + 6))
	);
}

/** A number between a measure and its noun, and before a share's noun another number, which tell of something else. */
export function tellsOfOther(frame: Frame): boolean {
	const { ratio, isMember, follow, place, text, noun, of, front, quantity, end } = frame;
	if (isMember) return false;
	if (ratio) {
		const post = frame.post;
		const words = text.slice(follow, post);
		const goal =
			/^(?:以上的?)?(?:的)?(?:总体|年度|增长|发展)?(?:目标|任务|要求|水平|增速)/.test(words) ||
			(of && front.standing && words.length <= 12 && /(?:目标|任务|要求)$/.test(words));
		return !goal && numberFollows(place, post) && noun.end > noun.start;
	}
	if (
		quantity.kind === "time" &&
		!of &&
		/^内?(?:办结|办理完毕|办理完结|办成|送达|到账|答复|回复)(?!率)/.test(text.slice(end, end + 8))
	)
		return false;
	return !makesThing(frame, frame.post) && !(of && isTotal(frame)) && !isTaskBehind(frame);
}

/** 到位资金50亿元|任务, 站点20个|的建设任务: behind what has a name in front stands only that so much is the task. */
function isTaskBehind(frame: Frame): boolean {
	const last = frame.text.charCodeAt(frame.post - 1);
	// 任务, 目标
	if (last !== 0x52a1 && last !== 0x6807) return false;
	const { noun, text, follow, of, counts, place } = frame;
	if (noun.end <= noun.start) return false;
	const words = text.slice(follow, itemEnd(place, follow));
	return (of && counts ? /^.{0,8}(?:目标|任务)$/ : /^(?:年度|全年|既定|总体|目标){0,2}(?:目标|任务)$/).test(
		words,
	);
}

function nameInFront(frame: Frame, end: number): Naming {
	const { text, noun, front, place, quantity } = frame;
	let indicator = text.slice(noun.start, noun.end) + front.object;
	const { known, before } = place;
	// 盘活|已批未用土地500亩
	if (text.charCodeAt(noun.start - 1) === 0x5df2 && /^(?:.{1,2}[未待]|建(?![成设]))/.test(indicator))
		indicator = `已${indicator}`;
	// 各县建设起降场地，每个县不少于6个: of what each has so many was said before.
	const each = noun.end - noun.start <= 6 && text.startsWith("每个", noun.start - 2);
	if (each && front.comparator !== undefined)
		indicator = known.topic ?? (before?.draft.indicator || clauseTopic(place) || indicator);
	// 再建50个: a bare verb names nothing; nor does 完工50部 where the task has a name.
	const isVerb =
		noun.end - noun.start === 1
			? "建改修增引".includes(indicator)
			: known.topic !== undefined &&
				before === undefined &&
				quantity.kind !== "money" &&
				isWhole(leadingVerbTable, indicator);
	return isVerb
		? { indicator: "", isPost: false, end, stop: frame.end, verb: "count" }
		: { indicator, isPost: false, end, stop: frame.end };
}

// A short word that only narrows the noun behind the number: 剩余412栋…, 省级以上30家….
const modifier = /^(?:剩余|其余|新型)$|(?:级|级以上|级及以上|以上)$/;

/** The noun behind a number, with what narrows it. */
function nameBehind({ text, noun, follow, place }: Frame, end: number): Naming {
	const post = text.slice(follow, end);
	const before = text.slice(noun.start, noun.end);
	let indicator = before !== "" && modifier.test(before) && before.length <= 12 ? before + post : post;
	let stop = end;
	if (
		distinguishingTable.matchAt(text, end) !== undefined &&
		noun.end <= noun.start &&
		end < place.clause.end
	) {
		const last = itemEnd(place, end);
		if (last - end <= 30 && !numberFollows(place, end)) {
			stop = last;
			indicator = `${text.slice(end, last).replace(/[的了]$/, "")}的${post}`;
		}
	}
	return { indicator, isPost: true, end, stop };
}

/** Measures that add up, so that a noun behind them is what is made. */
const summable: ReadonlySet<string> = new Set(
	`亩 公顷 平方米 平方公里 平方千米 公里 千米 米 吨 立方米 斤 公斤 千克 千瓦 兆瓦 千瓦时 兆瓦时 吨标准煤 升 标准机架 机架 平方 ㎡ m² km²
	km 立方 方 m³ MW kW 吨标煤 ㎞ ㏊ ㎥ ㎿ hm² 平米`.split(/\s+/),
);

/** Whether a measure in front of a noun is what is made (完成20万亩农田改造), not a condition on it (10吨以上企业). */
function makesThing({ text, quantity, noun, follow, of, place }: Frame, end: number): boolean {
	const { kind } = quantity;
	if (of || kind === "time" || kind === "rating") return false;
	if (numberFollows(place, follow)) return false;
	const post = text.slice(follow, end);
	const bare =
		noun.end <= noun.start ||
		leadingVerbTable.matchAt(text, noun.start, noun.end)?.word.length === noun.end - noun.start;
	// 完成某片区1200亩土地征收: the work stands behind the number, its place in front.
	const works =
		kind === "amount" &&
		(countVerbEndTable.matchBefore(text, end, follow) !== undefined ||
			landWorkEndTable.matchBefore(text, end, follow) !== undefined);
	// 推进5万亩油茶林改造: so much is worked on.
	const pushed =
		works &&
		noun.end <= noun.start &&
		/(?:推进|启动|抓好)$/.test(text.slice(Math.max(place.clause.start, quantity.start - 2), quantity.start));
	if (!pushed && (noun.verb !== "count" || !(bare || works)) && !isAllDealtWith(text, end)) return false;
	if (kind === "amount" && !summable.has(quantity.unit)) return false;
	if (kind === "money" && /(?:基金|资金|债券|贷款|贷|消费券|红包|补贴|补助)$/.test(post)) return true;
	return !(ofSize.test(post) && kind !== "people");
}

/** 空置的3万平方米厂房|全部盘活: what is done to all of it stands behind. */
function isAllDealtWith(text: string, end: number): boolean {
	return (
		text.startsWith("全部", end) && /^全部\p{Script=Han}{2,4}(?:[，。；;]|$)/u.test(text.slice(end, end + 8))
	);
}

/** 10亿元|重大项目: what is of that size is not what is made of it. */
const ofSize =
	/^(?:级|以上)?(?:及以上)?(?:重大|重点|产业|工业|优质|龙头|大|的){0,4}(?:项目|企业|产业|集群|园区|工程|单位|平台|市场|主体|规模|公司)/;

/** 设立总规模20亿元的基金: what is set up has the size. */
function isTotal({ text, noun, quantity, place }: Frame): boolean {
	const words = text.slice(Math.max(place.clause.start, noun.start - 4), noun.end);
	return quantity.kind === "money" && /^.{0,3}(?:设立|组建|建立|发行|成立)?.{0,2}总?规模$/.test(words);
}

/** Whether a word of the table is all there is. */
export function isWhole(table: WordTable<true>, words: string): boolean {
	return table.matchAt(words, 0)?.word.length === words.length;
}
