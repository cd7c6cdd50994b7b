import * as vscode from "vscode";
import type { PlanStatus } from "../../server/src/common/protocol.js";
import { languageId } from "./languageId.js";

/**
 * Tasks, findings and layout of the plan in the active editor, beside its language; where no directory is in force
 * for its region, the language status says so and offers to start one.
 */
export class StatusBar implements vscode.Disposable {
	private readonly item = vscode.window.createStatusBarItem(
		"niwen.status",
		vscode.StatusBarAlignment.Right,
		101,
	);

	private noDirectory: vscode.LanguageStatusItem | undefined;

	constructor(private readonly statusOf: (uri: string) => PlanStatus | undefined) {
		this.item.name = "Niwen 拟文";
		this.item.command = "niwen.showStatus";
	}

	update(): void {
		const document = vscode.window.activeTextEditor?.document;
		const status = document?.languageId === languageId ? this.statusOf(document.uri.toString()) : undefined;
		this.offerDirectory(status);
		if (status === undefined) {
			this.item.hide();
			return;
		}
		this.item.text = statusText(status);
		const lines = statusLines(status);
		this.item.tooltip = new vscode.MarkdownString(lines.join("\n\n"));
		// The text is symbols and numbers.
		this.item.accessibilityInformation = { label: `Niwen 拟文: ${lines.join("; ")}` };
		this.item.show();
	}

	private offerDirectory(status: PlanStatus | undefined): void {
		this.noDirectory?.dispose();
		this.noDirectory = undefined;
		if (status === undefined || (status.notInForce === 0 && (status.tasks === 0 || status.hasDirectory)))
			return;
		const { t } = vscode.l10n;
		const hint = vscode.languages.createLanguageStatusItem("niwen.noDirectory", { language: languageId });
		hint.name = t("Directory");
		if (status.notInForce > 0) {
			hint.severity = vscode.LanguageStatusSeverity.Warning;
			hint.text = t("$(book) Directories not in force: {0}", status.notInForce);
			hint.detail = t("Names are not checked against them");
			hint.command = { command: "niwen.showStatus", title: t("Show which, and why") };
			this.noDirectory = hint;
			return;
		}
		hint.text =
			status.region === null ? t("$(book) No directory") : t("$(book) No directory for {0}", status.region);
		hint.detail = t("Units and leaders are not checked");
		hint.command = { command: "niwen.collectNames", title: t("Start one from this plan") };
		this.noDirectory = hint;
	}

	dispose(): void {
		this.item.dispose();
		this.noDirectory?.dispose();
	}
}

/**
 * The status in one line: `118项 · ⊗0 ⚠21 · 表格`; of a total that is another, `2项（写明1项）`. Without a directory a plan
 * without findings is not one whose names are right, and says so.
 */
export function statusText(status: PlanStatus): string {
	if (!status.isPlan) return `$(info) ${vscode.l10n.t("not a plan")}`;
	const { t } = vscode.l10n;
	const { tasks, declaredTotal } = status;
	const count = tasks === 1 ? t("1 task") : t("{0} tasks", tasks);
	const total =
		declaredTotal === null || declaredTotal === tasks
			? count
			: t("{0} (declared: {1})", count, declaredTotal);
	const areNamesChecked = status.hasDirectory || hasNoTasks(status);
	const findings =
		status.errors + status.warnings === 0
			? areNamesChecked
				? "$(pass)"
				: `$(pass) ${t("names not checked")}`
			: `$(error) ${status.errors} $(warning) ${status.warnings}`;
	// Statements, minutes and news have points and no tasks to count.
	const counted = hasNoTasks(status) ? "$(comment)" : `$(checklist) ${total}`;
	return `${counted}  ${findings}  ${layoutName(status.layout)}`;
}

/** The same in words, a line each. */
export function statusLines(status: PlanStatus): string[] {
	const { t } = vscode.l10n;
	const total =
		status.declaredTotal === null
			? t("Tasks: {0} (the plan declares no total)", status.tasks)
			: t("Tasks: {0}, declared: {1}", status.tasks, status.declaredTotal);
	const ofTasks = [
		t("Who leads: {0}", leadName(status.lead)),
		t(
			"Numbering: {0}",
			status.numbering === "per-section" ? t("anew in each section") : t("through the document"),
		),
	];
	return [
		...(hasNoTasks(status) ? [] : [total]),
		t("Findings: errors {0}, warnings {1}, hints {2}", status.errors, status.warnings, status.hints),
		t("Layout: {0}", layoutName(status.layout)),
		...(hasNoTasks(status) ? [] : ofTasks),
		status.region === null
			? t("Region: not known")
			: status.hasDirectory
				? t("Region: {0}, with a directory", status.region)
				: t("Region: {0}, without a directory", status.region),
	];
}

function hasNoTasks({ layout, tasks }: PlanStatus): boolean {
	return layout === "narrative" && tasks === 0;
}

export function layoutName(layout: string | null): string {
	const { t } = vscode.l10n;
	switch (layout) {
		case "table":
			return t("table");
		case "pasted":
			return t("pasted cells");
		case "tsv":
			return t("tab-separated");
		case "inline":
			return t("inline assignments");
		case "narrative":
			return t("prose");
		default:
			return t("no layout");
	}
}

function leadName(lead: string): string {
	const { t } = vscode.l10n;
	switch (lead) {
		case "star":
			return t("marked with ★");
		case "column":
			return t("a column of lead units");
		case "first":
			return t("the first unit of a list");
		case "word":
			return t("the word 牵头");
		default:
			return t("not said");
	}
}
