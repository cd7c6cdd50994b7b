import * as vscode from "vscode";

/**
 * VS Code makes one replacement of more edits than this, which takes the cursor and the view to its end. Seen in
 * 1.139: `TextModel` reduces them before it applies them.
 */
const mostSingleEdits = 1000;

/** Milliseconds; nothing that an editor asked for is made later than that, on a slow machine either. */
const longestWait = 60_000;

/** An editor with where its cursors and the top of its view are once the edits are made. */
interface Kept {
	readonly editor: vscode.TextEditor;
	readonly selections: readonly vscode.Selection[];
	readonly top: number;
}

/**
 * Keeps the cursors and the view of a document's editors where they are when edits of formatting are made, however
 * many there are.
 */
export class StableFormatting {
	/** Ends the waiting for edits that were handed on last, by document. */
	private readonly waiting = new WeakMap<vscode.TextDocument, () => void>();

	/**
	 * Hands edits on, and waits for them to be made.
	 *
	 * @param edits none of them makes a line more or less
	 */
	keepPlaces<Edits extends readonly vscode.TextEdit[] | null | undefined>(
		document: vscode.TextDocument,
		edits: Edits,
	): Edits {
		this.waiting.get(document)?.();
		if (!edits || edits.length <= mostSingleEdits) return edits;
		const kept = placesAfter(document, edits);
		const { version } = document;
		const listener = vscode.workspace.onDidChangeTextDocument((change) => {
			if (change.document !== document || change.contentChanges.length === 0) return;
			stop();
			// Anything else than the one replacement was somebody's edit: the places are those of before it.
			const [whole] = change.contentChanges;
			const isOne = document.version === version + 1 && change.contentChanges.length === 1;
			if (isOne && whole !== undefined && edits.every(({ range }) => isOnLinesOf(range, whole.range)))
				for (const each of kept) void restore(each);
		});
		const stop = () => {
			clearTimeout(timer);
			listener.dispose();
		};
		const timer = setTimeout(stop, longestWait);
		this.waiting.set(document, stop);
		return edits;
	}
}

function isOnLinesOf({ start, end }: vscode.Range, { start: first, end: last }: vscode.Range): boolean {
	return first.line <= start.line && end.line <= last.line;
}

function placesAfter(document: vscode.TextDocument, edits: readonly vscode.TextEdit[]): readonly Kept[] {
	const byLine = new Map<number, vscode.TextEdit[]>();
	for (const edit of edits) {
		const { line } = edit.range.start;
		const ofLine = byLine.get(line);
		if (ofLine === undefined) byLine.set(line, [edit]);
		else ofLine.push(edit);
	}
	return vscode.window.visibleTextEditors
		.filter((editor) => editor.document === document)
		.map((editor) => ({
			editor,
			selections: editor.selections.map(
				({ anchor, active }) => new vscode.Selection(moved(anchor, byLine), moved(active, byLine)),
			),
			top: editor.visibleRanges[0]?.start.line ?? 0,
		}));
}

function moved(
	{ line, character }: vscode.Position,
	byLine: ReadonlyMap<number, readonly vscode.TextEdit[]>,
): vscode.Position {
	let by = 0;
	for (const { range, newText } of byLine.get(line) ?? [])
		if (range.start.character < character)
			by += newText.length - (Math.min(range.end.character, character) - range.start.character);
	return new vscode.Position(line, Math.max(0, character + by));
}

async function restore({ editor, selections, top }: Kept): Promise<void> {
	editor.selections = selections;
	editor.revealRange(new vscode.Range(top, 0, top, 0), vscode.TextEditorRevealType.AtTop);
	// Headings that stick to the top push the line down; only the active editor can be scrolled by lines.
	for (let round = 0; round < mostRounds && editor === vscode.window.activeTextEditor; round++) {
		await new Promise((resolve) => setTimeout(resolve, untilShown));
		const down = top - (editor.visibleRanges[0]?.start.line ?? top);
		if (down !== 0)
			await vscode.commands.executeCommand("editorScroll", {
				to: down > 0 ? "down" : "up",
				by: "line",
				value: Math.abs(down),
				revealCursor: false,
			});
	}
}

/** What an editor shows is told some 30 milliseconds later; on a slow machine, more. */
const untilShown = 100;
const mostRounds = 4;
