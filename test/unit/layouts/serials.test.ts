import assert from "node:assert/strict";
import { readText } from "../../support/readText.js";

/** Cells of rows in a layout, under 序号, a group if so wanted, and the task. */
type Rows = readonly (readonly [serial: string, task: string])[];

const forms: Readonly<Record<string, (rows: Rows) => string>> = {
	Markdown: (rows) =>
		[
			"| 序号 | 重点任务 | 责任单位 |",
			"| --- | --- | --- |",
			...rows.map(([a, b]) => `| ${a} | ${b} | ★区商务局 |`),
		].join("\n"),
	"tab-separated": (rows) =>
		[
			"序号\t重点任务\t责任单位",
			...rows.map(([a, b]) => `${a === "^^" ? "" : a}\t"${b.replaceAll("<br>", "\n")}"\t★区商务局`),
		].join("\n"),
	pasted: (rows) =>
		[
			...["序号", "|", "重点任务", "|", "责任单位", "|"],
			...rows.flatMap(([a, b]) => [
				...(a === "^^" ? [] : [a, "|"]),
				...b.split("<br>"),
				"|",
				"★区商务局",
				a === "^^" ? "||" : "|",
			]),
		].join("\n"),
	HTML: (rows) =>
		[
			"<table>",
			"<tr><th>序号</th><th>重点任务</th><th>责任单位</th></tr>",
			...rows.map(([a, b]) => `<tr><td>${a === "^^" ? "" : a}</td><td>${b}</td><td>★区商务局</td></tr>`),
			"</table>",
		].join("\n"),
	bars: (rows) =>
		[
			"｜序号｜重点任务｜责任单位｜",
			...rows.map(([a, b]) => `｜${a}｜${b.replaceAll("<br>", "")}｜★区商务局｜`),
		].join("\n"),
};

const cases: readonly {
	readonly what: string;
	readonly rows: Rows;
	readonly numbers: readonly (number | null)[];
	/** What the first task begins with. */
	readonly text: string;
	readonly not?: readonly string[];
}[] = [
	{
		what: "points that begin anew in each cell",
		rows: [
			["1", "1.培育企业6家。<br>2.新建市场2个。"],
			["2", "1.改造小区9个。<br>2.新增车位500个。"],
			["3", "1.植树2万亩。<br>2.治理河道3条。"],
		],
		numbers: [1, 2, 3],
		text: "1.培育",
	},
	{
		what: "points in one cell of several",
		rows: [
			["1", "培育企业6家。"],
			["2", "1.改造小区9个。<br>2.新增车位500个。"],
			["3", "植树2万亩。"],
			["4", "治理河道3条。"],
		],
		numbers: [1, 2, 3, 4],
		text: "培育",
	},
	{
		what: "points in the first cell, with a stop between them",
		rows: [
			["1", "1、培育企业6家；2、新建市场2个。"],
			["2", "改造小区9个。"],
			["3", "植树2万亩。"],
		],
		numbers: [1, 2, 3],
		text: "1、培育",
	},
	{
		what: "a 序号 that goes on from a page before, and one number left out",
		rows: [
			["7", "1.培育企业6家。2.新建市场2个。"],
			["8", "1.改造小区9个。2.新增车位500个。"],
			["10", "1.植树2万亩。2.治理河道3条。"],
		],
		numbers: [7, 8, 10],
		text: "1.培育",
	},
	{
		what: "points that run on through the cells",
		rows: [
			["1", "1.培育企业6家。2.新建市场2个。"],
			["2", "3.改造小区9个。4.新增车位500个。"],
			["3", "5.植树2万亩。"],
		],
		numbers: [1, 2, 3],
		text: "1.培育",
	},
	{
		what: "one point in each cell",
		rows: [
			["1", "1.培育企业6家。"],
			["2", "1.改造小区9个。"],
			["3", "1.植树2万亩。"],
		],
		numbers: [1, 2, 3],
		text: "1.培育",
	},
	{
		what: "one row with two points",
		rows: [["4", "1.培育企业6家。<br>2.新建市场2个。"]],
		numbers: [4],
		text: "1.培育",
	},
	{
		what: "numbers of tasks that run on",
		rows: [
			["1", "5.培育企业6家。"],
			["2", "6.改造小区9个。"],
			["3", "7.植树2.8万亩。"],
		],
		numbers: [5, 6, 7],
		text: "培育",
	},
	{
		what: "a task whose number is forgotten",
		rows: [
			["1", "1.培育企业6家。"],
			["2", "改造小区9个。"],
			["3", "3.植树2万亩。"],
		],
		numbers: [1, null, 3],
		text: "培育",
	},
	{
		what: "groups whose 序号 is merged",
		rows: [
			["1", "1.培育企业6家。"],
			["^^", "2.改造小区9个。"],
			["2", "1.植树2万亩。"],
		],
		numbers: [1, 2, 1],
		text: "培育",
		not: ["HTML", "bars"],
	},
	{
		what: "groups of one task before one of two",
		rows: [
			["1", "1.培育企业6家。"],
			["2", "1.改造小区9个。"],
			["3", "1.植树2万亩。"],
			["^^", "2.治理河道3条。"],
		],
		numbers: [1, 1, 1, 2],
		text: "培育",
		not: ["HTML", "bars", "pasted"],
	},
];

describe("序号 beside points within tasks", () => {
	for (const { what, rows, numbers, text, not = [] } of cases)
		for (const [form, print] of Object.entries(forms)) {
			if (not.includes(form)) continue;
			it(`${form}: ${what}`, () => {
				const { plan } = readText(print(rows));
				const read = Array.from({ length: plan.taskCount }, (_, i) => plan.taskAt(i));
				assert.deepEqual(
					read.map((row) => row?.number),
					numbers,
				);
				assert.equal(read[0]?.text.text.startsWith(text), true, read[0]?.text.text);
			});
		}
});

describe("a table of other columns below that of the tasks", () => {
	const rows = [
		"序号\t重点任务\t牵头单位",
		"1\t培育企业6家。\t区商务局",
		"2\t改造小区9个。\t区住建局",
		"\t\t",
	];

	it("is text, also behind a row of nothing, whatever its columns are", () => {
		for (const names of ["联系单位\t联系人\t电话", "姓名\t职务\t手机号", "填表人\t审核人\t联系方式"]) {
			const { plan } = readText([...rows, names, "区府办\t小李\t0851-00000000"].join("\n"));
			assert.deepEqual(
				[...plan.eachTask()].map(({ number }) => number),
				[1, 2],
			);
			assert.deepEqual(plan.problems, []);
		}
	});

	it("is none where a row has no number, or a word of the drafter's own there", () => {
		for (const row of [
			"\t植树2万亩。\t区林业局",
			"新增\t植树2万亩。\t区林业局",
			"新增\t重点任务调度\t区府办",
		]) {
			const { plan } = readText([...rows.slice(0, 3), row].join("\n"));
			assert.equal(plan.taskCount, 3, row);
		}
	});
});

describe("tables that are each numbered anew", () => {
	it("may have a table without numbers between them, and lack one", () => {
		const head = "| 序号 | 重点任务 | 牵头单位 |\n| --- | --- | --- |\n";
		const table = (...numbers: readonly string[]) =>
			`${head}${numbers.map((number, i) => `| ${number} | 培育企业${i + 6}家。 | 区商务局 |\n`).join("")}\n`;
		const { plan } = readText(table("1", "2", "4") + table("1", "2") + table("", "") + table("1", "2"));
		assert.equal(plan.conventions.numbering, "per-section");
		assert.equal(readText(table("1", "2", "4") + table("5", "6")).plan.conventions.numbering, "continuous");
	});
});
