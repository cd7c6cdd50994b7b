import { parentPort } from "node:worker_threads";
import { runDocumentJob } from "../common/features/documentJobs.js";
import type { ImportRequest } from "../common/interchange/import/importBytes.js";
import type { ImportedDocument } from "../common/interchange/import/importDocument.js";
import { UnreadableDocument } from "../common/interchange/unreadableDocument.js";
import { decodeText, findEncoding } from "./decodeText.js";
import type { DocumentAnswer, DocumentRequest } from "./documentWorker.js";

/** The thread in which documents of other programs are read and written: asked for one after another. */
parentPort?.on("message", async ({ id, job }: DocumentRequest) => {
	parentPort?.postMessage(await answer(id, job));
});

/** What a page says of its encoding holds unless its bytes say otherwise. */
function decode(bytes: Uint8Array, charset: string | undefined): string {
	const encoding = charset === undefined ? undefined : findEncoding(charset);
	const own = hasMark(bytes) ? undefined : encoding;
	const said = own === undefined ? undefined : decodeText(bytes, own);
	const decoded = said === undefined || "problem" in said || said.isDamaged ? decodeText(bytes) : said;
	if ("problem" in decoded) throw new UnreadableDocument(decoded.problem);
	return decoded.text;
}

/** UTF-8 and UTF-16. */
function hasMark([first, second, third]: Uint8Array): boolean {
	if (first === 0xef) return second === 0xbb && third === 0xbf;
	return (first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff);
}

async function importDocument(request: ImportRequest): Promise<ImportedDocument> {
	const { importBytes } = await import("../common/interchange/import/importBytes.js");
	return importBytes(request, { decodeText: decode });
}

async function answer(id: number, job: DocumentRequest["job"]): Promise<DocumentAnswer> {
	try {
		return { id, result: await runDocumentJob(job, { importDocument }) };
	} catch (error) {
		if (error instanceof UnreadableDocument) return { id, refused: error.text };
		return { id, failed: error instanceof Error ? (error.stack ?? error.message) : String(error) };
	}
}
