import { strict as assert } from "node:assert";
import * as vscode from "vscode";
import { waitFor } from "./waitFor.js";
import { openDocument, workspaceUri } from "./workspace.js";

const plan = (figure: string) => `---
region: 江州市湖畔区
---

# 江州市湖畔区2026年重点工作任务分解方案

| 序号 | 项目 | 重点工作目标任务 | 牵头领导 | 责任单位 |
| ---- | ---- | ---------------- | -------- | -------- |
| 1 | 主要指标 | 1.全年地区生产总值增长${figure}。 | 钱宇 | ★区统计局 |
`;
const report = (figure: string) => `---
region: 江州市湖畔区
---

# 2026年湖畔区政府工作报告

全年地区生产总值增长${figure}。
`;

async function write(name: string, text: string): Promise<vscode.Uri> {
	const uri = workspaceUri(name);
	await vscode.workspace.fs.writeFile(uri, new TextEncoder().encode(text));
	return uri;
}

describe("a fact in VS Code", () => {
	it("is changed with what else states it, which is shown first", async () => {
		const other = await write("fact-report.plan.md", report("5%以上"));
		const own = await write("fact.plan.md", plan("5%以上"));
		const document = await openDocument("fact.plan.md");
		const at = document.positionAt(document.getText().indexOf("5%") + 1);
		const editor = await vscode.window.showTextDocument(document);
		editor.selection = new vscode.Selection(at, at);
		const actions = await waitFor("the offer to let other places follow", async () => {
			const found = await vscode.commands.executeCommand<vscode.CodeAction[]>(
				"vscode.executeCodeActionProvider",
				document.uri,
				new vscode.Range(at, at),
			);
			const offers = found.filter(({ title }) => title.includes("增长5%以上"));
			return offers.length > 0 ? offers : undefined;
		});
		assert.equal(actions.length, 1);
		const [uri, position] = [document.uri.toString(), { line: at.line, character: at.character }];
		const argument = { uri, position, newText: "6%左右", apply: false, showMessage: false };
		// The server hears of the report when the files of the workspace are told to have changed.
		await waitFor("both documents to be found", async () => {
			const answer = await vscode.commands.executeCommand<{
				readonly edit?: { readonly documentChanges?: readonly object[] };
			}>("niwen.server.changeFact", argument);
			return answer.edit?.documentChanges?.length === 2;
		});
		const changing = vscode.commands.executeCommand<boolean>("niwen.changeFact", { newText: "6%左右" });
		// The own place needs no confirmation; the report does, and stays as it is without it.
		await waitFor("the figure to be changed once the preview is accepted", async () => {
			await vscode.commands.executeCommand("refactorPreview.apply");
			return document.getText() === plan("6%左右");
		});
		assert.equal(await changing, true);
		const closed = await vscode.workspace.openTextDocument(other);
		assert.match(closed.getText(), /增长5%以上/);
		for (const each of [closed, document]) {
			await vscode.window.showTextDocument(each);
			await vscode.commands.executeCommand("workbench.action.files.revert");
		}
		for (const uri of [own, other]) await vscode.workspace.fs.delete(uri);
	});
});
