/** Fixed phrases that commit without a number. */

/**
 * Fixed phrases that commit to something without a number.
 * `end`: closes what it is said of (X全覆盖). `front`: opens it (不发生X). `task`: the rest of 完成上级下达任务,
 * found by its middle. `none`: opens it too, where a misfortune closes it (无X发生, 杜绝X事故). `average`: 高于全省平均水平. `along`: 与…同步. `whole`: 全面完成X or X全面完成.
 */
export type PhraseKind = "end" | "front" | "none" | "task" | "average" | "along" | "whole";

export const phrases: Readonly<Record<PhraseKind, string>> = {
	end: `全覆盖 动态清零 清零 “清零” 零增长 零”增长 零”新增 零”发生 零”事故 零”死亡 零”伤亡 零”突破 零”投诉 零”案件 零”上访 零”返贫 零”欠薪 零”火灾 零’新增 零’增长 零’事故 无事故 零事故 零发生 零新增 零死亡 零投诉 零违规 零上访 零案件 零伤亡 零事件 零差错 零积压 零感染 零返贫 零辍学 零欠薪 零火灾 零延误 零失误 零遗漏 零死角 零发案 零的突破 零突破 双下降 “双下降” 三下降 双提升 “双提升” 双增长 双降低 双控制 双达标 双清零 应保尽保 应收尽收 应治尽治 应纳尽纳 应接尽接 应改尽改 应拆尽拆 应兜尽兜 应享尽享 应帮尽帮 应救尽救 应检尽检 应种尽种 应建尽建 应评尽评 应纳尽管 应统尽统 应公开尽公开 应覆尽覆 应助尽助 应查尽查 应管尽管 应上尽上 应进尽进 应签尽签 应兑尽兑 应享尽享 应贷尽贷 应赔尽赔 应绿尽绿 应清尽清 应考尽考 应学尽学 应整尽整 应办尽办 应返尽返
		只增不减 只减不增 只降不升 只升不降 不增反降 全面消除 基本消除 全面清零 保持稳定 保持基本稳定 保持总体稳定 基本保持稳定 总体保持稳定 基本稳定 总体稳定 保持平稳 同步增长 只增不降 全部达标 全面达标 稳定达标 全部清零 全部销号 全部办结 全部整改到位 实现翻番`,
	front: "不发生 不出现 不新增 杜绝发生",
	none: "无 杜绝",
	task: "下达 省定 市定 国定 州定 区定 县定 考核 规定",
	average: "平均水平 平均值 平均线 平均增速 平均增幅",
	along: "保持同步 基本同步 同步增长 同步 保持同步增长 保持基本同步 增长同步",
	whole: "全面完成 全部完成 圆满完成 如期完成",
};

/** What 无 and 杜绝 may stand behind. */
export const phraseOpeners = `内 确保 力争 实现 保持 做到 坚决 全力 努力 有效 切实 严格 全年 年内 期间 全国 全省 全市 全区 全县 全镇 全乡 辖区
	辖区内 境内 范围内 领域 行业 继续 要 均 要求`;
/** Misfortunes that 无 and 杜绝 speak of, at the end of a clause. */
export const misfortunes = `事故 事件 案件 伤亡 死亡 火灾 疫情 返贫 欠薪 舆情 上访 灾害 污染 中毒`;

/** What 下达 and 省定 come with on either side, so that they are a commitment: 完成…下达的目标任务. */
export const taskVerbs = "完成 达到 达成 实现 落实 满足 符合";
export const taskNouns = "任务 目标 指标 要求 标准 计划 控制数 序时进度 进度";
/** What stands before 平均水平. */
export const averageWords = `不低于 达到 达 不少于 优于或达到 达到或超过 达到或优于 不慢于 不落后于 不落后 高于 超过 超 快于 优于 好于 大于
	不高于 不超过 控制在 低于 少于 慢于`;

/** May follow a fixed phrase that closes a clause. */
export const phraseTails =
	"到村 到户 到边 到位 目标 的目标 任务 的目标任务 目标任务 要求 工作目标 态势 水平 状态";

/** Words of a finished act: with a date they are a milestone. */
export const finishedActs = `
	建成投用 建成投产 建成投运 建成通车 建成开放 建成运营 建成使用 建成并投入使用 建成启用 建成 建好 落成 投用 投产 投运 投入使用 投入运营 投入运行
	投入生产 交付使用 交付 启用 启动建设 开工建设 开工 动工 竣工验收 竣工 完工 封顶 下闸蓄水 蓄水 合龙 通车 通航 通水 贯通 试运营 试运行 启动运营 运营 开业 开园 开馆迎客 开园迎客 开业迎客 开门迎客 开馆 开放 开通 开建
	出台 印发 颁布实施 颁布施行 颁布 公布施行 施行 发布实施 正式发布 挂牌成立 挂牌运营 挂牌 揭牌 组建完成 组建 编制完成 编制完成并印发 完成编制 上线运行 上线
	通过验收 完成验收 完成 全线贯通 全线通车 并网发电 并网运行 并网 开诊
`;
/** What a rank stands behind: words that keep or reach. */
export const rankOpeners = `
	保持 保持在 稳定在 稳居 位列 位居 列 居 进入 跻身 挺进 迈入 迈进 进位到 进位至 进到 进至 晋升到 晋升至 提升到 提升至 上升到 上升至 前进到 前移到 达到 争取 力争 确保 冲刺
	力保 争进 巩固在
`;
/** How the name of a ratio ends. */
export const ratioNouns = "比例 结构比 结构 之比 比重 占比 配比 构成 比";
