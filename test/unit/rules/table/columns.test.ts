import { examplePlan as plan } from "../../../../server/src/common/rules/examplePlan.js";
import { tableColumns as rule } from "../../../../server/src/common/rules/table/columns.js";
import { checkRule } from "../../../support/checkRule.js";

describe("table/columns", () => {
	it("finds a cell too many and one too few", () => {
		checkRule(rule, {
			text: plan("| «1 | 产业 | 1.建成示范点3个。 | 钱宇 | ★区工信局»(table/columns) | 年底 |"),
		});
		checkRule(rule, { text: plan("| «1 | 产业 | 1.建成示范点3个。 | ★区工信局»(table/columns) |") });
	});

	it("takes an escaped bar for text", () =>
		checkRule(rule, { text: plan("| 1 | 产业 | 1.建成示范点\\|示范带3个。 | 钱宇 | ★区工信局 |") }));
});
