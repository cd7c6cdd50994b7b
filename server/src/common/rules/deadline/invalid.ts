import { dueExample } from "../examplePlan.js";
import type { RowRule } from "../rule.js";
import { checkTargetProblems } from "../targetProblems.js";

export const deadlineInvalid: RowRule = {
	code: "deadline/invalid",
	severity: "warning",
	scope: "row",
	summary: { zh: "完成时限不是日期", en: "A deadline is not a date" },
	rationale: {
		zh: "从电子表格复制时，日期会变成46387这样的序号；2月30日、13月则没有这一天、这个月。时限写不对，督查就无从对照。改成实际的日期；没有具体日期的，写“长期坚持”“每季度”一类的话即可。",
		en: "Copied out of a spreadsheet, a date becomes a number such as 46387; there is no 30 February and no month 13. Nobody can be held to such a deadline. Write the date that is meant; where there is none, words such as 长期坚持 or 每季度 will do.",
	},
	examples: {
		wrong: [
			dueExample("| 1 | 新建书房3个。 | 区教育局 | 46387 |"),
			dueExample("| 1 | 新建书房3个。 | 区教育局 | 2026年13月底前 |"),
			dueExample("| 1 | 2026年2月30日前新建书房3个。 | 区教育局 | 年底前 |"),
		],
		right: [
			dueExample("| 1 | 新建书房3个。 | 区教育局 | 2026年12月31日 |"),
			dueExample("| 1 | 新建书房3个。 | 区教育局 | 长期坚持 |"),
		],
	},
	check: (row) => checkTargetProblems(row, "deadline"),
};
