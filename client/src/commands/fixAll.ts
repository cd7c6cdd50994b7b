import type { BaseLanguageClient } from "vscode-languageclient";
import { runOnActivePlan } from "./serverCommand.js";

/** Applies all fixes that need no review. */
export function fixAll(client: BaseLanguageClient): Promise<void> {
	return runOnActivePlan(client, "fixAll");
}
