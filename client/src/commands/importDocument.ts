import * as vscode from "vscode";
import type { BaseLanguageClient } from "vscode-languageclient";
import {
	type ImportDocumentParams,
	type ImportDocumentResult,
	importDocumentRequest,
} from "../../../server/src/common/documentProtocol.js";
import { languageId } from "../languageId.js";
import { showPage } from "../pages.js";
import { nameOf, toBase64 } from "./files.js";
import { showUnsavedPlan } from "./unsavedPlan.js";

/** Endings of documents that can be imported, as the server knows them. */
const endings = ["docx", "docm", "xlsx", "xlsm", "pdf", "html", "htm"];
/** Work that takes longer shows itself (milliseconds). */
const patience = 1000;

/** Imports documents that are dropped on a plan. */
export function serveImports(client: BaseLanguageClient): vscode.Disposable {
	const kind = vscode.DocumentDropOrPasteEditKind.Empty.append("niwen", "import");
	return vscode.Disposable.from(
		vscode.languages.registerDocumentDropEditProvider(
			[{ language: languageId }, { scheme: "untitled" }],
			{
				async provideDocumentDropEdits(_document, _position, data) {
					const list = (await data.get("text/uri-list")?.asString()) ?? "";
					const uris = list.split(/\r?\n/).filter((line) => isDocument(line));
					if (uris.length === 0) return undefined;
					for (const uri of uris) void importDocument(client, vscode.Uri.parse(uri));
					// Nothing comes into this document: each opens as one of its own.
					return new vscode.DocumentDropEdit("", vscode.l10n.t("Import"), kind);
				},
			},
			{ providedDropEditKinds: [kind], dropMimeTypes: ["text/uri-list"] },
		),
	);
}

function isDocument(name: string): boolean {
	return endings.some((ending) => name.toLowerCase().endsWith(`.${ending}`));
}

/**
 * Makes a plan of a document of Word, Excel or the web, or of a PDF: an unsaved one named after it, beside which stands what was not
 * taken as it stood. Nothing is written.
 *
 * @param from the document, if it is chosen already; menus give other things behind it
 */
export async function importDocument(client: BaseLanguageClient, from?: unknown): Promise<void> {
	const { t } = vscode.l10n;
	const uri = from instanceof vscode.Uri ? from : await askForDocument();
	if (uri === undefined) return;
	const result = await runImport(client, uri);
	if (result === undefined) return;
	const { text, message, notes, name } = result;
	if (text === null) {
		void vscode.window.showErrorMessage(`${nameOf(uri)}: ${message}`);
		return;
	}
	await showUnsavedPlan(uri, name, text);
	if (notes.length > 0) await showReport(nameOf(uri), message, notes);
	vscode.window.setStatusBarMessage(message, 10_000);
	if (notes.length > 0)
		void vscode.window.showInformationMessage(
			t("{0} What was not taken as it stood in {1} is listed beside it.", message, nameOf(uri)),
		);
}

async function askForDocument(): Promise<vscode.Uri | undefined> {
	const { t } = vscode.l10n;
	const [uri] =
		(await vscode.window.showOpenDialog({
			title: t("The document that is to become a plan"),
			openLabel: t("Import"),
			filters: { [t("Documents of Word, Excel and the web, and PDF")]: endings },
		})) ?? [];
	return uri;
}

/** Asks the server; what takes longer than a moment shows that it is being done, and can be cancelled. */
async function runImport(
	client: BaseLanguageClient,
	uri: vscode.Uri,
): Promise<ImportDocumentResult | undefined> {
	const { t } = vscode.l10n;
	const source = new vscode.CancellationTokenSource();
	try {
		const params: ImportDocumentParams = {
			uri: uri.toString(),
			...(uri.scheme === "file" ? {} : { data: toBase64(await vscode.workspace.fs.readFile(uri)) }),
		};
		const work = client.sendRequest<ImportDocumentResult>(importDocumentRequest, params, source.token);
		const settled = work.then(
			() => true,
			() => true,
		);
		const isSoon = await Promise.race([
			settled,
			new Promise<boolean>((late) => setTimeout(late, patience, false)),
		]);
		if (!isSoon)
			void vscode.window.withProgress(
				{
					location: vscode.ProgressLocation.Notification,
					title: t("Importing {0}…", nameOf(uri)),
					cancellable: true,
				},
				(_progress, token) => {
					token.onCancellationRequested(() => source.cancel());
					return settled;
				},
			);
		return await work;
	} catch (error) {
		if (source.token.isCancellationRequested) return undefined;
		const reason = error instanceof Error ? error.message : String(error);
		void vscode.window.showErrorMessage(t("{0} could not be imported: {1}", nameOf(uri), reason));
		return undefined;
	} finally {
		source.dispose();
	}
}

/** Shows the sentences of a report beside the plan. */
async function showReport(name: string, message: string, notes: readonly string[]): Promise<void> {
	const lines = [`# ${name}`, "", message, "", ...notes.map((note) => `- ${note}`), ""];
	await showPage(vscode.l10n.t("Import of {0}", name), lines.join("\n"));
}
