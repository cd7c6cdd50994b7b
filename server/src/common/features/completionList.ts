import type { CompletionItem, CompletionList } from "vscode-languageserver-types";

export const nothing: CompletionList = { isIncomplete: false, items: [] };

/** All that there is to choose from. */
export function listOf(items: CompletionItem[]): CompletionList {
	return { isIncomplete: false, items };
}
