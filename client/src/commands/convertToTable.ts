import type { BaseLanguageClient } from "vscode-languageclient";
import { applyDocumentEdit } from "./documentEdit.js";

/** Turns the document, in whatever layout it is, into the table layout. */
export function convertToTable(client: BaseLanguageClient): Promise<void> {
	return applyDocumentEdit(client, "convertToTable");
}
