import { examplePlan as plan } from "../../../../server/src/common/rules/examplePlan.js";
import { unitLeadOrder as rule } from "../../../../server/src/common/rules/unit/leadOrder.js";
import { checkRule } from "../../../support/checkRule.js";

/** A plan of one task with these units, under one that has a ★. */
const row = (units: string) =>
	plan(
		"| 1 | 产业 | 1.建成示范点3个。 | 钱宇 | ★区发改委 |",
		`| ^^ | ^^ | 2.建成示范点5个。 | ^^ | ${units} |`,
	);

describe("unit/lead-order", () => {
	it("moves the leads to the front and keeps the order otherwise", () => {
		checkRule(rule, {
			text: row("区统计局、«★区工信局»(unit/lead-order)、区商务局"),
			fixed: row("★区工信局、区统计局、区商务局"),
		});
		checkRule(rule, {
			text: row("★区工信局、区统计局、«★区商务局»(unit/lead-order)、★区科技局"),
			fixed: row("★区工信局、★区商务局、★区科技局、区统计局"),
		});
	});

	it("writes out the level that a name loses", () =>
		checkRule(rule, {
			text: row("区统计局、«★发改委»(unit/lead-order)"),
			fixed: row("★区发改委、区统计局"),
		}));

	it("is silent on leads in front, and on no lead at all", () => {
		checkRule(rule, { text: row("★区工信局、★区商务局、统计局") });
		checkRule(rule, { text: row("区工信局、统计局") });
	});
	it("leaves a unit that is there twice to unit/duplicate, and sees the others behind it", () => {
		checkRule(rule, { text: row("区工信局、★区工信局") });
		checkRule(rule, { text: row("区工信局、工信局、★区工信局、区统计局") });
		checkRule(rule, {
			text: row("区统计局、区工信局、«★区工信局»(unit/lead-order)"),
			fixed: row("★区工信局、区统计局、区工信局"),
			messages: ["排在配合单位“区统计局”之后"],
		});
	});
});
