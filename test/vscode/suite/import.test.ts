import { strict as assert } from "node:assert";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import * as vscode from "vscode";
import { docx, paragraph, row, run, table } from "../../support/docx.js";
import { waitFor } from "./waitFor.js";

const body =
	paragraph("2026年重点工作任务分解方案", '<w:pStyle w:val="Title"/>') +
	table(
		row(["序号", "重点工作目标任务", "责任单位"]),
		row([
			"1",
			`<w:tc>${paragraph(`${run("工业投资增长10%以上。")}${run("藏", "<w:vanish/>")}`)}</w:tc>`,
			"★区工信局",
		]),
	);

describe("import of documents", () => {
	let folder = "";
	before(() => {
		folder = mkdtempSync(join(tmpdir(), "nw-import-"));
	});
	after(async () => {
		for (const document of vscode.workspace.textDocuments)
			if (document.isUntitled) {
				await vscode.window.showTextDocument(document);
				await vscode.commands.executeCommand("workbench.action.revertAndCloseActiveEditor");
			}
		await vscode.commands.executeCommand("workbench.action.closeAllEditors");
		rmSync(folder, { recursive: true, force: true });
	});

	it("opens an unsaved plan named after the document, with what was left out beside it", async () => {
		const source = vscode.Uri.file(join(folder, "方案.docx"));
		writeFileSync(source.fsPath, docx(body));
		await vscode.commands.executeCommand("niwen.importDocument", source);
		const plan = vscode.window.activeTextEditor?.document;
		assert.ok(plan !== undefined);
		assert.equal(plan.isUntitled, true);
		assert.equal(plan.languageId, "policy-plan");
		assert.match(plan.uri.path, /\/方案\.plan\.md$/);
		assert.match(plan.getText(), /^\| 1 \| 工业投资增长10%以上。 \| ★区工信局 \|$/m);
		await waitFor("the report beside it", () =>
			vscode.window.visibleTextEditors.some(({ document }) => /“藏”/.test(document.getText())),
		);
		assert.equal((await vscode.workspace.fs.readDirectory(vscode.Uri.file(folder))).length, 1);
	});

	it("leaves everything as it is where a document cannot be read", async () => {
		const source = vscode.Uri.file(join(folder, "broken.docx"));
		writeFileSync(source.fsPath, docx(body).subarray(0, 300));
		const before = vscode.workspace.textDocuments.length;
		await vscode.commands.executeCommand("niwen.importDocument", source);
		assert.equal(vscode.workspace.textDocuments.length, before);
	});
});
