import type { TextDocumentContentChangeEvent } from "vscode-languageserver";
import {
	createSourceDocument,
	joinChanges,
	type LineChange,
	replaceRange,
	type SourceDocument,
} from "../text/sourceDocument.js";

/**
 * Applies the changes of one `textDocument/didChange`, in their order (LSP 3.17).
 *
 * @returns the new document and which lines became which; no lines where the whole text was replaced
 */
export function applyContentChanges(
	document: SourceDocument,
	changes: readonly TextDocumentContentChangeEvent[],
): {
	readonly document: SourceDocument;
	readonly change: LineChange | undefined;
	readonly isReplaced: boolean;
} {
	let now = document;
	let joined: LineChange | undefined;
	let isReplaced = false;
	for (const change of changes) {
		if (!("range" in change)) {
			now = createSourceDocument(change.text);
			joined = undefined;
			isReplaced = true;
			continue;
		}
		const { start, end } = change.range;
		const edited = replaceRange(
			now,
			{
				startLine: start.line,
				startCharacter: start.character,
				endLine: end.line,
				endCharacter: end.character,
			},
			change.text,
		);
		now = edited.document;
		joined = joined === undefined ? edited.change : joinChanges(joined, edited.change);
	}
	return { document: now, change: joined, isReplaced };
}
