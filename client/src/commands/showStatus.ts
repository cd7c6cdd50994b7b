import * as vscode from "vscode";
import type { BaseLanguageClient } from "vscode-languageclient";
import {
	type EnvironmentReport,
	environmentRequest,
	type PlanStatus,
} from "../../../server/src/common/protocol.js";
import { environmentItems } from "../environmentItems.js";
import { statusLines } from "../statusBar.js";
import type { UncheckableTasks } from "../uncheckableTasks.js";
import { areColumnsLinedUp } from "./lineUpColumns.js";

/** An entry of the menu: a command to be run, or a place to be shown. */
interface MenuItem extends vscode.QuickPickItem {
	readonly command?: string;
	readonly place?: vscode.Location;
	readonly arguments?: readonly unknown[];
}

/** What a click on the status bar offers: what the plan is, what can be done with it, and what holds for it by which file. */
export async function showStatus(
	client: BaseLanguageClient,
	statusOf: (uri: string) => PlanStatus | undefined,
	uncheckable: UncheckableTasks,
): Promise<void> {
	const uri = vscode.window.activeTextEditor?.document.uri.toString();
	const status = uri === undefined ? undefined : statusOf(uri);
	if (uri === undefined || status === undefined) return;
	const { t } = vscode.l10n;
	const report = await client.sendRequest<EnvironmentReport | null>(environmentRequest, { uri });
	const items: MenuItem[] = [
		{ label: `$(warning) ${t("Show findings")}`, command: "workbench.actions.view.problems" },
		...uncheckableItems(uri, uncheckable),
		...(status.layout === "table" || status.tasks === 0
			? []
			: [{ label: `$(table) ${t("Convert to table layout")}`, command: "niwen.convertToTable" }]),
		...(status.tasks === 0 ? [] : [{ label: `$(list-ordered) ${t("Renumber")}`, command: "niwen.renumber" }]),
		{
			label: `$(split-horizontal) ${
				areColumnsLinedUp(vscode.window.activeTextEditor?.document.uri)
					? t("Wrap long lines, instead of columns lined up")
					: t("Line up columns, instead of long lines wrapped")
			}`,
			command: "niwen.lineUpColumns",
		},
		{ label: `$(sparkle) ${t("Clean document")}`, command: "niwen.cleanDocument" },
		{ label: `$(wand) ${t("Fix all findings with one right answer")}`, command: "niwen.fixAll" },
		{ label: `$(book) ${t("Collect names for the directory")}`, command: "niwen.collectNames" },
		{ label: "", kind: vscode.QuickPickItemKind.Separator },
		...statusLines(status).map((label) => ({ label })),
		...(report === null ? [] : environmentItems(report)),
	];
	const chosen = await vscode.window.showQuickPick(items, { title: "Niwen 拟文" });
	if (chosen?.command !== undefined)
		await vscode.commands.executeCommand(chosen.command, ...(chosen.arguments ?? []));
	else if (chosen?.place !== undefined) {
		const { uri: at, range } = chosen.place;
		await vscode.window.showTextDocument(at, { selection: range });
	}
}

/** The tasks that commit to nothing that can be checked, which are not marked in the text. */
function uncheckableItems(uri: string, uncheckable: UncheckableTasks): MenuItem[] {
	const places = uncheckable.in(uri);
	const [first] = places;
	if (first === undefined) return [];
	const { t } = vscode.l10n;
	const label =
		places.length === 1
			? t("1 task without a checkable target")
			: t("{0} tasks without a checkable target", places.length);
	return [
		{
			label: `$(question) ${label}`,
			command: "niwen.showTasks",
			arguments: [uri, first.start.line, places.map(({ start }) => start.line)],
		},
	];
}
