import assert from "node:assert/strict";
import { readPlan } from "../../../server/src/common/layouts/readPlan.js";
import { rowsOf } from "../../../server/src/common/model/block.js";
import { spanOfText } from "../../../server/src/common/model/mappedText.js";
import type { Plan } from "../../../server/src/common/model/plan.js";
import { createSourceDocument } from "../../../server/src/common/text/sourceDocument.js";

function read(...lines: readonly string[]): Plan {
	return readPlan(createSourceDocument(lines.join("\n")), {}).plan;
}

function rowsIn(plan: Plan): readonly string[] {
	return Array.from(plan.eachTask(), ({ cells }) =>
		cells
			.map(({ state, content }) => (state === "covered" ? "^^" : content.text.replace(/\n/g, "/")))
			.join(" | "),
	);
}

describe("a table in other clothes", () => {
	const cases: readonly {
		readonly what: string;
		readonly lines: readonly string[];
		readonly rows: readonly string[];
	}[] = [
		{
			what: "HTML on one line, cells over several rows",
			lines: [
				'<table><tr><td>序号</td><td>项目</td><td>重点任务</td><td>责任单位</td></tr><tr><td rowspan="2">1</td><td rowspan=2>产业</td><td>1.新建园区。</td><td>★市工信局</td></tr><tr><td>2.新增企业3家。</td><td>★市商务局</td></tr></table>',
			],
			rows: ["1 | 产业 | 1.新建园区。 | ★市工信局", "^^ | ^^ | 2.新增企业3家。 | ★市商务局"],
		},
		{
			what: "HTML whose last cell nobody has closed",
			lines: [
				"<table><tr><td>序号<td>重点任务<td>责任单位<tr><td>1<td>新建园区3个。<td>市工信局<tr><td>2<td>新增企业3家。<td>市商务局</table>",
			],
			rows: ["1 | 新建园区3个。 | 市工信局", "2 | 新增企业3家。 | 市商务局"],
		},
		{
			what: "HTML of which nobody closed the first table",
			lines: [
				"<table><tr><td>序号</td><td>重点任务</td><td>责任单位</td></tr>",
				"<tr><td>1</td><td>新建园区3个。</td><td>市工信局</td>",
				"  <table><tr><td>序号</td><td>重点任务</td><td>责任单位</td></tr>",
				"<tr><td>1</td><td>新增企业3家。</td><td>市商务局</td></tr></table>",
			],
			rows: ["1 | 新建园区3个。 | 市工信局", "1 | 新增企业3家。 | 市商务局"],
		},
		{
			what: "HTML within a cell of a table that parts the page",
			lines: [
				"<table><tr><td>目录</td><td>",
				"<table><tr><td>序号</td><td>重点任务</td><td>责任单位</td></tr>",
				"<tr><td>1</td><td>新建园区3个。</td><td>市工信局</td></tr></table>",
				"</td></tr></table>",
			],
			rows: ["1 | 新建园区3个。 | 市工信局"],
		},
		{
			what: "pandoc's grid, a cell over two rows and a section across",
			lines: [
				"+------+------------+----------+----------+",
				"| 序号 | 重点任务   | 牵头单位 | 配合单位 |",
				"+======+============+==========+==========+",
				"| 一、产业                                |",
				"+------+------------+----------+----------+",
				"| 1    | 新建园区3  | 市工信局 | 市财政局 |",
				"|      | 个。       |          |          |",
				"+------+------------+          +----------+",
				"| 2    | 新增企业。 |          | 市商务局 |",
				"+------+------------+----------+----------+",
				"| 3    | 新建书房。 | 市文旅局 |          |",
				"+------+------------+----------+----------+",
			],
			rows: [
				"1 | 新建园区3个。 | 市工信局 | 市财政局",
				"2 | 新增企业。 | ^^ | 市商务局",
				"3 | 新建书房。 | 市文旅局 | ",
			],
		},
		{
			what: "a box, a cell over two rows",
			lines: [
				"┌────┬──────────┬────────┐",
				"│序号│重点任务  │牵头单位│",
				"├────┼──────────┼────────┤",
				"│1   │新建园区。│市工信局│",
				"├────┼──────────┤        │",
				"│2   │新增企业。│        │",
				"└────┴──────────┴────────┘",
			],
			rows: ["1 | 新建园区。 | 市工信局", "2 | 新增企业。 | ^^"],
		},
		{
			what: "HTML over many lines, with a title, two rows of names, entities and line breaks",
			lines: [
				"<table>",
				'<tr><td colspan="4">云岭市任务表</td></tr>',
				"<tr><th rowspan=2>序号</th><th rowspan=2>任务</th><th colspan=2>责任单位</th></tr>",
				"<tr><th>牵头单位</th><th>配合单位</th></tr>",
				"<tr>",
				"  <td>1</td>",
				"  <td><p>新建书房&nbsp;3个，<br>浓度&lt;28。</p></td>",
				"  <td><b>市教育局</b></td>",
				"  <td>市财政局、",
				"      市住建局</td>",
				"</tr>",
				'<tr><td colspan="4">二、民生</td></tr>',
				"<tr><td>2</td><td>新增托位。</td><td>市卫生健康委</td><td></td></tr>",
				"</table>",
			],
			rows: [
				"1 | 新建书房 3个，/浓度<28。 | 市教育局 | 市财政局、市住建局",
				"2 | 新增托位。 | 市卫生健康委 | ",
			],
		},
		{
			what: "box characters, a rule between rows, cells that wrap",
			lines: [
				"┌──┬────┬────┐",
				"│序号│重点任务│责任单位│",
				"├──┼────┼────┤",
				"│1 │新建书房│市教育局│",
				"│  │三个。  │        │",
				"├──┼────┼────┤",
				"│2 │新增托位│市卫健委│",
				"└──┴────┴────┘",
			],
			rows: ["1 | 新建书房三个。 | 市教育局", "2 | 新增托位 | 市卫健委"],
		},
		{
			what: "box characters with one rule, a row a line",
			lines: ["│序号│重点任务│责任单位│", "├──┼────┼────┤", "│1│新建书房│市教育局│", "│2│新增托位│市卫健委│"],
			rows: ["1 | 新建书房 | 市教育局", "2 | 新增托位 | 市卫健委"],
		},
		{
			what: "full-width bars",
			lines: ["序号｜重点任务｜责任单位", "1｜新建书房｜市教育局"],
			rows: ["1 | 新建书房 | 市教育局"],
		},
		{
			what: "bars without a rule line",
			lines: ["| 序号 | 重点任务 | 责任单位 |", "| 1 | 新建书房 | 市教育局 |"],
			rows: ["1 | 新建书房 | 市教育局"],
		},
		{
			what: "pandoc's simple table",
			lines: [
				"序号   重点任务         责任单位",
				"------ ---------------- ----------",
				"1      新建书房3个      市教育局",
				"2      新增托位         市卫健委",
				"",
				"后面的话。",
			],
			rows: ["1 | 新建书房3个 | 市教育局", "2 | 新增托位 | 市卫健委"],
		},
		{
			what: "pandoc's multiline table",
			lines: [
				"  ------ ---------------- ------------",
				"  序号   重点任务         责任单位",
				"  ------ ---------------- ------------",
				"  1      新建书房3个，    市教育局、",
				"         改造2个。        市财政局",
				"",
				"  2      新增托位         市卫健委",
				"  ------ ---------------- ------------",
			],
			rows: ["1 | 新建书房3个，改造2个。 | 市教育局、市财政局", "2 | 新增托位 | 市卫健委"],
		},
		{
			what: "pandoc's grid table",
			lines: [
				"+------+----------+----------+",
				"| 序号 | 重点任务 | 责任单位 |",
				"+======+==========+==========+",
				"| 1    | 新建书房 | 市教育局 |",
				"|      | 三个。   |          |",
				"+------+----------+----------+",
			],
			rows: ["1 | 新建书房三个。 | 市教育局"],
		},
	];
	for (const { what, lines, rows } of cases)
		it(`is read: ${what}`, () => {
			const plan = read("# 方案", "", ...lines);
			assert.deepEqual(rowsIn(plan), rows);
			assert.equal(plan.layout, "markup");
			assert.deepEqual(plan.problems, []);
		});

	it("points into the source: each text stands where its cell says", () => {
		for (const { lines } of cases) {
			const plan = read(...lines);
			plan.forEachBlock((block, i) => {
				for (const row of rowsOf(block))
					for (const cell of row.cells) {
						if (cell.state !== "text" || cell.content.text.includes("\n")) continue;
						const { line, character } = spanOfText(cell.content, cell);
						const source = lines[plan.lineOfBlock(i) + line] ?? "";
						assert.equal(source[character], cell.content.text[0], cell.content.text);
					}
			});
		}
	});

	it("is none where its columns are others'", () => {
		const plan = read(
			"# 名单",
			"",
			"<table><tr><td>姓名</td><td>电话</td></tr><tr><td>王建国</td><td>1</td></tr></table>",
		);
		assert.equal(plan.taskCount, 0);
		assert.deepEqual(plan.problems, []);
	});

	it("passes over no words behind the last row of a line", () => {
		const plan = read(
			"<table><tr><td>序号</td><td>重点任务</td><td>责任单位</td></tr>",
			"<tr><td>1</td><td>新建园区。</td><td>★市工信局</td></tr></table>备注：另行通知。",
		);
		assert.deepEqual(
			Array.from(plan.eachTask(), ({ surplus }) => surplus.map(({ content }) => content.text)),
			[["备注：另行通知。"]],
		);
	});

	it("says of a table without anything between its cells that it is not read", () => {
		const { plan } = readPlan(
			createSourceDocument(
				"云岭市2026年重点任务分解表\n序号重点任务责任科室完成时限1新建园区3个。产业科10月\n",
			),
			{},
		);
		assert.deepEqual(
			plan.problems.map(({ kind }) => kind),
			["unread"],
		);
	});
});

describe("the text of a task", () => {
	const header = "<table><tr><td>序号</td><td>重点任务</td><td>责任单位</td></tr>";
	for (const { what, lines, text } of [
		{
			what: "has numbers apart that a tag parts",
			lines: [
				`${header}<tr><td>1</td><td><p>投资20</p><p>30亿元，建房10<sup>4</sup>㎡，<table><tr><td>12</td><td>34</td></tr></table></td><td>市工信局</td></tr></table>`,
			],
			text: "投资20 30亿元，建房10⁴㎡，12 34",
		},
		{
			what: "has numbers apart that <br> parts in Markdown, and words together",
			lines: [
				"| 序号 | 重点任务 | 责任单位 |",
				"| --- | --- | --- |",
				"| 1 | 投资20<br>30亿元，新<br>建房。 | 市工信局 |",
			],
			text: "投资20 30亿元，新建房。",
		},
		{
			what: "is whole where a line of a box ends within a number",
			lines: [
				"│ 序号 │ 重点任务 │ 责任单位 │",
				"├──┼──┼──┤",
				"│ 1 │ 到20 │ 市工信局 │",
				"│   │ 26年建房。 │ │",
			],
			text: "到2026年建房。",
		},
	])
		it(what, () => assert.equal(read(...lines).taskAt(0)?.text.text, text));
});
