import { strict as assert } from "node:assert";
import * as vscode from "vscode";
import { waitFor } from "./waitFor.js";
import { keysKnowTable, openDocument, workspaceUri } from "./workspace.js";

const text = `# 某方案

（共4项）

## 一、目标

| 序号 | 项目 | 重点工作目标任务 | 牵头领导 | 责任单位 |
| --- | --- | --- | --- | --- |
| 1 | 甲 | 1.新建公园2个。 | 钱宇 | ★区发改委 |
| ^^ | ^^ | 2.新增企业2家。 | ^^ | ★区工信局 |
| ^^ | ^^ | 3.招商3次。 | ^^ | ★区商务局 |
| ^^ | ^^ | 4.完成道路4条。 | ^^ | ★区住建局 |
`;

/** Opens the plan with the words from one to another selected, as soon as the server knows it. */
async function openAt(
	from: string,
	to = from,
): Promise<{ document: vscode.TextDocument; editor: vscode.TextEditor }> {
	await vscode.workspace.fs.writeFile(workspaceUri("tables.plan.md"), new TextEncoder().encode(text));
	const document = await openDocument("tables.plan.md");
	await vscode.commands.executeCommand("workbench.action.files.revert");
	const editor = await vscode.window.showTextDocument(document);
	await waitFor("the server to have read the plan", async () => {
		const symbols = await vscode.commands.executeCommand<unknown[] | undefined>(
			"vscode.executeDocumentSymbolProvider",
			document.uri,
		);
		return (symbols?.length ?? 0) > 0;
	});
	const place = (words: string) => document.positionAt(document.getText().indexOf(words));
	editor.selection = new vscode.Selection(place(from), place(to).translate(0, to === from ? 0 : 2));
	return { document, editor };
}

async function undoes(document: vscode.TextDocument): Promise<void> {
	await vscode.commands.executeCommand("undo");
	assert.equal(document.getText(), text, "one undo takes it back");
	await vscode.commands.executeCommand("workbench.action.files.revert");
}

describe("tables in VS Code", () => {
	it("get a row below, numbered, with the cursor in its task", async () => {
		const { document, editor } = await openAt("1.新建");
		await vscode.commands.executeCommand("niwen.insertRowBelow");
		await waitFor("the new row", () => document.getText().includes("| ^^ | ^^ | 2. | ^^ | ★ |"));
		assert.ok(document.getText().includes("| 5.完成道路4条。"), "numbers follow");
		assert.ok(document.getText().includes("（共5项）"), "the total follows");
		await waitFor("the cursor in the task", () =>
			editor.selection.active.isEqual(new vscode.Position(9, 14)),
		);
		await undoes(document);
	});

	it("move two rows down, the first of a merged group among them, and keep them selected", async () => {
		const { document, editor } = await openAt("1.新建", "2.新增");
		await vscode.commands.executeCommand("niwen.moveRowsDown");
		await waitFor("the rows moved", () => document.getText().includes("| 1 | 甲 | 1.招商3次。 | 钱宇 |"));
		assert.ok(document.getText().includes("| ^^ | ^^ | 2.新建公园2个。 | ^^ |\n".slice(0, -1)));
		await waitFor(
			"the selection",
			() => editor.selection.start.line === 9 && editor.selection.end.line === 10,
		);
		await undoes(document);
	});

	it("keep the leaders of a group whose first row goes", async () => {
		const { document } = await openAt("1.新建");
		await vscode.commands.executeCommand("niwen.deleteRows");
		await waitFor("the content handed down", () =>
			document.getText().includes("| 1 | 甲 | 1.新增企业2家。 | 钱宇 | ★区工信局 |"),
		);
		await undoes(document);
	});

	it("have keys: through the cells, to the end of the row and from there to a new one", async () => {
		const { document, editor } = await openAt("甲");
		const press = (name: string) => vscode.commands.executeCommand(`niwen.${name}`, "key");
		const selected = () => document.getText(editor.selection);
		await keysKnowTable(editor, 8, 6);
		assert.equal(selected(), "新建公园2个。");
		// One is done before the next begins.
		await Promise.all([press("nextCell"), press("nextCell"), press("nextCell"), press("previousCell")]);
		assert.equal(selected(), "★区发改委");
		await press("nextRow");
		assert.equal(document.getText(), text, "nothing is changed in the middle of a row");
		assert.deepEqual([editor.selection.active.line, editor.selection.active.character], [8, 34]);
		await press("nextRow");
		assert.ok(document.getText().includes("| ^^ | ^^ | 2. | ^^ | ★ |"));
		assert.ok(document.getText().includes("| 5.完成道路4条。"), "numbers follow");
		assert.deepEqual([editor.selection.active.line, editor.selection.active.character], [9, 14]);
		await undoes(document);
	});

	it("tear no row with several cursors, and leave keys to the editor elsewhere", async () => {
		const { document, editor } = await openAt("甲");
		const press = (name: string) => vscode.commands.executeCommand(`niwen.${name}`, "key");
		await keysKnowTable(editor, 8, 6);
		editor.selections = [new vscode.Selection(8, 8, 8, 8), new vscode.Selection(9, 8, 9, 8)];
		for (const name of ["nextRow", "breakLine", "insertRowBelow", "insertRowAbove", "moveRowsUp"])
			await press(name);
		assert.equal(document.getText(), text);
		editor.selection = new vscode.Selection(0, 3, 0, 3);
		await press("nextRow");
		assert.ok(document.getText().startsWith("# 某\n方案"));
		await undoes(document);
	});

	it("give rows their leaders back, where the first of them was deleted by hand", async () => {
		const { document, editor } = await openAt("1.新建");
		await vscode.commands.executeCommand("editor.action.deleteLines");
		const deleted = document.getText();
		assert.ok(!deleted.includes("钱宇"));
		const at = new vscode.Range(editor.selection.active, editor.selection.active);
		const offered = async () => {
			const actions = await vscode.commands.executeCommand<vscode.CodeAction[]>(
				"vscode.executeCodeActionProvider",
				document.uri,
				at,
			);
			return actions.find(({ title }) => /保留这3项任务原来的牵头领导/.test(title));
		};
		await waitFor("the offer", async () => (await offered()) !== undefined);
		const action = await offered();
		if (action?.edit !== undefined) await vscode.workspace.applyEdit(action.edit);
		else if (action?.command !== undefined)
			await vscode.commands.executeCommand(action.command.command, ...(action.command.arguments ?? []));
		await waitFor("the leader", () => document.getText().includes("| 1 | 甲 | 2.新增企业2家。 | 钱宇 |"));
		await vscode.commands.executeCommand("undo");
		assert.equal(document.getText(), deleted, "one undo takes it back");
		await undoes(document);
		await waitFor("nothing lost any more", async () => (await offered()) === undefined);
	});

	it("say why a command cannot be carried out, and change nothing", async () => {
		const { document } = await openAt("某方案");
		await vscode.commands.executeCommand("niwen.deleteRows");
		assert.equal(document.getText(), text);
	});
});
