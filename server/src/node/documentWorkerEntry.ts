import { parentPort } from "node:worker_threads";
import { runDocumentJob } from "../common/features/documentJobs.js";
import type { ImportRequest } from "../common/interchange/import/importBytes.js";
import type { ImportedDocument } from "../common/interchange/import/importDocument.js";
import { UnreadableDocument } from "../common/interchange/unreadableDocument.js";
import { decodeDocument } from "./decodeDocument.js";
import type { DocumentAnswer, DocumentRequest } from "./documentWorker.js";

/** The thread in which documents of other programs are read and written: asked for one after another. */
parentPort?.on("message", async ({ id, job }: DocumentRequest) => {
	parentPort?.postMessage(await answer(id, job));
});

async function importDocument(request: ImportRequest): Promise<ImportedDocument> {
	const { importBytes } = await import("../common/interchange/import/importBytes.js");
	return importBytes(request, { decodeText: decodeDocument });
}

async function answer(id: number, job: DocumentRequest["job"]): Promise<DocumentAnswer> {
	try {
		return { id, result: await runDocumentJob(job, { importDocument }) };
	} catch (error) {
		if (error instanceof UnreadableDocument) return { id, refused: error.text };
		return { id, failed: error instanceof Error ? (error.stack ?? error.message) : String(error) };
	}
}
