import * as vscode from "vscode";
import type {
	ResponsibilitiesResult,
	ResponsibilityGroup,
	ResponsibleTask,
	ResponsibleTasksBy,
} from "../../../server/src/common/protocol.js";

/** A row of the tree: a leader, a unit or a section, or a task under one. */
export type ResponsibilityNode = GroupNode | TaskNode;
export interface GroupNode {
	readonly kind: "group";
	readonly uri: string;
	readonly group: ResponsibilityGroup;
	readonly by: ResponsibleTasksBy;
	/** No other group stands beside it. */
	readonly isOnly: boolean;
	/** Whether the document shows which of the units of a task leads. */
	readonly marksLead: boolean;
	readonly tasks: readonly TaskNode[];
}
export interface TaskNode {
	readonly kind: "task";
	readonly uri: string;
	readonly task: ResponsibleTask;
	readonly of: ResponsibilityGroup;
	/** Index of the task in the plan. */
	readonly index: number;
	/** How whoever it stands under answers for it. */
	readonly role: "leads" | "shares";
	readonly marksLead: boolean;
}

export function groupNodes(
	uri: string,
	by: ResponsibleTasksBy,
	{ tasks, groups, marksLead }: ResponsibilitiesResult,
): readonly GroupNode[] {
	return groups.map((group) => {
		const nodesOf = (indexes: readonly number[], role: TaskNode["role"]) =>
			indexes.flatMap((index): TaskNode[] => {
				const task = tasks[index];
				return task === undefined ? [] : [{ kind: "task", uri, task, of: group, index, role, marksLead }];
			});
		return {
			kind: "group",
			uri,
			group,
			by,
			isOnly: groups.length === 1,
			marksLead,
			tasks: [...nodesOf(group.leads, "leads"), ...nodesOf(group.shares, "shares")],
		};
	});
}

export function treeItemOf(node: ResponsibilityNode): vscode.TreeItem {
	return node.kind === "group" ? groupItem(node) : taskItem(node);
}

function groupItem(node: GroupNode): vscode.TreeItem {
	const { group } = node;
	const name = groupName(node);
	const counts = groupCounts(node);
	const item = new vscode.TreeItem(name, vscode.TreeItemCollapsibleState.Collapsed);
	item.id = `${group.kind}:${group.line ?? ""}:${group.name}`;
	item.description = counts;
	item.iconPath = new vscode.ThemeIcon(groupIcons[group.kind]);
	item.contextValue = `niwen.${group.kind}`;
	item.tooltip = `${name}\n${counts}`;
	item.accessibilityInformation = { label: vscode.l10n.t("{0}: {1}", name, counts) };
	return item;
}

const groupIcons: Readonly<Record<ResponsibilityGroup["kind"], string>> = {
	leader: "person",
	unit: "organization",
	section: "list-unordered",
	none: "question",
};

function groupName({ group, by, isOnly }: GroupNode): string {
	const { t } = vscode.l10n;
	if (group.kind !== "none") return group.name === "" ? t("(title lost)") : group.name;
	switch (by) {
		case "leader":
			return t("No leader");
		case "unit":
			return t("No lead unit");
		case "section":
			return isOnly ? t("All tasks") : t("Before the first section");
	}
}

/** 牵头23项，配合4项 */
export function groupCounts({ group, marksLead }: GroupNode): string {
	const { t } = vscode.l10n;
	const { leads, shares } = group;
	const all = countOf(leads.length + shares.length);
	if (group.kind === "leader" && shares.length > 0) return t("{0}, {1} with others", all, shares.length);
	if (group.kind !== "unit" || !marksLead) return all;
	if (shares.length === 0) return t("leads {0}", leads.length);
	if (leads.length === 0) return t("shares in {0}", shares.length);
	return t("leads {0}, shares in {1}", leads.length, shares.length);
}

function countOf(tasks: number): string {
	return tasks === 1 ? vscode.l10n.t("1 task") : vscode.l10n.t("{0} tasks", tasks);
}

function taskItem(node: TaskNode): vscode.TreeItem {
	const { task, of, uri } = node;
	const { t } = vscode.l10n;
	const label = `${task.number === "" ? "" : `${task.number}. `}${task.text === "" ? t("(nothing written)") : task.text}`;
	const who = whoElse(node);
	const item = new vscode.TreeItem(label);
	item.id = `${of.kind}:${of.line ?? ""}:${of.name}:${node.index}`;
	item.description = who;
	item.iconPath = new vscode.ThemeIcon(node.role === "leads" ? "star-full" : "circle-large-outline");
	item.contextValue = "niwen.task";
	item.tooltip = [
		label,
		...namesLine(t("Leaders"), task.leaders),
		...namesLine(t("Lead units"), task.leadUnits),
		...namesLine(node.marksLead ? t("Other units") : t("Units"), task.units),
	].join("\n");
	const spoken = task.number === "" ? label : t("Task {0}: {1}", task.number, task.text);
	item.accessibilityInformation = { label: `${spoken} ${who}`.trimEnd() };
	item.command = {
		command: "niwen.openTask",
		title: t("Go to the task"),
		arguments: [uri, task.line, task.character],
	};
	return item;
}

/** Beside a task: in which role, and with whom, as far as the row above does not say it. */
function whoElse({ task, of, role, marksLead }: TaskNode): string {
	const { t } = vscode.l10n;
	const units = list(marksLead ? task.leadUnits : task.units);
	if (of.kind === "unit") {
		if (role === "leads" || !marksLead) return list(task.leaders);
		return task.leadUnits.length === 0 ? t("shares") : t("shares; lead: {0}", units);
	}
	if (of.kind !== "leader" || role === "leads") return units;
	const others = list(task.leaders.filter((name) => name !== of.name));
	return units === "" ? t("with {0}", others) : t("with {0}; {1}", others, units);
}

function namesLine(title: string, names: readonly string[]): readonly string[] {
	return names.length === 0 ? [] : [vscode.l10n.t("{0}: {1}", title, list(names))];
}

function list(names: readonly string[]): string {
	return names.join(vscode.l10n.t(", "));
}
