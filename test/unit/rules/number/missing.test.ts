import { examplePlan as plan } from "../../../../server/src/common/rules/examplePlan.js";
import { numberMissing as rule } from "../../../../server/src/common/rules/number/missing.js";
import { checkRule } from "../../../support/checkRule.js";
import { numberedPlan as rows } from "../../../support/numberedPlan.js";

describe("number/missing", () => {
	it("numbers the task", () =>
		checkRule(rule, { text: rows("1 «»(number/missing)- 3"), fixed: rows("1 2 3") }));

	it("numbers those behind it too where its number is taken", () =>
		checkRule(rule, { text: rows("1 «»(number/missing)- 2 3"), fixed: rows("1 2 3 4") }));

	it("numbers the first task by the one behind it", () =>
		checkRule(rule, { text: rows("1 «»(number/missing)-"), fixed: rows("1 2") }));

	it("writes the mark that the document writes", () => {
		const text = rows("1 «»(number/missing)-").replace("1.建", "1、建");
		checkRule(rule, { text, fixed: rows("1 2").replaceAll(".建", "、建") });
	});

	it("reports a table without any number once, with the count", () => {
		const table = (first: string, second: string) =>
			`| 项目 | 工作任务 | 责任单位 |\n| --- | --- | --- |\n| 产业 | ${first}建成示范点3个。 | ★区工信局 |\n| 商贸 | ${second}建成示范点5个。 | ★区商务局 |\n`;
		checkRule(rule, { text: table("«»(number/missing)", ""), fixed: table("1.", "2."), messages: ["共2项"] });
	});

	it("takes codes of the drafter's own for numbers, and other words for none", () => {
		const table = (first: string, second: string) =>
			`| 编号 | 工作任务 | 责任单位 |\n| --- | --- | --- |\n| ${first} | 建成示范点3个。 | ★区工信局 |\n| ${second} | 建成示范点5个。 | ★区商务局 |\n`;
		checkRule(rule, { text: table("MS-01", "MS-02") });
		checkRule(rule, { text: table("3-1", "（三）") });
		const tasks = (text: string, first: string, second: string) =>
			text.replace("建成示范点3", `${first}建成示范点3`).replace("建成示范点5", `${second}建成示范点5`);
		checkRule(rule, {
			text: tasks(table("新增", "续建"), "«»(number/missing)", ""),
			fixed: tasks(table("新增", "续建"), "1.", "2."),
			messages: ["共2项"],
		});
	});

	it("numbers a row that has nothing but its units", () =>
		checkRule(rule, {
			text: plan(
				"| 1 | 产业 | 1.建成示范点3个。 | 钱宇 | ★区工信局 |",
				"| ^^ | ^^ |  | ^^ | «★区商务局»(number/missing) |",
			),
			fixed: plan("| 1 | 产业 | 1.建成示范点3个。 | 钱宇 | ★区工信局 |", "| ^^ | ^^ | 2. | ^^ | ★区商务局 |"),
		}));

	it("says of a row with a number in 序号 where this table has its numbers", () => {
		const header = "| 序号 | 重点任务 | 责任单位 |\n| --- | --- | --- |\n";
		const text = `${header}| 1 | 1.建成示范点3个。 | ★区工信局 |\n| 2 | «»(number/missing)建成示范点5个。 | ★区商务局 |\n| 3 | 3.建成市场2个。 | ★区商务局 |\n`;
		checkRule(rule, {
			text,
			fixed: text.replace("«»(number/missing)", "2."),
			messages: ["序号栏有“2”，但本表的任务编号写在任务开头"],
		});
	});
});
