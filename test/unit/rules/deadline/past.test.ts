import { deadlinePast as rule } from "../../../../server/src/common/rules/deadline/past.js";
import { dueExample } from "../../../../server/src/common/rules/examplePlan.js";
import { checkRule } from "../../../support/checkRule.js";

/** A plan of 2026 with one task, due as its last cell says. */
const due = (deadline: string) => dueExample(`| 1 | 新建书房3个。 | 区教育局 | ${deadline} |`);

describe("deadline/past", () => {
	it("finds a deadline before the plan's year", () => {
		for (const deadline of ["2025年底前", "2024年6月", "2025-12-31", "2023—2025年"])
			checkRule(rule, { text: due(`«${deadline}»(deadline/past)`), messages: ["早于方案的年份"] });
	});

	it("is silent within the year and behind it, and where no year is known", () => {
		for (const deadline of ["2026年1月", "年底前", "2027年", "2025—2027年", "长期坚持"])
			checkRule(rule, { text: due(deadline) });
		checkRule(rule, { text: due("2025年底前").replace("2026年", "") });
	});
});
