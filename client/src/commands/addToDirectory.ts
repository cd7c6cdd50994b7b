import * as vscode from "vscode";
import type { BaseLanguageClient } from "vscode-languageclient";
import {
	type AddToDirectoryParams,
	type AddToDirectoryResult,
	addToDirectoryRequest,
	type PlainEdit,
} from "../../../server/src/common/protocol.js";

/**
 * Adds a unit or an official to the directory that a document uses. Where it uses none of its own, starts one
 * beside the document and names it in the document's front matter.
 */
export async function addToDirectory(
	client: BaseLanguageClient,
	params: AddToDirectoryParams,
): Promise<void> {
	const result = await client.sendRequest<AddToDirectoryResult | null>(addToDirectoryRequest, params);
	if (result === null) return;
	const edit = new vscode.WorkspaceEdit();
	let file: vscode.Uri;
	if (result.directoryUri !== null) {
		file = vscode.Uri.parse(result.directoryUri, true);
		addEdits(edit, file, result.edits);
	} else {
		const document = vscode.Uri.parse(params.uri, true);
		if (document.scheme === "untitled") {
			void vscode.window.showInformationMessage(
				vscode.l10n.t("Save the plan first: its directory is kept beside it."),
			);
			return;
		}
		file = vscode.Uri.joinPath(document, "..", directoryName(result.region));
		edit.createFile(file, { ignoreIfExists: true });
		edit.insert(file, new vscode.Position(0, 0), result.newFileText);
		addEdits(edit, document, result.edits);
	}
	if (await vscode.workspace.applyEdit(edit))
		await vscode.window.showTextDocument(file, { viewColumn: vscode.ViewColumn.Beside, preserveFocus: true });
}

function addEdits(edit: vscode.WorkspaceEdit, uri: vscode.Uri, edits: readonly PlainEdit[]): void {
	for (const { range, newText } of edits)
		edit.replace(
			uri,
			new vscode.Range(range.start.line, range.start.character, range.end.line, range.end.character),
			newText,
		);
}

/** The file name that the server's text counts on, too: the region's name, or 名录. */
function directoryName(region: string | null): string {
	return `${region === null ? "名录" : region.replace(/[\\/:*?"<>|\s]/g, "")}.directory.yaml`;
}
