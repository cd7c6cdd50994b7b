import assert from "node:assert/strict";
import { provideFoldingRanges } from "../../../server/src/common/features/foldingRanges.js";
import { createTestSnapshot } from "../../support/planSnapshot.js";

/** Every expected fold as `first–last`, with the lines of the text numbered from 0. */
function checkFolds(lines: readonly string[], expected: readonly string[]): void {
	const folds = provideFoldingRanges(createTestSnapshot(lines.join("\n")));
	assert.deepEqual(
		folds.map(
			({ startLine, endLine, kind }) => `${startLine}–${endLine}${kind === undefined ? "" : ` ${kind}`}`,
		),
		expected,
	);
}

const head = ["| 序号 | 项目 | 重点工作目标任务 | 责任单位 |", "| --- | --- | --- | --- |"];

describe("folding ranges", () => {
	it("front matter, sections, groups", () =>
		checkFolds(
			[
				"---",
				"region: 江州市",
				"---",
				"# 方案",
				"## 一、经济",
				...head,
				"| 1 | 指标 | 1.新建公园2个。 | ★区工信局 |",
				"| ^^ | ^^ | 2.新建公园2个。 | ★区工信局 |",
				"| 2 | 其他 | 3.新建公园2个。 | ★区工信局 |",
				"",
				"## 二、社会",
				...head,
				"| 1 | 指标 | 4.新建公园2个。 | ★区工信局 |",
				"",
			],
			["0–2 region", "4–9", "7–8", "11–14"],
		));
	it("regions, also one in the other", () =>
		checkFolds(
			[
				"<!-- #region 甲 -->",
				"<!-- region 乙 -->",
				"文",
				"<!-- #endregion -->",
				"<!-- #endregion -->",
				"<!-- #endregion -->",
			],
			["0–4 region", "1–3 region"],
		));
	it("nothing of an empty document", () => checkFolds([""], []));
});
