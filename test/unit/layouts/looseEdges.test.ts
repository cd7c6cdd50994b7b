import assert from "node:assert/strict";
import { toPlanJson } from "../../../server/src/common/interchange/planJson.js";
import { createTestSnapshot } from "../../support/planSnapshot.js";

const title = "云岭县2026年重点任务分解表\n";

/** The rows of a table without borders: number, group, text, leaders, units (★ leads), and `?` where it may be wrong. */
function rowsOf(lines: readonly string[]): string[] {
	const snapshot = createTestSnapshot(`${title}${lines.join("\n")}\n`);
	const flagged = snapshot
		.findings()
		.filter(({ code }) => code === "table/uncertain-row")
		.map(({ span }) => span.line);
	return toPlanJson(snapshot.plan, snapshot.index).tasks.map(
		({ number, group, text, leaders, units, range }) => {
			const names = units.map(({ raw, lead }) => `${lead ? "★" : ""}${raw}`).join("、");
			const isFlagged = flagged.some((line) => line >= range.start.line && line <= range.end.line);
			return `${number} | ${group?.name ?? ""} | ${text} | ${leaders.join("、")} | ${names}${isFlagged ? " ?" : ""}`;
		},
	);
}

describe("layouts: what is easily lost in tables without borders", () => {
	it("is read where wide blanks align cells of one line each, however long the names' line is", () => {
		const pad = (text: string, width: number) => text + " ".repeat(Math.max(2, width - 2 * text.length));
		const line = (number: string, task: string, unit: string, due: string) =>
			`${pad(number, 8)}${pad(task, 90)}${pad(unit, 40)}${due}`.trimEnd();
		const rows = [
			line("序号", "重点工作任务", "责任单位", "完成时限"),
			line("1", "推进城区雨污分流改造，新建管网35公里，办结率达到98%以上。", "县住建局、县水利局", "6月底前"),
			line("2", "开展房屋安全排查，整治问题60项。", "县住建局", "9月底前"),
			line("3", "建设智慧养老服务平台。", "县民政局、县财政局", "12月底前"),
		];
		assert.ok((rows[0] ?? "").length > 100);
		assert.deepEqual(rowsOf(rows), [
			"1 |  | 推进城区雨污分流改造，新建管网35公里，办结率达到98%以上。 |  | 县住建局、县水利局",
			"2 |  | 开展房屋安全排查，整治问题60项。 |  | 县住建局",
			"3 |  | 建设智慧养老服务平台。 |  | 县民政局、县财政局",
		]);
	});

	it("is read where the first row is not the first of the plan", () => {
		const rows = [
			"序号 工作任务 责任单位",
			"11 优化营商环境评价。 县发改局",
			"12 新建口袋公园3处。 县住建局",
			"13 培训技能人才300人。 县人社局",
		];
		assert.deepEqual(
			rowsOf(rows).map((row) => row.slice(0, 2)),
			["11", "12", "13"],
		);
	});

	it("does not take units one a line for the category of the row below", () => {
		const rows = [
			"类别 序号 工作任务 责任部门",
			"民生保障 1 推进普惠托育机构建设。",
			"教务处",
			"校团委",
			"财务处",
			"2 健全国土绿化行动。",
			"县财政局",
			"县政务服务局",
			"县市场监管局",
			"改革创新 3 优化河湖水系连通工程。",
			"县水利局",
			"县乡村振兴服务中心",
			"4 实施地质灾害隐患点治理。 县自然资源局",
		];
		assert.deepEqual(rowsOf(rows), [
			"1 | 民生保障 | 推进普惠托育机构建设。 |  | 教务处、校团委、财务处",
			"2 | 民生保障 | 健全国土绿化行动。 |  | 县财政局、县政务服务局、县市场监管局",
			"3 | 改革创新 | 优化河湖水系连通工程。 |  | 县水利局、县乡村振兴服务中心",
			"4 | 改革创新 | 实施地质灾害隐患点治理。 |  | 县自然资源局",
		]);
	});

	it("does not take an official for a heading, nor four words for a name", () => {
		const rows = [
			"序号",
			"工作内容",
			"责任单位",
			"包抓领导",
			"补齐民生短板",
			"1",
			"推动数字乡村提质增效。",
			"县农业农村局",
			"党委委员侯之年",
			"2",
			"完善养老机构机制，形成长效",
			"管理机制",
			"县民政局",
			"副县长彭宁静",
			"3",
			"出台若干措施。",
			"县发改局",
			"副县长邵景",
		];
		assert.deepEqual(
			rowsOf(rows).map((row) => row.split(" | ")[3]),
			["侯之年", "彭宁静", "邵景"],
		);
	});

	it("says so where a line end may have cut a unit, or nothing tells who leads", () => {
		const torn = [
			"序号 工作任务 牵头单位 配合单位",
			"1 建设公共数据平台。 州住房城乡",
			"建设局",
			"2 开展林草普查，完成报告。 州林草局 州财政局、州教育局",
			"3 新建学校3所。 州教育局 州财政局、州民政局",
			"4 新建医院1所。 州卫生健康委 州财政局、州民政局",
		];
		assert.match(rowsOf(torn)[0] ?? "", / \?$/);
		assert.doesNotMatch(rowsOf(torn)[2] ?? "", / \?$/);
		const shared = [
			"序号 工作任务 牵头单位 配合单位",
			"1 建设公共数据平台。",
			"县大数据中心",
			"县农业农村局",
			"县财政局",
			"2 新建学校3所。",
			"县教育局",
			"县财政局",
			"3 新建医院1所。",
			"县卫健局",
			"县财政局",
			"县住建局",
		];
		assert.deepEqual(
			rowsOf(shared).map((row) => row.endsWith(" ?")),
			[true, false, true],
		);
	});

	it("keeps the category that stands above 序号 where each name has a line of its own", () => {
		const names = ["工作领域", "序号", "主要任务", "责任部门", "完成时间"];
		const rows = [
			...names,
			"民生保障",
			"1",
			"新建口袋公园3处。",
			"县住建局",
			"2026-08",
			"2",
			"新建学校3所。",
			"县教育局",
			"2026-09",
			"— 1 —",
			...names,
			"3",
			"新建医院1所。",
			"县卫健局",
			"2026-10",
		];
		assert.deepEqual(rowsOf(rows), [
			"1 | 民生保障 | 新建口袋公园3处。 |  | 县住建局",
			"2 | 民生保障 | 新建学校3所。 |  | 县教育局",
			"3 | 民生保障 | 新建医院1所。 |  | 县卫健局",
		]);
	});

	it("keeps the month or day of a time limit that a narrow column broke, and takes it for neither a page's number nor a row's", () => {
		const rows = [
			"序号 工作任务 责任单位 完成时限",
			"1 新建口袋公园3处。 县住建局 2026-",
			"12",
			"2 新建学校3所。 县教育局 2026/11/",
			"20",
			"3 新建医院1所。 县卫健局 2026-",
			"4",
			"4 新建泵站2座。 县水利局 2026-09",
		];
		const { plan, index } = createTestSnapshot(`${title}${rows.join("\n")}\n`);
		assert.deepEqual(
			toPlanJson(plan, index).tasks.map(({ number, deadline }) => [number, deadline]),
			[
				[1, "2026-12"],
				[2, "2026-11-20"],
				[3, "2026-04"],
				[4, "2026-09"],
			],
		);
	});

	it("lets marks say who leads where one column of units is called 承办单位, in lines and in cells alike", () => {
		const rows = [
			"序号 工作任务 承办单位 完成时限",
			"1 新建口袋公园3处。 ★县住建局、县财政局 2026年9月",
			"2 新建学校3所。 县教育局（牵头）、县发改局 2026年10月",
			"3 新建医院1所。 县卫健局、县财政局 2026年11月",
		];
		const table = [
			"| 序号 | 工作任务 | 承办单位 |",
			"| --- | --- | --- |",
			"| 1 | 新建口袋公园3处。 | ★县住建局、县财政局 |",
			"| 2 | 新建学校3所。 | 县教育局（牵头）、县发改局 |",
			"| 3 | 新建医院1所。 | 县卫健局、县财政局 |",
		];
		for (const lines of [rows, ["", ...table]])
			assert.deepEqual(
				rowsOf(lines).map((row) => row.split(" | ").at(-1)),
				["★县住建局、县财政局", "★县教育局、县发改局", "★县卫健局、★县财政局"],
			);
		const named = ["", ...table].map((line) => line.replace("承办单位", "牵头单位"));
		assert.equal(rowsOf(named)[0]?.split(" | ").at(-1), "★县住建局、★县财政局");
	});

	it("says so where a few words with a full stop stand behind the last cell, and what shall be done has none", () => {
		const table = (third: string) =>
			`序号 任务名称 年度目标 牵头单位 责任单位 完成时限 备注\n1 审批提速 全程网办率达到 100%。\n市行政审批局 市数据局 6 月底\n2 引育人才 引进高层次人才 30 名。\n市人社局 市教育局 10 月底\n3 征迁安置 完成 3 个村征迁安置，不发生较大以上群\n${third}4 招商引资 签约亿元项目 35 个。\n市商务局 市工信局 12 月底 含增资项目\n5 提质增效 亩均税收达到 10 万元。\n市税务局 市财政局 11 月底\n`;
		const linesOf = (text: string) =>
			createTestSnapshot(text)
				.findings()
				.filter(({ code }) => code === "table/uncertain-row")
				.map(({ span }) => span.line);
		assert.deepEqual(linesOf(table("市自然资源局 临港镇、望云镇 12 月底\n体性事件。\n")).length, 1);
		assert.deepEqual(linesOf(table("体性事件。\n市自然资源局 临港镇、望云镇 12 月底\n")), []);
	});
});
