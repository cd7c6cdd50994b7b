import assert from "node:assert/strict";
import { parseTargets } from "../../../server/src/common/targets/parseTarget.js";
import { RuleTable } from "../../../server/src/common/targets/ruleNeeds.js";
import { allRules } from "../../../server/src/common/targets/rules/allRules.js";
import type { RuleFacts } from "../../../server/src/common/targets/rules/rule.js";
import { printTarget } from "../../quality/targetSentences.js";

/** What is read of a text while a rule is asked of nothing. */
function readWithout(rule: RuleFacts, text: string): readonly string[] {
	const { next } = RuleTable.prototype;
	RuleTable.prototype.next = function (from, facts) {
		const row = next.call(this, from, facts);
		return row >= 0 && this.rows[row] === rule ? next.call(this, row + 1, facts) : row;
	};
	try {
		return parseTargets(text).targets.map(printTarget);
	} finally {
		RuleTable.prototype.next = next;
	}
}

/** Rules whose examples read the same without them, and why. */
const notMissed: Readonly<Record<string, string>> = {
	"one of a group that 分别 tells apart": "the group tells the name; the rule keeps others from being asked",
	"a cell whose name ends in a word of growth": "asked of cells, not of texts",
	"how long something may take until it is done": "other rules read the example alike",
	"a word of growth that is half of the name of the work": "other rules read the example alike",
};

describe("rules of quantities", () => {
	for (const rule of allRules.filter(({ name }) => notMissed[name] === undefined))
		it(`are each missed where they are not asked: ${rule.name}`, () => {
			const seen = rule.examples.map(({ text }) => readWithout(rule, text));
			const missed = rule.examples.some(({ targets }, i) => targets.join() !== seen[i]?.join());
			assert.ok(missed);
		});

	it("that are not missed are known, and none that is", () => {
		const unseen = allRules.filter((rule) =>
			rule.examples.every(({ text, targets }) => targets.join() === readWithout(rule, text).join()),
		);
		assert.deepEqual(unseen.map(({ name }) => name).sort(), Object.keys(notMissed).sort());
	});
});
