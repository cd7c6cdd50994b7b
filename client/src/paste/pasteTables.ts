import * as vscode from "vscode";
import type { BaseLanguageClient } from "vscode-languageclient";
import {
	type PasteRowsParams,
	type PasteRowsResult,
	pasteRowsRequest,
} from "../../../server/src/common/protocol.js";
import { languageId } from "../languageId.js";
import { toRange } from "../toRange.js";

const kind = vscode.DocumentDropOrPasteEditKind.Empty.append("niwen", "rows");
const html = "text/html";
const plain = "text/plain";
/** Copies made in VS Code have it, and HTML of their colours. */
const ownCopy = "vscode-editor-data";

/**
 * Tables that are pasted into a table of a plan become its rows; the button beside the caret (Ctrl+.) and Ctrl+Shift+V
 * give the plain text. Text with tabs alone is pasted as it is, and rows are offered by the button. The server decides what is a table, and what its columns are.
 */
export function pasteTables(client: BaseLanguageClient): vscode.Disposable {
	return vscode.languages.registerDocumentPasteEditProvider(
		{ language: languageId },
		{
			provideDocumentPasteEdits: (document, ranges, data, context, token) =>
				provide(client, { document, ranges, data, context }, token),
		},
		{ providedPasteEditKinds: [kind], pasteMimeTypes: [html, plain] },
	);
}

interface Paste {
	readonly document: vscode.TextDocument;
	readonly ranges: readonly vscode.Range[];
	readonly data: vscode.DataTransfer;
	readonly context: vscode.DocumentPasteEditContext;
}

async function provide(
	client: BaseLanguageClient,
	{ document, ranges, data, context }: Paste,
	token: vscode.CancellationToken,
): Promise<vscode.DocumentPasteEdit[] | undefined> {
	const [range] = ranges;
	// What is selected is to be replaced; with several cursors there is no one table.
	if (range === undefined || ranges.length > 1 || !range.isEmpty || !client.isRunning()) return undefined;
	if (context.only !== undefined && !context.only.contains(kind)) return undefined;
	if (!vscode.workspace.getConfiguration("niwen", document).get<boolean>("pasteTables", true))
		return undefined;
	const isOwn = data.get(ownCopy) !== undefined;
	const [written, text] = await Promise.all([
		isOwn ? undefined : readText(data, html),
		readText(data, plain),
	]);
	const mayBeTable = text?.includes("\t") === true || (written !== undefined && /<t[rd][\s>]/i.test(written));
	if (!mayBeTable || token.isCancellationRequested) return undefined;
	const params: PasteRowsParams = {
		uri: document.uri.toString(),
		version: document.version,
		range: {
			start: { line: range.start.line, character: range.start.character },
			end: { line: range.end.line, character: range.end.character },
		},
		...(written === undefined ? {} : { html: written }),
		...(text === undefined ? {} : { text }),
	};
	const result = await client.sendRequest<PasteRowsResult | null>(pasteRowsRequest, params, token);
	if (result === null || token.isCancellationRequested) return undefined;
	// Pasted without its format, a table has no HTML: words are meant then, and rows are offered beside them.
	const isOffered = written === undefined;
	if (!isOffered || result.edits.length === 0) vscode.window.setStatusBarMessage(result.message, 8000);
	if (result.edits.length === 0) return undefined;
	const edit = new vscode.DocumentPasteEdit("", vscode.l10n.t("Paste as Rows of the Table"), kind);
	if (isOffered) edit.yieldTo = [vscode.DocumentDropOrPasteEditKind.Text];
	edit.additionalEdit = new vscode.WorkspaceEdit();
	edit.additionalEdit.set(
		document.uri,
		result.edits.map(({ range: { start, end }, newText }) =>
			vscode.TextEdit.replace(toRange({ start, end }), newText),
		),
	);
	return [edit];
}

/** What the clipboard has of a type; undefined where it has nothing of it. */
async function readText(data: vscode.DataTransfer, type: string): Promise<string | undefined> {
	const text = await data.get(type)?.asString();
	return text === undefined || text === "" ? undefined : text;
}
