import { parentPort, workerData } from "node:worker_threads";
import type { WorkerAnswer, WorkerRequest } from "./checkWorkers.js";
import type { DoneFile } from "./doneFile.js";
import { createFileJob, type FileJob } from "./fileJob.js";

/** A thread of `--jobs`: started with its job, asked for some files at a time. */
export function runCheckWorker(): void {
	const job: FileJob = workerData;
	const ready = createFileJob(job);
	parentPort?.on("message", async ({ paths }: WorkerRequest) => {
		const doFile = await ready;
		const done: DoneFile[] = [];
		for (const path of paths) done.push(await doFile(path));
		const answer: WorkerAnswer = { done };
		parentPort?.postMessage(answer);
	});
}
