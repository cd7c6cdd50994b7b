import { dueExample } from "../examplePlan.js";
import type { RowRule } from "../rule.js";
import { checkTargetProblems } from "../targetProblems.js";

export const deadlinePast: RowRule = {
	code: "deadline/past",
	severity: "hint",
	scope: "row",
	summary: { zh: "完成时限早于方案的年份", en: "A deadline lies before the plan's year" },
	rationale: {
		zh: "方案是2026年的，时限却写着2025年，多半是从上一年的方案抄来忘了改。核对年份。只是提示。",
		en: "A deadline of 2025 in a plan for 2026 was probably copied from last year's plan. Check the year. This is only a hint.",
	},
	examples: {
		wrong: [dueExample("| 1 | 新建书房3个。 | 区教育局 | 2025年底前 |")],
		right: [
			dueExample("| 1 | 新建书房3个。 | 区教育局 | 2026年底前 |"),
			dueExample("| 1 | 新建书房3个。 | 区教育局 | 2025—2027年 |"),
		],
	},
	check: (row) => checkTargetProblems(row, "past"),
};
