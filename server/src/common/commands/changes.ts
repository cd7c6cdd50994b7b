import type { TextEdit } from "vscode-languageserver-types";
import type { DirectoryEdit } from "../features/directoryEdit.js";
import type { FileChange } from "../features/toLsp.js";
import type { LocalizedText } from "../model/localizedText.js";
import type { PlanSnapshot } from "../snapshot/planSnapshot.js";
import type { CommandOutcome } from "./command.js";

/** A change of one version of the document; none where there are no edits. */
export function changeOf({ uri, version }: PlanSnapshot, edits: readonly TextEdit[]): readonly FileChange[] {
	return edits.length === 0 ? [] : [{ uri, version, edits }];
}

/** What becomes of a directory file, and of the document that is to use it. */
export function outcomeOfDirectoryEdit(
	snapshot: PlanSnapshot,
	{ directoryUri, isNew, directoryEdits, documentEdits, note }: DirectoryEdit,
): CommandOutcome {
	if (directoryEdits.length === 0) return { message: note };
	const directory: FileChange = { uri: directoryUri, version: null, isNew, edits: [...directoryEdits] };
	return { message: note, changes: [directory, ...changeOf(snapshot, documentEdits)] };
}

/** Whether a document has no place yet that a directory could be kept beside. */
export function isUnsaved({ uri }: PlanSnapshot): boolean {
	return uri.startsWith("untitled:");
}

export const unsaved: LocalizedText = {
	zh: "请先保存方案：名录放在它的旁边。",
	en: "Save the plan first: its directory is kept beside it.",
};

/** Sentences behind one another: Chinese ones without a blank. */
export function joinSentences(sentences: readonly string[]): string {
	return sentences
		.map((sentence) => (/[。！？]$/.test(sentence) ? sentence : `${sentence} `))
		.join("")
		.trimEnd();
}
