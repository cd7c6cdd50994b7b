/** Nouns and their endings: what stands at a value, what is a share, and words that begin like a verb. */

/** Where one of these follows, a verb of the list is half of a noun: 完成率, 建成区, 新增长点, 培育基地. */
export const nounHeads = `
	范围 半径 进度 率 额 总额 式 区绿 区面 区园 区 长点 长极 度 值 比 资金 基金 机制 体系 期 库 性 时限 者 量 数 会
`;

/** Rates of work that is named before them by its verb: 接种覆盖率, 筛查任务完成率. */
export const rateHeads = `
	任务完成率 任务完成度 覆盖率 合格率 达标率 成功率 满意率 满意度 参与率 普及率 到位率 及时率 有效率 优良率 知晓率 知晓度 办结率 通过率
	成活率 保存率 履约率 使用率 利用率 准确率 正常率 完好率 按时率 规范率 回访率 销号率 闭环率 整改率
`;

/** … unless it begins one of these words: 完成数字化改造50家. */
export const nounHeadExceptions = `
	数字 数据 数智 数控 量子 量化 额外 额度 度假 值守 值班 比例 比重 比赛 区级 区域 区块 区镇 区外 期货 期刊 性能 库房
	库区 库容 者也 期待 量产 数码 数商 数转 率先 资金池 会员 会议 会展 会商
`;

/** Words that begin a noun although they begin like a verb of {@link leadingVerbs}. */
export const leadingExceptions = `
	硬化率 亮化率 亮化工程 消化道 消化系统 消化内 建设用地 建设项目 建设工程 建设资金 建设面积 建设任务 建设规模 建设投资 改造面积 改造工程 改造项目 改造率 改造任务
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
	融资总额 融资担保 融资平台 补贴资金 补贴标准 转移支付 发展党员人数 支持率 受益人口 受益人群 受益率 受益面积 受益企业 投入强度 投入占
	投入产出 投入增长 投入使用 投入资金 安排资金 发布会 发行量 发行率 采购额 采购量 采购率 采购份额 配送率 配送中心 配送站 配送点
	配置率 配备率 调解率 调解成功 调解组织 调解室 成立以来 认定率 贯通率 接入率 联网率 交付率 化解率 盘活率 征收率 征收入库
	认证机构 认证产品 认证企业 认证率 认证中心 认证面积 共享 共建 共富 共同 共治 申报材料 征集率 拆除率 清理率 清零行动 提升工程 提升行动 提升率 提升幅度 提质增效 升级版 实施方案 试点县 试点项目 试点单位 试点村
	试点企业 试点镇 试点区 研发投入 研发经费 研发费用 研发强度 研发人员 研发机构 研发中心 研发平台 研发活动 研发项目 研发基地 研发设计 宣传片 宣传画 宣传册 宣传页 宣传品 宣传栏 宣传覆盖 维护率 维修率 维修资金 联系点 联系户 奖励资金 奖励金 新开工面积 新开工项目
	新开工率 保障农 保障对象 计划投资 计划生育 计划总投资 目标人群 目标任务 累计折旧 集中连片 各类 各级 各项 各镇 各乡 各县 各区
	各街 各市 各村 各种 各板块 各地 各部门 各行业 各园区 提升改造 降低碳 压缩天然气 压缩空气 控制性 控制区 控制数 控制率
	控制面积 控制价 控制指标 另类 形成固定 形成能力 优化营 强化班 深化改 统筹城 统筹区 统筹基金 统筹级 帮助率 引导基金 引导资金
	引导性 指导员 指导价 督导员 协助办 鼓励类 完成率 完成投 完成情 完成额 形成率 巩固率 使用面 使用率 使用量 使用中 使用外
	招聘活动 招聘会 招聘岗位 营造林 造林绿化 造林任务 受益学生 受益群众 受益居民 交易电量 竣工项目 使用新 使用清 使用林 使用农 让利 将军 要素 要件 持续时 持续经 积极老 大幅度 使命 大力神 减税降费 减负政策 减负措施 减负清单 减负办
`;

/** An indicator that ends in one of these stands at a value: it is not a number of things that are made. */
export const stockEndings = `
	率 数 量 额 度 值 比 重 总数 规模 收入 支出 产值 存量 面积 里程 浓度 时间 时长 指数 寿命 年限 余额 总投资 长度 装机
	水平 得分 密度 成本 周期 强度 占比 比例 标准 工资 薪酬 库存 时限 位次 税收 利润 营收 营业 GDP 人口 资金 投资强度
	贷款 存款 保费 频次 存栏
`;

/** Sums that are drawn in with a verb that is half of their name: 回收资金不低于4亿元. */
export const drawnIn = "回收资金 追回资金 盘活资金 撬动资金 募集资金 筹集资金 争取资金 引进资金 引入资金";

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

/** What a quantity is passed or reached as: 突破千亿元大关, 跨越三个千亿台阶; 在引进30家的基础上 names nothing either. */
export const passedMarks = "大关 关口 台阶 门槛 基础上";
/** Verbs that alone name nothing that is counted: 新建公厕5座、改造12座. */
export const bareVerbs = `改造提升 提升改造 升级改造 新改建 改扩建 改造 改建 扩建 新建 优化 调整 更新 提升 投入使用 交付使用 投用 开工
	竣工 投产 建成 修缮 整治 引进 新增 培育 招引 再建 再引进 再新增`;
/** Words that measure what was named before: 净增3000户、总量突破3万户. */
export const bareMeasures = "总量 总数 总规模 数量 总额 增速 增幅 涨幅 降幅";
/** Indicators whose numbers have no unit: 灌溉水有效利用系数0.61. */
export const pureNumberEndings = "系数 指数 倍差 容积率 效率 PUE PUE) PUE） 收入比 得分 评分";
/** What says which project is meant and is not a target of its own: 总投资3亿元, 占地60亩. */
export const descriptions = `总投资 总建筑面积 建筑面积 总面积 总用地面积 占地 占地面积 用地面积 全长 总长 总长度 宽 宽度 设计时速 设计速度 设计使用年限 设计年限 设计规模
	设计库容 设计产能 设计日处理能力 主跨 红线宽度 路基宽度 路面宽度`;
/** Work on land and water that is done by area or length, besides {@link countVerbs}: 1200亩土地征收. */
export const landWorks = "征收 征迁 征拆 拆迁 出让 供应 抚育 养护 硬化 亮化 美化";
/** Verbs of what lies at the bottom of a work, and of what is made use of: 围绕10条产业链, 发挥39家企业的作用. */
export const bases = "围绕 依托 发挥 借助 针对 根据 按照 依据 凭借 立足";
/** Who acts within a time, so that the time is a rule for them: 承办单位须在15个工作日内答复. */
export const actors = "单位 部门 机关 人员 机构 窗口 申请人 当事人 负责人 群众 办事处";
/** Things that have a number in their name where they are obeyed: 落实十五条硬措施. */
export const ruleNouns = "硬措施 措施 规定 禁令 要求 红线 铁律";

/** What things in a row are measured by, where it stands with the last of them only: 原煤、原油、天然气|产量. */
export const sharedMeasures = `
	产量 总产量 单产 总产 产值 总产值 增加值 销量 销售额 销售收入 营业收入 装机 装机容量 装机规模 发电量 用电量 用水量 货运量 客运量 吞吐量 运输量 供应量 库存量 存栏量 出栏量 存栏 出栏
	覆盖率 普及率 合格率 达标率 入学率 入园率 参保率 利用率 处理率 收集率 种植面积 播种面积 造林面积 人均可支配收入 可支配收入 人均收入 投资额 完成投资 到位资金
	里程 通车里程 授权量 拥有量 申请量 登记量 交易额 进出口额 出口额 进口额 游客 游客量 接待量 旅游收入 项目数 企业数 用户数 消费额 零售额 余额 保费收入 捕捞量 养殖面积
`;
