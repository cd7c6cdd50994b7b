import * as vscode from "vscode";
import type { BaseLanguageClient, WorkspaceEdit } from "vscode-languageclient";
import type { CommandAnswer } from "../../../server/src/common/protocol.js";
import { changesOf } from "./serverCommand.js";

/**
 * Makes the changes of a directory file, and of the document that is to use it, as one change that one undo takes
 * back; shows the file beside the document and says what was done.
 *
 * @returns whether anything was changed
 */
export async function applyDirectoryEdit(
	client: BaseLanguageClient,
	document: vscode.TextDocument,
	{ edit, message }: CommandAnswer,
): Promise<boolean> {
	const { t } = vscode.l10n;
	const changes = edit === undefined ? [] : changesOf(edit);
	const address = document.uri.toString();
	const directory = changes.find(({ textDocument }) => textDocument.uri !== address);
	if (edit === undefined || directory === undefined) {
		void vscode.window.showWarningMessage(message);
		return false;
	}
	const own = changes.find(({ textDocument }) => textDocument.uri === address);
	if (own !== undefined && own.textDocument.version !== document.version) {
		void vscode.window.showWarningMessage(t("The document was changed meanwhile; please try again."));
		return false;
	}
	const workspaceEdit = await client.protocol2CodeConverter.asWorkspaceEdit(edit as WorkspaceEdit);
	if (!(await vscode.workspace.applyEdit(workspaceEdit))) {
		void vscode.window.showWarningMessage(t("The directory could not be changed; it may be read-only."));
		return false;
	}
	const file = vscode.Uri.parse(directory.textDocument.uri, true);
	await vscode.window.showTextDocument(file, { viewColumn: vscode.ViewColumn.Beside, preserveFocus: true });
	void vscode.window.showInformationMessage(message);
	return true;
}

/** Whether a directory can be kept beside a document; says why not. */
export function isSavedDocument(document: vscode.TextDocument): boolean {
	if (document.uri.scheme !== "untitled") return true;
	void vscode.window.showInformationMessage(
		vscode.l10n.t("Save the plan first: its directory is kept beside it."),
	);
	return false;
}
