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

	describe("two tables side by side", () => {
		const rows =
			"| --- | --- | --- | --- | --- | --- |\n| 1 | 新建公园2个。 | ★市园林局 | 2 | 改造公厕15座。 | ★市城管局 |\n";

		it("tells where the second begins", () =>
			checkRule(rule, {
				text: `| 序号 | 重点任务 | 责任单位 | «序号 | 重点任务 | 责任单位»(table/header) |\n${rows}`,
			}));

		it("tells it of cells that are parted by commas or tabs, with a column between them", () =>
			checkRule(rule, {
				text: "序号,重点任务,牵头单位,,«序号,重点任务,牵头单位»(table/header)\n1,新建公园2个,市园林局,,1,改造公厕15座,市城管局\n2,栽树30株,市园林局,,2,新增车位80个,市城管局\n",
			}));

		it("tells it of names that nothing but three of them makes sure", () =>
			checkRule(rule, {
				text: `| 序号 | 议定事项 | 责任单位 | «序号 | 议定事项 | 责任单位»(table/header) |\n${rows}`,
			}));

		it("are not tasks of two levels, whose units stand behind both", () =>
			checkRule(rule, {
				text: "| 序号 | 任务 | 序号 | 任务 | 责任单位 |\n| --- | --- | --- | --- | --- |\n| 1 | 公园 | 1.1 | 新建公园2个。 | ★市园林局 |\n",
			}));

		it("are told though neither says who", () =>
			checkRule(rule, {
				text: "| 序号 | 重点任务 | «序号 | 重点任务»(table/header) |\n| --- | --- | --- | --- |\n| 1 | 新建公园2个。 | 2 | 改造公厕15座。 |\n",
			}));

		it("are not a name over two columns, nor two that are named alike", () =>
			checkRule(rule, {
				text: `| 序号 | 重点任务 | 重点任务 | 责任单位 | 责任单位 | 完成时限 |\n| --- | --- | --- | --- | --- | --- |\n| 1 | 公园 | 新建公园2个。 | ★市园林局 | 市城管局 | 6月底 |\n`,
			}));
	});
});
