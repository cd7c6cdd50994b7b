import assert from "node:assert/strict";
import fc from "fast-check";
import { createBlockReader } from "../../../server/src/common/layouts/blockReader.js";
import { createPlanSnapshot } from "../../../server/src/common/snapshot/planSnapshot.js";
import { replaceRange } from "../../../server/src/common/text/sourceDocument.js";
import { createTestSnapshot } from "../../support/planSnapshot.js";

const names = "| 序号 | 项目 | 重点工作目标任务 | 牵头领导 | 责任单位 |";
const dashes = "| --- | --- | --- | --- | --- |";
const empty = "|  |  |  |  |  |";
const one = "| 1 | 产业发展 | 1.工业投资增长10%以上。 | 钱宇 | ★区工信局 |";
const two = "| 2 | 民生事业 | 2.新增就业1万人以上。 | 钱宇 | ★区人社局 |";
const three = "| ^^ | ^^ | 3.新建公园2个。 | ^^ | ★区住建局、园林中心 |";
const documentOf = (...lines: readonly string[]) => `# 2026年方案\n\n## 一、工作\n\n${lines.join("\n")}\n`;

interface Case {
	readonly what: string;
	readonly lines: readonly string[];
	readonly tasks: readonly (number | null)[];
	/** Codes of the group `table` that are found. */
	readonly found?: readonly string[];
}

const cases: readonly Case[] = [
	{
		what: "a part whose first row became its header",
		lines: [names, dashes, one, "", two, dashes, three],
		tasks: [1, 2, 3],
	},
	{
		what: "a part of one row, that is its header",
		lines: [names, dashes, one, "", two, dashes],
		tasks: [1, 2],
	},
	{
		what: "a part under an empty header, behind 续表 and a page number",
		lines: [names, dashes, one, "", "— 2 —", "", "（续表）", "", empty, dashes, two, three],
		tasks: [1, 2, 3],
	},
	{
		what: "the names below a header that a converter made up",
		lines: ["| Unnamed: 0 | Unnamed: 1 | Unnamed: 2 | Unnamed: 3 | Unnamed: 4 |", dashes, names, one, two],
		tasks: [1, 2],
	},
	{
		what: "the names behind a title below a header that a converter made up",
		lines: [
			"| 列1 | 列2 | 列3 | 列4 | 列5 |",
			dashes,
			"| 附件 | 附件 | 附件 | 附件 | 附件 |",
			names,
			one,
			two,
		],
		tasks: [1, 2],
	},
	...[
		"| A | B | C | D | E |",
		"| 字段1 | 字段2 | 字段3 | 字段4 | 字段5 |",
		"| Col A | Col B | Col C | Col D | Col E |",
		"| F1 | F2 | F3 | F4 | F5 |",
		"| header_1 | header_2 | header_3 | header_4 | header_5 |",
		"| 一 | 二 | 三 | 四 | 五 |",
		"| 填报单位：县府办 |  |  |  | 2026年3月 |",
		"| 2026年任务分解表 | Unnamed: 1 | Unnamed: 2 | Unnamed: 3 | Unnamed: 4 |",
	].map((head) => ({
		what: `the names below ${head}`,
		lines: [head, dashes, names, one, two],
		tasks: [1, 2],
	})),
	{
		what: "a part under a header that a converter made up",
		lines: [names, dashes, one, "", "| 0 | 1 | 2 | 3 | 4 |", dashes, two, three],
		tasks: [1, 2, 3],
	},
	{
		what: "a header that stands once more between tab-separated rows",
		lines: [
			"序号\t工作任务\t责任单位",
			"1\t新增学位2000个。\t★市教育局",
			"序 号\t工作任务\t责任单位",
			"2\t新增床位200张。\t★市卫健委",
		],
		tasks: [1, 2],
		found: ["table/repeated-header"],
	},
	{
		what: "the names behind a title below an empty header",
		lines: [empty, dashes, "|  | 2026年任务分解表 |  |  |  |", names, one, two],
		tasks: [1, 2],
	},
	{
		what: "the names behind two titles, one written in every cell",
		lines: [
			empty,
			dashes,
			"| **任务表** | **任务表** | **任务表** | **任务表** | **任务表** |",
			"| 单位：亿元 |  |  |  |  |",
			names,
			one,
			two,
		],
		tasks: [1, 2],
	},
	...[
		["who leads in words", "| 2 | 新增就业1万人以上。 | 区人社局牵头 |"],
		["who leads in brackets", "| 2 | 新增就业1万人以上 | 区人社局（牵头）、区财政局 |"],
		["a sentence and a number alone", "| 2 | 新增就业1万人以上。 | 详见附件 |"],
	].map(([what, row = ""]) => ({
		what: `a part whose units have no ★: ${what}`,
		lines: [
			"| 序号 | 重点任务 | 责任单位 |",
			"| --- | --- | --- |",
			"| 1 | 新建公园2个。 | 区住建局牵头 |",
			"",
			row,
			"| --- | --- | --- |",
		],
		tasks: [1, 2],
	})),
	{
		what: "names in two rows below an empty header",
		lines: [
			empty,
			dashes,
			"| 序号 | 工作任务 | 责任单位 |  | 完成时限 |",
			"|  |  | 牵头单位 | 配合单位 |  |",
			"| 1 | 新建公园2个。 | 区住建局 | 区财政局 | 6月底 |",
		],
		tasks: [1],
	},
	{
		what: "names in two rows that stand once more between rows",
		lines: [
			"| 序号 | 工作任务 | 责任单位 |  | 完成时限 |",
			dashes,
			"|  |  | 牵头单位 | 配合单位 |  |",
			"| 1 | 新建公园2个。 | 区住建局 | 区财政局 | 6月底 |",
			"| 序号 | 工作任务 | 责任单位 |  | 完成时限 |",
			"|  |  | 牵头单位 | 配合单位 |  |",
			"| 2 | 新建书房3个。 | 区教育局 | 区财政局 | 9月底 |",
		],
		tasks: [1, 2],
		found: ["table/repeated-header"],
	},
	{
		what: "the names once more in the other script",
		lines: [names, dashes, one, "| 序號 | 項目 | 重點工作目標任務 | 牽頭領導 | 責任單位 |", two],
		tasks: [1, 2],
		found: ["table/repeated-header"],
	},
	{
		what: "the names behind a row of NaN and a caption",
		lines: [
			"| 2026年方案 | Unnamed: 1 | Unnamed: 2 | Unnamed: 3 | Unnamed: 4 |",
			dashes,
			"| NaN | NaN | NaN | NaN | 单位：项 |",
			names,
			one,
			two,
		],
		tasks: [1, 2],
	},
	{
		what: "three parts",
		lines: [names, dashes, one, "", two, dashes, "", empty, dashes, three.replace("^^", "3")],
		tasks: [1, 2, 3],
	},
	{
		what: "a part whose first row goes on with merged cells",
		lines: [
			names,
			dashes,
			one,
			two,
			"",
			three.replaceAll("^^", ""),
			dashes,
			"| 4 | 甲 | 4.新建书房3个。 | 李明 | ★区教育局 |",
		],
		tasks: [1, 2, 3, 4],
	},
	{
		what: "a part in bold, under another section",
		lines: [names, dashes, one, "", "## 二、其他", "", two.replace("2.新增", "**2.新增**"), dashes],
		tasks: [1, 2],
	},
	{
		what: "a part whose units have no ★, by number, task and units",
		lines: [
			"| 序号 | 重点任务 | 责任单位 |",
			"| --- | --- | --- |",
			"| 1 | 新建公园2个。 | 区住建局 |",
			"",
			"| 2 | 新建书房3个。 | 区教育局、区文旅局 |",
			"| --- | --- | --- |",
			"| 3 | 新建学校1所。 | 区教育局 |",
		],
		tasks: [1, 2, 3],
	},
	{
		what: "a table of other columns, which stays unread and unreported",
		lines: [
			names,
			dashes,
			one,
			"",
			"| 序号 | 联系单位 | 电话 | 备注 | 邮箱 |",
			dashes,
			"| 1 | 区工信局 | 63980001 | 每月报送 | a@example.cn |",
			"",
			empty,
			dashes,
			"| 2 | 区人社局 | 63980002 | 每月报送 | b@example.cn |",
		],
		tasks: [1],
	},
	{
		what: "names below an empty header",
		lines: [
			empty,
			dashes,
			"| **序号** | **项目** | **重点工作目标任务** | **牵头领导** | **责任单位** |",
			one,
			two,
		],
		tasks: [1, 2],
	},
	{
		what: "names below a title that became the header",
		lines: ["| 重点工作任务分解表 |  |  |  |  |", dashes, names, "| 一、主要工作 |  |  |  |  |", one, two],
		tasks: [1, 2],
	},
	{
		what: "a row that became the header, with the names below it",
		lines: [one, dashes, names, two],
		tasks: [1, 2],
		found: ["table/repeated-header"],
	},
	{
		what: "a header that stands once more between rows",
		lines: [names, dashes, one, names, two],
		tasks: [1, 2],
		found: ["table/repeated-header"],
	},
	{
		what: "the same in bold, with other blanks, twice",
		lines: [
			names,
			dashes,
			one,
			names.replaceAll(" ", ""),
			two,
			"|**序 号**|__项目__|重点工作目标任务|**牵头 领导**|责任单位|",
			three,
		],
		tasks: [1, 2, 3],
		found: ["table/repeated-header", "table/repeated-header"],
	},
	{
		what: "a task that says what a header says",
		lines: [names, dashes, one, "| 2 | 项目 | 2.重点工作目标任务 | 钱宇 | ★区人社局 |"],
		tasks: [1, 2],
	},
];

describe("pieces of tables", () => {
	for (const { what, lines, tasks, found = [] } of cases)
		it(what, () => {
			const { plan, ...snapshot } = readOf(documentOf(...lines));
			assert.deepEqual(
				Array.from(plan.eachTask(), ({ number }) => number),
				tasks,
			);
			assert.deepEqual(snapshot.table, found);
		});

	function readOf(text: string) {
		const snapshot = createTestSnapshot(text);
		const table = snapshot.findings().flatMap(({ code }) => (code.startsWith("table/") ? [code] : []));
		return { plan: snapshot.plan, table };
	}

	it("are read after any edit as from scratch", () => {
		const lines = [
			names,
			dashes,
			empty,
			one,
			two,
			three,
			"",
			"续表",
			"```",
			"<!--",
			"-->",
			"## 二、其他",
			"| 联系人 | 电话 |",
		];
		const line = fc.constantFrom(...lines);
		fc.assert(
			fc.property(
				fc.array(line, { maxLength: 14 }),
				fc.nat(14),
				fc.nat(14),
				fc.array(line, { maxLength: 3 }),
				(before, from, to, put) => {
					const input = createTestSnapshot(before.join("\n"));
					const [start, end] = [
						Math.min(from, to, before.length),
						Math.min(Math.max(from, to), before.length),
					];
					const range = { startLine: start, startCharacter: 0, endLine: end, endCharacter: 0 };
					const { document, change } = replaceRange(
						input.document,
						range,
						put.map((one) => `${one}\n`).join(""),
					);
					const { uri, environment } = input;
					const next = { uri, environment, version: 2, document };
					const after = createPlanSnapshot(next, { snapshot: input, change });
					const fresh = createPlanSnapshot(next);
					assert.deepEqual([...after.plan.eachBlock()], [...fresh.plan.eachBlock()]);
					assert.deepEqual(
						after.findings().map(({ code, span }) => [code, span]),
						fresh.findings().map(({ code, span }) => [code, span]),
					);
				},
			),
			{ numRuns: 400 },
		);
	});

	it("are read by themselves as what they are under their header", () => {
		const { plan } = createTestSnapshot(documentOf(names, dashes, one, two));
		const header = plan.taskAt(0)?.header ?? null;
		const { block } = createBlockReader(null)([names], 0, header);
		assert.equal(block.kind === "text" && block.role, "repeated-header");
	});
});
