import * as vscode from "vscode";

/** Shows a line of a document; the links in hovers lead here. */
export async function openTask(uri: string, line: number): Promise<void> {
	const place = new vscode.Range(line, 0, line, 0);
	await vscode.window.showTextDocument(vscode.Uri.parse(uri, true), { selection: place });
}
