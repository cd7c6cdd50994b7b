import { examplePlan } from "../examplePlan.js";
import type { RowRule } from "../rule.js";
import { checkTargetProblems } from "../targetProblems.js";

export const targetConflict: RowRule = {
	code: "target/conflict",
	severity: "warning",
	scope: "row",
	summary: { zh: "目标自相矛盾", en: "A target contradicts itself" },
	rationale: {
		zh: "“5%以上左右”“不低于28以内”或上下限颠倒的区间，各人可以有各人的理解。只留一个限定词，区间从小写到大。",
		en: "5%以上左右, 不低于…以内, or a range whose ends are swapped can be read in two ways. Keep one word of comparison, and write ranges from low to high.",
	},
	examples: {
		wrong: [examplePlan("| 1 | 产业发展 | 1.工业投资增长10%以上左右。 | 钱宇 | ★区工信局 |")],
		right: [examplePlan("| 1 | 产业发展 | 1.工业投资增长10%左右。 | 钱宇 | ★区工信局 |")],
	},
	check: (row) => checkTargetProblems(row, "conflict"),
};
