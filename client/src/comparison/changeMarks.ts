import * as vscode from "vscode";
import type { ComparedChange } from "../../../server/src/common/documentProtocol.js";

type Mark = "added" | "changed" | "removed";

/**
 * Marks changes in the editors that show a plan: a line at the left of rows that came or changed, a dashed one where something
 * is gone. They move along with edits; what a mark stands for is said by hovering, and by the tree for who sees no colours.
 */
export class ChangeMarks implements vscode.Disposable {
	private readonly types: Readonly<Record<Mark, vscode.TextEditorDecorationType>> = {
		added: markType("added", "0 0 0 3px", "solid"),
		changed: markType("modified", "0 0 0 3px", "solid"),
		removed: markType("deleted", "2px 0 0 0", "dashed"),
	};

	/** Shows changes in all editors of a document. */
	show(document: vscode.TextDocument, changes: readonly ComparedChange[]): void {
		const places: Record<Mark, vscode.DecorationOptions[]> = { added: [], changed: [], removed: [] };
		for (const change of changes) {
			// What is gone outside of the tasks, and numbers that follow, show nowhere.
			if (change.kind === "document" && change.line === change.endLine) continue;
			const line = Math.min(change.line, document.lineCount - 1);
			const end = Math.max(line, Math.min(change.endLine - 1, document.lineCount - 1));
			const hoverMessage = new vscode.MarkdownString().appendText(change.sentence);
			places[markOf(change)].push({ range: new vscode.Range(line, 0, end, 0), hoverMessage });
		}
		for (const editor of vscode.window.visibleTextEditors) {
			if (editor.document !== document) continue;
			for (const mark of marks) editor.setDecorations(this.types[mark], places[mark]);
		}
	}

	clear(): void {
		for (const editor of vscode.window.visibleTextEditors)
			for (const mark of marks) editor.setDecorations(this.types[mark], []);
	}

	dispose(): void {
		for (const mark of marks) this.types[mark].dispose();
	}
}

const marks: readonly Mark[] = ["added", "changed", "removed"];

function markOf({ kind, line, endLine }: ComparedChange): Mark {
	if (line === endLine) return "removed";
	return kind === "added" ? "added" : "changed";
}

function markType(colour: "added" | "modified" | "deleted", borderWidth: string, borderStyle: string) {
	return vscode.window.createTextEditorDecorationType({
		isWholeLine: true,
		borderColor: new vscode.ThemeColor(`editorGutter.${colour}Background`),
		borderStyle,
		borderWidth,
		overviewRulerColor: new vscode.ThemeColor(`editorOverviewRuler.${colour}Foreground`),
		overviewRulerLane: vscode.OverviewRulerLane.Left,
		rangeBehavior: vscode.DecorationRangeBehavior.ClosedClosed,
	});
}
