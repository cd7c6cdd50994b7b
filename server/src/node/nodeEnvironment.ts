import { lstatSync } from "node:fs";
import { join, relative, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { EnvironmentFiles } from "../common/environment/environmentFiles.js";
import { allRules } from "../common/rules/allRules.js";
import type { Settings } from "../common/settings.js";
import { nodeFiles, pathOfUri } from "./nodeFiles.js";
import { readShippedDirectories } from "./shippedDirectories.js";

/** What holds for documents anywhere on this machine, as the command line sees it: without an editor. */
export function createEnvironmentFiles(): EnvironmentFiles {
	return new EnvironmentFiles({
		host: { ...nodeFiles, exists: async (uri) => existsAtOnce(uri) },
		shipped: readShippedDirectories(),
		knownRules: new Set(allRules.map(({ code }) => code)),
		workspaceFolders: [],
	});
}

/** The settings that hold in the current folder, for what is not about one document. */
export async function settingsHere(files: EnvironmentFiles): Promise<Settings> {
	return (await files.settingsFor(uriOfPath(join(process.cwd(), "-")))).settings;
}

/** The URI of a path, which may be relative to the current folder. */
export function uriOfPath(path: string): string {
	return pathToFileURL(resolve(path)).href;
}

/** A file as people at the terminal write it: relative to where they are, where it lies below; a URI that is not a path as it is. */
export function shownUri(uri: string): string {
	const path = pathOfUri(uri);
	if (path === undefined) return uri;
	const below = relative(process.cwd(), path);
	return below === "" || below.startsWith("..") ? path : below;
}

/** A check of one plan asks this of every folder above it, so that it may not wait for a thread each time. */
function existsAtOnce(uri: string): boolean {
	const path = pathOfUri(uri);
	if (path === undefined) return false;
	try {
		lstatSync(path);
		return true;
	} catch {
		return false;
	}
}
