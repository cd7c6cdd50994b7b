import * as vscode from "vscode";
import type { BaseLanguageClient } from "vscode-languageclient";
import {
	type CommandAnswer,
	type TableLinesParams,
	tableLinesNotification,
} from "../../server/src/common/protocol.js";
import { askToFollow, changesOf, runServerCommand } from "./commands/serverCommand.js";
import { languageId } from "./languageId.js";
import type { ServerRestarts } from "./restarts/serverRestarts.js";
import { isInRanges, type LineRange, shiftRanges } from "./tableLines.js";
import { toRange } from "./toRange.js";

/** A key that is another one in tables. */
interface TableKey {
	/** Of the server's command. */
	readonly verb: string;
	/** What the editor does with the key by itself, and everywhere else. */
	readonly own: readonly [command: string, argument?: object];
	/** With several cursors the editor's own would tear rows or tables: then nothing is done, and that is said. */
	readonly tears: boolean;
}

const lineFeed = ["default:type", { text: "\n" }] as const;

/** By the command that the key is bound to. */
const keys: Readonly<Record<string, TableKey>> = {
	nextCell: { verb: "nextCell", own: ["tab"], tears: false },
	previousCell: { verb: "previousCell", own: ["outdent"], tears: false },
	nextRow: { verb: "nextRow", own: lineFeed, tears: true },
	breakLine: { verb: "breakLine", own: lineFeed, tears: true },
	insertRowBelow: { verb: "insertRowBelow", own: ["editor.action.insertLineAfter"], tears: true },
	insertRowAbove: { verb: "insertRowAbove", own: ["editor.action.insertLineBefore"], tears: true },
	moveRowsUp: { verb: "moveRowsUp", own: ["editor.action.moveLinesUpAction"], tears: true },
	moveRowsDown: { verb: "moveRowsDown", own: ["editor.action.moveLinesDownAction"], tears: true },
};

/** What a keybinding of package.json hands to its command: `leave` ends a snippet or a suggestion in grey first. */
type Pressed = "key" | "leave";

/** Milliseconds; who presses a key waits no longer for a server that does not answer. */
const patience = 3000;
/** So often is asked again where the document has changed before the answer came. */
const attempts = 3;
/** Milliseconds that the status bar says what was done, or why nothing was. */
const shownFor = 6000;

/**
 * The keys that are others in tables. Whether the cursor is in one is known from what the server last said of the
 * document, moved along with edits; only there it is asked, and it decides. Everywhere else the key is the editor's.
 * One key is done before the next one begins.
 */
export class TableKeys implements vscode.Disposable {
	private readonly tables = new Map<string, readonly LineRange[]>();
	private readonly listeners: readonly vscode.Disposable[];
	private last: Promise<void> = Promise.resolve();

	constructor(
		private readonly client: BaseLanguageClient,
		private readonly restarts: ServerRestarts,
	) {
		client.onNotification(tableLinesNotification, ({ uri, version, ranges }: TableLinesParams) => {
			// One that is older than an edit would be moved along twice.
			const open = vscode.workspace.textDocuments.find((document) => document.uri.toString() === uri);
			if (open?.version === version) this.tables.set(uri, ranges);
		});
		this.listeners = [
			vscode.workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
				const uri = document.uri.toString();
				const ranges = this.tables.get(uri);
				if (ranges !== undefined) this.tables.set(uri, contentChanges.reduce(shiftRanges, ranges));
			}),
			vscode.workspace.onDidCloseTextDocument(({ uri }) => this.tables.delete(uri.toString())),
		];
	}

	/** The commands on tables, each run as a key does where it is one that was pressed, and those for keys alone. */
	commands(
		others: ReadonlyMap<string, () => Promise<void>>,
	): ReadonlyMap<string, (pressed?: unknown) => Promise<void>> {
		const commands = new Map<string, (pressed?: unknown) => Promise<void>>(others);
		for (const [name, key] of Object.entries(keys)) {
			const byMenu = others.get(`niwen.${name}`);
			commands.set(`niwen.${name}`, (pressed) =>
				isPressed(pressed) || byMenu === undefined
					? this.press(key, pressed === "leave" ? "leave" : "key")
					: byMenu(),
			);
		}
		return commands;
	}

	private press(key: TableKey, pressed: Pressed): Promise<void> {
		const run = () => this.run(key, pressed);
		this.last = this.last.then(run, run);
		return this.last;
	}

	/** Nothing is known of any document any more: the server starts anew. */
	clear(): void {
		this.tables.clear();
	}

	dispose(): void {
		for (const each of this.listeners) each.dispose();
	}

	private async run(key: TableKey, pressed: Pressed): Promise<void> {
		const editor = vscode.window.activeTextEditor;
		if (editor === undefined || !this.isInTable(editor)) return runOwn(key);
		if (editor.selections.length > 1) {
			if (!key.tears) return runOwn(key);
			say(vscode.l10n.t("With several cursors this key does nothing in tables: rows would be torn."));
			return;
		}
		if (pressed === "leave") {
			await vscode.commands.executeCommand("leaveSnippet");
			await vscode.commands.executeCommand("editor.action.inlineSuggest.hide");
		}
		for (let attempt = 0; attempt < attempts; attempt++) {
			const { version } = editor.document;
			const first = await this.ask(key.verb, editor, isOfRows(key) ? { follow: "soon" } : {});
			const wanted = first === undefined ? undefined : await askToFollow(first);
			if (wanted === null) return;
			const answer = wanted === undefined ? first : await this.ask(key.verb, editor, wanted);
			if (editor.document.version !== version) continue;
			await follow(key, editor, answer);
			if (answer?.follows === true) await this.followNumbers(editor);
			return;
		}
		say(vscode.l10n.t("The document was changed meanwhile; press the key once more."));
	}

	/** Has the numbers follow where the row has come first, as part of the same change. */
	private async followNumbers(editor: vscode.TextEditor): Promise<void> {
		for (let attempt = 0; attempt < attempts; attempt++) {
			const { version } = editor.document;
			const answer = await this.ask("followNumbers", editor, {});
			if (editor.document.version !== version) continue;
			if (answer?.edit === undefined) break;
			await makeEdit(editor, answer.edit, { undoStopBefore: false, undoStopAfter: true });
			return;
		}
	}

	/** Whether a selection begins or ends in a table of a plan that can be written to. */
	private isInTable({ document, selections }: vscode.TextEditor): boolean {
		if (document.languageId !== languageId || this.restarts.soon === undefined) return false;
		if (vscode.workspace.fs.isWritableFileSystem(document.uri.scheme) === false) return false;
		const ranges = this.tables.get(document.uri.toString()) ?? [];
		return selections.some(
			({ start, end }) => isInRanges(ranges, start.line) || isInRanges(ranges, end.line),
		);
	}

	/** What the server answers; `undefined` where it does not. */
	private async ask(
		verb: string,
		{ document, selection }: vscode.TextEditor,
		options: { readonly follow?: boolean | "soon" },
	): Promise<CommandAnswer | undefined> {
		let timer: ReturnType<typeof setTimeout> | undefined;
		const late = new Promise<undefined>((resolve) => {
			timer = setTimeout(() => resolve(undefined), patience);
		});
		const { start, end } = selection;
		const answer = () =>
			runServerCommand(this.client, verb, {
				uri: document.uri.toString(),
				version: document.version,
				range: {
					start: { line: start.line, character: start.character },
					end: { line: end.line, character: end.character },
				},
				apply: false,
				...options,
			});
		// A server that ends meanwhile is started again at once, and then knows the document as it is.
		const asked = answer()
			.catch(async () => ((await this.restarts.soon) === true ? answer() : undefined))
			.catch(() => undefined);
		try {
			return await Promise.race([asked, late]);
		} finally {
			clearTimeout(timer);
		}
	}
}

/** A menu hands over other things, or nothing. */
function isPressed(given: unknown): given is Pressed {
	return given === "key" || given === "leave";
}

/** Does what the server has answered, as one change that one undo takes back. */
async function follow(
	key: TableKey,
	editor: vscode.TextEditor,
	answer: CommandAnswer | undefined,
): Promise<void> {
	if (answer === undefined) {
		say(vscode.l10n.t("Niwen does not answer, so nothing was changed; try again or restart it."));
		return;
	}
	const { edit, select, message, isElsewhere, follows = false } = answer;
	if (isElsewhere) return runOwn(key);
	if (
		edit !== undefined &&
		!(await makeEdit(editor, edit, { undoStopBefore: true, undoStopAfter: !follows }))
	) {
		say(vscode.l10n.t("The editor did not make the change."));
		return;
	}
	if (select !== undefined) {
		const { start, end } = toRange(select);
		editor.selection = new vscode.Selection(start, end);
		editor.revealRange(editor.selection);
	}
	if (edit !== undefined || select === undefined) say(message);
}

function makeEdit(
	editor: vscode.TextEditor,
	edit: NonNullable<CommandAnswer["edit"]>,
	undo: { readonly undoStopBefore: boolean; readonly undoStopAfter: boolean },
): Thenable<boolean> {
	const edits = changesOf(edit).flatMap((change) => change.edits);
	return editor.edit((builder) => {
		for (const { range, newText } of edits) builder.replace(toRange(range), newText);
	}, undo);
}

/** The others take no option. */
function isOfRows({ verb }: TableKey): boolean {
	return verb !== "previousCell" && verb !== "breakLine";
}

async function runOwn({ own: [command, argument] }: TableKey): Promise<void> {
	await vscode.commands.executeCommand(command, ...(argument === undefined ? [] : [argument]));
}

function say(message: string): void {
	vscode.window.setStatusBarMessage(message, shownFor);
}
