import assert from "node:assert/strict";
import { readText } from "../../support/readText.js";

/** Number, task, leaders, units with ★ and deadline of each task. */
function tasksOf(text: string): readonly string[] {
	return [...readText(text).plan.eachTask()].map(({ number, text: words, leaders, units, deadline }) =>
		[
			number ?? "-",
			words.text,
			leaders.map(({ name }) => name).join("、"),
			units.map(({ raw, star, leadPlace }) => (star || leadPlace ? "★" : "") + raw).join("、"),
			deadline ?? "",
		].join(" | "),
	);
}

describe("prose that pages, mails and stretched lines have broken", () => {
	for (const [what, [text, ...tasks]] of Object.entries({
		"notes that a page goes on": [
			"3.推进园区建设。新建标准厂房6万平方米，引进企业\n（下转第4页）\n（上接第3页）\n30家。（牵头单位：经济发展局；责任单位：投资\n（转下页）\n（接上页）\n促进局、城投公司）\n",
			"3 | 推进园区建设。新建标准厂房6万平方米，引进企业30家。 |  | ★经济发展局、投资促进局、城投公司 | ",
		],
		"续表 in a list": [
			"6.办好民生实事。新建托育中心2家。（牵头单位：区民政局；责任单位：\n\n续表\n\n区财政局、各镇街；完成时限：2026年10月底）\n",
			"6 | 办好民生实事。新建托育中心2家。 |  | ★区民政局、区财政局、各镇街 | 2026-10",
		],
		"a running header that says it goes on": [
			"8.提升治理效能。打造示范小区25个，培育社区社会组织\n滨江区2026年重点工作任务分解（续）\n120家。责任单位：★区委社会工作部、区住建局、\n滨江区2026年重点工作任务分解（续）\n区民政局。责任领导：闵嘉。\n",
			"8 | 提升治理效能。打造示范小区25个，培育社区社会组织120家。 | 闵嘉 | ★区委社会工作部、区住建局、区民政局 | ",
		],
		"pages of how many": [
			"1.完成线路改造18项，供电可靠率达到99.95%。（牵头部门：建设部；协同部门：设备部；完成\n电力公司2026年工作会议材料\n12 / 26\n时限：2026年12月15日）\n",
			"1 | 完成线路改造18项，供电可靠率达到99.95%。 |  | ★建设部、设备部 | 2026-12-15",
		],
		"a header behind a page number, in a bracket": [
			"9.单位能耗下降3.2%，改造锅炉40台。（市发改委、市生态\n— 4 —\n岚州市人民政府办公室文件\n环境局牵头，市工信局配合）\n",
			"9 | 单位能耗下降3.2%，改造锅炉40台。 |  | ★市发改委、★市生态环境局、市工信局 | ",
		],
		"who printed it": [
			"3.新辟航线3条。〔牵头单位：港航处；责任单位：港口集团；完成时限：2026年12月31日前\n临港新区管委会办公室                    2026年1月印发\n〕\n",
			"3 | 新辟航线3条。 |  | ★港航处、港口集团 | 2026-12-31",
		],
		"a list that goes on before the next label": [
			"5.全年完成营业收入210亿元，全员劳动生产率达到62万元/人。\n牵头部门：运营管理部；责任部门：财务部、人\n力资源部；完成时限：2026年12月31日。\n",
			"5 | 全年完成营业收入210亿元，全员劳动生产率达到62万元/人。 |  | ★运营管理部、财务部、人力资源部 | 2026-12-31",
		],
		"a time limit called a node": [
			"2.充电桩新增600台。（牵头部门：营销部；协同部门：数字化部；节点：2026年9月底）\n",
			"2 | 充电桩新增600台。 |  | ★营销部、数字化部 | 2026-09",
		],
		"marks of a mail that is quoted": [
			"> 各科室：\n> 请对照落实。\n> 1、平均住院日控制在7.2天以内，床位使用率保持在88%左\n> 右。（牵头科室：医务部，协作科室：各临床科室、病案统\n> 计科）\n> 2、新开展手术项目15项，微创手术占比达到30%以\n> 上。（牵头科室：外科教研室，协作科室：设备科）\n",
			"1 | 平均住院日控制在7.2天以内，床位使用率保持在88%左右。 |  | ★医务部、各临床科室、病案统计科 | ",
			"2 | 新开展手术项目15项，微创手术占比达到30%以上。 |  | ★外科教研室、设备科 | ",
		],
		"bars of a mail that is quoted": [
			"| 3.改造老旧小区12个，惠及居民3000户，加装电梯60\n| 部。（牵头单位：区住建局；责任单位：区财政局、区\n| 城管局）\n",
			"3 | 改造老旧小区12个，惠及居民3000户，加装电梯60部。 |  | ★区住建局、区财政局、区城管局 | ",
		],
		"blanks of stretched lines": [
			"4.抓好粮食安全 生 产，总产 不低于5.6亿斤。（县农业农 村局 牵头，县供销 社、县发改 局配合）\n5.新建学校2所。（牵头领导：钱宇 王磊；责任单位：县教育局 县财政局）\n",
			"4 | 抓好粮食安全生产，总产不低于5.6亿斤。 |  | ★县农业农村局、县供销社、县发改局 | ",
			"5 | 新建学校2所。 | 钱宇、王磊 | 县教育局、县财政局 | ",
		],
		"full-width figures at the end of a line": [
			"７.严格耕地保护，恢复补充耕地４２００\n亩，完成整治项目３个。（牵头单位：县自然资源局，配合单位：县林草局）\n",
			"7 | 严格耕地保护，恢复补充耕地４２００亩，完成整治项目３个。 |  | ★县自然资源局、县林草局 | ",
		],
	}))
		it(`is read whole: ${what}`, () => {
			assert.deepEqual(tasksOf(`# 重点工作任务分工\n\n${text}`), tasks);
		});

	it("keeps what only looks like it", () => {
		const { plan } = readText(
			"# 重点工作任务分工\n\n1.完成续建项目（续）的手续。（区住建局负责）\n\n一、续建项目（续）\n\n2.新建学校2所。（区教育局负责）\n\n> 注：带★的为牵头单位。\n",
		);
		assert.deepEqual(
			[...plan.eachTask()].map(({ text }) => text.text),
			["完成续建项目（续）的手续。", "新建学校2所。"],
		);
		assert.deepEqual(
			[...plan.eachSection()].map(({ block }) => block.title.text),
			["续建项目（续）"],
		);
	});
});
