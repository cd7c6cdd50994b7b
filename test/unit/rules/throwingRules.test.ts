import assert from "node:assert/strict";
import { allRules } from "../../../server/src/common/rules/allRules.js";
import type { Rule } from "../../../server/src/common/rules/rule.js";
import { createTestSnapshot, demoDirectory, demoPlan } from "../../support/planSnapshot.js";
import { readProjectFile } from "../../support/seeds.js";

const texts = [
	readProjectFile("seeds", "defects.plan.md"),
	demoPlan(
		"| 1 | 指标 | 1.税收增长5%以上，见第9项 |  | 区发改委，统计局 |",
		"| 3 |  | 2.持续推进。 | 赵明 |  |",
	),
];

/** Codes and places of what is found. */
function findingsOf(text: string): readonly string[] {
	return createTestSnapshot(text, { directories: [demoDirectory] })
		.findings()
		.map(({ code, span, message }) => `${code} ${span.line}:${span.character} ${message.en}`);
}

/** Runs with a rule that has a fault. */
function withFault(rule: Rule, run: () => void): void {
	const { check } = rule;
	Object.assign(rule, {
		check: () => {
			throw new Error("a fault of the rule");
		},
	});
	try {
		run();
	} finally {
		Object.assign(rule, { check });
	}
}

describe("a rule that throws", () => {
	const sound = texts.map(findingsOf);
	for (const rule of allRules)
		it(`is named once, and all others go on: ${rule.code}`, () =>
			withFault(rule, () =>
				texts.forEach((text, i) => {
					const found = findingsOf(text);
					const failed = found.filter((finding) => finding.startsWith("internal/rule-failed"));
					const others = (sound[i] ?? []).filter((finding) => !finding.startsWith(`${rule.code} `));
					assert.deepEqual(
						found.filter((finding) => !failed.includes(finding) && !finding.startsWith(`${rule.code} `)),
						others,
					);
					// A row rule is asked where there are rows that it looks at.
					assert.ok(failed.length <= 1);
					for (const finding of failed) assert.ok(finding.includes(rule.code), finding);
				}),
			));

	it("is never passed over where it would have found something", () => {
		const finding = allRules.filter(({ code }) => sound.flat().some((one) => one.startsWith(`${code} `)));
		assert.ok(finding.length > 10, `${finding.length} rules find something`);
		for (const rule of finding)
			withFault(rule, () => {
				const found = texts.flatMap(findingsOf);
				assert.ok(
					found.some((one) => one.startsWith("internal/rule-failed") && one.includes(rule.code)),
					rule.code,
				);
			});
	});
});
