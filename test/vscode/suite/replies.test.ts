import { strict as assert } from "node:assert";
import * as vscode from "vscode";
import { openDocument, workspaceUri } from "./workspace.js";

const plan = `# 虹湾区2026年重点工作方案

| 序号 | 项目 | 重点工作目标任务 | 牵头领导 | 责任单位 |
| --- | --- | --- | --- | --- |
| 1 | 产业发展 | 1.工业投资增长10%以上。 | 钱宇 | ★区工信局、统计局 |
| ^^ | ^^ | 2.新建学校3所。 | 方勇 | ★区教育局 |
`;

async function namesIn(folder: vscode.Uri): Promise<readonly string[]> {
	return (await vscode.workspace.fs.readDirectory(folder)).map(([name]) => name).sort();
}

describe("forms out and back", () => {
	const folder = workspaceUri("forms");
	before(async () => {
		await vscode.workspace.fs.writeFile(workspaceUri("forms.plan.md"), new TextEncoder().encode(plan));
		await vscode.workspace.fs.createDirectory(folder);
	});
	beforeEach(() => openDocument("forms.plan.md"));

	for (const to of ["docx", "xlsx"] as const)
		it(`writes a form for each lead unit where it is told to: ${to}`, async () => {
			const target = vscode.Uri.joinPath(folder, to);
			await vscode.workspace.fs.createDirectory(target);
			const written = await vscode.commands.executeCommand<vscode.Uri>("niwen.splitPlan", {
				...{ by: "unit", to, target },
			});
			assert.equal(written.toString(), target.toString());
			assert.deepEqual(await namesIn(target), [`区工信局.${to}`, `区教育局.${to}`].sort());
		});

	it("packs them into one zip", async () => {
		const target = vscode.Uri.joinPath(folder, "all.zip");
		await vscode.commands.executeCommand("niwen.splitPlan", { by: "leader", to: "docx", target });
		const [first, second] = await vscode.workspace.fs.readFile(target);
		assert.deepEqual([first, second], [0x50, 0x4b]);
	});

	it("shows what came back beside the plan, and writes the report where it is told to", async () => {
		const from = vscode.Uri.joinPath(folder, "docx");
		const target = vscode.Uri.joinPath(folder, "通报.docx");
		const written = await vscode.commands.executeCommand<vscode.Uri>("niwen.collectReplies", {
			...{ from, target, today: "2026-06-01" },
		});
		assert.equal(written.toString(), target.toString());
		const [first, second] = await vscode.workspace.fs.readFile(target);
		assert.deepEqual([first, second], [0x50, 0x4b]);
		const page = vscode.window.visibleTextEditors.find(
			({ document }) => document.uri.scheme === "niwen-page",
		);
		assert.match(page?.document.getText() ?? "", /区工信局\.docx.*# 虹湾区2026年重点工作方案进展情况通报/s);
	});

	it("takes a zip of them, too", async () => {
		const zip = vscode.Uri.joinPath(folder, "returned.zip");
		await vscode.commands.executeCommand("niwen.splitPlan", { by: "unit", to: "xlsx", target: zip });
		const target = vscode.Uri.joinPath(folder, "of-zip.md");
		await vscode.commands.executeCommand("niwen.collectReplies", { from: zip, target, today: "2026-06-01" });
		const report = new TextDecoder().decode(await vscode.workspace.fs.readFile(target));
		assert.match(report, /区工信局.*区教育局/s);
	});

	after(async () => {
		await vscode.commands.executeCommand("workbench.action.closeAllEditors");
		for (const name of ["forms", "forms.plan.md"])
			await vscode.workspace.fs.delete(workspaceUri(name), { recursive: true });
	});
});
