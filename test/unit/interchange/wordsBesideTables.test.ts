import assert from "node:assert/strict";
import { prepareText } from "../../../server/src/common/interchange/prepareText.js";
import { printPlan } from "../../../server/src/common/interchange/printPlan.js";
import { readPlan } from "../../../server/src/common/layouts/readPlan.js";
import { createSourceDocument, type SourceDocument } from "../../../server/src/common/text/sourceDocument.js";

const read = (document: SourceDocument) => ({ document, plan: readPlan(document, {}).plan });
const table =
	"<table><tr><th>序号</th><th>重点任务</th><th>责任单位</th></tr><tr><td>1</td><td>新建公园2个。</td><td>区住建局</td></tr></table>";
const rows = ["| 序号 | 重点任务 | 责任单位 |", "| --- | --- | --- |", "| 1 | 新建公园2个。 | 区住建局 |"];

function printed(text: string): readonly string[] {
	const { read: prepared } = prepareText(read(createSourceDocument(text)), read);
	return printPlan(prepared.plan, "", prepared.document.lines)
		.split("\n")
		.filter((line) => line !== "");
}

describe("words on a line with a table of HTML", () => {
	for (const [what, text, wanted] of [
		[
			"paragraphs before and behind",
			`<p>今年安排3项任务。</p>${table}<p>注：含补植<b>5</b>万株。</p>`,
			["今年安排3项任务。", ...rows, "注：含补植5万株。"],
		],
		[
			"words without tags",
			`今年安排3项任务。${table}以上由区政府督查。`,
			["今年安排3项任务。", ...rows, "以上由区政府督查。"],
		],
		[
			"a table on several lines",
			`<div>前言。</div>${table.replaceAll("<tr>", "\n<tr>").replace("</table>", "\n</table>后记。")}`,
			["前言。", ...rows, "后记。"],
		],
		["no words", `<div class="a">${table}</div>\n\n后记。`, [...rows, "后记。"]],
	] as const)
		it(`are kept by an import: ${what}`, () => assert.deepEqual(printed(text), wanted));

	it("are called by the line of the source", () => {
		const { nameOf } = prepareText(read(createSourceDocument(`甲\n\n前言。${table}后记。\n乙\n`)), read);
		const { read: prepared } = prepareText(
			read(createSourceDocument(`甲\n\n前言。${table}后记。\n乙\n`)),
			read,
		);
		const behind = prepared.document.lines.indexOf("乙");
		assert.equal(nameOf([behind]).zh, "第 4 行");
	});

	it("stay as they are where no table is read", () => {
		const document = createSourceDocument("前言。<table><tr><td>甲</td></tr></table>后记。\n");
		assert.equal(prepareText(read(document), read).read.document, document);
	});
});
