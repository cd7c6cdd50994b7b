/**
 * The words of targets: units, comparators, words of growth, verbs, fixed phrases. Plain data, divided by
 * blanks, so that a word can be added without touching the parser. Sources: the usage of government work
 * reports and their task lists, GB 3100–3102 for measures, and docs/targets.
 */

import { splitWords } from "./wordTable.js";

/** `share`: a part of a whole. `points`: a difference of shares. `times`: a multiple. `time`: a duration. */
export type UnitKind =
	| "share"
	| "points"
	| "times"
	| "money"
	| "classifier"
	| "people"
	| "amount"
	| "rating"
	| "time";

/** Units by what they count. `people` are counted like things, but a noun seldom follows them. */
export const units: Readonly<Record<UnitKind, string>> = {
	share: "% ％ ﹪ ‰ ％o 成",
	points: "个百分点 百分点 个千分点 千分点",
	times: "倍 番",
	money: "元 美元 欧元 英镑 港元 港币 日元 人民币 元人民币 卢布 澳元 新元",
	classifier: `家 个 户 座 条 项 件 台 套 张 位 名 所 处 片 栋 幢 间 辆 架 场 次 例 篇 部 批 期 类 种 只 头 株 组 宗 笔 单 起
		份 封 本 册 幅 首 门 堂 节 届 口 眼 尾 羽 枚 棵 颗 粒 盏 面 块 段 孔 根 艘 列 班 趟 支 队 层 款 型 轮 桩 部 件套 台套
		台次 辆次 例次 艘次 人份 路 锭 台件 件次 架次 航次 班次 车次 批次 场次 户次 家次 期次 标段 课时 学时 机位 车位 泊位 床 床位 标箱 标准箱 TEU
		个标准箱 个班 个床位 个泊位 个车位 个学位 班列 标台 车皮 丛 窝 箱 袋 瓶 桶 盒 盘 顶 扇 樘 副 对 双 串 垛`,
	people: "人 人次 人天 人年 工时",
	amount: `亩 亩次 公顷 平方米 平方公里 平方千米 平方 ㎡ m² m2 km² km2 米 千米 公里 厘米 毫米 km m 里 海里 车公里 人公里 吨公里 立方米 立方 方 m³ m3 升 毫升
		吨 斤 公斤 千克 克 毫克 微克 kg mg μg µg ug t 担 吨标准煤 吨标煤 千克标准煤 克标准煤 公斤标准煤 标准煤 吨二氧化碳 吨二氧化碳当量
		千瓦 千瓦时 瓦 兆瓦 兆瓦时 吉瓦 吉瓦时 太瓦时 kW kw KW kWh MW MWh GW GWh TWh W 度 度电 千伏安 兆伏安 千伏 伏 kV KV MVA
		千焦 焦 焦耳 卡 大卡 蒸吨 载重吨 总吨 吨级 马力 转 马 分贝 dB 摄氏度 ℃ 帕 兆帕 标方 标准立方米
		P PFLOPS Pflops EFLOPS EFlops TB PB EB GB MB Mbps Gbps Tbps kbps 比特 字节 DDDs DDD ml mL NTU ppm ppb tce kgce mmHg 兆 机架 标准机架 个标准机架 核`,
	rating: "分 星 个位次 位次 名次 个名次 个点",
	time: "天 日 小时 分钟 秒 毫秒 周 个工作日 工作日 个自然日 个月 个小时 岁 年 年龄",
};

/** What stands behind a stroke besides units: 人/万车, 件/年. */
export const denominators = "车 车公里 人口 年 月 季度 学年 GDP 产值 增加值 工业增加值";

/** Signs and measure words that are read as one; all other units stay as they are written (km, ㎡, 吨标煤). */
export const unitNames: Readonly<Record<string, string>> = {
	"％": "%",
	"﹪": "%",
	"％o": "‰",
	个百分点: "百分点",
	个千分点: "千分点",
	个点: "百分点",
	人民币: "元",
	元人民币: "元",
	港币: "港元",
	个位次: "位次",
	个名次: "名次",
	个工作日: "工作日",
	个自然日: "自然日",
	个小时: "小时",
	个月: "月",
	个班: "班",
	个床位: "床位",
	个泊位: "泊位",
	个车位: "车位",
	个学位: "学位",
	个标准箱: "标准箱",
	个标准机架: "标准机架",
};

/** Words that begin like a unit and are none: 三条例, 两位数, 三农, 10人才. */
export const nonUnits = `
	条例 条件 条块 条线 条款 项链 项目 家庭 家园 家具 家电 家政 家居 家校 家长 家乡 家风 家禽 人才 人民 人口 人居 人力 人工 人员
	人社 人均 人大 人文 人脸 人防 人气 人机 名单 名镇 名村 名城 名师 名校 名医 名牌 名品 名企 名录 名片 名胜 位数 位于 位居 位列
	位一体 件事 台阶 台湾 台风 台账 套路 套餐 张力 场景 场所 场地 场馆 所以 所有 所属 所在 处置 处理 处罚 处级 处室 片区 间接
	间隔 辆次 架构 路径 路网 路线 路灯 路面 路段 路口 路域 路桥 路长 次要 次序 次元 例行 例会 部门 部分 部委 部署 部级 部件 批准 批发 批复 期间 期货 期限 期末 类型 类别 类似 种植
	种业 种子 种质 种养 只要 只有 只增 头部 头雁 株洲 组织 组合 组团 组建 单位 单元 单一 单项 起步 起草 起点 份额 本级 本地 本科
	本市 本县 本区 册子 首先 首批 首创 首席 首位 首台 门户 门诊 门类 门店 节点 节能 节水 节约 节庆 口岸 口径 口袋 根据 根本 列入
	列车 班子 班级 支持 支撑 支付 支出 队伍 队员 层次 层面 层级 层层 款项 型号 面向 面积 面对 面上 段位 块状 轮动 轮换 轮岗 分别
	分类 分解 分工 分管 分级 分期 分步 分布 分析 分局 分中心 分之 分公司 分会 分区 星级 度假 方面 方式 方案 方法 方位 方向 方针
	里程 米线 升级 升学 升温 克服 克难 担当 担保 转型 转化 转移 马上 日前 日内 日起 日至 日常 天然 天候 天网 周年 周边 秒批 秒办
	年度 年代 年级 年底 年末 年内 年初 年来 年间 年均 成果 成效 成员 成本 成为 成立 成就 成功 成都 成长 成品 成人 成套 成绩 倍增
	番茄 元旦 元宇宙 元素 瓦斯 度电池 卡口 桩基 对接 对口 对象 对标 对外 双创 双方 双碳 双拥 双减 双向 双下降 双提升 集群 集中
	集聚 集团 集体 集约 集成 集装箱 集市 集镇 出台 出口 出行 出资 出让 版图 站点 站位 具体 具有 副中心 副市 扇面 站式 盘活 盘棋
	箱变 窝蜂 顶层 步走 线城市 保障 大员 届全 届中 中全会 体化 网通 网统 门式 件次 张网 张图 张表 本账 张清单 张卡 把手 刻钟 系列
	起来 村一 中心 面旗 揽子 号工程 项规定 次分配 次产业 次创业 次供水 次污染 次性 次党代会 次会议 次全会 次常委 次常务 次党组 次主任办公 次例会 次曲线 篇文章
`;

/** The same after Arabic digits, where a unit is hardly ever left out: 15项目, 2期工程, 3位一体. */
export const nonUnitsAfterDigits = `项目 条例 家庭农 位一体 位数 位一 次性 名单 种植 部门 部分 台阶 层次 期工程 期项目 期建设 期改造 期地块 期年 人小组 人制 米线 马上 里程 分之 秒批 日前 日内 日起 日至 点位 P2P 次常委 次常务 次全会 次会议 次党代会 次党组 次主任办公 篇文章`;

/** After a Chinese numeral only these count things; 三级, 两手, 四化 and their like are names. */
export const chineseNumeralUnits = `家 个 户 座 条 项 件 台 套 张 位 名 所 处 栋 幢 辆 架 场 次 例 篇 部 批 类 种 只 头 株 组 份 本 门 口 块 段 艘 列 支 款 轮 对 人 人次
	亩 公顷 公里 平方公里 平方米 吨 斤 元 美元 倍 番 成 天 小时 分钟 个百分点 百分点 个月 个工作日 架次 场次 班次 批次 个小时 倍 万千瓦 千瓦 千瓦时 立方米 家次 课时 标箱 岁`;

/** A unit that cannot be mistaken for the start of a word may follow a placeholder (新增XX家). */
export const placeholderUnits = `% ％ ‰ 家 个 户 座 条 项 件 台 套 张 位 名 所 处 片 栋 间 辆 架 场 次 例 篇 种 头 株 人 人次 亩 公顷 公里 平方米 平方公里 立方米 吨 斤 公斤 元 美元 千瓦 千瓦时 倍 个百分点 百分点 天 小时 分钟 艘 支 宗`;

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
	/** 均, 都: each of the indicators before. */
	readonly each?: true;
	/** 分别: the indicators before and the quantities after belong together in order. */
	readonly respectively?: true;
	/** The word is no part of the quantity: 同比, 年均, 力争. */
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
		"到 至 提升到 提高到 扩大到 增长到 增加到 上升到 下降到 降低到 降到 减少到 增至 降至 提至 升至 升到 增到 缩短至 缩短到 提升至 提高至 扩大至 增长至 增加至 上升至 下降至 降低至 减少至 提升为 提高为 压缩到 压降到 压减到 压缩至 压降至 压减至 缩减至 缩减到 拓展至 拓展到 拓宽至 拓宽到 扩展至 扩展到 延伸至 延伸到 推广至 推广到 扩面至 扩容至 扩容到 精简至 精简到 减至 减到 缩短为 压缩为 降为 增为 调整为 调整至 调整到 上调至 上调到 下调至 下调到 延长至 延长到 攀升至 跃升至 回升至 收窄至 收窄到",
		{
			comparator: "=",
			soft: true,
			toward: true,
		},
	),
	...front("增长 增 提高 提升 上升 增加 扩大 上浮 上涨 上调 回升 递增 增幅达 增收 提速 增产 扩增 拉高", {
		growth: 1,
	}),
	...front(
		"下降 降低 减少 压减 压降 削减 回落 缩减 缩短 收窄 下浮 降 下调 压缩 精简 递减 降价 减 减幅达 降幅达 压 节约 下跌 缩小",
		{ growth: -1 },
	),
	...Object.entries(fallingObjects).map(
		([word, object]) => [word, { growth: -1, object } as FrontWord] as const,
	),
	...front("增速 增幅 涨幅 增长率为 增长速度 增长幅度 提升幅度 提高幅度", { growth: 1, rateNoun: true }),
	...front("降幅 跌幅 减幅 下降幅度 降低幅度 压减幅度 下降率 降低率", { growth: -1, rateNoun: true }),
	...front("均 都 全部 皆 双双 各自", { each: true, aside: true }),
	...front("分别", { respectively: true, aside: true }),
	...front(
		`阶段性 同比 环比 年均 每年 累计 平均 预计 预期 计划 力争 确保 争取 努力 要 将 也 再 总计 共计 共 合计 同口径 可比口径 按可比价 按可比口径 按可比价格 可比价 按可比价计算 按可比价格计算 按不变价计算 按不变价 继续 各 仅 须 应 需
		冲刺 冲击 比上年 较上年 比去年 较去年 比上年度 较上年度 较上年同期 比上年同期 同期 逐年 进一步 稳步 基本 有望 目标 目标值 幅度 超额 名义 一般 原则上 稳定 持续 达标 可 实际 大幅 有效 力保 必须 总体 全年 全部 不断 明显 显著 和 与 及 并 以 在 按 即 全区 全市 全县 全省 确保达到 每年平均 年度 当年 数量 增量 合理`,
		{ aside: true },
	),
];

/** Words that end like a front word and are none: 附近3个, 经过5轮, 保障3000人 is no 上. */
export const nonFrontWords = `
	附近 临近 邻近 靠近 最近 邻里近 人均 户均 亩均 村均 日均 年人均 平均 地均 均均 首都 成都 古都 不断提升 赶超 反超 通过
	经过 超过 度过 渡过 作为 行为 成为 认为 以上 以下 线上 网上 之上 路上 船上 海上 水上 陆上 地上 马上 上上 附加值增 规上
	限上 楼宇经济 人为 甚至 乃至 直至 及至 冬至 以至 夏至 得到 收到 接到 看到 找到 做到 遇到 一站到 不到 最高 抗压 高压
	低压 血压 电压 水压 气压 公约 节约 预约 合约 条约 签约 制约 契约 集约 违约 履约 租约 邀约 网约 解约 缔约 特约 续约
	惠及 普及 涉及 波及 小康目标 新增 净增 年增 加上 跟上 不够
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

/** Verbs that make, add or draw in things, wherever they stand in a clause. */
export const countVerbs = `
	新增 新建 新改建 新扩建 新改扩建 新(改、扩)建 新(改)扩建 新（改）扩建 新(扩)建 新签约 新签 新引进 新招引 新引育 新培育
	新认定 新评定 新开工 新创建 新创成 新注册 新登记 新设立 新设 新开通 新开辟 新辟 新完成 新入库 新投产 新竣工 新获批 新获评
	新发展 新投放 新购 新购置 新打造 新选育 新招聘 新招录 新招 新落户 新落地 新组建 新建成 新能源汽车推广 新栽植 新造 新植 新晋
	新上 建成投用 建成运营 建成 建好 建立 完成 引进 招引 引育 引留 引聚 引入 招育 培育 打造 创建 创成 创评 争创 争取 争引
	获评 获批 举办 承办 开展 落地 选派 选树 选聘 发放 投放 推出 吸引 吸纳 带动 惠及 接待 布设 铺设 敷设 增设 增建 增加
	扩增 扩建 改扩建 安装 筹集 筹建 盘活 腾出 腾退 收储 拆除 拆违 清理 清收 清退 化解 转移就业 实施 孵化 招聘 招录 引才
	栽植 植树 造林 出栏 开行 开通 淘汰 关停 报废 关闭 压减 削减 压降 减排 减少 归集 签约 储备 谋划 策划 认定 征集 募集
	融资 采集 购置 采购 配备 配置 救助 资助 帮扶 扶持 走访 排查 摸排 查处 侦破 破获 打掉 调解 受理 办结 解决 新发 发行
	补贴 减免 退税 让利 入库 开工 竣工 投产 投用 签订 促成 达成 设立 组建 组织 培养 培训 轮训 选育 落实 建设 投入 完成投资
	安排 发布 出台 制定 制订 编制 修订 遴选 评选 申报 申请 取得 获得 授权 登记 注册 成立 改造 改建 改建成 整治 整改 修复
	修缮 修建 治理 加装 更换 更新 拓宽 疏浚 清淤 绿化 营造 补植 种植 播种 推广 应用 部署 开发 发展 聚集 集聚 汇聚 招收
	新收 吸收 输送 输出 安置 保障 服务 供应 提供 供给 投运 开放 提升 升级 提质 巩固 监测 抽检 检测 抽查 检查 巡查 评估
	审核 公开 兑付 支持 助力 助推 辐射 覆盖 受益 保护 流转 复垦 恢复 消除 整合 撤并 迁改 迁建 搬迁 回收 处理 处置
	无害化处理 消纳 利用 接种 筛查 体检 诊疗 签约服务 配送 演出 放映 净增 减税降费 优化调整 调整 优化 留住 吸引留住 稳住 留用
	整顿 清偿 减负 引回 新（改、扩）建 新（扩、改）建 新(扩、改)建 新建(改建) 新建（改建） 再建
`;

/** Of these verbs, the ones that are never the first half of a noun: found in the middle of a clause too. */
export const innerVerbs = `
	新增 新建 新改建 新扩建 新改扩建 新(改、扩)建 新(改)扩建 新（改）扩建 新(扩)建 新签约 新签 新引进 新招引 新引育 新培育
	新认定 新评定 新开工 新创建 新创成 新注册 新登记 新设立 新开通 新开辟 新辟 新完成 新入库 新投产 新竣工 新获批 新获评 新发展
	新投放 新购置 新打造 新选育 新招聘 新招录 新落户 新组建 新建成 新栽植 建成投用 建成运营 建成 完成 实现 引进 招引 引育 引留
	引聚 引入 培育 打造 创成 争创 争取 获评 获批 举办 承办 选派 选树 发放 推出 吸引 吸纳 带动 惠及 接待 布设 铺设 敷设
	增设 筹集 腾退 收储 确保 力争 推动 促进 新开工改造 力保 招聘 招录 开行 开展 组建 化解 净增 新（改、扩）建 新（扩、改）建
	新(扩、改)建 新建(改建) 新建（改建）
`;

/** Where one of these follows, a verb of the list is half of a noun: 完成率, 建成区, 新增长点, 培育基地. */
export const nounHeads = `
	范围 半径 率 额 区绿 区面 区园 区 长点 长极 度 值 比 资金 基金 机制 体系 期 库 性 时限 者 量 数 会
`;

/** How projects are told apart by what is done with them: 新建、续建项目. */
export const works =
	"新建 续建 改建 扩建 改扩建 新开工 开工 复工 竣工 投产 在建 储备 签约 落地 新签约 完工 结转";

/** Rates of work that is named before them by its verb: 接种覆盖率, 筛查任务完成率. */
export const rateHeads = `
	任务完成率 任务完成度 覆盖率 合格率 达标率 成功率 满意率 满意度 参与率 普及率 到位率 及时率 有效率 优良率 知晓率 知晓度 办结率 通过率
	成活率 保存率 履约率 使用率 利用率 准确率 正常率 完好率 按时率 规范率 回访率 销号率 闭环率 整改率
`;

/** … unless it begins one of these words: 完成数字化改造50家. */
export const nounHeadExceptions = `
	数字 数据 数智 数控 量子 量化 额外 额度 度假 值守 值班 比例 比重 比赛 区级 区域 区块 区镇 区外 期货 期刊 性能 库房
	库区 者也 期待 量产 数码 数商 数转 率先 资金池 会员 会议 会展 会商
`;

/** Words in front of an indicator that say how, when, who or that something is done: taken off, one after another. */
export const leadingWords = `
	确保 力争 争取 努力 全力 全力以赴 切实 进一步 持续 继续 积极 大力 加快 加速 加强 加大 推动 推进 促进 实现 达成 保持 要
	使得 力保 保证 各 全区 全市 全县 全省 全镇 全乡 全街道 全州 全旗 我区 我市 我县 我省 全年 年内 今年 其中 同时 并 以及
	并且 年均 全面 深入 扎实 稳步 着力 有序 统筹 强化 优化 深化 不断 大幅 更大力度 坚决 严格 严控 积极稳妥 稳妥 多渠道
	努力实现 努力使 力促 支持 鼓励 引导 指导 帮助 助力 服务 保障 组织 动员 协助 督促 督导 再 共 共计 总计 累计 计划 预计
	拟 预期 目标 目标为 力争实现 确保实现 每年 每个 每月 每季度 每季 上半年 下半年 一季度 二季度 三季度 四季度 年底前 年底
	年末 截至 截止 目前 已 已经 分别 均 都 抓好 抓实 做好 做优 做大 做强 落实 落实好 推行 探索 启动 巩固 巩固提升 稳固
	健全 完善 改善 提高 提升 降低 压减 压降 压缩 削减 减少 控制 严格控制 扩大 增加 增强 拓展 培优 打好 打响 办好 办成 用好
	争取到 争创 力争到 使全区 使全市 围绕打造 也 更好 更多 逐步 逐年 稳步推进 加力 提速 提质 主要是 包括 提出 明确 推动实现
	推动形成 形成 建设成 建成 安排 因地制宜 重点推进 重点打造 或 另 另外 此外 此次 本年度 年度内 到年底 力争全年 确保全年
	将 预计全年 实现全年 全年力争 全社会完成 顺利 积极争取 组织实施 组织开展 谋划实施 谋划推进 推进实施 滚动实施 实施好 实施了
	扎实推进 全面推进 全面推行 深入推进 深入开展 深入实施 持续推进 持续开展 大力推进 大力实施 大力发展 大力开展 大力推广 加快推进
	加快建设 加快培育 加快发展 积极推进 积极发展 积极培育 统筹推进 有序推进 去年 上年 前三年 近三年 近年来 目前已 今年再 再次
`;

/** The same where a verb follows; otherwise they belong to the noun: 高标准建设 but 高标准农田. */
export const adverbs = `
	高质量 高标准 高水平 高起点 重点 集中 有效 稳定 基本 总 主要 分类 分批 分步 分期 精准 科学 合理 充分 新 一批 首批
	集中力量 主动 一体 全部 全域 全国 按期 按时 如期 提前 超额
`;

/** 改造, 建设, … in front of an indicator: taken off as {@link leadingWords} are, but they make the target a count. */
export const leadingVerbs = `${countVerbs}
	新改扩建 改造提升 整治提升 升级改造 提升改造 改扩建 新建改造 建设改造 维修改造 规划建设 建设运营 开工建设 启动建设 启动改造
	提标改造 提质改造 培养引进 引进培养 引进培育 培育引进 引育留用 投资 完成新增 新增完成 处理 管护 养护 抚育 维修 维护 改良
	治愈 拨付 下达 归还 偿还 追回 挽回 收缴 扣除 减税 拉动 撬动 承接 转化 转让 交易 成交 销售 出口 进口 联系 结对 慰问
	发动 聘请 表彰 奖励 命名 推荐 推选 培树 树立 挂牌 揭牌 上线 接入 联网 采纳 建档 回访 打通 贯通 架设 埋设 加固 新装
	改装 腾空 清零 拆迁 征收 征迁 签收 供地 出让 挂牌出让 交付 交房 预售 销号 试点 试行 制作 创作 出版 刊发 印发 宣传 报送
	摄制 播出 举行 召开 参加 参与 轮换 储存 收购 投保 承保 参保 理赔 放贷 贷款 授信 担保 普查 检修 演练 处罚 立案 审结
	完工 巩固提升 执结 追逃 抓获 打击 起诉 调处 接访
`;

/** Words that begin a noun although they begin like a verb of {@link leadingVerbs}. */
export const leadingExceptions = `
	建设用地 建设项目 建设工程 建设资金 建设面积 建设标准 建设任务 建设规模 建设投资 改造面积 改造工程 改造项目 改造率 改造任务
	改造户 投资项目 投资额 投资总额 投资规模 投资完成 投资强度 投资占 投资基金 投资者 服务业 服务中心 服务站 服务点 服务平台
	服务窗口 服务机构 服务设施 服务收入 服务人口 服务驿站 服务贸易 服务网点 服务满意 服务外包 服务器 服务队 服务次数 服务覆盖
	服务事项 服务质量 服务消费 服务圈 服务型 服务人次 服务站点 服务综合体 服务驿 服务率 发展资金 发展基金 发展水平 发展指数 发展区
	发展对象 保障性 保障房 保障率 保障水平 保障人数 保障中心 推广应用率 推广面积 治理率 治理面积 治理成效 治理水平 培训率 培训基地
	培训中心 培训人数 培训人次 培训机构 培训班 安置率 安置房 安置小区 安置点 安置区 处置率 处理率 处理能力 处理厂 处理设施 处理量
	整治率 整改率 整改完成率 修复率 修复面积 养护率 参保率 参保人数 参保人员 参保覆盖 参保缴费 接种率 覆盖率 覆盖面 覆盖人口
	覆盖人群 利用率 利用量 利用外资 利用面积 办结率 受理量 检测能力 检测中心 检测量 检测站 抽检率 抽检合格 抽检量 监测点 监测站
	监测率 监测断面 监测覆盖 监测点位 检查站 巡查率 公开率 开放度 开放型 开放率 参与率 参与度 交易额 交易量 交易中心 交易市场
	交易平台 成交额 成交量 成交率 转化率 转让率 销售额 销售收入 销售量 销售面积 销售网点 出口额 出口总额 出口企业 出口占比
	出口规模 出口退税 出口产品 进口额 进口贴息 进口企业 进口总额 授权量 授权专利 授权发明 登记率 登记失业 登记在册 注册资本
	注册商标 注册企业 注册护士 注册规模 注册用户 贷款余额 贷款规模 贷款增速 贷款总额 贷款不良 贷款加权 贷款利率 担保余额 担保规模
	担保费率 担保机构 担保贷款 落实率 应用场景 应用率 应用示范 应用企业 应用技能 实施率 开工率 开工面积 开工项目 竣工率 竣工面积
	投产率 投产项目 完工率 完工项目 签约率 签约项目 签约额 签约人数 签约医生 签约外资 签约金额 储备项目 储备率 储备规模 储备库 储备土地 储备粮
	入库率 入库项目 入库税收 入库企业 入库数 组织生活 组织振兴 集中度 集中供热 集中供水 集中供养 集中式 集中率 集中居住 集中安置
	集聚区 集聚度 集聚能力 升级率 绿化率 绿化覆盖 绿化面积 造林面积 种植面积 种植业 播种面积 养护里程 供应量 供应站 供给量 供给率
	供给侧 供给能力 提供者 输出能力 输出地 回收率 回收利用率 回收站 回收点 回收网点 消纳能力 消纳量 消纳率 保护区 保护率 保护利用
	保护性耕作 保护面积 流转率 流转面积 流转土地 恢复率 搬迁企业 搬迁率 救助站 救助率 救助人数 资助率 诊疗量 诊疗人次 诊疗中心
	筛查率 体检率 演出场次 更新率 更新改造率 更新单元 评估率 审核率 处罚率 减排量 减排率 减排项目 融资余额 融资规模 融资成本
	融资总额 融资担保 融资平台 补贴资金 补贴标准 发展党员人数 支持率 受益人口 受益人群 受益率 受益面积 受益企业 投入强度 投入占
	投入产出 投入增长 投入使用 投入资金 安排资金 发布会 发行量 发行率 采购额 采购量 采购率 采购份额 配送率 配送中心 配送站 配送点
	配置率 配备率 调解率 调解成功 调解组织 调解室 成立以来 认定率 贯通率 接入率 联网率 交付率 化解率 盘活率 征收率 征收入库
	共享 共建 共富 共同 共治 申报材料 征集率 拆除率 清理率 清零行动 提升工程 提升行动 提升率 提升幅度 提质增效 升级版 实施方案 试点县 试点项目 试点单位 试点村
	试点企业 试点镇 试点区 宣传片 宣传栏 宣传覆盖 维护率 维修率 维修资金 联系点 联系户 奖励资金 奖励金 新开工面积 新开工项目
	新开工率 保障农 保障对象 计划投资 计划生育 计划总投资 目标人群 目标任务 累计折旧 集中连片 各类 各级 各项 各镇 各乡 各县 各区
	各街 各市 各村 各种 各板块 各地 各部门 各行业 各园区 提升改造 降低碳 压缩天然气 压缩空气 控制性 控制区 控制数 控制率
	控制面积 控制价 控制指标 另类 形成固定 形成能力 优化营 强化班 深化改 统筹城 统筹区 统筹基金 统筹级 帮助率 引导基金 引导资金
	引导性 指导员 指导价 督导员 协助办 鼓励类 完成率 完成投 完成情 完成额 形成率 巩固率 使用面 使用率 使用量 使用中 使用外
	招聘活动 招聘会 招聘岗位 营造林 造林绿化 造林任务 受益学生 受益群众 受益居民 交易电量 竣工项目 使用新 使用清 使用林 使用农 让利 将军 要素 要件 持续时 持续经 积极老 大幅度 使命 大力神 减税降费 减负政策 减负措施 减负清单 减负办
`;

/** A count noun behind a number ends where its predicate begins: 吸引40家企业|落户. */
export const predicates = `
	完成 实现 达到 达标 达产 达 通过 建成 投产 投用 投运 开工 竣工 落户 落地 入选 入围 入库 获评 获批 获得 获 荣获 被
	纳入 列入 进入 进园 进一步 全面 全部 均 皆 都 通车 通水 通气 上市 挂牌 投入 开展 基本 顺利 成功 增长 下降 保持 稳定
	超过 超 突破 用于 参加 参与 参展 覆盖 惠及 享受 得到 取得 创成 创建 形成 有序 正式 率先 如期 按期 按时 年内 年底
	上半年 下半年 加快 实施 采取 运用 应用于 转为 转化 转型 成为 晋升 升级为 认定 评为 评定 力争 确保 争取 提前 陆续 分批
	分别 签约 到 在 向 为 于 将 对 进行 加入 不断 持续 切实 有效 积极 大力 快速 稳步 具备 提供 从事 开通 开业 开园 营业
	运营 投放 超额 集中 整改到位 整改销号 能够 能 帮助 让 使 推动 促进 带动 支持 引导 提升至 提高 结对 出台 发布 启动 回迁
	入驻 扭亏 转移 办理 生产 使用 平均 累计 人均 户均 年均 合计 共计 面向 围绕 贯穿 涵盖 涉及 服务于 培训 端出 升格 跻身
	冲刺 圆满 发放
`;

/** Of these predicates, the ones that tell things apart: 被认定为总部的企业 is what is counted. */
export const distinguishingPredicates = `
	被 获评 获批 获得 荣获 获 入选 入围 入库 通过 纳入 列入 进入 落户 上市 挂牌 达标 创成 创建 晋升 认定 评为 评定 升级为
	成为 入驻 结对 达产 投产 通车 开工 竣工 投用 投运 建成 参展 升格 跻身
`;

/** Words that begin with a predicate and are none. */
export const predicateExceptions = `
	被动式 完成率 达人 通过率 通过式 投入品 投入产出 进入式 被子 基本医 基本公 基本农 基本药 基本养老 全面二 在线 在校 在职
	在建 在册 在岗 在园 在孵 到户 到村 到家 为老 为民 为农 以上 以下 以内 用地 用电 用水 用能 用户 用房 用工 用气 用材
	用药 可再生 可持续 可视 可追溯 可回收 可燃 对外 对口 对虾 来料 来源 来华 能源 能量 能耗 能级 能效 能力 使用权 使用面积
	应用 应急 应届 应税 应聘 应收 应付 将军 使馆 总部 总工 总站 总投资 总医院 每日 集中式 集中供 集中区 集中安置 集中养
	集中居住 实施方案 实施主体 认定中心 开通仪 转移支付 转化基地 转化平台 转化中心 转化项目 转型升级 转型示范 升级 创建村 创建县
	创建单位 创建点 达标示范 培训班 培训基地 培训中心 培训点 培训机构 培训项目 培训工程 帮助中心 引导员 引导基金 支持中心 运营中心
	运营商 运营公司 营业厅 服务 生产基地 生产线 生产企业 生产力 生产项目 生产车间 生产性 生产示范 生产单位 生产经营 生产园 办理点
	办理流程 提升工程 提升行动 提升项目 由头 均衡 均价 都市 都江 超级 超市 超高 超低 超算 超大 超长 超声 超导 超短 超快 超充
	突破性 覆盖面 启动区 启动点 保持地 稳定就业 稳定脱贫 参与式 上市公司 上市企业 挂牌企业 落地项目 落户企业 签约项目 开工项目
	竣工项目 开放 入库项目 入库企业 入驻企业 入选项目 为主 率先 形成期 投产项目 投入使用 在线监测 累计 以工代赈 以旧换新 以奖代补
	以案 以竹代塑 对接会 对接活动 在外 在地 获奖 获得性 可研 使用 取得感 发布会 发布厅 发布活动 成功案例 进行式 实现形式 惠及面
	创建示范 创建活动 创建工作 创建项目 人均收入 积极心理 有效投资 有效专利 有效发明 有效灌溉 有效高 顺利通 享受型 平均 都匀
	向日葵 向导 来宾 到港 于都 发放点 发放站 用人单位 用能单位 用水户 用水单位
`;

/** An indicator that ends in one of these stands at a value: it is no number of things that are made. */
export const stockEndings = `
	率 数 量 额 度 值 比 重 总数 规模 收入 支出 产值 存量 面积 里程 浓度 时间 时长 指数 寿命 年限 余额 总投资 长度 装机
	水平 得分 密度 成本 周期 强度 占比 比例 标准 工资 薪酬 库存 时限 位次 税收 利润 营收 营业 GDP 人口 资金 投资强度
	贷款 存款 保费
`;

/** Shares that may well stand over 100 %. */
export const sharesOverHundred = `
	完成率 拨备覆盖率 准备金覆盖率 流动性覆盖率 覆盖倍数 毛入学率 毛入园率 产能利用率 利用率 使用率 周转率 自给率 增长率 负债率
	债务率 杠杆率 充足率 回报率 收益率 利润率 产销率 产出率 汇率 贡献率 抚养比 抚养率 流动比率 比率 存贷比 贷存比 存贷款比
	存贷比例 净稳定资金比例 偿付能力 产能率 补充率 平衡率 置换率 替代率 保证率 保值增值率 增值率 溢价率 换手率 床位使用率 转化率
	出租率 兑现率 支付率 实现率 达产率 超额 续保率 同比 环比 指数 预算执行率 投入产出率 进度 保障倍数 认购率 上座率 负荷率
`;

/** Rates that are written without a unit: per 100 000 inhabitants, or a ratio. */
export const ratesWithoutUnit = `死亡率 发病率 患病率 出生率 生育率 致死率 周转率 容积率 比率 倍率 汇率 事故率 增长率 发案率`;

/** Words that end the name of a share or rate. */
export const shareEndings = "率 占比 比重 份额 比例 满意度 知晓度";

/** Words that say that the sentence tells what has been. */
export const pastWords = `
	去年 上年 上一年 截至 截止 近年来 过去 上年度 十三五期间 已经 已 曾 此前 先后 以来 了 目前 会议指出
`;
/** Words that compare what has been with a time before; without a commitment the sentence tells what has been. */
export const comparePastWords = "同比 环比";
/** Words that say that it is a commitment again. */
export const commitWords = `
	今年 明年 将 力争 确保 争取 计划 拟 要 目标 预计 基础上 努力 新一年 下一步 未来 推动 全力 必须 任务 力争到 安排 会议强调 会议要求 会议明确 会议决定
`;
/** Words in front of what is striven for. */
export const strivingWords = "力争 确保 争取 努力 力保 保证 冲刺 冲击 实现 预计 预期";
/** 比去年, 较上年: a comparison, not a story. */
export const comparisonWords = "由 从 比 较 同 于 与 照 对比 对 在";

/** What a quantity is passed or reached as: 突破千亿元大关, 跨越三个千亿台阶. */
export const milestones = "大关 关口 台阶 门槛";
/** Verbs that alone name nothing that is counted: 新建公厕5座、改造12座. */
export const bareVerbs = `改造提升 提升改造 升级改造 新改建 改扩建 改造 改建 扩建 新建 优化 调整 更新 提升 投入使用 交付使用 投用 开工
	竣工 投产 建成 修缮 整治`;
/** Words that measure what was named before: 净增3000户、总量突破3万户. */
export const bareMeasures = "总量 总数 总规模 数量 总额 增速 增幅 涨幅 降幅";
/** Indicators whose numbers have no unit: 灌溉水有效利用系数0.61. */
export const pureNumberEndings = "系数 指数 倍差 容积率 效率 PUE PUE) PUE） 收入比 得分 评分";
/** What says which project is meant and is no target of its own: 总投资3亿元, 占地60亩. */
export const descriptions =
	"总投资 总建筑面积 建筑面积 总面积 总用地面积 占地 占地面积 用地面积 全长 总长 总长度 宽 宽度";
/** Work on land and water that is done by area or length, besides {@link countVerbs}: 1200亩土地征收. */
export const landWorks = "征收 征迁 征拆 拆迁 出让 供应 抚育 养护";
/** Things that have a number in their name where they are obeyed: 落实十五条硬措施. */
export const ruleNouns = "硬措施 措施 规定 禁令 要求 红线 铁律";

/** Names in which a date is the name's: 三年行动计划, 2023-2025年清零计划. */
export const planNames = "计划 方案 规划 行动 清单 要点 纲要 意见 办法 条例 版 修订 方略 目录 通知 指南 工程";

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

/** May follow a fixed phrase that closes a clause. */
export const phraseTails =
	"到村 到户 到边 到位 目标 的目标 任务 的目标任务 目标任务 要求 工作目标 态势 水平 状态";

function front(words: string, meaning: FrontWord): readonly (readonly [string, FrontWord])[] {
	return splitWords(words).map((word) => [word, meaning] as const);
}

function back<Comparator extends string>(
	words: string,
	comparator: Comparator,
): readonly (readonly [string, Comparator])[] {
	return splitWords(words).map((word) => [word, comparator] as const);
}
