import * as vscode from "vscode";
import type { BaseLanguageClient } from "vscode-languageclient";
import {
	type CellPaddingParams,
	type CellPaddingResult,
	cellPaddingRequest,
} from "../../server/src/common/protocol.js";
import { areColumnsLinedUp, offerLinesThatDoNotWrap } from "./commands/lineUpColumns.js";
import { languageId } from "./languageId.js";

/** Nobody types or scrolls for so long (milliseconds) before rows are measured: never on the way of a key. */
const afterTyping = 150;
const afterScrolling = 40;

/**
 * Shows tables with their columns lined up without writing a blank: in front of bars stands room as wide as the server
 * says that the cell lacks, as decorations without text. One type serves all places of a width. Rows in sight and a
 * screen around them have it; where lines wrap none has, since a decoration does not count for wrapping.
 */
export class ColumnAlignment implements vscode.Disposable {
	private readonly types = new Map<number, vscode.TextEditorDecorationType>();
	private readonly shown = new WeakMap<vscode.TextEditor, readonly number[]>();
	private readonly timers = new Map<vscode.TextEditor, ReturnType<typeof setTimeout>>();
	private readonly listeners: readonly vscode.Disposable[];

	constructor(private readonly client: BaseLanguageClient) {
		const { window, workspace } = vscode;
		this.listeners = [
			window.onDidChangeVisibleTextEditors(() => this.updateAll()),
			window.onDidChangeTextEditorVisibleRanges(({ textEditor }) =>
				this.updateLater(textEditor, afterScrolling),
			),
			workspace.onDidChangeTextDocument(({ document }) => this.updateDocument(document.uri.toString())),
			workspace.onDidChangeConfiguration((change) => {
				if (change.affectsConfiguration("niwen.virtualAlignment")) void offerLinesThatDoNotWrap();
				if (
					[
						"niwen.virtualAlignment",
						"niwen.table",
						"niwen.inlayHints",
						"editor.wordWrap",
						"editor.inlayHints",
					].some((key) => change.affectsConfiguration(key))
				)
					this.updateAll();
			}),
		];
	}

	updateAll(): void {
		for (const editor of vscode.window.visibleTextEditors) this.updateLater(editor, afterScrolling);
	}

	/** The server has read a document, and knows what holds for it. */
	updateDocument(uri: string): void {
		for (const editor of vscode.window.visibleTextEditors)
			if (editor.document.uri.toString() === uri) this.updateLater(editor, afterTyping);
	}

	private updateLater(editor: vscode.TextEditor, delay: number): void {
		if (editor.document.languageId !== languageId) return;
		clearTimeout(this.timers.get(editor));
		this.timers.set(
			editor,
			setTimeout(() => {
				this.timers.delete(editor);
				void this.update(editor);
			}, delay),
		);
	}

	private async update(editor: vscode.TextEditor): Promise<void> {
		const { document } = editor;
		if (!this.client.isRunning() || document.isClosed) return;
		if (!areColumnsLinedUp(document.uri)) {
			this.show(editor, new Map());
			return;
		}
		const [seen] = editor.visibleRanges;
		if (seen === undefined) return;
		const screen = editor.visibleRanges.reduce(
			(lines, { start, end }) => lines + end.line - start.line + 1,
			0,
		);
		const params: CellPaddingParams = {
			uri: document.uri.toString(),
			first: Math.max(0, seen.start.line - screen),
			last: (editor.visibleRanges.at(-1) ?? seen).end.line + screen,
			withHints: areHintsShown(document),
		};
		try {
			const answer = await this.client.sendRequest<CellPaddingResult | null>(cellPaddingRequest, params);
			// Of an edit meanwhile the editor tells by itself.
			if (answer === null || answer.version !== document.version || document.isClosed) return;
			this.show(editor, rangesByWidth(answer));
		} catch {
			// The server is being restarted, which updates all afterwards; the room that is shown moves with the text.
		}
	}

	private show(editor: vscode.TextEditor, ranges: ReadonlyMap<number, readonly vscode.Range[]>): void {
		for (const width of this.shown.get(editor) ?? [])
			if (!ranges.has(width)) editor.setDecorations(this.typeOf(width), []);
		for (const [width, places] of ranges) editor.setDecorations(this.typeOf(width), places);
		this.shown.set(editor, [...ranges.keys()]);
	}

	private typeOf(width: number): vscode.TextEditorDecorationType {
		let type = this.types.get(width);
		if (type === undefined) {
			type = vscode.window.createTextEditorDecorationType({
				before: { contentText: "", width: `${width}ch` },
				rangeBehavior: vscode.DecorationRangeBehavior.ClosedClosed,
			});
			this.types.set(width, type);
		}
		return type;
	}

	dispose(): void {
		for (const timer of this.timers.values()) clearTimeout(timer);
		for (const each of [...this.listeners, ...this.types.values()]) each.dispose();
	}
}

/** A blank is as wide as any letter; what VS Code draws for `paddingLeft` depends on the font, and columns do not. */
export function padWithBlank(hint: vscode.InlayHint): vscode.InlayHint {
	if (hint.paddingLeft !== true || typeof hint.label !== "string") return hint;
	hint.label = ` ${hint.label}`;
	hint.paddingLeft = false;
	return hint;
}

function areHintsShown(document: vscode.TextDocument): boolean {
	const enabled = vscode.workspace.getConfiguration("editor", document).get<string>("inlayHints.enabled");
	return enabled === "on" || enabled === "onUnlessPressed";
}

/** The bars that room is to be left in front of, by the width of the room in columns. */
function rangesByWidth({ cells }: CellPaddingResult): ReadonlyMap<number, readonly vscode.Range[]> {
	const ranges = new Map<number, vscode.Range[]>();
	for (const { line, character, columns } of cells) {
		const places = ranges.get(columns) ?? [];
		places.push(new vscode.Range(line, character, line, character + 1));
		ranges.set(columns, places);
	}
	return ranges;
}
