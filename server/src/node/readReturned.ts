import { readdirSync, statSync } from "node:fs";
import { extname, join, relative } from "node:path";
import { inFile, returnedEndings } from "../common/interchange/replies/collectMessages.js";
import type { ReturnedFile } from "../common/interchange/replies/collectReplies.js";
import { UnreadableDocument } from "../common/interchange/unreadableDocument.js";
import { CommandFailure } from "./commandFailure.js";
import { openOldDocument } from "./openOldDocument.js";
import { readDocumentFile } from "./readTextFile.js";

/** What a folder or zip with filled-in forms holds. */
export interface Returned {
	readonly returned: readonly ReturnedFile[];
	/** Files that cannot be forms. */
	readonly others: readonly string[];
}

/**
 * Reads the forms that came back, a file after another; one that cannot be read does not stop the others. Throws a
 * {@link CommandFailure} where there is no such folder or zip.
 *
 * @param signal ends LibreOffice, which opens files of older formats
 */
export async function readReturned(source: string, signal?: AbortSignal): Promise<Returned> {
	const { readReplies } = await import("../common/interchange/replies/readReplies.js");
	const returned: ReturnedFile[] = [];
	const others: string[] = [];
	for (const { name, read } of await listFiles(source)) {
		signal?.throwIfAborted();
		// What Office leaves beside a file that is open.
		if (/(?:^|[/\\])(?:~\$|\.)/.test(name)) continue;
		if (!returnedEndings.includes(extname(name).slice(1).toLowerCase())) {
			others.push(name);
			continue;
		}
		try {
			const { bytes } = await openOldDocument({ bytes: read(), name }, signal);
			returned.push({ file: name, reply: await readReplies(bytes) });
		} catch (error) {
			if (error instanceof UnreadableDocument || error instanceof CommandFailure)
				returned.push({ file: name, problem: error.text });
			else throw error;
		}
	}
	return { returned, others };
}

export const noForms = {
	zh: "里面没有填报表（.xlsx、.docx）；请写明收回的填报表所在的文件夹。",
	en: "it has no forms (.xlsx, .docx); please name the folder with the forms that came back.",
};

interface ListedFile {
	/** In its folder. */
	readonly name: string;
	read(): Uint8Array;
}

async function listFiles(source: string): Promise<readonly ListedFile[]> {
	const status = statSync(source, { throwIfNoEntry: false });
	if (status?.isDirectory() === true) {
		const entries = readdirSync(source, { recursive: true, withFileTypes: true });
		return entries
			.filter((entry) => entry.isFile())
			.map((entry) => join(entry.parentPath, entry.name))
			.sort()
			.map((path) => ({ name: relative(source, path), read: () => readDocumentFile(path).bytes }));
	}
	if (status?.isFile() === true && /\.zip$/i.test(source)) return listZip(source);
	throw new CommandFailure({
		zh: `${source} 不是文件夹，也不是 .zip；请写明收回的填报表所在的文件夹。`,
		en: `${source} is neither a folder nor a .zip; please name the folder with the forms that came back.`,
	});
}

async function listZip(source: string): Promise<readonly ListedFile[]> {
	const { unpackFiles } = await import("../common/interchange/replies/archive.js");
	try {
		const files = await unpackFiles(readDocumentFile(source).bytes);
		return Array.from(files, ([name, content]) => ({ name, read: () => content }));
	} catch (error) {
		throw error instanceof UnreadableDocument ? new CommandFailure(inFile(source, error.text)) : error;
	}
}
