import assert from "node:assert/strict";
import type { NewCell, PlanOperation } from "../../../server/src/common/model/planOperation.js";
import { editText } from "../../support/editText.js";
import { createTestSnapshot } from "../../support/planSnapshot.js";

const head = ["| 序号 | 项目 | 重点工作目标任务 | 牵头领导 | 责任单位 |", "| --- | --- | --- | --- | --- |"];
const rows = [
	"| 1 | 产业 | 1.新建园区2个。 | 钱宇 | ★区发改委 |",
	"| ^^ | ^^ | 2.税收增长5%。 | ^^ | ★区税务局 <!-- 待核 --> |",
	"| ^^ | ^^ | 3.招商3次。 | ^^ | ★区商务局 |",
	"| 2 | 民生 | 4.建校2所。 |  | ★区教育局 |",
	"| ^^ | ^^ | 5.修路3条。 | ^^ | ★区住建局 |",
];

function text(cell: string): NewCell {
	return { state: "text", text: cell };
}

/** Operations on the five rows, and the rows that come out; a text is the reason for a refusal. */
const cases: readonly (readonly [
	name: string,
	operation: PlanOperation | readonly PlanOperation[],
	wanted: readonly string[] | string,
])[] = [
	[
		"a first row that goes hands its content down",
		{ op: "deleteRows", tasks: [0] },
		["| 1 | 产业 | 2.税收增长5%。 | 钱宇 | ★区税务局 <!-- 待核 --> |", ...rows.slice(2)],
	],
	[
		"a row in the middle goes, and nothing else changes",
		{ op: "deleteRows", tasks: [1, 1] },
		[rows[0] ?? "", ...rows.slice(2)],
	],
	[
		"an empty cell hands on its emptiness",
		{ op: "deleteRows", tasks: [3] },
		[...rows.slice(0, 3), "| 2 | 民生 | 5.修路3条。 |  | ★区住建局 |"],
	],
	["all rows go, the header stays", { op: "deleteRows", tasks: [0, 1, 2, 3, 4] }, []],
	[
		"a row put amid a group takes part in it where its cells are merged",
		{
			op: "insertRows",
			at: { after: 0 },
			rows: [
				{ cells: [{ state: "covered" }, { state: "covered" }, text("6.办展|会1次。"), { state: "covered" }] },
			],
		},
		[rows[0] ?? "", "| ^^ | ^^ | 6.办展\\|会1次。 | ^^ |  |", ...rows.slice(1)],
	],
	[
		"a row put amid a group parts it where its cells are its own",
		{
			op: "insertRows",
			at: { before: 2 },
			rows: [{ cells: [text("2"), text("开放"), text("6.办展会1次。")] }],
		},
		[
			...rows.slice(0, 2),
			"| 2 | 开放 | 6.办展会1次。 |  |  |",
			"| 1 | 产业 | 3.招商3次。 | 钱宇 | ★区商务局 |",
			...rows.slice(3),
		],
	],
	[
		"nothing is above the first row to merge with",
		{ op: "insertRows", at: { underHeader: 0 }, rows: [{ cells: [{ state: "covered" }] }] },
		"no cell above",
	],
	[
		"a row under the header",
		{
			op: "insertRows",
			at: { underHeader: 0 },
			rows: [{ cells: [text("0"), text("党建"), text("0.学习2次。")] }],
		},
		["| 0 | 党建 | 0.学习2次。 |  |  |", ...rows],
	],
	[
		"more cells than columns",
		{
			op: "insertRows",
			at: { before: 0 },
			rows: [{ cells: [undefined, undefined, undefined, undefined, undefined, text("x")] }],
		},
		"more cells",
	],
	[
		"a row up within its group, past the one that others are merged with",
		{ op: "moveRows", tasks: [2], at: { before: 0 } },
		["| 1 | 产业 | 3.招商3次。 | 钱宇 | ★区商务局 |", rows[0] ?? "", rows[1] ?? "", ...rows.slice(3)],
	],
	[
		"the first row of a group down: it takes what it shows, and what hangs on it, and hands it down to the one above",
		{ op: "moveRows", tasks: [0], at: { after: 1 } },
		["| 1 | 产业 | 2.税收增长5%。 | 钱宇 | ★区税务局 <!-- 待核 --> |", ...[rows[0] ?? "", ...rows.slice(2)]],
	],
	[
		"two rows into another group as they are",
		{ op: "moveRows", tasks: [1, 2], at: { after: 4 } },
		[
			rows[0] ?? "",
			...rows.slice(3),
			"| 1 | 产业 | 2.税收增长5%。 | 钱宇 | ★区税务局 <!-- 待核 --> |",
			"| ^^ | ^^ | 3.招商3次。 | ^^ | ★区商务局 |",
		],
	],
	[
		"two rows into another group as part of it",
		{ op: "moveRows", tasks: [2, 1], at: { after: 3 }, join: true },
		[
			rows[0] ?? "",
			rows[3] ?? "",
			"| ^^ | ^^ | 2.税收增长5%。 | 钱宇 | ★区税务局 <!-- 待核 --> |",
			"| ^^ | ^^ | 3.招商3次。 | ^^ | ★区商务局 |",
			"| ^^ | ^^ | 5.修路3条。 |  | ★区住建局 |",
		],
	],
	["a row beside itself", { op: "moveRows", tasks: [1], at: { after: 1 } }, rows],
	[
		"a row to the end while another changes",
		[
			{ op: "moveRows", tasks: [3], at: { after: 4 } },
			{ op: "setCell", task: 3, column: 3, text: "方勇" },
		],
		[
			...rows.slice(0, 3),
			"| 2 | 民生 | 5.修路3条。 | 方勇 | ★区住建局 |",
			"| 2 | 民生 | 4.建校2所。 | 方勇 | ★区教育局 |",
		],
	],
	[
		"a row that goes and changes",
		[
			{ op: "deleteRows", tasks: [0] },
			{ op: "setCell", task: 0, column: 3, text: "方勇" },
		],
		"removed and changed",
	],
	[
		"a row that goes twice",
		[
			{ op: "deleteRows", tasks: [0] },
			{ op: "moveRows", tasks: [0], at: { after: 2 } },
		],
		"same row",
	],
	[
		"a task in two",
		{ op: "splitTask", task: 1, at: 4 },
		[
			rows[0] ?? "",
			"| ^^ | ^^ | 2.税收增长 | ^^ | ★区税务局 <!-- 待核 --> |",
			"| ^^ | ^^ | 5%。 | ^^ | ★区税务局 |",
			...rows.slice(2),
		],
	],
	["half of nothing", { op: "splitTask", task: 1, at: 0 }, "would be empty"],
	[
		"two tasks in one, units of both, comments of both",
		{ op: "joinTasks", task: 0, endTask: 3 },
		[
			"| 1 | 产业 | 1.新建园区2个。税收增长5%。招商3次。 | 钱宇 | ★区发改委、★区税务局、★区商务局 <!-- 待核 --> |",
			...rows.slice(3),
		],
	],
	["tasks of two groups", { op: "joinTasks", task: 2, endTask: 4 }, "differ under 序号"],
	[
		"a first row back below another of its merged cell: they are one again",
		{ op: "moveRows", tasks: [0], at: { after: 1 }, rejoin: true },
		[
			"| 1 | 产业 | 2.税收增长5%。 | 钱宇 | ★区税务局 <!-- 待核 --> |",
			"| ^^ | ^^ | 1.新建园区2个。 | ^^ | ★区发改委 |",
			...rows.slice(2),
		],
	],
	[
		"a new row above the first of a merged cell that counts as part of it",
		{
			op: "insertRows",
			at: { before: 0 },
			rows: [
				{
					cells: [
						{ state: "same", task: 0, column: 0 },
						{ state: "same", task: 0, column: 1 },
						text("0.编制规划1部。"),
						{ state: "same", task: 1, column: 3 },
					],
				},
			],
			rejoin: true,
		},
		[
			"| 1 | 产业 | 0.编制规划1部。 | 钱宇 |  |",
			"| ^^ | ^^ | 1.新建园区2个。 | ^^ | ★区发改委 |",
			...rows.slice(1),
		],
	],
	[
		"a new row below one whose cells it repeats",
		{
			op: "insertRows",
			at: { after: 4 },
			rows: [
				{
					cells: [
						{ state: "same", task: 4, column: 0 },
						{ state: "same", task: 3, column: 1 },
						text("6.建桥1座。"),
						undefined,
						{ state: "same", task: 4, column: 4 },
					],
				},
			],
			rejoin: true,
		},
		[...rows, "| ^^ | ^^ | 6.建桥1座。 |  | ^^ |"],
	],
	["one task alone", { op: "joinTasks", task: 2, endTask: 3 }, "two tasks"],
];

describe("editing: rows", () => {
	for (const [name, operation, wanted] of cases)
		it(name, () => {
			const operations = "op" in operation ? [operation] : operation;
			const edited = editText([...head, ...rows, ""].join("\n"), operations);
			if (typeof wanted === "string")
				assert.ok(edited.startsWith("refused: ") && edited.includes(wanted), edited);
			else assert.deepEqual(edited.split("\n"), [...head, ...wanted, ""]);
		});

	/** Tables of other kinds: what stands in them, and what comes out, headers left out. */
	const others: readonly (readonly [
		name: string,
		header: string,
		before: readonly string[],
		operation: PlanOperation,
		wanted: readonly string[],
	])[] = [
		[
			"a task in two leaves the rows that were merged with it what they showed",
			"任务 | 责任单位",
			["建校2所，修路3条。 | 区教育局", "^^ | 区住建局", "^^ | 区水务局"],
			{ op: "splitTask", task: 0, at: 5 },
			["建校2所， | 区教育局", "修路3条。 | 区教育局", "建校2所，修路3条。 | 区住建局", "^^ | 区水务局"],
		],
		[
			"a row that joins another place in a table without 项目 moves and is what it was",
			"任务 | 责任单位",
			["建校2所。 | 区教育局", "修路3条。 | ^^", "植树1万株。 | 区水务局"],
			{ op: "moveRows", tasks: [1], at: { after: 2 }, join: true },
			["建校2所。 | 区教育局", "植树1万株。 | 区水务局", "修路3条。 | 区教育局"],
		],
		[
			"tasks joined where 项目 alone is shared, as 序号 numbers the tasks",
			"序号 | 项目 | 任务 | 责任单位",
			["1 | 民生 | 建校2所。 | 区教育局", "2 | 城建 | 修路3条。 | ^^", "3 | ^^ | 植树1万株。 | 区水务局"],
			{ op: "moveRows", tasks: [2], at: { after: 0 }, join: true },
			[
				"1 | 民生 | 建校2所。 | 区教育局",
				"3 | ^^ | 植树1万株。 | 区水务局",
				"2 | 城建 | 修路3条。 | 区教育局",
			],
		],
		[
			"a unit of a row that is joined goes on to hold for those below it",
			"任务 | 责任单位 | 备注",
			["建校2所。 |  | 急", "修路3条。 | 区住建局 | ^^", "植树1万株。 | ^^ | 急"],
			{ op: "joinTasks", task: 0, endTask: 2 },
			["建校2所。修路3条。 | 区住建局 | 急", "植树1万株。 | ^^ | 急"],
		],
		[
			"units with remarks in brackets, and nobody",
			"任务 | 责任单位",
			["建校2所。 | /", "修路3条。 | 区委组织部（人才办、党建办）、区民政局", "植树1万株。 | 区水务局"],
			{ op: "joinTasks", task: 0, endTask: 3 },
			["建校2所。修路3条。植树1万株。 | 区委组织部（人才办、党建办）、区民政局、区水务局"],
		],
		[
			"rows of one merged task",
			"任务 | 责任单位",
			["建校2所。 | 区教育局", "^^ | 区住建局", "植树1万株。 | 区水务局"],
			{ op: "joinTasks", task: 0, endTask: 2 },
			["建校2所。 | 区教育局、区住建局", "植树1万株。 | 区水务局"],
		],
		[
			"a cell that holds a comment alone is merged",
			"任务|责任单位|备注",
			["建校2所。|区教育局|急", "修路3条。|区住建局|<!-- 核对 -->"],
			{ op: "mergeCells", task: 1, column: 2 },
			["建校2所。|区教育局|急", "修路3条。|区住建局|^^<!-- 核对 -->"],
		],
	];

	for (const [name, header, before, operation, wanted] of others)
		it(name, () => {
			const bars = header.includes(" | ") ? (row: string) => `| ${row} |` : (row: string) => `|${row}|`;
			const dashes = header.replace(/[^| ]+/g, "---");
			const table = (list: readonly string[]) => [header, dashes, ...list].map(bars);
			const edited = editText([...table(before), ""].join("\n"), [operation]);
			const bare = (line: string) => line.replace(/ +/g, " ");
			assert.deepEqual(edited.split("\n").map(bare), [...table(wanted), ""].map(bare));
		});

	it("rows at the end of one table and at the beginning of the next go at once", () => {
		const tables = [...head, ...rows, "", "## 二、民生", "", ...head, ...rows];
		assert.equal(
			editText(tables.join("\n"), [{ op: "deleteRows", tasks: [3, 4, 5] }]),
			[
				...head,
				...rows.slice(0, 3),
				"",
				"## 二、民生",
				"",
				...head,
				"| 1 | 产业 | 2.税收增长5%。 | 钱宇 | ★区税务局 <!-- 待核 --> |",
				...rows.slice(2),
			].join("\n"),
		);
	});

	it("a row that ends early moves as it is", () => {
		const short = "| 3 | 生态 | 6.植树1万株。 |";
		assert.equal(
			editText([...head, ...rows.slice(0, 3), short, ""].join("\n"), [
				{ op: "moveRows", tasks: [3], at: { before: 0 } },
			]),
			[...head, short, ...rows.slice(0, 3), ""].join("\n"),
		);
	});

	it("the last row of a text without a last line end", () => {
		const lines = [...head, ...rows].join("\r\n");
		assert.equal(
			editText(lines, [{ op: "deleteRows", tasks: [3, 4] }]),
			[...head, ...rows.slice(0, 3)].join("\r\n"),
		);
		const row = { cells: [text("3"), text("生态"), text("6.植树1万株。")] };
		assert.equal(
			editText(lines, [
				{ op: "insertRows", at: { after: 4 }, rows: [row] },
				{ op: "setCell", task: 4, column: 3, text: "方勇" },
			]),
			[
				...head,
				...rows.slice(0, 4),
				"| ^^ | ^^ | 5.修路3条。 | 方勇 | ★区住建局 |",
				"| 3 | 生态 | 6.植树1万株。 |  |  |",
			].join("\r\n"),
		);
	});

	it("a deleted row takes the leader from no other task (tab-separated and pasted)", () => {
		const tsv = [
			"序号\t项目\t重点工作目标任务\t牵头领导\t责任单位",
			"1\t产业\t1.新建园区2个。\t钱宇\t★区发改委",
			"\t\t2.税收增长5%。\t^^\t★区税务局",
			"\t\t3.招商3次。\t^^\t★区商务局",
		];
		assert.equal(
			editText(tsv.join("\n"), [{ op: "deleteRows", tasks: [0] }]),
			[tsv[0], "1\t产业\t2.税收增长5%。\t钱宇\t★区税务局", tsv[3]].join("\n"),
		);
		const pasted = ["序号", "|", "项目", "|", "重点工作目标任务", "|", "牵头领导", "|", "责任单位", "|"];
		const first = ["1", "|", "产业", "|", "1.新建园区2个。", "|", "钱 宇", "|", "★区发改委", "|"];
		const third = ["3.招商3次。", "|", "★区商务局", "|||"];
		assert.equal(
			editText([...pasted, ...first, "2.税收增长5%。", "|", "★区税务局", "|||", ...third, ""].join("\n"), [
				{ op: "deleteRows", tasks: [0] },
			]),
			[
				...pasted,
				"1",
				"|",
				"产业",
				"|",
				"2.税收增长5%。",
				"|",
				"钱 宇",
				"|",
				"★区税务局",
				"|",
				...third,
				"",
			].join("\n"),
		);
	});

	it("a pasted cell that its words do not tell is written with its mark", () => {
		const pasted = ["序号", "|", "项目", "|", "重点工作目标任务", "|", "牵头领导", "|", "责任单位", "|"];
		const first = ["1", "|", "产业", "|", "1.新建园区2个。", "|", "钱宇", "|", "★区发改委", "|"];
		const cells: NewCell[] = [
			{ state: "covered" },
			text("产业（续）"),
			text("2.招商。"),
			{ state: "covered" },
			text("王"),
		];
		const edited = editText([...pasted, ...first, ""].join("\n"), [
			{ op: "insertRows", at: { after: 0 }, rows: [{ cells }] },
		]);
		const row = createTestSnapshot(edited).plan.taskAt(1);
		assert.deepEqual(
			row?.cells.map(({ state, content }) => (state === "text" ? content.text : state)),
			["covered", "产业（续）", "2.招商。", "covered", "王"],
		);
	});

	describe("into another table", () => {
		const other = ["| 重点任务 | 序号 | 责任单位 | 完成时限 | 备注 |", "| --- | --- | --- | --- | --- |"];
		const document = [
			...[
				"## 一、甲",
				"",
				...head,
				"| 1 | 产业 | 1.新建园区2个。 |  | ★区发改委 <!-- 待核 --> |",
				rows[1] ?? "",
				"",
			],
			...["## 二、乙", "", ...other, "| 3.招商3次。 | 2 | ★区商务局 | 6月底 | 略 |", ""],
			...["## 三、丙", "", "无表。", ""],
		];

		it("cells go by the roles of their columns; what has no place there refuses the move", () => {
			assert.match(
				editText(document.join("\n"), [{ op: "moveToSection", tasks: [0], section: 1 }]),
				/^refused: “产业” under 项目 has no column/,
			);
			const bare = document.map((line) => line.replace("| 产业 |", "|  |"));
			assert.deepEqual(
				editText(bare.join("\n"), [{ op: "moveToSection", tasks: [0, 1], section: 1 }])
					.split("\n")
					.slice(-10),
				[
					...["## 二、乙", "", ...other, "| 3.招商3次。 | 2 | ★区商务局 | 6月底 | 略 |"],
					"| 1.新建园区2个。 | 1 | ★区发改委 |  | <!-- 待核 --> |",
					"| 2.税收增长5%。 | ^^ | ★区税务局 |  | <!-- 待核 --> |",
					...["", "## 三、丙", "", "无表。", ""],
				].slice(-10),
			);
		});

		it("a section without a table has no place for rows", () => {
			assert.match(
				editText(document.join("\n"), [{ op: "moveToSection", tasks: [0], section: 2 }]),
				/^refused: There is no table under “三、丙”/,
			);
		});
	});

	it("tasks in running text have no rows", () => {
		const prose = "1.新建园区2个。（责任单位：区发改委、区财政局）\n";
		for (const operation of [
			{ op: "deleteRows", tasks: [0] },
			{ op: "insertRows", at: { after: 0 }, rows: [{ cells: [] }] },
			{ op: "moveRows", tasks: [0], at: { after: 0 } },
			{ op: "splitTask", task: 0, at: 3 },
		] satisfies PlanOperation[])
			assert.match(editText(prose, [operation]), /^refused: .*convert to a table first/);
	});
});
