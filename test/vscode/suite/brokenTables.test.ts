import { strict as assert } from "node:assert";
import * as vscode from "vscode";
import { waitFor } from "./waitFor.js";
import { keysKnowTable, openDocument, workspaceUri } from "./workspace.js";

const broken = `# 某方案

| 序号 | 项目 | 重点工作目标任务 | 责任单位 |
| --- | --- | --- | --- |
| 1 | 甲 | 1.新建公园2个。 | ★区发改委
1 | 乙 | 2.新增企业2家。 |
| ^^ | ^^ | 3.招商\\|3次。 | ★区商务局 | 多 |
|
| | | | |
| 一、小标题 |
| 4 | 4.缺
| ^^ | ^^ | 5.办会<br>5次。 | ★区商务局 |

文字 | 里有竖线。
`;
/** Each is tried at every eighth place, and so each place with one of them. */
const keys = [
	"nextCell",
	"previousCell",
	"nextRow",
	"breakLine",
	"insertRowBelow",
	"insertRowAbove",
	"moveRowsUp",
	"moveRowsDown",
];
const press = (name: string) => vscode.commands.executeCommand(`niwen.${name}`, "key");

/** Opens a plan of this text in an editor of its own, as soon as the keys of tables know it. */
async function open(name: string, text: string, row: number): Promise<vscode.TextEditor> {
	await vscode.workspace.fs.writeFile(workspaceUri(name), new TextEncoder().encode(text));
	const document = await openDocument(name);
	const editor = await vscode.window.showTextDocument(document);
	await keysKnowTable(editor, row, 3);
	return editor;
}

async function undoTo(document: vscode.TextDocument, text: string): Promise<void> {
	for (let i = 0; i < 3 && document.getText() !== text; i++) await vscode.commands.executeCommand("undo");
	assert.equal(document.getText(), text, "undone");
}

/** What each row says, whatever its number, and whichever row its group and its leader stand in. */
const rows: readonly (readonly string[])[] = [
	["新建公园", "个。", "★区发改委"],
	["新增企业", "家。"],
	["招商\\|", "次。", "★区商务局", "多"],
	["一、小标题"],
	[".缺"],
	["办会", "次。", "★区商务局"],
	["文字", "里有竖线。"],
	["甲"],
	["乙"],
];

describe("broken tables in VS Code", function () {
	this.timeout(180_000);

	it("keep each of their rows whole, wherever a key is pressed in them", async () => {
		const editor = await open("broken.plan.md", broken, 4);
		const { document } = editor;
		const first = broken.indexOf("| 序号");
		const last = broken.indexOf("\n\n文字");
		for (const [k, key] of keys.entries())
			for (let at = first + k; at <= last; at += keys.length) {
				const place = document.positionAt(at);
				editor.selection = new vscode.Selection(place, place);
				await press(key);
				const text = document.getText();
				if (text === broken) continue;
				const told = `${key} at ${place.line + 1}:${place.character + 1} gives\n${text}`;
				const lines = text.replaceAll("<br>", "").split("\n");
				for (const row of rows) {
					const isWhole = lines.some((line) => row.every((words) => line.includes(words)));
					assert.ok(isWhole, `${row.join(" … ")} is torn: ${told}`);
				}
				await undoTo(document, broken);
			}
		await vscode.commands.executeCommand("workbench.action.revertAndCloseActiveEditor");
	});

	it("are left as they are by several cursors and by selections over rows, but for what the editor itself does", async () => {
		const editor = await open("several.plan.md", broken, 4);
		const { document } = editor;
		for (const selections of [
			[new vscode.Selection(4, 5, 4, 5), new vscode.Selection(6, 9, 6, 9)],
			[new vscode.Selection(4, 2, 4, 8), new vscode.Selection(5, 0, 5, 4)],
		])
			for (const key of keys.filter((each) => each !== "nextCell" && each !== "previousCell")) {
				editor.selections = selections;
				await press(key);
				assert.equal(document.getText(), broken, `${key} with several cursors`);
			}
		await vscode.commands.executeCommand("workbench.action.revertAndCloseActiveEditor");
	});
});

describe("a long plan in VS Code", function () {
	this.timeout(120_000);
	const tasks = 400;
	const plan = [
		"# 某方案",
		"",
		`（共${tasks}项）`,
		"",
		"| 序号 | 项目 | 重点工作目标任务 | 牵头领导 | 责任单位 |",
		"| --- | --- | --- | --- | --- |",
		...Array.from(
			{ length: tasks },
			(_, i) =>
				`| ${i === 0 ? "1 | 甲" : "^^ | ^^"} | ${i + 1}.办会${i + 1}次。 | ${i === 0 ? "钱宇" : "^^"} | ★区商务局 |`,
		),
		"",
	].join("\n");

	it("gets a row at once and its numbers behind it, and one undo takes back both", async () => {
		const editor = await open("long.plan.md", plan, 6);
		const { document } = editor;
		const end = document.lineAt(8).range.end;
		editor.selection = new vscode.Selection(end, end);
		await press("nextRow");
		await waitFor("the numbers", () => document.getText().includes(`| ${tasks + 1}.办会${tasks}次。`));
		assert.ok(document.getText().includes(`（共${tasks + 1}项）`));
		await vscode.commands.executeCommand("undo");
		assert.equal(document.getText(), plan, "one undo takes it back");
		await vscode.commands.executeCommand("redo");
		assert.ok(document.getText().includes(`（共${tasks + 1}项）`), "and one redo makes it again");
		await vscode.commands.executeCommand("workbench.action.revertAndCloseActiveEditor");
	});
});
