import { examplePlan } from "../examplePlan.js";
import { reportProblems } from "../readingProblems.js";
import type { DocumentRule } from "../rule.js";

export const tableColumns: DocumentRule = {
	code: "table/columns",
	severity: "error",
	scope: "document",
	dependsOn: "shape",
	summary: { zh: "行的单元格数与表头不符", en: "A row has more or fewer cells than the header" },
	rationale: {
		zh: "多一格或少一格，后面的内容就错到别的栏里：单位进了领导栏，备注进了单位栏。补上缺的“|”，合并的格写“^^”；文字里的竖线写成“\\|”。",
		en: "With one cell too many or too few, everything after it ends up under the wrong heading. Add the missing bar, write ^^ for a merged cell, and \\| for a bar in the text.",
	},
	examples: {
		wrong: [
			examplePlan("| 1 | 产业发展 | 1.工业投资增长10%以上。 | ★区工信局 |"),
			examplePlan("| 1 | 产业发展 | 1.工业投资增长10%以上。 | 钱宇 | ★区工信局 | 区统计局 |"),
		],
		right: [examplePlan("| 1 | 产业发展 | 1.工业投资增长10%以上。 | 钱宇 | ★区工信局 |")],
	},
	check: ({ plan }) => reportProblems(plan, "columns", "table/columns"),
};
