import * as vscode from "vscode";
import { exists } from "./files.js";

/**
 * Shows a plan that is written nowhere before the user saves it.
 *
 * @param source the document beside which it is to lie
 * @param name of its file
 */
export async function showUnsavedPlan(
	source: vscode.Uri,
	name: string,
	text: string,
): Promise<vscode.TextDocument> {
	const plan = await vscode.workspace.openTextDocument(await freeName(source, name));
	const edit = new vscode.WorkspaceEdit();
	edit.insert(plan.uri, new vscode.Position(0, 0), text);
	await vscode.workspace.applyEdit(edit);
	await vscode.window.showTextDocument(plan, { preview: false });
	return plan;
}

/** An address of an unsaved plan beside the document that no file and no other document has. */
async function freeName(source: vscode.Uri, name: string): Promise<vscode.Uri> {
	for (let n = 1; ; n++) {
		const own = n === 1 ? name : name.replace(/\.plan\.md$/, `-${n}.plan.md`);
		const file = vscode.Uri.joinPath(source, "..", own);
		const uri = file.with({ scheme: "untitled", authority: "", query: "", fragment: "" });
		const isOpen = vscode.workspace.textDocuments.some(
			(document) => document.uri.toString() === uri.toString(),
		);
		if (!isOpen && !(await exists(file))) return uri;
	}
}
