import * as vscode from "vscode";
import { languageId } from "../languageId.js";

/**
 * The plan that views are about: that of the active editor, else the one that was active last for as long as it is
 * open. What follows it is told when another is, and when its text changes.
 */
export class FollowedPlan implements vscode.Disposable {
	private document: vscode.TextDocument | undefined;
	/** The address of a plan that is followed again. */
	private resumed: string | undefined;
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
				if (document !== this.document) return;
				this.follow(planIn(window.activeTextEditor));
				// A document that no editor has shown since the window was loaded is closed after some minutes.
				if (document.uri.toString() === this.resumed) void this.resume(document.uri);
			}),
			workspace.onDidOpenTextDocument((document) => {
				if (document === window.activeTextEditor?.document && isPlan(document)) this.follow(document);
			}),
		];
	}

	get current(): vscode.TextDocument | undefined {
		return this.document;
	}

	/** Follows a plan again that was followed before, if a tab still shows it and the user is not in another plan. */
	async resume(uri: vscode.Uri): Promise<void> {
		if (!hasTab(uri)) return;
		let document: vscode.TextDocument;
		try {
			document = await vscode.workspace.openTextDocument(uri);
		} catch {
			// Its file is gone; the tab says so.
			return;
		}
		if (!isPlan(document) || planIn(vscode.window.activeTextEditor) !== undefined) return;
		this.resumed = uri.toString();
		this.follow(document);
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

/** Whether a tab shows a document, in front or behind others. */
function hasTab(uri: vscode.Uri): boolean {
	const address = uri.toString();
	return vscode.window.tabGroups.all
		.flatMap(({ tabs }) => tabs)
		.some(({ input }) => input instanceof vscode.TabInputText && input.uri.toString() === address);
}

function planIn(editor: vscode.TextEditor | undefined): vscode.TextDocument | undefined {
	return editor !== undefined && isPlan(editor.document) ? editor.document : undefined;
}

/** Copies that only show a plan beside another (in a diff) are nothing to follow. */
function isPlan({ languageId: language, uri }: vscode.TextDocument): boolean {
	return language === languageId && !/^(?:git|niwen-)/.test(uri.scheme);
}
