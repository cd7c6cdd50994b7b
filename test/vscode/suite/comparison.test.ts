import { strict as assert } from "node:assert";
import * as vscode from "vscode";
import { waitFor } from "./waitFor.js";
import { openDocument, workspaceUri } from "./workspace.js";

const rows = [
	"| 1 | 产业发展 | 1.工业投资增长10%以上。 | 钱宇 | ★区工信局、统计局 |",
	"| ^^ | ^^ | 2.新增规上工业企业40家。 | ^^ | ★区工信局 |",
	"| 2 | 民生 | 3.新建学校3所。 | 赵明 | ★区教育局 |",
];
const plan = (...lines: readonly string[]) => `# 虹湾区2026年重点工作方案

| 序号 | 项目 | 重点工作目标任务 | 牵头领导 | 责任单位 |
| --- | --- | --- | --- | --- |
${lines.join("\n")}
`;
const draft = plan(...rows);
const now = plan(
	(rows[0] ?? "").replace("10%以上", "8%左右").replace("★区工信局", "★区发改委"),
	(rows[1] ?? "").replace("40家", "45家"),
	rows[2] ?? "",
);
const write = (name: string, text: string) =>
	vscode.workspace.fs.writeFile(workspaceUri(name), new TextEncoder().encode(text));

interface Answer {
	readonly message: string;
	readonly changes: readonly {
		readonly key: string;
		readonly sentence: string;
		readonly parts: readonly { readonly key: string; readonly sentence: string }[];
	}[];
}
const compare = () =>
	vscode.commands.executeCommand<Answer>("niwen.compareWith", { other: workspaceUri("before.plan.md") });
const take = (wanted: object) => vscode.commands.executeCommand<boolean>("niwen.takeChange", wanted);

describe("a plan beside another version", () => {
	before(async () => {
		await write("before.plan.md", draft);
		await write("now.plan.md", now);
	});

	it("is told of change by change, and each is made what the other says with one undo", async () => {
		const document = await openDocument("now.plan.md");
		const answer = await compare();
		assert.equal(answer.changes.length, 2);
		const [first, second] = answer.changes;
		assert.equal(first?.parts.length, 2);
		assert.ok(await take({ key: second?.key ?? "" }));
		assert.equal(document.getText(), now.replace("45家", "40家"));
		const unit = first?.parts.find(({ sentence }) => sentence.includes("区发改委"));
		assert.ok(await take({ key: first?.key ?? "", part: unit?.key }));
		assert.equal(document.getText(), now.replace("45家", "40家").replace("★区发改委", "★区工信局"));
		for (const expected of [now.replace("45家", "40家"), now]) {
			await vscode.window.showTextDocument(document);
			await vscode.commands.executeCommand("undo");
			await waitFor("undone change", () => document.getText() === expected);
		}
	});

	it("leaves what is kept as it is here, and forgets that when it is compared again", async () => {
		const document = await openDocument("now.plan.md");
		const { changes } = await compare();
		const text = document.getText();
		assert.equal(
			await vscode.commands.executeCommand("niwen.keepChange", { key: changes[0]?.key ?? "" }),
			true,
		);
		await vscode.commands.executeCommand("niwen.compareAgain");
		assert.equal(document.getText(), text);
		assert.ok(await take({ key: changes[0]?.key ?? "" }));
		await vscode.window.showTextDocument(document);
		await vscode.commands.executeCommand("undo");
		await waitFor("undone change", () => document.getText() === text);
	});

	it("that is the same has no changes, and the comparison can be closed", async () => {
		await openDocument("before.plan.md");
		const { changes } = await compare();
		assert.deepEqual(changes, []);
		await vscode.commands.executeCommand("niwen.closeComparison");
		assert.equal(await take({ key: "changed" }), false);
	});

	after(async () => {
		await vscode.commands.executeCommand("niwen.closeComparison");
		await vscode.commands.executeCommand("workbench.action.closeAllEditors");
		for (const name of ["before.plan.md", "now.plan.md"])
			await vscode.workspace.fs.delete(workspaceUri(name));
	});
});
