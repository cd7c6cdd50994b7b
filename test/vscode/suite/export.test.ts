import { strict as assert } from "node:assert";
import * as vscode from "vscode";
import { openDocument, workspaceUri } from "./workspace.js";

const plan = `# 虹湾区2026年重点工作方案

| 序号 | 项目 | 重点工作目标任务 | 牵头领导 | 责任单位 |
| --- | --- | --- | --- | --- |
| 1 | 产业发展 | 1.工业投资增长10%以上。 | 钱宇 | ★区工信局、统计局 |
`;

async function bytesOf(uri: vscode.Uri): Promise<Uint8Array> {
	return vscode.workspace.fs.readFile(uri);
}

describe("export", () => {
	before(async () => {
		await vscode.workspace.fs.writeFile(workspaceUri("export.plan.md"), new TextEncoder().encode(plan));
		await openDocument("export.plan.md");
	});

	it("writes a Word document where it is told to, and leaves nothing beside it", async () => {
		const target = workspaceUri("export-out/方案.docx");
		await vscode.workspace.fs.createDirectory(workspaceUri("export-out"));
		const written = await vscode.commands.executeCommand<vscode.Uri>("niwen.exportPlan", {
			to: "docx",
			target,
		});
		assert.equal(written.toString(), target.toString());
		const [first, second] = await bytesOf(target);
		assert.deepEqual([first, second], [0x50, 0x4b]);
		const names = (await vscode.workspace.fs.readDirectory(workspaceUri("export-out"))).map(([name]) => name);
		assert.deepEqual(names, ["方案.docx"]);
	});

	it("writes the page to print, over one that was there before", async () => {
		const target = workspaceUri("export.html");
		await vscode.workspace.fs.writeFile(target, new TextEncoder().encode("old"));
		await vscode.commands.executeCommand("niwen.printPlan", { target });
		const html = new TextDecoder().decode(await bytesOf(target));
		assert.match(html, /^<!DOCTYPE html>.*@page \{ size: A4.*工业投资增长10%以上。/s);
	});

	it("sets the page as the file of the settings says, and reads none outside of the folder", async () => {
		const profile = (margin: number) => new TextEncoder().encode(`margins: { top: ${margin} }\n`);
		await vscode.workspace.fs.writeFile(workspaceUri("export-profiles/our.profile.yaml"), profile(51));
		const outside = vscode.Uri.joinPath(workspaceUri("."), "..", "outside.profile.yaml");
		// In a browser nothing lies there that could be written.
		if (outside.scheme === "file") await vscode.workspace.fs.writeFile(outside, profile(52));
		const target = workspaceUri("export-profiles/plan.html");
		const settings = vscode.workspace.getConfiguration("niwen");
		const exportBy = async (path: string) => {
			await settings.update("export.profile", path, vscode.ConfigurationTarget.Workspace);
			await vscode.commands.executeCommand("niwen.exportPlan", { to: "html", target });
			return new TextDecoder().decode(await bytesOf(target));
		};
		try {
			assert.match(await exportBy("export-profiles/our.profile.yaml"), /51mm/);
			await vscode.workspace.fs.writeFile(target, new TextEncoder().encode("old"));
			assert.equal(await exportBy("../outside.profile.yaml"), "old");
			assert.equal(await exportBy("export-profiles/../../outside.profile.yaml"), "old");
			assert.equal(await exportBy("/etc/hostname"), "old");
			assert.equal(await exportBy("export-profiles"), "old");
		} finally {
			await settings.update("export.profile", undefined, vscode.ConfigurationTarget.Workspace);
			if (outside.scheme === "file") await vscode.workspace.fs.delete(outside);
			await vscode.workspace.fs.delete(workspaceUri("export-profiles"), { recursive: true });
		}
	});

	after(async () => {
		for (const name of ["export-out", "export.html", "export.plan.md"])
			await vscode.workspace.fs.delete(workspaceUri(name), { recursive: true });
	});
});
