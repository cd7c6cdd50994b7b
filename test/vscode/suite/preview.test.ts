import { strict as assert } from "node:assert";
import * as vscode from "vscode";
import { waitFor } from "./waitFor.js";
import { openDocument, workspaceUri } from "./workspace.js";

const text = `# 某方案

## 一、目标

| 序号 | 项目 | 重点工作目标任务 | 牵头领导 | 责任单位 |
| --- | --- | --- | --- | --- |
| 1 | 甲 | 1.新建公园2个。 | 钱宇 | ★区发改委 |
`;

/** The tabs of previews, wherever they are. */
function previews(): readonly vscode.Tab[] {
	return vscode.window.tabGroups.all
		.flatMap(({ tabs }) => tabs)
		.filter(
			({ input }) => input instanceof vscode.TabInputWebview && input.viewType.endsWith("niwen.preview"),
		);
}

// What the page shows and does is looked at in test/vscode/page/preview.mjs: an extension cannot see into a webview.
describe("the preview in VS Code", () => {
	before(async () => {
		for (const name of ["preview.plan.md", "other.plan.md"])
			await vscode.workspace.fs.writeFile(workspaceUri(name), new TextEncoder().encode(text));
		await openDocument("preview.plan.md");
	});
	after(async () => {
		await vscode.commands.executeCommand("workbench.action.closeAllEditors");
	});

	it("opens beside the text, once, and leaves the focus there", async () => {
		await vscode.commands.executeCommand("niwen.showPreviewToSide");
		await waitFor("the preview of the plan", () => previews()[0]?.label.includes("preview.plan.md"));
		assert.equal(previews()[0]?.group.viewColumn, vscode.ViewColumn.Two);
		assert.equal(vscode.window.activeTextEditor?.document.uri.path.endsWith("preview.plan.md"), true);
		await vscode.commands.executeCommand("niwen.showPreviewToSide");
		assert.equal(previews().length, 1);
	});

	it("shows the plan that the user goes to", async () => {
		await vscode.window.showTextDocument(workspaceUri("other.plan.md"), {
			viewColumn: vscode.ViewColumn.One,
		});
		await waitFor("the preview of the other plan", () => previews()[0]?.label.includes("other.plan.md"));
	});
});
