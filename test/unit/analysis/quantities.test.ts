import assert from "node:assert/strict";
import { periodOf, periodOfDeadline } from "../../../server/src/common/analysis/period.js";
import { demoPlan } from "../../support/planSnapshot.js";
import { readDocument } from "../../support/workspaceIndex.js";

describe("period of a document", () => {
	const cases: readonly (readonly [title: string | null, date: string | null, period: string | null])[] = [
		["2026年重点工作任务分解方案", null, "2026"],
		["关于印发2026年度工作要点的通知", "2025-12-30", "2026"],
		["临湖区2025年计划执行情况与2026年计划草案的报告", null, "2026"],
		["临湖区制造业提升行动方案（2024—2026年）", null, "2024/2026"],
		["临湖区2024-2026年行动计划", null, "2024/2026"],
		["二〇二六年政府工作报告", null, "2026"],
		["政府常务会议纪要", "2026-03-02", "2026"],
		["临湖区“十四五”规划", "2021-03-02", null],
		["临湖区三年行动计划", "2024-03-02", null],
		["临政办〔2025〕12号", null, null],
		["重点工作方案", null, null],
		[null, null, null],
	];
	for (const [title, date, period] of cases)
		it(`${title ?? "no title"}${date === null ? "" : ` of ${date}`}: ${period}`, () =>
			assert.equal(periodOf({ title, date }), period));

	it("reads the years of deadlines", () => {
		for (const [deadline, period] of [
			["2026", "2026"],
			["2026-12", "2026"],
			["2026-06", "2026-06"],
			["2024/2026", "2024/2026"],
			["长期", null],
			[null, null],
		] as const)
			assert.equal(periodOfDeadline(deadline), period);
	});
});

describe("quantities of a document", () => {
	const list = (text: string) =>
		readDocument("a.plan.md", text).index.statements.map(
			({ indicator, raw, tense, period, scope, number }) =>
				`${indicator} ${raw} ${tense} ${period} ${scope === null ? "part" : scope.replaceAll("\u0000", "/")}${number === null ? "" : ` #${number}`}`,
		);
	const report = (...paragraphs: readonly string[]) =>
		["---", "region: 江州市临湖区", "---", "", "# 临湖区2026年政府工作报告", "", ...paragraphs, ""].join(
			"\n\n",
		);

	it("are those of tasks and of prose, in their order, for their years", () =>
		assert.deepEqual(
			list(
				`${demoPlan("| 1 | 指标 | 7.规上工业总产值增长5%。到2028年，研发投入占比达4%。 | 赵明 | ★区发改委 |")}\n\n一、说明\n\n一是抓投资。工业投资增长8%以上。\n`,
			),
			[
				"规上工业总产值 增长5% commitment 2026  #7",
				"研发投入占比 达4% commitment 2028  #7",
				"工业投资 增长8%以上 commitment 2026 ",
			],
		));

	it("tell what was achieved, and in which year, from what is promised", () =>
		assert.deepEqual(
			list(
				report(
					"去年，全区实现地区生产总值1590亿元；2024年地区生产总值达1500亿元。",
					"今年，地区生产总值增长5%以上。今年以来已完成工业投资90亿元。",
				),
			),
			[
				"地区生产总值 1590亿元 past 2025 ",
				"地区生产总值 达1500亿元 past 2024 ",
				"地区生产总值 增长5%以上 commitment 2026 ",
				"工业投资 90亿元 past null ",
			],
		));

	it("keep place, part of the year and share apart, but not the year and the region itself", () =>
		assert.deepEqual(
			list(
				report(
					"2026年底全区工业投资增长8%。上半年工业投资增长3%。全国工业投资增长4%。",
					"规上工业总产值增长5%，其中民营经济产值占比达60%。",
				),
			),
			[
				"工业投资 增长8% commitment 2026 ",
				"工业投资 增长3% commitment 2026-06 上半年",
				"全国工业投资 增长4% commitment 2026 全国",
				"规上工业总产值 增长5% commitment 2026 ",
				"规上工业总产值中民营经济产值占比 达60% commitment 2026 part",
			],
		));

	it("take figures under the heading of a unit or a place for its own", () =>
		assert.deepEqual(list("# 2026年表态发言\n\n## 平湖镇\n\n一是抓投资。工业投资增长12%。\n"), [
			"工业投资 增长12% commitment 2026 /平湖镇",
		]));

	it("take the column of a year for that year's targets", () =>
		assert.deepEqual(
			list(
				[
					"# 2026年工作方案",
					"",
					"| 序号 | 任务 | 2025年目标 | 2026年目标 | 责任单位 |",
					"| - | - | - | - | - |",
					"| 1 | 高新技术产业产值占比 | 54% | 56% | 区工信局 |",
				].join("\n"),
			),
			["高新技术产业产值占比 54% commitment 2025  #1", "高新技术产业产值占比 56% commitment 2026  #1"],
		));
});
