import assert from "node:assert/strict";
import { createTestSnapshot } from "../../support/planSnapshot.js";

const rows = [
	["陆远山", "疏浚河道12公里，新建堤防4公里。", "河道科", "财务科、监测站", "6月底"],
	["陆远山", "更新改造泵站5座，排水能力达到每小时8000立方米。", "防御科", "物资中心", "9月30日前"],
	["季清扬", "创建节水型单位30家，用水量下降4%。", "水资源科", "办公室", "11月"],
	["季清扬", "供水管网漏损率控制在8%以内。", "供水科", "水务集团公司", "12月"],
] as const;
const numbered = (row: (cells: (typeof rows)[number], number: number) => string) =>
	rows.map((cells, i) => row(cells, i + 1)).join("");

/** How the rows of a table come out of a converter, under names that are torn, left out or known to nobody. */
const texts: Readonly<Record<string, string>> = {
	"names and cells by their places on the page": `分管领 序\n导\n号\n\n牵头科室\n\n配合科室（单\n时间\n位）\n\n${numbered(
		([who, what, lead, help, due], n) =>
			`${who}\n\n${n}.\n\n${what.slice(0, 9)} ${lead}\n${what.slice(9)}\n\n${help}\n${due}\n\n`,
	)}`,
	"names that nobody knows, one cell a line": `干什么 谁来干\n${numbered(
		([, what, lead, help], n) => `（${n}）\n${what}\n★${lead}、${help}\n`,
	)}`,
	"no names, one cell a line": numbered(
		([, what, lead, help, due], n) => `${n}\n${what}\n${lead}\n${help}\n${due}\n`,
	),
	"columns by blanks, the number beside the middle line": `          干什么              谁来干        啥时完\n${numbered(
		([, what, lead, , due], n) =>
			`      ${what.slice(0, 8)}\n（${n}）              ${lead}   ${due}\n      ${what.slice(8)}\n`,
	)}`,
	"a number behind units": `谁来干 谁配合 项次 干什么 啥时完\n${numbered(
		([, what, lead, help, due], n) => `${lead} ${help} ${n} ${what}\n${due}\n`,
	)}`,
	"a number with its mark behind a name": `领导 任务及要求 谁来干 责任单位\n一、水利\n${numbered(
		([who, what, lead, help], n) => `${who} ${n}. ${what}\n${lead} ${help}\n`,
	)}`,
	"tasks that are names of works, or amounts": [
		["城东水厂扩建工程", "供水科", "6月底"],
		["高效节水灌溉2000亩", "农水科", "9月底"],
		["智慧灌区试点", "信息中心", "11月"],
		["小型水库36座除险", "安监科", "12月"],
	]
		.map(([what, lead, due], i) => `${i + 1}\n${what}\n${lead}\n${due}\n`)
		.join(""),
	"tasks that bear a name alone": [
		["学位供给", "教育科", "6月底"],
		["路网畅通", "交通科", "9月底"],
		["养老托育服务", "民政科", "11月"],
		["农村饮水安全", "水利科", "12月"],
	]
		.map(([what, lead, due], i) => `${i + 1}\n${what}\n${lead}\n${due}\n`)
		.join(""),
	"rows that go on where a table above has ended": `一、工作要求\n各科室要抓好落实。\n${numbered(
		([who, what, lead, help], n) => `${who} （${n + 4}）\n${what}\n★${lead}、${help}\n`,
	)}`,
};

/** What may look like such rows, and is none. */
const prose: Readonly<Record<string, string>> = {
	"a list of tasks": rows
		.map(([, what, lead, help], i) => `${i + 1}. ${what}（${lead}牵头，${help}配合）\n`)
		.join(""),
	"tasks with their units by labels": numbered(
		([, what, lead, help, due], n) =>
			`${n}.\n${what}\n牵头单位：${lead}\n配合单位：${help}\n完成时限：${due}\n`,
	),
	"a list of units": "1\n市教育局\n2\n市财政局\n3\n市民政局\n4\n市水利局\n",
	"what units do": rows.map(([, what, lead], i) => `${i + 1} ${lead}。负责${what}\n`).join(""),
	"figures and what they count":
		"全年\n1\n公里，\n2\n个项目由市水利局\n3\n家企业和市教育局\n4\n所学校，市财政局\n",
	"pages of prose": rows.map(([, what], i) => `会议强调，${what}各部门要压实责任。\n\n${i + 1}\n\n`).join(""),
	"tables that are named below each other": rows
		.map(([, what], i) => `表 ${i + 1} ${what.slice(0, 9)}情况\n`)
		.join(""),
	addresses:
		"1\n市政务服务大厅\n滨河东路88号三楼302室\n2\n市社会保险中心\n人民中路16号\n3\n市医疗保险中心\n建设北路9号一楼大厅\n4\n市不动产登记中心\n推广巷2号\n",
	"units and their telephones":
		"1\n市教育局\n0931-8212345\n2\n市财政局\n0931-8212346\n3\n市民政局\n0931-8212347\n4\n市水利局\n0931-8212348\n",
	"who answers the telephone":
		"1   市教育局   张立新   办公室主任   8212345\n2   市财政局   王海   预算科科长   8212346\n3   市民政局   李春   办公室主任   8212347\n4   市水利局   赵兵   副科长   8212348\n",
	"documents and their dates":
		"1\n市政府办公室关于印发防汛抗旱应急工程预案的通知\n2026年3月1日\n2\n市政府办公室关于做好春耕工作的通知\n2026年3月9日\n3\n市政府关于表彰先进单位的决定\n2026年3月20日\n4\n市政府关于人事任免的通知\n2026年4月2日\n",
	budgets:
		"1   市教育局   教师培训经费   120万元\n2   市财政局   信息系统运维   80万元\n3   市民政局   养老服务补助   300万元\n4   市水利局   河道维修养护   210万元\n",
	"meetings and their days":
		"1\n3月15日\n一季度经济形势分析会\n2\n6月15日\n二季度经济形势分析会\n3\n9月15日\n三季度经济形势分析会\n4\n12月15日\n四季度经济形势分析会\n",
	"questions and answers":
		"1\n谁可以申请？\n本市户籍居民。\n2\n向谁申请？\n市民政局\n3\n什么时候发放？\n2026年6月\n4\n在哪里领取？\n市政务服务中心\n",
	"who is on duty":
		"1   5月1日   陆远山   13800000001\n2   5月2日   季清扬   13800000002\n3   5月3日   何涛   13800000003\n4   5月4日   汪晏   13800000004\n",
	"pages by bare numbers, under a running head that is a unit":
		"市水利局\n会议强调，要压实防汛责任。\n1\n市水利局\n各部门要加强协调，推动工作落实。\n2\n市水利局\n各县区要加强督导，确保完成。\n3\n市水利局\n做好总结，及时上报。\n4\n",
	"a list of annexes":
		"附件清单\n1   2026年工作要点   市水利局   2026年1月\n2   2026年预算草案说明   市财政局   2026年1月\n3   2026年统计公报   市统计局   2026年2月\n4   2026年招商手册   市商务局   2026年3月\n",
	"telephones under names of columns":
		"序 单位 电话\n1 市教育局 8212345\n2 市财政局 8212346\n3 市民政局 8212347\n4 市水利局 8212348\n",
	"an agenda":
		"会议议程\n1. 传达省委经济工作会议精神   市委办公室\n2. 听取一季度经济形势汇报   市发改委\n3. 审议国有资产管理办法   市国资委\n4. 研究安全生产工作   市应急局\n",
	"an agenda with times":
		"会议议程\n1   9:00   传达省委经济工作会议精神   市委办公室\n2   9:20   听取一季度经济形势汇报   市发改委\n3   9:40   审议国有资产管理办法   市国资委\n4   10:00   研究安全生产工作   市应急局\n",
	"who is honoured":
		"先进单位名单\n1. 市教育局\n2. 市财政局\n先进个人名单\n1. 张立新   市教育局\n2. 王海   市财政局\n3. 李春   市民政局\n4. 赵兵   市水利局\n",
	"meetings of schools and their days":
		"1\n城关镇中心小学\n市教育局\n3月\n2\n河口镇中心小学\n市教育局\n4月\n3\n第一中学\n市教育局\n5月\n4\n市政务大厅\n市数据局\n6月\n",
	"parts by bare numbers":
		"1 指导思想\n坚持稳中求进，服务全市大局。\n2 基本原则\n突出重点，由市政府办公室\n3 主要任务\n做好各项工作，2026年6月\n4 保障\n加强领导\n",
};

const told = (text: string) =>
	createTestSnapshot(`青浦湾水务局2026年工作要点\n${text}`)
		.findings()
		.filter(({ code }) => code === "table/unread");

describe("layouts: rows under names of columns that are torn or not known", () => {
	for (const [kind, text] of Object.entries(texts)) {
		it(`are said to be unread, once: ${kind}`, () => {
			assert.equal(told(text).length, 1);
			assert.match(told(text)[0]?.message.zh ?? "", /没有读入.*请直接导入原文件/);
			assert.equal(createTestSnapshot(text).plan.taskCount, 0);
		});

		it(`are said to be unread beside tasks that are read: ${kind}`, () => {
			const task =
				"| 序号 | 重点任务 | 责任单位 |\n| --- | --- | --- |\n| 1 | 新建学校3所。 | ★市教育局 |\n\n";
			assert.equal(told(`${task}${text}`).length, 1);
		});
	}

	for (const [kind, text] of Object.entries(prose))
		it(`are none: ${kind}`, () => {
			assert.deepEqual(told(text), []);
		});

	it("make no targets outside of tasks, and end where the text goes on", () => {
		const text = `${texts["no names, one cell a line"]}\n注：第一个为牵头科室。\n一、工作要求\n1.新增企业30家。（市工信局牵头）\n`;
		const { plan } = createTestSnapshot(text);
		assert.equal(plan.taskCount, 1);
		plan.forEachPoint((point) => {
			assert.ok(point.task >= 0 || point.targets.length === 0);
		});
	});
});
