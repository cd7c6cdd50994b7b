import * as vscode from "vscode";
import type { BaseLanguageClient } from "vscode-languageclient";
import { type DocumentEditResult, documentEditRequest } from "../../../server/src/common/protocol.js";

const scheme = "niwen-clean";

/** Clean texts that are shown beside their documents, by the address they are shown under. */
const shown = new Map<string, string>();

/** Serves clean texts as documents, for the diff to look at before they are applied. */
export function serveCleanTexts(): vscode.Disposable {
	return vscode.workspace.registerTextDocumentContentProvider(scheme, {
		provideTextDocumentContent: (uri) => shown.get(uri.toString()) ?? "",
	});
}

/**
 * Shows what cleaning would change in the active document, as a diff, and applies it once the user says so: as one
 * change that one undo takes back.
 */
export async function cleanDocument(client: BaseLanguageClient): Promise<void> {
	const { t } = vscode.l10n;
	const document = vscode.window.activeTextEditor?.document;
	if (document === undefined || document.languageId !== "policy-plan") {
		void vscode.window.showInformationMessage(t("Open a plan (NAME.plan.md) first."));
		return;
	}
	const result = await client.sendRequest<DocumentEditResult | null>(documentEditRequest, {
		uri: document.uri.toString(),
		command: "clean",
	});
	if (result === null) {
		void vscode.window.showWarningMessage(t("The server could not read this document."));
		return;
	}
	const notes = result.notes.join(" ");
	if (result.edits.length === 0) {
		void vscode.window.showInformationMessage(notes);
		return;
	}
	if (result.version !== document.version) {
		void vscode.window.showWarningMessage(t("The document was changed meanwhile; please try again."));
		return;
	}
	const edits = result.edits.map(({ range: { start, end }, newText }) => ({
		range: new vscode.Range(start.line, start.character, end.line, end.character),
		newText,
	}));
	// A version of its own, so that VS Code does not show the text of an earlier look.
	const preview = document.uri.with({ scheme, query: `version=${document.version}` });
	shown.set(preview.toString(), applyEdits(document, edits));
	const name = document.uri.path.split("/").at(-1) ?? "";
	const apply = t("Apply");
	try {
		await vscode.commands.executeCommand("vscode.diff", document.uri, preview, t("{0} (cleaned)", name));
		const chosen = await vscode.window.showInformationMessage(
			`${notes} ${t("Look at the changes, then apply or discard them.")}`,
			apply,
		);
		if (chosen !== apply) return;
		if (result.version !== document.version) {
			void vscode.window.showWarningMessage(t("The document was changed meanwhile; please try again."));
			return;
		}
		const edit = new vscode.WorkspaceEdit();
		for (const { range, newText } of edits) edit.replace(document.uri, range, newText);
		await vscode.workspace.applyEdit(edit);
		await vscode.window.showTextDocument(document);
	} finally {
		shown.delete(preview.toString());
	}
}

/** The document's text with the edits made, which are in the order of their places. */
function applyEdits(
	document: vscode.TextDocument,
	edits: readonly { readonly range: vscode.Range; readonly newText: string }[],
): string {
	const text = document.getText();
	const parts: string[] = [];
	let at = 0;
	for (const { range, newText } of edits) {
		parts.push(text.slice(at, document.offsetAt(range.start)), newText);
		at = document.offsetAt(range.end);
	}
	return parts.join("") + text.slice(at);
}
