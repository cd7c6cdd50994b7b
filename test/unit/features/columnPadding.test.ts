import assert from "node:assert/strict";
import fc from "fast-check";
import { paddingOfCells } from "../../../server/src/common/features/columnPadding.js";
import { displayWidth } from "../../../server/src/common/text/width.js";
import { createTestSnapshot } from "../../support/planSnapshot.js";

/** The lines as they are shown, with a dot for each column of room. */
function shown(lines: readonly string[], ambiguous: 1 | 2 = 1, first = 0, last = lines.length - 1): string[] {
	const { plan, document } = createTestSnapshot(lines.join("\n"));
	const padded = [...lines];
	const cells = [...paddingOfCells(plan, document, ambiguous, { first, last })];
	for (const { line, character, columns } of cells.reverse()) {
		const text = padded[line] ?? "";
		padded[line] = text.slice(0, character) + ".".repeat(columns) + text.slice(character);
	}
	return padded;
}

describe("padding of cells on the screen", () => {
	it("lines up all columns, to the widest cell of the whole table", () =>
		assert.deepEqual(
			shown([
				"| 序号 | 任务 | 单位 |",
				"| --- | --- | --- |",
				"| 1 | 1.增长5%。 | ★区局 |",
				"| ^^ | 2.稳 |  |",
			]),
			[
				"| 序号 | 任务 ......| 单位 .|",
				"| --- .| --- .......| --- ..|",
				"| 1 ...| 1.增长5%。 | ★区局 |",
				"| ^^ ..| 2.稳 ......|  .....|",
			],
		));
	it("counts ★ as the setting says", () =>
		assert.deepEqual(shown(["| 任务 | 单位 |", "| --- | --- |", "| 1.甲 | ★区局 |"], 2), [
			"| 任务 | 单位 ..|",
			"| --- .| --- ...|",
			"| 1.甲 | ★区局 |",
		]));
	it("tells of the rows of a range, as wide as the rows outside of it", () =>
		assert.deepEqual(
			shown(["| 任务 | 单位 |", "| --- | --- |", "| 1.甲乙 | 区局 |", "| 2.乙 | 局 |"], 1, 3, 90),
			["| 任务 | 单位 |", "| --- | --- |", "| 1.甲乙 | 区局 |", "| 2.乙 ..| 局 ..|"],
		));
	it("counts the hints that are shown within a cell, and a column for their padding", () => {
		const lines = ["| 任务 | 领导 |", "| --- | --- |", "| 1.甲 | ^^ |", "| 2.乙 | 钱宇 |"];
		const { plan, document } = createTestSnapshot(lines.join("\n"));
		const hint = { position: { line: 2, character: 10 }, label: "钱宇", paddingLeft: true };
		assert.deepEqual(
			paddingOfCells(plan, document, 1, { first: 2, last: 3 }, () => [hint]),
			[{ line: 3, character: 11, columns: 3 }],
		);
	});
	it("leaves cells with comments, rows with tabs, cells without a bar and other text alone", () =>
		assert.deepEqual(
			shown([
				"正文 | 文",
				"",
				"| 任务 | 单位 |",
				"| --- | --- |",
				"| 1.甲 <!-- niwen-disable number/gap --> | 区局 |",
				"| 2.乙\t| 区局 |",
				"| 3.丙 | 区",
			]),
			[
				"正文 | 文",
				"",
				"| 任务 | 单位 |",
				"| --- .| --- .|",
				"| 1.甲 <!-- niwen-disable number/gap --> | 区局 |",
				"| 2.乙\t| 区局 |",
				"| 3.丙 | 区",
			],
		));
	it("any table: bars stand below one another", () => {
		const cell = fc.stringMatching(/^[一-三a★“ —\\-]{0,9}$/).map((text) => text.replace(/\\$/, "a"));
		const row = fc.tuple(cell, cell, cell).map((cells) => `| ${cells.join(" | ")} |`);
		fc.assert(
			fc.property(fc.array(row, { maxLength: 8 }), fc.constantFrom<1 | 2>(1, 2), (rows, ambiguous) => {
				const lines = [
					"| 序号 | 任务 | 单位 |",
					"| --- | --- | --- |",
					...rows.map((each, i) => `${each.replace("| ", `| ${i + 1}`)}`),
				];
				const places = shown(lines, ambiguous).map((line) =>
					[...line.matchAll(/\|/g)].map(({ index }) => displayWidth(line.slice(0, index), ambiguous)).join(),
				);
				assert.equal(new Set(places).size, 1, places.join("\n"));
			}),
			{ numRuns: 200 },
		);
	});
});
