import assert from "node:assert/strict";
import { examplePlan as plan } from "../../../../server/src/common/rules/examplePlan.js";
import { leaderDuplicate as rule } from "../../../../server/src/common/rules/leader/duplicate.js";
import { applySafeFixes } from "../../../../server/src/common/snapshot/applyFixes.js";
import { checkRule } from "../../../support/checkRule.js";
import { createTestSnapshot } from "../../../support/planSnapshot.js";

/** A plan of one task with this leader cell. */
const row = (leaders: string) => plan(`| 1 | 产业 | 1.建成示范点3个。 | ${leaders} | ★区工信局 |`);

describe("leader/duplicate", () => {
	it("removes the later mention, however it is separated", () => {
		checkRule(rule, { text: row("钱宇、方勇、«钱 宇»(leader/duplicate)"), fixed: row("钱宇、方勇") });
		checkRule(rule, { text: row("钱宇<br>«钱宇»(leader/duplicate)<br>方勇"), fixed: row("钱宇<br>方勇") });
	});

	it("takes all of a list that was pasted twice out at once", () => {
		const twice = row(["钱宇", ...new Array(30).fill("方勇、钱宇")].join("、"));
		const { snapshot, applied } = applySafeFixes(createTestSnapshot(twice), rule.code);
		assert.equal(snapshot.document.lines.join("\n"), row("钱宇、方勇"));
		assert.deepEqual(
			applied.map(({ title }) => title.zh),
			["删去本行全部59处重复的姓名"],
		);
	});

	it("is silent on different names", () => checkRule(rule, { text: row("钱宇、方勇") }));
});
