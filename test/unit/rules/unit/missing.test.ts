import { examplePlan as plan } from "../../../../server/src/common/rules/examplePlan.js";
import { unitMissing as rule } from "../../../../server/src/common/rules/unit/missing.js";
import { checkRule } from "../../../support/checkRule.js";

/** A plan of one task with these units, under one that has a ★. */
const row = (units: string) =>
	plan(
		"| 1 | 产业 | 1.建成示范点3个。 | 钱宇 | ★区发改委 |",
		`| ^^ | ^^ | 2.建成示范点5个。 | ^^ | ${units} |`,
	);

describe("unit/missing", () => {
	it("finds an empty cell, and one that says none", () => {
		checkRule(rule, { text: row("«»(unit/missing)"), messages: ["第2项没有责任单位"] });
		checkRule(rule, { text: row("«/»(unit/missing)") });
	});

	it("is silent on a merged cell, a row that is not begun, and a table without units", () => {
		checkRule(rule, { text: row("^^") });
		checkRule(rule, { text: row("").replace("2.建成示范点5个。", "") });
		checkRule(rule, {
			text: "| 序号 | 项目 | 工作任务 |\n| --- | --- | --- |\n| 1 | 产业 | 1.建成示范点3个。 |\n",
		});
	});

	it("is silent where one of two columns is filled", () =>
		checkRule(rule, {
			text: "| 序号 | 工作任务 | 牵头单位 | 配合单位 |\n| --- | --- | --- | --- |\n| 1 | 建成示范点3个。 | 区发改委 | / |\n",
		}));
});
