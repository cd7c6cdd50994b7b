import * as vscode from "vscode";
import type { BaseLanguageClient } from "vscode-languageclient";
import { type ConflictAnswer, conflictRequest } from "../../../server/src/common/documentProtocol.js";
import { askServer } from "./longRequest.js";
import { activePlan, runServerCommand } from "./serverCommand.js";

/** Where merged copies disagree; of the cursor's place without it. */
export interface ConflictPlace {
	readonly uri: string;
	/** 0-based. */
	readonly line: number;
	/** What a test answers in the user's place: by columns, what they are to say. */
	readonly cells?: Readonly<Record<string, string>>;
}

/** Asks of each cell that merged copies fill differently what it is to say, and makes the row so: one change, one undo. */
export async function decideConflict(client: BaseLanguageClient, place?: ConflictPlace): Promise<boolean> {
	const { t } = vscode.l10n;
	const document =
		place === undefined
			? activePlan()
			: vscode.workspace.textDocuments.find(({ uri }) => uri.toString() === place.uri);
	if (document === undefined) return false;
	const line = place?.line ?? vscode.window.activeTextEditor?.selection.active.line ?? 0;
	const uri = document.uri.toString();
	const title = t("Reading the conflict…");
	const conflict = await askServer<ConflictAnswer>(client, conflictRequest, { uri, line }, title);
	if (conflict === undefined) {
		void vscode.window.showInformationMessage(
			t("There is no conflict of merged copies here; they stand between “<<<<<<<” and “>>>>>>>”."),
		);
		return false;
	}
	const choice = place?.cells === undefined ? await choose(conflict) : { cells: place.cells };
	if (choice === undefined) return false;
	const start = { line: conflict.line, character: 0 };
	const { version } = conflict;
	const range = { start, end: start };
	const answer = await runServerCommand(client, "decideConflict", { uri, version, range, ...choice });
	vscode.window.setStatusBarMessage(answer.message, 6000);
	return answer.applied;
}

type Choice = { readonly keep: number } | { readonly cells: Readonly<Record<string, string>> };

/** Cell by cell; of what is not one row each, a version as a whole. Undefined where the user has given up. */
async function choose({ versions, cells }: ConflictAnswer): Promise<Choice | undefined> {
	const { t } = vscode.l10n;
	if (cells.length === 0) {
		const items = versions.map((label, i) => ({ label, keep: i + 1 }));
		const chosen = await vscode.window.showQuickPick(items, {
			placeHolder: t("Which version is to be kept?"),
		});
		return chosen && { keep: chosen.keep };
	}
	const decided: Record<string, string> = {};
	for (const [i, { column, texts, all }] of cells.entries()) {
		const items = texts.map((text, version) => ({
			label: shown(text),
			description: versions[version] ?? "",
			text,
		}));
		const both = { label: shown(all), description: t("all of it"), text: all };
		const chosen = await vscode.window.showQuickPick(
			texts.some((text) => text === all) ? items : [...items, both],
			{
				title: t("{0}: cell {1} of {2}", column, i + 1, cells.length),
				placeHolder: t("What the cell is to say; Escape leaves everything as it is"),
			},
		);
		if (chosen === undefined) return undefined;
		decided[column] = chosen.text;
	}
	return { cells: decided };
}

function shown(text: string): string {
	return text === "" ? vscode.l10n.t("(empty)") : text.split("\n").join(" ⏎ ");
}
