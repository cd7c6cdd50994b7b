/** Units: what they count, how they are named, and words that begin like one. Sources: GB 3100–3102 for measures. */

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
		台次 辆次 例次 艘次 人份 剂次 路 锭 台件 件次 架次 航次 班次 车次 批次 场次 户次 家次 期次 标段 课时 学时 机位 车位 泊位 床 床位 标箱 标准箱 TEU
		个标准箱 个班 个床位 个泊位 个车位 个学位 班列 标台 车 车皮 丛 窝 箱 袋 瓶 桶 盒 盘 顶 扇 樘 副 对 双 串 垛`,
	people: "人 人次 人天 人年 工时",
	amount: `㎞ ㎏ ㏊ ㎥ ㎿ ㎾ ㎡ ㎜ ㎝ hm² hm2 平米 亩 亩次 公顷 平方米 平方公里 平方千米 平方 ㎡ m² m2 km² km2 米 千米 公里 厘米 毫米 km m 里 海里 车公里 人公里 吨公里 立方米 立方 方 m³ m3 升 毫升
		吨 斤 公斤 千克 克 毫克 微克 kg mg μg µg ug t 担 吨标准煤 吨标煤 千克标准煤 克标准煤 公斤标准煤 标准煤 吨二氧化碳 吨二氧化碳当量
		千瓦 千瓦时 瓦 兆瓦 兆瓦时 吉瓦 吉瓦时 太瓦时 kWp MWp GWp kW kw KW kWh MW MWh GW GWh TWh W 度 度电 千伏安 兆伏安 千伏 伏 kV KV MVA
		千焦 焦 焦耳 卡 大卡 蒸吨 载重吨 总吨 吨级 马力 转 马 分贝 dB 摄氏度 ℃ 帕 兆帕 标方 标准立方米
		P PFLOPS Pflops EFLOPS EFlops TB PB EB GB MB Mbps Gbps Tbps kbps 比特 字节 DDDs DDD ml mL NTU ppm ppb tce kgce mmHg 兆 机架 标准机架 个标准机架 核`,
	rating: "分 星 个位次 位次 名次 个名次 个点",
	time: "天 日 小时 分钟 秒 毫秒 周 个工作日 工作日 个自然日 个月 个小时 岁 年 年龄",
};

/** What stands behind a stroke besides units: 人/万车, 件/年. */
export const denominators = "d h a 车 车公里 人口 年 月 季度 学年 GDP 产值 增加值 工业增加值";

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

/** Words that begin like a unit and are not: 三条例, 两位数, 三农, 10人才. */
export const nonUnits = `
	车间 车站 车辆 车型 车道 车棚 车牌 车展 车企 车主 车载 车桩 车库 车行 车险 车用 车轮 车厢 车路 条例 条件 条块 条线 条款 项链 项目 家庭 家园 家具 家电 家政 家居 家校 家长 家乡 家风 家禽 人才 人民 人口 人居 人力 人工 人员
	人社 人均 人大 人文 人脸 人防 人气 人机 名单 名镇 名村 名城 名师 名校 名医 名牌 名品 名企 名录 名片 名胜 位数 位于 位居 位列
	位一体 件事 台阶 台湾 台风 台账 套路 套餐 张力 场景 场所 场地 场馆 所以 所有 所属 所在 处置 处理 处罚 处级 处室 片区 间接
	间隔 辆次 架构 路径 路网 路线 路灯 路面 路段 路口 路域 路桥 路长 次要 次序 次元 例行 例会 部门 部分 部委 部署 部级 部件 批准 批发 批复 期间 期货 期限 期末 类型 类别 类似 种植
	种业 种子 种质 种养 只要 只有 只增 头部 头雁 株洲 组织 组合 组团 组建 单位 单元 单一 单项 起步 起草 起点 份额 本级 本地 本科
	本市 本县 本区 册子 首先 首批 首创 首席 首位 首台 门户 门诊 门类 门店 节点 节能 节水 节约 节庆 口岸 口径 口袋 根据 根本 列入
	列车 班子 班级 支持 支撑 支付 支出 队伍 队员 层次 层面 层级 层层 款项 型号 面向 面积 面对 面上 段位 块状 轮动 轮换 轮岗 分别
	分类 分解 分工 分管 分级 分期 分步 分布 分析 分局 分中心 分之 分公司 分会 分区 星级 度假 方面 方式 方案 方法 方位 方向 方针
	里程 米线 升级 升学 升温 克服 克难 担当 担保 转型 转化 转移 马上 日前 日起 日至 日常 天然 天候 天网 周年 周边 秒批 秒办
	年度 年代 年级 年底 年末 年内 年初 年来 年间 年均 成果 成效 成员 成本 成为 成立 成就 成功 成都 成长 成品 成人 成套 成绩 倍增
	番茄 元旦 元宇宙 元素 瓦斯 度电池 卡口 桩基 对接 对口 对象 对标 对外 双创 双方 双碳 双拥 双减 双向 双下降 双提升 集群 集中
	集聚 集团 集体 集约 集成 集装箱 集市 集镇 出台 出口 出行 出资 出让 版图 站点 站位 具体 具有 副中心 副市 扇面 站式 盘活 盘棋
	箱变 窝蜂 顶层 步走 线城市 保障 大员 届全 届中 中全会 体化 网通 网统 门式 件次 张网 张图 张表 本账 张清单 张卡 把手 刻钟 系列
	起来 村一 中心 面旗 揽子 号工程 项规定 次分配 次产业 次创业 次供水 次污染 次性 次党代会 次会议 次全会 次常委 次常务 次党组 次主任办公 次例会 次曲线 篇文章
`;

/** The same after Arabic digits, where a unit is hardly ever left out: 15项目, 2期工程, 3位一体. */
export const nonUnitsAfterDigits = `车间 车站 车辆 车型 车道 车棚 车牌 车企 车库 项目 条例 家庭农 位一体 位数 位一 次性 名单 种植 部门 部分 台阶 层次 期工程 期项目 期建设 期改造 期地块 期年 人小组 人制 米线 马上 里程 分之 秒批 日前 日起 日至 点位 P2P 次常委 次常务 次全会 次会议 次党代会 次党组 次主任办公 篇文章`;

/** After a Chinese numeral only these count things; 三级, 两手, 四化 and their like are names. */
export const chineseNumeralUnits = `% ％ ﹪ ‰ 平米 公斤 家 个 户 座 条 项 件 台 套 张 位 名 所 处 栋 幢 辆 架 场 次 例 篇 部 批 类 种 只 头 株 组 份 本 册 幅 门 口 块 段 艘 列 支 款 轮 对 人 人次
	亩 公顷 公里 平方公里 平方米 吨 斤 元 美元 倍 番 成 天 小时 分钟 个百分点 百分点 个月 个工作日 架次 场次 班次 批次 个小时 倍 万千瓦 千瓦 千瓦时 立方米 家次 课时 标箱 岁`;

/** A unit that cannot be mistaken for the start of a word may follow a placeholder (新增XX家). */
export const placeholderUnits = `% ％ ‰ 家 个 户 座 条 项 件 台 套 张 位 名 所 处 片 栋 间 辆 架 场 次 例 篇 种 头 株 人 人次 亩 公顷 公里 平方米 平方公里 立方米 吨 斤 公斤 元 美元 千瓦 千瓦时 倍 个百分点 百分点 天 小时 分钟 艘 支 宗`;
