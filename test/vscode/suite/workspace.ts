import * as vscode from "vscode";

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
