import { deadlineInvalid as rule } from "../../../../server/src/common/rules/deadline/invalid.js";
import { dueExample } from "../../../../server/src/common/rules/examplePlan.js";
import { checkRule } from "../../../support/checkRule.js";

/** A plan of 2026 with one task, due as its last cell says. */
const due = (deadline: string, task = "新建书房3个。") =>
	dueExample(`| 1 | ${task} | 区教育局 | ${deadline} |`);
const marked = (deadline: string) => due(`«${deadline}»(deadline/invalid)`);

describe("deadline/invalid", () => {
	it("finds numbers of a spreadsheet, and writes the date that is meant", () => {
		for (const [deadline, message, meant] of [
			[
				"46387",
				"第1项：“46387”是电子表格里的日期序号，请改写成日期（应为“2026年12月31日”？）。",
				"2026年12月31日",
			],
			["46387.5", "序号", "2026年12月31日"],
			["2.026E+03", "不是日期", "2026年"],
			["20261231", "不是日期", "2026年12月31日"],
			["46,387", "序号", "2026年12月31日"],
			["Jun-26", "不是日期", "2026年6月"],
			["September 2026", "不是日期", "2026年9月"],
			["2026年2月30日", "这一天不存在", "2026年2月28日"],
			["2026年2月29日前", "这一天不存在", "2026年2月28日前"],
			["2026-02-29", "这一天不存在", "2026-02-28"],
			["2026年7", "不是日期", "2026年7月"],
			["2026年7月15", "不是日期", "2026年7月15日"],
			["9月31日前", "这一天不存在", "9月30日前"],
		] as const)
			checkRule(rule, { text: marked(deadline), messages: [message], fixed: due(meant) });
	});

	it("leaves open what nobody can tell", () => {
		for (const [deadline, message] of [
			["123", "不是日期"],
			["2026年13月底前", "月份不存在"],
			["2026-13-01", "月份不存在"],
			["13月", "月份不存在"],
			["2026年Q6", "一年只有四个季度"],
			["2026-W60", "不是日期"],
			["十三月底", "月份不存在"],
			["#REF!", "不是日期"],
			["#DIV/0!", "不是日期"],
			["0月底前", "月份不存在"],
			["2026年11月三十一日", "这一天不存在"],
			["2026年2月45日", "这一天不存在"],
			["第五季度", "一年只有四个季度"],
			["2026年5季度末前", "一年只有四个季度"],
			["第0季度", "一年只有四个季度"],
		] as const)
			checkRule(rule, { text: marked(deadline), messages: [message] });
	});

	it("finds them in the words of the task, too", () =>
		checkRule(rule, { text: due("12月底", "«2026年13月底前»(deadline/invalid)新建书房3个。") }));

	it("is silent on dates in all their forms", () => {
		for (const deadline of [
			"2026年12月31日",
			"2026/12/31",
			"2028年2月29日",
			"2026年元月",
			"二〇二六年十一月底",
			"11月廿八日",
			"明年一季度",
			"第三季度末",
			"第四季度前",
			"每季度",
			"6月底前",
			"2026",
			"12",
			"2026年6月至2027年5月",
		])
			checkRule(rule, { text: due(deadline) });
	});

	it("is silent on words", () => {
		for (const deadline of ["长期坚持", "持续推进", "每季度", "分阶段：3月、9月", "/", "汛期前", ""])
			checkRule(rule, { text: due(deadline) });
	});
});
