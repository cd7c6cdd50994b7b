import { Worker } from "node:worker_threads";
import type { ImportRequest } from "../common/interchange/import/importBytes.js";
import type { ImportedDocument } from "../common/interchange/import/importDocument.js";
import { UnreadableDocument } from "../common/interchange/unreadableDocument.js";
import type { LocalizedText } from "../common/model/localizedText.js";
import { distribution } from "./distribution.js";

/** What the worker is asked; bytes are handed over, not copied. */
export interface DocumentRequest {
	readonly id: number;
	readonly job: ImportRequest;
}

export type DocumentAnswer = { readonly id: number } & (
	| { readonly imported: ImportedDocument }
	| { readonly refused: LocalizedText }
	| { readonly failed: string }
);

/** A document is read in a worker of its own: a key press never waits for it, and what is too large ends only that. */
export interface DocumentWorker {
	/**
	 * Imports a document; several are read one after another. Throws `UnreadableDocument` where it cannot be read, and
	 * the signal's reason once that is aborted, which ends the worker.
	 */
	importDocument(request: ImportRequest, signal?: AbortSignal): Promise<ImportedDocument>;
	/** Ends the worker; the next document starts another. */
	dispose(): void;
}

/** Megabytes of objects that a document may take; its bytes, and texts outside of the heap, come to that. */
const mostMemory = 1024;
/** Milliseconds after which a worker ends that has nothing to do. */
const idleTime = 60_000;

interface Running {
	readonly worker: Worker;
	settle(answer: DocumentAnswer | undefined, reason: unknown): void;
}

/** @param entry the worker's program, a file of dist/ */
export function createDocumentWorker(entry = new URL("documentWorker.js", distribution)): DocumentWorker {
	let worker: Worker | undefined;
	let idle: NodeJS.Timeout | undefined;
	let running: Running | undefined;
	let last: Promise<unknown> = Promise.resolve();
	let id = 0;
	const end = (): void => {
		clearTimeout(idle);
		void worker?.terminate();
		worker = undefined;
	};
	const start = (): Worker => {
		const started = new Worker(entry, { resourceLimits: { maxOldGenerationSizeMb: mostMemory } });
		started.on("message", (answer: DocumentAnswer) => running?.settle(answer, undefined));
		const breakDown = (reason: unknown): void => {
			if (worker === started) worker = undefined;
			if (running?.worker === started) running.settle(undefined, reason);
		};
		started.on("error", breakDown);
		started.on("exit", (code) => breakDown(new Error(`the worker ended with ${code}`)));
		return started;
	};
	const run = (job: ImportRequest, signal: AbortSignal | undefined): Promise<ImportedDocument> =>
		new Promise((resolve, reject) => {
			signal?.throwIfAborted();
			clearTimeout(idle);
			worker ??= start();
			const own = worker;
			own.ref();
			const cancel = (): void => {
				end();
				running?.settle(undefined, signal?.reason);
			};
			running = {
				worker: own,
				settle(answer, reason) {
					running = undefined;
					signal?.removeEventListener("abort", cancel);
					if (worker !== undefined) {
						// Nobody waits for a worker that has nothing to do.
						worker.unref();
						idle = setTimeout(end, idleTime).unref();
					}
					if (answer === undefined) reject(isOutOfMemory(reason) ? new UnreadableDocument(tooLarge) : reason);
					else if ("imported" in answer) resolve(answer.imported);
					else if ("refused" in answer) reject(new UnreadableDocument(answer.refused));
					else reject(new Error(answer.failed));
				},
			};
			signal?.addEventListener("abort", cancel, { once: true });
			const request: DocumentRequest = { id: id++, job };
			own.postMessage(request);
		});
	return {
		importDocument(request, signal) {
			const next = last.then(
				() => run(request, signal),
				() => run(request, signal),
			);
			last = next;
			return next;
		},
		dispose: end,
	};
}

function isOutOfMemory(reason: unknown): boolean {
	return reason instanceof Error && "code" in reason && reason.code === "ERR_WORKER_OUT_OF_MEMORY";
}

const tooLarge = {
	zh: "文件的内容太多，内存放不下，没有读取；请把需要的表格复制到新文件再导入。",
	en: "The file holds more than fits into memory and was not read; please copy the tables that you need into a new file and import that.",
};
