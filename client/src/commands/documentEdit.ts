import * as vscode from "vscode";
import type { BaseLanguageClient } from "vscode-languageclient";
import {
	type DocumentEditParams,
	type DocumentEditResult,
	documentEditRequest,
} from "../../../server/src/common/protocol.js";

import { languageId } from "../languageId.js";

/**
 * Asks the server for the edits of a whole-document command, applies them as one change that one undo takes
 * back, and says what was done.
 */
export async function applyDocumentEdit(
	client: BaseLanguageClient,
	command: DocumentEditParams["command"],
): Promise<void> {
	const editor = vscode.window.activeTextEditor;
	if (editor === undefined || editor.document.languageId !== languageId) {
		void vscode.window.showInformationMessage(vscode.l10n.t("Open a plan (NAME.plan.md) first."));
		return;
	}
	const { document } = editor;
	const result = await client.sendRequest<DocumentEditResult | null>(documentEditRequest, {
		uri: document.uri.toString(),
		command,
	});
	if (result === null) {
		void vscode.window.showWarningMessage(vscode.l10n.t("The server could not read this document."));
		return;
	}
	if (result.version !== document.version) {
		void vscode.window.showWarningMessage(
			vscode.l10n.t("The document was changed meanwhile; please try again."),
		);
		return;
	}
	if (result.edits.length > 0) {
		const edit = new vscode.WorkspaceEdit();
		for (const { range, newText } of result.edits)
			edit.replace(
				document.uri,
				new vscode.Range(range.start.line, range.start.character, range.end.line, range.end.character),
				newText,
			);
		await vscode.workspace.applyEdit(edit);
	}
	if (result.notes.length > 0) void vscode.window.showInformationMessage(joinSentences(result.notes));
}

/** Sentences behind one another: Chinese ones without a blank. */
export function joinSentences(sentences: readonly string[]): string {
	return sentences
		.map((sentence) => (/[。！？]$/.test(sentence) ? sentence : `${sentence} `))
		.join("")
		.trimEnd();
}
