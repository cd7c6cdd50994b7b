import {
	ErrorCodes,
	ResponseError,
	type TextDocumentContentParams,
	TextDocumentContentRefreshRequest,
	TextDocumentContentRequest,
} from "vscode-languageserver";
import type { LocalizedText } from "../model/localizedText.js";
import { type ReportParams, type ReportResult, reportRequest, reportScheme } from "../protocol.js";
import type { PlanSnapshot } from "../snapshot/planSnapshot.js";
import { printable } from "../text/printable.js";
import { canonicalUri } from "../uris.js";
import type { ServerState } from "./serverState.js";
import { problemOf, type WorkspacePlans } from "./workspacePlans.js";

/** Milliseconds without an edit before whoever shows a report is told to ask again. */
const quiet = 300;

/**
 * Pages about a plan: answered by a request of Niwen's own and, where the client opens documents that its server makes
 * (LSP 3.18), as read-only documents that follow the plan. Nothing is computed unless it is asked for.
 */
export class Reports {
	/** What clients show, as they spell it, by the plan that it is about; asked for since they were told last. */
	private readonly shown = new Map<string, Set<string>>();
	/** Counts the changes of a plan, while somebody waits for the last. */
	private readonly changes = new Map<string, number>();

	constructor(
		private readonly state: ServerState,
		private readonly plans: WorkspacePlans,
		/** Waits until it is known what holds for a document. */
		private readonly whenKnown: (uri: string) => Promise<unknown>,
	) {}

	serve(): void {
		const { connection, reportFailure } = this.state;
		connection.onRequest(reportRequest, async (raw: unknown) => {
			const { reportParams } = await import("./requestSchemas.js");
			const params = reportParams.safeParse(raw);
			if (!params.success)
				return new ResponseError(ErrorCodes.InvalidParams, `${reportRequest}: ${params.error.message}`);
			try {
				return await this.report(params.data);
			} catch (error) {
				reportFailure(reportRequest, error);
				return null;
			}
		});
		connection.onRequest(TextDocumentContentRequest.type, async ({ uri }: TextDocumentContentParams) => {
			try {
				return { text: await this.content(uri) };
			} catch (error) {
				reportFailure(TextDocumentContentRequest.method, error);
				return { text: "" };
			}
		});
	}

	/** A plan is another now; of one that is not shown in a report nothing follows. */
	planChanged(uri: string): void {
		if (this.shown.size === 0) return;
		const key = canonicalUri(uri);
		if (this.shown.has(key)) void this.refreshLater(key);
	}

	/** What holds for all plans is another now. */
	allChanged(): void {
		for (const key of this.shown.keys()) void this.refreshLater(key);
	}

	private async report(params: ReportParams): Promise<ReportResult | null> {
		const snapshot = await this.snapshotOf(params.uri);
		if (snapshot === undefined) return null;
		const { provideReport } = await import("../features/reports.js");
		const { language } = this.state.options;
		return { reportUri: reportUri(params, language), ...provideReport(snapshot, params, language) };
	}

	private async content(uri: string): Promise<string> {
		const { language } = this.state.options;
		const params = await readReportUri(uri);
		if (params === undefined) return `${unknownReport[language]}\n`;
		const key = canonicalUri(params.uri);
		this.shown.set(key, (this.shown.get(key) ?? new Set()).add(uri));
		const report = await this.report(params);
		return printable(report?.text ?? `${planNotOpen[language]}\n`);
	}

	/** The plan as it is open, else as its file says where it is one of the workspace. */
	private async snapshotOf(uri: string): Promise<PlanSnapshot | undefined> {
		const { store, host } = this.state;
		if (store.has(uri)) {
			await this.whenKnown(uri);
			return store.snapshot(uri);
		}
		if (!this.plans.index.has(canonicalUri(uri))) return undefined;
		const text = await host.readFile(uri);
		return text === undefined || problemOf(text) !== undefined
			? undefined
			: await this.plans.readClosed(uri, text);
	}

	private async refreshLater(key: string): Promise<void> {
		const isWaiting = this.changes.has(key);
		this.changes.set(key, (this.changes.get(key) ?? 0) + 1);
		if (isWaiting) return;
		for (let before = -1; before !== this.changes.get(key); ) {
			before = this.changes.get(key) ?? 0;
			await this.state.host.pause(quiet);
		}
		this.changes.delete(key);
		const uris = this.shown.get(key) ?? [];
		// Whoever still shows it asks again; a report that was closed meanwhile is forgotten so.
		this.shown.delete(key);
		const { client, connection } = this.state;
		for (const uri of uris)
			void client.ask({
				method: TextDocumentContentRefreshRequest.method,
				without: {
					zh: "台账、统计等页面重新打开后才会更新。",
					en: "Ledgers and statistics are brought up to date when they are opened again.",
				},
				send: () => connection.sendRequest(TextDocumentContentRefreshRequest.type, { uri }),
			});
	}
}

/** The address of a report: a name for the tab, and what it is about as JSON. */
function reportUri(params: ReportParams, language: keyof LocalizedText): string {
	const name = names[params.report][language];
	const file = params.report === "ledger" ? `${params.name} ${name}` : name;
	return `${reportScheme}:/${encodeURIComponent(`${file.replace(/[\\/]/g, " ")}.md`)}?${encodeURIComponent(JSON.stringify(params))}`;
}

async function readReportUri(uri: string): Promise<ReportParams | undefined> {
	const query = new RegExp(`^${reportScheme}:[^?]{0,4000}\\?(.{1,8000})$`).exec(uri)?.[1];
	if (query === undefined) return undefined;
	try {
		const { reportParams } = await import("./requestSchemas.js");
		return reportParams.safeParse(JSON.parse(decodeURIComponent(query))).data;
	} catch {
		return undefined;
	}
}

const names: Readonly<Record<ReportParams["report"], LocalizedText>> = {
	ledger: { zh: "台账", en: "ledger" },
	statistics: { zh: "方案统计", en: "The plan in numbers" },
	load: { zh: "任务分布", en: "Who has how much to do" },
};

const unknownReport: LocalizedText = {
	zh: "这个地址不是拟文的台账或统计；请从方案里重新打开。",
	en: "This address does not lead to a ledger or statistics of Niwen; please open them from the plan.",
};

const planNotOpen: LocalizedText = {
	zh: "这一页所依据的方案没有打开；打开方案后，这里会自动更新。",
	en: "The plan that this page is about is not open; open it, and the page is brought up to date.",
};
