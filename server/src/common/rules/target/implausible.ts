import { examplePlan } from "../examplePlan.js";
import type { RowRule } from "../rule.js";
import { checkTargetProblems } from "../targetProblems.js";

export const targetImplausible: RowRule = {
	code: "target/implausible",
	severity: "warning",
	scope: "row",
	summary: { zh: "目标值不合常理", en: "A target cannot be true" },
	rationale: {
		zh: "覆盖率、占比、合格率超过100%，或数量为负，多半是打错了数或漏了小数点。核对原始数据。",
		en: "A share, coverage or pass rate over 100 %, or a negative count, is usually a typing slip or a lost decimal point. Check the source figures.",
	},
	examples: {
		wrong: [examplePlan("| 1 | 社会民生 | 1.实现农村生活污水处理覆盖率达912%。 | 钱宇 | ★区水务局 |")],
		right: [examplePlan("| 1 | 社会民生 | 1.实现农村生活污水处理覆盖率达91.2%。 | 钱宇 | ★区水务局 |")],
	},
	check: (row) => checkTargetProblems(row, "implausible"),
};
