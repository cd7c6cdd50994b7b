import assert from "node:assert/strict";
import fc from "fast-check";
import type { Range } from "vscode-languageserver-types";
import { formatTables } from "../../../server/src/common/features/formatting.js";
import { toSpan } from "../../../server/src/common/features/toLsp.js";
import { applyEdits } from "../../support/applyEdits.js";
import { createTestSnapshot } from "../../support/planSnapshot.js";
import { outlineOf } from "../../support/readText.js";
import { readProjectFile } from "../../support/seeds.js";

function format(text: string, ambiguousWidth: 1 | 2 = 1, range?: Range): string {
	const { plan, document } = createTestSnapshot(text);
	const edits = formatTables(plan, document, { ambiguousWidth }, range);
	return applyEdits(
		text,
		edits.map((edit) => ({ span: toSpan(edit.range), newText: edit.newText })),
	);
}

function checkFormatting(
	lines: readonly string[],
	expected: readonly string[],
	ambiguousWidth: 1 | 2 = 1,
): void {
	const once = format(lines.join("\n"), ambiguousWidth);
	assert.deepEqual(once.split("\n"), expected);
	assert.equal(format(once, ambiguousWidth), once, "formatting twice changes nothing");
}

const long = "1.这一项任务写得很长，超过了对齐的宽度，所以这一列不再补空格。";

describe("formatting", () => {
	it("aligns columns by display width", () =>
		checkFormatting(
			[
				"|序号|项目|重点工作目标任务|责任单位|",
				"|-|:-|:-:|--:|",
				"|1|主要指标|1.增长5%。|区财政局|",
				"|^^|^^|2.稳定。||",
			],
			[
				"| 序号 | 项目     | 重点工作目标任务 | 责任单位 |",
				"| ---- | :------- | :--------------: | -------: |",
				"| 1    | 主要指标 | 1.增长5%。       | 区财政局 |",
				"| ^^   | ^^       | 2.稳定。         |          |",
			],
		));
	it("counts ambiguous characters as the setting says", () => {
		checkFormatting(
			["| 任务 | 责任单位 |", "| --- | --- |", "| 1.甲 | ★区局 |"],
			["| 任务 | 责任单位 |", "| ---- | -------- |", "| 1.甲 | ★区局    |"],
			1,
		);
		checkFormatting(
			["| 任务 | 责任单位 |", "| --- | --- |", "| 1.甲 | ★区局 |"],
			["| 任务 | 责任单位 |", "| ---- | -------- |", "| 1.甲 | ★区局   |"],
			2,
		);
	});
	it("does not pad a column with a wide cell", () =>
		checkFormatting(
			[
				"| 序号 | 重点工作目标任务 | 责任单位 |",
				"| --- | --- | --- |",
				`| 1 | ${long} | 区局 |`,
				"| ^^ | 2.短。 |  |",
			],
			[
				"| 序号 | 重点工作目标任务 | 责任单位 |",
				"| ---- | ---------------- | -------- |",
				`| 1    | ${long} | 区局     |`,
				"| ^^   | 2.短。 |          |",
			],
		));
	it("keeps rows that are too short or too long, bars in text, excuses", () =>
		checkFormatting(
			[
				"| 任务 | 责任单位 |",
				"| --- | --- |",
				"1.甲 | 区局",
				"| 2.乙 |",
				"| 3.丙 | 区局 | 多 |",
				"| 4\\|丁 | 区局 <!-- niwen-disable unit/no-lead --> |",
			],
			[
				"| 任务  | 责任单位 |",
				"| ----- | -------- |",
				"| 1.甲  | 区局     |",
				"| 2.乙  |",
				"| 3.丙  | 区局     | 多 |",
				"| 4\\|丁 | 区局 <!-- niwen-disable unit/no-lead --> |",
			],
		));
	it("aligns tables that are no plan's and leaves prose alone", () =>
		checkFormatting(
			["正文 | 不是表格", "", "| 姓名 | 电话 |", "|--|--|", "| 甲 | 1 |", "", "  正文  "],
			["正文 | 不是表格", "", "| 姓名 | 电话 |", "| ---- | ---- |", "| 甲   | 1    |", "", "  正文  "],
		));
	it("heading rows in a table", () =>
		checkFormatting(
			["| 任务 | 责任单位 |", "| --- | --- |", "| 一、经济运行 |  |", "| 1.甲 | 区局 |"],
			[
				"| 任务         | 责任单位 |",
				"| ------------ | -------- |",
				"| 一、经济运行 |          |",
				"| 1.甲         | 区局     |",
			],
		));
	it("changes only the rows of a range", () => {
		const lines = ["|任务|责任单位|", "|--|--|", "|1.甲|区局|", "|2.乙|区局|"];
		const range = { start: { line: 2, character: 1 }, end: { line: 3, character: 0 } };
		assert.deepEqual(format(lines.join("\n"), 1, range).split("\n"), [
			lines[0],
			lines[1],
			"| 1.甲 | 区局     |",
			lines[3],
		]);
	});
	it("edits only rows that change", () => {
		const { plan, document } = createTestSnapshot(
			"| 任务 | 责任单位 |\n| ---- | -------- |\n| 1.甲 | 区局 |\n| 2.乙 | 区局     |\n",
		);
		assert.deepEqual(
			formatTables(plan, document, { ambiguousWidth: 1 }).map(({ range }) => range.start.line),
			[2],
		);
	});
	it("leaves other layouts alone", () => {
		const text = "序号\t项目\t重点工作目标任务\t责任单位\n1\t指标\t1.甲\t区局\n";
		assert.equal(format(text), text);
	});
	it("changes nothing of the plan that ships, twice over", () => {
		const text = readProjectFile("seeds", "wujiang-2024.plan.md");
		const once = format(text);
		assert.deepEqual(outlineOf(createTestSnapshot(once).plan), outlineOf(createTestSnapshot(text).plan));
		assert.equal(format(once), once);
	});
	it("any table: content stays, formatting twice changes nothing", () => {
		const cell = fc.stringMatching(/^[一-三a| \\★^<>!-]{0,12}$/);
		const rows = fc.array(fc.array(cell, { minLength: 1, maxLength: 5 }), { maxLength: 6 });
		fc.assert(
			fc.property(rows, fc.constantFrom<1 | 2>(1, 2), (table, width) => {
				const lines = [
					"| 序号 | 任务 | 责任单位 |",
					"| --- | --- | --- |",
					...table.map(
						(cells, i) => `${i % 3 === 1 ? "\u3000" : ""}|${cells.join("|")}${i % 3 === 2 ? "|\u3000" : ""}`,
					),
				];
				const text = lines.join("\n");
				const once = format(text, width);
				assert.equal(format(once, width), once);
				const bare = (words: string) => words.replace(/[\s|-]/g, "");
				assert.equal(bare(once), bare(text));
				assert.deepEqual(outlineOf(createTestSnapshot(once).plan), outlineOf(createTestSnapshot(text).plan));
			}),
			{ numRuns: 300 },
		);
	});
});
