import assert from "node:assert/strict";
import { proposeName } from "../../../client/src/commands/proposedName.js";

describe("the name proposed for an export", () => {
	const propose = (...there: readonly string[]) =>
		proposeName("方案", "docx", "（导出）", async (name) => there.includes(name));

	it("is that of the plan", async () => {
		assert.equal(await propose("方案.plan.md", "方案.xlsx"), "方案.docx");
	});

	it("is never that of the document that the plan was imported from", async () => {
		assert.equal(await propose("方案.docx"), "方案（导出）.docx");
	});

	it("is that of the export before", async () => {
		assert.equal(await propose("方案.docx", "方案（导出）.docx"), "方案（导出）.docx");
	});
});
