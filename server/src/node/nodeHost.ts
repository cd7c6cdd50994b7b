import { type Dirent, existsSync } from "node:fs";
import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout } from "node:timers/promises";
import { fileURLToPath, pathToFileURL } from "node:url";
import type { ServerHost } from "../common/transport/serverHost.js";
import { saidLanguage } from "./cli/language.js";
import { distribution } from "./distribution.js";
import { createDocumentHost } from "./documentHost.js";
import { keepYoungSmall } from "./keepYoungSmall.js";
import { nodeFiles, pathOfUri, readNamedBytes } from "./nodeFiles.js";
import { loadShippedDirectories } from "./shippedDirectories.js";
import { readVersion } from "./version.js";

/** Larger files are nobody's directory, settings or plan. */
const largestFile = 64 * 1024 * 1024;
const mostFiles = 5000;
const skippedFolders = new Set(["node_modules", ".git", ".hg", ".svn"]);

/** Files on the machine that the server runs on. */
export function createNodeHost(): ServerHost {
	return {
		version: readVersion(),
		locale: saidLanguage(process.argv),
		shippedDirectories: loadShippedDirectories,
		rulePages: findRulePages(),
		async readFile(uri) {
			const path = pathOfUri(uri);
			const read = path === undefined ? undefined : await readNamedBytes(path, { largest: largestFile });
			// Whether it is absent or may not be read: there is nothing to serve from it.
			if (read === undefined || "failure" in read) return undefined;
			return Buffer.from(read.bytes)
				.toString("utf8")
				.replace(/^\ufeff/, "");
		},
		...nodeFiles,
		...createDocumentHost(),
		async listFiles(folders, endings) {
			const found: string[] = [];
			for (const folder of folders)
				if (folder.startsWith("file:")) await collect(fileURLToPath(folder), endings, found);
			return found;
		},
		makePdf: async (print, onCancel) => {
			const cancelled = new AbortController();
			onCancel(() => cancelled.abort());
			return (await import("./makePdf.js")).makePdf(print, cancelled.signal);
		},
		pause: (milliseconds) => setTimeout(milliseconds, undefined, { ref: false }),
		loaded: keepYoungSmall,
	};
}

/** The pages lie beside the folder of the programs, in a package as in a checkout; a program copied alone has none. */
function findRulePages(): string | undefined {
	const pages = new URL("../docs/rules/", distribution);
	return existsSync(pages) ? pages.href : undefined;
}

async function collect(folder: string, endings: readonly string[], found: string[]): Promise<void> {
	let entries: Dirent[];
	try {
		entries = await readdir(folder, { withFileTypes: true });
	} catch {
		return;
	}
	for (const entry of entries) {
		if (found.length >= mostFiles) return;
		const path = join(folder, entry.name);
		if (entry.isDirectory()) {
			if (!skippedFolders.has(entry.name)) await collect(path, endings, found);
		} else if (entry.isFile() && endings.some((ending) => entry.name.endsWith(ending)))
			found.push(pathToFileURL(path).href);
	}
}
