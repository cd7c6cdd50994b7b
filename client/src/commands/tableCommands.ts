import * as vscode from "vscode";
import type { BaseLanguageClient } from "vscode-languageclient";
import type { CommandAnswer } from "../../../server/src/common/protocol.js";
import { toRange } from "../toRange.js";
import { activePlan, askToFollow, runServerCommand } from "./serverCommand.js";

/** The commands on tables that need nothing but the place of the cursor; each is one of the server's. */
const plain = [
	"insertRowBelow",
	"insertRowAbove",
	"duplicateRow",
	"deleteRows",
	"moveRowsUp",
	"moveRowsDown",
	"mergeWithAbove",
	"unmerge",
	"fillDown",
	"sortUnits",
	"sortLeaders",
	"expandLevels",
	"carryLevels",
	"splitTask",
	"deleteColumn",
] as const;

/** The commands on tables by their ids; each is one change that one undo takes back. */
export function tableCommands(client: BaseLanguageClient): ReadonlyMap<string, () => Promise<void>> {
	const commands = new Map<string, () => Promise<void>>();
	for (const verb of plain) commands.set(`niwen.${verb}`, () => runInTable(client, verb, {}));
	// Several rows are joined; a single one with the next.
	commands.set("niwen.joinTasks", () => runInTable(client, "joinTasks", { next: true }));
	commands.set("niwen.makeTasks", () => makeTasks(client));
	commands.set("niwen.swapLead", () => swapLead(client));
	commands.set("niwen.moveRowsToSection", () => moveToSection(client));
	for (const side of ["left", "right"] as const) {
		const name = side === "left" ? "Left" : "Right";
		commands.set(`niwen.insertColumn${name}`, () => insertColumn(client, side));
		commands.set(`niwen.moveColumn${name}`, () => runInTable(client, "moveColumn", { direction: side }));
	}
	return commands;
}

async function moveToSection(client: BaseLanguageClient): Promise<void> {
	const choices = await askChoices(client, "moveRowsToSection", { apply: false });
	if (choices === undefined) return;
	const { t } = vscode.l10n;
	const chosen = await vscode.window.showQuickPick(
		choices.map(({ value, label, description }) => ({
			label,
			description: t("{0} tasks", description),
			value,
		})),
		{ placeHolder: t("Which section should the rows go to?") },
	);
	if (chosen !== undefined) await runInTable(client, "moveRowsToSection", { section: chosen.value });
}

/** Sentences of the selection to be ticked, each with who is proposed for it and why. */
async function makeTasks(client: BaseLanguageClient): Promise<void> {
	const choices = await askChoices(client, "makeTasks", { list: true });
	if (choices === undefined) return;
	const { t } = vscode.l10n;
	const chosen = await vscode.window.showQuickPick(
		choices.map(({ value, label, description }) => ({ label, detail: description, value, picked: true })),
		{ canPickMany: true, placeHolder: t("Which sentences are to become tasks?") },
	);
	if (chosen === undefined || chosen.length === 0) return;
	await runInTable(client, "makeTasks", { take: chosen.map(({ value }) => value) });
}

async function swapLead(client: BaseLanguageClient): Promise<void> {
	const asked = await ask(client, "swapLead", { apply: false });
	if (asked === undefined) return;
	const { choices = [] } = asked;
	if (choices.length === 0) {
		await runInTable(client, "swapLead", {});
		return;
	}
	const { t } = vscode.l10n;
	const unit = await vscode.window.showQuickPick(
		choices.map(({ value, label, description }) => ({
			label,
			description: t("instead of {0}", description),
			value,
		})),
		{ placeHolder: t("Which unit is to lead?") },
	);
	if (unit === undefined) return;
	const again = await ask(client, "swapLead", { apply: false, unit: unit.value });
	const leads = again?.choices ?? [];
	const instead =
		leads.length > 1
			? await vscode.window.showQuickPick(
					leads.map(({ value, label }) => ({ label, value })),
					{ placeHolder: t("Which unit is not to lead any more?") },
				)
			: undefined;
	if (leads.length > 1 && instead === undefined) return;
	await runInTable(client, "swapLead", {
		unit: unit.value,
		...(instead === undefined ? {} : { instead: instead.value }),
	});
}

async function insertColumn(client: BaseLanguageClient, side: "left" | "right"): Promise<void> {
	const { t } = vscode.l10n;
	if (activePlan() === undefined) return;
	const name = await vscode.window.showInputBox({
		prompt: t("Name of the new column"),
		validateInput: (text) => (text.trim() === "" ? t("The column needs a name.") : undefined),
	});
	if (name !== undefined) await runInTable(client, "insertColumn", { name, side });
}

/** Runs a command on the rows of the selection, puts the cursor where the user goes on, and says what was done. */
async function runInTable(
	client: BaseLanguageClient,
	verb: string,
	options: Readonly<Record<string, unknown>>,
): Promise<void> {
	const editor = vscode.window.activeTextEditor;
	const answer = await ask(client, verb, options);
	if (answer === undefined) return;
	const wanted = await askToFollow(answer);
	if (wanted === null) return;
	if (wanted !== undefined) {
		await runInTable(client, verb, { ...options, ...wanted });
		return;
	}
	const { applied, message, select } = answer;
	if (!applied) {
		void vscode.window.showInformationMessage(message);
		return;
	}
	vscode.window.setStatusBarMessage(message, 8000);
	if (editor === undefined || select === undefined) return;
	const { start, end } = select;
	const range = toRange({ start, end });
	editor.selection = new vscode.Selection(range.start, range.end);
	editor.revealRange(range, vscode.TextEditorRevealType.InCenterIfOutsideViewport);
}

/** What the command leaves to the user; undefined where there is nothing to choose, and the user has been told why. */
async function askChoices(
	client: BaseLanguageClient,
	verb: string,
	options: Readonly<Record<string, unknown>>,
): Promise<NonNullable<CommandAnswer["choices"]> | undefined> {
	const asked = await ask(client, verb, options);
	if (asked === undefined) return undefined;
	const { choices = [], message } = asked;
	if (choices.length > 0) return choices;
	void vscode.window.showInformationMessage(message);
	return undefined;
}

async function ask(
	client: BaseLanguageClient,
	verb: string,
	options: Readonly<Record<string, unknown>>,
): Promise<CommandAnswer | undefined> {
	const document = activePlan();
	const selection = vscode.window.activeTextEditor?.selection;
	if (document === undefined || selection === undefined) return undefined;
	return runServerCommand(client, verb, {
		uri: document.uri.toString(),
		version: document.version,
		range: {
			start: { line: selection.start.line, character: selection.start.character },
			end: { line: selection.end.line, character: selection.end.character },
		},
		...options,
	});
}
