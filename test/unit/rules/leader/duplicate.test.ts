import { examplePlan as plan } from "../../../../server/src/common/rules/examplePlan.js";
import { leaderDuplicate as rule } from "../../../../server/src/common/rules/leader/duplicate.js";
import { checkRule } from "../../../support/checkRule.js";

/** A plan of one task with this leader cell. */
const row = (leaders: string) => plan(`| 1 | 产业 | 1.建成示范点3个。 | ${leaders} | ★区工信局 |`);

describe("leader/duplicate", () => {
	it("removes the later mention, however it is separated", () => {
		checkRule(rule, { text: row("钱宇、方勇、«钱 宇»(leader/duplicate)"), fixed: row("钱宇、方勇") });
		checkRule(rule, { text: row("钱宇<br>«钱宇»(leader/duplicate)<br>方勇"), fixed: row("钱宇<br>方勇") });
	});

	it("is silent on different names", () => checkRule(rule, { text: row("钱宇、方勇") }));
});
