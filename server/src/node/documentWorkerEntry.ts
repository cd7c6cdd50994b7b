import { parentPort } from "node:worker_threads";
import { answerDocument } from "../shared/answerDocument.js";
import type { DocumentRequest } from "../shared/documentWorker.js";

/** The thread in which documents of other programs are read and written: asked for one after another. */
parentPort?.on("message", async (request: DocumentRequest) => {
	parentPort?.postMessage(await answerDocument(request));
});
