import * as vscode from "vscode";
import type { ComparedChange, ComparedPart } from "../../../server/src/common/documentProtocol.js";

/** A row of the tree: a change, or one of the cells of a task that differ. */
export interface ChangeNode {
	readonly uri: string;
	readonly change: ComparedChange;
	/** The change as a whole without it. */
	readonly part?: ComparedPart;
	/** Where a click leads: moved along with edits. */
	readonly line: number;
}

/** By what a row is known that stays as it is here. */
export function keyOfNode({ change, part }: Pick<ChangeNode, "change" | "part">): string {
	return part === undefined ? change.key : `${change.key}\n${part.key}`;
}

const icons: Readonly<Record<ComparedChange["kind"], string>> = {
	added: "diff-added",
	removed: "diff-removed",
	changed: "diff-modified",
	split: "split-horizontal",
	joined: "git-merge",
	document: "note",
};

export function changeItem(node: ChangeNode, parts: readonly ComparedPart[]): vscode.TreeItem {
	const { change, part } = node;
	const { t } = vscode.l10n;
	const { None, Expanded } = vscode.TreeItemCollapsibleState;
	const hasParts = part === undefined && parts.length > 1;
	const sentence = part?.sentence ?? change.sentence;
	const isNamed = part === undefined && change.kind === "changed";
	const item = new vscode.TreeItem(isNamed ? change.title : sentence, hasParts ? Expanded : None);
	item.id = keyOfNode(node);
	if (isNamed) item.description = hasParts ? t("{0} differences", parts.length) : restOf(change);
	item.tooltip = sentence;
	item.accessibilityInformation = { label: sentence };
	if (part === undefined) item.iconPath = new vscode.ThemeIcon(icons[change.kind]);
	const isTakeable = part?.isTakeable ?? change.isTakeable;
	item.contextValue = `niwen.change${isTakeable ? ".takeable" : ""}`;
	item.command = {
		command: "niwen.openTask",
		title: t("Go to the task"),
		arguments: [node.uri, node.line],
	};
	return item;
}

/** The sentence without what it is about, which stands before it. */
function restOf({ title, sentence }: ComparedChange): string {
	return sentence.startsWith(title) ? sentence.slice(title.length).replace(/^[：:]\s*/, "") : sentence;
}
