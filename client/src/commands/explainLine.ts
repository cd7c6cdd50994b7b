import * as vscode from "vscode";
import type { BaseLanguageClient } from "vscode-languageclient";
import { activePlan, runServerCommand } from "./serverCommand.js";

/** Says how the line of the cursor is read: by which reader, as what, and why by no other. */
export async function explainLine(client: BaseLanguageClient): Promise<void> {
	const document = activePlan();
	if (document === undefined) return;
	const position = vscode.window.activeTextEditor?.selection.active ?? new vscode.Position(0, 0);
	const place = { line: position.line, character: position.character };
	const { message } = await runServerCommand(client, "explainLine", {
		uri: document.uri.toString(),
		version: document.version,
		range: { start: place, end: place },
	});
	void vscode.window.showInformationMessage(vscode.l10n.t("Line {0}", position.line + 1), {
		modal: true,
		detail: message,
	});
}
