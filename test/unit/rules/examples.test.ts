import assert from "node:assert/strict";
import { checkExample, checkExamplePair } from "../../../server/src/common/rulePages/exampleFindings.js";
import { allRules } from "../../../server/src/common/rules/allRules.js";
import { loadScriptConverter } from "../../../server/src/common/text/script.js";
import { findingsOf, fixAll } from "../../support/checkRule.js";
import { expectSnapshot } from "../../support/snapshot.js";

describe("rules: examples", () => {
	before(() => loadScriptConverter());

	for (const rule of allRules) {
		describe(rule.code, () => {
			rule.examples.wrong.forEach((text, i) => {
				it(`finds something in wrong example ${i + 1}, and once only`, () => {
					assert.equal(findingsOf(rule, text).length, 1);
				});
			});
			rule.examples.right.forEach((text, i) => {
				it(`finds nothing in right example ${i + 1}`, () => {
					assert.deepEqual(findingsOf(rule, text), []);
				});
				it(`nor does any other rule find an error in right example ${i + 1}`, () => {
					const errors = checkExample(text).filter(({ severity }) => severity === "error");
					assert.deepEqual(
						errors.map(({ message }) => message.zh),
						[],
					);
				});
			});
			rule.pairs?.wrong.forEach((pair, i) => {
				it(`finds something in the first document of wrong pair ${i + 1}, and once only`, () => {
					const found = checkExamplePair(pair);
					assert.deepEqual(
						found.map(({ code, related }) => [code, related.map(({ uri }) => uri)]),
						[[rule.code, ["example:other.plan.md"]]],
					);
					assert.deepEqual(findingsOf(rule, pair.text), [], "nor in it alone");
				});
			});
			rule.pairs?.right.forEach((pair, i) => {
				it(`finds nothing in right pair ${i + 1}`, () => assert.deepEqual(checkExamplePair(pair), []));
			});
			it("says and mends what the snapshot shows", () => {
				const pairs = (rule.pairs?.wrong ?? []).map((pair) => {
					const said = checkExamplePair(pair).flatMap(({ span, message, related }) => [
						`${span.line + 1}:${span.character + 1} ${message.zh}`,
						`    ${message.en}`,
						...related.map(
							(other) =>
								`    ${other.uri} ${other.span.line + 1}:${other.span.character + 1} ${other.message.zh}`,
						),
					]);
					return [...said, "", pair.text, "<>", pair.other].join("\n");
				});
				const parts = rule.examples.wrong.map((text) => {
					const said = findingsOf(rule, text).flatMap((finding) => [
						`${finding.span.line + 1}:${finding.span.character + 1} ${finding.message.zh}`,
						`    ${finding.message.en}`,
						...finding.related.map(
							({ span, message }) => `    ${span.line + 1}:${span.character + 1} ${message.zh}`,
						),
						...finding
							.fixes()
							.map(({ title, safe }) => `    → ${title.zh} / ${title.en}${safe ? " (safe)" : ""}`),
					]);
					const mended = fixAll(rule, text);
					return [...said, "", text, ...(mended === text ? [] : ["=>", mended])].join("\n");
				});
				expectSnapshot(`rules/${rule.code}.txt`, [...parts, ...pairs].join("\n----\n"));
			});
		});
	}

	it("codes are used once, and lie in the order of their groups", () => {
		const codes = allRules.map(({ code }) => code);
		assert.equal(new Set(codes).size, codes.length);
		const groups = codes.map((code) => code.split("/")[0]);
		assert.deepEqual(
			[...new Set(groups)],
			groups.filter((group, i) => group !== groups[i - 1]),
		);
	});
});
