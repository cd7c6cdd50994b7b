import * as vscode from "vscode";
import type { BaseLanguageClient } from "vscode-languageclient";
import {
	type CollectNamesParams,
	type CollectNamesResult,
	collectNamesRequest,
	type ProposedName,
} from "../../../server/src/common/protocol.js";
import { applyDirectoryEdit, isSavedDocument } from "./directoryEdit.js";
import { activePlan, runServerCommand } from "./serverCommand.js";

/** What a caller may say instead of being asked. */
export interface CollectNamesOptions {
	/** `preselected`: take what would be preselected; else the names themselves. */
	readonly accept?: "preselected" | readonly string[];
}

/**
 * Shows the units and officials that the active document names and its directory lacks, and writes those that the
 * user accepts into the directory.
 *
 * @returns how many were accepted
 */
export async function collectNames(
	client: BaseLanguageClient,
	options: CollectNamesOptions = {},
): Promise<number> {
	const { t } = vscode.l10n;
	const document = activePlan();
	if (document === undefined) return 0;
	if (!isSavedDocument(document)) return 0;
	const params: CollectNamesParams = { uri: document.uri.toString() };
	const result = await client.sendRequest<CollectNamesResult | null>(collectNamesRequest, params);
	if (result === null) {
		void vscode.window.showWarningMessage(t("The server could not read this document."));
		return 0;
	}
	if (result.proposals.length === 0) {
		void vscode.window.showInformationMessage(result.note);
		return 0;
	}
	const accepted = await choose(result, options.accept);
	if (accepted.length === 0) return 0;
	const answer = await runServerCommand(client, "collectNames", {
		...params,
		accept: accepted.map(({ id }) => id),
		apply: false,
	});
	return (await applyDirectoryEdit(client, document, answer)) ? accepted.length : 0;
}

async function choose(
	{ proposals, directoryUri }: CollectNamesResult,
	accept: CollectNamesOptions["accept"],
): Promise<readonly ProposedName[]> {
	if (accept === "preselected") return proposals.filter(({ isPreselected }) => isPreselected);
	if (accept !== undefined) return proposals.filter(({ name }) => accept.includes(name));
	const { t } = vscode.l10n;
	const headings: Readonly<Record<ProposedName["group"], string>> = {
		unit: t("Units"),
		official: t("Officials"),
		addition: t("Known officials: new titles or sources"),
	};
	const items: (vscode.QuickPickItem & { proposal?: ProposedName })[] = [];
	let group: ProposedName["group"] | undefined;
	for (const proposal of proposals) {
		if (proposal.group !== group)
			items.push({ label: headings[proposal.group], kind: vscode.QuickPickItemKind.Separator });
		group = proposal.group;
		items.push({
			label: proposal.name,
			description: proposal.description,
			detail: proposal.detail,
			picked: proposal.isPreselected,
			proposal,
		});
	}
	const file = vscode.Uri.parse(directoryUri, true).path.split("/").at(-1) ?? "";
	const chosen = await vscode.window.showQuickPick(items, {
		canPickMany: true,
		matchOnDescription: true,
		matchOnDetail: true,
		title: t("Names for the directory {0}", file),
		placeHolder: t("Take out what is not to go in, then press Enter"),
	});
	return (chosen ?? []).flatMap(({ proposal }) => (proposal === undefined ? [] : [proposal]));
}
