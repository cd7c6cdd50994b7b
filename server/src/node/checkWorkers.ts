import { getHeapStatistics } from "node:v8";
import { Worker } from "node:worker_threads";
import { messageLocale } from "../common/model/messageLocale.js";
import { distribution } from "./distribution.js";
import type { DoneFile } from "./doneFile.js";
import { brokenDown, createPrinter, type FileJob, type PrintFile } from "./fileJob.js";
import type { ResultCache } from "./resultCache.js";

/** What a thread is asked. */
export interface WorkerRequest {
	readonly paths: readonly string[];
}

export interface WorkerAnswer {
	/** One a path, in their order. */
	readonly done: readonly DoneFile[];
}

/**
 * Files that a thread is given at a time: few enough that none waits for the others at the end, and that what is done
 * does not outlive the young generation before it is handed over.
 */
const mostAtOnce = 4;
/**
 * MB of the young generation of a thread (three times a semi-space; V8's own is 48). What a file leaves behind is
 * garbage at once, so that a thread works as fast with less room for it, and there is one a thread.
 */
const youngGeneration = 24;
/**
 * MB of the old generation of a thread at most, or V8's own limit where that is less. With a limit below 2 GB V8 lets
 * garbage grow to what is alive at most before it collects, and to three times that above.
 */
const oldGeneration = 2000;
/** Times as many as the threads have in hand may be done and wait for their turn; then threads wait. */
const mostWaiting = 4;

/**
 * Does a job on `jobs` threads and gives the results in the order of the files. No more of them wait for their turn than
 * a few for each thread, however many files there are. A thread that breaks down costs the file that it was at: that one
 * has an error, and a new thread goes on with the others.
 *
 * @param cache asked first, on this thread; what it knows no thread is started for
 * @param program what a thread runs
 */
export async function* workInThreads(
	files: readonly string[],
	jobs: number,
	job: FileJob,
	cache?: ResultCache,
	program = new URL("checkWorker.js", distribution),
): AsyncGenerator<DoneFile> {
	const atOnce = Math.max(1, Math.min(mostAtOnce, Math.floor(files.length / (jobs * 4))));
	const mostAhead = jobs * atOnce * mostWaiting;
	const results = new Map<number, DoneFile>();
	const print = await createPrinter(job);
	const threads = new Threads({ files, jobs, atOnce, job, print, program }, (index, done) =>
		results.set(index, done),
	);
	let seen = 0;
	try {
		for (let next = 0; next < files.length; next++) {
			while (!results.has(next)) {
				for (; seen < files.length && seen - next < mostAhead && threads.want; seen++) {
					const known = await cache?.find(files[seen] ?? "");
					if (known === undefined) threads.add(seen);
					else results.set(seen, known);
				}
				threads.goOn();
				if (!results.has(next)) await threads.change();
			}
			const done = results.get(next);
			results.delete(next);
			if (done === undefined) continue;
			cache?.keep(files[next] ?? "", done);
			yield done;
		}
	} finally {
		threads.end();
	}
}

interface ThreadWork {
	readonly files: readonly string[];
	/** Most threads. */
	readonly jobs: number;
	/** Most files that one is given at a time. */
	readonly atOnce: number;
	readonly job: FileJob;
	/** What a file that a thread broke down at is reported with. */
	readonly print: PrintFile;
	readonly program: URL;
}

/** Threads that are started as there is work for them. */
class Threads {
	private readonly workers = new Set<Worker>();
	/** Workers that wait, each with what gives it work. */
	private readonly idle = new Map<Worker, () => void>();
	private readonly waiting: number[] = [];
	/** Of a thread that broke down with several: given out one by one, to find the one that it was. */
	private readonly suspects: number[] = [];
	private wake: (() => void) | undefined;

	constructor(
		private readonly work: ThreadWork,
		private readonly settle: (index: number, done: DoneFile) => void,
	) {}

	/** Whether there is less to do than the threads can take next. */
	get want(): boolean {
		return this.waiting.length < this.work.jobs * this.work.atOnce;
	}

	add(index: number): void {
		this.waiting.push(index);
	}

	/** Gives what waits to threads that have nothing to do, and starts those that are missing. */
	goOn(): void {
		for (const giveNext of [...this.idle.values()]) giveNext();
		while (this.workers.size < this.work.jobs && this.waiting.length + this.suspects.length > 0) this.start();
	}

	/** Resolves once a thread has done something. */
	change(): Promise<void> {
		return new Promise((resolve) => {
			this.wake = resolve;
		});
	}

	end(): void {
		const all = [...this.workers];
		this.workers.clear();
		for (const worker of all) void worker.terminate();
	}

	private start(): void {
		const { files, atOnce, job, print, program } = this.work;
		const worker = new Worker(program, {
			workerData: job,
			argv: ["--lang", messageLocale[job.options.language]],
			resourceLimits: {
				maxYoungGenerationSizeMb: youngGeneration,
				maxOldGenerationSizeMb: Math.min(
					oldGeneration,
					Math.floor(getHeapStatistics().heap_size_limit / 2 ** 20),
				),
			},
		});
		this.workers.add(worker);
		let current: readonly number[] = [];
		const giveNext = (): void => {
			current = this.suspects.length > 0 ? this.suspects.splice(0, 1) : this.waiting.splice(0, atOnce);
			if (current.length === 0) {
				this.idle.set(worker, giveNext);
				return;
			}
			this.idle.delete(worker);
			const request: WorkerRequest = { paths: current.map((i) => files[i] ?? "") };
			worker.postMessage(request);
		};
		const breakDown = (reason: unknown): void => {
			if (!this.workers.delete(worker)) return;
			this.idle.delete(worker);
			void worker.terminate();
			const [only = 0] = current;
			if (current.length === 1) this.settle(only, brokenDown(files[only] ?? "", reason, job.options, print));
			else this.suspects.push(...current);
			this.wake?.();
		};
		worker.on("message", ({ done }: WorkerAnswer) => {
			const finished = current;
			giveNext();
			for (const [i, one] of done.entries()) this.settle(finished[i] ?? 0, one);
			this.wake?.();
		});
		worker.on("error", breakDown);
		worker.on("exit", (code) => breakDown(`exit ${code}`));
		giveNext();
	}
}
