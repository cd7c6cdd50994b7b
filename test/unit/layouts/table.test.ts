import assert from "node:assert/strict";
import { toPlanJson } from "../../../server/src/common/interchange/planJson.js";
import { createTestSnapshot } from "../../support/planSnapshot.js";
import { outlineOf, readText } from "../../support/readText.js";

const head = "| 序号 | 项目 | 重点工作任务 | 责任领导 | 责任单位 |\n| --- | :-: | ---: | --- | --- |\n";

describe("layout table", () => {
	it("reads merged and empty cells as the different things they are", () => {
		const { plan } = readText(
			`${head}| 1 | 稳增长 | 1.甲增长5%。 | 王芳 | ★县发改局、统计局 |\n| ^^ | ^^ | 2.乙。 | ^^ | ★县财政局 |\n| ^^ | ^^ | 3.丙。 |  | ^^ |\n`,
		);
		assert.deepEqual(outlineOf(plan), [
			"- | 1:稳增长 | 1 | 甲增长5%。 | explicit:王芳 | ★县发改局、统计局",
			"- | 1:稳增长 | 2 | 乙。 | inherited:王芳 | ★县财政局",
			"- | 1:稳增长 | 3 | 丙。 | vacant | ",
		]);
		assert.deepEqual(
			[0, 1, 2].map((task) => plan.unitTaskOf(task)),
			[0, 1, 1],
		);
	});

	it("joins a torn group name, but not a column of names under one number", () => {
		const rows = (count: number) =>
			Array.from(
				{ length: count },
				(_, i) => `| ${i === 0 ? 1 : "^^"} | 新兴产业${i} | ${i + 1}.甲。 | 王芳 | ★县发改局 |`,
			);
		const names = (count: number) =>
			Array.from(
				readText(`${head}${rows(count).join("\n")}\n`).plan.eachGroup(),
				({ name, parts }) => `${name.length}/${parts.length}`,
			);
		assert.deepEqual(names(3), ["15/3"]);
		assert.deepEqual(names(90).slice(0, 2), ["200/35", "198/33"]);
	});

	it("reads escapes, line breaks and names with their places", () => {
		const line =
			"|  1 | 甲 | 1.建设A\\|B线<br>二期。 | 王 芳<br>李强 | ★ 县发改局、县住建局(房管处、物业处) |";
		const { plan } = readText(`${head}${line}\n`);
		const row = plan.taskAt(0);
		assert.ok(row !== undefined);
		assert.equal(row.text.text, "建设A|B线二期。");
		assert.deepEqual(
			row.leaders.map(({ name, span }) => [name, line.slice(span.character, span.endCharacter)]),
			[
				["王芳", "王 芳"],
				["李强", "李强"],
			],
		);
		assert.deepEqual(
			row.units.map(({ raw, span, markedSpan }) => [
				raw,
				line.slice(span.character, span.endCharacter),
				line.slice(markedSpan.character, markedSpan.endCharacter),
			]),
			[
				["县发改局", "县发改局", "★ 县发改局"],
				["县住建局(房管处、物业处)", "县住建局(房管处、物业处)", "县住建局(房管处、物业处)"],
			],
		);
	});

	it("reads targets from a column beside the task", () => {
		const { plan } = readText(
			[
				"| 序号 | 任务名称 | 主要内容及目标 | 工作举措 | 责任单位 |",
				"| --- | --- | --- | --- | --- |",
				"| 1 | 工业提质 | 规上工业产值增长8%以上。 | 新建厂房3万平方米，盘活存量土地200亩。 | 市工信局 |",
			].join("\n"),
		);
		assert.deepEqual(
			[...plan.eachTask()].flatMap(({ targets }) =>
				targets.map(({ indicator, raw }) => `${indicator} ${raw}`),
			),
			["规上工业产值 增长8%以上", "厂房 3万平方米", "存量土地 200亩"],
		);
		assert.equal(plan.taskAt(0)?.text.text, "规上工业产值增长8%以上。");
	});

	it("reads a table of indicators: 单位 is what they are counted in, the last year holds the targets", () => {
		const { plan } = readText(
			[
				"| 序号 | 指标名称 | 单位 | 2025年 | 2030年 | 责任单位 |",
				"| --- | --- | --- | --- | --- | --- |",
				"| 1 | 森林覆盖率 | % | 64.1 | ≥65 | 市林业局 |",
				"| 2 | 粮食产量 | 万吨 | 51 | 52左右 | 市农业农村局 |",
			].join("\n"),
		);
		assert.deepEqual(
			[...plan.eachTask()].flatMap(({ targets }) =>
				targets.map(
					({ indicator, comparator, value, unit, deadline }) =>
						`${indicator} ${comparator} ${value} ${unit} ${deadline}`,
				),
			),
			["森林覆盖率 >= 65 % 2030", "粮食产量 ~ 520000 吨 2030"],
		);
		assert.deepEqual(
			plan.taskAt(0)?.units.map(({ raw }) => raw),
			["市林业局"],
		);
	});

	it("knows the columns by their names, in any order", () => {
		const cases: readonly (readonly [string, string])[] = [
			["任务序号|工作任务|牵头单位|配合单位|完成时限", "number task lead-unit unit deadline"],
			[
				"序号|重点任务|具体举措|牵头区领导|牵头单位|协办单位|备注",
				"number task goal leader lead-unit unit other",
			],
			["类别|序号|目标任务|分管领导|责任部门|时间节点", "group number task leader unit deadline"],
			["序号|指标|2026年目标|2027年目标值|责任单位", "number task yearly-target yearly-target unit"],
			["No.|工作内容|主办单位|会办单位", "number task lead-unit unit"],
			["序号|2026年重点任务|分管副县长|首要责任单位|其他责任单位", "number task leader lead-unit unit"],
			["序号|全年目标任务|市级领导|市直牵头单位|责任主体与协同单位", "number task leader lead-unit unit"],
			["序号|政策措施|牵头厅局|参加单位及属地街道|办理时限", "number task lead-unit unit deadline"],
			["序号|整改任务|牵头整改单位|配合整改单位|完成时限", "number task lead-unit unit deadline"],
			["任务内容|责任分工|责任乡镇|预计完成时间", "task unit unit deadline"],
			["编号|工程名称|建设标准|总负责人|牵头及责任单位|时间要求", "number task goal leader unit deadline"],
			["序号|重点工作|工作目标|预期成效|部门负责人|责任科室", "number task goal goal leader unit"],
			["序号|项目|单位名称|位置|说明", "number group other other other"],
		];
		for (const [columns, roles] of cases) {
			const { plan } = readText(
				`| ${columns.split("|").join(" | ")} |\n|${"---|".repeat(columns.split("|").length)}\n`,
			);
			const block = plan.blockAt(0);
			assert.ok(block?.kind === "table-header");
			assert.equal(block.header.columns.map(({ role }) => role).join(" "), roles, columns);
		}
	});

	it("reads targets of what a column names in the one that sets the standard, and a date before an event", () => {
		const { plan } = readText(
			[
				"# 2027年民生工程责任清单",
				"",
				"| 编号 | 工程名称 | 建设标准 | 责任单位 | 完成时限 |",
				"| --- | --- | --- | --- | --- |",
				"| MS-01 | 管网更新 | 一级管网漏损率降至3‰以下 | 县住建局 | 10月15日供暖前 |",
				"| MS-02 | 托育服务 | 每千人口托位数达到4.8个 | 县卫健局 | 9月1日开学以前 |",
			].join("\n"),
		);
		assert.deepEqual(
			Array.from(plan.eachTask(), ({ number, deadline, targets }) => [
				number,
				deadline,
				...targets.map(({ raw }) => raw),
			]),
			[
				[null, "2027-10-15", "降至3‰以下"],
				[null, "2027-09-01", "达到4.8个"],
			],
		);
	});

	it("takes rows of headings, sums and form feet for what they are", () => {
		const { plan } = readText(
			[
				"| 序号 | 工作任务 | 投资（万元） | 责任单位 |",
				"| --- | --- | --- | --- |",
				"| 合 计 |  | 900 |  |",
				"| 一 | 工业经济 | 500 |  |",
				"| （一） | 技术改造 |  |  |",
				"| 1 | 新建厂房6栋。 | 500 | ★县工信局 |",
				"| **二、农业农村** |  |  |  |",
				"| 2 | 新建大棚6座。 | 400 | ★县农业农村局 |",
				"| 填表人：王芳 |  |  | 电话：0577-1234 |",
			].join("\n"),
		);
		assert.deepEqual(
			Array.from(plan.eachSection(), ({ block }) => [block.ordinal, block.title.text]),
			[
				[1, "工业经济 500"],
				[2, "农业农村"],
			],
		);
		assert.deepEqual(
			Array.from(plan.eachTask(), ({ number }, i) => [number, plan.sectionOfTask(i)]),
			[
				[1, 0],
				[2, 1],
			],
		);
		assert.deepEqual(
			[...plan.eachBlock()].flatMap((block) =>
				block.kind === "text" ? [`${block.role} ${block.text.text}`] : [],
			),
			["total 合 计 900", "heading （一）技术改造", "note 填表人：王芳 电话：0577-1234"],
		);
	});

	it("takes sums for what they are that count units, too, and say how many they are", () => {
		const { plan } = readText(
			[
				"| 序号 | 工作任务 | 牵头领导 | 责任单位 |",
				"| --- | --- | --- | --- |",
				"| 1 | 新建厂房6栋。 | 钱宇 | ★县工信局 |",
				"| 小计 | 1 | 1人 | 1家 |",
				"| 2 | 新建大棚6座。 | 钱宇 | ★县农业农村局 |",
				"| 合 计 | 2项 | — | 2个单位 |",
				"| 总计：2项 |  |  |  |",
				"| 合计 | 新建公园。 |  | 县住建局 |",
			].join("\n"),
		);
		assert.deepEqual(
			Array.from(plan.eachTask(), ({ text }) => text.text),
			["新建厂房6栋。", "新建大棚6座。", "新建公园。"],
		);
		assert.deepEqual(
			[...plan.eachBlock()].flatMap((block) =>
				block.kind === "text" ? [`${block.role} ${block.text.text}`] : [],
			),
			["total 小计 1 1人 1家", "total 合 计 2项 — 2个单位", "total 总计：2项"],
		);
	});

	it("takes 1.… alone in the column of numbers for a heading, and what has a figure or a cell beside it for a task", () => {
		const { plan } = readText(
			[
				"| 序号 | 工作任务 | 责任单位 |",
				"| --- | --- | --- |",
				"| 1.城乡建设 |  |  |",
				"| 1 | 新建厂房6栋。 | ★县工信局 |",
				"| 2、 民生保障 |  |  |",
				"| 2 | 新建大棚6座。 | ★县农业农村局 |",
				"| 3.新建公园2个 |  |  |",
				"| 4.民生 |  | 县民政局 |",
			].join("\n"),
		);
		assert.deepEqual(
			Array.from(plan.eachTask(), ({ number, text }) => [number, text.text]),
			[
				[1, "新建厂房6栋。"],
				[2, "新建大棚6座。"],
				[null, ""],
				[null, ""],
			],
		);
		assert.deepEqual(
			[...plan.eachBlock()].flatMap((block) =>
				block.kind === "text" && block.role === "heading" ? [[block.level, block.text.text]] : [],
			),
			[
				[4, "1.城乡建设"],
				[4, "2、 民生保障"],
			],
		);
	});

	it("reads names of columns in two rows where cells that reach over both are written twice", () => {
		const { plan } = readText(
			"| 序号 | 工作任务 | 责任分工 | 责任分工 |\n|---|---|---|---|\n| 序号 | 工作任务 | 牵头单位 | 配合单位 |\n| 1 | 新建公园3个。 | 县住建局 | 县财政局 |\n",
		);
		assert.deepEqual(outlineOf(plan), ["- | - | 1 | 新建公园3个。 | none | ★县住建局、县财政局"]);
	});

	it("reads names of columns that stand in two rows", () => {
		const rows = ["责任单位||季度目标|", "牵头单位|配合单位|一季度|二季度"];
		const { plan } = readText(
			[
				`| 序号 | 工作任务 | ${rows[0]?.split("|").join(" | ")} |`,
				`|${" --- |".repeat(6)}`,
				`| ^^ | ^^ | ${rows[1]?.split("|").join(" | ")} |`,
				"| 1 | 公园 | 县住建局 | 县财政局 | 3个 | 6个 |",
			].join("\n"),
		);
		const row = plan.taskAt(0);
		assert.equal(plan.blockAt(0)?.lines, 3);
		assert.deepEqual(
			row?.header.columns.map(({ role }) => role),
			["number", "task", "lead-unit", "unit", "goal", "goal"],
		);
		assert.deepEqual(
			row.units.map(({ raw, leadPlace }) => [raw, leadPlace]),
			[
				["县住建局", true],
				["县财政局", false],
			],
		);
		const tsv = readText(
			"序号\t工作任务\t责任单位\t\n\t\t牵头单位\t配合单位\n1\t新建公园6个。\t县住建局\t县财政局\n",
		).plan;
		assert.deepEqual(outlineOf(tsv), ["- | - | 1 | 新建公园6个。 | none | ★县住建局、县财政局"]);
		assert.equal(tsv.conventions.lead, "column");
	});

	it("takes the column whose cells are numbered through for the task, and a list in a cell for none", () => {
		const read = (first: string, second: string) =>
			outlineOf(
				readText(
					`| 序号 | 重点任务 | 具体举措 | 责任单位 |\n| --- | --- | --- | --- |\n| 1 | 产业振兴 | ${first} | ★县农业农村局 |\n| ^^ | ^^ | ${second} | ★县农业农村局 |\n`,
				).plan,
			);
		assert.deepEqual(read("1.新建茶园600亩。", "2.新建仓库6座。"), [
			"- | 1:产业振兴 | 1 | 新建茶园600亩。 | none | ★县农业农村局",
			"- | 1:产业振兴 | 2 | 新建仓库6座。 | none | ★县农业农村局",
		]);
		assert.match(
			read("1.新建茶园600亩；2.新建仓库6座。", "1.修路3公里；2.架桥2座。")[0] ?? "",
			/产业振兴 \| none/,
		);
	});

	for (const [first, second] of [
		["（1）", "（2）"],
		["1)", "2)"],
		["1\\)", "2\\)"],
		["1）", "2）"],
	])
		it(`takes numbers with brackets that run on from row to row for the tasks': ${first}`, () => {
			const { plan } = readText(
				`${head}| 1 | 甲 | ${first}投资增长10%。 | 王芳 | ★县发改局 |\n| ^^ | ^^ | ${second} 建路3条。 | ^^ | ★县发改局 |\n`,
			);
			assert.deepEqual(
				Array.from(plan.eachTask(), ({ number, text }) => [number, text.text]),
				[
					[1, "投资增长10%。"],
					[2, "建路3条。"],
				],
			);
		});

	it("takes a list in each cell for the task's words", () => {
		const { plan } = readText(
			`${head}| 1 | 甲 | 1）投资增长10%；2）建路3条。 | 王芳 | ★县发改局 |\n| 2 | 乙 | 1）投资增长10%；2）建路3条。 | 王芳 | ★县发改局 |\n`,
		);
		assert.deepEqual(
			Array.from(plan.eachTask(), ({ number, text }) => [number, text.text.slice(0, 2)]),
			[
				[1, "1）"],
				[2, "1）"],
			],
		);
	});

	it("reads a number before digits where the tasks of the table are numbered so", () => {
		const { plan } = readText(
			`${head}| 1 | 甲 | 1.投资增长10%。 | 王芳 | ★县发改局 |\n| ^^ | ^^ | 2.5G基站新建20个。 | ^^ | ★县发改局 |\n| ^^ | ^^ | 3.5万亩高标准农田建成。 | ^^ | ★县发改局 |\n`,
		);
		assert.deepEqual(
			Array.from(plan.eachTask(), ({ number, text }) => [number, text.text]),
			[
				[1, "投资增长10%。"],
				[2, "5G基站新建20个。"],
				[null, "3.5万亩高标准农田建成。"],
			],
		);
	});

	it("keeps comments out of cells", () => {
		const { plan } = readText(
			`${head}| 1 | 甲 | 1.投资增长10%。<!-- 原为8% --> | 王芳 | ★县发改局 <!-- 核对,待定 --> <!-- niwen-disable unit/unknown, leader/vacant --> |\n`,
		);
		const row = plan.taskAt(0);
		assert.deepEqual(row?.comments, ["<!-- 原为8% -->", "<!-- 核对,待定 -->"]);
		assert.deepEqual(row.disabled, ["unit/unknown", "leader/vacant"]);
		assert.deepEqual(
			row.units.map(({ raw }) => raw),
			["县发改局"],
		);
		assert.equal(row.text.text, "投资增长10%。");
	});

	it("takes 序号 and 项目 that stand in every row for one group", () => {
		const { plan } = readText(
			`${head}| 1 | 甲 | 1.投资增长10%。 | 王芳 | ★县发改局 |\n| 1 | 甲 | 2.建路3条。 | 王芳 | ★县发改局 |\n| 2 | 乙 | 3.建桥3座。 | 王芳 | ★县发改局 |\n`,
		);
		assert.deepEqual(
			Array.from(plan.eachGroup(), ({ number, name, firstTask, endTask }) => [
				number,
				name,
				firstTask,
				endTask,
			]),
			[
				[1, "甲", 0, 2],
				[2, "乙", 2, 3],
			],
		);
	});

	it("gives quarters without a year as they are called, and what is wrong with their figures", () => {
		const { plan } = readText(
			"| 序号 | 工作任务 | 一季度 | 前三季度 | 全年 | 责任单位 |\n| --- | --- | --- | --- | --- | --- |\n| 1 | 合格率 | 60% | 80% | 110% | 县市场监管局 |\n",
		);
		const row = plan.taskAt(0);
		assert.deepEqual(
			row?.targets.map(({ deadline, value }) => [deadline, value]),
			[
				["一季度", 60],
				["前三季度", 80],
				["全年", 110],
			],
		);
		assert.deepEqual(
			row.targetProblems.map(({ kind, column }) => [kind, column]),
			[["implausible", 4]],
		);
	});

	it("takes 项目 for what is measured where the task says only how much", () => {
		const rows = [
			["规上工业增加值", "增长6%以上，力争进入全省前5位。", "规上工业增加值 >= 6%; 规上工业增加值 <= 5位"],
			["城镇登记失业率", "控制在4%以内。", "城镇登记失业率 <= 4%"],
			["粮食产量", "3.2亿斤以上。", "粮食产量 >= 320000000斤"],
			["固定资产投资", "增长8%，其中工业投资增长12%。", "固定资产投资 = 8%; 固定资产投资中工业投资 = 12%"],
			["工业经济", "制造业投资增长9%。", "制造业投资 = 9%"],
			["产业发展", "增长6%以上。", ""],
		];
		const { plan } = readText(
			`| 序号 | 项目 | 重点工作目标任务 | 责任单位 |\n| --- | --- | --- | --- |\n${rows
				.map(([group, task], i) => `| ${i + 1} | ${group} | ${task} | ★市发改委 |\n`)
				.join("")}`,
		);
		assert.deepEqual(
			[...plan.eachTask()].map(({ targets }) =>
				targets
					.map(({ indicator, comparator, value, unit }) => `${indicator} ${comparator} ${value}${unit}`)
					.join("; "),
			),
			rows.map(([, , answer]) => answer),
		);
	});

	it("takes 同上 for what stands above, for leaders, units and deadlines alone", () => {
		const { plan, index } = createTestSnapshot(
			"| 序号 | 工作任务 | 分管领导 | 责任单位 | 完成时限 | 备注 |\n| --- | --- | --- | --- | --- | --- |\n| 1 | 建成公园3处。 | 王芳 | ★区园林中心、区财政局 | 2026年6月底前 | 续建 |\n| 2 | 建成公园5处。 | 同上 | 同上 | 〃 | 同上 |\n",
		);
		assert.deepEqual(
			toPlanJson(plan, index).tasks.map(({ leaders, units, deadline, columns }) => [
				leaders,
				units.map(({ name }) => name),
				deadline,
				columns,
			]),
			[
				[["王芳"], ["区园林中心", "区财政局"], "2026-06", { 备注: "续建" }],
				[["王芳"], ["区园林中心", "区财政局"], "2026-06", { 备注: "同上" }],
			],
		);
	});

	it("knows columns and duties by their Traditional names", () => {
		const { plan } = readText(
			"| 序號 | 重點工作任務 | 牽頭領導 | 責任單位 | 完成時限 |\n| --- | --- | --- | --- | --- |\n| 1 | 新建學校2所。 | 顧洪建 | 縣教育局牽頭，縣財政局配合 | 2026年8月底 |\n",
		);
		const row = plan.taskAt(0);
		assert.deepEqual(
			[
				row?.leaders.map(({ name }) => name),
				row?.units.map(({ raw, leadPlace }) => [raw, leadPlace]),
				row?.deadline,
			],
			[
				["顧洪建"],
				[
					["縣教育局", true],
					["縣財政局", false],
				],
				"2026-08",
			],
		);
		const prose = readText("縣工作要點\n1.新建學校2所。（副縣長錢宇牽頭，縣教育局負責）\n").plan.taskAt(0);
		assert.deepEqual(
			[prose?.leaders.map(({ raw }) => raw), prose?.units.map(({ raw }) => raw)],
			[["錢宇"], ["縣教育局"]],
		);
	});

	it("gives a merged deadline and a second column of leaders in the JSON", () => {
		const { plan, index } = createTestSnapshot(
			"| 序号 | 工作任务 | 分管领导 | 包保领导 | 责任单位 | 完成时限 |\n| --- | --- | --- | --- | --- | --- |\n| 1 | 建成公园3处。 | 王芳 | 李强 | 区园林中心 | 2026年6月底前 |\n| 2 | 建成公园5处。 | ^^ | ^^ | 区园林中心 | ^^ |\n",
		);
		assert.deepEqual(
			toPlanJson(plan, index).tasks.map(({ deadline, targets, columns }) => [
				deadline,
				targets[0]?.deadline,
				columns,
			]),
			[
				["2026-06", "2026-06", { 包保领导: "李强" }],
				["2026-06", "2026-06", { 包保领导: "李强" }],
			],
		);
	});

	it("keeps what no field tells in the JSON, under its header", () => {
		const { plan, index } = createTestSnapshot(
			"| 编号 | 工作任务 | 责任单位 | 备注 | \\_\\_proto__ |\n| --- | --- | --- | --- | --- |\n| MS-01 | 建成公园3处。 | 区园林中心 | 新增 | 甲 |\n| 2 | 建成公园5处。 | 区园林中心 |  |  |\n",
		);
		assert.deepEqual(
			toPlanJson(plan, index).tasks.map(({ columns }) => Object.entries(columns)),
			[
				[
					["编号", "MS-01"],
					["备注", "新增"],
					["__proto__", "甲"],
				],
				[],
			],
		);
	});

	it("takes 序号 for the task's number where no task begins with one", () => {
		const { plan } = readText(
			"| 序号 | 任务类别 | 工作任务 | 牵头单位 | 配合单位 |\n|---|---|---|---|---|\n| 1 | 交通 | 建成公路30公里。 | 市交通局 | 市财政局、市公安局 |\n| 2 | 交通 | 新增公交线路5条。 | 市交通局 | / |\n| 3 | 教育 | 新建学校2所。 | 市教育局 | |\n",
		);
		assert.deepEqual(outlineOf(plan), [
			"- | ?:交通 | 1 | 建成公路30公里。 | none | ★市交通局、市财政局、市公安局",
			"- | ?:交通 | 2 | 新增公交线路5条。 | none | ★市交通局",
			"- | ?:教育 | 3 | 新建学校2所。 | none | ★市教育局",
		]);
		assert.equal(plan.conventions.lead, "column");
	});

	it("parts the units of a cell that 和 or a stroke joins, and takes in a bracket that says who leads", () => {
		const { plan } = readText(
			`${head}| 1 | 甲 | 1.子。 | 王芳 | ★县发改局和县财政局、县住房和城乡建设局 |\n| 2 | 乙 | 2.丑。 | 王芳 | 县工信局（牵头）、县税务局/县商务局 |\n`,
		);
		assert.deepEqual(
			Array.from(plan.eachTask(), ({ units }) =>
				units.map(({ raw, star, leadPlace }) => `${star ? "★" : ""}${leadPlace ? ">" : ""}${raw}`).join(" "),
			),
			["★县发改局 县财政局 县住房和城乡建设局", ">县工信局 县税务局 县商务局"],
		);
	});

	it("reads words that say who leads, and labels inside a cell", () => {
		const rows = [
			"| 1 | 甲 | 1.子。 | 王芳 | 县发改局牵头，县财政局、县统计局配合 |",
			"| 2 | 乙 | 2.丑。 | 王芳 | 牵头单位：县工信局；责任单位：县商务局、县税务局 |",
			"| 3 | 丙 | 3.寅。 | 王芳 | 县教育局、县卫健局等按职责分工负责 |",
			"| 4 | 丁 | 4.卯。 | 王芳 | 县教育局牵头，县卫健局、县体育局等有关部门 |",
		];
		const { plan } = readText(`${head}${rows.join("\n")}\n`);
		assert.deepEqual(
			Array.from(plan.eachTask(), ({ units }) =>
				units.map(({ raw, leadPlace }) => (leadPlace ? `>${raw}` : raw)).join(" "),
			),
			[
				">县发改局 县财政局 县统计局",
				">县工信局 县商务局 县税务局",
				"县教育局 县卫健局",
				">县教育局 县卫健局 县体育局",
			],
		);
		assert.equal(plan.conventions.lead, "word");
	});

	it("tells a number from a quantity at the beginning of a task", () => {
		const first = `${head}| 1 | 甲 | 1.子。 | 王芳 | ★县发改局 |\n`;
		const text = (task: string) =>
			readText(`${first}| ^^ | ^^ | ${task} | ^^ | ★县发改局 |\n`).plan.taskAt(1);
		assert.equal(text("12、建成道路。")?.number, 12);
		assert.equal(text("１２．建成道路。")?.number, 12);
		assert.equal(text("12.2026年建成道路。")?.number, 12);
		assert.equal(text("3.5万亩高标准农田建成。")?.number, null);
		assert.equal(text("2026年建成道路。")?.number, null);
	});

	it("reads sections, lost ones, headings, totals, title and letter head", () => {
		const { plan } = readText(
			`某省某市某县人民政府\n\n2026年2月3日\n\n# 2026年重点工作任务分解方案（共2项）\n\n## 一、发展目标\n\n${head}| 1 | 甲 | 1.子。 | 王芳 | ★县发改局 |\n\n##\n\n${head}| 1 | 甲 | 2.丑。 | 王芳 | ★县发改局 |\n\n注：带★者为牵头单位。\n`,
		);
		assert.deepEqual(
			Array.from(plan.eachSection(), ({ block, firstTask, endTask }) => [
				block.ordinal,
				block.title.text,
				firstTask,
				endTask,
			]),
			[
				[1, "发展目标", 0, 1],
				[null, "", 1, 2],
			],
		);
		assert.equal(plan.title, "2026年重点工作任务分解方案（共2项）");
		assert.equal(plan.declaredTotal?.value, 2);
		assert.equal(plan.issuer, "某省某市某县人民政府");
		assert.equal(plan.date, "2026-02-03");
		assert.equal(plan.region, "某省某市某县");
	});

	it("says what is wrong with rows and headers, and reads the rest", () => {
		const kinds = (text: string) => readText(text).plan.problems.map(({ kind }) => kind);
		assert.deepEqual(kinds(`${head}| 1 | 甲 | 1.子。 | 王芳 | ★县发改局 | 多 |\n`), ["columns"]);
		assert.deepEqual(kinds(`${head}| 1 | 甲 | 1.子。 |\n`), ["columns"]);
		assert.deepEqual(kinds(`${head}| ^^ | 甲 | 1.子。 | 王芳 | ★县发改局 |\n`), ["merge"]);
		assert.deepEqual(kinds("| 壹 | 贰 |\n| --- | --- |\n| 子 | 丑 |\n"), ["header"]);
		assert.deepEqual(kinds("| 序号 | 牵头领导 | 责任单位 |\n| --- | --- | --- |\n"), ["header"]);
		assert.deepEqual(kinds("| 1 | 甲 | 1.子。 | 王芳 | ★县发改局 |\n"), ["header"]);
	});

	it("reads excuses in a row and above a line", () => {
		const { plan } = readText(
			`<!-- niwen-disable-next-line number/total -->\n（共9项）\n\n${head}| 1 | 甲 | 1.子。 | 王芳 | 县发改局 <!-- niwen-disable unit/no-lead target/missing --> |\n`,
		);
		assert.deepEqual(plan.taskAt(0)?.disabled, ["unit/no-lead", "target/missing"]);
		assert.deepEqual(
			plan.taskAt(0)?.units.map(({ raw }) => raw),
			["县发改局"],
		);
		const comment = plan.blockAt(0);
		assert.deepEqual(comment?.kind === "text" ? comment.disablesNext : undefined, ["number/total"]);
	});

	it("finds the convention that is set before the one that shows", () => {
		const text = `${head}| 1 | 甲 | 1.子。 | 王芳 | 县发改局、县财政局 |\n\n注：责任单位列第一位的为牵头单位，下同。\n`;
		assert.equal(readText(text).plan.conventions.lead, "first");
	});

	/** The targets of a table's rows, each as `indicator · raw · deadline`. */
	const targetsOf = (...lines: string[]) =>
		Array.from(readText(lines.join("\n")).plan.eachTask(), ({ targets }) =>
			targets.map(({ indicator, raw, deadline }) => [indicator, raw, deadline ?? ""].join(" · ")),
		);

	it("takes what names nothing in a column of goals for the task's that stands beside it", () => {
		assert.deepEqual(
			targetsOf(
				"| 序号 | 任务名称 | 指标要求 | 牵头部门 |",
				"| --- | --- | --- | --- |",
				"| 1 | 外贸进出口总额 | 增长4%以上，力争达到26亿元 | 区商务局 |",
				"| 2 | 科技型企业 | 新认定18家，总数突破90家，研发投入强度达到3.1% | 区科技局 |",
			),
			[
				["外贸进出口总额 · 增长4%以上 · ", "外贸进出口总额 · 力争达到26亿元 · "],
				["科技型企业 · 18家 · ", "科技型企业总数 · 突破90家 · ", "研发投入强度 · 达到3.1% · "],
			],
		);
		assert.deepEqual(
			targetsOf(
				"# 南亭区2026年实事项目表",
				"| 序号 | 项目名称 | 建设内容 | 年度目标任务 | 责任单位 |",
				"| --- | --- | --- | --- | --- |",
				"| 1 | 口袋公园 | 利用边角地建设，总面积约2万平方米。 | 8个 | 区城管局 |",
				"| 2 | 人民医院新院区 | 建设门诊综合楼。 | 上半年完成40%，年底前全面完成 | 区卫健局 |",
			),
			[["口袋公园 · 8个 · "], ["人民医院新院区 · 40% · 2026-06"]],
		);
	});

	it("knows the task of 全年目标任务 and 2026年目标任务, and takes no progress for a target", () => {
		for (const name of ["全年目标任务", "2026年目标任务"])
			assert.deepEqual(
				targetsOf(
					`| 序号 | ${name} | 牵头单位 | 1—11月推进情况 |`,
					"| --- | --- | --- | --- |",
					"| 1 | 新建泵站4座。 | 区水务局 | 已建成3座，完成75%。 |",
				),
				[["泵站 · 4座 · "]],
			);
	});

	it("gives what columns of quarters and months plan the end of their time", () => {
		const lines = [
			"# 南亭区2026年重点项目表",
			"| 序号 | 项目名称 | 年度任务 | 一季度目标 | 上半年计划 | 1—9月进度安排 | 四季度完成情况 |",
			"| --- | --- | --- | --- | --- | --- | --- |",
			"| 1 | 环湖绿道 | 建成绿道12公里。 | 开工 | 完成投资3000万元 | 建成绿道8公里 | 建成绿道9公里 |",
		];
		assert.deepEqual(targetsOf(...lines), [
			["绿道 · 12公里 · ", "投资 · 3000万元 · 2026-06", "绿道 · 8公里 · 2026-09"],
		]);
	});
});

describe("dashes between rows", () => {
	const row = (number: number) => `| ${number} | 甲 | ${number}.新建公园${number}个。 | 王芳 | ★区住建局 |`;
	const read = (...lines: readonly string[]) => readText([head.trimEnd(), ...lines, ""].join("\n")).plan;

	it("take no row away, whatever they look like", () => {
		for (const dashes of ["| - | - | - | - | - |", "|-|", "| :-: | --- | --- | --- | --- |"]) {
			const plan = read(row(1), row(2), dashes, row(3), dashes, dashes, row(4));
			assert.deepEqual(
				[...plan.eachTask()].map(({ number }) => number),
				[1, 2, 3, 4],
				dashes,
			);
			assert.deepEqual(plan.problems, []);
		}
	});

	it("belong to names of columns that stand above them", () => {
		const plan = read(
			row(1),
			"| 序号 | 任务 | 责任单位 |",
			"| - | - | - |",
			"| 2 | 新建公园2个。 | ★区住建局 |",
		);
		assert.equal(plan.taskCount, 2);
		assert.notEqual(plan.taskAt(0)?.header, plan.taskAt(1)?.header);
	});
});

describe("what a break in a cell parts", () => {
	const textOf = (cell: string) => {
		const { plan } = readText(
			`| 序号 | 目标任务 | 责任单位 |\n| --- | --- | --- |\n| 1 | ${cell} | 县住建局 |\n`,
		);
		return [...plan.eachTask()].flatMap(({ text, targets }) => [text.text, ...targets.map(({ raw }) => raw)]);
	};
	for (const [cell, ...shown] of [
		["引进项目30<br>200个村改造", "引进项目30  200个村改造", "200个"],
		["<p>引进项目30</p><p>200个村改造</p>", "引进项目30  200个村改造", "200个"],
		["办结率98%以上<br>新建窗口6个", "办结率98%以上 新建窗口6个", "98%以上", "6个"],
		["办结率98%以<br>上，新建窗<br>口6个", "办结率98%以上，新建窗口6个", "98%以上", "6个"],
		["新建窗口6<br>个", "新建窗口6个", "6个"],
	])
		it(cell ?? "", () => assert.deepEqual(textOf(cell ?? ""), shown));
});

describe("what ends a table", () => {
	it("a quotation or a list directly under it, and no row of dashes", () => {
		const row = `${head}| 1 | 甲 | 1.新建公园1个。 | 王芳 | ★区住建局 |\n`;
		for (const line of ["> 二、养老 | 托育", "- 养老 | 托育", "* 养老 | 托育"])
			assert.deepEqual(readText(`${row}${line}\n`).plan.problems, [], line);
		assert.equal(
			readText(`${row}| - | - |\n| 2 | 乙 | 2.新建公园2个。 | 王芳 | ★区住建局 |\n`).plan.taskCount,
			2,
		);
	});

	it("no blank before its first bar, however wide", () => {
		for (const blank of ["\u3000", "\u2003", "\u00a0", "\ufeff", "\t"]) {
			const row = readText(`${head}${blank}| 1 | 甲 | 1.新建公园1个。 | 王芳 | ★区住建局 |\n`).plan.taskAt(0);
			assert.deepEqual([row?.number, row?.leaders.map(({ name }) => name)], [1, ["王芳"]]);
		}
	});

	it("a heading with a bar directly under it", () => {
		const { plan } = readText(
			`${head}| 1 | 甲 | 1.新建公园1个。 | 王芳 | ★区住建局 |\n## 二、养老 | 托育\n\n${head}| 1 | 乙 | 2.新建公园2个。 | 王芳 | ★区住建局 |\n`,
		);
		assert.deepEqual(
			Array.from(plan.eachSection(), ({ block }) => [block.ordinal, block.title.text]),
			[[2, "养老 | 托育"]],
		);
		assert.equal(plan.taskCount, 2);
	});
});

describe("layout tsv", () => {
	it("looks for the numbers of a table in its own rows", () => {
		const table = (...rows: readonly string[]) => ["序号\t重点任务\t责任单位", ...rows];
		const above = table("1\t新建公园二十个。\t★区城管局");
		for (const between of [["", "二、民生", ""], ["做好以下工作。"]]) {
			const { plan } = readText([...above, ...between, ...table("\t1.新建医院一家。\t★区卫健委")].join("\n"));
			assert.deepEqual(
				Array.from(plan.eachTask(), ({ header }) => header.numberIn),
				["serial", "task"],
			);
		}
	});

	const header = "序号\t项目\t重点任务\t牵头领导\t责任单位";

	it("reads rows as the clipboard gives them, quoted cells with line breaks included", () => {
		const { plan } = readText(
			`${header}\n一、目标\t\t\t\t\n1\t稳增长\t1.甲增长5%。\t"王 芳\n李强"\t★区发改委、统计局\n\t\t"2.乙""示范""。"\t\t★区财政局\n注：带★者牵头。\n`,
		);
		assert.deepEqual(outlineOf(plan), [
			"1 | 1:稳增长 | 1 | 甲增长5%。 | explicit:王芳、李强 | ★区发改委、统计局",
			'1 | 1:稳增长 | 2 | 乙"示范"。 | vacant | ★区财政局',
		]);
		assert.equal(plan.layout, "tsv");
	});

	it("reads a head whose first name is broken in its cell, and a row of a section", () => {
		const { plan } = readText(
			'"序\n号"\t目标任务\t责任单位\n一\t工业经济\t\n1\t新建厂房6栋。\t★县工信局\n二\t农业\t\n2\t新建棚6座。\t★县农业局\n合计\t\t\n',
		);
		assert.deepEqual(outlineOf(plan), [
			"1 | - | 1 | 新建厂房6栋。 | none | ★县工信局",
			"2 | - | 2 | 新建棚6座。 | none | ★县农业局",
		]);
	});

	it("says that the columns of cells between tabs are not known", () => {
		const { plan } = readText("序号\t啥指标呀\t谁的\n1\t新建公园6个\t住建局\n2\t新建公园7个\t住建局\n");
		assert.deepEqual(
			plan.problems.map(({ kind, blockIndex }) => [kind, blockIndex]),
			[["header", 0]],
		);
		const pasted = readText("啥指标\n|\n怎么办\n|\n谁的呀\n|\n修路\n|\n").plan;
		assert.deepEqual(
			pasted.problems.map(({ kind, blockIndex }) => [kind, blockIndex]),
			[["header", 0]],
		);
		const notice =
			"会议安排\t2026年1月5日\n主持人\t王海\n地点\t三楼\n\n甲\t乙\t丙\n\n丁\t戊\t己\n\n庚\t辛\t壬\n";
		assert.deepEqual(readText(notice).plan.problems, []);
	});

	it("takes a cell that begins with a quotation mark as it is, unless the closing one ends the field", () => {
		const { plan } = readText(
			`${header}\n1\t甲\t"十四五"规划收官，增长5%。\t王芳\t★区发改委\n2\t乙\t"双创"\t王芳\t★区财政局\n3\t丙\t引进"双创"人才10人。\t王芳\t★区科技局\n`,
		);
		assert.deepEqual(outlineOf(plan), [
			'- | ?:甲 | 1 | "十四五"规划收官，增长5%。 | explicit:王芳 | ★区发改委',
			"- | ?:乙 | 2 | 双创 | explicit:王芳 | ★区财政局",
			'- | ?:丙 | 3 | 引进"双创"人才10人。 | explicit:王芳 | ★区科技局',
		]);
		assert.deepEqual(plan.problems, []);
	});

	it("does not take rows for one where a mark that nobody closes meets a later one", () => {
		const { plan } = readText(
			`${header}\n1\t甲\t"1.十四五规划收官。\t王芳\t★区发改委\n2\t乙\t2.新增就业1万人。\t王芳\t★区人社局\n3\t丙\t3.引进"双创"人才10人。\t王芳\t★区科技局\n`,
		);
		assert.equal(plan.taskCount, 3);
		assert.deepEqual(
			plan.problems.map(({ kind }) => kind),
			["columns"],
		);
	});

	it("takes two marks of two rows for text, and says so: no cell of Excel holds tabs in several lines", () => {
		const text = [
			"序号\t项目\t重点任务\t责任单位",
			'1\t"产业\t工业投资增长10%。\t★区工信局',
			'2\t民生"\t新增就业1万人。\t★区人社局',
			"",
		].join("\n");
		const { plan } = readText(text);
		assert.deepEqual(
			[...plan.eachTask()].map(({ number, text: { text: words } }) => [number, words]),
			[
				[1, "工业投资增长10%。"],
				[2, "新增就业1万人。"],
			],
		);
	});
	it("survives a quotation mark that nobody closes", () => {
		const { plan } = readText(`${header}\n1\t甲\t"1.子。\t王芳\t★区发改委\n2\t乙\t2.丑。\t王芳\t★区财政局\n`);
		assert.equal(plan.taskCount, 2);
		assert.deepEqual(
			plan.problems.map(({ kind }) => kind),
			["columns"],
		);
	});

	it("takes a row of nothing before a group that begins anew for a lost heading", () => {
		const { plan } = readText(
			`${header}\n一、目标\t\t\t\t\n1\t甲\t1.子。\t王芳\t★区发改委\n\t\t\t\t\n1\t乙\t2.丑。\t王芳\t★区财政局\n`,
		);
		assert.deepEqual(
			Array.from(plan.eachSection(), ({ block }) => block.ordinal),
			[1, null],
		);
	});
});
