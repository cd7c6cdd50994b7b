import { examplePlan } from "../examplePlan.js";
import type { RowRule } from "../rule.js";
import { checkTargetProblems } from "../targetProblems.js";

export const targetUnparseable: RowRule = {
	code: "target/unparseable",
	severity: "error",
	scope: "row",
	summary: { zh: "目标数值不完整", en: "The number of a target is incomplete" },
	rationale: {
		zh: "“增长5以上”缺了百分号，“新增XX家”还空着数，“3O家”里混进了字母，目标就无从考核。补全数字、计量单位和指标名称。",
		en: "增长5以上 lacks its %, 新增XX家 its number, and 3O家 has a letter in it: nobody can be held to such a target. Complete the number, its unit and what it measures.",
	},
	examples: {
		wrong: [examplePlan("| 1 | 产业发展 | 1.工业投资增长 %以上。 | 钱宇 | ★区工信局 |")],
		right: [examplePlan("| 1 | 产业发展 | 1.工业投资增长10%以上。 | 钱宇 | ★区工信局 |")],
	},
	check: (row) => checkTargetProblems(row, "unparseable"),
};
