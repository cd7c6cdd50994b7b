import { basename, resolve } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import type { Directory, DirectoryProblem } from "../common/directory/directory.js";
import { loadDirectory } from "../common/directory/load.js";
import { describeFileFailure, notYaml } from "../common/environment/fileHost.js";
import type { Root } from "../common/environment/root.js";
import type { LocalizedText } from "../common/model/localizedText.js";
import { parseConfigFile } from "../common/parseSettings.js";
import { allRules } from "../common/rules/allRules.js";
import type { Settings, SettingsProblem } from "../common/settings.js";
import { nodeFiles } from "./nodeFiles.js";
import { settingsFileName } from "./planFiles.js";

/**
 * Files that hold for plans and are none: settings and directories. Reading them takes the libraries for YAML
 * and schemas, so this module is loaded where there is such a file.
 */

/** A file that was read beside a plan, with what is wrong with it. */
export interface SideFile<Content> {
	readonly path: string;
	/** undefined where the file could not be read at all. */
	readonly content: Content | undefined;
	readonly problems: readonly (DirectoryProblem | SettingsProblem)[];
	/** Why it could not be read. */
	readonly failure: LocalizedText | null;
	/** Its text, where it could be read. */
	readonly text: string;
}

/** Codes that settings may name. */
const knownRules: ReadonlySet<string> = new Set(allRules.map(({ code }) => code));

/** @param folder the one that the settings hold for; a link may not lead out of it */
export function readSettingsFile(path: string, folder: string): Promise<SideFile<Settings>> {
	const root: Root = { uri: pathToFileURL(folder).href, kind: "settings" };
	return readSideFile(pathToFileURL(path).href, root, (text, uri) => {
		const { settings, problems } = parseConfigFile(text, uri, knownRules);
		return { content: settings, problems };
	});
}

/** @param within the folder that it must lie in, links resolved */
export async function readDirectoryFile(uri: string, within: Root | undefined): Promise<SideFile<Directory>> {
	// A plan may come from anybody: what it names is read as a directory only where it is called one.
	if (!/\.ya?ml$/i.test(uri))
		return { path: fileURLToPath(uri), content: undefined, problems: [], failure: notYaml, text: "" };
	return readSideFile(uri, within, (text, at) => {
		const { directory, problems } = loadDirectory(text, at);
		return { content: directory, problems };
	});
}

/** The settings with a problem more: a directory that they name cannot be read. */
export function withMissingDirectory(
	settings: SideFile<Settings>,
	name: string,
	reason: LocalizedText,
): SideFile<Settings> {
	const lines = settings.text.split(/\r\n|\n|\r/);
	const line = Math.max(
		0,
		lines.findIndex((text) => text.includes(name)),
	);
	const character = Math.max(0, lines[line]?.indexOf(name) ?? 0);
	const uri = pathToFileURL(settings.path).href;
	const place = { uri, line, character, endLine: line, endCharacter: character + name.length };
	const problem = { place, key: "directories", message: describeMissing(name, reason) };
	return { ...settings, problems: [...settings.problems, problem] };
}

/** Says that a directory that a file names is not in force. */
export function describeMissing(name: string, reason: LocalizedText): LocalizedText {
	return {
		zh: `名录“${name}”没有读入，单位和领导未按它核对：${reason.zh}`,
		en: `The directory “${name}” is not in force: ${reason.en}`,
	};
}

/** What is wrong with the text of a settings or directory file; its name tells which it is. */
export function problemsOfSideFile(path: string, text: string): SideFile<unknown>["problems"] {
	const uri = pathToFileURL(resolve(path)).href;
	return basename(path) === settingsFileName
		? parseConfigFile(text, uri, knownRules).problems
		: loadDirectory(text, uri).problems;
}

async function readSideFile<Content>(
	uri: string,
	within: Root | undefined,
	read: (
		text: string,
		uri: string,
	) => { readonly content: Content; readonly problems: SideFile<Content>["problems"] },
): Promise<SideFile<Content>> {
	const path = fileURLToPath(uri);
	const file = await nodeFiles.readNamed(uri, within?.uri);
	if ("text" in file) return { path, ...read(file.text, uri), failure: null, text: file.text };
	const failure = describeFileFailure(file.failure, path, within);
	return { path, content: undefined, problems: [], failure, text: "" };
}
