import assert from "node:assert/strict";
import { createTestSnapshot } from "../../support/planSnapshot.js";

const title = "云岭市2026年重点工作任务清单\n";
const names = ["序号", "工作任务", "牵头单位", "配合单位", "完成时限"];
const rows = [
	["1", "新建口袋公园15处，改造老旧小区40个以上。", "市园林局", "市住建局、市财政局", "2026年6月"],
	["2", "新增公共停车泊位3000个，群众满意度达到90%以上。", "市城管局", "市住建局", "2026年9月"],
	["3", "培育科技型中小企业120家，研发投入增长10%以上。", "市科技局", "市工信局、市财政局", "2026年10月"],
	["4", "建成养老服务中心8个，新增床位600张。", "市民政局", "市卫健委", "2026年12月"],
];
const lines = (cells: readonly (readonly string[])[], gap: string) =>
	cells.map((row) => row.join(gap)).join("\n");

/** What no reader may make rows of, and how it comes about. */
const texts: Readonly<Record<string, string>> = {
	"rows of several sub-rows": [
		names.join(" "),
		...rows.flatMap((row, i) => [row.join(" "), (rows[(i + 2) % 4] ?? []).slice(1).join(" ")]),
	].join("\n"),
	"cells in any order": lines(
		[names, ...rows.map((row, i) => [...row.slice(2 + (i % 3)), ...row.slice(0, 2 + (i % 3)).reverse()])],
		"\n",
	),
	"cells by their places on the page": `序号\n\n工作任务\n\n1\n\n新建口袋公园15处，改造老\n旧小区40个以上。\n\n牵头单位\n\n配合单位\n\n完成时限\n\n市园林局\n\n市住建局、市\n财政局\n\n2026年6月\n\n2\n\n新增公共停车泊位3000个。\n\n牵头单位：市城管局\n配合单位：市住建局\n`,
	"names with nothing between": lines([names, ...rows], ""),
	"no line ends and nothing between": [names, ...rows].map((row) => row.join("")).join(""),
	"编号 and names by their endings, with nothing between": lines(
		[
			["编号", "主要建设内容", "任务分工", "完成时间"],
			...rows.map((row) => [row[0], row[1], row[2], row[4]].map(String)),
		],
		"",
	),
	"names that nobody knows": lines([["甲项", "乙项", "丙项", "丁项", "戊项"], ...rows], " "),
	"rows behind bars, with empty lines between them":
		"|序号 |工作任务 |责任单位\n\n|1 |新建口袋公园15处。 |市园林局\n\n|2 |新增公共停车泊位3000个。 |市城管局",
	"tables within a table, a whole page on one line": `<html><body><table><tr>${["市园林局", "市城管局"]
		.map(
			(unit) =>
				`<td><table><tr><th>序号</th><th>重点任务</th><th>牵头单位</th></tr><tr><td>1</td><td>新建公园2个</td><td>${unit}</td></tr></table></td>`,
		)
		.join("")}</tr></table></body></html>`,
	"columns by blanks, under a heading":
		"序号       工作任务                     牵头单位         完成时限\n\n一、城乡建设\n\n                                       市园林局牵头，市住\n 1     新建口袋公园15处。                               2026年6月\n                                       建局配合\n 2     新增停车泊位3000个。             市城管局牵头，市住    2026年9月\n                                       建局配合\n",
};

describe("layouts: tables that nobody can tell apart", () => {
	for (const [kind, text] of Object.entries(texts))
		it(`are said to be unread, and no row of them is made up: ${kind}`, () => {
			const snapshot = createTestSnapshot(`${title}${text}\n`);
			assert.equal(snapshot.plan.taskCount, 0);
			const told = snapshot.findings().filter(({ code }) => code === "table/unread");
			assert.equal(told.length, 1);
			assert.match(told[0]?.message.zh ?? "", /没有读入.*请直接导入原文件/);
		});

	it("are told by the names of their columns in tags, whatever the document is called", () => {
		const text = `<html><body><h1>两科明年打算</h1>${(texts["tables within a table, a whole page on one line"] ?? "").slice("<html><body>".length)}\n`;
		const told = createTestSnapshot(text)
			.findings()
			.filter(({ code }) => code === "table/unread");
		assert.equal(told.length, 1);
	});

	it("end where prose begins below them", () => {
		const text = `${title}${texts["names with nothing between"]}\n二、工作要求\n（一）加强领导。各部门要压实责任，市政府办每季度通报一次进展情况，确保各项任务按时完成。\n1.新增企业30家。（市工信局牵头，市财政局配合）\n2.新增商户20家。（市商务局牵头，市财政局配合）\n`;
		assert.equal(createTestSnapshot(text).plan.taskCount, 2);
	});

	it("are none in a plan that numbers its parts with bare numbers", () => {
		const text = `云岭市2026年工作方案\n1 指导思想\n坚持稳中求进，服务全市大局，由市政府办公室\n2 基本原则\n突出重点，有关工作报市政府\n3 主要任务\n做好各项工作，2026年6月\n`;
		assert.deepEqual(
			createTestSnapshot(text)
				.findings()
				.filter(({ code }) => code === "table/unread"),
			[],
		);
	});
});
