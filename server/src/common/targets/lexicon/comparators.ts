/** Words in front of a number and behind it: comparators, rises and falls, what something is compared with. */

import { splitWords } from "../wordTable.js";

/** What a word in front of a number says. */
export interface FrontWord {
	readonly comparator?: ">=" | ">" | "<=" | "<" | "=" | "~";
	/** 1: the quantity is a rise, -1: a fall, as a rate unless {@link toward} stands between. */
	readonly growth?: 1 | -1;
	/** 增速, 涨幅: the noun itself says that the quantity is a rate of change. */
	readonly rateNoun?: true;
	/** 减员, 降耗: a verb with its object, which is what falls. Only before a rate: 节水10万立方米 counts. */
	readonly object?: string;
	/** 到, 至, 为: the number says where the indicator shall stand, not by how much it moves. */
	readonly toward?: true;
	/** 保持在, 控制在: the indicator shall stand at the quantity. */
	readonly state?: true;
	/** 均, 都, 各: each of the indicators before. */
	readonly each?: true;
	/** 分别: the indicators before and the quantities after belong together in order. */
	readonly respectively?: true;
	/** The word is not part of the quantity: 同比, 年均, 力争. */
	readonly aside?: true;
	/** A comparator that the words behind the number may sharpen (控制在…以上) and none that contradicts them. */
	readonly soft?: true;
	/** Only before 百 千 万 亿 that stand alone: 上千家, 过百亿. */
	readonly bareScale?: true;
}

/** Verbs of a fall that have their object in them, and the measure that it stands for. */
const fallingObjects: Readonly<Record<string, string>> = {
	减员: "人员",
	减支: "支出",
	节支: "支出",
	减亏: "亏损",
	降本: "成本",
	降费: "费用",
	降耗: "能耗",
	节能: "能耗",
	节电: "用电量",
	节水: "用水量",
	减排: "排放量",
	降碳: "碳排放",
	减碳: "碳排放",
};

/** Words before a number, read backwards from it. */
export const frontWords: readonly (readonly [string, FrontWord])[] = [
	...front("不低于 不少于 不小于 至少 最少 最低 大于等于 大于或等于 ≥ ⩾ ≧ >= 下限为 保底", {
		comparator: ">=",
	}),
	...front("达到或超过 达到 达成 达 力争达 力争达到 优于 不劣于 达至 达到了 达了", {
		comparator: ">=",
		soft: true,
	}),
	...front("超过 超 突破 高于 多于 大于 逾 超出 破 跨越 跨过 跃上 站上 跨上 迈过 迈上 > ＞ 突破性达到", {
		comparator: ">",
	}),
	...front("上 过", { comparator: ">", bareScale: true }),
	...front(
		"不超过 不高于 不多于 不大于 不突破 不超 至多 最多 最高 小于等于 小于或等于 ≤ ⩽ ≦ <= 上限为 严控在",
		{ comparator: "<=" },
	),
	...front("控制在 压减在 限制在 压缩在", { comparator: "<=", soft: true, state: true }),
	...front("控制到 控制至", { comparator: "<=", soft: true, toward: true }),
	...front("低于 少于 小于 不足 不到 不满 < ＜", { comparator: "<" }),
	...front("约 大约 约为 近 接近 将近 大概 ~ ～ ≈", { comparator: "~" }),
	...front("保持在 稳定在 维持在 保持 维持 稳定保持 稳定保持在 巩固在 巩固 = ＝ :", {
		comparator: "=",
		soft: true,
		state: true,
	}),
	...front("为 是 计", { comparator: "=", soft: true, toward: true }),
	...front(
		"到 至 跃升到 跃升至 攀升到 攀升至 提升到 提高到 扩大到 增长到 增加到 上升到 下降到 降低到 降到 减少到 增至 降至 提至 升至 升到 增到 缩短至 缩短到 提升至 提高至 扩大至 增长至 增加至 上升至 下降至 降低至 减少至 提升为 提高为 压缩到 压降到 压减到 压缩至 压降至 压减至 缩减至 缩减到 拓展至 拓展到 拓宽至 拓宽到 扩展至 扩展到 延伸至 延伸到 推广至 推广到 扩面至 扩容至 扩容到 精简至 精简到 减至 减到 缩短为 压缩为 降为 增为 调整为 调整至 调整到 优化为 优化到 优化至 调整优化为 调整优化到 调整优化至 优化调整为 上调至 上调到 下调至 下调到 延长至 延长到 攀升至 跃升至 回升至 收窄至 收窄到 涨到 涨至 猛增到 猛增至 跃至",
		{
			comparator: "=",
			soft: true,
			toward: true,
		},
	),
	...front(
		"前移 前进 进位 增长 增 提高 提升 上升 增加 扩大 上浮 上涨 上调 回升 递增 增幅达 增收 提速 增产 扩增 拉高",
		{
			growth: 1,
		},
	),
	...front(
		"下降 降低 减少 压减 压降 削减 回落 缩减 缩短 收窄 下浮 降 下调 压缩 精简 递减 降价 减 减幅达 降幅达 压 节约 下跌 缩小",
		{ growth: -1 },
	),
	...Object.entries(fallingObjects).map(
		([word, object]) => [word, { growth: -1, object } as FrontWord] as const,
	),
	...front("增速 增幅 涨幅 增长率为 增长速度 增长幅度 提升幅度 提高幅度", { growth: 1, rateNoun: true }),
	...front("降幅 跌幅 减幅 下降幅度 降低幅度 压减幅度 下降率 降低率", { growth: -1, rateNoun: true }),
	...front("均 都 全部 皆 双双 各自 各", { each: true, aside: true }),
	...front("分别", { respectively: true, aside: true }),
	...front(
		`阶段性 同比 环比 年均 每年 累计 平均 预计 预期 计划 力争 确保 争取 努力 要 将 也 再 总计 共计 共 合计 同口径 可比口径 按可比价 按可比口径 按可比价格 可比价 按可比价计算 按可比价格计算 按不变价计算 按不变价 继续 各 仅 须 应 需
		冲刺 冲击 比上年 较上年 比去年 较去年 比上年度 较上年度 较上年同期 比上年同期 同期 逐年 进一步 稳步 基本 有望 目标 目标值 幅度 超额 名义 一般 原则上 稳定 持续 达标 可 实际 大幅 有效 力保 必须 总体 大体 大致 连续 两年 三年 四年 五年 十年 已 已经 全年 全部 不断 明显 显著 和 与 及 并 以 在 按 即 全区 全市 全县 全省 确保达到 每年平均 年度 当年 数量 增量 合理`,
		{ aside: true },
	),
];

/** Words that end like a front word and are not: 附近3个, 经过5轮, 保障3000人 is not 上. */
export const nonFrontWords = `
	附近 临近 邻近 靠近 最近 邻里近 人均 户均 亩均 村均 日均 年人均 平均 地均 均均 首都 成都 古都 不断提升 赶超 反超 通过
	经过 超过 度过 渡过 作为 行为 成为 认为 以上 以下 线上 网上 之上 路上 船上 海上 水上 陆上 地上 马上 上上 附加值增 规上
	限上 楼宇经济 人为 甚至 乃至 直至 及至 冬至 以至 夏至 得到 收到 接到 看到 找到 做到 遇到 一站到 不到 最高 抗压 高压
	低压 血压 电压 水压 气压 公约 节约 预约 合约 条约 签约 制约 契约 集约 违约 履约 租约 邀约 网约 解约 缔约 特约 续约
	改造提升 整治提升 整改提升 养护提升 优化提升 巩固提升 品质提升 改建提升 惠及 普及 涉及 波及 小康目标 新增 净增 年增 加上 跟上 不够
`;

/** 上下 begins other words too. */
export const nonBackWords =
	"上下游 上下联动 上下班 上下贯通 上下级 以上海 左右岸 左右江 起步区 起降 起重 起点 起草 起到 往上海 起诉 起来 起飞 起吊 以内蒙";

/** Words behind a number. */
export const backWords: readonly (readonly [string, ">=" | "<=" | "~" | "<" | ">"])[] = [
	...back(
		"以上 及以上 或以上 (含)以上 （含）以上 (含)及以上 之上 往上 起步 起 (及以上) （及以上） 以上(含) 以上（含）",
		">=",
	),
	...back("以内 以下 之内 及以下 或以下 之下 (含)以下 （含）以下 以内(含) 封顶", "<="),
	...back("左右 上下", "~"),
];

/** Words in front of what an indicator is compared with: 高于全国平均水平2个百分点. */
export const benchmarkWords: readonly (readonly [string, ">=" | ">" | "<=" | "<"])[] = [
	...back("高于 快于 优于 好于 大于 多于 超过 高出 高过 领先 领先于 超全 超序时 超上年", ">"),
	...back("低于 少于 小于 慢于 落后 落后于", "<"),
	...back("不低于 不慢于 不少于", ">="),
	...back("不高于 不快于 不大于 不多于 不超过", "<="),
];
/** How what is compared with may end, where the quantity has a unit of its own: 高于行业均价5元/吨. */
export const benchmarkEndings = `平均 平均水平 平均值 平均数 均价 均值 平均价 市场价 市场价格 同期 同期水平 全国 全省 全市 全区 全县 全州 全盟
	全国水平 全省水平 全市水平 上年 去年 上年水平 上年度 基准价 指导价 政府定价 目录电价 原水平`;
/** How it may begin where the clause does not say what is compared. */
export const benchmarkBeginnings =
	"全国 全省 全市 全区 全县 全州 全盟 平均 上年 去年 同期 行业 市场 预期 上级 省 市 国家 序时 时序 年度 计划 目标";

function front(words: string, meaning: FrontWord): readonly (readonly [string, FrontWord])[] {
	return splitWords(words).map((word) => [word, meaning] as const);
}

function back<Comparator extends string>(
	words: string,
	comparator: Comparator,
): readonly (readonly [string, Comparator])[] {
	return splitWords(words).map((word) => [word, comparator] as const);
}
