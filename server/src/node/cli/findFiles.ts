import { readdirSync, statSync } from "node:fs";
import { join } from "node:path";
import { directoryEnding, planEndings, settingsFileName } from "../planFiles.js";

/** What a command line names: files to be read, and folders in which nothing was found. */
export interface FoundFiles {
	/** In the order given, each once; those of a folder by name. */
	readonly files: readonly string[];
	readonly emptyFolders: readonly string[];
}

const endings = [...planEndings, directoryEnding];
const skippedFolders = new Set(["node_modules"]);

/**
 * The files that operands stand for. A file stands for itself whatever its name, a folder for the plans,
 * directories and settings below it; links to folders are not followed, so that no circle is walked.
 */
export function findFiles(operands: readonly string[]): FoundFiles {
	const files = new Set<string>();
	const emptyFolders: string[] = [];
	for (const operand of operands) {
		if (operand === "-" || !isFolder(operand)) {
			files.add(operand);
			continue;
		}
		const before = files.size;
		collect(operand, files);
		if (files.size === before) emptyFolders.push(operand);
	}
	return { files: [...files], emptyFolders };
}

function collect(folder: string, files: Set<string>): void {
	let entries: import("node:fs").Dirent[];
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
			if (!entry.name.startsWith(".") && !skippedFolders.has(entry.name)) collect(path, files);
		} else if (entry.name === settingsFileName || endings.some((ending) => entry.name.endsWith(ending)))
			files.add(path);
	}
}

function isFolder(path: string): boolean {
	return statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false;
}
