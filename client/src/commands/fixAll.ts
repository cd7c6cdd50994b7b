import type { BaseLanguageClient } from "vscode-languageclient";
import { applyDocumentEdit } from "./documentEdit.js";

/** Applies all fixes that need no review. */
export function fixAll(client: BaseLanguageClient): Promise<void> {
	return applyDocumentEdit(client, "fixAll");
}
