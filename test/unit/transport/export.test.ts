import assert from "node:assert/strict";
import { type ExportAnswer, exportRequest } from "../../../server/src/common/documentProtocol.js";
import { MemoryEditor } from "../../support/memoryEditor.js";
import { demoPlan } from "../../support/planSnapshot.js";

const uri = "file:///work/a.plan.md";
const text = `${demoPlan("| 1 | 稳增长 | 1.地区生产总值增长5%以上。 | 赵明 | ★区发改委、统计局 |")}\n<!-- 草稿 -->\n`;

describe("the export of a plan, over the protocol", () => {
	let editor: MemoryEditor;
	beforeEach(async () => {
		editor = await MemoryEditor.start();
		await editor.open(uri, text);
	});
	afterEach(() => editor.server.close());
	const ask = (params: object) =>
		editor.server.client.sendRequest<ExportAnswer | null>(exportRequest, params);

	for (const [to, begins] of [
		["docx", "PK"],
		["xlsx", "PK"],
		["html", "<!DOCTYPE html>"],
		["csv", "\ufeff序号"],
		["json", "{"],
	] as const)
		it(`gives the bytes of a file: ${to}`, async () => {
			const answer = await ask({ uri, to });
			assert.ok(answer !== null && "content" in answer);
			const bytes = Buffer.from(answer.content, "base64");
			assert.equal(bytes.toString("base64"), answer.content);
			assert.equal(bytes.subarray(0, Buffer.byteLength(begins)).toString(), begins);
		});

	it("says what was left out", async () => {
		const answer = await ask({ uri, to: "html" });
		assert.ok(answer !== null && "content" in answer);
		assert.match(answer.notes.join(), /comment was left out|批注/);
	});

	it("is set as a profile says, or says what is wrong with it", async () => {
		const set = await ask({ uri, to: "html", profile: "fonts: { body: 华文仿宋 }" });
		assert.ok(set !== null && "content" in set);
		assert.match(Buffer.from(set.content, "base64").toString(), /"华文仿宋"/);
		const refused = await ask({ uri, to: "html", profile: "\nfonst: 1" });
		assert.ok(refused !== null && "refused" in refused);
		assert.match(refused.refused, /line 2.*fonst|第 2 行.*fonst/);
	});

	it("says that a server that can run no programs makes no PDF", async () => {
		const answer = await ask({ uri, to: "pdf" });
		assert.ok(answer !== null && "refused" in answer);
		assert.match(answer.refused, /browser|浏览器/);
	});

	it("is of open documents alone, and takes parameters that fit", async () => {
		assert.equal(await ask({ uri: "file:///work/none.plan.md", to: "docx" }), null);
		await assert.rejects(ask({ uri, to: "pptx" }), /export/);
	});
});
