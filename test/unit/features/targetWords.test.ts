import assert from "node:assert/strict";
import { describeDeadline, describeTarget } from "../../../server/src/common/features/targetWords.js";
import type { Target } from "../../../server/src/common/model/target.js";

const target = (part: Partial<Target>): Target => ({
	raw: "增长5%以上",
	indicator: "投资",
	change: "count",
	comparator: "=",
	value: 5,
	unit: "家",
	range: [0, 6],
	...part,
});

const cases: readonly (readonly [Partial<Target>, string, string | undefined, string])[] = [
	[
		{ change: "growth", comparator: ">=", value: 5, unit: "%" },
		"增长不低于5%",
		undefined,
		"growth at least 5%",
	],
	[
		{ change: "growth", comparator: "<=", value: -3, unit: "%" },
		"下降不低于3%",
		undefined,
		"fall at least 3%",
	],
	[
		{ change: "growth", comparator: "=", value: 5, upper: 6, unit: "%" },
		"增长5—6%",
		undefined,
		"growth 5—6%",
	],
	[
		{ change: "growth", comparator: "=", value: -5, upper: -3, unit: "%" },
		"下降3—5%",
		undefined,
		"fall 3—5%",
	],
	[
		{ comparator: ">=", value: 65_000_000_000, unit: "元" },
		"不低于650亿元",
		"65 000 000 000 元",
		"at least 650亿元",
	],
	[{ comparator: ">", value: 1000 }, "超过1000家", undefined, "more than 1000家"],
	[{ comparator: "~", value: 18_000, unit: "人" }, "约1.8万人", "18 000 人", "about 1.8万人"],
	[{ comparator: "=", value: 12_345.6, unit: "亩" }, "12345.6亩", "12 345.6 亩", "12345.6亩"],
	[{ comparator: "=", value: 15_000, unit: "" }, "1.5万", "15 000", "1.5万"],
	[
		{ comparator: "<", value: 28, unit: "微克/立方米", change: "level" },
		"低于28微克/立方米",
		undefined,
		"less than 28微克/立方米",
	],
	[
		{ comparator: ">=", value: 0.5, unit: "百分点", change: "growth" },
		"增长不低于0.5个百分点",
		undefined,
		"growth at least 0.5个百分点",
	],
	[{ change: "qualitative", value: null, raw: "全覆盖", unit: "" }, "全覆盖", undefined, "全覆盖"],
];

describe("targets in words", () => {
	for (const [part, zh, base, en] of cases)
		it(zh, () => {
			assert.deepEqual(describeTarget(target(part), "zh"), { comparison: zh, base });
			assert.equal(describeTarget(target(part), "en").comparison, en);
		});
	it("deadlines", () => {
		assert.equal(describeDeadline("2026", "zh"), "2026年");
		assert.equal(describeDeadline("2026-06", "zh"), "2026年6月");
		assert.equal(describeDeadline("2023/2025", "zh"), "2023年—2025年");
		assert.equal(describeDeadline("2023/2025", "en"), "2023 – 2025");
		assert.equal(describeDeadline("全年", "zh"), "全年");
	});
});
