import * as vscode from "vscode";

/** Lets the user choose how severe a rule's findings are, and writes it into the settings. */
export async function setSeverity({ code }: { readonly code: string }): Promise<void> {
	const { t } = vscode.l10n;
	const chosen = await vscode.window.showQuickPick(
		[
			{ label: t("error"), value: "error" },
			{ label: t("warning"), value: "warning" },
			{ label: t("hint"), value: "hint" },
			{ label: t("off"), value: "off" },
		],
		{ placeHolder: t("How are such findings reported? ({0})", code) },
	);
	if (chosen === undefined) return;
	const settings = vscode.workspace.getConfiguration("niwen");
	const rules = settings.get<Record<string, string>>("rules", {});
	const target =
		vscode.workspace.workspaceFolders === undefined
			? vscode.ConfigurationTarget.Global
			: vscode.ConfigurationTarget.Workspace;
	await settings.update("rules", { ...rules, [code]: chosen.value }, target);
}
