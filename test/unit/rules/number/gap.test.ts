import { numberGap as rule } from "../../../../server/src/common/rules/number/gap.js";
import { checkRule } from "../../../support/checkRule.js";
import { numberedPlan as rows, secondSection as second } from "../../../support/numberedPlan.js";

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

	it("is silent where the skipped number stands elsewhere or a task without number fills it", () => {
		checkRule(rule, { text: rows("1 2 4 3 5") });
		checkRule(rule, { text: rows("1 - 3") });
	});

	it("names a number that stands nowhere, although another stands twice", () => {
		checkRule(rule, { text: rows("1 1 «3»(number/gap)"), fixed: rows("1 1 2"), messages: ["缺第2项"] });
		checkRule(rule, { text: rows("1 2 3 3 «5»(number/gap)"), fixed: rows("1 2 3 3 4") });
	});

	it("counts the tasks of every table, whatever section they stand in", () => {
		checkRule(rule, {
			text: `${rows("1 2")}\n${second("«4»(number/gap) 5")}`,
			fixed: `${rows("1 2")}\n${second("3 4")}`,
		});
	});

	it("counts anew in every section where all sections do", () => {
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
