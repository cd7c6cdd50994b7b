import { strict as assert } from "node:assert";
import * as vscode from "vscode";
import { waitFor } from "./waitFor.js";
import { openDocument, workspaceUri } from "./workspace.js";

/** The sample in the active editor, as soon as the server knows it. */
async function openSample(): Promise<vscode.TextDocument> {
	await vscode.commands.executeCommand("niwen.openSample");
	const document = vscode.window.activeTextEditor?.document;
	assert.ok(document !== undefined, "the sample is shown");
	assert.match(document.uri.path, /\/示例\.plan\.md$/);
	await waitFor(
		"findings of the sample",
		() =>
			vscode.languages.getDiagnostics(document.uri).filter(({ source }) => source === "niwen").length >= 5,
	);
	return document;
}

interface Walkthrough {
	readonly steps: readonly {
		readonly description: string;
		readonly media: { readonly markdown: string };
		readonly completionEvents: readonly string[];
	}[];
}

/** What the extension's manifest contributes, in the language of the window. */
function contributes(): Readonly<Record<string, unknown>> {
	const found = vscode.extensions.all.find(({ packageJSON }) => packageJSON?.name === "niwen");
	assert.ok(found !== undefined, "the extension is there");
	return found.packageJSON.contributes;
}

describe("the first steps", () => {
	after(() => vscode.commands.executeCommand("workbench.action.closeAllEditors"));

	it("have a sample outside the workspace, which is mended and gets a row by the walkthrough's buttons", async () => {
		const document = await openSample();
		assert.equal(document.languageId, "policy-plan");
		assert.equal(vscode.workspace.getWorkspaceFolder(document.uri), undefined);
		const shipped = document.getText();
		await openDocument("demo.plan.md");
		await vscode.commands.executeCommand("niwen.firstSteps.mend");
		assert.equal(vscode.window.activeTextEditor?.document, document);
		await waitFor("the sample mended", () => document.getText().includes("★区工信局、区税务局"));
		await vscode.commands.executeCommand("niwen.firstSteps.row");
		await waitFor("the new row", () => document.lineCount === shipped.split("\n").length + 1);
		await vscode.commands.executeCommand("workbench.action.files.save");
		// Opened again it is as it ships.
		await vscode.commands.executeCommand("niwen.openSample");
		await waitFor("the sample as it ships", () => document.getText() === shipped);
	});

	it("are in the walkthrough, each step with a text and with what ends it", () => {
		const [walkthrough] = contributes().walkthroughs as readonly Walkthrough[];
		assert.equal(walkthrough?.steps.length, 5);
		for (const { description, media, completionEvents } of walkthrough.steps) {
			assert.match(media.markdown, /^walkthrough\/(?:en|zh)\/\w+\.md$/);
			assert.match(description, /\(command:[\w.]+\)/);
			assert.ok(completionEvents.length > 0);
		}
	});

	it("have commands behind all buttons, of walkthrough and empty views", async () => {
		const known = await vscode.commands.getCommands(true);
		const { walkthroughs, viewsWelcome } = contributes();
		const texts = JSON.stringify([walkthroughs, viewsWelcome]);
		const buttons = [...texts.matchAll(/\(command:([\w.]+)\)/g)].map(([, command]) => command ?? "");
		assert.ok(buttons.length > 10);
		assert.deepEqual(
			buttons.filter((command) => !known.includes(command)),
			[],
		);
	});
});

describe("a report of a problem", () => {
	it("has versions, settings by name and counts, and nothing of a document", async () => {
		const text =
			"# 秘密方案\n\n| 序号 | 任务 | 责任单位 |\n| --- | --- | --- |\n| 1 | 1.机密事项甲乙。 | ★绝密局,区财政局 |\n";
		await vscode.workspace.fs.writeFile(workspaceUri("保密名.plan.md"), new TextEncoder().encode(text));
		const document = await openDocument("保密名.plan.md");
		await waitFor("findings", () => vscode.languages.getDiagnostics(document.uri).length > 0);
		const configuration = vscode.workspace.getConfiguration("niwen");
		await configuration.update("directories", ["./保密名.yaml"], vscode.ConfigurationTarget.Workspace);
		try {
			await vscode.commands.executeCommand("niwen.reportProblem");
			const report = await waitFor("the report", () => {
				const shown = vscode.window.activeTextEditor?.document;
				return shown?.isUntitled === true && shown.getText().startsWith("# ") ? shown.getText() : undefined;
			});
			assert.match(report, /Niwen \d+\.\d+\.\d+\n/);
			assert.match(report, /- niwen\.directories\n/);
			assert.match(report, /- unit\/separator: 1\n/);
			assert.doesNotMatch(report, /秘密|机密|绝密|保密|财政|file:|\/tmp/);
		} finally {
			await configuration.update("directories", undefined, vscode.ConfigurationTarget.Workspace);
			await vscode.commands.executeCommand("workbench.action.revertAndCloseActiveEditor");
		}
	});
});
