import { countFullWidthOf, factsOf } from "../../analysis/textFacts.js";
import { checkDoubled } from "../doubledMarks.js";
import { examplePlan } from "../examplePlan.js";
import { checkEach, checkThroughout } from "../halfWidthMarks.js";
import type { DocumentRule, Finding } from "../rule.js";
import { checkPairs } from "../unpairedMarks.js";

export const textPunctuation: DocumentRule = {
	code: "text/punctuation",
	severity: "warning",
	scope: "document",
	dependsOn: "text",
	summary: {
		zh: "汉字之间用了半角标点，标点不成对，或重复",
		en: "Half-width, unpaired or doubled marks between Chinese characters",
	},
	rationale: {
		zh: "中文里的逗号、句号、分号、冒号、括号、问号、叹号用全角，引号不用直的（GB/T 15834），引号、书名号、括号成对使用，逗号、顿号、分号、冒号、句号不重复，也不连用，括号不套两层同样的。全文都用半角的，只提示一处，可一次全部改过来；数字、英文、网址、代码里的标点和责任单位一栏不动。",
		en: "Chinese text has full-width marks and curved quotation marks (GB/T 15834), and its quotation marks and brackets come in pairs, and no comma, colon, semicolon or full stop is written twice or beside another. A document that is half-width throughout gets one finding, with a fix for all; marks in numbers, in Latin words, in addresses and code, and between units are left alone.",
	},
	examples: {
		wrong: [
			examplePlan(
				"| 1 | 产业发展 | 1.扩大有效投资，引进项目,工业投资增长10%以上；建成（扩建）厂房。 | 钱宇 | ★区工信局 |",
			),
			examplePlan(
				"| 1 | 产业发展 | 1.扩大有效投资,工业投资增长10%以上。 | 钱宇 | ★区工信局 |",
				"| ^^ | ^^ | 2.支持企业发展,新增上市公司3家以上。 | ^^ | ★区金融监管局 |",
			),
			examplePlan("| 1 | 产业发展 | 1.扩大有效投资，，工业投资增长10%以上。。 | 钱宇 | ★区工信局 |"),
			examplePlan("| 1 | 产业发展 | 1.建设“一站式服务中心，工业投资增长10%以上。 | 钱宇 | ★区工信局 |"),
		],
		right: [
			examplePlan(
				"| 1 | 产业发展 | 1.扩大有效投资，工业投资增长10%以上，完成1,200万元（含技改）。 | 钱宇 | ★区工信局 |",
			),
		],
	},
	*check({ plan }): Iterable<Finding> {
		const facts = factsOf(plan);
		if (facts.halves > 0)
			yield* facts.halves > countFullWidthOf(plan, facts)
				? checkThroughout(plan, facts)
				: checkEach(plan, facts);
		yield* checkPairs(plan, facts);
		yield* checkDoubled(plan, facts);
	},
};
