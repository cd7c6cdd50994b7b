import { parentPort, workerData } from "node:worker_threads";
import { type CheckOptions, checkFile } from "./checkFile.js";
import type { WorkerAnswer, WorkerRequest } from "./checkWorkers.js";
import { createEnvironmentFiles } from "./nodeEnvironment.js";

/** The thread of `niwen check --jobs`: started with its options, asked for one file at a time. */
export function runCheckWorker(): void {
	const options: CheckOptions = workerData;
	const files = createEnvironmentFiles();
	parentPort?.on("message", async ({ index, path }: WorkerRequest) => {
		const answer: WorkerAnswer = { index, checked: await checkFile(path, files, options) };
		parentPort?.postMessage(answer);
	});
}
