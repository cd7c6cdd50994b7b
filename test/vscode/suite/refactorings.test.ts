import { strict as assert } from "node:assert";
import * as vscode from "vscode";
import { waitFor } from "./waitFor.js";
import { openDocument, workspaceUri } from "./workspace.js";

const text = `# 某方案

（共2项）

## 一、目标

| 序号 | 项目 | 重点工作目标任务 | 牵头领导 | 责任单位 |
| --- | --- | --- | --- | --- |
| 1 | 甲 | 1.新建口袋公园2个；改造公园3个。 | 钱宇 | ★区发改委、区住建局 |
| ^^ | ^^ | 2.新增企业2家。 | ^^ | ★区工信局 |

新建口袋公园8个，改造公园5个。
`;

describe("refactorings in VS Code", () => {
	let document: vscode.TextDocument;
	before(async () => {
		await vscode.workspace.fs.writeFile(workspaceUri("refactorings.plan.md"), new TextEncoder().encode(text));
		document = await openDocument("refactorings.plan.md");
	});
	after(() => vscode.commands.executeCommand("workbench.action.files.revert"));

	for (const { name, from, to = from, title, gives } of [
		{
			name: "a split",
			from: "；改造",
			title: /^在此拆成两项任务$|^Split the task in two$/,
			gives: ["| 1.新建口袋公园2个。 |", "| ^^ | ^^ | 2.改造公园3个。 |", "| 3.新增企业2家。 |", "（共3项）"],
		},
		{
			name: "joining with the next task",
			from: "口袋公园2个",
			title: /^与下一项并为一项任务$|^Join with the next task$/,
			gives: ["1.新建口袋公园2个；改造公园3个。新增企业2家。", "★区发改委、区住建局、★区工信局", "（共1项）"],
		},
		{
			name: "another lead",
			from: "区住建局",
			title: /^改由“区住建局”牵头|^Let “区住建局” lead/,
			gives: ["| ★区住建局、区发改委 |"],
		},
		{
			name: "tasks out of a paragraph",
			from: "新建口袋公园8个",
			to: "改造公园5个",
			title: /^将选中的文字变为任务$|^Make tasks of the selected text$/,
			gives: ["| ^^ | ^^ | 3.新建口袋公园8个，改造公园5个。 | 钱宇 | ★区发改委、区住建局 |", "（共3项）"],
		},
	])
		it(`${name} is offered where the cursor is; one undo takes it back`, async () => {
			const place = (words: string) => document.positionAt(document.getText().indexOf(words));
			const range = new vscode.Range(place(from), place(to).translate(0, to === from ? 0 : to.length));
			const action = await waitFor("the action", async () => {
				const actions = await vscode.commands.executeCommand<vscode.CodeAction[]>(
					"vscode.executeCodeActionProvider",
					document.uri,
					range,
					vscode.CodeActionKind.RefactorRewrite.value,
				);
				return actions.find((each) => title.test(each.title));
			});
			assert.ok(action.command !== undefined);
			await vscode.commands.executeCommand(action.command.command, ...(action.command.arguments ?? []));
			await waitFor("the change", () => document.getText() !== text);
			for (const words of gives)
				assert.ok(document.getText().includes(words), `${words}\n${document.getText()}`);
			await vscode.window.showTextDocument(document);
			await vscode.commands.executeCommand("undo");
			assert.equal(document.getText(), text, "one undo takes it back");
		});
});
