import * as vscode from "vscode";
import type { PlanStatus } from "../../../server/src/common/protocol.js";
import { statusLines } from "../statusBar.js";

/** What a click on the status bar offers: what the plan is, and what can be done with it. */
export async function showStatus(statusOf: (uri: string) => PlanStatus | undefined): Promise<void> {
	const uri = vscode.window.activeTextEditor?.document.uri.toString();
	const status = uri === undefined ? undefined : statusOf(uri);
	if (status === undefined) return;
	const { t } = vscode.l10n;
	const actions: (vscode.QuickPickItem & { command?: string })[] = [
		{ label: `$(warning) ${t("Show findings")}`, command: "workbench.actions.view.problems" },
		...(status.layout === "table" || status.tasks === 0
			? []
			: [{ label: `$(table) ${t("Convert to table layout")}`, command: "niwen.convertToTable" }]),
		...(status.tasks === 0 ? [] : [{ label: `$(list-ordered) ${t("Renumber")}`, command: "niwen.renumber" }]),
		{ label: `$(sparkle) ${t("Clean document")}`, command: "niwen.cleanDocument" },
		{ label: `$(wand) ${t("Apply all safe fixes")}`, command: "niwen.fixAll" },
		{ label: `$(book) ${t("Collect names for the directory")}`, command: "niwen.collectNames" },
		{ label: "", kind: vscode.QuickPickItemKind.Separator },
		...statusLines(status).map((label) => ({ label })),
	];
	const chosen = await vscode.window.showQuickPick(actions, { title: "Niwen 拟文" });
	if (chosen?.command !== undefined) await vscode.commands.executeCommand(chosen.command);
}
