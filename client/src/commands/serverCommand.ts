import * as vscode from "vscode";
import type { BaseLanguageClient } from "vscode-languageclient";
import {
	type CommandAnswer,
	type CommandArgument,
	type PlainDocumentChange,
	type PlainWorkspaceEdit,
	serverCommandPrefix,
} from "../../../server/src/common/protocol.js";
import { languageId } from "../languageId.js";

/** Runs a command of the server; whoever calls it shows the message. */
export function runServerCommand(
	client: BaseLanguageClient,
	verb: string,
	argument: CommandArgument & Readonly<Record<string, unknown>>,
): Promise<CommandAnswer> {
	return client.sendRequest<CommandAnswer>("workspace/executeCommand", {
		command: `${serverCommandPrefix}${verb}`,
		arguments: [{ ...argument, showMessage: false }],
	});
}

/**
 * What the user wants of the numbers where the server asks; `undefined` where nothing is asked.
 *
 * @returns options to run the command with once more, `null` where the user has given up
 */
export async function askToFollow({
	asks,
	message,
	choices = [],
}: CommandAnswer): Promise<{ readonly follow: boolean } | null | undefined> {
	if (asks === undefined) return undefined;
	const chosen = await vscode.window.showQuickPick(
		choices.map(({ label, value }) => ({ label, value })),
		{ placeHolder: message },
	);
	return chosen === undefined ? null : { follow: chosen.value === 1 };
}

/** Runs a command of the server on the active plan, as one change that one undo takes back, and says what was done. */
export async function runOnActivePlan(client: BaseLanguageClient, verb: string): Promise<void> {
	const document = activePlan();
	if (document === undefined) return;
	const { message } = await runServerCommand(client, verb, {
		uri: document.uri.toString(),
		version: document.version,
	});
	void vscode.window.showInformationMessage(message);
}

/** The plan in the active editor; without one, says what to do. */
export function activePlan(): vscode.TextDocument | undefined {
	const document = vscode.window.activeTextEditor?.document;
	if (document?.languageId === languageId) return document;
	void vscode.window.showInformationMessage(vscode.l10n.t("Open a plan (NAME.plan.md) first."));
	return undefined;
}

/** The changes of files that an edit makes, in their order. */
export function changesOf({ documentChanges = [] }: PlainWorkspaceEdit): readonly PlainDocumentChange[] {
	return documentChanges.filter((change) => "edits" in change);
}
