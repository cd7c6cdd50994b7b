import { examplePlan as plan } from "../../../../server/src/common/rules/examplePlan.js";
import { unitStarVariant as rule } from "../../../../server/src/common/rules/unit/starVariant.js";
import { checkRule } from "../../../support/checkRule.js";

/** A plan of one task with these units, under one that has a ★. */
const row = (units: string) =>
	plan(
		"| 1 | 产业 | 1.建成示范点3个。 | 钱宇 | ★区发改委 |",
		`| ^^ | ^^ | 2.建成示范点5个。 | ^^ | ${units} |`,
	);

describe("unit/star-variant", () => {
	it("replaces other stars, and puts one behind the name before it", () => {
		checkRule(rule, {
			text: row("«☆»(unit/star-variant)区工信局、统计局"),
			fixed: row("★区工信局、统计局"),
			messages: ["“☆”"],
		});
		checkRule(rule, { text: row("«*»(unit/star-variant)区工信局、统计局"), fixed: row("★区工信局、统计局") });
		checkRule(rule, {
			text: row("«★★»(unit/star-variant)区工信局、统计局"),
			fixed: row("★区工信局、统计局"),
		});
		checkRule(rule, { text: row("«区工信局★»(unit/star-variant)、统计局"), fixed: row("★区工信局、统计局") });
	});

	it("puts a ★ before the name that it stands in or behind in brackets", () => {
		for (const written of ["区★工信局", "区工信局(★)", "（★）区工信局"]) {
			const isBefore = written.startsWith("（");
			const marked = isBefore ? "«（★）»(unit/star-variant)区工信局" : `«${written}»(unit/star-variant)`;
			checkRule(rule, { text: row(`${marked}、统计局`), fixed: row("★区工信局、统计局") });
		}
	});

	it("finds nothing in a bold name, whose ★ stands before it", () =>
		checkRule(rule, { text: row("**★区工信局**、*统计局*") }));

	it("leaves a ★ without a name to the drafter", () =>
		checkRule(rule, { text: row("«★»(unit/star-variant)、区统计局"), messages: ["没有单位名称"] }));

	it("leaves a mark before the ★ to the drafter", () => {
		for (const written of [
			"“★区工信局”",
			"“★区工信局",
			"（☆区工信局）",
			"《⭐区工信局",
			"1.★区工信局",
			"：★区工信局",
		])
			checkRule(rule, {
				text: row(`«${written}»(unit/star-variant)、区统计局`),
				messages: ["前面有别的符号"],
			});
		checkRule(rule, { text: row("★“区工信局”、区统计局") });
	});

	it("is one finding a row, with the count", () =>
		checkRule(rule, {
			text: row("«⭐»(unit/star-variant)区工信局、☆区商务局"),
			fixed: row("★区工信局、★区商务局"),
			messages: ["共2处"],
		}));

	it("looks at unit cells only", () =>
		checkRule(rule, { text: row("★区工信局").replace("建成示范点5个", "建成☆级示范点5个*") }));
});
