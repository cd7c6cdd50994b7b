import { type Dirent, readdirSync, realpathSync, statSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { describeFileFailure } from "../../common/environment/fileHost.js";
import { directoryEnding, planEndings, settingsFileName } from "../../common/environment/fileNames.js";
import { findRoot } from "../../common/environment/root.js";
import type { LocalizedText } from "../../common/model/localizedText.js";
import { isInside, nodeFiles, pathOfUri } from "../nodeFiles.js";

/** What a command line names: files to be read, and what of it is not read. */
export interface FoundFiles {
	/** In the order given, each once; those of a folder by name. */
	readonly files: readonly string[];
	readonly emptyFolders: readonly string[];
	/** Files of a folder that are left alone, and why. */
	readonly refused: readonly { readonly path: string; readonly reason: LocalizedText }[];
}

const endings = [...planEndings, directoryEnding];
const skippedFolders = new Set(["node_modules"]);

/**
 * The files that operands stand for. A file stands for itself whatever its name and kind, and so does what cannot
 * be looked at: reading it says why. A folder stands for the plans, directories and settings below it. What a
 * folder holds comes from whoever made it: links to folders are not followed, so that no circle is walked, and
 * neither links that lead out of it (and of its root) nor pipes and devices are read.
 */
export async function findFiles(operands: readonly string[]): Promise<FoundFiles> {
	const files = new Set<string>();
	const refused = new Map<string, LocalizedText>();
	const emptyFolders: string[] = [];
	for (const operand of operands) {
		if (operand === "-" || !isFolder(operand)) {
			files.add(operand);
			continue;
		}
		const before = files.size + refused.size;
		const others: string[] = [];
		collect(operand, files, others);
		for (const path of others) {
			const reason = await findObjection(path, operand);
			if (reason === undefined) files.add(path);
			else refused.set(path, reason);
		}
		if (files.size + refused.size === before) emptyFolders.push(operand);
	}
	return {
		files: [...files],
		emptyFolders,
		refused: [...refused].map(([path, reason]) => ({ path, reason })),
	};
}

/** Whether a path is that of a folder, a link to one included; not where it cannot be looked at. */
export function isFolder(path: string): boolean {
	try {
		return statSync(path).isDirectory();
	} catch {
		return false;
	}
}

/** @param others takes what is neither a plain file nor a folder, and has the name of one of ours */
function collect(folder: string, files: Set<string>, others: string[]): void {
	let entries: Dirent[];
	try {
		entries = readdirSync(folder, { withFileTypes: true });
	} catch {
		// Reading it as a file says why it cannot be read.
		files.add(folder);
		return;
	}
	entries.sort((a, b) => (a.name < b.name ? -1 : 1));
	for (const entry of entries) {
		const path = join(folder, entry.name);
		if (entry.isDirectory()) {
			if (!entry.name.startsWith(".") && !skippedFolders.has(entry.name)) collect(path, files, others);
		} else if (entry.name === settingsFileName || endings.some((ending) => entry.name.endsWith(ending))) {
			if (entry.isFile()) files.add(path);
			else others.push(path);
		}
	}
}

/** Why a link, a pipe or a device in a folder is not read; `undefined` where it is a link that may be, or leads nowhere. */
async function findObjection(path: string, folder: string): Promise<LocalizedText | undefined> {
	try {
		const real = realpathSync(path);
		const status = statSync(real);
		if (!status.isFile() && !status.isDirectory()) return describeFileFailure("irregular", undefined);
		if (isInside(realpathSync(folder), real)) return undefined;
		const root = await findRoot(pathToFileURL(path).href, [], nodeFiles.exists);
		const at = root === undefined ? undefined : pathOfUri(root.uri);
		if (at !== undefined && isInside(realpathSync(at), real)) return undefined;
		return leadsOut;
	} catch {
		return undefined;
	}
}

const leadsOut: LocalizedText = {
	zh: "它是链接，指向这个文件夹之外，没有读取；确要检查的，请在命令里写明这个文件。",
	en: "it is a link that leads out of this folder and was not read; to check it all the same, name the file itself.",
};
