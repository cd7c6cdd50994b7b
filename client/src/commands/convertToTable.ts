import type { BaseLanguageClient } from "vscode-languageclient";
import { runOnActivePlan } from "./serverCommand.js";

/** Turns the document, in whatever layout it is, into the table layout. */
export function convertToTable(client: BaseLanguageClient): Promise<void> {
	return runOnActivePlan(client, "convertToTable");
}
