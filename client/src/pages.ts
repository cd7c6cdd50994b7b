import * as vscode from "vscode";

const scheme = "niwen-page";
/** A few, for nobody looks at old ones. */
const mostPages = 20;

/** Pages by the address that they are shown under. */
const pages = new Map<string, string>();

/** Serves pages as documents that cannot be changed and are not to be saved. */
export function servePages(): vscode.Disposable {
	return vscode.workspace.registerTextDocumentContentProvider(scheme, {
		provideTextDocumentContent: (uri) => pages.get(uri.toString()) ?? "",
	});
}

/** Shows a page of Markdown beside what is open. */
export async function showPage(name: string, text: string): Promise<void> {
	const path = `/${name.replace(/[\\/]/g, " ")}.md`;
	const uri = vscode.Uri.from({ scheme, path, query: String(Date.now()) });
	pages.set(uri.toString(), text);
	for (const old of [...pages.keys()].slice(0, -mostPages)) pages.delete(old);
	const page = await vscode.workspace.openTextDocument(uri);
	await vscode.window.showTextDocument(page, {
		viewColumn: vscode.ViewColumn.Beside,
		preserveFocus: true,
		preview: true,
	});
}
