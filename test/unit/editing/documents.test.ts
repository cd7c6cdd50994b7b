import assert from "node:assert/strict";
import type { PlanOperation } from "../../../server/src/common/model/planOperation.js";
import { editText } from "../../support/editText.js";

const table = [
	"| 序号 | 项目 | 重点工作目标任务 | 牵头领导 | 责任单位 |",
	"| --- | --- | --- | --- | --- |",
	"| 1 | 产业 | 1.新建园区2个。 | 钱宇 | ★区发改委、财政局 |",
	"| ^^ | ^^ | 2.税收增长5%。 | ^^ | ★区税务局 | <!-- niwen-disable unit/unknown -->",
].join("\n");
const pasted = "序号\n|\n重点工作目标任务\n|\n责任单位\n|\n1\n|\n1.新建园区2个。\n|\n★区发改委\n|\n";
const tsv = '序号\t重点工作目标任务\t责任单位\n1\t1.新建园区2个。\t"★区发改委\n、财政局"\n2\t2.税收增长5%。';

/** What an operation makes of a document, or the beginning of the reason for which it is refused. */
const cases: readonly (readonly [name: string, before: string, operation: PlanOperation, after: string])[] = [
	[
		"a column in the middle",
		table,
		{ op: "insertColumn", header: 0, column: 3, name: "完成时限", cells: ["6月底", "年底|前"] },
		[
			"| 序号 | 项目 | 重点工作目标任务 | 完成时限 | 牵头领导 | 责任单位 |",
			"| --- | --- | --- | --- | --- | --- |",
			"| 1 | 产业 | 1.新建园区2个。 | 6月底 | 钱宇 | ★区发改委、财政局 |",
			"| ^^ | ^^ | 2.税收增长5%。 | 年底\\|前 | ^^ | ★区税务局 | <!-- niwen-disable unit/unknown -->",
		].join("\n"),
	],
	[
		"a column at the end, empty",
		table,
		{ op: "insertColumn", header: 0, column: 5, name: "备注" },
		[
			"| 序号 | 项目 | 重点工作目标任务 | 牵头领导 | 责任单位 | 备注 |",
			"| --- | --- | --- | --- | --- | --- |",
			"| 1 | 产业 | 1.新建园区2个。 | 钱宇 | ★区发改委、财政局 |  |",
			"| ^^ | ^^ | 2.税收增长5%。 | ^^ | ★区税务局 |  | <!-- niwen-disable unit/unknown -->",
		].join("\n"),
	],
	[
		"a column of a table without outer bars, before the first",
		"重点工作目标任务 | 责任单位\n--- | ---\n1.新建园区2个。 | ★区发改委",
		{ op: "insertColumn", header: 0, column: 0, name: "备注" },
		"备注 | 重点工作目标任务 | 责任单位\n--- | --- | ---\n| | 1.新建园区2个。 | ★区发改委",
	],
	[
		"a column goes, its comment stays",
		table.replace("^^ | ★区税务局 |", "<!-- niwen-disable leader/vacant --> | ★区税务局 |"),
		{ op: "deleteColumn", header: 0, column: 3 },
		[
			"| 序号 | 项目 | 重点工作目标任务 | 责任单位 |",
			"| --- | --- | --- | --- |",
			"| 1 | 产业 | 1.新建园区2个。 | ★区发改委、财政局 |",
			"| ^^ | ^^ | 2.税收增长5%。 | ★区税务局 <!-- niwen-disable leader/vacant --> | <!-- niwen-disable unit/unknown -->",
		].join("\n"),
	],
	[
		"the column of tasks",
		table,
		{ op: "deleteColumn", header: 0, column: 2 },
		"refused: The column “重点工作目标任务” cannot",
	],
	[
		"the last column of units",
		table,
		{ op: "deleteColumn", header: 0, column: 4 },
		"refused: The column “责任单位” cannot",
	],
	[
		"a column moves to the right",
		table,
		{ op: "moveColumn", header: 0, from: 3, to: 4 },
		[
			"| 序号 | 项目 | 重点工作目标任务 | 责任单位 | 牵头领导 |",
			"| --- | --- | --- | --- | --- |",
			"| 1 | 产业 | 1.新建园区2个。 | ★区发改委、财政局 | 钱宇 |",
			"| ^^ | ^^ | 2.税收增长5%。 | ★区税务局 | ^^ | <!-- niwen-disable unit/unknown -->",
		].join("\n"),
	],
	[
		"a column of tab-separated rows with a quoted cell and a short row",
		tsv,
		{ op: "insertColumn", header: 0, column: 2, name: "完成时限", cells: ["6月底"] },
		'序号\t重点工作目标任务\t完成时限\t责任单位\n1\t1.新建园区2个。\t6月底\t"★区发改委\n、财政局"\n2\t2.税收增长5%。\t',
	],
	[
		"a column of tab-separated rows goes",
		tsv,
		{ op: "deleteColumn", header: 0, column: 0 },
		'重点工作目标任务\t责任单位\n1.新建园区2个。\t"★区发改委\n、财政局"\n2.税收增长5%。\t',
	],
	[
		"a column of pasted cells",
		pasted,
		{ op: "insertColumn", header: 0, column: 0, name: "备注" },
		"refused: In a table of one cell a line",
	],
	[
		"the numeral and title of a section",
		"## 一、产业\n",
		{ op: "setHeading", block: 0, ordinal: 3, title: "民生" },
		"## 三、民生\n",
	],
	[
		"a lost heading",
		`##\n\n${table}`,
		{ op: "setHeading", block: 0, ordinal: 2, title: "民生" },
		`## 二、民生\n\n${table}`,
	],
	[
		"the title",
		"# 方案\n\n（共1项）\n",
		{ op: "setHeading", block: 0, title: "2026年方案" },
		"# 2026年方案\n\n（共1项）\n",
	],
	[
		"a title of two lines",
		"# 方案\n",
		{ op: "setHeading", block: 0, title: "甲\n乙" },
		"refused: A heading is one line.",
	],
	[
		"a paragraph is not a heading",
		"注：略。\n",
		{ op: "setHeading", block: 0, title: "甲" },
		"refused: There is no heading.",
	],
	[
		"a heading before another",
		`## 一、产业\n\n${table}\n\n## 三、民生\n`,
		{ op: "insertHeading", block: 6, ordinal: 2, title: "" },
		`## 一、产业\n\n${table}\n\n## 二、\n\n## 三、民生\n`,
	],
	[
		"a heading directly under a table",
		`${table}\n`,
		{ op: "insertHeading", block: 4, ordinal: 2, title: "民生" },
		`${table}\n\n## 二、民生\n`,
	],
	[
		"front matter where there is none",
		table,
		{ op: "setFrontMatter", key: "region", value: "苏州市" },
		`---\nregion: 苏州市\n---\n\n${table}`,
	],
	[
		"a key more",
		`---\nregion: 苏州市 # 市\n---\n${table}`,
		{ op: "setFrontMatter", key: "directory", value: ["a.directory.yaml"] },
		`---\nregion: 苏州市 # 市\ndirectory: ["a.directory.yaml"]\n---\n${table}`,
	],
	[
		"another value, the comment stays",
		`---\nregion: 苏州市 # 市\nlead: star\n---\n${table}`,
		{ op: "setFrontMatter", key: "region", value: "无锡市" },
		`---\nregion: 无锡市 # 市\nlead: star\n---\n${table}`,
	],
	[
		"a key with a list of lines goes",
		`---\ndirectory:\n  - a.yaml\n- b.yaml\nlead: star\n---\n${table}`,
		{ op: "setFrontMatter", key: "directory", value: null },
		`---\nlead: star\n---\n${table}`,
	],
	[
		"lines of prose",
		`甲。\n\n${table}\n\n网站导航\n联系我们\n`,
		{ op: "removeLines", line: 7, endLine: 9 },
		`甲。\n\n${table}\n\n`,
	],
	[
		"the empty line that parts two tables",
		[
			"序号\t重点任务\t责任单位",
			"1\t新建2个。\t区发改委",
			"",
			"序号\t重点任务\t责任单位",
			"1\t新建3个。\t区工信局",
			"",
		].join("\n"),
		{ op: "removeLines", line: 2, endLine: 3 },
		"refused: ",
	],
	[
		"a place that the document does not have",
		table,
		{ op: "insertHeading", block: -1, ordinal: 2, title: "民生" },
		"refused: There is no such place",
	],
	[
		"a column that a heading in the table stands in",
		["序号\t项目\t重点任务\t责任单位", "（二）其他\t\t\t", "1\t产业\t新建2个。\t区发改委", ""].join("\n"),
		{ op: "deleteColumn", header: 0, column: 0 },
		"refused: ",
	],
	[
		"a line end of another kind in a new cell",
		["重点任务\t责任单位", "新建2个。\t区发改委", ""].join("\n"),
		{ op: "insertColumn", header: 0, column: 2, name: "备注", cells: ["甲\r\n乙\r"] },
		["重点任务\t责任单位\t备注", '新建2个。\t区发改委\t"甲', '乙"', ""].join("\n"),
	],
	[
		"a row is not a line to be removed",
		table,
		{ op: "removeLines", line: 2, endLine: 3 },
		"refused: Line 3 is a part of the plan",
	],
	[
		"an excuse in a row",
		table,
		{ op: "excuseLine", line: 2, code: "unit/no-lead" },
		table.replace("、财政局 |", "、财政局 <!-- niwen-disable unit/no-lead --> |"),
	],
	[
		"one more in a row",
		table,
		{ op: "excuseLine", line: 3, code: "unit/no-lead" },
		table.replace("unit/unknown", "unit/unknown unit/no-lead"),
	],
	[
		"an excuse above a heading",
		`## 一、产业\n\n${table}`,
		{ op: "excuseLine", line: 0, code: "section/sequence" },
		`<!-- niwen-disable-next-line section/sequence -->\n## 一、产业\n\n${table}`,
	],
	[
		"lines that part a table from what would be read as a broken row",
		`${table}\n\n---\n原稿：| 序号 | 项目 |\n`,
		{ op: "removeLines", line: 4, endLine: 6 },
		"refused: These lines part",
	],
	[
		"a line without which a section would be read as a cell",
		`${"项目、工作任务、责任单位、主要预期目标、1.新建公园2个。、★区发改委".replaceAll("、", "\n|\n")}\n|\n\n## 二、民生\n\n注：略。\n\n${pasted}`,
		{ op: "removeLines", line: 15, endLine: 16 },
		"refused: “新建公园2个。” would be read",
	],
	[
		"a line between rows, the one below with a quotation mark that is not closed",
		`${tsv}\n现将任务分解如下。\n3\t"3.招商3次。\t★区商务局\n`,
		{ op: "removeLines", line: 4, endLine: 5 },
		`${tsv}\n3\t"3.招商3次。\t★区商务局\n`,
	],
	[
		"the bar that makes a line a row",
		"| 序号 | 项目 | 金额 | 备注 |\n| 1 | 道路 | 30 |  |\n",
		{ op: "replaceText", at: { block: 1 }, range: [0, 3], text: "注：略" },
		"refused: A bar at the beginning",
	],
	[
		"no heading amid rows that no header makes a table of",
		"| 序号 | 项目 | 金额 | 备注 |\n| 1 | 道路 | 30 |  |\n| 2 | 桥梁 | 12 |  |\n",
		{ op: "insertHeading", block: 1, ordinal: 2, title: "民生" },
		"refused: A heading there would part",
	],
	[
		"a column's name by which alone a table is known",
		"| 项目 | 金额 |\n| --- | --- |\n| 道路 | 30 |\n",
		{ op: "replaceText", at: { block: 0, column: 0 }, range: [0, 2], text: "名目甲" },
		"refused: No column of tasks",
	],
	[
		"no excuse among pasted cells",
		pasted,
		{ op: "excuseLine", line: 8, code: "unit/no-lead" },
		"refused: No comment can stand",
	],
];

describe("editing: headings, columns, lines and front matter", () => {
	for (const [name, before, operation, after] of cases)
		it(`${operation.op}: ${name}`, () => {
			for (const eol of ["\n", "\r\n"]) {
				const result = editText(before.replaceAll("\n", eol), [operation]);
				if (after.startsWith("refused: ")) assert.ok(result.startsWith(after), result);
				else assert.equal(result, after.replaceAll("\n", eol));
			}
		});
});
