import { inThisScript } from "../common/model/messageLocale.js";
import type { DocumentAnswer, DocumentRequest, DocumentThreads } from "../shared/documentWorker.js";

/** What the worker says: that it listens, what it has done, or that its program could not be loaded. */
export type ThreadMessage = { readonly isReady: true } | { readonly broken: string } | DocumentAnswer;

/** The worker's program, which lies in the folder of all parts. */
const program = new URL(inThisScript("documentWorker.web.js"), import.meta.url);

/**
 * Starts the worker. Its program may come from another site than the page, where a worker can be made of a script of our
 * own alone, which imports it; what is asked meanwhile waits.
 */
export const startThread: DocumentThreads["start"] = (answered, broken) => {
	const source = `import(${JSON.stringify(program.href)}).catch((error) => postMessage({ broken: String(error) }));`;
	const address = URL.createObjectURL(new Blob([source], { type: "text/javascript" }));
	const worker = new Worker(address);
	let waiting: DocumentRequest[] | undefined = [];
	worker.onmessage = ({ data }: MessageEvent<ThreadMessage>) => {
		if ("isReady" in data) {
			URL.revokeObjectURL(address);
			for (const request of waiting ?? []) worker.postMessage(request);
			waiting = undefined;
		} else if ("broken" in data) {
			worker.terminate();
			broken(new Error(data.broken));
		} else answered(data);
	};
	worker.onerror = ({ message }) => {
		worker.terminate();
		broken(new Error(message));
	};
	return {
		post(request) {
			if (waiting === undefined) worker.postMessage(request);
			else waiting.push(request);
		},
		hold: () => undefined,
		terminate: () => worker.terminate(),
	};
};
