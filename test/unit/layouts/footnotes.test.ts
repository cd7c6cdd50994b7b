import assert from "node:assert/strict";
import { readText } from "../../support/readText.js";

describe("signs of footnotes and comments", () => {
	it("are not part of a cell's words", () => {
		const { plan } = readText(
			`# 2026年方案

| 序号 | 重点工作目标任务 | 牵头领导 | 责任单位 |
| --- | --- | --- | --- |
| 1[^9] | 招商引资30亿元<!-- 待核 -->，新增企业30家[^1]。 | 钱宇[^3] | ★区工信局[^2]、区商务局<!-- 新 --> |

[^1]: 不含个体20家。
`,
		);
		const row = plan.taskAt(0);
		assert.deepEqual(
			[row?.number, row?.text.text, row?.leaders.map(({ name }) => name), row?.units.map(({ raw }) => raw)],
			[1, "招商引资30亿元，新增企业30家。", ["钱宇"], ["区工信局", "区商务局"]],
		);
		assert.deepEqual(
			row?.targets.map(({ indicator, value }) => [indicator, value]),
			[
				["招商引资", 3_000_000_000],
				["企业", 30],
			],
		);
	});

	it("are not part of prose, and what they stand for is a note", () => {
		const { plan } = readText(
			"云岭市2026年工作要点[^1]\n\n一、任务\n1.新增企业30家[^2]。（市工信局[^3]牵头）\n\n[^2]: 不含个体20家。\n",
		);
		const row = plan.taskAt(0);
		assert.deepEqual(
			[plan.title, plan.taskCount, row?.text.text, row?.units.map(({ raw }) => raw)],
			["云岭市2026年工作要点", 1, "新增企业30家。", ["市工信局"]],
		);
		const points = Array.from({ length: plan.pointCount }, (_, i) => plan.pointAt(i)?.text.text ?? "");
		assert.ok(points.every((words) => !words.includes("个体")));
	});
});
