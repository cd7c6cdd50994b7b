import assert from "node:assert/strict";
import { editPlan } from "../../server/src/common/editing/planEditor.js";
import type { Fix } from "../../server/src/common/model/edit.js";
import { checkExample, snapshotOfExample } from "../../server/src/common/rulePages/exampleFindings.js";
import type { Rule } from "../../server/src/common/rules/rule.js";
import type { PlacedFinding } from "../../server/src/common/rules/runRules.js";
import { widenEmptySpan } from "../../server/src/common/text/widenEmptySpan.js";
import { applyEdits } from "./applyEdits.js";
import { readMarkers } from "./markedText.js";

export interface RuleCase {
	/** A document with every finding of the rule marked: `«text»(code)`. */
	readonly text: string;
	/** The document once it is mended; without it the rule must offer no fix. */
	readonly fixed?: string;
	/** Words in the title of the fix to take, where several are offered; else the first. */
	readonly choose?: string;
	/** The Chinese messages, or parts of them, in the order of the findings. */
	readonly messages?: readonly string[];
}

/**
 * A rule's test does four things: the findings equal the markers; the fixes give the expected text; fixing again
 * changes nothing; no fixable finding is left.
 */
export function checkRule(rule: Rule, { text: marked, fixed, choose, messages }: RuleCase): void {
	const { text, ranges } = readMarkers(marked);
	const lines = text.split("\n");
	const found = findingsOf(rule, text);
	assert.deepEqual(
		found.map(({ span }) => span),
		ranges
			.filter(({ label }) => label !== null)
			.map(({ span, label }) => {
				assert.equal(label, rule.code, "a marker for another rule");
				// A place between two characters stands for what is shown there.
				return widenEmptySpan(span, lines[span.line] ?? "");
			}),
		`findings of ${rule.code}: ${found.map(({ message }) => message.zh).join(" | ") || "none"}`,
	);
	messages?.forEach((words, i) => {
		const { zh } = found[i]?.message ?? { zh: "" };
		assert.ok(zh.includes(words), `“${zh}” does not say “${words}”`);
	});
	const offered = found.some((finding) => finding.fixes().length > 0);
	assert.equal(
		offered,
		fixed !== undefined,
		offered ? "a fix is offered, say what it gives" : "no fix is offered",
	);
	if (fixed === undefined) return;
	const once = fixAll(rule, text, choose);
	assert.equal(once, fixed, "the fixed text");
	assert.equal(fixAll(rule, once, choose), once, "fixing again changes nothing");
	const left = findingsOf(rule, once).filter((finding) => finding.fixes().length > 0);
	assert.deepEqual(
		left.map(({ message }) => message.zh),
		[],
		"no fixable finding is left",
	);
}

export function findingsOf(rule: Rule, text: string): readonly PlacedFinding[] {
	const findings = checkExample(text);
	const failed = findings.find(({ code }) => code === "internal/rule-failed");
	assert.equal(failed, undefined, failed?.message.en);
	return findings.filter(({ code }) => code === rule.code);
}

/** Takes one fix after the other, each on the text that the one before has left. */
export function fixAll(rule: Rule, text: string, choose?: string): string {
	let now = text;
	for (let round = 0; round < mostRounds; round++) {
		const fix = findingsOf(rule, now).flatMap((finding) => chosenFix(finding.fixes(), choose))[0];
		if (fix === undefined) return now;
		const next = mendExample(now, fix);
		assert.notEqual(next, now, `the fix “${fix.title.zh}” changes nothing`);
		now = next;
	}
	return assert.fail(`${rule.code} still finds something after ${mostRounds} fixes:\n${now}`);
}

/** An example with a fix made in it. */
export function mendExample(text: string, fix: Fix): string {
	const outcome = editPlan(snapshotOfExample(text), fix.operations);
	if ("refused" in outcome) return assert.fail(`the fix “${fix.title.zh}” is refused: ${outcome.refused.en}`);
	return applyEdits(text, outcome.edits);
}

const mostRounds = 20;

function chosenFix(fixes: readonly Fix[], choose: string | undefined): readonly Fix[] {
	const chosen = choose === undefined ? fixes[0] : fixes.find(({ title }) => title.zh.includes(choose));
	return chosen === undefined ? [] : [chosen];
}
