import assert from "node:assert/strict";
import { toPlanJson } from "../../../server/src/common/interchange/planJson.js";
import { createTestSnapshot } from "../../support/planSnapshot.js";

/** The tasks of a plan's text: `number|text|units|leaders`, ★ before units that lead. */
function tasksOf(text: string, title = "# 2026年重点工作方案"): readonly string[] {
	const { plan, index } = createTestSnapshot(`${title}\n\n${text}\n`);
	return toPlanJson(plan, index).tasks.map((task) =>
		[
			task.number ?? "-",
			task.text,
			task.units.map(({ raw, lead }) => `${lead ? "★" : ""}${raw}`).join("、"),
			task.leaders.join("、"),
		].join("|"),
	);
}

/** Sentences that say who does what they are about, and who that is. */
const sentences: readonly (readonly [sentence: string, units: string, leaders?: string])[] = [
	["由区教育局牵头，区财政局配合，新建学校3所。", "★区教育局、区财政局"],
	["区教育局牵头，区财政局、区住建局配合，新建学校3所。", "★区教育局、区财政局、区住建局"],
	["由区教育局牵头、区财政局配合，新建学校3所。", "★区教育局、区财政局"],
	["由区教育局牵头，区财政局配合。新建学校3所。", "★区教育局、区财政局"],
	["新建学校3所，由区教育局牵头，区财政局配合。", "★区教育局、区财政局"],
	["新建学校3所，由区教育局负总责，会同区财政局落实。", "★区教育局、区财政局"],
	["坚持就业优先。由区人社局牵头，区总工会配合，举办招聘会12场。", "★区人社局、区总工会"],
	["东湖隧道由市交通局牵头，6月底前贯通。", "★市交通局"],
	[
		"由区划地名处会同市公安局、市邮政管理局，8月底前完成地名采集2.2万条。",
		"★区划地名处、市公安局、市邮政管理局",
	],
	["由市林草局负责新造林3万亩，市财政局做好资金保障。", "★市林草局、市财政局"],
	["县水利局要牵头抓好水毁工程修复，县应急局配合，修复水毁工程15处。", "★县水利局、县应急局"],
	["县教育局牵头推进学位扩容，新增学位1200个；县财政局做好资金保障。", "★县教育局、县财政局"],
	["6月底前，由副市长何江牵头，市水务局、市财政局配合，治理河道20公里。", "市水务局、市财政局", "何江"],
	["分管副区长何江负总责，区水务局牵头，治理河道20公里。", "★区水务局", "何江"],
	["区教育局为牵头单位，区财政局为配合单位，新建学校3所。", "★区教育局、区财政局"],
	["由区教育局、区住建局共同牵头，区财政局和各镇配合，改造校舍5栋。", "★区教育局、★区住建局、区财政局、各镇"],
	[
		"由区教育局牵头，区发改局、区财政局（预算科）等部门配合，新建学校3所。",
		"★区教育局、区发改局、区财政局（预算科）",
	],
	["由区农业农村局、区财政局按职责分工负责，新建高标准农田5万亩。", "区农业农村局、区财政局"],
	["各镇（街道）负责，区民政局配合，新建助餐点20个。", "★各镇（街道）、区民政局"],
	["由区教育局牵头，新建学校3所。由区住建局负责，改造小区5个。", "★区教育局、★区住建局"],
	["区教育局负责新建学校3所，区财政局负责落实资金。", "★区教育局、★区财政局"],
	["由区住建局牵头，区财政局，区发改局配合，新建公园3个。", "★区住建局、区财政局、区发改局"],
	["由区住建局牵头，在已建成公园的基础上新建3个。", "★区住建局"],
	["区住建局负责改造全区12个小区。", "★区住建局"],
	["工作专班由区住建局牵头，6月底前完成排查120栋。", "★区住建局"],
	["由區教育局牽頭，區財政局配合，新建學校3所。", "★區教育局、區財政局"],
	["新建公園3個，由區城管局負總責，會同區財政局落實。", "★區城管局、區財政局"],
];

/** Sentences in which nobody is given a task, though units lead in them. */
const others: readonly string[] = [
	"由市住建局牵头的5个项目年底前完工。",
	"由市教育局牵头，市发改委配合，已新建学校3所。",
	"市教育局已牵头，市发改委配合，新建学校3所。",
	"由市教育局牵头，市发改委配合，去年新建学校3所。",
	"由市教育局牵头，市发改委配合，建成了示范学校。",
	"由于市教育局负责，新建3所学校。",
	"本方案由市教育局负责解释。",
	"市财政局负责统筹安排工作经费。",
	"由区财政局牵头，区审计局配合。",
	"各部门按职责分工负责，新建学校3所。",
	"牵头抓好校园安全，全年检查12次。",
	"由县教育局牵头，县财政局配合，建成学校3所，已投入使用。",
	"由区市场监管局负责查处的案件35起，罚没款120万元。",
	"由县科协牵头申报的3个项目获奖，获资金50万元。",
	"由县级以上人民政府教育行政部门负责，处以5万元以下罚款。",
	"事故调查组由区应急局牵头，区公安局、区总工会参加，下设4个小组。",
	"安全生产专委会由市应急局牵头，成员单位有28个。",
	"县教育局负责全县2.3万名学生的营养餐发放工作。",
	"县民政局负责管理全县12个养老机构。",
	"会议审议了人才安居细则。会议同意，由人社局牵头修改完善后印发。会议明确，年底前筹集公寓500套。",
];

describe("layouts: who leads within the sentence", () => {
	for (const [sentence, units, leaders = ""] of sentences)
		it(`makes a task of ${sentence}`, () => {
			const expected = [`1|${sentence}|${units}|${leaders}`, "2|改造公园2个。|★区城管局|"];
			assert.deepEqual(tasksOf(`1.${sentence}\n2.改造公园2个。（区城管局牵头）`), expected);
			assert.deepEqual(
				tasksOf(`一是${sentence}二是改造公园2个，由区城管局牵头。`).map((task) =>
					task.split("|").slice(1, 3).join("|"),
				),
				[`${sentence}|${units}`, "改造公园2个，由区城管局牵头。|★区城管局"],
			);
		});

	for (const sentence of others)
		it(`makes no task of ${sentence}`, () => {
			assert.deepEqual(tasksOf(`1.${sentence}\n2.改造公园2个。（区城管局牵头）`), [
				"2|改造公园2个。|★区城管局|",
			]);
		});

	it("makes no task where a report tells it, nor of an article without a figure", () => {
		const told = "一是由市教育局牵头，市发改委配合，新建学校3所。";
		assert.deepEqual(tasksOf(told, "# 2025年工作总结"), []);
		assert.deepEqual(tasksOf(`一、过去一年工作回顾\n${told}`, "# 政府工作报告"), []);
		assert.deepEqual(tasksOf("第二条 市容管理工作由市城管局负责，市公安局配合。", "# 市容管理办法"), []);
		assert.equal(tasksOf(`二、2026年工作安排\n${told}`, "# 政府工作报告").length, 1);
	});

	it("makes tasks without a mark where the assignment opens them", () => {
		assert.deepEqual(tasksOf("由区教育局牵头，区财政局配合，新建学校3所。\n改造公园2个，由区城管局牵头。"), [
			"-|由区教育局牵头，区财政局配合，新建学校3所。|★区教育局、区财政局|",
		]);
	});

	it("reads numbers that say what they number, or stand on a line of their own", () => {
		const units = "|★区教育局|";
		const written = (first: string, second: string) =>
			tasksOf(`${first}新建学校3所。（区教育局牵头）\n${second}改造公厕5座。（区教育局牵头）`);
		const expected = [`1|新建学校3所。${units}`, `2|改造公厕5座。${units}`];
		for (const [first, second] of [
			["任务1：", "任务2："],
			["任务一：", "任务二："],
			["第1条 ", "第2条 "],
			["第一项：", "第二项："],
			["1、\n", "2、\n"],
			["1 任务：", "2 任务："],
		] as const)
			assert.deepEqual(written(first, second), expected, first);
	});

	it("reads a line with a mark over what is assigned as its heading", () => {
		const { plan, index } = createTestSnapshot(
			"# 2026年方案\n\n（一）发展壮大产业\n做优油茶产业，新增2万亩。\n责任单位：区林业局\n（二）推进城建\n改造公厕5座。\n责任单位：区城管局\n",
		);
		assert.deepEqual(
			toPlanJson(plan, index).tasks.map(({ path, text }) => `${path.join(" > ")}|${text}`),
			["（一）发展壮大产业|做优油茶产业，新增2万亩。", "（二）推进城建|改造公厕5座。"],
		);
	});

	it("parts units from the officials before them, and knows no addressee for a label", () => {
		const [first, second, third, fourth] = tasksOf(
			"1.改造管网5公里。（牵头领导：陆晓峰；★市住建局、市水务集团）\n2.举办展会2场。（责任领导：龙梅，市商务局、市投促中心）\n3.培训800人次。（龙梅；市人社局牵头，市教育局配合）\n4.规上工业增加值增长7%，责任单位：市工信局，责任人：赵 敏，时限：12月底",
		);
		assert.equal(first, "1|改造管网5公里。|★市住建局、市水务集团|陆晓峰");
		assert.equal(second, "2|举办展会2场。|市商务局、市投促中心|龙梅");
		assert.equal(third, "3|培训800人次。|★市人社局、市教育局|龙梅");
		assert.equal(fourth, "4|规上工业增加值增长7%|市工信局|赵敏");
		for (const addressees of [
			"各镇人民政府，区级有关部门，有关单位：\n",
			"各县（市、区）人民政府，市政府各部门、各直属机构：\n",
			"各科室、各所属单位、各责任单位：\n",
			"各县区人民政府、市直各责任单位，中央、省驻市有关单位：\n",
			"市直各部门，有关单位：",
		])
			assert.deepEqual(tasksOf(`${addressees}为落实部署，现将任务分解如下。`), []);
	});

	it("reads no target from who, and goes on over the lines of a page", () => {
		const { plan, index } = createTestSnapshot(
			"# 2026年方案\n\n　　一是东湖隧道由市交通局牵头，市财政局配\n合，6月底前贯通。\n　　二是由市林草局负责造林3万亩，森林覆\n盖率达到42%。\n",
		);
		const { tasks } = toPlanJson(plan, index);
		assert.deepEqual(
			tasks.map(({ targets }) => targets.map(({ indicator, raw }) => `${indicator} ${raw}`)),
			[["东湖隧道 6月底前贯通"], ["造林 3万亩", "森林覆盖率 达到42%"]],
		);
		assert.deepEqual(
			tasks.map(({ units }) => units.map(({ name }) => name)),
			[["市交通局", "市财政局"], ["市林草局"]],
		);
	});
});
