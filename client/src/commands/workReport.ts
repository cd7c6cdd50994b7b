import * as vscode from "vscode";
import { nameOf } from "./files.js";

/** A work report as the server is told of it. */
export interface ReportText {
	readonly uri: string;
	readonly text: string;
}

/** The file that a plan names as its work report (`report:`); undefined where it names none that is there. */
export function namedReport(document: vscode.TextDocument): vscode.Uri | undefined {
	const [, yaml] = /^---\r?\n([\s\S]{0,4000}?)\n---/.exec(document.getText().slice(0, 4100)) ?? [];
	const name = /^report:[ \t]*["']?([^"'\r\n]{1,300})/m.exec(yaml ?? "")?.[1]?.trim();
	// What a document names lies beside or below it.
	const isPlain = name !== undefined && !/^[\\/]|:|\.\./.test(name);
	return isPlain && !document.isUntitled ? vscode.Uri.joinPath(document.uri, "..", name) : undefined;
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
