import assert from "node:assert/strict";
import { examplePlan as plan } from "../../../../server/src/common/rules/examplePlan.js";
import { tableStrayRow as rule } from "../../../../server/src/common/rules/table/strayRow.js";
import { checkRule } from "../../../support/checkRule.js";
import { createTestSnapshot } from "../../../support/planSnapshot.js";

const first = "| 1 | 产业 | 1.建成示范点3个。 | 钱宇 | ★区发改委 |";

describe("table/stray-row", () => {
	it("finds numbered lines that go on with the table, and puts one into it", () => {
		checkRule(rule, {
			text: plan(first, "«2.新建学校2所。»(table/stray-row)", "", "«3、改造小区4个。»(table/stray-row)"),
			fixed: plan(first, "|  |  | 2.新建学校2所。 |  |  |", "|  |  | 3、改造小区4个。 |  |  |", ""),
		});
		checkRule(rule, {
			text: plan(first, "«2.新建学校2所。»(table/stray-row)"),
			fixed: plan(first, "|  |  | 2.新建学校2所。 |  |  |"),
		});
	});

	it("finds other marks and cells between blanks", () => {
		for (const [line, row] of [
			["（2）新建学校2所。", "|  |  | （2）新建学校2所。 |  |  |"],
			["②新建学校2所。", "|  |  | ②新建学校2所。 |  |  |"],
			["2) 新建学校2所。", "|  |  | 2) 新建学校2所。 |  |  |"],
			["2 民生 2.新建学校2所。 钱宇 ★区教育局", "| 2 | 民生 | 2.新建学校2所。 | 钱宇 | ★区教育局 |"],
		] as const)
			checkRule(rule, {
				text: plan(first, `«${line}»(table/stray-row)`),
				fixed: plan(first, row),
			});
		checkRule(rule, { text: plan(first, "", "（1）各单位按月报送。") });
	});

	it("finds cells between tabs", () => {
		checkRule(rule, {
			text: plan(first, "«2\t民生\t2.新建学校2所。\t钱宇\t★区教育局»(table/stray-row)"),
			fixed: plan(first, "| 2 | 民生 | 2.新建学校2所。 | 钱宇 | ★区教育局 |"),
		});
		checkRule(rule, { text: plan(first, "«2\t2.新建学校2所。\t★区教育局»(table/stray-row)") });
	});

	it("finds cells between commas and other marks, and no figure with a comma", () => {
		for (const mark of [",", "，", "｜", "；"]) {
			const cells = ["2", "民生", "2.新建学校2所。", "钱宇", "★区教育局"];
			checkRule(rule, {
				text: plan(first, `«${cells.join(mark)}»(table/stray-row)`),
				fixed: plan(first, `| ${cells.join(" | ")} |`),
			});
		}
		checkRule(rule, { text: plan(first, "2,500家企业,其中规上,共同参与。") });
	});

	it("says how a line counts: not at all, or as a task in running text where it names its units", () => {
		for (const [line, words] of [
			["2.新建学校2所。", "没有计入，也没有检查"],
			["2.新建学校2所。（责任单位：区教育局）", "只按正文里的任务计入和检查"],
			["2.新建学校2所。（区教育局牵头）", "只按正文里的任务计入和检查"],
		] as const) {
			const text = plan(first, line);
			assert.equal(createTestSnapshot(text).plan.taskCount, words.startsWith("没有") ? 1 : 2);
			checkRule(rule, {
				text: plan(first, `«${line}»(table/stray-row)`),
				...(words.startsWith("没有") ? { fixed: plan(first, `|  |  | ${line} |  |  |`) } : {}),
				messages: [words],
			});
		}
	});

	it("leaves notes, lists of their own and text alone", () => {
		checkRule(rule, { text: plan(first, "", "注：", "1.带★的为牵头单位。", "2.各单位按月报送。") });
		checkRule(rule, { text: plan(first, "", "1.各单位按月报送。", "2.区政府办公室汇总。") });
		checkRule(rule, { text: plan(first, "", "以上任务请抓好落实。", "2.另行通知。") });
	});
});
