import type { LocalizedText } from "../model/localizedText.js";
import { childUri, folderName, folderUri, isBelow, parentUri, splitUri } from "../uris.js";
import { settingsFileName } from "./fileNames.js";

/**
 * The folder that what a document or a settings file names must lie in.
 *
 * - `workspace`: the folder that the editor has open
 * - `settings`, `repository`: the nearest one upwards with a `.niwen.yaml` or a `.git`
 * - `own`: the one that the file itself lies in
 */
export interface Root {
	/** Without `/` at its end. */
	readonly uri: string;
	readonly kind: "workspace" | "settings" | "repository" | "own";
}

/**
 * The root for what a file names: the workspace folder that holds it, else the nearest folder upwards with a
 * `.niwen.yaml` or `.git`, else its own folder. `undefined` for a document that lies nowhere yet.
 *
 * @param exists whether anything stands at a URI, be it a link that leads nowhere
 */
export async function findRoot(
	uri: string,
	workspaceFolders: readonly string[],
	exists: (uri: string) => Promise<boolean>,
): Promise<Root | undefined> {
	if (splitUri(uri) === undefined) return undefined;
	const workspace = findWorkspaceFolder(uri, workspaceFolders);
	if (workspace !== undefined) return { uri: workspace, kind: "workspace" };
	for (const folder of foldersUpwards(uri)) {
		if (await exists(childUri(folder, settingsFileName))) return { uri: folder, kind: "settings" };
		if (await exists(childUri(folder, ".git"))) return { uri: folder, kind: "repository" };
	}
	return { uri: folderUri(parentUri(uri)), kind: "own" };
}

/** The innermost of the folders that holds a file. */
export function findWorkspaceFolder(uri: string, folders: readonly string[]): string | undefined {
	let best: string | undefined;
	for (const folder of folders)
		if (isBelow(folder, uri) && folder.length > (best?.length ?? 0)) best = folderUri(folder);
	return best;
}

/** The folder of a file and those above it, innermost first, without `/` at their ends. */
export function* foldersUpwards(uri: string): Generator<string> {
	const start = splitUri(uri);
	if (start === undefined) return;
	let { path } = start;
	for (let end = path.lastIndexOf("/"); end >= 0; end = path.lastIndexOf("/")) {
		path = path.slice(0, end);
		yield start.root + path;
	}
}

/** The root in words, to say where a file would have to lie: behind 在 in Chinese, a blank before what is not Chinese. */
export function describeRoot({ uri, kind }: Root): LocalizedText {
	const name = folderName(uri);
	const quoted = name === "" ? { zh: "", en: "" } : { zh: `“${name}”`, en: ` “${name}”` };
	switch (kind) {
		case "workspace":
			return { zh: `工作区文件夹${quoted.zh}`, en: `the workspace folder${quoted.en}` };
		case "settings":
			return { zh: ` .niwen.yaml 所在的文件夹${quoted.zh}`, en: `the folder${quoted.en} of .niwen.yaml` };
		case "repository":
			return { zh: `代码库文件夹${quoted.zh}`, en: `the folder${quoted.en} of the repository` };
		case "own":
			return { zh: `本文件所在的文件夹${quoted.zh}`, en: `the folder${quoted.en} of this file` };
	}
}
