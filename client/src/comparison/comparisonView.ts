import * as vscode from "vscode";
import type { BaseLanguageClient } from "vscode-languageclient";
import {
	type CompareAnswer,
	type ComparedChange,
	type ComparedPart,
	type CompareParams,
	compareRequest,
	type TakeChangeAnswer,
	type TakeChangeParams,
	takeChangeRequest,
} from "../../../server/src/common/documentProtocol.js";
import { nameOf } from "../commands/files.js";
import { askServer } from "../commands/longRequest.js";
import { activePlan } from "../commands/serverCommand.js";
import { toRange } from "../toRange.js";
import { type ChangeNode, changeItem, keyOfNode } from "./changeItems.js";
import { ChangeMarks } from "./changeMarks.js";
import { chooseOtherVersion } from "./chooseVersion.js";
import { type OtherVersion, readVersion } from "./version.js";

/** Nobody types for so long (milliseconds) before plans are compared anew: never on the way of a key. */
const afterTyping = 700;

type Answer = Exclude<CompareAnswer, { readonly refused: string }>;

/** A plan beside another version of it. */
interface Comparison {
	readonly document: vscode.TextDocument;
	readonly other: OtherVersion;
	readonly answer: Answer;
	/** What the user lets stand as it is here. */
	readonly kept: Set<string>;
}

/** A change that a command is about: a row of the tree, or its key and that of its part. */
export type WantedChange = ChangeNode | { readonly key: string; readonly part?: string };

/**
 * The changes of a plan beside another version of it: a tree, and marks in the text. It is there from the command on until it
 * is closed, and is asked for again when the plan has changed and nobody types.
 */
export class ComparisonView implements vscode.Disposable {
	private readonly changes = new vscode.EventEmitter<undefined>();
	private readonly tree: vscode.TreeView<ChangeNode>;
	private readonly marks = new ChangeMarks();
	private readonly listeners: readonly vscode.Disposable[];
	private shown: Comparison | undefined;
	private timer: ReturnType<typeof setTimeout> | undefined;
	/** Counts the questions, so that a late answer is not shown. */
	private asked = 0;

	constructor(private readonly client: BaseLanguageClient) {
		this.tree = vscode.window.createTreeView<ChangeNode>("niwen.comparison", {
			treeDataProvider: {
				onDidChangeTreeData: this.changes.event,
				getTreeItem: (node) => changeItem(node, this.partsOf(node.change)),
				getChildren: (node) => (node === undefined ? this.roots() : this.childrenOf(node)),
			},
			showCollapseAll: true,
		});
		this.listeners = [
			vscode.workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
				if (document === this.shown?.document && contentChanges.length > 0) this.compareLater();
			}),
			vscode.workspace.onDidCloseTextDocument((document) => {
				if (document === this.shown?.document) void this.close();
			}),
			vscode.window.onDidChangeVisibleTextEditors(() => this.mark()),
		];
	}

	/** The commands of the view by their ids. */
	commands(): readonly (readonly [command: string, run: (...args: never[]) => unknown])[] {
		return [
			[
				"niwen.compareWith",
				(options?: { readonly other?: vscode.Uri } | vscode.Uri) => this.compareWith(options),
			],
			["niwen.takeChange", (wanted?: WantedChange) => this.take(wanted)],
			["niwen.keepChange", (wanted?: WantedChange) => this.keep(wanted)],
			["niwen.compareAgain", () => this.compareAgain()],
			["niwen.closeComparison", () => this.close()],
		];
	}

	/** Compares the active plan; answers with what was found, undefined where nothing was compared. */
	private async compareWith(
		options?: { readonly other?: vscode.Uri } | vscode.Uri,
	): Promise<Answer | undefined> {
		const document = activePlan();
		if (document === undefined) return undefined;
		const given = options instanceof vscode.Uri ? undefined : options?.other;
		const other = given === undefined ? await chooseOtherVersion(document) : await readVersion(given);
		if (other === undefined) return undefined;
		const answer = await this.ask(document, other);
		if (answer === undefined) return undefined;
		this.show({ document, other, answer, kept: new Set() });
		await vscode.commands.executeCommand("setContext", "niwen.comparison.active", true);
		if (answer.changes.length === 0) void vscode.window.showInformationMessage(answer.message);
		else await vscode.commands.executeCommand("niwen.comparison.focus");
		return answer;
	}

	private async ask(document: vscode.TextDocument, other: OtherVersion): Promise<Answer | undefined> {
		const params: CompareParams = {
			uri: document.uri.toString(),
			other: { uri: other.uri, text: other.text },
		};
		return askServer<CompareAnswer>(this.client, compareRequest, params, vscode.l10n.t("Comparing plans…"));
	}

	/** Reads the other version once more, and lists again what was kept. */
	private async compareAgain(): Promise<void> {
		const { shown } = this;
		const other = await shown?.other.again();
		if (shown === undefined || other === undefined || this.shown !== shown) return;
		const answer = await this.ask(shown.document, other);
		if (answer !== undefined && this.shown === shown) this.show({ ...shown, other, answer, kept: new Set() });
	}

	private compareLater(): void {
		clearTimeout(this.timer);
		this.timer = setTimeout(() => void this.update(), afterTyping);
	}

	/** The plan is another by now: what is shown follows. */
	private async update(): Promise<void> {
		const { shown } = this;
		if (shown === undefined || shown.document.isClosed || !this.client.isRunning()) return;
		const question = ++this.asked;
		const { document, other } = shown;
		const params: CompareParams = {
			uri: document.uri.toString(),
			other: { uri: other.uri, text: other.text },
		};
		try {
			const answer = await this.client.sendRequest<CompareAnswer | null>(compareRequest, params);
			if (question !== this.asked || this.shown?.document !== document || answer === null) return;
			if ("changes" in answer) this.show({ ...this.shown, answer });
		} catch {
			// The server is being restarted; the next edit asks again.
		}
	}

	private show(comparison: Comparison): void {
		clearTimeout(this.timer);
		this.shown = comparison;
		const { t } = vscode.l10n;
		const { document, other, answer, kept } = comparison;
		this.tree.description = t("{0} → {1}", other.name, nameOf(document.uri));
		this.tree.message =
			kept.size > 0 ? `${answer.message} ${t("{0} kept as they are here.", kept.size)}` : answer.message;
		this.changes.fire(undefined);
		this.mark();
		// The text has gone on while it was compared.
		if (document.version !== answer.version) this.compareLater();
	}

	private mark(): void {
		const { shown } = this;
		if (shown === undefined || shown.document.version !== shown.answer.version) return;
		this.marks.show(shown.document, this.open());
	}

	/** The changes that are not kept. */
	private open(): readonly ComparedChange[] {
		const { shown } = this;
		if (shown === undefined) return [];
		return shown.answer.changes.filter(
			(change) =>
				!shown.kept.has(change.key) && (change.parts.length === 0 || this.partsOf(change).length > 0),
		);
	}

	private partsOf(change: ComparedChange): readonly ComparedPart[] {
		return change.parts.filter((part) => this.shown?.kept.has(keyOfNode({ change, part })) !== true);
	}

	private roots(): ChangeNode[] {
		const uri = this.shown?.document.uri.toString() ?? "";
		return this.open().map((change) => ({ uri, change, line: change.line }));
	}

	private childrenOf({ uri, change, part, line }: ChangeNode): ChangeNode[] {
		const parts = part === undefined ? this.partsOf(change) : [];
		return parts.length < 2 ? [] : parts.map((each) => ({ uri, change, part: each, line }));
	}

	/** Makes the plan say what the other version says, as one change that one undo takes back. */
	private async take(wanted?: WantedChange): Promise<boolean> {
		const { shown } = this;
		const keys = this.keysOf(wanted);
		if (shown === undefined || keys === undefined) return false;
		const { document, other } = shown;
		const { t } = vscode.l10n;
		const params: TakeChangeParams = {
			...keys,
			uri: document.uri.toString(),
			other: { uri: other.uri, text: other.text },
		};
		const answer = await askServer<TakeChangeAnswer>(
			this.client,
			takeChangeRequest,
			params,
			t("Changing the plan…"),
		);
		const isMade = answer !== undefined && (await makeEdits(document, answer));
		await this.update();
		if (isMade)
			vscode.window.setStatusBarMessage(t("Changed to what {0} says; undo takes it back.", other.name), 4000);
		return isMade;
	}

	/** Leaves a change as it is here, and out of the list. */
	private keep(wanted?: WantedChange): boolean {
		const { shown } = this;
		const keys = this.keysOf(wanted);
		if (shown === undefined || keys === undefined) return false;
		shown.kept.add(keys.part === undefined ? keys.key : `${keys.key}\n${keys.part}`);
		this.show(shown);
		return true;
	}

	/** The keys of what a command is about: of a row, else of the one that is selected. */
	private keysOf(wanted?: WantedChange): { readonly key: string; readonly part?: string } | undefined {
		if (wanted !== undefined && "key" in wanted) return wanted;
		const node = wanted ?? this.tree.selection[0];
		if (node === undefined) {
			void vscode.window.showInformationMessage(vscode.l10n.t("Select a change in the comparison first."));
			return undefined;
		}
		return { key: node.change.key, ...(node.part === undefined ? {} : { part: node.part.key }) };
	}

	private async close(): Promise<void> {
		clearTimeout(this.timer);
		this.asked++;
		this.shown = undefined;
		this.marks.clear();
		this.changes.fire(undefined);
		await vscode.commands.executeCommand("setContext", "niwen.comparison.active", false);
	}

	dispose(): void {
		clearTimeout(this.timer);
		for (const each of [...this.listeners, this.tree, this.changes, this.marks]) each.dispose();
	}
}

/** Makes edits that were made for a version of a document; says so where it is another by now. */
async function makeEdits(
	document: vscode.TextDocument,
	{ version, edits }: Exclude<TakeChangeAnswer, { readonly refused: string }>,
): Promise<boolean> {
	const { t } = vscode.l10n;
	if (document.version !== version) {
		void vscode.window.showInformationMessage(
			t("The plan was changed meanwhile, so nothing was done; please try again."),
		);
		return false;
	}
	const edit = new vscode.WorkspaceEdit();
	for (const { range, newText } of edits) {
		const { start, end } = range;
		edit.replace(document.uri, toRange({ start, end }), newText);
	}
	return vscode.workspace.applyEdit(edit);
}
