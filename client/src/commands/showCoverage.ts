import * as vscode from "vscode";
import type { BaseLanguageClient } from "vscode-languageclient";
import { type CoverageAnswer, coverageRequest } from "../../../server/src/common/documentProtocol.js";
import { showPage } from "../pages.js";
import { exists, nameOfPlan } from "./files.js";
import { askServer } from "./longRequest.js";
import { activePlan } from "./serverCommand.js";
import { askForReport, namedFile, readReport } from "./workReport.js";

/**
 * Shows beside the active plan how it carries out its work report.
 *
 * @param report the report; the one that the plan names without it, else it is asked for
 * @returns how much of the report the plan takes up, in a sentence
 */
export async function showCoverage(
	client: BaseLanguageClient,
	report?: vscode.Uri,
): Promise<string | undefined> {
	const document = activePlan();
	if (document === undefined) return undefined;
	const named = report ?? namedFile(document, "report");
	const from = named !== undefined && (await exists(named)) ? named : await askForReport(document);
	const text = from === undefined ? undefined : await readReport(from);
	if (text === undefined) return undefined;
	const { t } = vscode.l10n;
	const params = { uri: document.uri.toString(), report: text };
	const answer = await askServer<CoverageAnswer>(
		client,
		coverageRequest,
		params,
		t("Comparing with the work report…"),
	);
	if (answer === undefined) return undefined;
	await showPage(t("{0}: compared with the work report", nameOfPlan(document)), answer.page);
	void vscode.window.showInformationMessage(answer.message);
	return answer.message;
}
