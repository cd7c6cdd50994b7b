import * as vscode from "vscode";
import type { DirectoryReport, EnvironmentReport, SettingSource } from "../../server/src/common/protocol.js";
import { toRange } from "./toRange.js";

/** An entry of a menu that shows a place when it is chosen. */
export interface EnvironmentItem extends vscode.QuickPickItem {
	readonly place?: vscode.Location;
}

/**
 * What holds for a document and which file set it: directories with what is not in force and why, last year's plan, and
 * the settings that somebody gives. Choosing an entry shows the file, at the place where it is set.
 */
export function environmentItems(report: EnvironmentReport): EnvironmentItem[] {
	const { t } = vscode.l10n;
	const given = report.settings.filter(({ from }) => from.kind !== "default");
	return [
		{ label: t("Directories"), kind: vscode.QuickPickItemKind.Separator },
		...report.directories.map(directoryItem),
		...(report.directories.length > 0 ? [] : [{ label: t("none") }]),
		...(report.previous === null
			? []
			: [fileItem(report.previous.name, report.previous.uri, report.previous.reason, t("Last year's plan"))]),
		...(report.report === null
			? []
			: [fileItem(report.report.name, report.report.uri, report.report.reason, t("Work report"))]),
		{ label: t("Settings"), kind: vscode.QuickPickItemKind.Separator },
		...given.map(({ key, value, from }) => ({
			label: `${key}: ${value}`,
			description: sourceName(from),
			...placeOf(from),
		})),
		...(given.length > 0 ? [] : [{ label: t("none") }]),
	];
}

function directoryItem({
	name,
	uri,
	reason,
	region,
	units,
	officials,
	from,
}: DirectoryReport): EnvironmentItem {
	const { t } = vscode.l10n;
	const content = t("{0}: {1} units, {2} leaders", region ?? t("any region"), units, officials);
	const item = fileItem(name, uri, reason, `${reason === null ? `${content} · ` : ""}${sourceName(from)}`);
	// What is not there is mended where it is named.
	return reason === null ? item : { ...item, ...placeOf(from) };
}

function fileItem(
	name: string,
	uri: string | null,
	reason: string | null,
	description: string,
): EnvironmentItem {
	if (reason !== null) return { label: `$(error) ${name}`, description, detail: reason };
	const start = new vscode.Range(0, 0, 0, 0);
	return {
		label: `$(book) ${name}`,
		description,
		...(uri === null ? {} : { place: new vscode.Location(vscode.Uri.parse(uri, true), start) }),
	};
}

function sourceName({ kind, uri, range }: SettingSource): string {
	const { t } = vscode.l10n;
	switch (kind) {
		case "default":
			return t("default");
		case "editor":
			return t("settings of VS Code");
		case "document":
			return t("front matter");
		case "niwen":
			return t("ships with Niwen");
		case "settings": {
			const path = uri === null ? "" : vscode.workspace.asRelativePath(vscode.Uri.parse(uri, true));
			return range === null ? path : `${path}:${range.start.line + 1}`;
		}
	}
}

function placeOf({ uri, range }: SettingSource): { readonly place?: vscode.Location } {
	if (uri === null) return {};
	const { start, end } = range ?? { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } };
	const shown = toRange({ start, end });
	return { place: new vscode.Location(vscode.Uri.parse(uri, true), shown) };
}
