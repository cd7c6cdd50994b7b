import * as vscode from "vscode";
import type { BaseLanguageClient, WorkspaceEdit } from "vscode-languageclient";
import { toRange } from "../toRange.js";
import { activePlan, runServerCommand } from "./serverCommand.js";

/** What is asked for where nobody says it. */
export interface ChangeFactOptions {
	readonly newText?: string;
}

/**
 * Changes the figure, the deadline or the name at the cursor wherever the workspace states it: asks what it is to be, and shows all
 * places before anything is changed.
 *
 * @returns whether the user has had it changed
 */
export async function changeFact(client: BaseLanguageClient, options: ChangeFactOptions): Promise<boolean> {
	const document = activePlan();
	const editor = vscode.window.activeTextEditor;
	if (document === undefined || editor === undefined) return false;
	const { line, character } = editor.selection.active;
	const uri = document.uri.toString();
	const position = { line, character };
	const found = await runServerCommand(client, "changeFact", { uri, position, find: true });
	if (found.select === undefined) {
		void vscode.window.showWarningMessage(found.message);
		return false;
	}
	const newText = options.newText ?? (await askFor(document.getText(toRange(found.select))));
	if (newText === undefined) return false;
	const { version } = document;
	const parameters = { uri, version, position, newText, apply: false };
	const { edit, message } = await runServerCommand(client, "changeFact", parameters);
	if (edit === undefined) {
		void vscode.window.showWarningMessage(message);
		return false;
	}
	const changes = await client.protocol2CodeConverter.asWorkspaceEdit(edit as WorkspaceEdit);
	if (!(await vscode.workspace.applyEdit(changes, { isRefactoring: true }))) return false;
	void vscode.window.showInformationMessage(message);
	return true;
}

function askFor(written: string): Thenable<string | undefined> {
	const { t } = vscode.l10n;
	return vscode.window.showInputBox({
		title: t("Change Wherever It Is Stated"),
		prompt: t("What “{0}” is to be; all places are shown before anything is changed", written),
		value: written,
		validateInput: (text) => (text.trim() === "" ? t("Write what it is to be.") : undefined),
	});
}
