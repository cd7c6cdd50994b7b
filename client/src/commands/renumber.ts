import type { BaseLanguageClient } from "vscode-languageclient";
import { applyDocumentEdit } from "./documentEdit.js";

/** Numbers all tasks, and what refers to them, from the first on. */
export function renumber(client: BaseLanguageClient): Promise<void> {
	return applyDocumentEdit(client, "renumber");
}
