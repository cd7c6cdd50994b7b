import { examplePlan as plan } from "../../../../server/src/common/rules/examplePlan.js";
import { numberGap as rule } from "../../../../server/src/common/rules/number/gap.js";
import { checkRule } from "../../../support/checkRule.js";

/** Rows whose tasks have these numbers; `-` has none. Marks may stand around a number. */
const rows = (numbers: string) =>
	plan(
		...numbers
			.split(" ")
			.map(
				(number) =>
					`| 1 | 产业 | ${number.includes("-") ? number.replace("-", "") : `${number}.`}建成示范点3个。 | 钱宇 | ★区工信局 |`,
			)
			.map((row, i) => (i === 0 ? row : row.replace("| 1 | 产业 |", "| ^^ | ^^ |"))),
	);

describe("number/gap", () => {
	it("says which number is missing", () =>
		checkRule(rule, {
			text: rows("1 2 «4»(number/gap) 5"),
			fixed: rows("1 2 3 4"),
			messages: ["缺第3项：第2项之后是第4项"],
		}));

	it("names several as a range", () =>
		checkRule(rule, { text: rows("1 «5»(number/gap)"), fixed: rows("1 2"), messages: ["缺第2—4项"] }));

	it("finds two gaps, and one fix mends both", () =>
		checkRule(rule, { text: rows("1 «3»(number/gap) «5»(number/gap)"), fixed: rows("1 2 3") }));

	it("finds the first task missing", () =>
		checkRule(rule, { text: rows("«2»(number/gap) 3"), fixed: rows("1 2"), messages: ["任务序号从2开始"] }));

	it("numbers tasks without number on the way", () =>
		checkRule(rule, { text: rows("1 «3»(number/gap) - 4"), fixed: rows("1 2 3 4") }));

	it("is silent where the skipped number stands elsewhere or a doubled one fills it", () => {
		checkRule(rule, { text: rows("1 2 4 3 5") });
		checkRule(rule, { text: rows("1 2 3 3 5") });
		checkRule(rule, { text: rows("1 - 3") });
	});

	it("counts the tasks of every table, whatever section they stand in", () => {
		const text = `${rows("1 2")}\n${rows("«4»(number/gap) 5").replace("# 2026年重点工作任务分解方案\n\n", "").replace("一、", "二、")}`;
		checkRule(rule, {
			text,
			fixed: `${rows("1 2")}\n${rows("3 4").replace("# 2026年重点工作任务分解方案\n\n", "").replace("一、", "二、")}`,
		});
	});

	it("counts anew in every section where all sections do", () => {
		const second = (numbers: string) =>
			rows(numbers).replace("# 2026年重点工作任务分解方案\n\n", "").replace("一、", "二、");
		checkRule(rule, {
			text: `${rows("1 2")}\n${second("1 «3»(number/gap)")}`,
			fixed: `${rows("1 2")}\n${second("1 2")}`,
		});
	});

	it("renumbers 序号 where tasks have their number there", () => {
		const serial = (second: string) =>
			`| 序号 | 工作任务 | 责任单位 |\n| --- | --- | --- |\n| 1 | 建成示范点3个。 | ★区工信局 |\n| ${second} | 建成示范点5个。 | ★区工信局 |\n`;
		checkRule(rule, { text: serial("«3»(number/gap)"), fixed: serial("2") });
	});
});
