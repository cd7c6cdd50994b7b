import * as vscode from "vscode";
import type { BaseLanguageClient } from "vscode-languageclient";
import type { AddToDirectoryParams } from "../../../server/src/common/protocol.js";
import { applyDirectoryEdit, isSavedDocument } from "./directoryEdit.js";
import { runServerCommand } from "./serverCommand.js";

/**
 * Adds a unit or an official to the directory that a document uses. Where it uses none of its own, starts one
 * beside the document and names it in the document's front matter.
 */
export async function addToDirectory(
	client: BaseLanguageClient,
	{ uri, kind, name }: AddToDirectoryParams,
): Promise<void> {
	const document = await vscode.workspace.openTextDocument(vscode.Uri.parse(uri, true));
	if (!isSavedDocument(document)) return;
	const answer = await runServerCommand(client, "addToDirectory", { uri, kind, name, apply: false });
	await applyDirectoryEdit(client, document, answer);
}
