import { strict as assert } from "node:assert";
import * as vscode from "vscode";
import { waitFor } from "./waitFor.js";
import { openDocument, workspaceUri } from "./workspace.js";

const text = `# 某方案

（共2项）

## 一、目标

| 序号 | 项目 | 重点工作目标任务 | 牵头领导 | 责任单位 |
| --- | --- | --- | --- | --- |
| 1 | 甲 | 1.新建公园2个。 | 钱宇 | ★区发改委 |
| ^^ | ^^ | 2.新增企业2家。 | ^^ | ★区工信局、区发改委 |
`;

/** The report that is shown in a visible editor, if one is. */
function shownReport(): vscode.TextEditor | undefined {
	return vscode.window.visibleTextEditors.find(({ document }) => document.uri.scheme === "niwen-report");
}

describe("views of a plan in VS Code", () => {
	let document: vscode.TextDocument;
	before(async () => {
		await vscode.workspace.fs.writeFile(workspaceUri("views.plan.md"), new TextEncoder().encode(text));
		document = await openDocument("views.plan.md");
		await waitFor("the server to have read the plan", async () => {
			const symbols = await vscode.commands.executeCommand<unknown[] | undefined>(
				"vscode.executeDocumentSymbolProvider",
				document.uri,
			);
			return (symbols?.length ?? 0) > 0;
		});
	});
	after(async () => {
		await vscode.commands.executeCommand("workbench.action.closeAllEditors");
	});

	it("show a ledger as a read-only document that follows the plan, with links to its tasks", async () => {
		const group = { kind: "unit", name: "区发改委" };
		await vscode.commands.executeCommand("niwen.showLedger", { uri: document.uri.toString(), group });
		const { document: ledger } = await waitFor("the ledger", shownReport);
		assert.equal(ledger.languageId, "markdown");
		assert.match(ledger.getText(), /^# (?:区发改委责任台账|Ledger of 区发改委)\n/);
		assert.match(ledger.getText(), /新建公园2个。[\s\S]+新增企业2家。/);

		const links = await vscode.commands.executeCommand<vscode.DocumentLink[]>(
			"vscode.executeLinkProvider",
			ledger.uri,
		);
		const own = links.filter(({ target }) => target?.scheme === "command");
		assert.deepEqual(
			own.map(({ range }) => ledger.getText(range)),
			["1", "2"],
		);
		await vscode.commands.executeCommand(
			"niwen.openTask",
			...(JSON.parse(own[1]?.target?.query ?? "[]") as unknown[]),
		);
		const { activeTextEditor } = vscode.window;
		assert.equal(activeTextEditor?.document, document);
		assert.equal(activeTextEditor.selection.active.line, 9);
		assert.equal(activeTextEditor.viewColumn, vscode.ViewColumn.One);

		const place = document.positionAt(text.indexOf("公园"));
		await activeTextEditor.edit((edit) => edit.insert(place, "街心"));
		await waitFor("the ledger to follow", () => ledger.getText().includes("新建街心公园2个"));
		await vscode.commands.executeCommand("workbench.action.files.revert");
	});

	for (const [command, title] of [
		["niwen.showStatistics", /^# (?:方案统计|The plan in numbers)\n/],
		["niwen.showLoad", /^# (?:任务分布|Who has how much to do)\n/],
	] as const)
		it(`${command} shows a page about the plan that was active last`, async () => {
			await vscode.window.showTextDocument(document, vscode.ViewColumn.One);
			await vscode.commands.executeCommand(command);
			await waitFor("the page", () =>
				vscode.window.visibleTextEditors.some((editor) => title.test(editor.document.getText())),
			);
			assert.equal(vscode.window.activeTextEditor?.document.uri.scheme, "niwen-report");
			// Asked for from a report, it is about the same plan.
			await vscode.commands.executeCommand(command);
			assert.equal(vscode.window.activeTextEditor?.document.uri.scheme, "niwen-report");
		});

	it("niwen.showCharts opens one page of charts beside the plan, and brings it back", async () => {
		await vscode.window.showTextDocument(document, vscode.ViewColumn.One);
		const panels = () =>
			vscode.window.tabGroups.all
				.flatMap(({ tabs }) => tabs)
				.filter(
					({ input }) => input instanceof vscode.TabInputWebview && /niwen\.charts$/.test(input.viewType),
				);
		await vscode.commands.executeCommand("niwen.showCharts");
		await waitFor("the page", () => panels().length === 1);
		assert.notEqual(panels()[0]?.group.viewColumn, vscode.ViewColumn.One);
		await vscode.window.showTextDocument(document, vscode.ViewColumn.One);
		await vscode.commands.executeCommand("niwen.showCharts");
		await waitFor("the page to be in front", () => panels().length === 1 && panels()[0]?.isActive === true);
	});

	it("have the commands of the responsibility view", async () => {
		const all = await vscode.commands.getCommands(true);
		for (const command of ["groupResponsibilities", "filterResponsibilities", "clearResponsibilitiesFilter"])
			assert.ok(all.includes(`niwen.${command}`), command);
		await vscode.commands.executeCommand("niwen.responsibilitiesByUnit");
		await vscode.commands.executeCommand("niwen.responsibilitiesByLeader");
	});
});
