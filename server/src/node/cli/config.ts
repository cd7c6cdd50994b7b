import { reportEnvironment } from "../../common/environment/environmentReport.js";
import { isSideFile } from "../../common/environment/fileNames.js";
import { counted } from "../../common/model/counted.js";
import type { LocalizedText } from "../../common/model/localizedText.js";
import type { DirectoryReport, EnvironmentReport, SettingSource } from "../../common/protocol.js";
import { printableLine } from "../../common/text/printable.js";
import { displayWidth } from "../../common/text/width.js";
import { readNamedReport } from "../namedReport.js";
import { createEnvironmentFiles, shownUri, uriOfPath } from "../nodeEnvironment.js";
import { readPreviousPlan } from "../previousPlan.js";
import { printJson } from "../printJson.js";
import { readPlanFile } from "../readPlanFile.js";
import { readStandardInput, readTextFile } from "../readTextFile.js";
import type { ExitStatus } from "./command.js";
import { type CommandLine, choiceOf, encodingOf, onlyOperand } from "./commandLine.js";
import { sayFaulty } from "./sayFaulty.js";
import type { Terminal } from "./terminal.js";

/** `niwen config`: the settings and directories that hold for a file, and which file set each. */
export async function config({ operands, options }: CommandLine, terminal: Terminal): Promise<ExitStatus> {
	const path = onlyOperand(operands, "config");
	const format = choiceOf(options, "format", ["text", "json"]);
	const encoding = encodingOf(options);
	const file = path === "-" ? readStandardInput(encoding) : readTextFile(path, { encoding });
	// Settings and directories have no front matter; what holds at their place holds for them.
	const read = isSideFile(path) ? { path, text: "" } : file;
	const opened = await readPlanFile(read, createEnvironmentFiles(), readPreviousPlan, readNamedReport);
	const { snapshot, resolved } = opened;
	const { plan: clues, frontMatter, environment } = snapshot;
	const document = { uri: uriOfPath(path), values: frontMatter.values, clues };
	const report = reportEnvironment(document, { ...resolved, environment }, terminal.language);
	await terminal.write(
		format === "json"
			? `${printJson(toJson(path, report), 2)}\n`
			: printReport(path, report, terminal.language),
	);
	sayFaulty(resolved, terminal);
	return 0;
}

/** The report with paths in place of URIs: relative to the current folder where they lie below it. */
function toJson(path: string, report: EnvironmentReport): object {
	const { root, settingsFile, settings, directories, previous, report: workReport } = report;
	const pathOf = (uri: string | null): string | null => (uri === null ? null : shownUri(uri));
	const sourceOf = ({ kind, uri, range }: SettingSource) => ({ kind, path: pathOf(uri), range });
	const fileOf = (file: EnvironmentReport["previous"]) =>
		file === null ? null : { name: file.name, path: pathOf(file.uri), reason: file.reason };
	return {
		path,
		root: root === null ? null : { path: pathOf(root.uri), kind: root.kind },
		settingsFile: pathOf(settingsFile),
		settings: settings.map(({ key, value, from }) => ({ key, value, from: sourceOf(from) })),
		directories: directories.map(({ uri, from, ...rest }) => ({
			...rest,
			path: pathOf(uri),
			inForce: rest.reason === null,
			from: sourceOf(from),
		})),
		previous: fileOf(previous),
		report: fileOf(workReport),
	};
}

function printReport(path: string, report: EnvironmentReport, language: keyof LocalizedText): string {
	const say = (zh: string, en: string): string => (language === "zh" ? zh : en);
	const { root, settingsFile, settings, directories, previous, report: workReport } = report;
	const places = [
		[say("根文件夹", "root"), root === null ? "-" : shownUri(root.uri) || "."],
		[say("设置文件", "settings file"), settingsFile === null ? say("没有", "none") : shownUri(settingsFile)],
	];
	const values = settings.map(({ key, value, from }) => [key, String(value), sourceOf(from, language)]);
	const names = directories.map((directory) => [
		directory.reason === null ? "✓" : "✗",
		directory.name,
		directory.reason ?? contentOf(directory, language),
		sourceOf(directory.from, language),
	]);
	const fileRows = (heading: string, file: EnvironmentReport["previous"]): readonly string[] =>
		file === null
			? []
			: [
					"",
					heading,
					...printRows([
						[
							...[file.reason === null ? "✓" : "✗", file.name, file.reason ?? ""],
							sourceOf(ofDocument, language),
						],
					]),
				];
	return [
		printableLine(path),
		...printRows(places),
		"",
		say("设置：", "Settings:"),
		...printRows(values),
		"",
		say("名录：", "Directories:"),
		...printRows(names.length > 0 ? names : [[say("没有", "none")]]),
		...fileRows(say("上一年度方案：", "Last year's plan:"), previous),
		...fileRows(say("工作报告：", "Work report:"), workReport),
		"",
	].join("\n");
}

const ofDocument: SettingSource = { kind: "document", uri: null, range: null };

function contentOf({ region, units, officials }: DirectoryReport, language: keyof LocalizedText): string {
	return language === "zh"
		? `${region ?? "不限地区"}，${units} 个单位、${officials} 位领导`
		: `${region ?? "any region"}, ${counted(units, "unit")}, ${counted(officials, "official")}`;
}

function sourceOf({ kind, uri, range }: SettingSource, language: keyof LocalizedText): string {
	const names: Readonly<Record<SettingSource["kind"], LocalizedText>> = {
		default: { zh: "默认", en: "default" },
		editor: { zh: "编辑器的设置", en: "settings of the editor" },
		settings: { zh: "设置文件", en: "settings" },
		document: { zh: "文首", en: "front matter" },
		niwen: { zh: "随拟文提供", en: "ships with Niwen" },
	};
	if (kind === "settings" && uri !== null)
		return range === null ? shownUri(uri) : `${shownUri(uri)}:${range.start.line + 1}`;
	return names[kind][language];
}

/** Rows in columns; the last one is not padded. */
function printRows(rows: readonly (readonly string[])[]): readonly string[] {
	const shown = rows.map((row) => row.map(printableLine));
	const widths: number[] = [];
	for (const row of shown)
		row.forEach((cell, i) => {
			widths[i] = Math.max(widths[i] ?? 0, displayWidth(cell, 1));
		});
	return shown.map((row) =>
		`  ${row.map((cell, i) => cell + " ".repeat(Math.max(0, (widths[i] ?? 0) - displayWidth(cell, 1)))).join("  ")}`.trimEnd(),
	);
}
