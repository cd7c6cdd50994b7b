import * as vscode from "vscode";
import type { DirectoryEditResult, PlainEdit } from "../../../server/src/common/protocol.js";

/**
 * Makes the changes of a directory file, and of the document that is to use it, as one change that one undo takes
 * back; shows the file beside the document and says what was done.
 *
 * @returns whether anything was changed
 */
export async function applyDirectoryEdit(
	document: vscode.TextDocument,
	result: DirectoryEditResult,
): Promise<boolean> {
	const { t } = vscode.l10n;
	if (result.directoryEdits.length === 0) {
		void vscode.window.showWarningMessage(result.note);
		return false;
	}
	if (result.version !== document.version) {
		void vscode.window.showWarningMessage(t("The document was changed meanwhile; please try again."));
		return false;
	}
	const file = vscode.Uri.parse(result.directoryUri, true);
	const edit = new vscode.WorkspaceEdit();
	if (result.isNew) edit.createFile(file, { ignoreIfExists: true });
	addEdits(edit, file, result.directoryEdits);
	addEdits(edit, document.uri, result.documentEdits);
	if (!(await vscode.workspace.applyEdit(edit))) {
		void vscode.window.showWarningMessage(t("The directory could not be changed; it may be read-only."));
		return false;
	}
	await vscode.window.showTextDocument(file, { viewColumn: vscode.ViewColumn.Beside, preserveFocus: true });
	void vscode.window.showInformationMessage(result.note);
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

function addEdits(edit: vscode.WorkspaceEdit, uri: vscode.Uri, edits: readonly PlainEdit[]): void {
	for (const { range, newText } of edits)
		edit.replace(
			uri,
			new vscode.Range(range.start.line, range.start.character, range.end.line, range.end.character),
			newText,
		);
}
