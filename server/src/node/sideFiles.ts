import { basename, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import type { Directory, DirectoryProblem } from "../common/directory/directory.js";
import { loadDirectory } from "../common/directory/load.js";
import type { Text } from "../common/model/plan.js";
import { allRules } from "../common/rules/allRules.js";
import { parseConfigFile, type Settings, type SettingsProblem } from "../common/settings.js";
import { CommandFailure } from "./commandFailure.js";
import { settingsFileName } from "./planFiles.js";
import { readTextFile } from "./readTextFile.js";

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
	readonly failure: Text | null;
}

/** Settings and directories are written by hand; larger files (bytes) are something else. */
const largestSideFile = 8 * 1024 * 1024;

/** Codes that settings may name. */
const knownRules: ReadonlySet<string> = new Set([...allRules.map(({ code }) => code), "directory/invalid"]);

export function readSettingsFile(path: string): SideFile<Settings> {
	return readSideFile(path, (text, uri) => {
		const { settings, problems } = parseConfigFile(text, uri, knownRules);
		return { content: settings, problems };
	});
}

export function readDirectoryFile(path: string): SideFile<Directory> {
	return readSideFile(path, (text, uri) => {
		const { directory, problems } = loadDirectory(text, uri);
		return { content: directory, problems };
	});
}

/** What is wrong with the text of a settings or directory file; its name tells which it is. */
export function problemsOfSideFile(path: string, text: string): SideFile<unknown>["problems"] {
	const uri = pathToFileURL(resolve(path)).href;
	return basename(path) === settingsFileName
		? parseConfigFile(text, uri, knownRules).problems
		: loadDirectory(text, uri).problems;
}

function readSideFile<Content>(
	path: string,
	read: (
		text: string,
		uri: string,
	) => { readonly content: Content; readonly problems: SideFile<Content>["problems"] },
): SideFile<Content> {
	try {
		const { text } = readTextFile(path, { largest: largestSideFile, onlyRegular: true });
		return { path, ...read(text, pathToFileURL(path).href), failure: null };
	} catch (error) {
		if (!(error instanceof CommandFailure)) throw error;
		return { path, content: undefined, problems: [], failure: error.text };
	}
}
