import * as vscode from "vscode";
import type { BaseLanguageClient } from "vscode-languageclient";
import {
	type CheckSealAnswer,
	checkSealRequest,
	type SealAnswer,
	sealEnding,
	sealRequest,
} from "../../../server/src/common/documentProtocol.js";
import { showPage } from "../pages.js";
import { exists, nameOf, nameOfPlan, toBase64, writeFiles } from "./files.js";
import { askServer } from "./longRequest.js";
import { activePlan } from "./serverCommand.js";
import { today } from "./today.js";

/** What a command that another extension or a test runs says itself; what is left out is asked for. */
export interface SealOptions {
	/** The seal; one that exists is replaced. Beside the plan without it. */
	readonly target?: vscode.Uri;
	/** The day of approval; today without it. */
	readonly date?: string;
}

/** Writes beside the active plan what shows later whether it was changed; the plan stays as it is. Answers with the seal. */
export async function sealPlan(
	client: BaseLanguageClient,
	options: SealOptions = {},
): Promise<vscode.Uri | undefined> {
	const { t } = vscode.l10n;
	const document = await savedPlan(t("Save and Seal"));
	if (document === undefined) return undefined;
	const target = options.target ?? sealBeside(document.uri);
	if (options.target === undefined && (await exists(target))) {
		const replace = t("Replace");
		const said = t("There is a seal of this plan already: {0}.", nameOf(target));
		if ((await vscode.window.showWarningMessage(said, { modal: true }, replace)) !== replace)
			return undefined;
	}
	const data = await readBytes(document.uri);
	if (data === undefined) return undefined;
	const params = { uri: document.uri.toString(), data, date: options.date ?? today() };
	const title = t("Sealing the plan…");
	const answer = await askServer<SealAnswer>(client, sealRequest, params, title);
	if (answer === undefined) return undefined;
	if (!(await writeFiles(target, [{ uri: target, bytes: new TextEncoder().encode(answer.content) }])))
		return undefined;
	void vscode.window.showInformationMessage(`${t("{0} was written.", nameOf(target))} ${answer.message}`);
	return target;
}

/**
 * Says whether the active plan is the approved one and shows what differs beside it.
 *
 * @param seal the file to compare with; the one beside the plan without it, else it is asked for
 * @returns what was found, undefined where there was nothing to compare
 */
export async function checkSeal(
	client: BaseLanguageClient,
	seal?: vscode.Uri,
): Promise<"bytes" | "content" | "differs" | undefined> {
	const { t } = vscode.l10n;
	const document = await savedPlan(t("Save and Compare"));
	if (document === undefined) return undefined;
	const from = seal ?? (await findSeal(document));
	if (from === undefined) return undefined;
	const [data, text] = [await readBytes(document.uri), await readBytes(from, "text")];
	if (data === undefined || text === undefined) return undefined;
	const params = { uri: document.uri.toString(), data, seal: text };
	const title = t("Comparing with the approved plan…");
	const answer = await askServer<CheckSealAnswer>(client, checkSealRequest, params, title);
	if (answer === undefined) return undefined;
	if (answer.verdict === "differs") {
		await showPage(t("{0}: compared with the approved plan", nameOfPlan(document)), answer.page);
		void vscode.window.showWarningMessage(answer.message);
	} else void vscode.window.showInformationMessage(answer.message);
	return answer.verdict;
}

function sealBeside(uri: vscode.Uri): vscode.Uri {
	return uri.with({ path: `${uri.path}${sealEnding}` });
}

async function findSeal(document: vscode.TextDocument): Promise<vscode.Uri | undefined> {
	const { t } = vscode.l10n;
	const beside = sealBeside(document.uri);
	if (await exists(beside)) return beside;
	const choose = t("Choose the Seal…");
	const said = t("There is no seal {0} beside the plan.", nameOf(beside));
	if ((await vscode.window.showInformationMessage(said, choose)) !== choose) return undefined;
	const [chosen] =
		(await vscode.window.showOpenDialog({
			defaultUri: vscode.Uri.joinPath(document.uri, ".."),
			title: t("The seal of the approved plan"),
			filters: { [t("Seal")]: ["json"] },
		})) ?? [];
	return chosen;
}

/** The active plan, saved: what is compared and sealed is its file. */
async function savedPlan(save: string): Promise<vscode.TextDocument | undefined> {
	const document = activePlan();
	if (document === undefined) return undefined;
	const { t } = vscode.l10n;
	if (document.isUntitled) {
		void vscode.window.showInformationMessage(t("Save the plan as a file first."));
		return undefined;
	}
	if (!document.isDirty) return document;
	const said = t("{0} has changes that are not saved.", nameOf(document.uri));
	if ((await vscode.window.showInformationMessage(said, save)) !== save) return undefined;
	return (await document.save()) ? document : undefined;
}

async function readBytes(uri: vscode.Uri, as: "base64" | "text" = "base64"): Promise<string | undefined> {
	try {
		const bytes = await vscode.workspace.fs.readFile(uri);
		return as === "text" ? new TextDecoder().decode(bytes) : toBase64(bytes);
	} catch (error) {
		const reason = error instanceof Error ? error.message : String(error);
		void vscode.window.showErrorMessage(vscode.l10n.t("{0} could not be read: {1}", nameOf(uri), reason));
		return undefined;
	}
}
