import assert from "node:assert/strict";
import { renumberPlan } from "../../../server/src/common/features/renumber.js";
import type { Edit } from "../../../server/src/common/model/edit.js";
import { applyEdits } from "../../support/applyEdits.js";
import { createTestSnapshot, demoPlan } from "../../support/planSnapshot.js";

function checkRenumber(text: string, expected: string): void {
	const once = applyEdits(text, renumbering(text));
	assert.equal(once, expected);
	assert.deepEqual(renumbering(once), [], "renumbering again changes nothing");
}

function renumbering(text: string): readonly Edit[] {
	const outcome = renumberPlan(createTestSnapshot(text));
	return "edits" in outcome ? outcome.edits : assert.fail(outcome.refused.en);
}

const row = (number: string, words = "新建公园2个") =>
	`| 1 | 指标 | ${number}${words}。 | 赵明 | ★区发改委 |`;

describe("renumber", () => {
	it("all tasks from 1, whatever they bear", () =>
		checkRenumber(
			demoPlan(row("4."), row("4."), row(""), row("2.")),
			demoPlan(row("1."), row("2."), row("3."), row("4.")),
		));
	it("keeps the mark that the document uses", () =>
		checkRenumber(demoPlan(row("1、"), row("3、")), demoPlan(row("1、"), row("2、"))));
	it("keeps digits that have their mark in them, as far as there are any", () => {
		checkRenumber(demoPlan(row("⒈"), row("⒊")), demoPlan(row("⒈"), row("⒉")));
		const many = (mark: (n: number) => string) =>
			demoPlan(...Array.from({ length: 21 }, (_, i) => row(mark(i + 1))));
		const sign = (n: number) => String.fromCharCode(0x2487 + n);
		checkRenumber(
			many((n) => sign(n === 21 ? 3 : n)),
			many((n) => (n === 21 ? "21." : sign(n))),
		);
	});
	it("carries references along, those to a number used twice not", () =>
		checkRenumber(
			demoPlan(
				row("1."),
				row("3.", "见第1、3项和第5项"),
				row("5.", "同第3—5项"),
				row("5."),
				row("9.", "见《要点》第9项、第9项目部、第九项、第9项"),
			),
			demoPlan(
				row("1."),
				row("2.", "见第1、2项和第5项"),
				row("3.", "同第2—5项"),
				row("4."),
				row("5.", "见《要点》第9项、第9项目部、第九项、第5项"),
			),
		));
	it("references in prose", () =>
		checkRenumber(
			`${demoPlan(row("1."), row("3."))}\n注：第3项按季度通报。\n`,
			`${demoPlan(row("1."), row("2."))}\n注：第2项按季度通报。\n`,
		));
	it("the declared total, in the numerals that it has", () => {
		const total = (words: string) =>
			demoPlan(row("1."), row("2.")).replace("## 一", `（共${words}项）\n\n## 一`);
		checkRenumber(total("10"), total("2"));
		checkRenumber(total("十"), total("二"));
	});
	it("in each section where the document does so", () => {
		const table = (...rows: readonly string[]) =>
			[
				"| 重点工作目标任务 | 责任单位 |",
				"| --- | --- |",
				...rows.map((words) => `| ${words} | ★区发改委 |`),
				"",
			].join("\n");
		const plan = (second: string, last: string) =>
			`# 方案\n\n## 一、甲\n\n${table("1.新建公园2个。", `${second}见第1项。`)}\n## 二、乙\n\n${table("1.新建学校2所。", `${last}见第1项。`)}`;
		checkRenumber(plan("3.", "5."), plan("2.", "2."));
	});
	it("numbers under 序号", () => {
		const plan = (second: string) =>
			`| 序号 | 重点工作目标任务 | 责任单位 |\n| --- | --- | --- |\n| 1 | 新建公园2个。 | ★区工信局 |\n| ${second} | 新建学校2所。 | ★区工信局 |\n`;
		checkRenumber(plan("7"), plan("2"));
	});
	it("nothing to do", () => checkRenumber(demoPlan(row("1."), row("2.")), demoPlan(row("1."), row("2."))));
});
