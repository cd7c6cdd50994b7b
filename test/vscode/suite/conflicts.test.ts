import { strict as assert } from "node:assert";
import * as vscode from "vscode";
import { waitFor } from "./waitFor.js";
import { openDocument, workspaceUri } from "./workspace.js";

const head = `# 虹湾区2026年重点工作方案

| 序号 | 项目 | 重点工作目标任务 | 牵头领导 | 责任单位 |
| --- | --- | --- | --- | --- |
| 1 | 产业发展 | 1.工业投资增长10%以上。 | 钱宇 | ★区工信局、统计局 |
`;
const row = (count: string, units: string) => `| ^^ | ^^ | 2.新增规上工业企业${count}。 | ^^ | ${units} |`;
const [ours, theirs] = [row("45家", "★区工信局、统计局"), row("50家", "★区工信局、商务局")];
const text = `${head}<<<<<<< 甲\n${ours}\n=======\n${theirs}\n>>>>>>> 乙\n`;
const line = head.split("\n").length - 1;

describe("rows that merged copies disagree about", () => {
	const open = async (): Promise<vscode.TextDocument> => {
		const document = await openDocument("conflict.plan.md");
		await waitFor("the plan as it was", async () => {
			if (document.getText() === text) return true;
			await vscode.commands.executeCommand("undo");
			return false;
		});
		return document;
	};
	const undone = async (document: vscode.TextDocument) => {
		await vscode.window.showTextDocument(document);
		await vscode.commands.executeCommand("undo");
		await waitFor("undone decision", () => document.getText() === text);
	};

	before(() =>
		vscode.workspace.fs.writeFile(workspaceUri("conflict.plan.md"), new TextEncoder().encode(text)),
	);

	it("are decided by the buttons above them, each with one undo", async () => {
		const document = await open();
		const lenses = await waitFor("three buttons", async () => {
			const found = await vscode.commands.executeCommand<vscode.CodeLens[]>(
				"vscode.executeCodeLensProvider",
				document.uri,
				100,
			);
			// VS Code has buttons of its own for such lines.
			const own = found.filter(
				({ range, command }) => range.start.line === line && command?.command.startsWith("niwen."),
			);
			return own.length === 3 && own;
		});
		assert.deepEqual(
			lenses.map(({ command }) => command?.title),
			["采用“甲”", "采用“乙”", "逐格选定…"],
		);
		const { command = "", arguments: given = [] } = lenses[1]?.command ?? {};
		await vscode.commands.executeCommand(command, ...given);
		await waitFor("the version of 乙", () => document.getText() === `${head}${theirs}\n`);
		await undone(document);
	});

	it("are decided cell by cell, with one undo", async () => {
		const document = await open();
		const cells = { 重点工作目标任务: "新增规上工业企业50家。", 责任单位: "★区工信局、统计局、商务局" };
		const place = { uri: document.uri.toString(), line, cells };
		assert.equal(await vscode.commands.executeCommand("niwen.decideConflict", place), true);
		assert.equal(document.getText(), `${head}${row("50家", "★区工信局、统计局、商务局")}\n`);
		await undone(document);
	});

	after(async () => {
		await vscode.commands.executeCommand("workbench.action.closeAllEditors");
		await vscode.workspace.fs.delete(workspaceUri("conflict.plan.md"));
	});
});
