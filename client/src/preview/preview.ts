import * as vscode from "vscode";
import type { BaseLanguageClient } from "vscode-languageclient";
import {
	type EditPreviewAnswer,
	type EditPreviewParams,
	editPreviewRequest,
	type PreviewAnswer,
	type PreviewParams,
	type PreviewPlace,
	type PreviewPlaceParams,
	previewPlaceRequest,
	previewRequest,
} from "../../../server/src/common/previewProtocol.js";
import {
	type FromPreviewPage,
	fromPreviewPage,
	previewState,
	type ToPreviewPage,
} from "../../messages/previewMessages.js";
import { exportPlan, printPlan, readProfile } from "../commands/exportPlan.js";
import { toRange } from "../toRange.js";
import type { FollowedPlan } from "../views/followedPlan.js";
import { pageOptions, WebviewPage } from "../webview/webviewPage.js";
import { itemAtLine, lineOfPlace, placeOfLine } from "./places.js";
import { previewWords } from "./previewWords.js";

const viewType = "niwen.preview";
/** Milliseconds behind a key before the preview is asked for; of a large plan so many times as long as the last took. */
const leastPause = 20;
const pauseFactor = 3;
const longestPause = 1_000;
/** Within so many milliseconds a scroll is an answer to our own. */
const echo = 250;

/** What the page shows. */
interface Shown {
	readonly document: vscode.TextDocument;
	readonly number: number;
	readonly lines: readonly number[];
	readonly profile: string | undefined;
}

type Message<Type extends FromPreviewPage["type"]> = Extract<FromPreviewPage, { readonly type: Type }>;

/**
 * The preview: the plan that is followed, as it will be printed. It is asked for while it is in sight alone; one question
 * at a time, and of a large plan when nobody types.
 */
export class Preview implements vscode.Disposable {
	private page: WebviewPage<ToPreviewPage, FromPreviewPage> | undefined;
	private isReady = false;
	private shown: Shown | undefined;
	private timer: ReturnType<typeof setTimeout> | undefined;
	private asking: Promise<void> | undefined;
	private isStale = true;
	private took = 0;
	private quietUntil = 0;
	private readonly listeners: readonly vscode.Disposable[];

	constructor(
		private readonly client: BaseLanguageClient,
		private readonly plan: FollowedPlan,
		private readonly extensionUri: vscode.Uri,
	) {
		const { window } = vscode;
		this.listeners = [
			window.registerWebviewPanelSerializer(viewType, {
				deserializeWebviewPanel: (panel, state: unknown) => this.restore(panel, state),
			}),
			plan.onDidChange(() => this.update(0)),
			plan.onDidEdit(() => this.update()),
			window.onDidChangeTextEditorSelection(({ textEditor }) => this.pointAt(textEditor)),
			window.onDidChangeTextEditorVisibleRanges(({ textEditor }) => this.scrollWith(textEditor)),
			vscode.workspace.onDidChangeConfiguration((event) => {
				if (event.affectsConfiguration("niwen.export")) this.update(0);
			}),
		];
	}

	/** The commands by their ids. */
	commands(): readonly (readonly [command: string, run: () => unknown])[] {
		return [
			["niwen.showPreview", () => this.show(vscode.ViewColumn.Active)],
			["niwen.showPreviewToSide", () => this.show(vscode.ViewColumn.Beside)],
		];
	}

	/** The server has read a document, or knows more that holds for it. */
	updateDocument(uri: string): void {
		if (this.page !== undefined && this.plan.current?.uri.toString() === uri) this.update();
	}

	private show(viewColumn: vscode.ViewColumn): void {
		if (this.page !== undefined) {
			this.page.panel.reveal(undefined, true);
			return;
		}
		// A text that is being edited is not lost while another tab is in front.
		const options = { ...pageOptions(this.extensionUri), retainContextWhenHidden: true };
		const place = { viewColumn, preserveFocus: viewColumn === vscode.ViewColumn.Beside };
		this.adopt(vscode.window.createWebviewPanel(viewType, vscode.l10n.t("Preview"), place, options));
	}

	/** Fills a panel that was there before the window was loaded anew, with the plan that it showed. */
	private async restore(panel: vscode.WebviewPanel, state: unknown): Promise<void> {
		this.adopt(panel);
		const { data } = previewState.safeParse(state);
		if (data?.plan !== undefined) await this.plan.resume(vscode.Uri.parse(data.plan));
	}

	private adopt(panel: vscode.WebviewPanel): void {
		this.page?.panel.dispose();
		this.page = new WebviewPage(panel, this.extensionUri, {
			name: "preview",
			title: vscode.l10n.t("Preview"),
			received: fromPreviewPage,
			receive: (message) => void this.receive(message),
			closed: () => this.closed(panel),
		});
		panel.onDidChangeViewState(() => {
			if (this.isStale) this.update(0);
		});
	}

	private closed(panel: vscode.WebviewPanel): void {
		if (this.page?.panel !== panel) return;
		this.page = undefined;
		this.isReady = false;
		this.shown = undefined;
		clearTimeout(this.timer);
	}

	/** Marks what is shown as old, and asks again where it is in sight. */
	private update(pause = Math.min(longestPause, Math.max(leastPause, this.took * pauseFactor))): void {
		this.isStale = true;
		if (this.page === undefined || !this.isReady) return;
		clearTimeout(this.timer);
		this.timer = setTimeout(() => void this.bringUpToDate(), pause);
	}

	/** Has the page show the newest text; whoever asks meanwhile waits for the same. */
	private async bringUpToDate(): Promise<void> {
		clearTimeout(this.timer);
		while (this.isStale && this.page?.panel.visible === true && this.isReady && this.client.isRunning()) {
			this.asking ??= this.ask().finally(() => {
				this.asking = undefined;
			});
			await this.asking;
		}
	}

	private async ask(): Promise<void> {
		this.isStale = false;
		const document = this.plan.current;
		if (document === undefined) {
			this.shown = undefined;
			this.say(vscode.l10n.t("Open a plan (NAME.plan.md) first."));
			return;
		}
		const profile = await readProfile(document);
		if (profile instanceof Error) {
			this.say(profile.message);
			return;
		}
		const before = this.shown?.document === document ? this.shown : undefined;
		const params: PreviewParams = {
			uri: document.uri.toString(),
			known: before?.number ?? null,
			...(profile === undefined ? {} : { profile }),
		};
		const begin = Date.now();
		try {
			const answer = await this.client.sendRequest<PreviewAnswer | null>(previewRequest, params);
			this.took = Date.now() - begin;
			this.take(document, profile, answer);
		} catch {
			// The server is being restarted, and says afterwards that it has read the plan.
			this.shown = undefined;
		}
	}

	private take(
		document: vscode.TextDocument,
		profile: string | undefined,
		answer: PreviewAnswer | null,
	): void {
		if (answer === null || "refused" in answer) {
			this.shown = undefined;
			this.say(answer?.refused ?? vscode.l10n.t("Open a plan (NAME.plan.md) first."));
			return;
		}
		const { number, since, title, changes, lines, look } = answer;
		const isOther = this.shown?.document !== document;
		this.shown = { document, number, lines, profile };
		if (this.page !== undefined)
			this.page.panel.title = vscode.l10n.t("Preview {0}", document.uri.path.split("/").at(-1) ?? "");
		if (isOther) this.post({ type: "keep", plan: document.uri.toString() });
		this.post({ type: "show", number, since, title, changes: [...changes], look });
		const editor = this.editor();
		if (editor === undefined) return;
		this.pointAt(editor);
		if (isOther) this.scrollWith(editor);
	}

	private say(message: string): void {
		this.post({ type: "nothing", message });
	}

	private post(message: ToPreviewPage): void {
		void this.page?.post(message);
	}

	/** The editor that shows the text. */
	private editor(): vscode.TextEditor | undefined {
		const document = this.shown?.document;
		return vscode.window.visibleTextEditors.find((editor) => editor.document === document);
	}

	private pointAt({ document, selection }: vscode.TextEditor): void {
		if (this.shown?.document !== document || this.isStale) return;
		const { number, lines } = this.shown;
		this.post({ type: "point", number, item: itemAtLine(lines, selection.active.line) });
	}

	private scrollWith({ document, visibleRanges }: vscode.TextEditor): void {
		if (this.shown?.document !== document || Date.now() < this.quietUntil) return;
		const { number, lines } = this.shown;
		this.post({ type: "scroll", number, ...placeOfLine(lines, visibleRanges[0]?.start.line ?? 0) });
	}

	private async receive(message: FromPreviewPage): Promise<void> {
		switch (message.type) {
			case "ready":
				this.isReady = true;
				this.shown = undefined;
				this.post({ type: "words", words: previewWords() });
				this.update(0);
				break;
			case "point":
				await this.point(message);
				break;
			case "scroll":
				this.scroll(message);
				break;
			case "edit":
				this.post({ type: "edited", refused: await this.edit(message) });
				break;
			case "run":
				await this.run(message.command);
				break;
			case "shown":
				break;
		}
	}

	private async point({ number, item, column, open }: Message<"point">): Promise<void> {
		const document = this.shown?.document;
		if (document === undefined) return;
		const params: PreviewPlaceParams = { uri: document.uri.toString(), number, item, column };
		const place = await this.client.sendRequest<PreviewPlace | null>(previewPlaceRequest, params);
		if (place === null) return;
		const cursor = new vscode.Range(place.line, place.character, place.line, place.character);
		this.quietUntil = Date.now() + echo;
		const editor = this.editor();
		if (open) {
			const viewColumn = editor?.viewColumn ?? vscode.ViewColumn.One;
			await vscode.window.showTextDocument(document, { viewColumn, selection: cursor });
		} else if (editor !== undefined) {
			editor.selection = new vscode.Selection(cursor.start, cursor.end);
			editor.revealRange(cursor, vscode.TextEditorRevealType.InCenterIfOutsideViewport);
		}
	}

	private scroll({ number, item, above }: Message<"scroll">): void {
		const editor = this.editor();
		if (editor === undefined || this.shown?.number !== number) return;
		this.quietUntil = Date.now() + echo;
		const line = lineOfPlace(this.shown.lines, { item, above });
		editor.revealRange(new vscode.Range(line, 0, line, 0), vscode.TextEditorRevealType.AtTop);
	}

	/** Writes what the user has typed into a cell. Answers why it could not be, null where it was. */
	private async edit({ number, item, column, was, text }: Message<"edit">): Promise<string | null> {
		const document = this.shown?.document;
		const { t } = vscode.l10n;
		const gone = t("The plan is not open any more.");
		if (document === undefined || document.isClosed) return gone;
		// Changes that the page has not been told of come first: they may be of this very cell.
		await this.bringUpToDate();
		const params: EditPreviewParams = { uri: document.uri.toString(), number, item, column, was, text };
		const answer = await this.client.sendRequest<EditPreviewAnswer | null>(editPreviewRequest, params);
		if (answer === null) return gone;
		if ("refused" in answer) return answer.refused;
		const notMade = t("The editor did not make the change; please try again.");
		if (answer.version !== document.version) return notMade;
		const edit = new vscode.WorkspaceEdit();
		for (const { range, newText } of answer.edits) {
			const { start, end } = range;
			const place = toRange({ start, end });
			edit.replace(document.uri, place, newText);
		}
		return answer.edits.length === 0 || (await vscode.workspace.applyEdit(edit)) ? null : notMade;
	}

	private async run(command: Message<"run">["command"]): Promise<void> {
		const document = this.shown?.document;
		if (document === undefined) return;
		if (command === "print") await printPlan(this.client, {}, document);
		else if (command === "export") await exportPlan(this.client, {}, document);
		else await this.undo(document, command);
	}

	/** Undo is the editor's: it is made there, and the user comes back. */
	private async undo(document: vscode.TextDocument, command: "undo" | "redo"): Promise<void> {
		const viewColumn = this.editor()?.viewColumn;
		if (viewColumn === undefined) return;
		await vscode.window.showTextDocument(document, { viewColumn });
		await vscode.commands.executeCommand(command);
		this.page?.panel.reveal(undefined, false);
	}

	dispose(): void {
		clearTimeout(this.timer);
		this.page?.panel.dispose();
		for (const each of this.listeners) each.dispose();
	}
}
