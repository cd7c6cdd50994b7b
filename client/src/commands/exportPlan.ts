import * as vscode from "vscode";
import type { BaseLanguageClient } from "vscode-languageclient";
import {
	type ExportAnswer,
	type ExportForm,
	type ExportParams,
	exportRequest,
} from "../../../server/src/common/documentProtocol.js";
import type { ReadNamedFileResult } from "../../../server/src/common/protocol.js";
import { readNamedFile } from "../workspaceFiles.js";
import { bytesOf, exists, nameOf, nameOfPlan, writeFiles } from "./files.js";
import { proposeName } from "./proposedName.js";
import { activePlan } from "./serverCommand.js";

/** What a command that another extension or a test runs says itself; what is left out is asked for. */
export interface ExportOptions {
	readonly to?: ExportForm;
	/** The file to be written; one that exists is replaced. */
	readonly target?: vscode.Uri;
}

/** Writes the active plan as a document of another program where the user says. Answers with the file. */
export async function exportPlan(
	client: BaseLanguageClient,
	options: ExportOptions = {},
	document = activePlan(),
): Promise<vscode.Uri | undefined> {
	if (document === undefined) return undefined;
	const to = options.to ?? (await askForForm());
	if (to === undefined) return undefined;
	const written = await write(client, document, to, options.target);
	if (written === undefined) return undefined;
	const { t } = vscode.l10n;
	const open = t("Open");
	void vscode.window
		.showInformationMessage(
			sayWritten(written),
			...(vscode.env.uiKind === vscode.UIKind.Desktop ? [open] : []),
		)
		.then((chosen) => (chosen === open ? vscode.env.openExternal(written.uri) : undefined));
	return written.uri;
}

/** Writes the active plan as one page, set for A4, and opens it in the browser, whose dialogue prints it. */
export async function printPlan(
	client: BaseLanguageClient,
	options: ExportOptions = {},
	document = activePlan(),
): Promise<vscode.Uri | undefined> {
	if (document === undefined) return undefined;
	const written = await write(client, document, "html", options.target);
	if (written === undefined) return undefined;
	const { t } = vscode.l10n;
	// A test looks at the file; a browser within a browser cannot open one.
	const opens = options.target === undefined && vscode.env.uiKind === vscode.UIKind.Desktop;
	const isOpen = opens && (await vscode.env.openExternal(written.uri));
	const hint = isOpen
		? t("Print it in the browser that has opened (Ctrl+P).")
		: t("Open it in a browser, and print it there (Ctrl+P).");
	void vscode.window.showInformationMessage(`${sayWritten(written)} ${hint}`);
	return written.uri;
}

interface Written {
	readonly uri: vscode.Uri;
	readonly notes: readonly string[];
}

/** The forms in the order in which they are offered. */
function forms(): readonly {
	readonly to: ExportForm;
	readonly label: string;
	readonly description: string;
}[] {
	const { t } = vscode.l10n;
	return [
		{
			to: "docx",
			label: t("Word document"),
			description: t("an official document (GB/T 9704-2012), also for WPS"),
		},
		{
			to: "xlsx",
			label: t("Excel workbook"),
			description: t("all tasks, targets, a sheet for each lead unit"),
		},
		{ to: "pdf", label: "PDF", description: t("by an installed LibreOffice, Chrome, Edge or Chromium") },
		{ to: "html", label: t("Web page"), description: t("one file, which a browser prints on A4") },
		{ to: "csv", label: "CSV", description: t("a row for each task") },
	];
}

async function askForForm(): Promise<ExportForm | undefined> {
	const items = forms().map(({ to, label, description }) => ({
		label,
		description: `.${to} — ${description}`,
		to,
	}));
	const chosen = await vscode.window.showQuickPick(items, {
		placeHolder: vscode.l10n.t("What the plan is to be written as"),
	});
	return chosen?.to;
}

async function write(
	client: BaseLanguageClient,
	document: vscode.TextDocument,
	to: ExportForm,
	target: vscode.Uri | undefined,
): Promise<Written | undefined> {
	const { t } = vscode.l10n;
	const uri = target ?? (await askForFile(document, to));
	if (uri === undefined) return undefined;
	const profile = await readProfile(document);
	if (profile instanceof Error) {
		void vscode.window.showErrorMessage(profile.message);
		return undefined;
	}
	const params: ExportParams = {
		uri: document.uri.toString(),
		to,
		...(profile === undefined ? {} : { profile }),
	};
	const answer = await vscode.window.withProgress(
		{
			location: vscode.ProgressLocation.Notification,
			title: t("Writing {0}", nameOf(uri)),
			cancellable: true,
		},
		(_, token) => client.sendRequest<ExportAnswer | null>(exportRequest, params, token),
	);
	if (answer === null) return undefined;
	if ("refused" in answer) {
		void vscode.window.showErrorMessage(answer.refused);
		return undefined;
	}
	if (!(await writeFiles(uri, [{ uri, bytes: bytesOf(answer.content) }]))) return undefined;
	return { uri, notes: answer.notes };
}

async function askForFile(document: vscode.TextDocument, to: ExportForm): Promise<vscode.Uri | undefined> {
	const { t } = vscode.l10n;
	const form = forms().find((one) => one.to === to);
	const beside = (name: string) => vscode.Uri.joinPath(document.uri, "..", name);
	const uri = await vscode.window.showSaveDialog({
		...(document.isUntitled
			? {}
			: {
					defaultUri: beside(
						await proposeName(nameOfPlan(document), to, t(" (exported)"), (name) => exists(beside(name))),
					),
				}),
		title: t("Where the document is kept, and its name"),
		filters: { [form?.label ?? to]: [to] },
	});
	return uri === undefined || uri.path.toLowerCase().endsWith(`.${to}`)
		? uri
		: uri.with({ path: `${uri.path}.${to}` });
}

/**
 * How the office sets its documents: the file that the settings name. They may come with the workspace, so that it lies in
 * its folder, or the plan's, as all do that documents and settings name.
 */
export async function readProfile(document: vscode.TextDocument): Promise<string | Error | undefined> {
	const path = vscode.workspace.getConfiguration("niwen", document.uri).get<string>("export.profile", "");
	if (path === "") return undefined;
	const folder =
		vscode.workspace.getWorkspaceFolder(document.uri)?.uri ?? vscode.Uri.joinPath(document.uri, "..");
	const uri = vscode.Uri.joinPath(folder, path);
	const isInside = uri.path.startsWith(folder.path.endsWith("/") ? folder.path : `${folder.path}/`);
	const read: ReadNamedFileResult = isInside
		? await readNamedFile({ uri: uri.toString(), within: folder.toString() })
		: { failure: "outside" };
	if ("text" in read) return read.text;
	return new Error(
		vscode.l10n.t(
			"The profile {0} (setting niwen.export.profile) could not be read: {1}",
			path,
			sayFailure(read.failure),
		),
	);
}

function sayFailure(failure: Extract<ReadNamedFileResult, { failure: unknown }>["failure"]): string {
	const { t } = vscode.l10n;
	switch (failure) {
		case "outside":
			return t("it must lie in the workspace folder, and not behind a link.");
		case "denied":
			return t("there is no permission to read it; please check the permissions of the file.");
		case "folder":
		case "irregular":
			return t("it is not a regular file; please name a text file.");
		case "large":
			return t("it is larger than 8 MB; please check whether it is the right file.");
		default:
			return t("there is no such file; please check the path and the name.");
	}
}

/** How many notes a message holds. */
const mostNotes = 3;

function sayWritten({ uri, notes }: Written): string {
	const { t } = vscode.l10n;
	const more = notes.length > mostNotes ? t("and {0} more", notes.length - mostNotes) : "";
	return [t("{0} was written.", nameOf(uri)), ...notes.slice(0, mostNotes), more]
		.filter((part) => part !== "")
		.join(" ");
}
