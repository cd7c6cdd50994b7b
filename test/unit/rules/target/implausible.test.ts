import { examplePlan as plan } from "../../../../server/src/common/rules/examplePlan.js";
import { targetImplausible as rule } from "../../../../server/src/common/rules/target/implausible.js";
import { checkRule } from "../../../support/checkRule.js";

/** A plan of one task. */
const task = (text: string) => plan(`| 1 | 产业 | 1.${text} | 钱宇 | ★区工信局 |`);

describe("target/implausible", () => {
	it("finds a rate over 100 %", () =>
		checkRule(rule, { text: task("污水处理覆盖率«达912%»(target/implausible)。"), messages: ["第1项："] }));

	it("is silent on growth over 100 %", () => checkRule(rule, { text: task("工业投资增长120%。") }));
});
