import * as vscode from "vscode";
import type { BaseLanguageClient } from "vscode-languageclient";
import {
	type ResponsibilitiesParams,
	type ResponsibilitiesResult,
	type ResponsibleTasksBy,
	responsibilitiesRequest,
} from "../../../server/src/common/protocol.js";
import type { FollowedPlan } from "./followedPlan.js";
import { groupNodes, type ResponsibilityNode, treeItemOf } from "./responsibilityItems.js";

/** Nobody types for so long (milliseconds) before the tree is asked for again: never on the way of a key. */
const afterTyping = 400;
/** While a filter is typed, so long. */
const afterFilter = 120;
const keptChoice = "niwen.responsibilitiesBy";

/** What stands in the empty view: a text of `viewsWelcome` in package.json for each. */
type Emptiness = "noPlan" | "noTasks" | "noNames" | "none";

/**
 * The tree of who answers for which tasks. It is asked for while it is in sight alone, and again when the plan has
 * changed and nobody types.
 */
export class ResponsibilityView implements vscode.Disposable {
	private readonly changes = new vscode.EventEmitter<undefined>();
	private readonly tree: vscode.TreeView<ResponsibilityNode>;
	private readonly listeners: readonly vscode.Disposable[];
	private by: ResponsibleTasksBy;
	private filter = "";
	private roots: readonly ResponsibilityNode[] = [];
	private timer: ReturnType<typeof setTimeout> | undefined;
	/** Counts the questions, so that a late answer is not shown. */
	private asked = 0;
	/** What is shown is not what the plan says now. */
	private isStale = true;
	/** What the rows were made of, as JSON. */
	private shown = "";

	constructor(
		private readonly client: BaseLanguageClient,
		private readonly plan: FollowedPlan,
		private readonly memory: vscode.Memento,
	) {
		this.by = memory.get<ResponsibleTasksBy>(keptChoice, "leader");
		this.tree = vscode.window.createTreeView<ResponsibilityNode>("niwen.responsibilities", {
			treeDataProvider: {
				onDidChangeTreeData: this.changes.event,
				getTreeItem: treeItemOf,
				getChildren: (node) => (node === undefined ? [...this.roots] : childrenOf(node)),
			},
			showCollapseAll: true,
		});
		this.listeners = [
			this.tree.onDidChangeVisibility(() => this.updateLater(0)),
			plan.onDidChange(() => this.update()),
			plan.onDidEdit(() => this.update(afterTyping)),
		];
		void setContext("empty", "noPlan");
		void setContext("filtered", false);
		this.update();
	}

	/** The server has read a document, or knows more that holds for it. */
	updateDocument(uri: string): void {
		if (this.plan.current?.uri.toString() === uri) this.update(afterTyping);
	}

	/** Marks what is shown as old, and asks again where it is in sight. */
	update(delay = 0): void {
		this.isStale = true;
		this.updateLater(delay);
	}

	private async chooseGrouping(): Promise<void> {
		const { t } = vscode.l10n;
		const choices: readonly (vscode.QuickPickItem & { readonly by: ResponsibleTasksBy })[] = [
			{ by: "leader", label: `$(person) ${t("By leader")}` },
			{
				by: "unit",
				label: `$(organization) ${t("By unit")}`,
				description: t("what it leads, then what it shares in"),
			},
			{ by: "section", label: `$(list-unordered) ${t("By section")}` },
		];
		const title = t("Show the tasks");
		const items = choices.map((choice) =>
			choice.by === this.by ? { ...choice, detail: t("shown now") } : choice,
		);
		const chosen = await vscode.window.showQuickPick(items, { title });
		if (chosen !== undefined) await this.showBy(chosen.by);
	}

	private async showBy(by: ResponsibleTasksBy): Promise<void> {
		this.by = by;
		await this.memory.update(keptChoice, by);
		this.update();
	}

	/** Asks for a filter, and shows at each key what fits; given up, the one of before holds. */
	private askForFilter(): void {
		const { t } = vscode.l10n;
		const before = this.filter;
		const input = vscode.window.createInputBox();
		input.title = t("Show only what fits");
		input.placeholder = t("a unit, a leader, words of a task, or a number; initials such as fgw will do");
		input.value = before;
		let isAccepted = false;
		input.onDidChangeValue((value) => this.setFilter(value, afterFilter));
		input.onDidAccept(() => {
			isAccepted = true;
			this.setFilter(input.value);
			input.hide();
		});
		input.onDidHide(() => {
			if (!isAccepted) this.setFilter(before);
			input.dispose();
		});
		input.show();
	}

	private setFilter(filter: string, delay = 0): void {
		const wanted = filter.trim().slice(0, 200);
		if (wanted === this.filter) return;
		this.filter = wanted;
		void setContext("filtered", wanted !== "");
		this.update(delay);
	}

	/** The commands of the view by their ids. */
	commands(): readonly (readonly [command: string, run: () => unknown])[] {
		return [
			["niwen.groupResponsibilities", () => this.chooseGrouping()],
			["niwen.responsibilitiesByLeader", () => this.showBy("leader")],
			["niwen.responsibilitiesByUnit", () => this.showBy("unit")],
			["niwen.responsibilitiesBySection", () => this.showBy("section")],
			["niwen.filterResponsibilities", () => this.askForFilter()],
			["niwen.clearResponsibilitiesFilter", () => this.setFilter("")],
		];
	}

	private updateLater(delay: number): void {
		clearTimeout(this.timer);
		if (!this.tree.visible || !this.isStale) return;
		this.timer = setTimeout(() => void this.ask(), delay);
	}

	private async ask(): Promise<void> {
		const question = ++this.asked;
		const uri = this.plan.current?.uri.toString();
		if (uri === undefined) {
			this.show(undefined, null);
			return;
		}
		if (!this.client.isRunning()) return;
		this.isStale = false;
		const params: ResponsibilitiesParams = { uri, by: this.by, filter: this.filter };
		try {
			const answer = await this.client.sendRequest<ResponsibilitiesResult | null>(
				responsibilitiesRequest,
				params,
			);
			if (question === this.asked) this.show(uri, answer);
		} catch {
			// The server is being restarted, and says afterwards that it has read the plan.
			this.isStale = true;
		}
	}

	private show(uri: string | undefined, answer: ResponsibilitiesResult | null): void {
		// Rows that are drawn again lose the key that opens one of them: they stay where nothing has changed.
		const shown = JSON.stringify([uri, this.by, this.filter, answer]);
		if (shown === this.shown) return;
		this.shown = shown;
		const { t } = vscode.l10n;
		this.roots = uri === undefined || answer === null ? [] : groupNodes(uri, this.by, answer);
		const tasks = answer?.tasks.length ?? 0;
		const fitsNothing = this.filter !== "" && answer?.matches === 0 && tasks > 0;
		void setContext("empty", emptinessOf(answer, fitsNothing));
		this.tree.title = titleBy(this.by);
		this.tree.description = answer?.title ?? "";
		this.tree.message =
			answer === null || this.filter === ""
				? ""
				: fitsNothing
					? t("Nothing fits “{0}”.", this.filter)
					: t("“{0}”: {1} of {2} tasks", this.filter, answer.matches, tasks);
		this.changes.fire(undefined);
	}

	dispose(): void {
		clearTimeout(this.timer);
		for (const each of [...this.listeners, this.tree, this.changes]) each.dispose();
	}
}

function childrenOf(node: ResponsibilityNode): ResponsibilityNode[] {
	return node.kind === "group" ? [...node.tasks] : [];
}

function emptinessOf(answer: ResponsibilitiesResult | null, fitsNothing: boolean): Emptiness {
	if (answer === null) return "noPlan";
	if (answer.tasks.length === 0) return "noTasks";
	return answer.groups.length === 0 && !fitsNothing ? "noNames" : "none";
}

function titleBy(by: ResponsibleTasksBy): string {
	const { t } = vscode.l10n;
	switch (by) {
		case "leader":
			return t("Responsibilities by leader");
		case "unit":
			return t("Responsibilities by unit");
		case "section":
			return t("Responsibilities by section");
	}
}

function setContext(name: "empty" | "filtered", value: Emptiness | boolean): Thenable<unknown> {
	return vscode.commands.executeCommand("setContext", `niwen.responsibilities.${name}`, value);
}
