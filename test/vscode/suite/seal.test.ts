import { strict as assert } from "node:assert";
import * as vscode from "vscode";
import { openDocument, workspaceUri } from "./workspace.js";

const plan = `# 虹湾区2026年重点工作方案

| 序号 | 项目 | 重点工作目标任务 | 牵头领导 | 责任单位 |
| --- | --- | --- | --- | --- |
| 1 | 产业发展 | 1.工业投资增长10%以上。 | 钱宇 | ★区工信局、统计局 |
`;
const write = (name: string, text: string) =>
	vscode.workspace.fs.writeFile(workspaceUri(name), new TextEncoder().encode(text));
const check = () => vscode.commands.executeCommand<string>("niwen.checkSeal");

describe("approved plans", () => {
	before(() => write("sealed.plan.md", plan));

	it("are sealed beside the plan, and compared with it as its file says", async () => {
		await openDocument("sealed.plan.md");
		const seal = await vscode.commands.executeCommand<vscode.Uri>("niwen.sealPlan", { date: "2026-01-25" });
		assert.equal(seal.path.split("/").at(-1), "sealed.plan.md.seal.json");
		assert.equal(await check(), "bytes");
		assert.equal(
			new TextDecoder().decode(await vscode.workspace.fs.readFile(workspaceUri("sealed.plan.md"))),
			plan,
		);
	});

	it("show what differs beside the plan", async () => {
		const document = await openDocument("sealed.plan.md");
		const at = document.getText().indexOf("10%");
		const edit = new vscode.WorkspaceEdit();
		edit.replace(document.uri, new vscode.Range(document.positionAt(at), document.positionAt(at + 3)), "8%");
		assert.ok(await vscode.workspace.applyEdit(edit));
		assert.ok(await document.save());
		assert.equal(await check(), "differs");
		const page = vscode.window.visibleTextEditors.find(
			({ document: shown }) => shown.uri.scheme === "niwen-page",
		);
		assert.match(page?.document.getText() ?? "", /10%.*8%/);
	});

	after(async () => {
		await vscode.commands.executeCommand("workbench.action.closeAllEditors");
		for (const name of ["sealed.plan.md", "sealed.plan.md.seal.json"])
			await vscode.workspace.fs.delete(workspaceUri(name));
	});
});
