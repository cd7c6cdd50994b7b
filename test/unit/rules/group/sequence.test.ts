import { examplePlan as plan } from "../../../../server/src/common/rules/examplePlan.js";
import { groupSequence as rule } from "../../../../server/src/common/rules/group/sequence.js";
import { checkRule } from "../../../support/checkRule.js";

/** A group of one task for each number; an empty one has none. */
const groups = (...numbers: readonly string[]) =>
	plan(
		...numbers.map(
			(number, i) => `| ${number} | 项目${"一二三四五"[i]} | ${i + 1}.建成示范点3个。 | 钱宇 | ★区工信局 |`,
		),
	);

describe("group/sequence", () => {
	it("finds a number skipped, doubled, out of order", () => {
		checkRule(rule, {
			text: groups("1", "«3»(group/sequence)", "4"),
			fixed: groups("1", "2", "3"),
			messages: ["前面缺2"],
		});
		checkRule(rule, {
			text: groups("1", "2", "«2»(group/sequence)"),
			fixed: groups("1", "2", "3"),
			messages: ["项目序号2重复"],
		});
		checkRule(rule, {
			text: groups("1", "3", "«2»(group/sequence)"),
			fixed: groups("1", "2", "3"),
			messages: ["颠倒"],
		});
	});

	it("reads numerals and enclosed numbers, and writes them", () => {
		checkRule(rule, {
			text: groups("一", "«三»(group/sequence)", "四"),
			fixed: groups("一", "二", "三"),
			messages: ["前面缺2"],
		});
		checkRule(rule, {
			text: groups("（一）", "（二）", "«（二）»(group/sequence)"),
			fixed: groups("（一）", "（二）", "（三）"),
			messages: ["项目序号2重复"],
		});
		checkRule(rule, {
			text: groups("①", "②", "«④»(group/sequence)"),
			fixed: groups("①", "②", "③"),
			messages: ["前面缺3"],
		});
	});

	it("finds a group without number once, where it counts as the number it stands for", () =>
		checkRule(rule, {
			text: groups("1", "", "3").replace("项目二", "«项目二»(group/sequence)"),
			fixed: groups("1", "2", "3"),
			messages: ["“项目二”没有序号，按顺序应为2"],
		}));

	it("counts groups without number that follow one another", () =>
		checkRule(rule, {
			text: groups("1", "", "").replace("项目二", "«项目二»(group/sequence)"),
			fixed: groups("1", "2", "3"),
			messages: ["2个项目没有序号"],
		}));

	it("is silent where no group has a number, or 序号 counts the tasks", () => {
		checkRule(rule, { text: groups("", "", "") });
		checkRule(rule, {
			text: "| 序号 | 项目 | 工作任务 | 责任单位 |\n| --- | --- | --- | --- |\n| 1 | 产业 | 建成示范点3个。 | ★区工信局 |\n| 2 | 产业 | 建成示范点5个。 | ★区工信局 |\n",
		});
	});

	it("counts anew in every section, and lets a plan number its groups on through all", () => {
		const second = (...numbers: readonly string[]) =>
			groups(...numbers)
				.replace("# 2026年重点工作任务分解方案\n\n", "")
				.replace("一、", "二、")
				.replaceAll(/(\d)\.建/g, "1$1.建");
		checkRule(rule, { text: `${groups("1", "2")}\n${second("1", "2")}` });
		checkRule(rule, { text: `${groups("1", "2")}\n${second("3", "4")}` });
		checkRule(rule, {
			text: `${groups("1", "2")}\n${second("1", "«3»(group/sequence)")}`,
			fixed: `${groups("1", "2")}\n${second("1", "2")}`,
		});
	});
});
