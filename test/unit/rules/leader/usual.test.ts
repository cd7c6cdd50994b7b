import { examplePlan as plan } from "../../../../server/src/common/rules/examplePlan.js";
import { leaderUsual as rule } from "../../../../server/src/common/rules/leader/usual.js";
import { checkRule } from "../../../support/checkRule.js";

/** A task of one unit for each leader; `-` is a vacant one. */
const tasks = (leaders: string) =>
	plan(
		...leaders
			.split(" ")
			.map(
				(leader, i) =>
					`| ${i + 1} | 项目${i + 1} | ${i + 1}.建成示范点3个。 | ${leader === "-" ? "" : leader} | ★区工信局 |`,
			),
	);

describe("leader/usual", () => {
	it("finds the one task with another leader", () =>
		checkRule(rule, {
			text: tasks("钱宇 钱宇 «方勇»(leader/usual) 钱宇 钱宇 钱宇"),
			messages: ["“区工信局”牵头的其他5项都是“钱宇”"],
		}));

	it("finds it at either end", () => {
		checkRule(rule, { text: tasks("«方勇»(leader/usual) 钱宇 钱宇 钱宇 钱宇 钱宇") });
		checkRule(rule, { text: tasks("钱宇 钱宇 钱宇 钱宇 钱宇 «方勇»(leader/usual)") });
	});

	it("leaves vacant tasks out", () => {
		checkRule(rule, { text: tasks("钱宇 钱宇 «方勇»(leader/usual) - 钱宇 钱宇 钱宇") });
		checkRule(rule, { text: tasks("钱宇 钱宇 方勇 - 钱宇 钱宇") });
	});

	it("is silent on fewer than five others, two that differ, and the usual one among several", () => {
		checkRule(rule, { text: tasks("钱宇 钱宇 方勇 钱宇 钱宇") });
		checkRule(rule, { text: tasks("钱宇 钱宇 方勇 方勇 钱宇 钱宇 钱宇") });
		checkRule(rule, { text: tasks("钱宇 钱宇 方勇、钱宇 钱宇 钱宇 钱宇") });
		checkRule(rule, { text: tasks("钱宇 钱宇 方勇 钱宇、方勇 钱宇 钱宇 钱宇") });
	});
});
