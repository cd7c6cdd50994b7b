import * as vscode from "vscode";
import type { BaseLanguageClient } from "vscode-languageclient";
import { type LostLeadersParams, lostLeadersNotification } from "../../server/src/common/protocol.js";
import { runServerCommand } from "./commands/serverCommand.js";

/**
 * Where rows show other leaders because the row that they hung on was deleted, cut or pasted by hand, offers once to give
 * them theirs back. Who does not want it need not answer.
 */
export function offerLostLeaders(client: BaseLanguageClient): void {
	client.onNotification(lostLeadersNotification, async ({ uri, message, action }: LostLeadersParams) => {
		const chosen = await vscode.window.showInformationMessage(message, action);
		if (chosen === undefined) return;
		const document = vscode.workspace.textDocuments.find((open) => open.uri.toString() === uri);
		if (document === undefined) return;
		const answer = await runServerCommand(client, "keepLeaders", { uri, version: document.version });
		vscode.window.setStatusBarMessage(answer.message, 6000);
	});
}
