import assert from "node:assert/strict";
import { readWorkReport } from "../../../server/src/common/analysis/workReport.js";
import { type RollOverOptions, rollOver } from "../../../server/src/common/features/rollOver.js";
import { createTestSnapshot, readTestDirectory } from "../../support/planSnapshot.js";
import { readProjectFile } from "../../support/seeds.js";

const directory = readTestDirectory(`region: 江州市临湖区
prefix: 区
units:
  - { name: 区工信局 }
  - { name: 区经信委, until: 2025-06-30, successor: 区工信局 }
officials:
  - { name: 钱宇, until: 2025-11-30, successor: 方勇 }
  - { name: 方勇 }
`);

const head = "| 序号 | 项目 | 重点工作目标任务 | 牵头领导 | 责任单位 |\n| --- | --- | --- | --- | --- |\n";
const last = `---
region: 江州市临湖区
previous: ./2024.plan.md
report: ./2025-report.md
---

# 2025年重点任务分解方案

(共4项)

## 一、2025年主要预期目标

${head}| 1 | 主要目标 | 1.地区生产总值增长5%以上。 | 方勇 | ★区工信局 |
| ^^ | ^^ | 2.工业投资增长8%以上。 | 钱宇 | ★区工信局 |

## 二、民生

${head}| 1 | 民生 | 3.新建学校5所。 | 方勇 | ★区经信委 |
| ^^ | ^^ | 4.2025年底前改造老旧小区12个。 | ^^ | ★区工信局 |
`;
const reportOf = (text: string) => readWorkReport(createTestSnapshot(text).plan, "file:///report.md");
const report = reportOf(
	"# 2026年政府工作报告\n\n## 一、2025年工作回顾\n\n地区生产总值增长5.2%，新建学校6所。\n\n## 二、2026年目标任务\n\n地区生产总值增长5%以上，工业投资增长10%以上。新增学位6000个。\n",
);

function roll(text: string, options: Partial<RollOverOptions> = {}) {
	const rolled = rollOver(createTestSnapshot(text, { directories: [directory] }), {
		previous: "./2025.plan.md",
		...options,
	});
	if ("refused" in rolled) throw new Error(rolled.refused.zh);
	return rolled;
}

describe("roll-over of a plan to the next year", () => {
	it("marks what goes on, what is done and what is new, with results and what is to be looked at", () => {
		const { text, tasks, year, message } = roll(last, { report });
		assert.equal(year, 2026);
		assert.deepEqual(tasks, [
			{ number: 1, mark: "continued", results: ["地区生产总值：目标增长5%以上，完成增长5.2%"], checks: [] },
			{
				number: 2,
				mark: "continued",
				results: [],
				checks: ["数字沿用上年：增长8%以上（报告写增长10%以上）", "钱宇已离任（现为方勇）"],
			},
			{ number: 3, mark: "done", results: ["学校：目标5所，完成6所"], checks: [] },
			{ number: 4, mark: "continued", results: [], checks: ["数字沿用上年：12个", "年份2025"] },
			{ number: 5, mark: "new", results: [], checks: ["请补牵头领导和责任单位"] },
		]);
		assert.match(
			text,
			/^---\nregion: 江州市临湖区\nprevious: \.\/2025\.plan\.md\n---\n\n# 2026年重点任务分解方案\n\n\(共5项\)\n/,
		);
		assert.match(text, /## 一、2026年主要预期目标/);
		assert.match(text, /\| 责任单位 \| 年度衔接 \| 上年情况 \| 待核对 \|/);
		assert.match(
			text,
			/^\| 2 \| 新增任务 \| 5\.新增学位6000个。 \| {2}\| {2}\| 新增 \| {2}\| 请补牵头领导和责任单位 \|$/m,
		);
		assert.match(message.zh, /延续3项，办结1项，新增1项，3项待核对/);
	});

	it("without a report nothing is done or new, and the message says so", () => {
		const { tasks, message } = roll(last);
		assert.deepEqual(new Set(tasks.map(({ mark }) => mark)), new Set(["continued"]));
		assert.match(
			message.en,
			/Without the work report of the new year it is not known what is done or new\.$/,
		);
		assert.deepEqual(tasks[2]?.checks, ["数字沿用上年：5所", "区经信委已撤并或更名（现为区工信局）"]);
	});

	for (const [what, text] of Object.entries({
		"by its title":
			"# 2025年政府工作报告\n\n## 一、2024年工作回顾\n\n新建学校6所。\n\n## 二、2025年目标任务\n\n新增学位6000个。\n",
		"by the day it was given":
			"# 政府工作报告\n\n——2025年1月15日在临湖区第十八届人民代表大会第六次会议上\n\n一、工作回顾\n\n一年来，新建学校6所。\n\n二、今年工作安排\n\n新增学位6000个。\n",
		"by its headings":
			"# 政府工作报告\n\n一、2024年工作回顾\n\n新建学校6所。\n\n二、2025年重点工作\n\n新增学位6000个。\n",
	}))
		it(`a report of the plan's own year is left aside and said to be one, known ${what}`, () => {
			const { tasks, message } = roll(last, { report: reportOf(text) });
			assert.deepEqual(
				[...new Set(tasks.map(({ mark, results }) => `${mark}${results.join()}`))],
				["continued"],
			);
			assert.match(message.zh, /给出的工作报告是2025年的，没有采用.*请给出2026年的报告/);
		});

	it("a report of another place is said to be one", () => {
		const other = "# 大河市2026年政府工作报告\n\n## 一、2026年目标任务\n\n新增学位6000个。\n";
		assert.match(roll(last, { report: reportOf(other) }).message.zh, /报告是大河市的/);
	});

	it("the new plan reads as last year's with more columns, in every task", () => {
		for (const name of ["seeds/wujiang-2024.plan.md", "seeds/defects.plan.md"]) {
			const before = createTestSnapshot(readProjectFile(name)).plan;
			const rolled = roll(readProjectFile(name));
			const after = createTestSnapshot(rolled.text).plan;
			const tasksOf = (plan: typeof before) =>
				Array.from(plan.eachTask(), (row) => [row.number, row.text.text, row.units.map(({ raw }) => raw)]);
			assert.deepEqual(tasksOf(after), tasksOf(before));
			// Marks stand under their columns, whatever a row has too few or too many of.
			for (const row of after.eachTask()) assert.equal(row.cells.at(-3)?.content.text, "延续");
			const surplusOf = (plan: typeof before) => Array.from(plan.eachTask(), (row) => row.surplus.length);
			assert.deepEqual(surplusOf(after), surplusOf(before));
		}
	});

	it("takes other layouts, too", () => {
		const { text } = roll(
			"# 2025年重点任务分解\n\n1.新建学校5所。（区工信局牵头，区经信委配合）\n\n2.做好服务。（区工信局牵头）\n",
		);
		assert.match(text, /\| 年度衔接 \| 上年情况 \| 待核对 \|/);
		assert.match(text, /新建学校5所.*延续.*数字沿用上年：5所/);
	});

	for (const [what, text, options, said] of [
		["no tasks", "# 2025年工作方案\n", {}, /没有任务/],
		["no year", last.replace(/2025年(?:重点|主要)/g, "重点").replace("2025年底前", "年底前"), {}, /--year/],
		["a year that is not later", last, { year: 2025 }, /要在它之后/],
	] as const)
		it(`refuses: ${what}`, () => {
			assert.throws(() => roll(text, options), said);
		});

	it("a year that is named goes before the one behind last year's", () => {
		assert.match(roll(last, { year: 2027 }).text, /# 2027年重点任务分解方案/);
	});
});
