import { readdirSync, statSync } from "node:fs";
import { extname, join, relative } from "node:path";
import { returnedEndings } from "../common/documentProtocol.js";
import type { ReturnedFiles } from "../common/features/replyDocuments.js";
import { inFile } from "../common/interchange/replies/collectMessages.js";
import type { ReturnedFile } from "../common/interchange/replies/collectReplies.js";
import type { ReplyFile } from "../common/interchange/replies/readReplies.js";
import { UnreadableDocument } from "../common/interchange/unreadableDocument.js";
import { CommandFailure } from "./commandFailure.js";
import { openOldDocument } from "./openOldDocument.js";
import { readDocumentFile } from "./readTextFile.js";

/** A file of a folder or zip, read when its turn comes. */
export interface ListedFile {
	/** In its folder. */
	readonly name: string;
	read(): Uint8Array;
}

export interface ReadReturnedOptions {
	/** Reads one file; throws `UnreadableDocument`. */
	readReplies(bytes: Uint8Array): Promise<ReplyFile>;
	/** Ends LibreOffice, which opens files of older formats. */
	readonly signal?: AbortSignal;
	progress?(done: number, total: number): void;
}

/** Reads the forms that came back, a file after another; one that cannot be read does not stop the others. */
export async function readReturned(
	files: readonly ListedFile[],
	{ readReplies, signal, progress }: ReadReturnedOptions,
): Promise<Exclude<ReturnedFiles, { refused: unknown }>> {
	const returned: ReturnedFile[] = [];
	const others: string[] = [];
	for (const [i, { name, read }] of files.entries()) {
		signal?.throwIfAborted();
		progress?.(i, files.length);
		// What Office leaves beside a file that is open, and hidden files; `..` in a zip hides nothing.
		if (/(?:^|[/\\])(?:~\$|\.(?!\.?(?:[/\\]|$)))/.test(name)) continue;
		if (!isForm(name)) {
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
	progress?.(files.length, files.length);
	return { returned, others };
}

function isForm(name: string): boolean {
	const ending = extname(name).slice(1).toLowerCase();
	return returnedEndings.some((known) => known === ending);
}

/** The files of a folder or zip. Throws a {@link CommandFailure} where there is no such folder or zip. */
export async function listReturned(source: string): Promise<readonly ListedFile[]> {
	const status = statSync(source, { throwIfNoEntry: false });
	if (status?.isDirectory() === true) {
		const entries = readdirSync(source, { recursive: true, withFileTypes: true });
		return entries
			.filter((entry) => entry.isFile() || entry.isSymbolicLink())
			.map((entry) => ({ path: join(entry.parentPath, entry.name), isLink: entry.isSymbolicLink() }))
			.sort((a, b) => (a.path < b.path ? -1 : 1))
			.map(({ path, isLink }) => ({
				name: relative(source, path),
				read: () => (isLink ? refuseLink() : readDocumentFile(path)),
			}));
	}
	if (status?.isFile() === true && /\.zip$/i.test(source)) return listZip(source);
	throw new CommandFailure({
		zh: `${source} 不是文件夹，也不是 .zip；请写明收回的填报表所在的文件夹。`,
		en: `${source} is neither a folder nor a .zip; please name the folder with the forms that came back.`,
	});
}

/** A folder comes from others, and a link in it may lead anywhere. */
function refuseLink(): never {
	throw new CommandFailure({
		zh: "它是链接，没有读取；请把文件本身放进来。",
		en: "It is a link and was not read; please put the file itself there.",
	});
}

async function listZip(source: string): Promise<readonly ListedFile[]> {
	const { unpackFiles } = await import("../common/interchange/replies/archive.js");
	try {
		const files = await unpackFiles(readDocumentFile(source));
		return Array.from(files, ([name, content]) => ({ name, read: () => content }));
	} catch (error) {
		throw error instanceof UnreadableDocument ? new CommandFailure(inFile(source, error.text)) : error;
	}
}
