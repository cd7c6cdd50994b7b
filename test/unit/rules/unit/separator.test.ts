import { examplePlan as plan } from "../../../../server/src/common/rules/examplePlan.js";
import { unitSeparator as rule } from "../../../../server/src/common/rules/unit/separator.js";
import { checkRule } from "../../../support/checkRule.js";

/** A plan of one task with these units, under one that has a ★. */
const row = (units: string) =>
	plan(
		"| 1 | 产业 | 1.建成示范点3个。 | 钱宇 | ★区发改委 |",
		`| ^^ | ^^ | 2.建成示范点5个。 | ^^ | ${units} |`,
	);

describe("unit/separator", () => {
	it("leaves a comma before the units of the central government", () => {
		for (const units of [
			"★县林业局、县水利局，县税务局、吴江海关",
			"★县林业局，县税务局",
			"★县住建局、县园林局，国网平安供电公司，各区政府",
			"★省数据局、省直有关部门，各市、州人民政府",
			"★省数据局、有关单位，各镇（街道）",
		])
			checkRule(rule, { text: row(units) });
		for (const [before, behind] of [
			["★县林业局", "县水利局、县税务局"],
			["★县税务局", "吴江海关"],
		])
			checkRule(rule, {
				text: row(`${before}«，»(unit/separator)${behind}`),
				fixed: row(`${before}、${behind}`),
			});
	});

	it("replaces commas, semicolons, blanks and line breaks", () => {
		for (const written of [",", "，", "；", ";", "<br>", " "])
			checkRule(rule, {
				text: row(`★区工信局«${written}»(unit/separator)区统计局`),
				fixed: row("★区工信局、区统计局"),
			});
	});

	it("leaves a comma behind the governments of all places, before what is none of them", () => {
		for (const units of [
			"★区工信局、区统计局；各镇人民政府，云岭新区管委会",
			"★区工信局，各镇人民政府，区属国有企业",
		])
			checkRule(rule, { text: row(units) });
		checkRule(rule, {
			text: row("★区工信局，各镇人民政府«，»(unit/separator)各街道办事处"),
			fixed: row("★区工信局，各镇人民政府、各街道办事处"),
		});
	});

	it("takes marks and line breaks that stand together for one separator", () => {
		for (const written of [
			"，<br>",
			"<br>，",
			"，<br>，",
			" ，<br>",
			"<br> ； ",
			"，，",
			"、，",
			"，、",
			"<br><br>",
		])
			checkRule(rule, {
				text: row(`★区工信局«${written}»(unit/separator)区统计局，会同区商务局`),
				fixed: row("★区工信局、区统计局，会同区商务局"),
			});
		for (const written of ["、、", "、、、", "、 、"])
			checkRule(rule, {
				text: row(`★区工信局«${written}»(unit/separator)区统计局`),
				fixed: row("★区工信局、区统计局"),
			});
		for (const written of ["、<br>", "<br>、", "、 "])
			checkRule(rule, { text: row(`★区工信局${written}区统计局`) });
	});

	it("finds a separator that ends the list", () => {
		for (const written of ["、", "、、", "、 "])
			checkRule(rule, {
				text: row(
					`★区工信局、区统计局«${written.trim()}»(unit/separator)${written.endsWith(" ") ? " " : ""}`,
				),
				fixed: row(`★区工信局、区统计局${written.endsWith(" ") ? " " : ""}`),
				messages: ["名单末尾"],
			});
	});

	it("is one finding a row, with the count", () =>
		checkRule(rule, {
			text: row("★区工信局«，»(unit/separator)区统计局，区商务局"),
			fixed: row("★区工信局、区统计局、区商务局"),
			messages: ["共2处"],
		}));

	it("puts 、 before a ★ that stands between two names, and leaves one behind the last alone", () => {
		checkRule(rule, {
			text: row("★区卫健局«»(unit/separator)★区教育局、区民政局"),
			fixed: row("★区卫健局、★区教育局、区民政局"),
			messages: ["没有标点"],
		});
		checkRule(rule, { text: row("区统计局、区卫健局★") });
	});

	it("leaves separators in brackets, blanks inside a name and 牵头，配合 alone", () => {
		checkRule(rule, { text: row("★区委组织部(人才办、党建办)、区统计局") });
		checkRule(rule, { text: row("★区 统 计 局、区工信局") });
		checkRule(rule, { text: row("区工信局牵头，区统计局配合") });
	});
});
