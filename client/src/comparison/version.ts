import * as vscode from "vscode";
import { nameOf } from "../commands/files.js";

/** Another version of a plan. */
export interface OtherVersion {
	/** As the user knows it. */
	readonly name: string;
	readonly uri: string;
	readonly text: string;
	/** Reads it once more, as it is by then. */
	readonly again: () => Promise<OtherVersion | undefined>;
}

/** The text of a file, as it is open or as it lies there; says why it cannot be read. */
export async function readVersion(uri: vscode.Uri): Promise<OtherVersion | undefined> {
	try {
		const text = (await vscode.workspace.openTextDocument(uri)).getText();
		return { name: nameOf(uri), uri: uri.toString(), text, again: () => readVersion(uri) };
	} catch (error) {
		const reason = error instanceof Error ? error.message : String(error);
		void vscode.window.showErrorMessage(vscode.l10n.t("{0} could not be read: {1}", nameOf(uri), reason));
		return undefined;
	}
}
