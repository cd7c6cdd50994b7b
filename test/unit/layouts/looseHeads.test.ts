import assert from "node:assert/strict";
import { toPlanJson } from "../../../server/src/common/interchange/planJson.js";
import { createTestSnapshot } from "../../support/planSnapshot.js";

const title = "临湖区2026年会展经济任务分工\n";

/** Units before what they shall do, and no numbers: as prose each task would get the units of the next one. */
const unitsFirst = [
	["区商务局", "区住建委", "新增展览面积 20 万平方米。 孟春林 12 月"],
	["区住建委", "区城管委", "配建停车泊位 3000 个。 孟春林 6 月"],
	["区文旅局", "区商务局", "新增星级酒店 5 家。 路远 9 月"],
]
	.map(([lead, help, rest]) => `牵头：${lead}\n配合：${help}\n${rest}\n`)
	.join("");

const heads = [
	"板块 责任单位 工作任务 责任领导 时间",
	"片区 责任单位 工作任务 时间",
	"条线 责任部门 具体举措 完成时间",
	"维度 责任单位 工作任务",
	"板块        责任单位               工作任务          责任领导   时间",
];

/** A group left of the numbers and a time limit in two lines, a cell a line. */
function rowsBelow(head: string, third: string): string {
	return `${head}\n经济服\n务\n1\n新引进企业\n45 家，利用内资 12 亿元。\n金建国\n经济发展办（牵头）、\n税务所\n12 月\n2\n培育升规企业 8 家。\n金建国\n经济发展办（牵头）、\n市场监管所\n10 月\n3\n${third}\n年内全部投入使用。\n金建国\n楼宇服务中心（牵\n头）、各社区\n11 月\n城市管\n理\n4\n完成 13 个小区改造。\n柴小红\n城市建设办（牵头）、\n各社区\n9 月\n第 1 页\n`;
}

const read = (text: string) => {
	const snapshot = createTestSnapshot(text);
	const told = snapshot.findings().filter(({ code }) => code === "table/unread");
	return { told, tasks: toPlanJson(snapshot.plan, snapshot.index).tasks };
};

describe("layouts: names of columns in one line, whatever the first is called", () => {
	for (const head of heads)
		it(`open a table that is not read where no column has numbers: ${head}`, () => {
			const { told, tasks } = read(`${title}${head}\n${unitsFirst}— 1 —\n`);
			assert.equal(told.length, 1);
			assert.deepEqual(tasks, []);
		});

	it("do so on each page, and are no running head", () => {
		const [head] = heads;
		const { told, tasks } = read(`${title}${head}\n${unitsFirst}— 1 —\n${head}\n${unitsFirst}— 2 —\n`);
		assert.ok(told.length > 0);
		assert.deepEqual(tasks, []);
	});

	it("end at the prose below the table", () => {
		const { told, tasks } = read(
			`${title}${heads[1]}\n${unitsFirst}\n二、保障措施\n1.加强组织领导，压实工作责任。（责任单位：区政府办）\n`,
		);
		assert.equal(told.length, 1);
		assert.deepEqual(
			tasks.map(({ units }) => units.map(({ raw }) => raw)),
			[["区政府办"]],
		);
	});

	it("are none in a sentence with blanks", () => {
		const { told, tasks } = read(
			"工作要求\n各责任单位 要对照 工作任务 认真落实\n1.新建学校3所。（责任单位：区教育局）\n2.新建医院2所。（责任单位：区卫健局）\n",
		);
		assert.deepEqual(told, []);
		assert.equal(tasks.length, 2);
	});

	it("are not the second line of the title above them", () => {
		for (const above of [
			"湖湾街道 2026 年重点工作任务书",
			"东湖镇 2026 年度为民办实事责任分解",
			"某区政府工作",
		])
			for (const head of [
				"领域 序号 工作任务 责任领导 责任科室（社区）\n完成时\n限",
				"类别 序号 工作内容 分管领导 责任单位 时限",
			]) {
				const { told, tasks } = read(`${above}\n${rowsBelow(head, "改造老旧厂房 6 处，")}`);
				assert.deepEqual(told, []);
				assert.deepEqual(
					tasks.map(({ number, group }) => [number, group?.name]),
					[
						[1, "经济服务"],
						[2, "经济服务"],
						[3, "经济服务"],
						[4, "城市管理"],
					],
					`${above} ${head}`,
				);
			}
	});
});

describe("layouts: an amount behind the first words of a cell, its row's number alone above", () => {
	for (const amount of ["盘活存量楼宇 6 幢，", "改造老旧房屋 5 栋，", "修复古桥 5 孔，", "上演剧目 6 部，"])
		it(`is no number of a row: ${amount}`, () => {
			const { tasks } = read(
				`湖湾街道 2026 年重点工作任务书\n${rowsBelow("领域 序号 工作任务 责任领导 责任单位 完成时限", amount)}`,
			);
			assert.deepEqual(
				tasks.map(({ number }) => number),
				[1, 2, 3, 4],
			);
			assert.equal(tasks[2]?.text.replace(/ /g, ""), `${amount.replace(/ /g, "")}年内全部投入使用。`);
		});
});
