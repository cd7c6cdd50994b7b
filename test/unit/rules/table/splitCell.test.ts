import { examplePlan as plan } from "../../../../server/src/common/rules/examplePlan.js";
import { tableSplitCell as rule } from "../../../../server/src/common/rules/table/splitCell.js";
import { checkRule } from "../../../support/checkRule.js";

const parts = (...names: readonly string[]) =>
	plan(
		...names.map(
			(name, i) => `| ${i === 0 ? "1" : "^^"} | ${name} | ${i + 1}.建成示范点3个。 | 钱宇 | ★区工信局 |`,
		),
	);

describe("table/split-cell", () => {
	it("joins a name in two and in three parts", () => {
		checkRule(rule, {
			text: parts("«壮大新»(table/split-cell)", "兴产业"),
			fixed: parts("壮大新兴产业", "^^"),
			messages: ["“壮大新兴产业”被拆成2格（“壮大新”、“兴产业”）"],
		});
		checkRule(rule, {
			text: parts("«保护»(table/split-cell)", "用好", "^^", "文化"),
			fixed: parts("保护用好文化", "^^", "^^", "^^"),
		});
	});

	it("joins cells of a pasted table, and counts the covered cell", () => {
		const pasted = (first: string, second: string, run: string) =>
			`序号\n|\n项目\n|\n重点工作目标任务\n|\n牵头领导\n|\n责任单位\n|\n1\n|\n${first}\n|\n1.建成示范点3个。\n|\n钱 宇\n|\n★区工信局\n|\n${second}2.建成示范点5个。\n|\n方 勇\n|\n★区商务局\n|\n${run}\n2\n|\n社会民生\n|\n3.新建公园3个。\n|\n钱 宇\n|\n★区住建局\n|\n`;
		checkRule(rule, {
			text: pasted("«壮大新»(table/split-cell)", "兴产业\n|\n", "|"),
			fixed: pasted("壮大新兴产业", "", "||"),
		});
	});

	it("makes no figure of figures one below the other", () => {
		for (const names of [
			["1", "2", "3"],
			["3", "按月报送"],
			["园区1", "2期"],
		])
			checkRule(rule, { text: parts(...names) });
	});

	it("is silent on whole names", () => checkRule(rule, { text: parts("壮大新兴产业", "^^") }));
});
