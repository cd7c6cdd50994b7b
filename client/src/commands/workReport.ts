import * as vscode from "vscode";
import { nameOf } from "./files.js";

/** A work report as the server is told of it. */
export interface ReportText {
	readonly uri: string;
	readonly text: string;
}

/** The file that a plan names as its work report (`report:`) or as last year's plan; undefined where it names none. */
export function namedFile(document: vscode.TextDocument, key: "report" | "previous"): vscode.Uri | undefined {
	const [, yaml] = /^---\r?\n([\s\S]{0,4000}?)\n---/.exec(document.getText().slice(0, 4100)) ?? [];
	const line = yaml?.split(/\r?\n/).find((each) => each.startsWith(`${key}:`));
	const name = /^[a-z]+:[ \t]*["']?([^"'\r\n]{1,300})/.exec(line ?? "")?.[1]?.trim();
	if (name === undefined || /^[\\/]|:/.test(name) || document.isUntitled) return undefined;
	const uri = vscode.Uri.joinPath(document.uri, "..", name);
	// What a document names lies beside or below it, or at least in the same folder of the workspace.
	if (!name.includes("..")) return uri;
	const folder = vscode.workspace.getWorkspaceFolder(document.uri);
	return folder !== undefined && vscode.workspace.getWorkspaceFolder(uri) === folder ? uri : undefined;
}

/** Asks for the file of a work report. */
export async function askForReport(document: vscode.TextDocument): Promise<vscode.Uri | undefined> {
	const { t } = vscode.l10n;
	const [chosen] =
		(await vscode.window.showOpenDialog({
			...(document.isUntitled ? {} : { defaultUri: vscode.Uri.joinPath(document.uri, "..") }),
			title: t("The work report (Word and PDF are imported first)"),
			filters: { [t("Text")]: ["md", "txt"] },
		})) ?? [];
	return chosen;
}

/** The text of a report, as it is open or as its file says; says why it cannot be read. */
export async function readReport(uri: vscode.Uri): Promise<ReportText | undefined> {
	try {
		const document = await vscode.workspace.openTextDocument(uri);
		return { uri: uri.toString(), text: document.getText() };
	} catch (error) {
		const reason = error instanceof Error ? error.message : String(error);
		void vscode.window.showErrorMessage(vscode.l10n.t("{0} could not be read: {1}", nameOf(uri), reason));
		return undefined;
	}
}
