import { strict as assert } from "node:assert";
import * as vscode from "vscode";
import { waitFor } from "./waitFor.js";
import { openDocument, revert, workspaceUri } from "./workspace.js";

const news = `---
region: 江州市临湖区
directory: ./names.directory.yaml
---

# 工作动态

2026年4月2日

一、会议由区长倪亚军主持，区财政局局长韩雪、区委副书记程远参加。
`;

const directory = `# 名录
region: 江州市临湖区
officials:
  - { name: 程远, title: 副区长, sources: [{ document: 年鉴, date: 2023 }] } # 原任
`;

async function write(name: string, text: string): Promise<vscode.Uri> {
	const uri = workspaceUri(name);
	await vscode.workspace.fs.writeFile(uri, new TextEncoder().encode(text));
	return uri;
}

/** Collects names of the active document, as soon as the server has any; tells how many were accepted. */
function collect(accept: "preselected" | readonly string[]): Promise<number> {
	return waitFor("accepted names", async () => {
		const count = await vscode.commands.executeCommand<number>("niwen.collectNames", { accept });
		return count > 0 ? count : undefined;
	});
}

describe("names of a document", () => {
	it("go into its directory, which keeps its comments, and one undo takes them out again", async () => {
		const file = await write("names.directory.yaml", directory);
		await write("names.plan.md", news);
		await openDocument("names.plan.md");
		assert.equal(await collect("preselected"), 5);
		const document = await vscode.workspace.openTextDocument(file);
		const text = document.getText();
		assert.ok(text.startsWith("# 名录\nregion: 江州市临湖区\nofficials:\n"), text);
		assert.match(text, /titles: \[\{ title: 区委副书记, unit: 区委, sources: .*\}\] \} # 原任\n/);
		assert.match(text, /\n {2}- name: 韩雪\n {4}title: 区财政局局长\n {4}unit: 区财政局\n/);
		assert.match(text, /\nunits:\n {2}- name: 区财政局\n/);
		assert.ok(vscode.window.visibleTextEditors.some((editor) => editor.document === document));
		await vscode.window.showTextDocument(document);
		await vscode.commands.executeCommand("undo");
		assert.equal(document.getText(), directory);
		await revert(document);
	});

	it("that are wanted are taken alone; a directory is started beside the document and named in it", async () => {
		// Of another region: the directory of the test before stays out of it.
		const text = news.replace("directory: ./names.directory.yaml\n", "").replace("临湖区\n", "滨海区\n");
		await write("other-names.plan.md", text);
		const plan = await openDocument("other-names.plan.md");
		assert.equal(await collect(["韩雪"]), 1);
		assert.match(plan.getText(), /^---\ndirectory: \.\/江州市滨海区\.directory\.yaml\nregion/);
		const file = workspaceUri("江州市滨海区.directory.yaml");
		const document = await vscode.workspace.openTextDocument(file);
		assert.match(document.getText(), /^region: 江州市滨海区\nprefix: 区\nofficials:\n {2}- name: 韩雪\n/);
		assert.ok(!document.getText().includes("倪亚军"));
		await revert(document);
		await revert(plan);
		await vscode.workspace.fs.delete(file);
	});
});
