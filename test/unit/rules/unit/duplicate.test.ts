import { examplePlan as plan } from "../../../../server/src/common/rules/examplePlan.js";
import { unitDuplicate as rule } from "../../../../server/src/common/rules/unit/duplicate.js";
import { checkRule } from "../../../support/checkRule.js";

/** A plan of one task with these units, under one that has a ★. */
const row = (units: string) =>
	plan(
		"| 1 | 产业 | 1.建成示范点3个。 | 钱宇 | ★区发改委 |",
		`| ^^ | ^^ | 2.建成示范点5个。 | ^^ | ${units} |`,
	);

describe("unit/duplicate", () => {
	it("removes the later mention", () => {
		checkRule(rule, {
			text: row("★区工信局、区统计局、«区工信局»(unit/duplicate)"),
			fixed: row("★区工信局、区统计局"),
		});
		checkRule(rule, {
			text: row("★区工信局、«区工信局»(unit/duplicate)、区统计局"),
			fixed: row("★区工信局、区统计局"),
		});
	});

	it("knows a unit by its other names", () =>
		checkRule(rule, {
			text: `---\nregion: 苏州市吴江区\n---\n${row("★区工信局、«工信局»(unit/duplicate)")}`,
			fixed: `---\nregion: 苏州市吴江区\n---\n${row("★区工信局")}`,
			messages: ["前面已有“区工信局”，都是区工信局"],
		}));

	it("keeps the ★ where only the later mention has it", () => {
		checkRule(rule, {
			text: row("区统计局、★«区统计局»(unit/duplicate)、区工信局"),
			fixed: row("★区统计局、区工信局"),
		});
		checkRule(rule, {
			text: row("★区工信局、区统计局、★«区统计局»(unit/duplicate)"),
			fixed: row("★区工信局、★区统计局"),
		});
	});

	it("keeps the first mention where the next unit takes its level from it", () =>
		checkRule(rule, {
			text: row("区工信局、发改委、★«区工信局»(unit/duplicate)"),
			fixed: row("★区工信局、发改委"),
		}));

	it("removes three of a kind down to one", () =>
		checkRule(rule, {
			text: row("★区工信局、«区工信局»(unit/duplicate)、«区工信局»(unit/duplicate)"),
			fixed: row("★区工信局"),
		}));

	it("keeps a sub-unit apart from its unit", () =>
		checkRule(rule, { text: row("★区委组织部、区委组织部(人才办)") }));

	it("finds a unit in both columns", () => {
		const columns = (others: string) =>
			`| 序号 | 工作任务 | 牵头单位 | 配合单位 |\n| --- | --- | --- | --- |\n| 1 | 建成示范点3个。 | 区发改委 | ${others} |\n`;
		checkRule(rule, { text: columns("区商务局、«区发改委»(unit/duplicate)"), fixed: columns("区商务局") });
	});
});
