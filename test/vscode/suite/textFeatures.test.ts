import { strict as assert } from "node:assert";
import * as vscode from "vscode";
import { waitFor } from "./waitFor.js";
import { openDocument, workspaceUri } from "./workspace.js";

const text = `---
region: 苏州市吴江区
---

# 某方案

（共2项）

## 一、目标

| 序号 | 项目 | 重点工作目标任务 | 牵头领导 | 责任单位 |
| --- | --- | --- | --- | --- |
| 1 | 甲乙 | 1.新建公园2个。 | 钱宇 | ★区发改委、统计局 |
| 1 | 甲乙 | 2.新增企业2家。 | ^^ |  |
`;
const lastRow = 13;

async function openPlan(): Promise<{ document: vscode.TextDocument; editor: vscode.TextEditor }> {
	await vscode.workspace.fs.writeFile(workspaceUri("within.plan.md"), new TextEncoder().encode(text));
	const document = await openDocument("within.plan.md");
	await vscode.commands.executeCommand("workbench.action.files.revert");
	return { document, editor: await vscode.window.showTextDocument(document) };
}

describe("what VS Code shows within the text", () => {
	after(() => vscode.commands.executeCommand("workbench.action.files.revert"));

	it("hints: whom ^^ stands for, and the column of an empty cell", async () => {
		const { document } = await openPlan();
		const labels = await waitFor("hints", async () => {
			const hints = await vscode.commands.executeCommand<vscode.InlayHint[] | undefined>(
				"vscode.executeInlayHintProvider",
				document.uri,
				new vscode.Range(0, 0, document.lineCount, 0),
			);
			return hints?.length === 2 ? hints.map(({ label, position }) => [position.line, label]) : undefined;
		});
		assert.deepEqual(labels, [
			[lastRow, " 钱宇"],
			[lastRow, " 责任单位"],
		]);
	});

	it("counts over the title and the section, which a click lists", async () => {
		const { document } = await openPlan();
		const lenses = await waitFor("lenses", async () => {
			const found = await vscode.commands.executeCommand<vscode.CodeLens[] | undefined>(
				"vscode.executeCodeLensProvider",
				document.uri,
				9,
			);
			return found?.length === 3 ? found : undefined;
		});
		const [total, , section] = lenses.map(({ command }) => command);
		assert.match(total?.title ?? "", /^2项任务|^2 tasks/);
		assert.match(section?.title ?? "", /2项任务|2 tasks/);
		assert.equal(section?.command, "niwen.showTasks");
		const registered = await vscode.commands.getCommands(true);
		for (const { command } of lenses)
			assert.ok(registered.includes(command?.command ?? ""), command?.command);
		await vscode.commands.executeCommand(section.command, ...(section.arguments ?? []));
		await vscode.commands.executeCommand("closeReferenceSearch");
	});

	it("a selection that grows from the words to the document", async () => {
		const { document } = await openPlan();
		const [range] = await vscode.commands.executeCommand<vscode.SelectionRange[]>(
			"vscode.executeSelectionRangeProvider",
			document.uri,
			[document.positionAt(text.indexOf("发改委"))],
		);
		const grown: string[] = [];
		for (let each = range; each !== undefined; each = each.parent as typeof range)
			grown.push(document.getText(each.range));
		for (const words of ["区发改委", "★区发改委", "★区发改委、统计局"])
			assert.ok(grown.includes(words), `${words} in ${grown.join(" ‖ ")}`);
	});

	it("both names of a group that is written twice change with one", async () => {
		const { document, editor } = await openPlan();
		const at = document.positionAt(text.indexOf("甲乙") + 2);
		editor.selection = new vscode.Selection(at, at);
		const ranges = await vscode.commands.executeCommand<{ ranges: unknown[] } | undefined>(
			"_executeLinkedEditingProvider",
			document.uri,
			at,
		);
		assert.equal(ranges?.ranges.length, 2);
		// Nothing tells when the editor has asked for itself, or changes the other: what it does then is seen.
		let pause = 100;
		const waits = () => new Promise((done) => setTimeout(done, pause));
		await waitFor("both names to change", async () => {
			editor.selection = new vscode.Selection(0, 0, 0, 0);
			editor.selection = new vscode.Selection(at, at);
			await waits();
			await vscode.commands.executeCommand("type", { text: "丙" });
			await waits();
			if (document.getText().split("甲乙丙").length === 3) return true;
			await vscode.commands.executeCommand("undo");
			pause *= 2;
			return false;
		});
	});

	it("suggestions by themselves, with ghost text on offer", async () => {
		const settings = vscode.workspace.getConfiguration("editor", { languageId: "policy-plan" });
		assert.equal(settings.get<{ other: string }>("quickSuggestions")?.other, "on");
		assert.equal(settings.get("linkedEditing"), true);
	});

	it("names in an empty cell, once a blank is typed there", async () => {
		const { document } = await openPlan();
		const { items } = await waitFor("names", async () => {
			const found = await vscode.commands.executeCommand<vscode.CompletionList | undefined>(
				"vscode.executeCompletionItemProvider",
				document.uri,
				document.lineAt(lastRow).range.end.translate(0, -2),
				" ",
			);
			return (found?.items.length ?? 0) > 0 ? found : undefined;
		});
		const labels = items.map(({ label }) => (typeof label === "string" ? label : label.label));
		assert.ok(labels.includes("★区发改委"), labels.join());
	});

	it("the directory that ships, which nobody can write to, behind a unit", async () => {
		const { document } = await openPlan();
		const [link] = await waitFor("a definition", async () => {
			const found = await vscode.commands.executeCommand<vscode.LocationLink[] | undefined>(
				"vscode.executeDefinitionProvider",
				document.uri,
				document.positionAt(document.getText().indexOf("区发改委") + 1),
			);
			return (found?.length ?? 0) > 0 ? found : undefined;
		});
		assert.equal(link?.targetUri.toString(), "niwen-directory:/wujiang.yaml");
		const directory = await vscode.workspace.openTextDocument(link.targetUri);
		assert.equal(directory.getText(link.targetSelectionRange), "区发改委");
		assert.equal(directory.languageId, "yaml");
		assert.notEqual(vscode.workspace.fs.isWritableFileSystem(link.targetUri.scheme), true);
	});
});
