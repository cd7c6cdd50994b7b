import assert from "node:assert/strict";
import { createTestSnapshot } from "../../support/planSnapshot.js";

/** A table with two columns of units; what each of its tasks is told to have, ★ before who leads. */
const cases: readonly (readonly [rows: string, units: readonly string[]])[] = [
	[
		"| 1 | 甲。 | 区商务局 | 区税务局 |\n| 2 | 乙。 | ^^ | 区民政局 |",
		["★区商务局、区税务局", "★区商务局、区民政局"],
	],
	[
		"| 1 | 甲。 | 区商务局 | 区税务局 |\n| 2 | 乙。 | 区教育局 | ^^ |",
		["★区商务局、区税务局", "★区教育局、区税务局"],
	],
	[
		"| 1 | 甲。 | 区商务局 | 区税务局 |\n| 2 | 乙。 | ^^ | 区民政局 |\n| 3 | 丙。 | ^^ | ^^ |\n| 4 | 丁。 | ^^ |  |",
		["★区商务局、区税务局", "★区商务局、区民政局", "★区商务局、区民政局", "★区商务局"],
	],
];

describe("units of merged cells", () => {
	for (const [rows, expected] of cases)
		it(`each column by itself: ${expected.join(" | ")}`, () => {
			const head = "| 序号 | 重点工作任务 | 牵头单位 | 配合单位 |\n| --- | --- | --- | --- |\n";
			const { plan, index } = createTestSnapshot(`${head}${rows}\n`);
			const found = Array.from({ length: plan.taskCount }, (_, task) =>
				index
					.unitsOf(task)
					.map(({ raw, lead }) => `${lead ? "★" : ""}${raw}`)
					.join("、"),
			);
			assert.deepEqual(found, expected);
		});
});
