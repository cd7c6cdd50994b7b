import { examplePlan } from "../examplePlan.js";
import { reportProblems } from "../readingProblems.js";
import type { DocumentRule } from "../rule.js";

export const tableMerge: DocumentRule = {
	code: "table/merge",
	severity: "error",
	scope: "document",
	dependsOn: "shape",
	summary: { zh: "“^^”上面没有可合并的格", en: "“^^” with nothing above" },
	rationale: {
		zh: "“^^”表示与上一格合并，而这里是表的第一行，上面没有内容，等于什么也没写。写上内容，或者留空。",
		en: "^^ stands for the cell above, but above the first row of a table there is none, so it says nothing. Write what belongs there, or leave the cell empty.",
	},
	examples: {
		wrong: [examplePlan("| 1 | 产业发展 | 1.工业投资增长10%以上。 | ^^ | ★区工信局 |")],
		right: [
			examplePlan(
				"| 1 | 产业发展 | 1.工业投资增长10%以上。 | 钱宇 | ★区工信局 |",
				"| ^^ | ^^ | 2.新增上市公司3家以上。 | ^^ | ★区金融监管局 |",
			),
		],
	},
	check: ({ plan }) => reportProblems(plan, "merge", "table/merge"),
};
