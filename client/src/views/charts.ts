import * as vscode from "vscode";
import type { BaseLanguageClient } from "vscode-languageclient";
import { type ChartsParams, type ChartsResult, chartsRequest } from "../../../server/src/common/protocol.js";
import { type FromCharts, fromCharts, type ToCharts } from "../../messages/chartsMessages.js";
import { openTask } from "../commands/openTask.js";
import { showTasks } from "../commands/showTasks.js";
import { pageOptions, WebviewPage } from "../webview/webviewPage.js";
import type { FollowedPlan } from "./followedPlan.js";

/** Nobody types for so long (milliseconds) before the charts are drawn again: never on the way of a key. */
const afterTyping = 400;
const viewType = "niwen.charts";

/** The charts of the plan that is followed, in a panel; they are asked for while it is in sight alone. */
export class Charts implements vscode.Disposable {
	private page: WebviewPage<ToCharts, FromCharts> | undefined;
	private readonly listeners: readonly vscode.Disposable[];
	/** CSS pixels of the page; undefined until it is there. */
	private width: number | undefined;
	/** What is shown, and of which document. */
	private shown: { readonly uri: string; readonly charts: ChartsResult } | undefined;
	private timer: ReturnType<typeof setTimeout> | undefined;
	/** Counts the questions, so that a late answer is not shown. */
	private asked = 0;

	constructor(
		private readonly client: BaseLanguageClient,
		private readonly plan: FollowedPlan,
		private readonly extensionUri: vscode.Uri,
	) {
		this.listeners = [
			plan.onDidChange(() => this.update()),
			plan.onDidEdit(() => this.update(afterTyping)),
			vscode.window.registerWebviewPanelSerializer(viewType, {
				deserializeWebviewPanel: async (panel) => this.adopt(panel),
			}),
		];
	}

	/** The commands by their ids. */
	commands(): readonly (readonly [command: string, run: () => unknown])[] {
		return [["niwen.showCharts", () => this.show()]];
	}

	/** The server has read a document, or knows more that holds for it. */
	updateDocument(uri: string): void {
		if (this.plan.current?.uri.toString() === uri) this.update(afterTyping);
	}

	private show(): void {
		const { t } = vscode.l10n;
		if (this.plan.current === undefined) {
			void vscode.window.showInformationMessage(t("Please open a plan first."));
			return;
		}
		if (this.page !== undefined) {
			this.page.panel.reveal();
			return;
		}
		this.adopt(
			vscode.window.createWebviewPanel(
				viewType,
				t("Charts"),
				vscode.ViewColumn.Beside,
				pageOptions(this.extensionUri),
			),
		);
	}

	/** Fills a panel; one that was there before is closed. */
	private adopt(panel: vscode.WebviewPanel): void {
		this.page?.panel.dispose();
		panel.title = vscode.l10n.t("Charts");
		const page = new WebviewPage<ToCharts, FromCharts>(panel, this.extensionUri, {
			...{ name: "charts", title: panel.title, received: fromCharts },
			receive: (message) => this.receive(message),
			closed: () => {
				if (this.page !== page) return;
				this.page = undefined;
				this.width = undefined;
				this.shown = undefined;
			},
		});
		this.page = page;
	}

	private receive(message: FromCharts): void {
		if (message.type === "open") {
			void this.open(message.mark);
			return;
		}
		// A page that was out of sight begins anew, and says so by itself.
		this.width = message.width;
		this.update();
	}

	/** One task is shown, several are listed over the first of them. */
	private async open(mark: number): Promise<void> {
		if (this.shown === undefined) return;
		const { uri, charts } = this.shown;
		const places = (charts.marks[mark] ?? []).flatMap((task) => {
			const place = charts.places[task];
			return place === undefined ? [] : [place];
		});
		const [first] = places;
		if (first === undefined) return;
		await this.showPlan(uri);
		await openTask(uri, ...first);
		const lines = places.map(([line]) => line);
		if (lines.length > 1) await showTasks(uri, first[0], lines);
	}

	/** Brings the plan into sight, not over the charts. */
	private async showPlan(uri: string): Promise<void> {
		const { visibleTextEditors } = vscode.window;
		if (visibleTextEditors.some(({ document }) => document.uri.toString() === uri)) return;
		const { One, Beside } = vscode.ViewColumn;
		const viewColumn = this.page?.panel.viewColumn === One ? Beside : One;
		await vscode.window.showTextDocument(vscode.Uri.parse(uri, true), { viewColumn });
	}

	private update(delay = 0): void {
		clearTimeout(this.timer);
		if (this.page === undefined || this.width === undefined) return;
		this.timer = setTimeout(() => void this.ask(), delay);
	}

	private async ask(): Promise<void> {
		const question = ++this.asked;
		const uri = this.plan.current?.uri.toString();
		const { page, width } = this;
		if (page === undefined || width === undefined || !page.panel.visible || !this.client.isRunning()) return;
		if (uri === undefined) {
			await page.post({
				type: "nothing",
				text: vscode.l10n.t("Open a plan, and its charts are shown here."),
			});
			return;
		}
		const params: ChartsParams = { uri, width };
		try {
			const charts = await this.client.sendRequest<ChartsResult | null>(chartsRequest, params);
			if (question !== this.asked || charts === null) return;
			this.shown = { uri, charts };
			await page.post({ type: "charts", language: charts.language, html: charts.html });
		} catch {
			// The server is being restarted, and says afterwards that it has read the plan.
		}
	}

	dispose(): void {
		clearTimeout(this.timer);
		this.page?.panel.dispose();
		for (const each of this.listeners) each.dispose();
	}
}
