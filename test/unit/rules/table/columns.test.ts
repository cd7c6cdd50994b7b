import { examplePlan as plan } from "../../../../server/src/common/rules/examplePlan.js";
import { groupSequence } from "../../../../server/src/common/rules/group/sequence.js";
import { numberMissing } from "../../../../server/src/common/rules/number/missing.js";
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

	it("says which cells a row that begins with its task has lost, and nothing else is found in it", () => {
		const row = (open: string, close: string) =>
			plan(
				"| 1 | 产业 | 1.建成示范点3个。 | 钱宇 | ★区发改委 |",
				`| ${open}2.新增上市公司3家以上。 | ★区金融监管局${close} |`,
			);
		checkRule(rule, { text: row("«", "»(table/columns)"), messages: ["“序号”“项目”等"] });
		checkRule(numberMissing, { text: row("", "") });
		checkRule(groupSequence, { text: row("", "") });
	});
});
