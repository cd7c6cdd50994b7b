import { numberDuplicate as rule } from "../../../../server/src/common/rules/number/duplicate.js";
import { checkRule } from "../../../support/checkRule.js";
import { numberedPlan as rows, secondSection as second } from "../../../support/numberedPlan.js";

describe("number/duplicate", () => {
	it("renumbers from the second use on", () =>
		checkRule(rule, {
			text: rows("1 2 «2»(number/duplicate) 3"),
			fixed: rows("1 2 3 4"),
			messages: ["序号2重复"],
		}));

	it("renumbers all behind it where the doubled number stands for the next", () =>
		checkRule(rule, { text: rows("1 2 3 «3»(number/duplicate) 5"), fixed: rows("1 2 3 4 5") }));

	it("finds one break where a list begins anew in the middle", () =>
		checkRule(rule, { text: rows("1 2 3 «1»(number/duplicate) 2 6"), fixed: rows("1 2 3 4 5 6") }));

	it("renumbers all where the first use is the one out of place", () =>
		checkRule(rule, { text: rows("1 3 2 «3»(number/duplicate) 4"), fixed: rows("1 2 3 4 5") }));

	it("is silent where every section counts anew", () =>
		checkRule(rule, { text: `${rows("1 2")}\n${second("1 2")}` }));

	it("finds the restart where front matter says that numbers run on", () => {
		const head = "---\nnumbering: continuous\n---\n";
		checkRule(rule, {
			text: `${head}${rows("1 2")}\n${second("«1»(number/duplicate) 2")}`,
			fixed: `${head}${rows("1 2")}\n${second("3 4")}`,
		});
	});
});
