import assert from "node:assert/strict";
import type { PlanOperation } from "../../../server/src/common/model/planOperation.js";
import { editText } from "../../support/editText.js";

/** A table in each layout that shows the same: two tasks of one group, of which the first names the leader. */
const layouts = {
	table: [
		"| 序号 | 项目 | 重点工作目标任务 | 牵头领导 | 责任单位 |",
		"| --- | --- | --- | --- | --- |",
		"| 1 | 产业 | 1.新建园区2个。 | 钱宇 | ★区发改委、财政局 |",
		"| ^^ | ^^ | 2.税收增长5%。 | ^^ | ★区税务局 |",
		"| ^^ | ^^ | 3.招商3次。 |  | ★区商务局 |",
		"",
	],
	tsv: [
		"序号\t项目\t重点工作目标任务\t牵头领导\t责任单位",
		"1\t产业\t1.新建园区2个。\t钱宇\t★区发改委、财政局",
		"\t\t2.税收增长5%。\t^^\t★区税务局",
		"\t\t3.招商3次。\t\t★区商务局",
		"",
	],
	pasted: [
		...["序号", "|", "项目", "|", "重点工作目标任务", "|", "牵头领导", "|", "责任单位", "|"],
		...["1", "|", "产业", "|", "1.新建园区2个。", "|", "钱宇", "|", "★区发改委、财政局", "|"],
		...["2.税收增长5%。", "|", "★区税务局", "|||"],
		...["3.招商3次。", "|", "|", "★区商务局", "||"],
		"",
	],
};

/** Operations, with the lines that they take out and put in, in each layout; a text is the reason for a refusal. */
const cases: readonly {
	readonly name: string;
	readonly operations: readonly PlanOperation[];
	readonly table: readonly [readonly string[], readonly string[]] | string;
	readonly tsv: readonly [readonly string[], readonly string[]] | string;
	readonly pasted: readonly [readonly string[], readonly string[]] | string;
}[] = [
	{
		name: "a text in the place of another",
		operations: [{ op: "setCell", task: 0, column: 3, text: "钱一凡" }],
		table: [
			["| 1 | 产业 | 1.新建园区2个。 | 钱宇 | ★区发改委、财政局 |"],
			["| 1 | 产业 | 1.新建园区2个。 | 钱一凡 | ★区发改委、财政局 |"],
		],
		tsv: [
			["1\t产业\t1.新建园区2个。\t钱宇\t★区发改委、财政局"],
			["1\t产业\t1.新建园区2个。\t钱一凡\t★区发改委、财政局"],
		],
		pasted: [["钱宇"], ["钱一凡"]],
	},
	{
		name: "a text in an empty cell",
		operations: [{ op: "setCell", task: 2, column: 3, text: "方勇" }],
		table: [["| ^^ | ^^ | 3.招商3次。 |  | ★区商务局 |"], ["| ^^ | ^^ | 3.招商3次。 | 方勇 | ★区商务局 |"]],
		tsv: [["\t\t3.招商3次。\t\t★区商务局"], ["\t\t3.招商3次。\t方勇\t★区商务局"]],
		pasted: [
			["3.招商3次。", "|", "|"],
			["3.招商3次。", "|", "方勇", "|"],
		],
	},
	{
		name: "nothing in a cell that rows below were merged with",
		operations: [{ op: "setCell", task: 0, column: 3, text: "" }],
		table: [
			["| 1 | 产业 | 1.新建园区2个。 | 钱宇 | ★区发改委、财政局 |"],
			["| 1 | 产业 | 1.新建园区2个。 |  | ★区发改委、财政局 |"],
		],
		tsv: [
			["1\t产业\t1.新建园区2个。\t钱宇\t★区发改委、财政局"],
			["1\t产业\t1.新建园区2个。\t\t★区发改委、财政局"],
		],
		pasted: [["钱宇"], []],
	},
	{
		name: "a bar, a break and quotation marks",
		operations: [{ op: "setCell", task: 2, column: 2, text: '3."招商"甲|乙\n3次。' }],
		table: [
			["| ^^ | ^^ | 3.招商3次。 |  | ★区商务局 |"],
			['| ^^ | ^^ | 3."招商"甲\\|乙<br>3次。 |  | ★区商务局 |'],
		],
		tsv: [["\t\t3.招商3次。\t\t★区商务局"], ['\t\t"3.""招商""甲|乙', '3次。"\t\t★区商务局']],
		pasted: [["3.招商3次。"], ['3."招商"甲|乙', "3次。"]],
	},
	{
		name: "a merged cell that becomes one of its own, with what hung on it below",
		operations: [{ op: "setCell", task: 1, column: 1, text: "财税" }],
		table: [
			["| ^^ | ^^ | 2.税收增长5%。 | ^^ | ★区税务局 |", "| ^^ | ^^ | 3.招商3次。 |  | ★区商务局 |"],
			["| ^^ | 财税 | 2.税收增长5%。 | ^^ | ★区税务局 |", "| ^^ | 产业 | 3.招商3次。 |  | ★区商务局 |"],
		],
		tsv: [
			["\t\t2.税收增长5%。\t^^\t★区税务局", "\t\t3.招商3次。\t\t★区商务局"],
			["\t财税\t2.税收增长5%。\t^^\t★区税务局", "\t产业\t3.招商3次。\t\t★区商务局"],
		],
		pasted: [
			["2.税收增长5%。", "|", "★区税务局", "|||", "3.招商3次。", "|", "|", "★区商务局", "||"],
			[
				...["财税", "|", "2.税收增长5%。", "|", "★区税务局", "||"],
				...["产业", "|", "3.招商3次。", "|", "|", "★区商务局", "||"],
			],
		],
	},
	{
		name: "an empty cell merged with the one above",
		operations: [{ op: "mergeCells", task: 2, column: 3 }],
		table: [["| ^^ | ^^ | 3.招商3次。 |  | ★区商务局 |"], ["| ^^ | ^^ | 3.招商3次。 | ^^ | ★区商务局 |"]],
		tsv: [["\t\t3.招商3次。\t\t★区商务局"], ["\t\t3.招商3次。\t^^\t★区商务局"]],
		pasted: [
			["3.招商3次。", "|", "|", "★区商务局", "||"],
			["3.招商3次。", "|", "★区商务局", "|||"],
		],
	},
	{
		name: "a merge that would lose something",
		operations: [{ op: "mergeCells", task: 2, column: 4 }],
		table: "“★区商务局”",
		tsv: "“★区商务局”",
		pasted: "“★区商务局”",
	},
	{
		name: "a merged cell split",
		operations: [{ op: "splitCell", task: 1, column: 0 }],
		table: [
			["| ^^ | ^^ | 2.税收增长5%。 | ^^ | ★区税务局 |"],
			["| 1 | ^^ | 2.税收增长5%。 | ^^ | ★区税务局 |"],
		],
		tsv: [["\t\t2.税收增长5%。\t^^\t★区税务局"], ["1\t\t2.税收增长5%。\t^^\t★区税务局"]],
		pasted: [
			["2.税收增长5%。", "|", "★区税务局", "|||"],
			["1", "|", "2.税收增长5%。", "|", "★区税务局", "||"],
		],
	},
	{
		name: "numbers",
		operations: [
			{
				op: "setNumbers",
				numbers: [
					{ task: 1, number: 12 },
					{ task: 2, number: 13 },
				],
			},
		],
		table: [
			["| ^^ | ^^ | 2.税收增长5%。 | ^^ | ★区税务局 |", "| ^^ | ^^ | 3.招商3次。 |  | ★区商务局 |"],
			["| ^^ | ^^ | 12.税收增长5%。 | ^^ | ★区税务局 |", "| ^^ | ^^ | 13.招商3次。 |  | ★区商务局 |"],
		],
		tsv: [
			["\t\t2.税收增长5%。\t^^\t★区税务局", "\t\t3.招商3次。\t\t★区商务局"],
			["\t\t12.税收增长5%。\t^^\t★区税务局", "\t\t13.招商3次。\t\t★区商务局"],
		],
		pasted: [
			["2.税收增长5%。", "|", "★区税务局", "|||", "3.招商3次。"],
			["12.税收增长5%。", "|", "★区税务局", "|||", "13.招商3次。"],
		],
	},
	{
		name: "units and leaders",
		operations: [
			{
				op: "setUnits",
				task: 1,
				column: 4,
				units: [
					{ name: "区财政局", star: true },
					{ name: "区税务局", star: false },
				],
			},
			{ op: "setLeaders", task: 0, names: ["钱宇", "方勇"] },
		],
		table: [
			[
				"| 1 | 产业 | 1.新建园区2个。 | 钱宇 | ★区发改委、财政局 |",
				"| ^^ | ^^ | 2.税收增长5%。 | ^^ | ★区税务局 |",
			],
			[
				"| 1 | 产业 | 1.新建园区2个。 | 钱宇、方勇 | ★区发改委、财政局 |",
				"| ^^ | ^^ | 2.税收增长5%。 | ^^ | ★区财政局、区税务局 |",
			],
		],
		tsv: [
			["1\t产业\t1.新建园区2个。\t钱宇\t★区发改委、财政局", "\t\t2.税收增长5%。\t^^\t★区税务局"],
			[
				"1\t产业\t1.新建园区2个。\t钱宇、方勇\t★区发改委、财政局",
				"\t\t2.税收增长5%。\t^^\t★区财政局、区税务局",
			],
		],
		pasted: [
			["钱宇", "|", "★区发改委、财政局", "|", "2.税收增长5%。", "|", "★区税务局"],
			["钱宇、方勇", "|", "★区发改委、财政局", "|", "2.税收增长5%。", "|", "★区财政局、区税务局"],
		],
	},
	{
		name: "names",
		operations: [
			{
				op: "renameName",
				places: [
					{ at: { task: 0, unit: 1 }, name: "区审计局" },
					{ at: { task: 0, leader: 0 }, name: "方勇" },
				],
			},
		],
		table: [
			["| 1 | 产业 | 1.新建园区2个。 | 钱宇 | ★区发改委、财政局 |"],
			["| 1 | 产业 | 1.新建园区2个。 | 方勇 | ★区发改委、区审计局 |"],
		],
		tsv: [
			["1\t产业\t1.新建园区2个。\t钱宇\t★区发改委、财政局"],
			["1\t产业\t1.新建园区2个。\t方勇\t★区发改委、区审计局"],
		],
		pasted: [
			["钱宇", "|", "★区发改委、财政局"],
			["方勇", "|", "★区发改委、区审计局"],
		],
	},
	{
		name: "two changes of one cell",
		operations: [
			{ op: "setCell", task: 0, column: 3, text: "方勇" },
			{ op: "setLeaders", task: 0, names: ["李强"] },
		],
		table: "Two changes",
		tsv: "Two changes",
		pasted: "Two changes",
	},
	{
		name: "a mark of merging as a text",
		operations: [{ op: "setCell", task: 0, column: 3, text: "^^" }],
		table: [
			["| 1 | 产业 | 1.新建园区2个。 | 钱宇 | ★区发改委、财政局 |"],
			["| 1 | 产业 | 1.新建园区2个。 | \\^^ | ★区发改委、财政局 |"],
		],
		tsv: "read as something else",
		pasted: "read as something else",
	},
	{
		name: "a column that the row does not have",
		operations: [{ op: "setCell", task: 0, column: 9, text: "x" }],
		table: "no column at index 9",
		tsv: "no column at index 9",
		pasted: "no column at index 9",
	},
];

describe("editing: cells", () => {
	for (const { name, operations, ...expected } of cases)
		describe(name, () => {
			for (const layout of ["table", "tsv", "pasted"] as const)
				it(layout, () => {
					const lines = layouts[layout];
					const wanted = expected[layout];
					const edited = editText(lines.join("\n"), operations);
					if (typeof wanted === "string") {
						assert.match(edited, /^refused: /);
						assert.ok(edited.includes(wanted), edited);
						return;
					}
					const [before, after] = wanted;
					const at = lines.findIndex((_, i) => before.every((line, k) => lines[i + k] === line));
					assert.ok(at >= 0, "the test's lines are not in the table");
					assert.deepEqual(edited.split("\n"), [
						...lines.slice(0, at),
						...after,
						...lines.slice(at + before.length),
					]);
				});
		});

	const head = [
		"| 序号 | 项目 | 重点工作目标任务 | 牵头领导 | 责任单位 |",
		"| --- | --- | --- | --- | --- |",
	];
	const only = "| 1 | 产业 | 1.新建园区2个。 | 钱宇 | ★区发改委 |";

	/** Rows of all kinds, and what becomes of them by one operation on the first of two. */
	const rows: readonly (readonly [name: string, row: string, operation: PlanOperation, wanted: string])[] = [
		[
			"an excuse stays",
			"| 1 | 产业 | 1.新建园区2个。 | 钱宇 | ★区发改委 <!-- niwen-disable unit/unknown --> |",
			{ op: "setUnits", task: 0, column: 4, units: [{ name: "区财政局", star: false }] },
			"| 1 | 产业 | 1.新建园区2个。 | 钱宇 | 区财政局 <!-- niwen-disable unit/unknown --> |",
		],
		[
			"a note amid a cell stays",
			"| 1 | 产业 | 1.新建园区2个。 | 钱宇 | ★区发改委<!-- 待定 -->、财政局 |",
			{ op: "setCell", task: 0, column: 4, text: "区统计局" },
			"| 1 | 产业 | 1.新建园区2个。 | 钱宇 | 区统计局 <!-- 待定 --> |",
		],
		[
			"cells that are missing are put in",
			"| 1 | 产业 | 1.新建园区2个。 |",
			{ op: "setCell", task: 0, column: 4, text: "区统计局" },
			"| 1 | 产业 | 1.新建园区2个。 |  | 区统计局 |",
		],
		[
			"a row without outer bars",
			"1 | 产业 | 1.新建园区2个。 | 钱宇 | ★区发改委",
			{ op: "setCell", task: 0, column: 4, text: "" },
			"1 | 产业 | 1.新建园区2个。 | 钱宇 |  |",
		],
		[
			"a row without outer bars whose first cell is emptied",
			"1 | 产业 | 1.新建园区2个。 | 钱宇 | ★区发改委",
			{ op: "setCell", task: 0, column: 0, text: "" },
			"|  | 产业 | 1.新建园区2个。 | 钱宇 | ★区发改委",
		],
		[
			"cells without blanks",
			"|1|产业|1.新建园区2个。||★区发改委|",
			{ op: "setCell", task: 0, column: 3, text: "钱宇" },
			"|1|产业|1.新建园区2个。|钱宇|★区发改委|",
		],
		[
			"cells too many stay",
			"| 1 | 产业 | 1.新建园区2个。 | 钱宇 | ★区发改委 | 多余 |",
			{ op: "setCell", task: 0, column: 3, text: "" },
			"| 1 | 产业 | 1.新建园区2个。 |  | ★区发改委 | 多余 |",
		],
		[
			"escapes beside what changes stay",
			"| 1 | 产业 | 1.新建甲\\|乙园区<br>2个。 | 钱宇 | ★区发改委 |",
			{ op: "replaceText", at: { task: 0, column: 2 }, range: [8, 9], text: "、" },
			"| 1 | 产业 | 1.新建甲\\|乙园、<br>2个。 | 钱宇 | ★区发改委 |",
		],
		[
			"a break is replaced",
			"| 1 | 产业 | 1.新建园区2个。 | 钱宇 | ★区发改委，<br>财政局 |",
			{ op: "replaceText", at: { task: 0, column: 4 }, range: [5, 7], text: "、" },
			"| 1 | 产业 | 1.新建园区2个。 | 钱宇 | ★区发改委、财政局 |",
		],
		[
			"a number is set apart from a figure",
			"| 1 | 产业 | 30个园区开工。 | 钱宇 | ★区发改委 |",
			{ op: "setNumbers", numbers: [{ task: 0, number: 1 }] },
			"| 1 | 产业 | 1. 30个园区开工。 | 钱宇 | ★区发改委 |",
		],
		[
			"marks of comments and merging are text where a text has them",
			only,
			{ op: "setCell", task: 0, column: 3, text: "<!-- 钱宇 -->" },
			"| 1 | 产业 | 1.新建园区2个。 | \\<!-- 钱宇 --> | ★区发改委 |",
		],
		[
			"a backslash before a bar",
			"|1|产业|1.新建园区2个。||★区发改委|",
			{ op: "setCell", task: 0, column: 3, text: "甲\\|乙\\" },
			"|1|产业|1.新建园区2个。|甲\\\\\\|乙\\ |★区发改委|",
		],
		[
			"a backslash that comes to stand before a bar",
			"| 1 | 产业 | 1.新建甲\\|乙园区2个。 | 钱宇 | ★区发改委 |",
			{ op: "replaceText", at: { task: 0, column: 2 }, range: [4, 5], text: "甲\\" },
			"| 1 | 产业 | 1.新建甲\\\\\\|乙园区2个。 | 钱宇 | ★区发改委 |",
		],
	];

	for (const [name, row, operation, wanted] of rows)
		it(name, () => {
			const below = "| 2 | 民生 | 2.建校2所。 | 方勇 | ★区教育局 |";
			const edited = editText([...head, row, below, ""].join("\r\n"), [operation]);
			assert.deepEqual(edited.split("\r\n"), [...head, wanted, below, ""]);
		});

	it("prose: words and lists change where they stand", () => {
		const text = "1.新建园区2个。（牵头领导：钱宇；责任单位：区发改委、区财政局）\n";
		assert.equal(
			editText(text, [
				{ op: "replaceText", at: { task: 0, column: 0 }, range: [4, 6], text: "示范区" },
				{ op: "setLeaders", task: 0, names: ["方勇"] },
				{ op: "renameName", places: [{ at: { task: 0, unit: 1 }, name: "区审计局" }] },
				{ op: "setNumbers", numbers: [] },
			]),
			"1.新建示范区2个。（牵头领导：方勇；责任单位：区发改委、区审计局）\n",
		);
		assert.match(editText(text, [{ op: "setCell", task: 0, column: 2, text: "" }]), /cannot be left empty/);
		assert.match(editText(text, [{ op: "mergeCells", task: 0, column: 2 }]), /convert to a table first/);
	});

	it("a heading, a line and a column's name change as they are written", () => {
		const text = ["# 方案", "", "(共一项)", "", "## 一、产业", "", ...head, only, ""].join("\n");
		assert.equal(
			editText(text, [
				{ op: "setTotal", count: 12 },
				{ op: "replaceText", at: { block: 4 }, range: [0, 2], text: "民生|财政" },
				{ op: "replaceText", at: { block: 6, column: 4 }, range: [0, 4], text: "责任部门" },
			]),
			text.replace("共一项", "共十二项").replace("一、产业", "一、民生|财政").replace("责任单位", "责任部门"),
		);
		assert.match(
			editText(text, [{ op: "replaceText", at: { block: 4 }, range: [0, 9], text: "" }]),
			/not there/,
		);
		assert.match(editText(only, [{ op: "setTotal", count: 1 }]), /does not say/);
	});
});
