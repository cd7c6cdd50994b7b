import * as vscode from "vscode";
import type { BaseLanguageClient } from "vscode-languageclient";
import {
	type ReportParams,
	type ReportResult,
	type ResponsibilitiesResult,
	type ResponsibleTasksBy,
	reportRequest,
	reportScheme,
	responsibilitiesRequest,
} from "../../../server/src/common/protocol.js";
import { toRange } from "../toRange.js";
import type { FollowedPlan } from "./followedPlan.js";
import { type GroupNode, groupCounts, groupNodes } from "./responsibilityItems.js";

/**
 * Ledgers, statistics and the load map: read-only documents that the server makes and keeps up with the plan. The
 * numbers of tasks in them are links.
 */
export class Reports {
	constructor(
		private readonly client: BaseLanguageClient,
		private readonly plan: FollowedPlan,
	) {}

	/** Serves the links of reports. */
	serve(): vscode.Disposable {
		return vscode.languages.registerDocumentLinkProvider(
			{ scheme: reportScheme },
			{ provideDocumentLinks: (document) => this.linksOf(document) },
		);
	}

	/** The commands by their ids. */
	commands(): readonly (readonly [command: string, run: (node?: GroupNode) => unknown])[] {
		return [
			["niwen.showLedger", (node) => this.showLedger(node)],
			["niwen.showStatistics", () => this.show("statistics")],
			["niwen.showLoad", () => this.show("load")],
		];
	}

	private async show(report: "statistics" | "load"): Promise<void> {
		const uri = this.uriOfPlan();
		if (uri !== undefined) await this.open({ uri, report });
	}

	/** Of the row of the tree that it is called for, else of whom the user chooses. */
	private async showLedger(node?: GroupNode): Promise<void> {
		const uri = node?.uri ?? this.uriOfPlan();
		if (uri === undefined) return;
		const group = node?.group ?? (await this.chooseHolder(uri));
		if (group === undefined || (group.kind !== "unit" && group.kind !== "leader")) return;
		await this.open({ uri, report: "ledger", kind: group.kind, name: group.name });
	}

	private uriOfPlan(): string | undefined {
		const uri = this.plan.current?.uri.toString();
		if (uri === undefined)
			void vscode.window.showInformationMessage(vscode.l10n.t("Please open a plan first."));
		return uri;
	}

	private async chooseHolder(uri: string): Promise<GroupNode["group"] | undefined> {
		const { t } = vscode.l10n;
		const itemsOf = async (by: ResponsibleTasksBy, title: string) => {
			const answer = await this.client.sendRequest<ResponsibilitiesResult | null>(responsibilitiesRequest, {
				uri,
				by,
			});
			const nodes = answer === null ? [] : groupNodes(uri, by, answer);
			const items = nodes
				.filter(({ group }) => group.kind !== "none")
				.map((node) => ({
					label: node.group.name,
					description: groupCounts(node),
					group: node.group,
				}));
			const separator = { label: title, kind: vscode.QuickPickItemKind.Separator, group: undefined };
			return items.length === 0 ? [] : [separator, ...items];
		};
		const [leaders, units] = await Promise.all([
			itemsOf("leader", t("Leaders")),
			itemsOf("unit", t("Units")),
		]);
		const items = [...leaders, ...units];
		if (items.length === 0) {
			void vscode.window.showInformationMessage(t("This plan names neither leaders nor units."));
			return undefined;
		}
		const chosen = await vscode.window.showQuickPick(items, { title: t("Whose tasks should be listed?") });
		return chosen?.group;
	}

	private async open(params: ReportParams): Promise<void> {
		const report = await this.client.sendRequest<ReportResult | null>(reportRequest, params);
		if (report === null) {
			void vscode.window.showInformationMessage(vscode.l10n.t("Please open a plan first."));
			return;
		}
		const document = await vscode.workspace.openTextDocument(vscode.Uri.parse(report.reportUri, true));
		await vscode.window.showTextDocument(document, { viewColumn: vscode.ViewColumn.Beside });
	}

	private async linksOf(document: vscode.TextDocument): Promise<vscode.DocumentLink[]> {
		const params = paramsOf(document.uri);
		if (params === undefined) return [];
		const report = await this.client.sendRequest<ReportResult | null>(reportRequest, params);
		// Where the plan has changed meanwhile, the document is made anew, and its links with it.
		if (report === null || report.text !== document.getText()) return [];
		return report.links.map(({ range, line, character }) => {
			const { start, end } = range;
			const query = encodeURIComponent(JSON.stringify([params.uri, line, character]));
			const link = new vscode.DocumentLink(
				toRange({ start, end }),
				vscode.Uri.parse(`command:niwen.openTask?${query}`),
			);
			link.tooltip = vscode.l10n.t("Go to the task");
			return link;
		});
	}
}

/** What a report is about stands in its address; what others have written into one is for the server to judge. */
function paramsOf(uri: vscode.Uri): ReportParams | undefined {
	try {
		return JSON.parse(uri.query) as ReportParams;
	} catch {
		return undefined;
	}
}
