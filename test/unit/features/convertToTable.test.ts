import assert from "node:assert/strict";
import { convertToTable, noteConversion } from "../../../server/src/common/features/convertToTable.js";
import { toSpan } from "../../../server/src/common/features/toLsp.js";
import { applyEdits } from "../../support/applyEdits.js";
import { createTestSnapshot } from "../../support/planSnapshot.js";
import { outlineOf } from "../../support/readText.js";

function convert(text: string): string {
	const edits = convertToTable(createTestSnapshot(text));
	return applyEdits(
		text,
		edits.map(({ range, newText }) => ({ span: toSpan(range), newText })),
	);
}

const pasted =
	"江州市临湖区工作方案\n序号\n|\n项目\n|\n重点工作目标任务\n|\n牵头领导\n|\n责任单位\n|\n一、经济运行\n|\n||||\n1\n|\n指标\n|\n1.新建公园2个。\n|\n赵明\n|\n★区发改委\n|\n2.新建学校2所。\n|\n★区教育局\n|\n|||\n";

describe("convert to table layout", () => {
	it("a pasted table: the same plan, once", () => {
		const converted = convert(pasted);
		const { plan } = createTestSnapshot(converted);
		assert.equal(plan.layout, "table");
		assert.deepEqual(outlineOf(plan), outlineOf(createTestSnapshot(pasted).plan));
		assert.deepEqual(convertToTable(createTestSnapshot(converted)), []);
	});
	it("keeps the line ends of the document", () => {
		const text = pasted.replace(/\n/g, "\r\n");
		const [edit] = convertToTable(createTestSnapshot(text));
		assert.ok(edit?.newText.includes("\r\n") === true && !/[^\r]\n/.test(edit.newText));
	});
	it("prose with assignments: the same tasks, once, and says what was guessed", () => {
		const prose = "江州市临湖区工作方案\n\n一、产业\n\n（一）新增企业30家。（区发改委牵头，区统计局配合）\n";
		const converted = convert(prose);
		assert.match(converted, /\| 1\.新增企业30家。 \| ★区发改委、区统计局 \|/);
		assert.deepEqual(convertToTable(createTestSnapshot(converted)), []);
		const notes = noteConversion(createTestSnapshot(prose)).map(({ zh }) => zh);
		assert.deepEqual(notes, [
			"文首写入了“region: 江州市临湖区”，依据是标题；不对请改。",
			"原文的任务没有贯通的编号，已按先后编为1至1。",
			"任务原来的标记没有放进结果：（一）（第 5 行，现第1项）。",
		]);
	});
	it("leaves a document without tasks alone", () =>
		assert.deepEqual(convertToTable(createTestSnapshot("# 通知\n\n正文\n")), []));
});
