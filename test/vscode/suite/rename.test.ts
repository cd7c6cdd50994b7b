import { strict as assert } from "node:assert";
import * as vscode from "vscode";
import { waitFor } from "./waitFor.js";
import { openDocument, workspaceUri } from "./workspace.js";

const plan = (units: string) => `---
region: 江州市滨江区
---

# 江州市滨江区2026年重点工作任务分解方案

| 序号 | 项目 | 重点工作目标任务 | 牵头领导 | 责任单位 |
| ---- | ---- | ---------------- | -------- | -------- |
| 1 | 主要指标 | 1.全年地区生产总值增长5%以上。 | 钱宇 | ${units} |
| ^^ | ^^ | 2.开展经济普查。 | ^^ | ★区统计局 |
`;

async function write(name: string, text: string): Promise<vscode.Uri> {
	const uri = workspaceUri(name);
	await vscode.workspace.fs.writeFile(uri, new TextEncoder().encode(text));
	return uri;
}

/** What F2 gives at the first of some words, with another name typed. */
function renamed(document: vscode.TextDocument, words: string, newName: string) {
	const position = document.positionAt(document.getText().indexOf(words) + 1);
	return vscode.commands.executeCommand<vscode.WorkspaceEdit>(
		"vscode.executeDocumentRenameProvider",
		document.uri,
		position,
		newName,
	);
}

describe("a unit in VS Code", () => {
	it("is renamed with what it carried, and one undo takes it back", async () => {
		const text = plan("★区科创委、统计局");
		await write("renamed.plan.md", text);
		const document = await openDocument("renamed.plan.md");
		const edit = await waitFor("edits of a rename", async () => {
			const found = await renamed(document, "区科创委", "科技创新中心");
			return found.size > 0 ? found : undefined;
		});
		assert.equal(edit.size, 1);
		assert.ok(await vscode.workspace.applyEdit(edit));
		assert.equal(document.getText(), plan("★科技创新中心、区统计局"));
		await vscode.window.showTextDocument(document);
		await vscode.commands.executeCommand("undo");
		assert.equal(document.getText(), text, "one undo takes it back");
		await vscode.commands.executeCommand("workbench.action.files.revert");
	});

	it("is renamed in files that nobody has open, too", async () => {
		await write("renamed.plan.md", plan("★区科创委、统计局"));
		const other = await write("renamed-too.plan.md", plan("★区统计局、区科创委"));
		const document = await openDocument("renamed.plan.md");
		const edit = await waitFor("edits of both files", async () => {
			const found = await renamed(document, "区科创委", "区科技创新中心");
			return found.size === 2 ? found : undefined;
		});
		assert.ok(await vscode.workspace.applyEdit(edit));
		const closed = await vscode.workspace.openTextDocument(other);
		assert.equal(closed.getText(), plan("★区统计局、区科技创新中心"));
		for (const each of [closed, document]) {
			await vscode.window.showTextDocument(each);
			await vscode.commands.executeCommand("workbench.action.files.revert");
		}
		await vscode.workspace.fs.delete(other);
	});

	it("is not what stands beside it, which F2 says", async () => {
		const document = await openDocument("renamed.plan.md");
		const place = document.positionAt(document.getText().indexOf("经济普查") + 1);
		const refused = vscode.commands.executeCommand("vscode.prepareRename", document.uri, place);
		await assert.rejects(Promise.resolve(refused), /不是单位或领导的名称|not the name of a unit/);
	});
});
