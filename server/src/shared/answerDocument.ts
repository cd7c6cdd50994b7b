import { runDocumentJob } from "../common/features/documentJobs.js";
import type { ImportRequest } from "../common/interchange/import/importBytes.js";
import type { ImportedDocument } from "../common/interchange/import/importDocument.js";
import { UnreadableDocument } from "../common/interchange/unreadableDocument.js";
import { decodeDocument } from "./decodeDocument.js";
import type { DocumentAnswer, DocumentRequest } from "./documentWorker.js";

/** What the thread in which documents of other programs are read and written does with what it is asked. */
export async function answerDocument({ id, job }: DocumentRequest): Promise<DocumentAnswer> {
	try {
		return { id, result: await runDocumentJob(job, { importDocument }) };
	} catch (error) {
		if (error instanceof UnreadableDocument) return { id, refused: error.text };
		return { id, failed: error instanceof Error ? (error.stack ?? error.message) : String(error) };
	}
}

async function importDocument(request: ImportRequest): Promise<ImportedDocument> {
	const { importBytes } = await import("../common/interchange/import/importBytes.js");
	return importBytes(request, { decodeText: decodeDocument });
}
