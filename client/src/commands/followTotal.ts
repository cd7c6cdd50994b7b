import * as vscode from "vscode";

/** Has the total of tasks follow from now on: writes the setting, for the workspace where there is one. */
export async function followTotal(): Promise<void> {
	const target =
		vscode.workspace.workspaceFolders === undefined
			? vscode.ConfigurationTarget.Global
			: vscode.ConfigurationTarget.Workspace;
	await vscode.workspace.getConfiguration("niwen").update("table.totalFollows", true, target);
}
