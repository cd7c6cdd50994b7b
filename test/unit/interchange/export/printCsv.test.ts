import assert from "node:assert/strict";
import { leftOutOfCsv, printCsv } from "../../../../server/src/common/interchange/export/printCsv.js";
import { createTestSnapshot, readTestDirectory } from "../../../support/planSnapshot.js";

const names = "| 序号 | 项目 | 任务 | 牵头领导 | 责任单位 | 备注 |\n| --- | --- | --- | --- | --- | --- |\n";

function csvOf(rows: string): string {
	const { plan, index } = createTestSnapshot(names + rows);
	return printCsv(plan, index);
}

describe("printCsv", () => {
	it("says what is not in it", () => {
		const said = (text: string, frontMatter = "") => {
			const { plan, document } = createTestSnapshot(text);
			return leftOutOfCsv({ plan, frontMatter, lines: document.lines }).map(({ message }) => message.zh);
		};
		const row = `${names}| 1 | | 甲。 |  | ★区工信局 |  |\n`;
		assert.deepEqual(said(row), []);
		assert.deepEqual(
			said(
				`# 分解方案\n\n前言。\n\n${row}\n注：按月报送。\n\n| 科室 | 电话 |\n| --- | --- |\n| 甲科 | 1 |\n`,
				"region: 甲",
			),
			[
				"一行一项任务，标题、文首的设置、表格以外的 2 段文字、1 个不是任务的表格不在其中；要整个方案，请导出 docx 或 xlsx。",
			],
		);
	});

	it("the headings above a task, outermost first", () => {
		const row = (number: number) => `${names}| ${number} | | 甲。 |  | ★区工信局 |  |\n\n`;
		const { plan, index } = createTestSnapshot(
			`# 分解方案\n\n${row(1)}## 一、产业\n\n### （一）工业\n\n${row(2)}### （二）农业；服务业\n\n${row(3)}##\n\n${row(4)}## 二、民生\n\n${row(5)}`,
		);
		assert.deepEqual(
			printCsv(plan, index)
				.split("\r\n")
				.slice(1, -1)
				.map((line) => line.split(",")[1]),
			["", "一、产业 / （一）工业", "一、产业 / （二）农业", "", "二、民生"],
		);
	});

	it("a row a task, what merged cells say in each, for Excel and WPS", () => {
		const csv = csvOf(
			"| 1 | 工业 | 1.投资增长5%以上，“好”。 | 钱宇 | ★区工信局、区财政局 | a, b |\n| ^^ | ^^ | 2.甲<br>乙。 | ^^ | ★区财政局 |  |\n",
		);
		assert.equal(
			csv,
			'\ufeff序号,项目,任务,牵头领导,责任单位,备注\r\n1,工业,投资增长5%以上，“好”。,钱宇,★区工信局、区财政局,"a, b"\r\n2,工业,甲乙。,钱宇,★区财政局,\r\n',
		);
	});

	it("names sections whole, leaves deadlines as they are written, and the units, too, unless all are known", () => {
		const head = "| 序号 | 任务 | 责任单位 | 完成时限 |\n| --- | --- | --- | --- |\n";
		const rows = ["| 1 | 1.甲。 | ★新区发改局、统计局 | 2026年12月底 |", "| 2 | 2.乙。 | ★新区统计局 | ^^ |"];
		const { plan, index } = createTestSnapshot(`## 一、经济发展\n\n${head}${rows.join("\n")}\n`);
		assert.equal(
			printCsv(plan, index),
			"\ufeff序号,部分,任务,责任单位,完成时限\r\n1,一、经济发展,甲。,★新区发改局、统计局,2026年12月底\r\n2,一、经济发展,乙。,★新区统计局,2026年12月底\r\n",
		);
		const one = createTestSnapshot(
			"# 苏州市吴江区2026年任务\n\n| 序号 | 任务 | 责任单位 |\n| --- | --- | --- |\n| 1 | 1.甲。 | ★区发改委、统计局 |\n",
			{
				directories: [
					readTestDirectory(
						"region: 苏州市吴江区\nprefix: 区\nunits:\n  - name: 区发改委\n  - name: 区统计局\n",
					),
				],
			},
		);
		assert.match(printCsv(one.plan, one.index), /★区发改委、区统计局/);
	});

	const fields: readonly (readonly [text: string, field: string])[] = [
		["=1+1", "'=1+1"],
		['=HYPERLINK("x","y")', '"\'=HYPERLINK(""x"",""y"")"'],
		["+A1", "'+A1"],
		["@SUM(A1)", "'@SUM(A1)"],
		["-A1", "'-A1"],
		["-2", "-2"],
		["+3.5%", "+3.5%"],
		['a"b', '"a""b"'],
	];
	for (const [text, field] of fields)
		it(`${text} is ${field}`, () => {
			const csv = csvOf(`| 1 | 工业 | 1.任务。 | 钱宇 | ★区工信局 | ${text} |\n`);
			assert.equal(csv.split("\r\n")[1], `1,工业,任务。,钱宇,★区工信局,${field}`);
		});
});
