import { Worker } from "node:worker_threads";
import type { CheckedFile, CheckOptions } from "./checkFile.js";
import { distribution } from "./distribution.js";
import { failedReport } from "./reporters/fileReport.js";

/** What a worker is asked: the file with this number in the list. */
export interface WorkerRequest {
	readonly index: number;
	readonly path: string;
}

export interface WorkerAnswer {
	readonly index: number;
	readonly checked: CheckedFile;
}

/**
 * Checks files on `jobs` threads and gives the results in the order of the files. A thread that breaks down
 * costs its own file only: that file has an error, and a new thread goes on with the next.
 */
export async function* checkInWorkers(
	files: readonly string[],
	jobs: number,
	options: CheckOptions,
): AsyncGenerator<CheckedFile> {
	const results = new Map<number, CheckedFile>();
	const workers = new Set<Worker>();
	let next = 0;
	let wake: (() => void) | undefined;
	const settle = (index: number, checked: CheckedFile): void => {
		results.set(index, checked);
		wake?.();
	};
	const start = (): void => {
		const worker = new Worker(new URL("checkWorker.js", distribution), { workerData: options });
		workers.add(worker);
		let current = -1;
		const giveNext = (): void => {
			const path = files[next];
			if (path === undefined) {
				current = -1;
				workers.delete(worker);
				void worker.terminate();
				return;
			}
			current = next++;
			const request: WorkerRequest = { index: current, path };
			worker.postMessage(request);
		};
		const breakDown = (reason: unknown): void => {
			if (!workers.delete(worker)) return;
			const index = current;
			void worker.terminate();
			if (index >= 0) settle(index, brokenDown(files[index] ?? "", reason, options));
			if (next < files.length) start();
		};
		worker.on("message", ({ index, checked }: WorkerAnswer) => {
			giveNext();
			settle(index, checked);
		});
		worker.on("error", breakDown);
		worker.on("exit", (code) => breakDown(`exit ${code}`));
		giveNext();
	};
	try {
		for (let i = 0; i < jobs; i++) start();
		for (let i = 0; i < files.length; i++) {
			while (!results.has(i))
				await new Promise<void>((resolve) => {
					wake = resolve;
				});
			const checked = results.get(i);
			results.delete(i);
			if (checked !== undefined) yield checked;
		}
	} finally {
		for (const worker of workers) void worker.terminate();
		workers.clear();
	}
}

/** What a defect of Niwen leaves of a file's check: an error that says so. */
export function brokenDown(path: string, error: unknown, { language, isVerbose }: CheckOptions): CheckedFile {
	const message = error instanceof Error ? error.message : String(error);
	const reason = isVerbose === true && error instanceof Error ? (error.stack ?? message) : message;
	const text = {
		zh: `检查 ${path} 时 Niwen 内部出错（${reason}）；这是程序的问题，请报告给我们。`,
		en: `Niwen failed while checking ${path} (${reason}); this is a defect of Niwen, please report it.`,
	};
	return { report: failedReport(path, text[language]), sideReports: [] };
}
