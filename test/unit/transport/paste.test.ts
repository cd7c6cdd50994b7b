import assert from "node:assert/strict";
import { type PasteRowsResult, pasteRowsRequest } from "../../../server/src/common/protocol.js";
import { MemoryEditor } from "../../support/memoryEditor.js";
import { demoPlan } from "../../support/planSnapshot.js";

const uri = "file:///work/a.plan.md";
const row = "| 1 | 稳增长 | 1.新增企业20家。 | 赵明 | ★区发改委 |";

describe("pasting rows, over the protocol", () => {
	let editor: MemoryEditor;
	const text = demoPlan(row);
	const place = { line: text.split("\n").indexOf(row), character: 12 };
	const range = { start: place, end: place };
	const html = "<table><tr><td>工作任务<td>责任单位<tr><td>修路3条。<td>★区财政局</table>";
	const ask = (params: object) =>
		editor.server.client.sendRequest<PasteRowsResult | null>(pasteRowsRequest, {
			uri,
			version: 1,
			range,
			...params,
		});
	beforeEach(async () => {
		editor = await MemoryEditor.start();
		await editor.open(uri, text);
	});
	afterEach(() => editor.server.close());

	it("answers edits and what they do", async () => {
		const answer = await ask({ html });
		assert.match(answer?.message ?? "", /贴入1行|1 row pasted/);
		await editor.applyEdit({ edit: { changes: { [uri]: [...(answer?.edits ?? [])] } } });
		assert.match(editor.textOf(uri), /\| \^\^ \| \^\^ \| 2\.修路3条。 \| {2}\| ★区财政局 \|/);
	});
	it("answers null of plain text, of another version and of documents that are not open", async () => {
		assert.equal(await ask({ text: "修路" }), null);
		assert.equal(await ask({ html, version: 7 }), null);
		assert.equal(await ask({ html, uri: "file:///work/none.plan.md" }), null);
		await assert.rejects(ask({ html, range: { start: place } }), /pasteRows/);
	});
});
