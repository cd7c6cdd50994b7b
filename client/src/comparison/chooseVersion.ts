import * as vscode from "vscode";
import { nameOf } from "../commands/files.js";
import { namedFile } from "../commands/workReport.js";
import { chooseCommit } from "./gitVersions.js";
import { type OtherVersion, readVersion } from "./version.js";

/** Asks what a plan is to be compared with, and reads it; undefined where the user has given up or is told why not. */
export async function chooseOtherVersion(document: vscode.TextDocument): Promise<OtherVersion | undefined> {
	const { t } = vscode.l10n;
	const previous = namedFile(document, "previous");
	const choices: readonly (vscode.QuickPickItem & {
		readonly choose: () => Promise<OtherVersion | undefined>;
	})[] = [
		{
			label: `$(file) ${t("A File…")}`,
			description: t("an earlier draft, or a copy that came back"),
			choose: () => chooseFile(document),
		},
		{
			label: `$(git-commit) ${t("A Version in Git…")}`,
			description: t("as it was committed"),
			choose: () => chooseCommit(document),
		},
		...(previous === undefined
			? []
			: [
					{
						label: `$(history) ${t("Last Year's Plan")}`,
						description: nameOf(previous),
						choose: () => readVersion(previous),
					},
				]),
	];
	const chosen = await vscode.window.showQuickPick(choices, {
		placeHolder: t("What {0} is to be compared with", nameOf(document.uri)),
	});
	return chosen?.choose();
}

async function chooseFile(document: vscode.TextDocument): Promise<OtherVersion | undefined> {
	const { t } = vscode.l10n;
	const [chosen] =
		(await vscode.window.showOpenDialog({
			...(document.isUntitled ? {} : { defaultUri: vscode.Uri.joinPath(document.uri, "..") }),
			title: t("The plan to compare with (Word, Excel and PDF are imported first)"),
			filters: { [t("Plans")]: ["md", "txt"] },
		})) ?? [];
	return chosen === undefined ? undefined : readVersion(chosen);
}
