import * as vscode from "vscode";
import type { BaseLanguageClient } from "vscode-languageclient";
import {
	type SplitAnswer,
	type SplitParams,
	splitRequest,
} from "../../../server/src/common/documentProtocol.js";
import { showPage } from "../pages.js";
import { bytesOf, exists, nameOf, nameOfPlan, writeFiles } from "./files.js";
import { askServer } from "./longRequest.js";
import { activePlan } from "./serverCommand.js";

/** What a command that another extension or a test runs says itself; what is left out is asked for. */
export interface SplitOptions {
	readonly by?: SplitParams["by"];
	readonly to?: SplitParams["to"];
	/** A folder, or a file that ends with .zip; what is there is replaced. */
	readonly target?: vscode.Uri;
}

/**
 * Makes a file to be filled in for each lead unit or leader of the active plan. They are listed first; nothing is
 * written before the user says where. Answers with the folder or zip.
 */
export async function splitPlan(
	client: BaseLanguageClient,
	options: SplitOptions = {},
): Promise<vscode.Uri | undefined> {
	const document = activePlan();
	if (document === undefined) return undefined;
	const by = options.by ?? (await askBy());
	const to = by === undefined ? undefined : (options.to ?? (await askTo()));
	if (by === undefined || to === undefined) return undefined;
	const uri = document.uri.toString();
	const ask = (asZip: boolean) =>
		askServer<SplitAnswer>(client, splitRequest, { uri, by, to, asZip }, vscode.l10n.t("Making the forms…"));
	const answer = await ask(false);
	if (answer === undefined) return undefined;
	if (options.target === undefined) await showForms(document, answer);
	const target = options.target ?? (await askWhere(document, answer.files.length));
	if (target === undefined) return undefined;
	const packed = target.path.toLowerCase().endsWith(".zip") ? await ask(true) : answer;
	if (packed === undefined) return undefined;
	const written = await writeForms(target, packed.files, options.target === undefined);
	if (written) void vscode.window.showInformationMessage(sayWritten(target, answer));
	return written ? target : undefined;
}

async function askBy(): Promise<SplitParams["by"] | undefined> {
	const { t } = vscode.l10n;
	const chosen = await vscode.window.showQuickPick(
		[
			{ label: t("Lead units"), description: t("a form for each unit that leads"), by: "unit" as const },
			{ label: t("Leaders"), description: t("a form for each leader"), by: "leader" as const },
		],
		{ placeHolder: t("Who fills the forms in") },
	);
	return chosen?.by;
}

async function askTo(): Promise<SplitParams["to"] | undefined> {
	const { t } = vscode.l10n;
	const chosen = await vscode.window.showQuickPick(
		[
			{ label: t("Excel workbook"), description: ".xlsx", to: "xlsx" as const },
			{ label: t("Word document"), description: ".docx", to: "docx" as const },
		],
		{ placeHolder: t("What the forms are to be") },
	);
	return chosen?.to;
}

/** Lists what would be written. */
function showForms(
	document: vscode.TextDocument,
	{ files, notes }: Exclude<SplitAnswer, { refused: string }>,
): Promise<void> {
	const { t } = vscode.l10n;
	const title = t("Forms of {0}", nameOfPlan(document));
	const lines = [
		`# ${title}`,
		"",
		t("{0} forms are ready; nothing is written yet.", files.length),
		"",
		...notes.flatMap((note) => [note, ""]),
		...files.map(({ name }) => `- ${name}`),
		"",
	];
	return showPage(title, lines.join("\n"));
}

async function askWhere(document: vscode.TextDocument, count: number): Promise<vscode.Uri | undefined> {
	const { t } = vscode.l10n;
	const folder = t("Into a Folder…");
	const zip = t("Into a Zip…");
	const chosen = await vscode.window.showInformationMessage(
		t("{0} forms are ready; nothing is written yet.", count),
		folder,
		zip,
	);
	const beside = vscode.Uri.joinPath(document.uri, "..");
	if (chosen === folder) {
		const [into] =
			(await vscode.window.showOpenDialog({
				...{ canSelectFiles: false, canSelectFolders: true, canSelectMany: false },
				...(document.isUntitled ? {} : { defaultUri: beside }),
				...{ title: t("The folder for the forms"), openLabel: t("Write Here") },
			})) ?? [];
		return into;
	}
	if (chosen !== zip) return undefined;
	const uri = await vscode.window.showSaveDialog({
		...(document.isUntitled
			? {}
			: { defaultUri: vscode.Uri.joinPath(beside, `${nameOfPlan(document)}.zip`) }),
		...{ title: t("Where the forms are kept"), filters: { Zip: ["zip"] } },
	});
	return uri === undefined || uri.path.toLowerCase().endsWith(".zip")
		? uri
		: uri.with({ path: `${uri.path}.zip` });
}

/** Writes the files; where some are there already, only if the user says so. False: nothing, or not all, was written. */
async function writeForms(
	target: vscode.Uri,
	files: readonly { readonly name: string; readonly content: string }[],
	asks: boolean,
): Promise<boolean> {
	const { t } = vscode.l10n;
	const isZip = target.path.toLowerCase().endsWith(".zip");
	const places = files.map(({ name, content }) => ({
		uri: isZip ? target : vscode.Uri.joinPath(target, name),
		content,
	}));
	if (asks && !isZip) {
		const there: string[] = [];
		for (const { uri } of places) if (await exists(uri)) there.push(nameOf(uri));
		const replace = t("Replace");
		if (there.length > 0) {
			const said = t(
				"{0} of these files are in {1} already, such as {2}.",
				there.length,
				nameOf(target),
				there[0] ?? "",
			);
			const chosen = await vscode.window.showWarningMessage(said, { modal: true }, replace);
			if (chosen !== replace) return false;
		}
	}
	return writeFiles(
		target,
		places.map(({ uri, content }) => ({ uri, bytes: bytesOf(content) })),
	);
}

function sayWritten(target: vscode.Uri, { files, notes }: Exclude<SplitAnswer, { refused: string }>): string {
	const { t } = vscode.l10n;
	const next = t("When they are back, put them into a folder and run Collect Forms….");
	return [t("{0} forms were written to {1}.", files.length, nameOf(target)), ...notes, next].join(" ");
}
