import assert from "node:assert/strict";
import { toPlanJson } from "../../../server/src/common/interchange/planJson.js";
import { createTestSnapshot } from "../../support/planSnapshot.js";

/** The tasks of a text: number, group, text, leaders, units (★ leads) and time limit. */
function tasksOf(text: string): string[] {
	const snapshot = createTestSnapshot(text);
	return toPlanJson(snapshot.plan, snapshot.index).tasks.map(
		({ number, group, text: words, leaders, units, deadline }) => {
			const names = units.map(({ raw, lead }) => `${lead ? "★" : ""}${raw}`).join("、");
			return [number, group?.name ?? "", words, leaders.join("、"), names, deadline ?? ""].join(" | ");
		},
	);
}

const table = (...lines: readonly string[]) => tasksOf(`云岭县2026年重点任务分解表\n${lines.join("\n")}\n`);

describe("layouts: tables without borders with columns left of their numbers", () => {
	it("has names of groups that are known by their last words alone, a name a line", () => {
		const lines = ["板块", "序号", "任务内容", "责任单位", "完成时限"];
		const rows = [
			...["产业类", "1", "建成农产品冷库3座。", "县农业农村局", "6月底前"],
			...["2", "培育电商主播40人。", "县商务局、县人社局", "9月底前"],
			...["民生类", "3", "改造农村公厕120座。", "县住建局", "11月底前"],
		];
		for (const name of ["工作板块", "任务类型"])
			assert.deepEqual(
				table(name, ...lines.slice(1), ...rows).map((row) => row.replace(/^(\d) \|[^|]*/, "$1 |")),
				[
					"1 || 建成农产品冷库3座。 |  | 县农业农村局 | 2026-06",
					"2 || 培育电商主播40人。 |  | 县商务局、县人社局 | 2026-09",
					"3 || 改造农村公厕120座。 |  | 县住建局 | 2026-11",
				],
				name,
			);
	});

	it("has time limits left of the numbers, and stages as headings", () => {
		assert.deepEqual(
			table(
				"时间节点 序号 攻坚任务 责任单位",
				"第一阶段（1 月—3 月）",
				"1 月 20 日 1",
				"下达全县投资计划，储备项目 35 个。",
				"★县发改局",
				"县财政局",
				"2 月 25 日 2",
				"推动 7 个项目复工。",
				"★县住建局",
				"县教育局",
				"第二阶段（4 月）",
				"4 月 18 日 3",
				"集中签约项目 15 个。",
				"★县招商中心",
				"县商务局",
			),
			[
				"1 |  | 下达全县投资计划，储备项目 35 个。 |  | ★县发改局、县财政局 | 2026-01-20",
				"2 |  | 推动 7 个项目复工。 |  | ★县住建局、县教育局 | 2026-02-25",
				"3 |  | 集中签约项目 15 个。 |  | ★县招商中心、县商务局 | 2026-04-18",
			],
		);
	});

	it("has leaders left of the numbers", () => {
		assert.deepEqual(
			table(
				"分管领",
				"导",
				"序",
				"号",
				"工作任务 牵头科室",
				"配合科室（单",
				"位）",
				"时间",
				"阎 澈",
				"1.",
				"治理中小河流 35 公里。",
				"建设管理科 河道管理中心 12 月",
				"2.",
				"更新改造泵站 4 座。",
				"防汛抗旱科 排水管理处 4 月",
			),
			[
				"1 |  | 治理中小河流 35 公里。 | 阎澈 | ★建设管理科、河道管理中心 | 2026-12",
				"2 |  | 更新改造泵站 4 座。 |  | ★防汛抗旱科、排水管理处 | 2026-04",
			],
		);
	});

	it("takes what stands above the end of a page for the last cell of its row, not for the next group", () => {
		const rows = [
			"类别",
			"序号",
			"任务内容",
			"责任单位",
			"备注",
			...["产业类", "1", "建成农产品冷库3座。", "县农业农村局", "新建"],
			...["2", "培育电商主播40人。", "县商务局", "续建"],
			"— 1 —",
			...["民生类", "3", "改造农村公厕120座。", "县住建局", "新建"],
			...["4", "新增托位90个。", "县卫健局"],
			...["5", "改造老旧小区6个。", "县住建局", "续建"],
		];
		assert.deepEqual(
			table(...rows).map((row) => row.split(" | ").slice(0, 3).join(" ")),
			[
				"1 产业类 建成农产品冷库3座。",
				"2 产业类 培育电商主播40人。",
				"3 民生类 改造农村公厕120座。",
				"4 民生类 新增托位90个。",
				"5 民生类 改造老旧小区6个。",
			],
		);
	});

	it("is numbered （1） below a heading （一） and a group", () => {
		assert.deepEqual(
			table(
				"领域 项次 任务内容 责任单位",
				"（一）推进绿色发展",
				"产业类 （1） 建成农产品冷库3座。 县农业农村局",
				"（2） 培育电商主播40人。 县商务局",
				"（二）增进民生福祉",
				"民生类 （3） 改造农村公厕120座。 县住建局",
			).map((row) => row.split(" | ").slice(1).join(" | ")),
			[
				"产业类 | 建成农产品冷库3座。 |  | 县农业农村局 | ",
				"产业类 | 培育电商主播40人。 |  | 县商务局 | ",
				"民生类 | 改造农村公厕120座。 |  | 县住建局 | ",
			],
		);
	});
});

describe("layouts: what stands around and between the rows of tables without borders", () => {
	const names = "NO.\n任务内容\n责任科室\n完成时间\n";
	const rows = "1\n新增门诊窗口6个。\n★门诊部、信息科\n上半年\n2\n开展义诊12场。\n★医务部\n全年\n";

	it("begins below any title, with NO. on a line of its own", () => {
		for (const title of ["岭南市第三人民医院2026年十件民生实事责任分解表", "云岭县2026年重点任务清单"])
			assert.deepEqual(
				tasksOf(`${title}\n${names}${rows}`).map((row) => row.split(" | ")[2]),
				["新增门诊窗口6个。", "开展义诊12场。"],
				title,
			);
	});

	it("reads names of columns on several lines, the last one as well", () => {
		assert.deepEqual(
			table(
				"编号 任务内容 责任单位",
				"责任校",
				"领导",
				"完成月",
				"份",
				"1",
				"新增一流课程 5 门。",
				"教务处、各学院",
				"宗伯远 5 月",
				"2",
				"引进博士 40 名。",
				"人事处",
				"安其朗 12 月",
			),
			[
				"1 |  | 新增一流课程 5 门。 | 宗伯远 | 教务处、各学院 | 2026-05",
				"2 |  | 引进博士 40 名。 | 安其朗 | 人事处 | 2026-12",
			],
		);
	});

	it("takes a title that pages repeat for none of the cells that it stands between", () => {
		const title = "云岭县2026年重点任务分解表";
		const expected = [
			"1 | 改造老旧小区6个，惠及居民900户。 | 县住建局、县财政局",
			"2 | 新增托位90个。 | 县卫健局",
			"3 | 开展义诊12场。 | 县卫健局",
		];
		const first = ["1 改造老旧小区6个，惠及居", "民900户。", "县住建局、县", "财政局"];
		for (const at of [1, 2, 3, 4]) {
			const lines = [...first.slice(0, at), title, ...first.slice(at)];
			const text = [
				title,
				"序号 任务内容 责任单位",
				...lines,
				"2 新增托位90个。 县卫健局",
				title,
				"序号 任务内容 责任单位",
				"3 开展义诊12场。 县卫健局",
			];
			assert.deepEqual(
				tasksOf(`${text.join("\n")}\n`).map((row) => [0, 2, 4].map((i) => row.split(" | ")[i]).join(" | ")),
				expected,
				String(at),
			);
		}
	});

	it("knows a row's number before 年内, which is no count of years", () => {
		assert.deepEqual(
			table(
				"项次 具体内容 责任部门",
				"7 接受群众评议。 省商务厅",
				"8 年内新增冷库10个。 省商务厅",
				"9 力争3年内建成枢纽2个。 省交通运输厅",
			).map((row) => row.split(" | ").slice(0, 3).join(" ")),
			["7  接受群众评议。", "8  年内新增冷库10个。", "9  力争3年内建成枢纽2个。"],
		);
	});

	it("lets labels say who leads under 承办单位", () => {
		const units = ["★县财政局、县教育局", "★县公安局、县司法局、县民政局"];
		for (const line of [
			"序号 任务内容 承办单位\n1 新建校舍2栋。 牵头单位：县财政局 配合单位：县教育局\n2 新增调解室9个。 牵头单位：县公安局 配合单位：县司法局、县民政局",
			"| 序号 | 任务内容 | 承办单位 |\n| --- | --- | --- |\n| 1 | 新建校舍2栋。 | 牵头单位：县财政局；配合单位：县教育局 |\n| 2 | 新增调解室9个。 | 牵头单位：县公安局；配合单位：县司法局、县民政局 |",
		])
			assert.deepEqual(
				tasksOf(`云岭县2026年重点任务清单\n\n${line}\n`).map((row) => row.split(" | ")[4]),
				units,
			);
	});

	it("reads names on two lines beside a column that is merged over rows", () => {
		assert.deepEqual(
			table(
				"编号 工作板块 工作事项 主要任务 时限要求 责任科室",
				...["1 产业类 县域商业体", "系专项", "建成集配中心2个。", "2月底前", "县商务局"],
				...["2", "老年友善医", "院建设工程", "改造医院3家。", "11月底前", "县卫健局"],
				...["3 民生类 特色小镇建", "设工程", "建成特色小镇1个。", "10月底前", "县住建局"],
				...["4", "垃圾分类提", "升行动", "新增分类亭60座。", "10月底前", "县住建局"],
			).map((row) => row.split(" | ").slice(0, 3).join(" ")),
			[
				"1 产业类 建成集配中心2个。",
				"2 产业类 改造医院3家。",
				"3 民生类 建成特色小镇1个。",
				"4 民生类 新增分类亭60座。",
			],
		);
	});

	it("ends no row at units that stand below units, before an empty cell", () => {
		assert.deepEqual(
			table(
				"编号 年度工作任务 完成时间 责任部门 责任领导",
				"激发改革活力",
				"1 新增市场主体260户。",
				"9月",
				"底前",
				"市工信局",
				"2 新建冷库2座。",
				"11月",
				"底前",
				"市农业农村局、市供",
				"销社",
				"文之少",
				"3 新增充电桩90个。",
				"11月底前 市住建局 文之少",
			).map((row) => row.split(" | ").slice(2).join(" | ")),
			[
				"新增市场主体260户。 |  | 市工信局 | 2026-09",
				"新建冷库2座。 | 文之少 | 市农业农村局、市供销社 | 2026-11",
				"新增充电桩90个。 | 文之少 | 市住建局 | 2026-11",
			],
		);
	});

	it("takes a number alone between a heading and the next row for that of a page", () => {
		const rows = ["1 新增门诊窗口6个。 门诊部", "2 开展义诊12场。 医务部", "3 改造病房9间。 总务科"];
		const below = ["二、提升治理效能", "1", "4", "引进博士18名。", "人事科"];
		assert.deepEqual(
			table("序号 任务内容 责任科室", ...rows, ...below).map((row) => row.split(" | ").slice(0, 3).join(" ")),
			["1  新增门诊窗口6个。", "2  开展义诊12场。", "3  改造病房9间。", "4  引进博士18名。"],
		);
	});
});
