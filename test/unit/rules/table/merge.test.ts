import { examplePlan as plan } from "../../../../server/src/common/rules/examplePlan.js";
import { tableMerge as rule } from "../../../../server/src/common/rules/table/merge.js";
import { checkRule } from "../../../support/checkRule.js";

describe("table/merge", () => {
	it("finds ^^ in the first row of a table", () =>
		checkRule(rule, { text: plan("| 1 | 产业 | 1.建成示范点3个。 | «^^»(table/merge) | ★区工信局 |") }));

	it("is silent where a cell stands above", () =>
		checkRule(rule, {
			text: plan(
				"| 1 | 产业 | 1.建成示范点3个。 | 钱宇 | ★区工信局 |",
				"| ^^ | ^^ | 2.建成示范点5个。 | ^^ | ^^ |",
			),
		}));
});
