import * as vscode from "vscode";

/** Shows a line of a document, where it is shown already; the links of hovers, views and reports lead here. */
export async function openTask(uri: string, line: number, character = 0): Promise<void> {
	const place = new vscode.Range(line, character, line, character);
	const document = vscode.Uri.parse(uri, true);
	const shown = vscode.window.visibleTextEditors.find(
		(editor) => editor.document.uri.toString() === document.toString(),
	);
	await vscode.window.showTextDocument(document, {
		selection: place,
		...(shown?.viewColumn === undefined ? {} : { viewColumn: shown.viewColumn }),
	});
}
