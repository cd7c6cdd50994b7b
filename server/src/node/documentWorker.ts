import { Worker } from "node:worker_threads";
import type { DocumentJob, JobResult } from "../common/features/documentJobs.js";
import { UnreadableDocument } from "../common/interchange/unreadableDocument.js";
import type { LocalizedText } from "../common/model/localizedText.js";
import { distribution } from "./distribution.js";

/** What the worker is asked; bytes are handed over, not copied. */
export interface DocumentRequest {
	readonly id: number;
	readonly job: DocumentJob;
}

export type DocumentAnswer = { readonly id: number } & (
	| { readonly result: JobResult }
	| { readonly refused: LocalizedText }
	| { readonly failed: string }
);

/**
 * Documents are read and written in a worker of their own: a key press never waits for them, and what is too large ends
 * only that.
 */
export interface DocumentWorker {
	/**
	 * Does a piece of work; several are done one after another. Throws `UnreadableDocument` where a document cannot be
	 * read, and the signal's reason once that is aborted, which ends the worker.
	 */
	run<Kind extends DocumentJob["kind"]>(
		job: Extract<DocumentJob, { kind: Kind }>,
		signal?: AbortSignal,
	): Promise<JobResult<Kind>>;
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
	const run = (job: DocumentJob, signal: AbortSignal | undefined): Promise<JobResult> =>
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
					else if ("result" in answer) resolve(answer.result);
					else if ("refused" in answer) reject(new UnreadableDocument(answer.refused));
					else reject(new Error(answer.failed));
				},
			};
			signal?.addEventListener("abort", cancel, { once: true });
			const request: DocumentRequest = { id: id++, job };
			own.postMessage(request);
		});
	return {
		async run<Kind extends DocumentJob["kind"]>(
			job: Extract<DocumentJob, { kind: Kind }>,
			signal?: AbortSignal,
		) {
			const next = last.then(
				() => run(job, signal),
				() => run(job, signal),
			);
			last = next;
			// The worker answers what it was asked.
			return (await next) as JobResult<Kind>;
		},
		dispose: end,
	};
}

function isOutOfMemory(reason: unknown): boolean {
	return reason instanceof Error && "code" in reason && reason.code === "ERR_WORKER_OUT_OF_MEMORY";
}

const tooLarge = {
	zh: "内容太多，内存放不下，没有完成；请把需要的表格复制到新文件再试。",
	en: "There is more than fits into memory, and nothing was done; please copy the tables that you need into a new file and try again with that.",
};
