import * as vscode from "vscode";

/** Shows a line of a document; the links in hovers and the rows of views lead here. */
export async function openTask(uri: string, line: number, character = 0): Promise<void> {
	const place = new vscode.Range(line, character, line, character);
	await vscode.window.showTextDocument(vscode.Uri.parse(uri, true), { selection: place });
}
