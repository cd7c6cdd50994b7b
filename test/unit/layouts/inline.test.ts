import assert from "node:assert/strict";
import { toPlanJson } from "../../../server/src/common/interchange/planJson.js";
import { readPlan } from "../../../server/src/common/layouts/readPlan.js";
import { createSourceDocument } from "../../../server/src/common/text/sourceDocument.js";
import { createTestSnapshot } from "../../support/planSnapshot.js";

/** The tasks of a document: `number|path|text|units|leaders|deadline`, ★ before units that lead. */
function tasksOf(text: string): readonly string[] {
	const { plan, index } = createTestSnapshot(text);
	return toPlanJson(plan, index).tasks.map((task) =>
		[
			task.number ?? "-",
			task.path.join(" > "),
			task.text,
			task.units.map(({ raw, lead }) => `${lead ? "★" : ""}${raw}`).join("、"),
			task.leaders.join("、"),
			task.deadline ?? "",
		].join("|"),
	);
}

function leadOf(text: string): string {
	return readPlan(createSourceDocument(text), {}).plan.conventions.lead;
}

/** An assignment behind a sentence, and the units that it names. */
const assignments: readonly (readonly [written: string, units: string])[] = [
	["（市发改委牵头，市财政局、市统计局配合）", "★市发改委、市财政局、市统计局"],
	["(市发改委牵头,市财政局、市统计局配合)", "★市发改委、市财政局、市统计局"],
	["[市发改委、市财政局牵头，市统计局等按职责分工负责]", "★市发改委、★市财政局、市统计局"],
	["［市发改委牵头］", "★市发改委"],
	["〔市发改委、市财政局按职责分工负责〕", "市发改委、市财政局"],
	["【市民政局负责】", "★市民政局"],
	["（由市民政局负责，市财政局配合）", "★市民政局、市财政局"],
	["（财政部、国家发展改革委牵头，各地区按职责分工负责）", "★财政部、★国家发展改革委、各地区"],
	[
		"（牵头单位：市商务局；责任单位：市财政局、各县（市、区）政府）",
		"★市商务局、市财政局、各县（市、区）政府",
	],
	["（责任部门：市教育局、市体育局）", "市教育局、市体育局"],
	["（主办：市教育局；协办：市体育局）", "★市教育局、市体育局"],
	[
		"（市委组织部(人才办)牵头，市委宣传部（文明办）、市人社局配合）",
		"★市委组织部(人才办)、市委宣传部（文明办）、市人社局",
	],
	["（市发改委会同市财政局负责）", "★市发改委、市财政局"],
	[
		"（市发改委和市财政局牵头，市住房和城乡建设局、市自然资源和规划局参与）",
		"★市发改委、★市财政局、市住房和城乡建设局、市自然资源和规划局",
	],
	["（责任单位：市民政局（牵头）、市财政局）", "★市民政局、市财政局"],
	["（★市民政局、市财政局）", "★市民政局、市财政局"],
	["（市民政局、市财政局）", "市民政局、市财政局"],
	["（市商务局牵头负责，市财政局等有关部门协同配合）", "★市商务局、市财政局"],
	["【责任单位】市教育局、市体育局", "市教育局、市体育局"],
	["（责任单位：市教育局；配合单位：市体育局、市财政局）", "★市教育局、市体育局、市财政局"],
	["（市教育局、市体育局负责）", "★市教育局、★市体育局"],
	["（市教育局、市体育局，按任务分工，分别牵头）", "★市教育局、★市体育局"],
	["（市司法局负责，市律师协会支持）", "★市司法局、市律师协会"],
	["（市公安局牵头，各街道党组织配合）", "★市公安局、各街道党组织"],
	["（责任单位：市教育局，各市、州人民政府）", "市教育局、各市、州人民政府"],
	["（市能源局等省有关部门和各县人民政府按职责分工负责）", "市能源局、各县人民政府"],
	["（牵头单位：市教育局；联系人：郑晓；电话：8123456）", "★市教育局"],
	["（约束性指标，牵头单位：市林业局）", "★市林业局"],
	["（责任站所：镇水利站；支持单位：镇农商行）", "★镇水利站、镇农商行"],
	["（责任单位：市教育局（除另有说明外，列第一位的为牵头单位，下同））", "★市教育局"],
	["（责任处室：人事处（老干部处）、规划处）", "人事处（老干部处）、规划处"],
	["（责任科室：放射科、超声医学科）", "放射科、超声医学科"],
	["（市级责任单位：市住建局；责任县区：城东区、青岭县）", "市住建局、城东区、青岭县"],
	["（链长单位：市工信局；成员单位：市商务局）", "★市工信局、市商务局"],
	["——责任单位：市水务局、市林业局", "市水务局、市林业局"],
	["（责任站办所：镇文化站；协助单位：镇财政所等5家单位）", "镇文化站、镇财政所"],
	["（镇水管站和镇派出所负责）", "★镇水管站、★镇派出所"],
	["（市有关部门及各区政府按职责分工负责）", "市有关部门、各区政府"],
	["（商务部和浙江省人民政府、江苏省人民政府承办）", "★商务部、★浙江省人民政府、★江苏省人民政府"],
	[
		"（水利部、财政部等和各省、自治区、直辖市人民政府负责）",
		"★水利部、★财政部、★各省、自治区、直辖市人民政府",
	],
	["（各有关部门和单位按职责分工负责）", "各有关部门和单位"],
	["（市住房和城乡建设局、市村镇和房产管理局负责）", "★市住房和城乡建设局、★市村镇和房产管理局"],
	["（市水务局牵头，各县（市、区）人民政府结合实际抓好落实）", "★市水务局、各县（市、区）人民政府"],
	["（市水务局牵头，各县（市、区）参照执行）", "★市水务局、各县（市、区）"],
	["（市应急局、市消防局按行业监管职责分工负责）", "市应急局、市消防局"],
	["（分管副市长、协管副秘书长负责，市科技局牵头，市财政局配合）", "★市科技局、市财政局"],
	["（市政府分管领导牵头，市教育局、市卫健委负责）", "★市教育局、★市卫健委"],
	["（市数据局为牵头单位，市财政局、市审计局为配合单位）", "★市数据局、市财政局、市审计局"],
	["（市工信局主要负责，市商务局协同）", "★市工信局、市商务局"],
	["（县林业局〔牵头〕、县水务局）", "★县林业局、县水务局"],
	["（市公安局/市司法局）", "市公安局、市司法局"],
	["（民政部、教育部按职责分工负责，地方各级人民政府负责落实）", "民政部、教育部、地方各级人民政府"],
	["（医务科、设备科和总务科负责）", "★医务科、★设备科、★总务科"],
	["【牵头单位】市商务局；【责任单位】市交通局、市供销社", "★市商务局、市交通局、市供销社"],
];

/** What is said behind the units of when it is to be done, and the deadline of it. */
const deadlines: readonly (readonly [written: string, deadline: string])[] = [
	["（市审计局、市财政局按职责分工负责，年内持续推进）", "2026"],
	["（市审计局牵头，市财政局配合，4月底前印发实施方案）", "2026-04"],
	["（市审计局负责；6月30日前取得明显进展）", "2026-06-30"],
	["（市审计局、市财政局负责，三季度末前形成清单，长期坚持）", "2026-09"],
	["（市审计局、市财政局负责，每季度一次）", "每季度一次"],
	["（9月底前完成，市审计局、市财政局负责）", ""],
];

/** What stands in brackets and assigns nothing. */
const remarks: readonly string[] = [
	"（本科、专科）",
	"（分管副县长负责）",
	"（涉及乡镇：12个）",
	"（一期）",
	"（剩余说明）",
	"（含已落实的项目）",
	"（以下简称示范区）",
	"(GB/T 9704)",
	"（2026年）",
	"（其中：工业投资60亿元）",
	"（详见附件）",
	"（政府投资部分）",
	"（试点单位）",
];

/** Assignments on lines of their own, or broken over lines. */
const lineAssignments: readonly (readonly [what: string, text: string, units: string])[] = [
	[
		"labels with dashes",
		"1.整治市场。\n责任单位——县市场监管局\n配合单位——县商务局、城关镇\n",
		"★县市场监管局、县商务局、城关镇",
	],
	[
		"a list of items below its label",
		"1.改造旱厕。\n牵头单位：\n- 县住建局\n- 县卫健委\n配合单位：\n● 城关镇\n● 县财政局\n",
		"★县住建局、★县卫健委、城关镇、县财政局",
	],
	[
		"a bracket of several lines with the number of a page in it",
		"1.加强宣传。用好平台。\n（市委宣传部牵头，市委网信办、市\n— 12 —\n融媒体中心、市委组织部\n（人才办）配合）\n",
		"★市委宣传部、市委网信办、市融媒体中心、市委组织部（人才办）",
	],
	[
		"a name broken behind a label",
		"1.强化督查。\n牵头单位：市政府督查室、市发\n展改革委\n责任单位：市财政局、\n市审计局\n",
		"★市政府督查室、★市发展改革委、市财政局、市审计局",
	],
	[
		"labels in one line, up to the next heading",
		"1.新开工项目45个。责任领导：丁伟 牵头单位：区工信局 责任单位：区统计局、开发区管委会二、聚焦民生\n",
		"★区工信局、区统计局、开发区管委会",
	],
	[
		"a sentence that begins with who does it",
		"1.关于污水厂扩建。由江岚副市长负责，市住建局牵头，市财政局配合，年内完成前期工作。\n",
		"★市住建局、市财政局",
	],
];

describe("layouts: inline", () => {
	for (const [what, text, units] of lineAssignments)
		it(`reads ${what}`, () => {
			const [task] = tasksOf(text);
			assert.equal(task?.split("|")[3], units);
		});
	it("reads tasks in lines of tags, which are told and leave marks in order", () => {
		for (const text of [
			"<p>1.新建学校3所。（县教体局牵头）</p>\n<p>2.改造管网20公里。（县水利局牵头）</p>\n",
			"<div>1.新建学校3所。（县教体局牵头）</div><div>2.改造管网20公里。（县水利局牵头）</div>\n",
		]) {
			assert.deepEqual(tasksOf(text), ["1||新建学校3所。|★县教体局||", "2||改造管网20公里。|★县水利局||"]);
			const codes = createTestSnapshot(text)
				.findings()
				.map(({ code }) => code);
			assert.deepEqual([...new Set(codes)], ["text/foreign-matter"]);
		}
	});

	it("finds the official in charge, and takes an office for nobody's name", () => {
		const leaderOf = (text: string) => tasksOf(text)[0]?.split("|")[4];
		assert.equal(leaderOf("1.扩建水厂。由江岚副市长负责，市住建局牵头，年内完成。\n"), "江岚");
		assert.equal(leaderOf("1.扩建水厂。（责任领导：县领导；牵头单位：县住建局）\n"), "");
		assert.equal(
			leaderOf("1.扩建水厂。\n责任领导：县委常委、组织部部长 江一鸣\n牵头单位：县住建局\n"),
			"江一鸣",
		);
	});
	it("numbers tasks by digits with their mark in them, and tells a number in brackets that is part of an address", () => {
		assert.deepEqual(
			tasksOf("⒈修建泵站2座。（县水利局牵头）\n⒉疏浚河道6公里。（县住建局牵头）\n").map((task) =>
				task.split("|").slice(0, 3).join("|"),
			),
			["1||修建泵站2座。", "2||疏浚河道6公里。"],
		);
		assert.deepEqual(
			tasksOf("1.修建泵站，站址在河滨路7号(1)幢北侧，配备人员6名。（县水利局牵头）\n").map(
				(task) => task.split("|")[2],
			),
			["修建泵站，站址在河滨路7号(1)幢北侧，配备人员6名。"],
		);
	});
	it("leads by the label only where nothing else says who leads", () => {
		const units = (text: string) => tasksOf(text).map((task) => task.split("|")[3]);
		assert.deepEqual(
			units(
				"| 序号 | 工作任务 | 责任单位 | 配合单位 |\n| --- | --- | --- | --- |\n| 1 | 修路。 | 县交通局、县财政局 | 县公安局 |\n",
			),
			["★县交通局、★县财政局、县公安局"],
		);
		assert.deepEqual(
			units(
				"| 序号 | 工作任务 | 责任单位 | 配合单位 |\n| --- | --- | --- | --- |\n| 1 | 修路。 | ★县交通局、县财政局 | 县公安局 |\n",
			),
			["★县交通局、县财政局、县公安局"],
		);
	});
	for (const [written, units] of assignments)
		it(`reads ${written}`, () => {
			assert.deepEqual(tasksOf(`3.新建学校5所。${written}\n`), [`3||新建学校5所。|${units}||`]);
		});

	for (const remark of remarks)
		it(`takes ${remark} for no assignment`, () => {
			assert.deepEqual(tasksOf(`3.新建学校5所${remark}。\n4.改造公园2座${remark}，完善配套。\n`), []);
		});

	it("makes a task of what stands before each assignment, in one endless line too", () => {
		const text =
			"一、总体要求。坚持稳中求进。二、重点任务(一)实施强县行动1.新开工项目20个(县工信局牵头，县财政局配合)。2.实施技改50个。(县工信局负责)(二)推进乡村振兴3.修建公路80公里，(县交通局负责)绿化公路30公里。(县林业局负责)";
		assert.deepEqual(tasksOf(text), [
			"1|二、重点任务 > (一)实施强县行动|新开工项目20个。|★县工信局、县财政局||",
			"2|二、重点任务 > (一)实施强县行动|实施技改50个。|★县工信局||",
			"3|二、重点任务 > (二)推进乡村振兴|修建公路80公里|★县交通局||",
			"-|二、重点任务 > (二)推进乡村振兴 > 3.修建公路80公里|绿化公路30公里。|★县林业局||",
		]);
	});

	it("finds assignments without brackets, or without words, at the end of each point of one endless line", () => {
		const text =
			"1.举办比赛12场。由县体育中心牵头，县总工会配合。2.修缮校舍40间（县教育局、县住建局）3.县水利局负责。";
		assert.deepEqual(tasksOf(text), [
			"1||举办比赛12场。|★县体育中心、县总工会||",
			"2||修缮校舍40间|县教育局、县住建局||",
		]);
	});

	it("takes when for no unit", () => {
		assert.deepEqual(
			tasksOf(
				"1.公布结果。（市营商环境局，12月底前）\n2.督查12次。（市委督查室牵头，市发改委配合，常年坚持）\n3.治理河道3条。（市水利局、市生态环境局按职责分工负责,完成时限:2026年12月）",
			),
			[
				"1||公布结果。|市营商环境局||12月底前",
				"2||督查12次。|★市委督查室、市发改委||常年坚持",
				"3||治理河道3条。|市水利局、市生态环境局||2026-12",
			],
		);
	});

	for (const [written, deadline] of deadlines)
		it(`reads the deadline in ${written}`, () => {
			const [task] = tasksOf(`2026年督查清单\n\n3.清查账户50个。${written}\n`);
			const units = task?.split("|")[3]?.replace(/★/g, "");
			assert.match(units ?? "", /^市审计局(?:、市财政局)?$/);
			assert.equal(task?.split("|")[5], deadline);
		});

	it("finds the official and the units of two lines below the task", () => {
		const text = [
			"1.建成数据平台。",
			"",
			"分管市领导：白露、丁一帆",
			"",
			"部门分工：市数据局牵头，市财政局、市工信局配合，各县政府落实。",
			"",
			"2.开展清产核资。",
			"牵头领导：白露",
			"责任分工：市国资委负责。",
		].join("\n");
		assert.deepEqual(tasksOf(text), [
			"1||建成数据平台。|★市数据局、市财政局、市工信局、各县政府|白露、丁一帆|",
			"2||开展清产核资。|★市国资委|白露|",
		]);
		// A label like it before what is to be done assigns nothing.
		assert.deepEqual(tasksOf("1.建成数据平台。\n任务分工：分三个阶段推进，逐步完善功能。\n"), []);
	});

	it("reads labels that blanks have spread", () => {
		assert.deepEqual(
			tasksOf(
				"（1）改造菜场6个。\n    牵  头：县商务局\n    责　任：各镇、县供销社\n    时  限：2026年10月\n\n（2）修桥2座。\n责 任 单 位：县交通局\n",
			),
			["-||改造菜场6个。|★县商务局、各镇、县供销社||2026-10", "-||修桥2座。|县交通局||"],
		);
		assert.deepEqual(tasksOf("1.修桥2座。这是 责 任：重于泰山。\n"), []);
	});

	it("leaves a bracket with the name in front of it in a labelled list", () => {
		assert.deepEqual(
			tasksOf("1.上线事项30项。\n牵头单位：区数据局（区政务服务中心）\n配合单位：区公安分局\n"),
			["1||上线事项30项。|★区数据局（区政务服务中心）、区公安分局||"],
		);
	});

	it("finds an official before the units of a bracket, and no post", () => {
		assert.deepEqual(tasksOf("1.改造水厂2座。（白露副市长牵头，市水务局、市住建局负责）"), [
			"1||改造水厂2座。|★市水务局、★市住建局|白露|",
		]);
		assert.deepEqual(tasksOf("1.改造水厂2座。（市委常委、副市长丁一帆负责，市水务局牵头）"), [
			"1||改造水厂2座。|★市水务局|丁一帆|",
		]);
		assert.deepEqual(tasksOf("1.改造水厂2座。（分管副市长负责，市水务局牵头）"), [
			"1||改造水厂2座。|★市水务局||",
		]);
	});

	it("takes a remark on the first of the list for all lists that do not name their lead", () => {
		const text = (remark: string) =>
			[
				`1.建桥3座。（市交通局、市水务局按职责分工负责${remark}）`,
				"2.修路30公里。（市财政局、市交通局负责）",
				"3.植树9万株。（市林业局牵头，市住建局、市水务局负责）",
			].join("\n");
		const units = (remark: string) => tasksOf(text(remark)).map((task) => task.split("|")[3]);
		assert.deepEqual(units("，排在第一位的部门为牵头部门，下同"), [
			"★市交通局、市水务局",
			"★市财政局、市交通局",
			"★市林业局、市住建局、市水务局",
		]);
		assert.deepEqual(units(""), [
			"市交通局、市水务局",
			"★市财政局、★市交通局",
			"★市林业局、市住建局、市水务局",
		]);
	});

	it("parts what has grown together: the list of one task, and the number of the next", () => {
		assert.deepEqual(
			tasksOf(
				"1.铺设管网80公里。【责任单位】县水务局、县住建局2.30个村通公交。【责任单位】县交通局3.1.5万亩荒山造林。【责任单位】县林业局",
			),
			[
				"1||铺设管网80公里。|县水务局、县住建局||",
				"2||30个村通公交。|县交通局||",
				"3||1.5万亩荒山造林。|县林业局||",
			],
		);
	});

	it("takes in the lines that assign the paragraph above", () => {
		const text = [
			"北岭县2026年为民办实事项目责任分解",
			"",
			"1. 新建农村幸福院15所，改造提升20所。",
			"   责任单位：县民政局（牵头）、各乡镇人民政府",
			"   牵头负责领导：马文斌",
			"   完成时限：2026年11月底",
			"",
			"2. 建设文化广场",
			"在20个行政村建设文化广场。",
			"",
			"牵头单位：县文旅局",
			"",
			"配合单位：县体育中心",
			"",
			"**3.举办招聘会30场。**",
			"- **责任单位：** 县人社局",
			"4.组织村镇赛事12场。由县体育中心牵头，县文旅局、县总工会配合。",
			"5.修缮校舍40间。责任部门：县教育局、县住建局。时间节点：9月30日前",
		].join("\n");
		assert.deepEqual(tasksOf(text), [
			"1||新建农村幸福院15所，改造提升20所。|★县民政局、各乡镇人民政府|马文斌|2026-11",
			"2||建设文化广场在20个行政村建设文化广场。|★县文旅局、县体育中心||",
			"3||举办招聘会30场。|县人社局||",
			"4||组织村镇赛事12场。|★县体育中心、县文旅局、县总工会||",
			"5||修缮校舍40间。|县教育局、县住建局||2026-09-30",
		]);
	});

	it("joins an assignment that a line end has torn", () => {
		assert.deepEqual(
			tasksOf(
				"1.建设口袋公园10个。（区城管局牵头，区财\n政局、区住建局配合）\n2.新增停车位800个。（区公安分局负责）",
			),
			["1||建设口袋公园10个。|★区城管局、区财政局、区住建局||", "2||新增停车位800个。|★区公安分局||"],
		);
	});

	it("tells tasks without numbers by their headings, and finds no number missing", () => {
		const text = [
			"云川省关于促进民间投资的实施意见",
			"",
			"一、优化环境",
			"",
			"（一）放宽准入。每年推出示范项目100个。（省发展改革委牵头，各市（州）人民政府负责）",
			"",
			"（二）强化保障。新增融资500亿元。（省财政厅、人民银行云川省分行按职责分工负责）",
		].join("\n");
		assert.deepEqual(tasksOf(text), [
			"-|一、优化环境|放宽准入。每年推出示范项目100个。|★省发展改革委、各市（州）人民政府||",
			"-|一、优化环境|强化保障。新增融资500亿元。|省财政厅、人民银行云川省分行||",
		]);
		assert.deepEqual(
			createTestSnapshot(text)
				.findings()
				.map(({ code }) => code),
			[],
		);
	});

	it("finds who leads: by a word, by a sentence on the first of the list, or nobody by design", () => {
		assert.equal(leadOf("1.新建学校5所。（市教育局牵头，市财政局配合）"), "word");
		assert.equal(leadOf("1.新建学校5所。（牵头单位：市教育局；配合单位：市财政局）"), "word");
		assert.equal(leadOf("1.新建学校5所。（市教育局、市财政局按职责分工负责）"), "word");
		assert.equal(leadOf("1.新建学校5所。（★市教育局、市财政局）"), "star");
		assert.equal(leadOf("1.新建学校5所。（责任单位：市教育局、市财政局）"), "none");
		const first =
			"1.新建学校5所。（责任单位：市教育局、市财政局，列第一位者为牵头单位，下同）\n2.修路30公里。（市交通局、市财政局）";
		assert.equal(leadOf(first), "first");
		assert.deepEqual(tasksOf(first), [
			"1||新建学校5所。|★市教育局、市财政局||",
			"2||修路30公里。|★市交通局、市财政局||",
		]);
	});

	it("counts points without an assignment with the tasks beside them", () => {
		const codes = (text: string) =>
			createTestSnapshot(text)
				.findings()
				.filter(({ code }) => code.startsWith("number/") || code === "outline/sequence")
				.map(({ code, span }) => `${code} ${span.line + 1}`);
		const task = (n: number) => `${n}.新建学校5所。（市教育局负责）`;
		assert.deepEqual(codes([task(1), "2.改造公园2座。", task(3)].join("\n")), []);
		assert.deepEqual(codes([task(1), "2.改造公园2座。", task(4)].join("\n")), ["number/gap 3"]);
		assert.deepEqual(codes([task(1), task(2), task(2)].join("\n")), ["number/duplicate 3"]);
		const sections = ["一、教育", task(1), task(2), "二、卫生", task(1), task(2)].join("\n");
		assert.deepEqual(codes(sections), []);
	});

	it("reads prose, then the table annexed to it, each as what it is", () => {
		const text = [
			"# 2026年工作方案",
			"",
			"1.新建学校5所。（市教育局牵头，市财政局配合）",
			"",
			"| 序号 | 重点任务 | 责任单位 |",
			"| --- | --- | --- |",
			"| 1 | 修路30公里。 | ★市交通局 |",
			"",
		].join("\n");
		const { plan } = createTestSnapshot(text);
		assert.deepEqual(plan.layouts, ["inline", "table"]);
		assert.deepEqual(
			Array.from(plan.eachTask(), ({ header }) => header.layout),
			["inline", "table"],
		);
	});

	it("takes assignments for prose where the layout is set to narrative", () => {
		const { plan } = createTestSnapshot("---\nlayout: narrative\n---\n\n1.新建学校5所。（市教育局负责）\n");
		assert.equal(plan.taskCount, 0);
		assert.equal(plan.pointCount, 1);
	});

	it("takes the names of a web page's makers for no assignment", () => {
		assert.deepEqual(
			tasksOf(
				"三是抓落实。各单位要跟踪问效。\n\n主办单位：江州市人民政府办公室 网站支持\n备案：江ICP备10000000号\n",
			),
			[],
		);
	});

	describe("takes time that grows with the text, whatever stands in it", () => {
		const hostile: readonly (readonly [string, string])[] = [
			["one line of 3 MB", "推进园区建设，新增企业3家（区工信局牵头，区财政局配合）。".repeat(50_000)],
			["brackets that never close", "（".repeat(500_000)],
			["10,000 nested brackets", `${"（".repeat(10_000)}区工信局牵头${"）".repeat(10_000)}`],
			["labels without lists", "责任单位：".repeat(100_000)],
			["marks without words", `${"一是".repeat(50_000)}${"（一）".repeat(50_000)}${"①".repeat(50_000)}`],
			["lines broken in mid-sentence", "这一行没有写完就断了还要接着往下写，\n".repeat(20_000)],
			["titles without names", "区委书记、".repeat(50_000)],
			["a list of dates", `1.督查。（${"6月底前，".repeat(100_000)}）`],
			["units in a row", "责任单位：县教育局和县财政局及".repeat(50_000)],
			["strokes and blanks", `责任单位：${" ".repeat(100_000)}${"/县教育局".repeat(50_000)}`],
			["brackets on a list's line", `责任单位：${"县教育局（体育科）".repeat(80_000)}`],
			["lists that stand in one another", "1.甲。\n（一）乙。\n第一，丙\n".repeat(20_000)],
			[
				"a cell of strokes",
				`| 任务 | 责任单位 |\n| --- | --- |\n| 1.督查。 | ${" ".repeat(100_000)}${"x/和".repeat(200_000)} |\n`,
			],
			["collectives that never end", "责任单位：各市、".repeat(100_000)],
		];
		for (const [title, text] of hostile)
			it(title, function () {
				this.timeout(20_000);
				const { plan } = readPlan(createSourceDocument(text), {});
				assert.equal(plan.lineCount, text.split("\n").length);
			});
	});

	it("does not take a numbered point that ends with its assignment for one bracket", () =>
		assert.deepEqual(tasksOf("2026年1月5日\n（1）新建学校5所。（区教育局牵头，区财政局配合）\n"), [
			"-||新建学校5所。|★区教育局、区财政局||",
		]));
});
