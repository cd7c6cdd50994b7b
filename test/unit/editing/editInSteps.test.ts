import assert from "node:assert/strict";
import { applyEdits } from "../../../server/src/common/editing/applyEdits.js";
import { editSnapshot } from "../../../server/src/common/snapshot/editSnapshot.js";
import { createSourceDocument } from "../../../server/src/common/text/sourceDocument.js";
import { numberedPlan } from "../../support/numberedPlan.js";
import { createTestSnapshot } from "../../support/planSnapshot.js";

describe("editing: steps", () => {
	const text = numberedPlan("1 2 3");
	const run = (...steps: Parameters<typeof editSnapshot> extends [unknown, ...infer Rest] ? Rest : never) =>
		editSnapshot(createTestSnapshot(text), ...steps);

	it("each step speaks of the plan that the one before it gives", () => {
		const outcome = run(
			() => [{ op: "setCell", task: 1, column: 3, text: "方勇" }],
			({ plan }) => [
				{
					op: "setLeaders",
					task: 1,
					names: [...(plan.taskAt(1)?.leaders ?? []).map(({ name }) => name), "李强"],
				},
			],
			() => [],
			() => [{ op: "setNumbers", numbers: [{ task: 1, number: 7 }] }],
		);
		assert.ok("edits" in outcome);
		assert.equal(
			applyEdits(createSourceDocument(text).lines, outcome.edits).join("\n"),
			text.replace("2.建成示范点3个。 | 钱宇", "7.建成示范点3个。 | 方勇、李强"),
		);
	});

	it("what a step takes back is no edit", () => {
		const outcome = run(
			() => [{ op: "setNumbers", numbers: [{ task: 1, number: 7 }] }],
			() => [{ op: "setNumbers", numbers: [{ task: 1, number: 2 }] }],
		);
		assert.deepEqual(outcome, { edits: [] });
	});

	it("a step that is refused refuses all", () => {
		const outcome = run(
			() => [{ op: "setNumbers", numbers: [{ task: 1, number: 7 }] }],
			() => [
				{ op: "setNumbers", numbers: [] },
				{ op: "splitCell", task: 0, column: 0 },
			],
		);
		assert.ok("refused" in outcome);
		assert.equal(outcome.step, 1);
		assert.equal(outcome.operation, 1);
	});
});
