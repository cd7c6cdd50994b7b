import type { BaseLanguageClient } from "vscode-languageclient";
import { runOnActivePlan } from "./serverCommand.js";

/** Numbers all tasks, and what refers to them, from the first on. */
export function renumber(client: BaseLanguageClient): Promise<void> {
	return runOnActivePlan(client, "renumber");
}
