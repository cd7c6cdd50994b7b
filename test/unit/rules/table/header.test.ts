import { tableHeader as rule } from "../../../../server/src/common/rules/table/header.js";
import { checkRule } from "../../../support/checkRule.js";

describe("table/header", () => {
	it("finds a table whose columns nobody knows", () =>
		checkRule(rule, {
			text: "# 方案\n\n«| 甲 | 乙 |»(table/header)\n| --- | --- |\n| 1 | 建成示范点3个。 |\n",
		}));

	it("is silent on synonyms in any order", () =>
		checkRule(rule, {
			text: "| 责任单位 | 分管领导 | 工作任务 | 序号 |\n| --- | --- | --- | --- |\n| ★区工信局 | 钱宇 | 建成示范点3个。 | 1 |\n",
		}));
});
