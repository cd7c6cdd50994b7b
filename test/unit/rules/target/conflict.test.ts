import { examplePlan as plan } from "../../../../server/src/common/rules/examplePlan.js";
import { targetConflict as rule } from "../../../../server/src/common/rules/target/conflict.js";
import { checkRule } from "../../../support/checkRule.js";

/** A plan of one task. */
const task = (text: string) => plan(`| 1 | 产业 | 1.${text} | 钱宇 | ★区工信局 |`);

describe("target/conflict", () => {
	it("finds two words of comparison that exclude each other", () =>
		checkRule(rule, { text: task("工业投资«增长5%以上左右»(target/conflict)。"), messages: ["第1项："] }));

	it("is silent on one of them", () => checkRule(rule, { text: task("工业投资增长5%左右。") }));
});
