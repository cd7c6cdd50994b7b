import * as vscode from "vscode";
import type { BaseLanguageClient } from "vscode-languageclient";
import {
	type CollectAnswer,
	type CollectForm,
	type CollectParams,
	collectRequest,
	returnedEndings,
} from "../../../server/src/common/documentProtocol.js";
import { showPage } from "../pages.js";
import { bytesOf, nameOf, nameOfPlan, toBase64, writeFiles } from "./files.js";
import { askServer } from "./longRequest.js";
import { activePlan } from "./serverCommand.js";
import { today } from "./today.js";

/** What a command that another extension or a test runs says itself; what is left out is asked for. */
export interface CollectOptions {
	/** A folder or a zip, or the files themselves. */
	readonly from?: vscode.Uri | readonly vscode.Uri[];
	/** By which deadlines are over; today's without it. */
	readonly today?: string;
	/** The file to be written; one that exists is replaced. */
	readonly target?: vscode.Uri;
}

type Collected = Exclude<CollectAnswer, { readonly refused: string }>;

/**
 * Merges the forms that came back for the active plan and shows the report (通报) beside it; nothing is written before
 * the user says where. Answers with the file, if one was written.
 */
export async function collectReplies(
	client: BaseLanguageClient,
	options: CollectOptions = {},
): Promise<vscode.Uri | undefined> {
	const document = activePlan();
	if (document === undefined) return undefined;
	const from = options.from ?? (await askFrom(document));
	if (from === undefined) return undefined;
	const params = await paramsOf(document, from, options.today ?? today());
	const ask = (to: CollectForm) =>
		askServer<CollectAnswer>(client, collectRequest, { ...params, to }, vscode.l10n.t("Reading the forms…"));
	const shown = await ask("md");
	if (shown === undefined) return undefined;
	await showReport(document, shown);
	const target = options.target ?? (await askWhere(document, shown));
	const to = target === undefined ? undefined : formOf(target);
	const answer = to === undefined || to === "md" ? shown : await ask(to);
	if (target === undefined || to === undefined || answer === undefined) return undefined;
	const { t } = vscode.l10n;
	if (!(await writeFiles(target, [{ uri: target, bytes: bytesOf(answer.content) }]))) return undefined;
	void vscode.window.showInformationMessage(`${t("{0} was written.", nameOf(target))} ${answer.message}`);
	return target;
}

async function askFrom(
	document: vscode.TextDocument,
): Promise<vscode.Uri | readonly vscode.Uri[] | undefined> {
	const { t } = vscode.l10n;
	const folder = t("A Folder…");
	const chosen = await vscode.window.showQuickPick([folder, t("A Zip, or Files…")], {
		placeHolder: t("Where the forms are that came back"),
	});
	if (chosen === undefined) return undefined;
	const isFolder = chosen === folder;
	const found = await vscode.window.showOpenDialog({
		...{ canSelectFolders: isFolder, canSelectFiles: !isFolder, canSelectMany: !isFolder },
		...(document.isUntitled ? {} : { defaultUri: vscode.Uri.joinPath(document.uri, "..") }),
		...{ title: t("Where the forms are that came back"), openLabel: t("Collect") },
		...(isFolder ? {} : { filters: { [t("Forms")]: ["zip", ...returnedEndings] } }),
	});
	return isFolder || (found?.length === 1 && isZip(found[0])) ? found?.[0] : found;
}

function isZip(uri: vscode.Uri | undefined): boolean {
	return uri?.path.toLowerCase().endsWith(".zip") === true;
}

/** A folder or zip of this machine the server reads itself; of others, and of files, it gets the bytes. */
async function paramsOf(
	{ uri }: vscode.TextDocument,
	from: vscode.Uri | readonly vscode.Uri[],
	date: string,
): Promise<Omit<CollectParams, "to">> {
	// The report goes to offices: in Chinese, unless somebody has chosen English.
	const language = vscode.workspace.getConfiguration("niwen", uri).get("language") === "en" ? "en" : "zh";
	const params = { uri: uri.toString(), today: date, language } as const;
	const isDesktop = vscode.env.uiKind === vscode.UIKind.Desktop;
	if (from instanceof vscode.Uri && from.scheme === "file" && isDesktop)
		return { ...params, from: from.toString() };
	const uris = !(from instanceof vscode.Uri) ? from : isZip(from) ? [from] : await filesIn(from);
	const files = uris.map(async (file) => ({
		name: nameOf(file),
		data: isReturned(file) || isZip(file) ? toBase64(await vscode.workspace.fs.readFile(file)) : "",
	}));
	return { ...params, files: await Promise.all(files) };
}

function isReturned({ path }: vscode.Uri): boolean {
	return returnedEndings.some((ending) => path.toLowerCase().endsWith(`.${ending}`));
}

async function filesIn(folder: vscode.Uri): Promise<readonly vscode.Uri[]> {
	const entries = await vscode.workspace.fs.readDirectory(folder);
	return entries.flatMap(([name, kind]) =>
		kind === vscode.FileType.File && !/^(?:~\$|\.)/.test(name) ? [vscode.Uri.joinPath(folder, name)] : [],
	);
}

/** The report as a page, with what somebody has to look at above it. */
function showReport(document: vscode.TextDocument, { content, message, notes }: Collected): Promise<void> {
	const lines = [message, ...notes].map((line) => `> - ${line.replace(/\s+/g, " ")}`);
	const report = new TextDecoder().decode(bytesOf(content));
	return showPage(vscode.l10n.t("Report on {0}", nameOfPlan(document)), `${lines.join("\n")}\n\n${report}`);
}

async function askWhere(
	document: vscode.TextDocument,
	{ message }: Collected,
): Promise<vscode.Uri | undefined> {
	const { t } = vscode.l10n;
	const save = t("Save As…");
	const said = t("{0} The report is shown; nothing is written yet.", message);
	if ((await vscode.window.showInformationMessage(said, save)) !== save) return undefined;
	const beside = vscode.Uri.joinPath(document.uri, "..", `${nameOfPlan(document)}通报.docx`);
	return vscode.window.showSaveDialog({
		...(document.isUntitled ? {} : { defaultUri: beside }),
		title: t("Where the report is kept, and its name"),
		filters: {
			[t("Word document")]: ["docx"],
			[t("Excel workbook")]: ["xlsx"],
			[t("Web page")]: ["html"],
			Markdown: ["md"],
		},
	});
}

/** By the ending of the file; a Word document without one. */
function formOf({ path }: vscode.Uri): CollectForm {
	const ending = /\.(docx|xlsx|html|md|json)$/i.exec(path.slice(-5))?.[1]?.toLowerCase();
	return ending === "xlsx" || ending === "html" || ending === "md" || ending === "json" ? ending : "docx";
}
