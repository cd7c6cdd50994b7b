import assert from "node:assert/strict";
import { printCsv } from "../../../../server/src/common/interchange/export/printCsv.js";
import { createTestSnapshot } from "../../../support/planSnapshot.js";

const names = "| 序号 | 项目 | 任务 | 牵头领导 | 责任单位 | 备注 |\n| --- | --- | --- | --- | --- | --- |\n";

function csvOf(rows: string): string {
	const { plan, index } = createTestSnapshot(names + rows);
	return printCsv(plan, index);
}

describe("printCsv", () => {
	it("a row a task, what merged cells say in each, for Excel and WPS", () => {
		const csv = csvOf(
			"| 1 | 工业 | 1.投资增长5%以上，“好”。 | 钱宇 | ★区工信局、区财政局 | a, b |\n| ^^ | ^^ | 2.甲<br>乙。 | ^^ | ★区财政局 |  |\n",
		);
		assert.equal(
			csv,
			'\ufeff序号,项目,任务,牵头领导,责任单位,备注\r\n1,工业,投资增长5%以上，“好”。,钱宇,★区工信局、区财政局,"a, b"\r\n2,工业,甲乙。,钱宇,★区财政局,\r\n',
		);
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
