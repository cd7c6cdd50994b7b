/** Words that tell when: what has been, what shall be, and dates that are names. */

/** Words that say that the sentence tells what has been. */
export const pastWords = `
	面对 我们克服 我们顶住 我们战胜 我们经受 我们直面 我们扛住 去年 上年 上一年 截至 截止 近年来 过去 上年度 十三五期间 十四五期间 十四五”期间 十四五时期 十四五”时期 已经 已 曾 仅为 仅占 仅有 此前 先后 以来 了 目前 会议指出 年前相比 据统计 据初步统计 任期内共
`;
/**
 * Words that open a look back: what follows has been, to the end of the paragraph, until a word of commitment or a date
 * to come takes it back.
 */
export const reviewWords = `
	过去五年 过去一年 过去三年 过去四年 过去两年 过去几年 过去十年 过去的五年 过去的一年 过去的三年 过去的四年 过去的几年 一年来 两年来 三年来 四年来 五年来 十年来
	几年来 多年来 近三年 近五年 近两年 这一年 这五年 这三年 这四年 这几年 五年间 三年间 四年间 十年间 刚刚过去的 回顾过去 回首过去 一年多来
`;
/** Parts of a year. */
export const periodWords =
	"年底 年末 年内 上半年 下半年 季度 今年底 明年底 今年末 明年末 今年内 年度内 本年度内 本年内 本年底 本年末";
/** How a clause begins that tells what follows from what the one before has told: 已发放6亿元，惠及28万人. */
export const outcomes = `
	惠及 带动 受益 覆盖 服务 吸纳 节约 节省 日均 其中 占 总投资 协议 合同 累计 同比 年产值 实现产值 实现销售 开工率 完工率 投产率 完成率
`;
/** Words that compare what has been with a time before; without a commitment the sentence tells what has been. */
export const comparePastWords = "同比 环比";
/** Words that say that it is a commitment again. */
export const commitWords = `
	今年 明年 将 力争 确保 争取 计划 拟 要 目标 预计 今后 务必 基础上 努力 新一年 下一步 未来 推动 全力 必须 任务 力争到 安排 会议强调 会议要求 会议明确 会议决定
`;
/** Words in front of what is striven for. */
export const strivingWords = "力争 确保 争取 努力 力保 保证 冲刺 冲击 实现 预计 预期";
/** 比去年, 较上年: a comparison, not a story. */
export const comparisonWords = "由 从 比 较 同 于 与 照 对比 对 在";

/** Names in which a date is the name's: 三年行动计划, 2023-2025年清零计划. */
export const planNames = "计划 方案 规划 行动 清单 要点 纲要 意见 办法 条例 版 修订 方略 目录 通知 指南 工程";
