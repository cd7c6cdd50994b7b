import { examplePlan as plan } from "../../../../server/src/common/rules/examplePlan.js";
import { unitUnknown as rule } from "../../../../server/src/common/rules/unit/unknown.js";
import { checkRule } from "../../../support/checkRule.js";

/** A plan of one task with these units, under one that has a ★. */
const row = (units: string) =>
	plan(
		"| 1 | 产业 | 1.建成示范点3个。 | 钱宇 | ★区发改委 |",
		`| ^^ | ^^ | 2.建成示范点5个。 | ^^ | ${units} |`,
	);

const local = (units: string) => `---\nregion: 苏州市吴江区\n---\n${row(units)}`;

describe("unit/unknown", () => {
	it("proposes the nearest name", () =>
		checkRule(rule, {
			text: local("★区工信局、«区发改局»(unit/unknown)"),
			fixed: local("★区工信局、区发改委"),
			messages: ["“区发改局”不在名录中"],
		}));

	it("keeps the ★", () =>
		checkRule(rule, { text: local("★«区统记局»(unit/unknown)"), fixed: local("★区统计局") }));

	it("knows names by full name, with the prefix carried over, and collectives", () => {
		checkRule(rule, { text: local("★区工信局、统计局、各区镇、有关部门") });
		checkRule(rule, { text: local("★吴江区发展和改革委员会") });
	});

	it("is silent where no directory is in force", () => checkRule(rule, { text: row("★区工信局、区发改局") }));
});
