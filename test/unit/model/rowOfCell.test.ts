import assert from "node:assert/strict";
import fc from "fast-check";
import { MergedCells, rowsOfCells, taskOfCell } from "../../../server/src/common/model/rowOfCell.js";
import { readText } from "../../support/readText.js";

const head = ["| 序号 | 项目 | 重点工作任务 | 完成时限 | 责任单位 |", "| --- | --- | --- | --- | --- |"];
const cell = fc.constantFrom("^^", "^^", "", "甲");
const line = fc.oneof(
	{ arbitrary: fc.tuple(cell, cell, cell, cell, cell).map((cells) => `| ${cells.join(" | ")} |`), weight: 8 },
	{ arbitrary: fc.constantFrom("## 二、民生", "", head.join("\n"), "| ^^ | 乙 |"), weight: 2 },
);

describe("the row of a cell", () => {
	it("is found in one pass, and with a memory, as it is by walking up", () => {
		fc.assert(
			fc.property(fc.array(line, { maxLength: 20 }), (lines) => {
				const { plan } = readText(
					[...head, "| 1 | 甲 | 1.新建。 | 6月 | ★区住建局 |", ...lines, ""].join("\n"),
				);
				const rowOf = rowsOfCells(plan);
				const merged = new MergedCells(plan);
				for (let task = 0; task < plan.taskCount; task++)
					for (let column = -1; column < 7; column++) {
						assert.equal(rowOf(task, column), plan.taskAt(taskOfCell(plan, task, column)));
						assert.equal(merged.taskOf(task, column), taskOfCell(plan, task, column));
					}
			}),
		);
	});
});
