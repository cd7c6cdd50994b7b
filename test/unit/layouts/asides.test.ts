import assert from "node:assert/strict";
import { cleanDocument } from "../../../server/src/common/interchange/cleanDocument.js";
import { loadScriptConverter, type ScriptConverter } from "../../../server/src/common/text/script.js";
import { createTestSnapshot } from "../../support/planSnapshot.js";

const table = [
	"| 序号 | 重点任务 | 责任单位 |",
	"| --- | --- | --- |",
	"| 1 | 1.办成一件实事。 | ★区工信局 |",
	"",
].join("\n");
const plan = `# 方案\n\n（共1项）\n\n## 一、主要工作\n\n${table}\n`;
const example = `${table.replace("实事", "XX").replace("区工信局", "某局")}## 九、其他\n\n2.办成YY。（某局牵头）\n`;

/** What is read and found of a document. */
function look(text: string) {
	const snapshot = createTestSnapshot(text);
	return [
		snapshot.plan.taskCount,
		snapshot.plan.sectionCount,
		snapshot.plan.title,
		snapshot.findings().map(({ code }) => code),
	];
}

describe("what is no part of the plan", () => {
	let converter: ScriptConverter;
	before(async () => {
		converter = await loadScriptConverter();
	});

	const asides = {
		"code between fences": `填写示例：\n\n\`\`\`markdown\n${example}\`\`\`\n`,
		"code between waves, indented": `  ~~~\n${example}  ~~~~\n`,
		"fences within longer ones": `\`\`\`\`\n\`\`\`\n${example}\`\`\`\n\`\`\`\`\n`,
		"code in an item of a list": `1. 填写说明：\n\n    \`\`\`\n${example.replace(/^(?=.)/gm, "    ")}    \`\`\`\n`,
		"code in a quotation": `> \`\`\`\n${example.replace(/^/gm, "> ")}\n`,
		"a comment of several lines": `<!--\n第二稿，3月5日会后修改。\n${example}-->\n`,
		"a comment with words at its ends": `<!-- 原稿：\n${example} 完 -->\n`,
	};
	for (const [what, aside] of Object.entries(asides)) {
		it(`is ${what}, below a plan, above it and within its table`, () => {
			const expected = look(plan);
			assert.deepEqual(look(plan + aside), expected);
			assert.deepEqual(look(`${aside}\n${plan}`), expected);
			const [head = "", rows = ""] = plan.split(/(?<=\n\n)(?=\|)/);
			assert.deepEqual(look(`${head}${aside}\n${rows}`), expected);
		});
		it(`is not touched by cleaning: ${what}`, () => {
			const text = `${plan}${aside}\n后文，已核。\n`;
			assert.equal(cleanDocument(text, { converter }).text, text);
		});
	}

	it("is nothing where the end is lost: a few marks take no plan away", () => {
		for (const stray of ["```\n", "~~~~\n", "<!-- 未完\n"]) {
			assert.equal(createTestSnapshot(`${stray}\n${plan}`).plan.taskCount, 1, stray);
			assert.equal(createTestSnapshot(`${plan}${stray}`).plan.taskCount, 1, stray);
		}
	});
});
