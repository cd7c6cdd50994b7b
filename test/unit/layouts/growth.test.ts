import assert from "node:assert/strict";
import { readPlan } from "../../../server/src/common/layouts/readPlan.js";
import { createSourceDocument } from "../../../server/src/common/text/sourceDocument.js";
import { countWork } from "../../support/countedWork.js";

/** Texts that are tables without borders, or only look like one: what they begin with, and a part with its number. */
const forms: Readonly<Record<string, readonly [head: string, part: (n: number) => string]>> = {
	"rows in the order of the text": [
		"序号 任务名称 主要内容 责任单位 完成时限\n",
		(n) => `${n} 农村公路 改造公路${n}公里，惠及群众。 县交通运输局、县财\n政局 2026年12月底前\n`,
	],
	"one cell a line": [
		"序号\n任务名称\n主要内容\n责任单位\n完成时限\n",
		(n) => `${n}\n农村公路\n改造公路${n}公里。\n县水利局\n2026年12月底前\n`,
	],
	"another header before each row": [
		"",
		(n) => `序号 任务${n} 主要内容 责任单位 完成时限\n1 公路 改造公路${n}公里。 县水利局 12月\n`,
	],
	"a heading before each row": [
		"序号 任务名称 主要内容 责任单位 完成时限\n",
		(n) => `（${"一二三四五六七八九"[n % 9]}）民生\n1 公路 改造公路${n}公里。 县水利局 3月\n`,
	],
	"names of columns and no rows": ["", () => "序号\n任务\n责任单位\n"],
	"names of columns that are torn": ["", (n) => `序号\n责任${"单位\n".repeat(n % 5)}\n`],
	"numbers that begin anew": ["序号 任务名称 主要内容 责任单位 完成时限\n", (n) => `${(n % 9) + 1}\n`],
	"dashes around each row": ["", (n) => `---- ---- ----\n${n} 公路 县水利局\n`],
	"rows that are torn": ["", (n) => `${n}\n\n改造农村公路，惠及群众\n\n县水利局\n\n`],
	"numbers as of rows that never go on": ["", (n) => `${n * 2}\n改造农村公路，惠及群众\n县水利局\n`],
	"numbers of pages": ["", (n) => `改造农村公路，惠及群众\n— ${n} —\n`],
};

describe("layouts: the work of reading grows with the text", () => {
	for (const [name, [head, part]] of Object.entries(forms))
		it(name, () => {
			const workOf = (parts: number) => {
				const text = `# 岚溪县2026年重点任务分解表\n\n${head}${Array.from({ length: parts }, (_, n) => part(n + 1)).join("")}`;
				return countWork(() => readPlan(createSourceDocument(text), {})) / text.length;
			};
			// What grows with the square of the text is eight times as much for each character.
			const [short, long] = [workOf(100), workOf(800)];
			assert.ok(long < 1.5 * short, `${long} looks at a character against ${short}`);
		});
});
