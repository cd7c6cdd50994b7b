import * as vscode from "vscode";
import { waitFor } from "./waitFor.js";

/**
 * The address of a file of the workspace that the tests run in: a fresh copy of test/fixtures/workspace,
 * so tests may write to it.
 *
 * @param name path relative to the workspace folder, with `/`
 */
export function workspaceUri(name: string): vscode.Uri {
	const folder = vscode.workspace.workspaceFolders?.[0];
	if (folder === undefined) throw new Error("The tests need a workspace folder");
	return vscode.Uri.joinPath(folder.uri, name);
}

/** Opens a file of the workspace in the active editor. */
export async function openDocument(name: string): Promise<vscode.TextDocument> {
	const document = await vscode.workspace.openTextDocument(workspaceUri(name));
	await vscode.window.showTextDocument(document);
	return document;
}

/** Gives a document the text of its file again, and waits until the extension has been told. */
export async function revert(document: vscode.TextDocument): Promise<void> {
	await vscode.window.showTextDocument(document);
	await vscode.commands.executeCommand("workbench.action.files.revert");
	await waitFor("the text of the file", () => !document.isDirty);
}

/**
 * Waits until the keys of tables know the table that a place of the editor's document is in: until the key to the
 * next cell selects something from there. Before that the key is the editor's own and writes, which is undone.
 */
export async function keysKnowTable(
	editor: vscode.TextEditor,
	line: number,
	character: number,
): Promise<void> {
	const { document } = editor;
	const text = document.getText();
	await waitFor("the keys to know the table", async () => {
		editor.selection = new vscode.Selection(line, character, line, character);
		await vscode.commands.executeCommand("niwen.nextCell", "key");
		if (document.getText() === text) return !editor.selection.isEmpty;
		await vscode.commands.executeCommand("undo");
		return false;
	});
}
