import { numberOrder as rule } from "../../../../server/src/common/rules/number/order.js";
import { checkRule } from "../../../support/checkRule.js";
import { numberedPlan as rows } from "../../../support/numberedPlan.js";

describe("number/order", () => {
	it("finds the smaller number once", () =>
		checkRule(rule, {
			text: rows("1 2 4 «3»(number/order) 5"),
			fixed: rows("1 2 3 4 5"),
			messages: ["第3项排在第4项之后"],
		}));

	it("finds a moved block once", () =>
		checkRule(rule, { text: rows("1 4 5 «2»(number/order) 3 6"), fixed: rows("1 2 3 4 5 6") }));

	it("finds the number behind an odd one out", () =>
		checkRule(rule, { text: rows("1 2 30 «4»(number/order) 5"), fixed: rows("1 2 3 4 5") }));

	it("keeps the first number of a part of a plan", () =>
		checkRule(rule, { text: rows("12 14 «13»(number/order)"), fixed: rows("12 13 14") }));

	it("is silent on ascending numbers and on doubled ones", () => {
		checkRule(rule, { text: rows("1 2 5") });
		checkRule(rule, { text: rows("1 2 2") });
	});
});
