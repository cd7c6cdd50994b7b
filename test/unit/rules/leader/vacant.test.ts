import { examplePlan as plan } from "../../../../server/src/common/rules/examplePlan.js";
import { leaderVacant as rule } from "../../../../server/src/common/rules/leader/vacant.js";
import { checkRule } from "../../../support/checkRule.js";

/** A plan of one task with this leader cell. */
const row = (leaders: string) => plan(`| 1 | 产业 | 1.建成示范点3个。 | ${leaders} | ★区工信局 |`);

describe("leader/vacant", () => {
	it("finds an empty cell, and one without a name", () => {
		checkRule(rule, { text: row("«»(leader/vacant)"), messages: ["第1项的牵头领导空缺"] });
		checkRule(rule, { text: row("«/»(leader/vacant)"), messages: ["写着“/”，没有姓名"] });
		checkRule(rule, { text: row("«待定»(leader/vacant)"), messages: ["写着“待定”，没有姓名"] });
	});

	it("is silent on a cell that names an office, which is not empty", () => {
		for (const office of ["县政府班子成员", "各分管县领导", "分管副县长"])
			checkRule(rule, { text: row(office) });
	});

	it("tells an empty cell from a merged one", () =>
		checkRule(rule, {
			text: plan(
				"| 1 | 产业 | 1.建成示范点3个。 | 钱宇 | ★区工信局 |",
				"| ^^ | ^^ | 2.建成示范点4个。 | ^^ | ★区工信局 |",
				"| ^^ | ^^ | 3.建成示范点5个。 | «»(leader/vacant) | ★区工信局 |",
			),
		}));

	it("is silent where the plan names no leaders", () =>
		checkRule(rule, {
			text: "| 序号 | 工作任务 | 责任单位 |\n| --- | --- | --- |\n| 1 | 建成示范点3个。 | ★区工信局 |\n",
		}));

	it("reads an empty cell from the clipboard as vacant", () =>
		checkRule(rule, {
			text: "序号\t工作任务\t牵头领导\t责任单位\n1\t建成示范点3个。\t钱宇\t★区工信局\n2\t建成示范点4个。\t«»(leader/vacant)\t★区工信局\n",
		}));
});
