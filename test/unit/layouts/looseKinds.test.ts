import assert from "node:assert/strict";
import { toPlanJson } from "../../../server/src/common/interchange/planJson.js";
import { isOnesName, isUnit } from "../../../server/src/common/layouts/loose/cellShapes.js";
import { createTestSnapshot } from "../../support/planSnapshot.js";

const title = "云岭县2026年重点任务分解表\n";

/** The rows of a table: number, text and further columns, leaders, units (★ leads), time limit. */
function rowsOf(text: string): string[] {
	const { plan, index } = createTestSnapshot(`${title}${text}\n`);
	return toPlanJson(plan, index).tasks.map(({ number, text: task, columns, leaders, units, deadline }) =>
		[
			number,
			[task, ...Object.values(columns)].join("+"),
			leaders.join("、"),
			units.map(({ raw, lead }) => `${lead ? "★" : ""}${raw}`).join("、"),
			deadline,
		].join(" | "),
	);
}

const toldUnread = (text: string) =>
	createTestSnapshot(`${title}${text}\n`)
		.findings()
		.filter(({ code }) => code === "table/unread").length;

describe("layouts: where the cells of tables without borders end", () => {
	it("a share ends what shall be reached, and units behind it begin a cell", () => {
		const rows = rowsOf(
			[
				"序号 任务内容 验收标准 责任单位 完成时限",
				"1 全面落实河长制。 群众满意度达95% 县教体局；县住建局；各街道（镇） 6月底",
				"2 新增学位300个。 完成投资的80% 县公安局；县税务局 9月底",
				"3 建成泵站2座。 通过县级验收 县水利局；县财政局 12月底",
			].join("\n"),
		);
		assert.deepEqual(rows, [
			"1 | 全面落实河长制。+群众满意度达95% |  | 县教体局、县住建局、各街道（镇） | 2026-06",
			"2 | 新增学位300个。+完成投资的80% |  | 县公安局、县税务局 | 2026-09",
			"3 | 建成泵站2座。+通过县级验收 |  | 县水利局、县财政局 | 2026-12",
		]);
	});

	it("a label behind a blank begins another list, however the name before it ends, in cells of any kind", () => {
		const lists: readonly (readonly [string, string])[] = [
			["牵头单位：科教科 配合单位：检验科", "★科教科、检验科"],
			["牵头单位：教务处 配合单位：财务部；图书馆", "★教务处、财务部、图书馆"],
			["牵头单位：县教育局 配合单位：县财政局", "★县教育局、县财政局"],
		];
		const table = lists.map(([units], i) => `| ${i + 1} | 新建学校${i + 2}所。 | ${units} |\n`).join("");
		const loose = lists.map(([units], i) => `${i + 1} 新建学校${i + 2}所。 ${units} 6月底\n`).join("");
		for (const text of [
			`\n| 序号 | 重点任务 | 承办单位 |\n| --- | --- | --- |\n${table}`,
			`序号 重点任务 承办单位 完成时限\n${loose}`,
		])
			assert.deepEqual(
				rowsOf(text).map((row) => row.split(" | ")[3]),
				lists.map(([, units]) => units),
			);
	});

	it("a list that goes on with a label is no remark", () => {
		const rows = rowsOf(
			[
				"序号 工作措施 落实单位 备注",
				"1 新建口袋公园3处。 牵头单位：县住建局 配合单位：县财政局、县发改局",
				"2 新建学校2所。 牵头单位：县教育局 配合单位：县财政局 新增",
				"3 新建医院1所。 牵头单位：县卫健局 配合单位：县财政局 新增",
				"4 新建泵站1座。 牵头单位：县水利局 配合单位：县财政局 续建",
			].join("\n"),
		);
		assert.deepEqual(
			rows.map((row) => row.split(" | ").slice(1, 4).join(" | ")),
			[
				"新建口袋公园3处。+ |  | ★县住建局、县财政局、县发改局",
				"新建学校2所。+新增 |  | ★县教育局、县财政局",
				"新建医院1所。+新增 |  | ★县卫健局、县财政局",
				"新建泵站1座。+续建 |  | ★县水利局、县财政局",
			].map((row) => row.replace("+ |", " |")),
		);
	});

	it("a name that begins with the row's own number is no page's number", () => {
		const rows = rowsOf(
			[
				...["序号 任务名称 主要任务 责任单位 完成时限"],
				...["1", "口袋公园", "新建口袋公园3处。", "县住建局", "6月底"],
				...["2", "2个示范区", "建成示范区2个。", "县发改局", "6月底"],
				...["3", "3分钟救援圈", "建成救援站5个。", "县应急局", "9月底"],
				...["4", "4G基站", "新建基站60个。", "县工信局", "9月底"],
				...["5", "5G基站建设", "新建基站80个。", "县工信局", "12月底"],
			].join("\n"),
		);
		assert.deepEqual(
			rows.map((row) => row.slice(0, 3)),
			["1 |", "2 |", "3 |", "4 |", "5 |"],
		);
	});

	it("新建, 续建 are nobody, and stand under 备注 where a merged leader is not said again", () => {
		const rows = rowsOf(
			[
				"序号 任务内容 完成时间 承办单位 牵头领导 备注",
				"1 新建学校2所。 3月底 县教育局、县财政局 彭伯年",
				"2 新建公路4公里。 9月底 县交通局、县财政局 续建",
				"3 新建医院1所。 6月底 县卫健局、县财政局 蔡宁行",
				"4 新建泵站1座。 6月底 县水利局、县财政局 新建",
				"5 新建公园1座。 6月底 县住建局、县财政局",
			].join("\n"),
		);
		assert.deepEqual(
			rows.map((row) => row.split(" | ").slice(1, 3).join(" | ")),
			[
				"新建学校2所。 | 彭伯年",
				"新建公路4公里。+续建 | ",
				"新建医院1所。 | 蔡宁行",
				"新建泵站1座。+新建 | ",
				"新建公园1座。 | ",
			],
		);
	});

	it("halves of a name below each other are one name: 时间⏎节点, 牵头⏎领导", () => {
		const rows = rowsOf(
			"序\n号\n重点任务 责任单位\n牵头\n领导\n时间\n节点\n1\n新建公园2处。\n★县住建局、县财政局\n单志恒\n3 月\n2\n新建学校3所。\n★县教育局、县财政局\n单志恒\n9 月\n3\n新建医院1所。\n★县卫健局、县财政局\n冉秋实\n12 月",
		);
		assert.deepEqual(rows, [
			"1 | 新建公园2处。 | 单志恒 | ★县住建局、县财政局 | 2026-03",
			"2 | 新建学校3所。 | 单志恒 | ★县教育局、县财政局 | 2026-09",
			"3 | 新建医院1所。 | 冉秋实 | ★县卫健局、县财政局 | 2026-12",
		]);
	});

	it("a heading with a mark may have a comma in it", () => {
		const rows = rowsOf(
			"序号 重点任务 责任单位 完成时限\n（一）坚持稳字当头，扩大内需\n1\n新建公园2处。\n★县住建局 3月\n2\n新建学校3所。\n★县教育局 9月\n（二）聚焦创新，厚植动能\n3\n新建平台1个。\n★县科技局 12月",
		);
		assert.equal(rows.length, 3);
		assert.equal(rows[1], "2 | 新建学校3所。 |  | ★县教育局 | 2026-09");
	});

	it("榜单序号 numbers rows, whatever stands before 序号", () => {
		const rows = rowsOf(
			"榜单序号 攻坚方向 榜单任务 揭榜领导 责任单位 办结时限\n1 片区更新 完成征收1800户。 汪晏 县住建局 9月\n2 教育提质 新建学校3所。 汪晏 县教育局 10月\n3 交通畅通 建成桥梁1座。 汪晏 县交通局 11月",
		);
		assert.deepEqual(rows[0], "1 | 完成征收1800户。 | 汪晏 | 县住建局 | 2026-09");
		assert.equal(rows.length, 3);
	});

	it("a name with a dot that a line end has torn is one, and so is a unit in a list of one a line", () => {
		const rows = rowsOf(
			[
				"序号 重点任务 牵头单位 责任单位 责任领导",
				"1 新建公园2处。 县住建局",
				"县财政局、县\n自然资源局\n阿依努尔·赛\n买提",
				"2 新建学校3所。 县教育局",
				"县财政局、县\n发改局\n阿依努尔·赛\n买提",
				"3 新建医院1所。 县卫健局",
				"县财政局、县\n医保局\n马守成",
			].join("\n"),
		);
		assert.deepEqual(
			rows.map((row) => row.split(" | ").slice(2, 4).join(" | ")),
			[
				"阿依努尔·赛买提 | ★县住建局、县财政局、县自然资源局",
				"阿依努尔·赛买提 | ★县教育局、县财政局、县发改局",
				"马守成 | ★县卫健局、县财政局、县医保局",
			],
		);
	});

	it("what several cells of a goal begin with ends them, and units below begin a cell", () => {
		const goals = ["通过市级验收", "全部投入使用", "通过市级验收", "全部投入使用", "通过市级验收"];
		const units = ["药学部", "财务部", "医务部", "护理部", "人力资源部"];
		const rows = goals
			.map((goal, i) => `${i + 1}\n新建病房${i + 2}间。\n${goal}\n${units[i]}\n检验科\n${i + 3}月底前\n`)
			.join("");
		assert.deepEqual(
			rowsOf(`序号\n具体措施\n预期目标\n责任科室\n完成时限\n${rows}`).map((row) =>
				row.split(" | ").slice(1, 4).join(" | "),
			),
			goals.map((goal, i) => `新建病房${i + 2}间。+${goal} |  | ${units[i]}、检验科`),
		);
	});

	it("the end of a unit's name is no group of the row below", () => {
		const rows = rowsOf(
			"类别 序号 重点任务 完成时限 责任单位\n改革 1 新建公园2处。 3月 县住建局、各区县\n政府\n民生 2 新建学校3所。 9月 县教育局，各乡镇\n（街道）\n3 新建医院1所。 12月 县卫健局",
		);
		assert.deepEqual(
			rows.map((row) => row.split(" | ")[3]),
			["县住建局、各区县政府", "县教育局、各乡镇（街道）", "县卫健局"],
		);
	});

	it("rows with codes that do not follow one another are said to be unread, and so are those without numbers", () => {
		const texts = {
			codes:
				"编号 攻坚任务 牵头科室 完成时限\n1-3\n新建公园2处。\n规划科\n6 月\n4-2\n新建学校3所。\n财务科\n9 月\n2-7\n新建医院1所。\n医务科\n12 月",
			layout:
				"                                     牵头领                   完成时\n工作事项          具体目标                    牵头办所     协同单位\n                                      导                     间\n                                            招商中\n产业兴镇       盘活厂房6万平方米。              经济发展办  心     6月底\n",
			places:
				"牵头领\n导\n\n牵头办所\n\n具体目标\n\n产业兴镇\n\n盘活厂房6万平方米。\n\n经济发展办\n\n6月底\n\n协同单位\n\n完成时限\n\n工作事项\n",
			column:
				"榜单序号\n1\n\n2\n\n3\n\n攻坚方向\n\n榜单任务\n\n片区更新\n\n完成征收1800户。\n\n牵头：县住建局\n配合：县财政局\n\n教育提质\n",
		};
		for (const [kind, text] of Object.entries(texts)) {
			assert.equal(toldUnread(text), 1, kind);
			assert.deepEqual(rowsOf(text), [], kind);
		}
	});
});

describe("layouts: units that line ends tear, and running heads", () => {
	const head = ["序", "号", "工作任务", "牵头单位 责任单位", "完成时", "限"];
	const rows = [
		[
			"1",
			"推广健康种苗2万亩，机械化率达到72%。",
			"县农业农",
			"村局",
			"县科工贸",
			"局、县财政局、各",
			"乡镇人",
			"民政府",
			"12月底",
			"前",
		],
		["2", "新扩桑园3万亩，引进企业5家。", "县农业农", "村局", "县投资促进", "局、县财政局", "11月底", "前"],
		[
			"3",
			"建成码头泊位2个，疏港公路贯通。",
			"县交通运",
			"输局",
			"县发展改革",
			"局、县水利局、县",
			"应急局",
			"12月底",
			"前",
		],
		[
			"4",
			"招聘特岗教师110名，新建宿舍。",
			"县教育局",
			"县人力资源社",
			"会保障局、县",
			"财政局",
			"8月底",
			"前",
		],
	];

	it("a mark in the middle of a line tells that no line end parts units", () => {
		assert.deepEqual(
			rowsOf([...head, ...rows.flat()].join("\n")).map((row) => row.split(" | ")[3]),
			[
				"★县农业农村局、县科工贸局、县财政局、各乡镇人民政府",
				"★县农业农村局、县投资促进局、县财政局",
				"★县交通运输局、县发展改革局、县水利局、县应急局",
				"★县教育局、县人力资源社会保障局、县财政局",
			],
		);
	});

	it("a comma of a task before a part of a town tells nothing of how units are parted", () => {
		const names = "序号 重点任务 分管领导 责任科室、单位 完成时限";
		const row = (number: number, ...units: readonly string[]) =>
			`${number}\n建设充电桩${number + 5}个，\n覆盖率100%。\n申爱民\n${units.join("\n")}\n6月底`;
		const text = [
			names,
			row(1, "★综合规划科", "公路建设管理中心", "财务科"),
			row(2, "★公路建设管理中心", "综合规划科").replace("建设充电桩7个，", "更新公交车 120 辆，中心城区"),
			"3 建设服务区2个，高速 申爱民 ★科技信息科 4月底",
			"1",
			names,
			"服务区覆盖率100%。",
			"高速公路分公司",
			row(4, "★农村公路科", "公路事业发展中心"),
		];
		assert.deepEqual(
			rowsOf(text.join("\n")).map((found) => found.split(" | ")[3]),
			[
				"★综合规划科、公路建设管理中心、财务科",
				"★公路建设管理中心、综合规划科",
				"★科技信息科、高速公路分公司",
				"★农村公路科、公路事业发展中心",
			],
		);
	});

	it("a running head that is no title is none of a row, between a page's number and the names of the columns", () => {
		const page = ["第 1 页，共 2 页", "岭西县人民政府办公室文件", ...head];
		const [first = [], second = [], third = [], fourth = []] = rows;
		const cut = [...second.slice(0, 1), "新扩桑园3万亩，引", ...page, "进企业5家。", ...second.slice(2)];
		for (const lines of [
			[...first, ...cut, ...third, ...fourth],
			[...first, ...second, ...page, ...third, ...fourth],
		])
			assert.deepEqual(
				rowsOf([...head, ...lines].join("\n")).map((row) => row.split(" | ")[1]),
				rows.map(([, text]) => text),
			);
	});
});

describe("layouts: doubts of rows without borders", () => {
	const head = "序号 工作任务 牵头单位 配合单位 完成时限";
	const doubtsOf = (text: string) =>
		createTestSnapshot(`${title}${text}\n`)
			.findings()
			.filter(({ code }) => code === "table/uncertain-row")
			.map(({ message }) => message.zh.slice(0, message.zh.indexOf("：")));
	const rows = (units: readonly string[]) =>
		[head, ...units.map((own, i) => `${i + 1} 新建公园${i + 2}处，改善环境。\n${own}\n6月底前`)].join("\n");

	it("where units lead and where they help is asked in each row, though nearly all rows ask it", () => {
		const units = [
			"县财政局\n县水利局\n县民政局",
			"县教育局\n县公安局\n县水利局",
			"县水利局\n县民政局\n县教育局",
		];
		const found = doubtsOf(rows([...units, "县民政局\n县公安局\n县财政局", "县公安局\n县教育局"]));
		assert.deepEqual(
			found.slice(0, 4),
			[1, 2, 3, 4].map((n) => `第${n}行可能拼错`),
		);
	});

	it("two units below each other may both lead where some rows have nobody to help, and are certain elsewhere", () => {
		const two = "县财政局\n县水利局";
		const more = "县教育局\n县公安局\n县水利局";
		const some = doubtsOf(rows([more, two, "县教育局", "县公安局", more, "县民政局"]));
		assert.ok(some.includes("第2行可能拼错"));
		assert.deepEqual(doubtsOf(rows([two, two, two, two])), []);
	});

	it("a time limit that few other rows are without may be merged with the one above", () => {
		const dated = [1, 2, 3, 4, 5, 6].map(
			(n) => `${n} 新建公园${n + 1}处，改善环境。\n★县住建局\n${n === 3 ? "" : "6月底前\n"}`,
		);
		assert.deepEqual(doubtsOf(`序号 工作任务 责任单位 完成时限\n${dated.join("")}`), ["第3行可能拼错"]);
	});

	it("a page end that cuts cells beside the task is said, one that cuts the task alone is not", () => {
		const row = (number: number, text: string, units: string) => `${number} ${text}\n${units}\n6月底前`;
		const page = "— 3 —";
		const tableOf = (cut: string) =>
			`序号 工作任务 责任单位 完成时限\n${[
				row(1, "新建公园3处，改善环境。", "★县住建局、县财政局"),
				cut,
				row(3, "改造小区5个，惠及群众。", "★县住建局、县民政局"),
				row(4, "新建学校2所，增加学位。", "★县教育局、县财政局"),
			].join("\n")}`;
		assert.deepEqual(
			doubtsOf(tableOf(`2 新建泵站2座，保障供水。\n★县水利局、县财\n${page}\n政局、县民政局\n6月底前`)),
			["第2行可能拼错"],
		);
		assert.deepEqual(
			doubtsOf(tableOf(`2 新建泵站2座，保障城\n${page}\n乡供水。\n★县水利局、县民政局\n6月底前`)),
			[],
		);
	});

	it("words that begin like a surname name nobody, and names that end like a bank are persons'", () => {
		for (const words of ["任到人", "改革类", "底前", "任务", "常年", "农商行", "建行"])
			assert.equal(isOnesName(words), false, words);
		for (const name of ["任志强", "时国杰", "全宇", "白景行", "戴行", "李敬人"])
			assert.equal(isOnesName(name), true, name);
	});

	it("offices of persons are no part of a unit's name, and units of all kinds begin a name of their own", () => {
		for (const joined of ["市委常委邓明市公安局", "各分公司副总", "副县长司", "县残联副县长朱立新县委"])
			assert.equal(isUnit(joined), false, joined);
		for (const name of ["总经理办公室", "副总经理办公室", "县委副书记办公室", "总工程师室"])
			assert.equal(isUnit(name), true, name);
		const cell = (units: string) =>
			rowsOf(
				`${head.replace(" 配合单位", "")}\n1 新建公园3处，改善环境。\n${units}\n6月底前\n2 改造小区40个，惠及群众。\n县住建局\n6月底前`,
			)[0];
		assert.match(cell("县审计局\n各乡镇（街\n道）") ?? "", /★县审计局、★各乡镇（街道）/);
		assert.match(cell("县司法局\n各县（市、\n区）人民政\n府") ?? "", /★县司法局、★各县（市、区）人民政府/);
	});
});
