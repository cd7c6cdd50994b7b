import { examplePlan as plan } from "../../../../server/src/common/rules/examplePlan.js";
import { numberTotal as rule } from "../../../../server/src/common/rules/number/total.js";
import { checkRule } from "../../../support/checkRule.js";

describe("number/total", () => {
	const rows = [
		"| 1 | 产业 | 1.建成示范点3个。 | 钱宇 | ★区工信局 |",
		"| ^^ | ^^ | 2.建成示范点5个。 | ^^ | ★区工信局 |",
	];
	const declared = (total: string) => plan(...rows).replace("\n\n", `\n\n${total}\n\n`);

	it("sets the number", () =>
		checkRule(rule, {
			text: declared("(共«118»(number/total)项)"),
			fixed: declared("(共2项)"),
			messages: ["“共118项”，实有2项"],
		}));

	it("reads full-width brackets and digits", () =>
		checkRule(rule, { text: declared("（共«１８»(number/total)项）"), fixed: declared("（共2项）") }));

	it("keeps a Chinese numeral Chinese", () =>
		checkRule(rule, { text: declared("（共«十八»(number/total)项）"), fixed: declared("（共二项）") }));

	it("finds a total where no task is read at all, and offers no total of none", () =>
		checkRule(rule, { text: "# 方案\n\n(共«18»(number/total)项)\n", messages: ["“共18项”，实有0项"] }));

	it("is silent where it is right, or nothing is declared", () => {
		checkRule(rule, { text: declared("(共2项)") });
		checkRule(rule, { text: plan(...rows) });
	});
});
