import { Worker } from "node:worker_threads";
import { inThisScript } from "../common/model/messageLocale.js";
import {
	createDocumentWorkerOn,
	type DocumentAnswer,
	type DocumentThreads,
	type DocumentWorker,
} from "../shared/documentWorker.js";
import { distribution } from "./distribution.js";

/** Megabytes of objects that a document may take; its bytes, and texts outside of the heap, come to that. */
const mostMemory = 1024;

/** @param entry the worker's program, a file of dist/ */
export function createDocumentWorker(
	entry = new URL(inThisScript("documentWorker.js"), distribution),
): DocumentWorker {
	const threads: DocumentThreads = {
		start(answered, broken) {
			const worker = new Worker(entry, { resourceLimits: { maxOldGenerationSizeMb: mostMemory } });
			worker.on("message", (answer: DocumentAnswer) => answered(answer));
			worker.on("error", broken);
			worker.on("exit", (code) => broken(new Error(`the worker ended with ${code}`)));
			return {
				post: (request) => worker.postMessage(request),
				hold: (isBusy) => (isBusy ? worker.ref() : worker.unref()),
				terminate: () => void worker.terminate(),
			};
		},
		later(milliseconds, work) {
			const timer = setTimeout(work, milliseconds).unref();
			return () => clearTimeout(timer);
		},
		explain: (reason) => (isOutOfMemory(reason) ? tooLarge : undefined),
	};
	return createDocumentWorkerOn(threads);
}

function isOutOfMemory(reason: unknown): boolean {
	return reason instanceof Error && "code" in reason && reason.code === "ERR_WORKER_OUT_OF_MEMORY";
}

const tooLarge = {
	zh: "内容太多，内存放不下，没有完成；请把需要的表格复制到新文件再试。",
	en: "There is more than fits into memory, and nothing was done; please copy the tables that you need into a new file and try again with that.",
};
