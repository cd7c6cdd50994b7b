import * as vscode from "vscode";
import type { BaseLanguageClient } from "vscode-languageclient";
import {
	type AddToDirectoryParams,
	addToDirectoryRequest,
	type DirectoryEditResult,
} from "../../../server/src/common/protocol.js";
import { applyDirectoryEdit, isSavedDocument } from "./directoryEdit.js";

/**
 * Adds a unit or an official to the directory that a document uses. Where it uses none of its own, starts one
 * beside the document and names it in the document's front matter.
 */
export async function addToDirectory(
	client: BaseLanguageClient,
	params: AddToDirectoryParams,
): Promise<void> {
	const document = await vscode.workspace.openTextDocument(vscode.Uri.parse(params.uri, true));
	if (!isSavedDocument(document)) return;
	const result = await client.sendRequest<DirectoryEditResult | null>(addToDirectoryRequest, params);
	if (result !== null) await applyDirectoryEdit(document, result);
}
