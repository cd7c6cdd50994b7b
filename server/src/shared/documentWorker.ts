import type { DocumentJob, JobResult } from "../common/features/documentJobs.js";
import { UnreadableDocument } from "../common/interchange/unreadableDocument.js";
import type { LocalizedText } from "../common/model/localizedText.js";

/** What the worker is asked. */
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

/** A thread that the platform has started. */
export interface DocumentThread {
	post(request: DocumentRequest): void;
	/** Whether somebody waits for it: the program does not go on for the sake of one that has nothing to do. */
	hold(isBusy: boolean): void;
	terminate(): void;
}

export interface DocumentThreads {
	/** @param broken is told why a thread has ended by itself, or could not begin */
	start(answered: (answer: DocumentAnswer) => void, broken: (reason: unknown) => void): DocumentThread;
	/** Does something after so many milliseconds, unless the program has ended; what it answers with takes that back. */
	later(milliseconds: number, work: () => void): () => void;
	/** What to say of a thread's end, where that is for the user to know. */
	explain(reason: unknown): LocalizedText | undefined;
}

/** Milliseconds after which a worker ends that has nothing to do. */
const idleTime = 60_000;

/** A worker on threads of the platform: started by the first piece of work, and ended where there is none for a minute. */
export function createDocumentWorkerOn(threads: DocumentThreads): DocumentWorker {
	let thread: DocumentThread | undefined;
	let stopWaiting: () => void = () => undefined;
	let running: Running | undefined;
	let last: Promise<unknown> = Promise.resolve();
	let id = 0;
	const end = (): void => {
		stopWaiting();
		thread?.terminate();
		thread = undefined;
	};
	const start = (): DocumentThread => {
		const started: DocumentThread = threads.start(
			(answer) => {
				// pdf.js, loaded in a Web Worker, takes it for its own and says so: nobody has asked for that.
				if (running?.thread === started && answer.id === running.id) running.settle(answer, undefined);
			},
			(reason) => {
				if (thread === started) thread = undefined;
				if (running?.thread === started) running.settle(undefined, reason);
			},
		);
		return started;
	};
	const run = (job: DocumentJob, signal: AbortSignal | undefined): Promise<JobResult> =>
		new Promise((resolve, reject) => {
			signal?.throwIfAborted();
			stopWaiting();
			thread ??= start();
			const own = thread;
			own.hold(true);
			const cancel = (): void => {
				end();
				running?.settle(undefined, signal?.reason);
			};
			const request: DocumentRequest = { id: id++, job };
			running = {
				id: request.id,
				thread: own,
				settle(answer, reason) {
					running = undefined;
					signal?.removeEventListener("abort", cancel);
					thread?.hold(false);
					if (thread !== undefined) stopWaiting = threads.later(idleTime, end);
					if (answer === undefined) {
						const text = threads.explain(reason);
						reject(text === undefined ? reason : new UnreadableDocument(text));
					} else if ("result" in answer) resolve(answer.result);
					else if ("refused" in answer) reject(new UnreadableDocument(answer.refused));
					else reject(new Error(answer.failed));
				},
			};
			signal?.addEventListener("abort", cancel, { once: true });
			own.post(request);
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

interface Running {
	readonly id: number;
	readonly thread: DocumentThread;
	settle(answer: DocumentAnswer | undefined, reason: unknown): void;
}
