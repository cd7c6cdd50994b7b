import * as vscode from "vscode";
import { languageId } from "../languageId.js";

/**
 * The plan that views are about: that of the active editor, else the one that was active last for as long as it is
 * open. What follows it is told when another is, and when its text changes.
 */
export class FollowedPlan implements vscode.Disposable {
	private document: vscode.TextDocument | undefined;
	private readonly changes = new vscode.EventEmitter<void>();
	private readonly edits = new vscode.EventEmitter<void>();
	private readonly listeners: readonly vscode.Disposable[];

	/** Another plan, or none, is followed. */
	readonly onDidChange = this.changes.event;
	/** The text of the plan has changed. */
	readonly onDidEdit = this.edits.event;

	constructor() {
		const { window, workspace } = vscode;
		this.document = planIn(window.activeTextEditor) ?? window.visibleTextEditors.map(planIn).find(Boolean);
		this.listeners = [
			window.onDidChangeActiveTextEditor((editor) => this.follow(planIn(editor) ?? this.document)),
			workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
				if (document === this.document && contentChanges.length > 0) this.edits.fire();
			}),
			// A document whose language is changed is closed and opened.
			workspace.onDidCloseTextDocument((document) => {
				if (document === this.document) this.follow(planIn(window.activeTextEditor));
			}),
			workspace.onDidOpenTextDocument((document) => {
				if (document === window.activeTextEditor?.document && isPlan(document)) this.follow(document);
			}),
		];
	}

	get current(): vscode.TextDocument | undefined {
		return this.document;
	}

	private follow(document: vscode.TextDocument | undefined): void {
		if (document === this.document) return;
		this.document = document;
		this.changes.fire();
	}

	dispose(): void {
		for (const each of [...this.listeners, this.changes, this.edits]) each.dispose();
	}
}

function planIn(editor: vscode.TextEditor | undefined): vscode.TextDocument | undefined {
	return editor !== undefined && isPlan(editor.document) ? editor.document : undefined;
}

/** Copies that only show a plan beside another (in a diff) are nothing to follow. */
function isPlan({ languageId: language, uri }: vscode.TextDocument): boolean {
	return language === languageId && !/^(?:git|niwen-)/.test(uri.scheme);
}
