import * as vscode from "vscode";

/** Lists the tasks of a section, at these lines (0-based), to walk through them without leaving the heading. */
export async function showTasks(uri: string, heading: number, lines: readonly number[]): Promise<void> {
	const document = vscode.Uri.parse(uri, true);
	const places = lines.map((line) => new vscode.Location(document, new vscode.Position(line, 0)));
	await vscode.commands.executeCommand(
		"editor.action.showReferences",
		document,
		new vscode.Position(heading, 0),
		places,
	);
}
