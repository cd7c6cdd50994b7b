import assert from "node:assert/strict";
import fc from "fast-check";
import { fixAllKind } from "../../../server/src/common/features/actionKinds.js";
import { provideCodeActions } from "../../../server/src/common/features/codeActions.js";
import type { PlanOperation } from "../../../server/src/common/model/planOperation.js";
import type { PlacedFinding } from "../../../server/src/common/rules/runRules.js";
import { applySafeFixes } from "../../../server/src/common/snapshot/applyFixes.js";
import type { PlanSnapshot } from "../../../server/src/common/snapshot/planSnapshot.js";
import { applyTextEdits, mendText } from "../../../server/src/node/mendText.js";
import { createTestSnapshot, demoPlan } from "../../support/planSnapshot.js";

const everywhere = { start: { line: 0, character: 0 }, end: { line: 9_999, character: 0 } };

/** What fix-all of an editor makes of a text. */
function fixAll(text: string): string {
	const snapshot = createTestSnapshot(text);
	const support = { documentChanges: false, creation: false, annotations: false };
	const options = { language: "en", commands: false, edits: support, rulePage: () => undefined } as const;
	const [action] = provideCodeActions(snapshot, everywhere, { only: [fixAllKind] }, options);
	const changes = action?.edit?.documentChanges?.[0] ?? action?.edit?.changes?.[snapshot.uri];
	const edits =
		changes === undefined ? [] : Array.isArray(changes) ? changes : "edits" in changes ? changes.edits : [];
	return applyTextEdits(text, edits as Parameters<typeof applyTextEdits>[1]);
}

/** Rows with what safe fixes mend, alone and beside one another. */
const words = fc.constantFrom(
	...[
		"建成公园2个",
		"，",
		",",
		"。",
		"、",
		"<br>",
		" ",
		"学(xué)习(xí)",
		"⼯业",
		"★",
		"☆",
		"区发改委",
		"发改委",
		"区财政局",
	],
	...["钱宇", "（", "(", ")", "3家", "\\|", "`a,b`", "&nbsp;"],
);
const cell = fc.array(words, { maxLength: 6 }).map((parts) => parts.join(""));
const row = fc
	.tuple(cell, cell, cell)
	.map(([task, leader, units]) => `| 1 | 指标 | 1.${task} | ${leader} | ${units} |`);

describe("safe fixes", () => {
	it("are the same in the editor and on the command line, and leave nothing to mend", () =>
		fc.assert(
			fc.property(fc.array(row, { minLength: 1, maxLength: 4 }), (rows) => {
				const text = demoPlan(...rows);
				const mended = mendText(text, createTestSnapshot(text));
				assert.equal(fixAll(text), mended.text);
				assert.equal(mended.circle, undefined);
				const again = createTestSnapshot(mended.text);
				assert.equal(mendText(mended.text, again).text, mended.text, "fixing again changes nothing");
			}),
			{ numRuns: 150 },
		));

	const text = demoPlan("| 1 | 指标 | 1.建成公园2个。 | 钱宇 | ★区发改委 |");

	/** A finding that is there while the leader is one, and whose fix names another. */
	function finding(
		code: `${string}/${string}`,
		from: string,
		to: string,
		snapshot: PlanSnapshot,
	): readonly PlacedFinding[] {
		if (snapshot.plan.taskAt(0)?.leaders[0]?.name !== from) return [];
		const operations: readonly PlanOperation[] = [{ op: "setLeaders", task: 0, names: [to] }];
		const title = { zh: "改", en: "change" };
		return [
			{
				code,
				severity: "warning",
				span: { line: 0, character: 0, endLine: 0, endCharacter: 0 },
				message: title,
				related: [],
				hasFixes: true,
				fixes: () => [{ title, safe: true, operations }],
			},
		];
	}

	it("that undo each other are named, and neither is made", () => {
		const outcome = applySafeFixes(createTestSnapshot(text), undefined, (now) => [
			...finding("leader/one", "钱宇", "方勇", now),
			...finding("leader/two", "方勇", "钱宇", now),
		]);
		assert.deepEqual(outcome.circle, ["leader/one", "leader/two"]);
		assert.deepEqual(outcome.edits, []);
	});

	it("that uncover another finding go on until none is left", () => {
		const outcome = applySafeFixes(createTestSnapshot(text), undefined, (now) => [
			...finding("leader/one", "钱宇", "方勇", now),
			...finding("leader/two", "方勇", "王嵘", now),
		]);
		assert.deepEqual(outcome.circle, []);
		assert.deepEqual(
			outcome.applied.map(({ code }) => code),
			["leader/one", "leader/two"],
		);
		assert.equal(outcome.snapshot.plan.taskAt(0)?.leaders[0]?.name, "王嵘");
	});
});
