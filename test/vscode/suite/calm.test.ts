import { strict as assert } from "node:assert";
import * as vscode from "vscode";
import { waitFor } from "./waitFor.js";
import { workspaceUri } from "./workspace.js";

const header = "| 序号 | 项目 | 重点工作目标任务 | 牵头领导 | 责任单位 |\n| --- | --- | --- | --- | --- |\n";

/** Opens a plan written for the test, which takes it away again. */
async function write(name: string, text: string): Promise<vscode.TextDocument> {
	const uri = workspaceUri(name);
	await vscode.workspace.fs.writeFile(uri, new TextEncoder().encode(text));
	const document = await vscode.workspace.openTextDocument(uri);
	await vscode.window.showTextDocument(document);
	return document;
}

async function takeAway({ uri }: vscode.TextDocument): Promise<void> {
	await vscode.commands.executeCommand("workbench.action.revertAndCloseActiveEditor");
	await vscode.workspace.fs.delete(uri);
}

function findings(uri: vscode.Uri): vscode.Diagnostic[] {
	return vscode.languages.getDiagnostics(uri).filter(({ source }) => source === "niwen");
}

function codeOf({ code }: vscode.Diagnostic): unknown {
	return typeof code === "object" ? code.value : code;
}

/** The first visible line (0-based), once the selection is in view and the view has stood still for half a second. */
function firstLineAtRest(editor: vscode.TextEditor): Promise<number> {
	let last = -1;
	let since = 0;
	return waitFor("a view that stands still on the cursor", async () => {
		const [range] = editor.visibleRanges;
		const line = range?.contains(editor.selection) ? range.start.line : -1;
		if (line !== last) {
			last = line;
			since = Date.now();
		}
		return line !== -1 && Date.now() - since >= 500 ? line : undefined;
	});
}

describe("a plan that is worked on in peace", () => {
	it("keeps cursor and view when a long one is formatted", async () => {
		const rows = Array.from(
			{ length: 900 },
			(_, i) => `|${i + 1}|项目${i + 1}|${i + 1}.新建学校${i + 1}所。| 钱宇 |★区发改委|\n`,
		);
		const document = await write("formatted.plan.md", `# 某方案\n\n## 一、目标\n\n${header}${rows.join("")}`);
		const editor = await waitFor("its editor", () =>
			vscode.window.activeTextEditor?.document === document ? vscode.window.activeTextEditor : undefined,
		);
		await waitFor(
			"a server that formats",
			async () =>
				(
					await vscode.commands.executeCommand<vscode.TextEdit[] | undefined>(
						"vscode.executeFormatDocumentProvider",
						document.uri,
						{ tabSize: 4, insertSpaces: true },
					)
				)?.length,
		);
		const line = 400;
		const at = document.lineAt(line).text.indexOf("新建");
		editor.selection = new vscode.Selection(line, at, line, at + 2);
		editor.revealRange(editor.selection, vscode.TextEditorRevealType.InCenter);
		const top = await firstLineAtRest(editor);
		const before = document.getText();
		await vscode.commands.executeCommand("editor.action.formatDocument");
		await waitFor("the formatted text", () => document.getText() !== before);
		await waitFor(
			"the cursor on its words",
			() => document.getText(editor.selection) === "新建" && editor.selection.start.line === line,
		);
		const after = await firstLineAtRest(editor);
		// Two counts stand above their lines, before the view: where VS Code draws them anew, it may move by their height.
		assert.ok(Math.abs(after - top) <= 2, `the view begins at line ${after}, and began at ${top}`);
		await takeAway(document);
	});

	it("has no hints on tasks without a target, unless they are wanted", async () => {
		const settings = vscode.workspace.getConfiguration("niwen");
		const document = await write(
			"uncheckable.plan.md",
			`# 某方案\n\n## 一、目标\n\n${header}| 1 | 甲 | 1.持续优化营商环境。 |  | ★区发改委 |\n`,
		);
		const codes = () => findings(document.uri).map(codeOf);
		await waitFor("another finding", () => codes().includes("leader/vacant"));
		assert.ok(!codes().includes("target/missing"), codes().join());
		await settings.update("showUncheckable", true, vscode.ConfigurationTarget.Workspace);
		const shown = await waitFor("the task without a target", () =>
			findings(document.uri).find((finding) => codeOf(finding) === "target/missing"),
		);
		assert.equal(shown.severity, vscode.DiagnosticSeverity.Information);
		await settings.update("showUncheckable", undefined, vscode.ConfigurationTarget.Workspace);
		await waitFor("none again", () => !codes().includes("target/missing"));
		await takeAway(document);
	});

	it("has its columns lined up by one command, and its lines wrapped by the same", async () => {
		const document = await write("columns.plan.md", `# 某方案\n\n## 一、目标\n\n${header}`);
		const wraps = () =>
			vscode.workspace
				.getConfiguration("editor", { uri: document.uri, languageId: "policy-plan" })
				.get<string>("wordWrap");
		assert.equal(wraps(), "on");
		await vscode.commands.executeCommand("niwen.lineUpColumns");
		await waitFor("lines that do not wrap", () => wraps() === "off");
		await vscode.commands.executeCommand("niwen.lineUpColumns");
		await waitFor("lines that wrap", () => wraps() === "on");
		await vscode.workspace
			.getConfiguration("editor", { languageId: "policy-plan" })
			.update("wordWrap", undefined, vscode.ConfigurationTarget.Global, true);
		await takeAway(document);
	});

	it("is not told of its total while lines are added", async () => {
		const row = "| 1 | 甲 | 1.新建学校2所。 | 钱宇 | ★区发改委 |\n";
		const document = await write(
			"growing.plan.md",
			`# 某方案\n\n（共1项）\n\n## 一、目标\n\n${header}${row}`,
		);
		const edit = new vscode.WorkspaceEdit();
		edit.insert(
			document.uri,
			new vscode.Position(document.lineCount - 1, 0),
			"| 2 | 乙 | 2.新建医院2所。 | 钱宇、钱宇 | ★区发改委 |\n",
		);
		await vscode.workspace.applyEdit(edit);
		await waitFor("what the edit brought", () => findings(document.uri).length > 0);
		assert.ok(!findings(document.uri).map(codeOf).includes("number/total"));
		await document.save();
		await waitFor("the total", () => findings(document.uri).map(codeOf).includes("number/total"));
		await takeAway(document);
	});
});
