import { examplePlan as plan } from "../../../../server/src/common/rules/examplePlan.js";
import { unitNoLead as rule } from "../../../../server/src/common/rules/unit/noLead.js";
import { checkRule } from "../../../support/checkRule.js";

/** A plan of one task with these units, under one that has a ★. */
const row = (units: string) =>
	plan(
		"| 1 | 产业 | 1.建成示范点3个。 | 钱宇 | ★区发改委 |",
		`| ^^ | ^^ | 2.建成示范点5个。 | ^^ | ${units} |`,
	);

describe("unit/no-lead", () => {
	it("offers the ★ for each unit", () => {
		checkRule(rule, {
			text: row("«区工信局、统计局»(unit/no-lead)"),
			fixed: row("★区工信局、统计局"),
			messages: ["第2项没有牵头单位"],
		});
		checkRule(rule, {
			text: row("«区工信局、统计局»(unit/no-lead)"),
			fixed: row("区工信局、★统计局"),
			choose: "“统计局”",
		});
	});

	it("is silent on one or more ★, a merged cell and an empty one", () => {
		for (const units of ["★区工信局、统计局", "★区工信局、★统计局", "^^", ""])
			checkRule(rule, { text: row(units) });
	});

	it("is silent where units share by design", () =>
		checkRule(rule, { text: row("区工信局、统计局等按职责分工负责") }));

	it("takes a star of another kind as a lead", () => checkRule(rule, { text: row("☆区工信局、统计局") }));

	const columns = (lead: string, others: string) =>
		`---\nregion: 苏州市吴江区\n---\n\n| 序号 | 工作任务 | 牵头单位 | 配合单位 |\n| --- | --- | --- | --- |\n| 1 | 建成示范点3个。 | 区发改委 | 区商务局 |\n| 2 | 建成示范点5个。 | ${lead} | ${others} |\n`;

	it("looks for the lead in its column, and moves a unit there", () => {
		checkRule(rule, { text: columns("区工信局", "统计局") });
		checkRule(rule, { text: columns("^^", "区统计局") });
		checkRule(rule, {
			text: columns("«»(unit/no-lead)", "区工信局、统计局"),
			fixed: columns("区工信局", "区统计局"),
			messages: ["在牵头单位一栏写明"],
		});
		checkRule(rule, {
			text: columns("«»(unit/no-lead)", "区工信局、统计局"),
			fixed: columns("区统计局", "区工信局"),
			choose: "“统计局”",
		});
	});

	it("takes 责任单位 beside 配合单位 for those who lead, unless a ★ does", () => {
		const named = (text: string) => text.replace("牵头单位", "责任单位");
		checkRule(rule, { text: named(columns("区工信局、区商务局", "统计局")) });
		checkRule(rule, { text: named(columns("^^", "区统计局")) });
		const starred = (units: string) => named(columns(units, "区统计局")).replace("| 区发改委", "| ★区发改委");
		checkRule(rule, {
			text: starred("«区工信局、区商务局»(unit/no-lead)"),
			fixed: starred("★区工信局、区商务局"),
		});
	});

	it("is silent where the first leads, where a word says who, and where nothing does", () => {
		const note = "\n注：各项任务列第一位的为牵头单位。\n";
		const plain = (units: string) => row(units).replace("★", "");
		checkRule(rule, { text: plain("区工信局、统计局") + note });
		checkRule(rule, { text: plain("区工信局、统计局") });
		checkRule(rule, { text: plain("区工信局牵头，区统计局配合") });
		const worded = (units: string) => plain(units).replace("区发改委 |", "区发改委牵头，区商务局配合 |");
		checkRule(rule, { text: worded("区工信局、区统计局按职责分工负责") });
		checkRule(rule, { text: worded("区工信局") });
		checkRule(rule, {
			text: worded("«区工信局、区统计局»(unit/no-lead)"),
			fixed: worded("★区工信局、区统计局"),
		});
	});
});
