import assert from "node:assert/strict";
import { readText } from "../../support/readText.js";

/** Targets and facts of a text in its order, as `kind raw deadline`. */
function quantitiesOf(lines: readonly string[]): string[] {
	const { plan } = readText(lines.join("\n"));
	const found: string[] = [];
	for (const { targets, facts } of [
		...[...plan.eachPoint()].filter(({ kind }) => kind !== "task"),
		...plan.eachTask(),
	]) {
		for (const { raw, deadline } of targets) found.push(`target ${raw} ${deadline ?? ""}`.trim());
		for (const { raw, deadline } of facts) found.push(`fact ${raw} ${deadline ?? ""}`.trim());
	}
	return found;
}

describe("layouts: time", () => {
	it("takes what stands under a review for facts, up to the heading that ends it", () => {
		assert.deepEqual(
			quantitiesOf([
				"云岭市政府工作报告",
				"——2026年1月8日在云岭市第九届人民代表大会第五次会议上",
				"一、2025年工作回顾",
				"过去一年，全市新增企业30家。",
				"（一）产业发展步伐加快。建成标准厂房12万平方米。",
				"二、2026年重点工作",
				"（一）壮大产业。新增企业40家。",
			]),
			["fact 30家", "fact 12万平方米", "target 40家"],
		);
	});

	it("finds the review of a report without marks, and where it ends", () => {
		assert.deepEqual(
			quantitiesOf([
				"云岭县2026年政府工作报告",
				"",
				"一年来，我们顶压前行，交出了一份来之不易的答卷。",
				"",
				"发展动能持续增强。引进企业项目4个。",
				"",
				"2026年政府工作安排",
				"",
				"全力推动城市更新。改造老旧小区35个。",
			]),
			["fact 4个", "target 35个"],
		);
	});

	it("knows by headings of a report that it looks back", () => {
		for (const heading of [
			"科技创新活力迸发",
			"教育事业优质均衡",
			"奋进的五年",
			"亮眼“成绩单”",
			"“十四五”圆满收官",
			"安全形势总体平稳",
			"巡视整改进展",
		])
			assert.deepEqual(
				quantitiesOf(["2026年政府工作报告", "", `一、${heading}`, "", "新建学校12所。"]),
				["fact 12所"],
				heading,
			);
		for (const heading of ["让科技创新活力迸发", "着力促进教育优质均衡", "质量强市", "推进整改"])
			assert.deepEqual(
				quantitiesOf(["2026年政府工作报告", "", `一、${heading}`, "", "新建学校12所。"]),
				["target 12所"],
				heading,
			);
	});

	it("knows by the title of a text that it tells how something has gone", () => {
		assert.deepEqual(quantitiesOf(["# 民生福祉显著改善", "", "新建学校12所。"]), ["fact 12所"]);
		assert.deepEqual(quantitiesOf(["# 推动民生福祉显著改善", "", "新建学校12所。"]), ["target 12所"]);
	});

	it("takes back a look back where this year's demand follows", () => {
		assert.deepEqual(
			quantitiesOf([
				"2026年政府工作报告",
				"",
				"一、质量强市",
				"",
				"回望过去一年，产品合格率达到94%。站上新起点，今年产品合格率要达到95%以上，新增商标3件。",
			]),
			["target 达到95%以上", "target 3件", "fact 达到94%"],
		);
	});

	it("takes back in one sentence what it began with", () => {
		assert.deepEqual(
			quantitiesOf([
				"2026年政府工作报告",
				"",
				"一、接续奋斗",
				"",
				"如果说过去五年我们把通车里程翻了一番，那么今后五年，我们要把通车里程再增加300公里。",
			]),
			["target 增加300公里", "fact 一番"],
		);
	});

	it("finds what is planned in what sums up a year", () => {
		for (const [title, done, planned] of [
			["兰溪县水利局2025年工作总结", "一、2025年工作情况", "二、2026年计划"],
			["兰溪县水利局2025年工作总结", "一、主要成效", "二、2026年工作打算"],
			["兰溪县水利局工作总结", "一、2025年工作情况", "二、2026年安排"],
			["兰溪县水利局2025年工作总结", "一、2025年工作情况", "二、下步工作"],
			["兰溪县水利局2025年工作总结", "一、2025年目标任务完成情况", "二、新的一年"],
			["兰溪县2025年法治政府建设情况报告", "一、主要举措和成效", "二、2026年安排"],
		] as const)
			assert.deepEqual(
				quantitiesOf([title, "", done, "", "加固堤防8公里。", "", planned, "", "加固堤防12公里。"]).map(
					(found) => found.split(" ").slice(0, 2).join(" "),
				),
				["fact 8公里", "target 12公里"],
				planned,
			);
		assert.deepEqual(
			quantitiesOf(["兰溪县水利局2025年工作总结", "", "一、2025年计划执行情况", "", "加固堤防8公里。"]),
			["fact 8公里"],
		);
	});

	it("takes what a report calls by how well it went for facts, until its review has ended", () => {
		assert.deepEqual(
			quantitiesOf([
				"2026年云岭省政府工作报告",
				"一、接续奋斗谱新篇，云岭建设迈出坚实步伐",
				"一年来，全省新增企业860家。",
				"（一）产业升级步伐加快。新建基站1.2万个。",
				"二、奋力开创现代化建设新局面",
				"（一）产业能级显著提升。新建园区12个。",
				"过去五年，新增床位2.2万张。",
				"到2030年，全员劳动生产率达到26万元/人。",
			]),
			["fact 860家", "fact 1.2万个", "target 12个", "fact 2.2万张", "target 达到26万元/人 2030"],
		);
	});

	it("gives the date at the head of a paragraph to what stands under it", () => {
		assert.deepEqual(
			quantitiesOf([
				"云岭市产业行动方案",
				"一、发展目标",
				"到2028年末，建成产业高地。",
				"——规模壮大。培育企业100家。",
				"——能力夯实。6月底前制定标准10项。",
				"二、重点任务",
				"（一）夯实基础。新建园区2个。",
			]),
			["target 到2028年末，建成 2028-12", "target 100家 2028-12", "target 10项 6月底前", "target 2个"],
		);
	});

	it("gives it to tasks, too, unless they have a date of their own", () => {
		assert.deepEqual(
			quantitiesOf([
				"云岭市产业行动方案",
				"一、主要目标",
				"到2028年，实现以下目标：",
				"1.培育企业100家。（责任单位：市工信局）",
				"2.2027年底前建设园区2个。（责任单位：市科技局）",
			]),
			["target 100家 2028", "target 2个 2027-12"],
		);
	});

	it("counts industries within a sentence, and opens no section by them", () =>
		assert.deepEqual(
			quantitiesOf([
				"2026年云岭省政府工作报告",
				"一、2025年工作回顾",
				"——经济稳中有进。生产总值增长5%。一、二、三产业增加值分别增长3%、4%、6%。",
				"——动能转换。新增企业310家。",
			]),
			["fact 增长5%", "fact 增长3%", "fact 4%", "fact 6%", "fact 310家"],
		));

	it("takes how the economy runs for facts, up to what shall be done next", () =>
		assert.deepEqual(
			quantitiesOf([
				"云岭市前三季度经济运行情况",
				"",
				"分行业看，农业产值48.1亿元，增长6.2%。",
				"",
				"消费稳步恢复。接待游客120万人次。",
				"",
				"下一步，全市将加快项目建设，新开工项目30个。",
			]),
			["fact 48.1亿元", "fact 增长6.2%", "fact 120万人次", "target 30个"],
		));

	it("stays in the review below headings that praise, and in what a report says of its problems", () => {
		assert.deepEqual(
			quantitiesOf([
				"云岭市政府工作报告",
				"——2026年1月8日在云岭市第九届人民代表大会第五次会议上",
				"一、2025年工作回顾",
				"（一）文旅融合亮点纷呈，重点工作成效显著。新增民宿12家。",
				"（二）城乡建设提速。改造管网36公里。",
				"同时也要看到，规上企业不足20家，民间投资下降4%。",
				"二、2026年工作安排",
				"（一）做优文旅。新增民宿15家。",
			]),
			["fact 12家", "fact 36公里", "fact 不足20家", "fact 下降4%", "target 15家"],
		);
	});

	it("takes what a bureau says of its problems, or a plan of where it stands, for facts", () => {
		assert.deepEqual(
			quantitiesOf([
				"云岭县水利局2025年工作总结和2026年工作计划",
				"2025年，建成水库2座。",
				"一、存在的主要问题",
				"灌溉保证率只有56%。",
				"二、2026年工作计划",
				"新建泵站5座。",
			]),
			["fact 2座", "fact 56%", "target 5座"],
		);
		assert.deepEqual(
			quantitiesOf([
				"云岭县水利发展规划",
				"第一章 发展环境",
				"第一节 发展基础",
				"建有水库31座。",
				"第二章 主要任务",
				"第一节 优化发展环境",
				"新建泵站5座。",
			]),
			["fact 31座", "target 5座"],
		);
	});

	it("takes a heading that speaks of both for neither", () => {
		assert.deepEqual(
			quantitiesOf(["柳河镇2025年工作总结和2026年工作计划", "一、2026年工作打算", "1.新修道路3条。"]),
			["target 3条"],
		);
	});

	it("knows the sections of a half-year report, and plans deep below that turn to what shall be", () => {
		assert.deepEqual(
			quantitiesOf([
				"一、上半年主要工作",
				"（一）项目建设提速。完成投资52亿元。",
				"（二）下一步工作打算。完成投资60亿元。",
				"二、下半年工作安排",
				"改造小区28个。",
			]),
			["fact 52亿元", "target 60亿元", "target 28个"],
		);
	});

	it("knows the year that a report tells of, whether its heading has a mark or not", () => {
		const done = ["一、稳增长", "新办企业30家。", "二、优环境", "绿化荒山210亩。"];
		const planned = "新建粮库2座，年底前绿化荒山300亩。";
		const expected = ["fact 30家", "fact 210亩", "target 2座", "target 300亩 2026-12"];
		assert.deepEqual(
			quantitiesOf([
				"柳河镇人民政府工作报告",
				"",
				"2025年主要工作",
				"",
				...done,
				"",
				"2026年工作建议",
				"",
				planned,
			]),
			expected,
		);
		assert.deepEqual(
			quantitiesOf([
				"柳河高新区2025年工作情况汇报",
				"",
				"一、2025年主要工作",
				"（一）指标好于预期。新办企业30家。",
				"（二）环境改观。绿化荒山210亩。",
				"二、2026年工作打算",
				planned,
			]),
			expected,
		);
	});

	it("reads a newspaper as telling what is, unless it says what shall be", () => {
		assert.deepEqual(
			quantitiesOf([
				"本报讯（记者 王芳）全县建成茶厂5座，茶农户均增收3600元。",
				"该县计划再改造茶园5000亩，力争产值突破6亿元。",
			]),
			["fact 5座", "fact 增收3600元", "target 5000亩", "target 突破6亿元"],
		);
	});

	it("takes a comparison with the year before for a fact outside plans, and not in them", () => {
		const sentence = "全市工业投资同比增长19.2%，其中技改投资增长24.6%。";
		assert.deepEqual(quantitiesOf([sentence]), ["fact 增长19.2%", "fact 增长24.6%"]);
		assert.deepEqual(quantitiesOf(["全年完成投资22亿元，同比增长18%以上。"]), [
			"target 22亿元",
			"target 增长18%以上",
		]);
		assert.deepEqual(quantitiesOf(["云岭市2026年工作要点", "一、主要目标", sentence]), [
			"target 增长19.2%",
			"target 增长24.6%",
		]);
	});

	it("completes deadlines by the year of the title, in rows as in prose", () => {
		assert.deepEqual(
			quantitiesOf([
				"# 云岭市2026年重点任务",
				"",
				"| 序号 | 重点任务 | 责任单位 |",
				"| --- | --- | --- |",
				"| 1 | 年底前改造小区12个。 | 市住建局 |",
			]),
			["target 12个 2026-12"],
		);
		assert.deepEqual(quantitiesOf(["云岭市2026年工作要点", "一、重点任务", "1.6月底前建成学校2所。"]), [
			"target 2所 2026-06",
		]);
	});

	it("gives no year where the title names a span", () => {
		assert.deepEqual(
			quantitiesOf(["云岭市三年行动计划（2025—2027年）", "一、重点任务", "1.年底前建成学校2所。"]),
			["target 2所 年底前"],
		);
	});

	it("takes the number of a task off a date behind it", () => {
		assert.deepEqual(
			quantitiesOf(["云岭市2026年工作要点", "一、重点任务", "15.9月底前建成学校2所。（市教育局牵头）"]),
			["target 2所 2026-09"],
		);
	});

	it("takes the date of a heading over what is due by then for what stands under it, in prose and in tables", () => {
		for (const [heading, due] of [
			["6月底前完成的任务", "2026-06"],
			["2026年第三季度完成事项（1项）", "2026-09"],
			["年底前应完成", "2026-12"],
			["上半年办结的问题", "2026-06"],
			["计划于2026年9月底前建成投用的工程", "2026-09"],
			["主要目标（到2028年）", "2028"],
			["约束性指标（力争到2026年底）", "2026-12"],
			["主要目标（2028年修订）", ""],
			["2026年3月底前启动的项目", ""],
			["长期坚持的任务", ""],
			["2026年完成情况", ""],
		] as const) {
			assert.deepEqual(
				quantitiesOf([
					"云溪市2026年工作清单",
					`一、${heading}`,
					"1.改造泵站3座。（责任单位：市水利局）",
					"二、其他任务",
					"2.清淤河道20公里。（责任单位：市水利局）",
				]).map((found) => found.replace(/^fact/, "target")),
				[`target 3座 ${due}`.trim(), "target 20公里"],
				heading,
			);
			const rows = (row: string) => ["| 序号 | 工作任务 | 责任单位 |", "| --- | --- | --- |", row];
			const told = quantitiesOf([
				"# 云溪市2026年工作清单",
				`## 一、${heading}`,
				...rows("| 1 | 改造泵站3座。 | 市水利局 |"),
				"## 二、其他任务",
				...rows("| 2 | 清淤河道20公里。 | 市水利局 |"),
			]).map((found) => found.replace(/^fact/, "target"));
			assert.deepEqual(told, [`target 3座 ${due}`.trim(), "target 20公里"], heading);
		}
	});

	it("takes the date of a line that leads to a list, and the end of a five-year plan, for what stands under it", () => {
		const list = ["——改造泵站3座；", "——清淤河道20公里。"];
		for (const [line, due, ...own] of [
			["2026年6月底前，完成以下任务：", "2026-06"],
			["力争到2027年底：", "2027-12"],
			["到“十五五”末，建成体系。", "2030", "target 到“十五五”末，建成 2030"],
			["6月底前完成：", "2026-06"],
			["2026年6月安排如下：", ""],
			["完成以下任务：", ""],
		] as const)
			assert.deepEqual(
				quantitiesOf(["云溪市2026年行动计划", "一、目标", line, ...list]),
				[...own, `target 3座 ${due}`.trim(), `target 20公里 ${due}`.trim()],
				line,
			);
	});
});
