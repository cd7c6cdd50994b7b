import assert from "node:assert/strict";
import type { TargetJson } from "../../server/src/common/interchange/planJson.js";
import { type Finding, readLabelled, score } from "../quality/labelledTargets.js";
import { formatTable } from "../quality/quality.js";

const source = [
	"kind: plan",
	"layout: narrative",
	"---",
	"税收增长5%以上，新增企业3家。",
	"=> 税收 growth >= 5 %",
	"=> 企业 = 3 家",
	"去年新增2家。",
	"-> 企业 = 2 家",
	"~> 占地 = 60 亩",
	"?> _ = 1.5万 个|户",
	"",
].join("\n");

function finding(kind: Finding["kind"], line: number, words: Partial<TargetJson>): Finding {
	const target: TargetJson = {
		raw: "",
		indicator: "",
		change: "count",
		comparator: "=",
		value: 0,
		upper: null,
		unit: "",
		deadline: null,
		range: [0, 0],
		...words,
	};
	return { kind, firstLine: line, lastLine: line, target };
}

describe("quality", () => {
	it("takes the answers out of a labelled document", () => {
		const { text, answers } = readLabelled(source);
		assert.equal(text, "税收增长5%以上，新增企业3家。\n去年新增2家。\n");
		assert.deepEqual(
			answers.map(
				({ kind, line, comparator, value, units }) => `${kind} ${line} ${comparator} ${value} ${units}`,
			),
			["target 0 >= 5 %", "target 0 = 3 家", "fact 1 = 2 家", "noTarget 1 = 60 亩", "either 1 = 15000 个,户"],
		);
	});

	it("refuses an answer that cannot be read", () => {
		assert.throws(
			() => readLabelled("kind: plan\nlayout: table\n---\n税收\n=> 税收 = many 元"),
			/cannot be read/,
		);
	});

	it("counts what is right, missed and wrong, each once", () => {
		const { answers } = readLabelled(source);
		const { right, missed, wrong } = score(
			answers,
			[
				finding("target", 0, { comparator: ">=", value: 5, unit: "%" }),
				finding("target", 0, { comparator: ">=", value: 5, unit: "%" }),
				finding("target", 1, { value: 3, unit: "家" }),
				finding("target", 1, { value: 60, unit: "亩" }),
				finding("target", 1, { value: 15_000, unit: "户" }),
			],
			"target",
		);
		assert.deepEqual([right.length, missed.length, wrong.length], [1, 1, 3]);
	});

	it("lets a description be a fact, and asks nothing of what was not judged", () => {
		const { answers } = readLabelled(source);
		const { right, missed, wrong } = score(answers, [finding("fact", 1, { value: 60, unit: "亩" })], "fact");
		assert.deepEqual([right.length, missed.length, wrong.length], [0, 1, 0]);
	});

	it("prints precision and recall, and a dash for nothing", () => {
		const row = { layout: "plan", measure: "targets", documents: 1 };
		const [, some, none] = formatTable([
			{ ...row, labelled: 4, found: 5, right: 3 },
			{ ...row, labelled: 0, found: 0, right: 0 },
		]);
		assert.match(some ?? "", /0\.600 +0\.750$/);
		assert.match(none ?? "", /- +-$/);
	});
});
