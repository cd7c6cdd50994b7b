import { examplePlan as plan } from "../../../../server/src/common/rules/examplePlan.js";
import { leaderUnknown as rule } from "../../../../server/src/common/rules/leader/unknown.js";
import { checkRule } from "../../../support/checkRule.js";

/** A plan of one task with this leader cell. */
const row = (leaders: string) => plan(`| 1 | 产业 | 1.建成示范点3个。 | ${leaders} | ★区工信局 |`);

describe("leader/unknown", () => {
	const local = (leaders: string) => `---\nregion: 苏州市吴江区\n---\n${row(leaders)}`;

	it("proposes the nearest name", () =>
		checkRule(rule, {
			text: local("方勇、«钱字»(leader/unknown)"),
			fixed: local("方勇、钱宇"),
			messages: ["“钱字”不在名录中"],
		}));

	it("takes a blank inside a name for layout", () => {
		checkRule(rule, { text: local("钱 宇") });
		checkRule(rule, { text: local("«钱 字»(leader/unknown)"), fixed: local("钱宇") });
	});

	it("keeps the title beside the name", () =>
		checkRule(rule, { text: local("«副区长钱字»(leader/unknown)"), fixed: local("副区长钱宇") }));

	it("leaves what is no person's name alone", () => {
		for (const cell of ["分管区领导", "各镇主要负责人", "区长", "姓名", "领导姓名"])
			checkRule(rule, { text: local(cell) });
	});

	it("is silent where no directory is in force", () => checkRule(rule, { text: row("钱字") }));
});
