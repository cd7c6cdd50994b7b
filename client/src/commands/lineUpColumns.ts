import * as vscode from "vscode";
import { languageId } from "../languageId.js";

/** Whether the columns of a plan's tables are shown lined up: that takes lines that do not wrap. */
export function areColumnsLinedUp(uri?: vscode.Uri): boolean {
	const scope = { languageId, ...(uri === undefined ? {} : { uri }) };
	const { workspace } = vscode;
	return (
		workspace.getConfiguration("niwen", scope).get<boolean>("virtualAlignment", true) &&
		workspace.getConfiguration("editor", scope).get<string>("wordWrap") === "off"
	);
}

/**
 * Changes between columns that are lined up and lines that wrap, for all plans: room in front of bars does not count for
 * wrapping, so that there is no having both. Written into the settings, since nobody is told of Alt+Z.
 */
export async function lineUpColumns(): Promise<void> {
	const uri = vscode.window.activeTextEditor?.document.uri;
	const { t } = vscode.l10n;
	const scope = { languageId, ...(uri === undefined ? {} : { uri }) };
	const editor = vscode.workspace.getConfiguration("editor", scope);
	const niwen = vscode.workspace.getConfiguration("niwen", scope);
	const target =
		editor.inspect("wordWrap")?.workspaceLanguageValue === undefined
			? vscode.ConfigurationTarget.Global
			: vscode.ConfigurationTarget.Workspace;
	if (areColumnsLinedUp(uri)) {
		await editor.update("wordWrap", "on", target, true);
		vscode.window.setStatusBarMessage(t("Long lines wrap."), 8000);
		return;
	}
	await editor.update("wordWrap", "off", target, true);
	if (!niwen.get<boolean>("virtualAlignment", true))
		await niwen.update("virtualAlignment", true, vscode.ConfigurationTarget.Global);
	vscode.window.setStatusBarMessage(t("Columns are lined up; long lines do not wrap."), 8000);
}

/** Who switches the alignment on where lines wrap is told what it takes. */
export async function offerLinesThatDoNotWrap(): Promise<void> {
	const niwen = vscode.workspace.getConfiguration("niwen").inspect<boolean>("virtualAlignment");
	const isOn = niwen?.workspaceFolderValue ?? niwen?.workspaceValue ?? niwen?.globalValue ?? false;
	if (!isOn || areColumnsLinedUp(vscode.window.activeTextEditor?.document.uri)) return;
	const { t } = vscode.l10n;
	const button = t("Do Not Wrap Lines");
	const chosen = await vscode.window.showInformationMessage(
		t("Columns can be lined up only where long lines do not wrap."),
		button,
	);
	if (chosen === button) await lineUpColumns();
}
