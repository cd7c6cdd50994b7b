import assert from "node:assert/strict";
import { factsOf } from "../../../../server/src/common/analysis/textFacts.js";
import { cleanDocument } from "../../../../server/src/common/interchange/cleanDocument.js";
import { checkExample } from "../../../../server/src/common/rulePages/exampleFindings.js";
import { examplePlan as plan } from "../../../../server/src/common/rules/examplePlan.js";
import { textPunctuation } from "../../../../server/src/common/rules/text/punctuation.js";
import { createPlanSnapshot } from "../../../../server/src/common/snapshot/planSnapshot.js";
import { maskLiterals } from "../../../../server/src/common/text/literals.js";
import { loadScriptConverter } from "../../../../server/src/common/text/script.js";
import { replaceRange } from "../../../../server/src/common/text/sourceDocument.js";
import { checkRule } from "../../../support/checkRule.js";
import { createTestSnapshot, testUri } from "../../../support/planSnapshot.js";

const row = (text: string) => `| 1 | 项目 | 1.${text} | 钱宇 | ★区工信局 |`;
const head = `${plan(row("工业投资增长10%以上，新增企业2家；建成（扩建）厂房。"))}\n`;
const textCodesOf = (text: string) =>
	checkExample(text)
		.map(({ code }) => code as string)
		.filter((code) => code.startsWith("text/"));

describe("texts with code, links and addresses", () => {
	const kept = [
		"见[附件](附件.docx)，及![图](图,一.png)。",
		'见[附件](附件(试行).docx "甲,乙")。',
		"键名写作`甲,乙`，另见``丙`,丁``。",
		"见<https://example.com/甲,乙>。",
		"见https://example.com/文件?类=甲&名=政策,规划(试行).html。",
		"见[附件][1]，原文为`區(qū)學(xué)習(xí)`，填`XX`、`<b>`。",
		"[1]: 附件,一(试行).docx",
	];
	for (const text of kept)
		it(`leaves ${text}`, () => {
			assert.deepEqual(textCodesOf(plan(row(`${text.replace(/。$/, "")}。`))), []);
			assert.deepEqual(textCodesOf(`${head}${text}\n`), []);
		});

	it("leaves records of JSON, on one line or on several", () => {
		for (const json of [
			'{"任务":[{"序号":1,"任务":"新建学校3所"}]}',
			'\t"任务": "新建公园2个",',
			'[{\n  "单位": "区住建局"',
		])
			assert.deepEqual(maskLiterals(json).trim(), "");
		assert.deepEqual(textCodesOf(`${head}{"任务":"新建学校3所,公园2个","单位":"区教育局"}\n`), []);
		assert.equal(maskLiterals('根据"意见":抓好,落实。'), '根据"意见":抓好,落实。');
	});

	it("mends what stands around them, and the words of a link", () =>
		checkRule(textPunctuation, {
			text: plan(
				row("见[附«,»(text/punctuation)件](a,b.docx),及`甲,乙`,报区政府(见https://a.cn/x,y/),抓好。"),
				row("优化服务，推进建设，提升质量，加强管理，健全机制。"),
			),
			fixed: plan(
				row("见[附，件](a,b.docx)，及`甲,乙`,报区政府（见https://a.cn/x,y/），抓好。"),
				row("优化服务，推进建设，提升质量，加强管理，健全机制。"),
			).replace("`甲,乙`,报", "`甲,乙`，报"),
		}));

	it("takes a mark behind an address for the sentence's", () => {
		assert.equal(maskLiterals("见https://a.cn/x,请各单位"), "见              ,请各单位");
		assert.equal(maskLiterals("见(https://a.cn/x)。"), "见(              )。");
		assert.equal(maskLiterals("见https://a.cn，请"), "见            ，请");
	});

	it("leaves what only begins like one", () => {
		for (const text of ["甲`,乙", "见[附件](附件,乙", "比例3://4", "[分工]:甲,乙", "见[注]（甲,乙）"])
			assert.equal(maskLiterals(text), text);
	});

	it("looks at long texts once", () => {
		const hard = ["`", "](", "``` `", "<https:", "[a](", "://", "https://(", "[", `${"`".repeat(7)}a`];
		const start = performance.now();
		for (const one of hard) maskLiterals(`${one.repeat(60_000 / one.length + 1)}\`](]:://`);
		assert.ok(performance.now() - start < 20_000);
	});
});

describe("code between fences", () => {
	const code = "甲,乙(丙)區(qū)學(xué)習(xí)XX\n{\n}\n待定，区工信局\n办,理";
	for (const [open, close] of [
		["```", "```"],
		["~~~yaml", "~~~~"],
	] as const)
		it(`is left alone between ${open} and ${close}`, async () => {
			const text = `${head}${open}\n${code}\n${close}\n\n以上内容，请认真落实。\n`;
			assert.deepEqual(textCodesOf(text), []);
			assert.equal(cleanDocument(text, { converter: await loadScriptConverter() }).text, text);
		});

	it("ends with it: what stands behind is looked at", () => {
		const text = (mark: string) => `${head}\`\`\`\n${code}\n\`\`\`\n\n以上内容${mark}请认真落实。\n`;
		assert.deepEqual(textCodesOf(text(",")), ["text/punctuation"]);
	});

	it("is none where nothing closes it", () =>
		assert.ok(textCodesOf(`${head}\`\`\`\n\n以上内容,请认真落实。\n`).includes("text/punctuation")));

	it("is known from version to version", () => {
		const text = `${head}\`\`\`\n\n甲区,乙区协同推进。\n\n\`\`\`\n`;
		const before = createTestSnapshot(text);
		assert.equal(factsOf(before.plan).halves, 0);
		const line = text.split("\n").indexOf("```");
		const { document, change } = replaceRange(
			before.document,
			{ startLine: line, startCharacter: 0, endLine: line, endCharacter: 3 },
			"",
		);
		const after = createPlanSnapshot(
			{ uri: testUri, version: 2, document, environment: before.environment },
			{ snapshot: before, change },
		);
		assert.equal(factsOf(after.plan).halves, 1);
		const back = replaceRange(
			document,
			{ startLine: line, startCharacter: 0, endLine: line, endCharacter: 0 },
			"```",
		);
		const again = createPlanSnapshot(
			{ uri: testUri, version: 3, document: back.document, environment: before.environment },
			{ snapshot: after, change: back.change },
		);
		assert.equal(factsOf(again.plan).halves, 0);
	});
});
