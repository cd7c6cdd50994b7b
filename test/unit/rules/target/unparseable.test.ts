import { examplePlan as plan } from "../../../../server/src/common/rules/examplePlan.js";
import { targetUnparseable as rule } from "../../../../server/src/common/rules/target/unparseable.js";
import { checkRule } from "../../../support/checkRule.js";

/** A plan of one task. */
const task = (text: string) => plan(`| 1 | 产业 | 1.${text} | 钱宇 | ★区工信局 |`);

describe("target/unparseable", () => {
	it("finds a number without unit, a blank and a placeholder", () => {
		checkRule(rule, { text: task("工业投资«增长5以上»(target/unparseable)。"), messages: ["第1项："] });
		checkRule(rule, { text: task("工业投资«增长 %以上»(target/unparseable)。") });
	});

	it("finds its place behind a line break", () =>
		checkRule(rule, { text: task("推进转型升级，<br>工业投资«增长5以上»(target/unparseable)。") }));

	it("finds what a spreadsheet could not work out or show, in columns of targets", () => {
		const goal = (cell: string) =>
			`| 序号 | 指标名称 | 单位 | 2026年目标 | 责任单位 |\n| --- | --- | --- | --- | --- |\n| 1 | 固定资产投资 | 亿元 | ${cell} | ★区发改委 |\n`;
		for (const cell of ["#REF!", "#DIV/0!", "#VALUE!", "########"])
			checkRule(rule, { text: goal(`«${cell}»(target/unparseable)`), messages: ["电子表格"] });
		for (const cell of ["250", "#N/A", ""]) checkRule(rule, { text: goal(cell) });
	});

	it("is silent on what can be read", () =>
		checkRule(rule, { text: task("工业投资增长5%以上，新增上市公司3家。") }));
});
