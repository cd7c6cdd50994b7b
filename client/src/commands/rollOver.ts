import * as vscode from "vscode";
import type { BaseLanguageClient } from "vscode-languageclient";
import { type RollOverAnswer, rollOverRequest } from "../../../server/src/common/documentProtocol.js";
import { nameOfPlan } from "./files.js";
import { askServer } from "./longRequest.js";
import { activePlan } from "./serverCommand.js";
import { showUnsavedPlan } from "./unsavedPlan.js";
import { askForReport, readReport } from "./workReport.js";

/** What a command that another extension or a test runs says itself; what is left out is asked for. */
export interface RollOverOptions {
	/** The work report of the new year; null for none. */
	readonly report?: vscode.Uri | null;
	readonly year?: number;
}

/** Drafts the new year's plan out of the active one, as a plan that nobody has saved. Answers with its address. */
export async function rollOver(
	client: BaseLanguageClient,
	options: RollOverOptions = {},
): Promise<vscode.Uri | undefined> {
	const document = activePlan();
	if (document === undefined) return undefined;
	const { t } = vscode.l10n;
	const from = options.report === undefined ? await askWhether(document) : options.report;
	if (from === undefined) return undefined;
	const report = from === null ? undefined : await readReport(from);
	if (from !== null && report === undefined) return undefined;
	const { year } = options;
	const params = {
		uri: document.uri.toString(),
		...(report === undefined ? {} : { report }),
		...(year === undefined ? {} : { year }),
	};
	const answer = await askServer<RollOverAnswer>(
		client,
		rollOverRequest,
		params,
		t("Drafting the new year's plan…"),
	);
	if (answer === undefined) return undefined;
	const own = nameOfPlan(document).replace(/20\d\d/, String(answer.year));
	const name = own === nameOfPlan(document) ? `${own}-${answer.year}` : own;
	const plan = await showUnsavedPlan(document.uri, `${name}.plan.md`, answer.text);
	void vscode.window.showInformationMessage(`${answer.message} ${t("Nothing is written before you save.")}`);
	return plan.uri;
}

/** With the work report of the new year, or without; undefined where the user has given up. */
async function askWhether(document: vscode.TextDocument): Promise<vscode.Uri | null | undefined> {
	const { t } = vscode.l10n;
	const chosen = await vscode.window.showQuickPick(
		[
			{
				label: t("With the Work Report of the New Year…"),
				description: t("tells what is done, and what is new"),
				asks: true,
			},
			{ label: t("Without"), description: t("all tasks go on"), asks: false },
		],
		{ placeHolder: t("What the new plan is made of, beside this one") },
	);
	if (chosen === undefined) return undefined;
	return chosen.asks ? askForReport(document) : null;
}
