import * as vscode from "vscode";
import type { BaseLanguageClient } from "vscode-languageclient";
import { toRange } from "../toRange.js";
import { activePlan, changesOf, runServerCommand } from "./serverCommand.js";

const scheme = "niwen-clean";

/** A clean text that is shown beside its document, and what is to be done once the user has decided. */
interface ShownCleaning {
	readonly text: string;
	decide(apply: boolean): void;
}

/** By the address that the clean text is shown under. */
const shown = new Map<string, ShownCleaning>();

/** Serves clean texts as documents, for the diff to look at before they are applied. */
export function serveCleanTexts(): vscode.Disposable {
	return vscode.Disposable.from(
		vscode.workspace.registerTextDocumentContentProvider(scheme, {
			provideTextDocumentContent: (uri) => shown.get(uri.toString())?.text ?? "",
		}),
		// Closing the diff decides, too.
		vscode.window.tabGroups.onDidChangeTabs(({ closed }) => {
			for (const tab of closed) shown.get(addressOf(tab) ?? "")?.decide(false);
		}),
	);
}

/** Applies or discards the cleaning that a diff shows: its buttons. */
export function decideCleaning(apply: boolean): void {
	const tab = vscode.window.tabGroups.activeTabGroup.activeTab;
	shown.get((tab === undefined ? undefined : addressOf(tab)) ?? "")?.decide(apply);
}

/**
 * Shows what cleaning would change in the active document, as a diff, and applies it once the user says so: as one
 * change that one undo takes back. The diff stays until then, whatever becomes of the message.
 */
export async function cleanDocument(client: BaseLanguageClient): Promise<void> {
	const { t } = vscode.l10n;
	const document = activePlan();
	// The cleaned text beside a plan is not one to clean.
	if (document === undefined || document.uri.scheme === scheme) return;
	const { version } = document;
	const answer = await runServerCommand(client, "clean", {
		uri: document.uri.toString(),
		version,
		apply: false,
	});
	const [change] = answer.edit === undefined ? [] : changesOf(answer.edit);
	if (change === undefined) {
		void vscode.window.showInformationMessage(answer.message);
		return;
	}
	if (version !== document.version) {
		void vscode.window.showWarningMessage(t("The document was changed meanwhile; please try again."));
		return;
	}
	const edits = change.edits.map(({ range: { start, end }, newText }) => ({
		range: toRange({ start, end }),
		newText,
	}));
	if (!(await isWanted(document, applyEdits(document, edits), answer.message))) return;
	if (version !== document.version) {
		void vscode.window.showWarningMessage(t("The document was changed meanwhile; please try again."));
		return;
	}
	await vscode.window.showTextDocument(document);
	const edit = new vscode.WorkspaceEdit();
	for (const { range, newText } of edits) edit.replace(document.uri, range, newText);
	await vscode.workspace.applyEdit(edit);
	vscode.window.setStatusBarMessage(t("Cleaned; one undo takes it back."), 6000);
}

/** Shows the clean text beside the document and waits for the answer: by the message, the diff's buttons, or its closing. */
async function isWanted(document: vscode.TextDocument, text: string, notes: string): Promise<boolean> {
	const { t } = vscode.l10n;
	// A version of its own, so that VS Code does not show the text of an earlier look.
	const preview = document.uri.with({ scheme, query: `version=${document.version}` });
	const address = preview.toString();
	shown.get(address)?.decide(false);
	const decision = new Promise<boolean>((decide) => shown.set(address, { text, decide }));
	try {
		const name = document.uri.path.split("/").at(-1) ?? "";
		const title = t("{0} (left: now, right: cleaned)", name);
		await vscode.commands.executeCommand("vscode.diff", document.uri, preview, title, { preview: false });
		const [apply, discard] = [t("Apply"), t("Discard")];
		void vscode.window
			.showInformationMessage(
				// Chinese sentences stand behind one another without a blank.
				`${notes}${notes.endsWith("。") ? "" : " "}${t("Look at the changes, then apply or discard them.")}`,
				apply,
				discard,
			)
			.then((chosen) => {
				if (chosen !== undefined) shown.get(address)?.decide(chosen === apply);
			});
		return await decision;
	} finally {
		shown.delete(address);
		const tabs = vscode.window.tabGroups.all.flatMap((group) => group.tabs);
		await vscode.window.tabGroups.close(tabs.filter((tab) => addressOf(tab) === address));
	}
}

/** The address of the clean text that a tab shows. */
function addressOf({ input }: vscode.Tab): string | undefined {
	const isCleaning = input instanceof vscode.TabInputTextDiff && input.modified.scheme === scheme;
	return isCleaning ? input.modified.toString() : undefined;
}

/** The document's text with the edits made, which are in the order of their places. */
function applyEdits(
	document: vscode.TextDocument,
	edits: readonly { readonly range: vscode.Range; readonly newText: string }[],
): string {
	const text = document.getText();
	const parts: string[] = [];
	let at = 0;
	for (const { range, newText } of edits) {
		parts.push(text.slice(at, document.offsetAt(range.start)), newText);
		at = document.offsetAt(range.end);
	}
	return parts.join("") + text.slice(at);
}
