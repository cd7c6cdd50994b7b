import type { DocumentJob, JobResult } from "../common/features/documentJobs.js";
import type { ReturnedFiles } from "../common/features/replyDocuments.js";
import { UnreadableDocument } from "../common/interchange/unreadableDocument.js";
import type { Cancellation, HostDocument, HostImport, ServerHost } from "../common/transport/serverHost.js";
import { CommandFailure } from "./commandFailure.js";
import { createDocumentWorker, type DocumentWorker } from "./documentWorker.js";
import { pathOfUri } from "./nodeFiles.js";
import { openOldDocument } from "./openOldDocument.js";
import { largestDocument, readDocumentFile } from "./readTextFile.js";

/** What the server does with documents of other programs: all in one worker, which is started by the first. */
export function createDocumentHost(): Pick<ServerHost, "importDocument" | "readReturned" | "runDocumentJob"> {
	let worker: DocumentWorker | undefined;
	const run = <Kind extends DocumentJob["kind"]>(
		job: Extract<DocumentJob, { kind: Kind }>,
		signal: AbortSignal,
	): Promise<JobResult<Kind>> => {
		worker ??= createDocumentWorker();
		return worker.run(job, signal);
	};
	return {
		importDocument: ({ uri, data }, cancellation) =>
			refusing(async (): Promise<HostImport> => {
				const bytes = data === undefined ? readFile(uri) : decode(data);
				const signal = signalOf(cancellation);
				const request = await openOldDocument({ bytes, name: uri }, signal);
				const imported = await run<"import">({ kind: "import", request }, signal);
				const { text, taskCount, sectionCount, notes, unread, isEmpty } = imported;
				if (isEmpty && unread.length === 0) return { refused: nothingFound };
				return { text, taskCount, sectionCount, notes };
			}),
		readReturned: (from, cancellation) =>
			refusing(async (): Promise<ReturnedFiles> => {
				const signal = signalOf(cancellation);
				const { listReturned, readReturned } = await import("./readReturned.js");
				const files =
					typeof from === "string"
						? await listReturned(pathOf(from))
						: from.map(({ uri, data }) => ({ name: uri, read: () => decode(data ?? "") }));
				return readReturned(files, {
					readReplies: (bytes) => run<"read-replies">({ kind: "read-replies", bytes }, signal),
					signal,
				});
			}),
		runDocumentJob: (job, cancellation) => run(job, signalOf(cancellation)),
	};
}

function signalOf(cancellation: Cancellation): AbortSignal {
	const controller = new AbortController();
	if (cancellation.isCancellationRequested) controller.abort();
	else cancellation.onCancellationRequested(() => controller.abort());
	return controller.signal;
}

/** Answers with why a document cannot be read, where that is told; all else that is thrown is a defect. */
async function refusing<Value>(
	work: () => Promise<Value>,
): Promise<Value | { readonly refused: CommandFailure["text"] }> {
	try {
		return await work();
	} catch (error) {
		if (error instanceof UnreadableDocument || error instanceof CommandFailure)
			return { refused: error.text };
		throw error;
	}
}

function readFile(uri: HostDocument["uri"]): Uint8Array {
	return readDocumentFile(pathOf(uri)).bytes;
}

function pathOf(uri: string): string {
	const path = pathOfUri(uri);
	if (path === undefined) throw new UnreadableDocument(notHere);
	return path;
}

function decode(data: string): Uint8Array {
	if (data.length > (largestDocument / 3) * 4 + 4) throw new UnreadableDocument(tooLarge);
	return Buffer.from(data, "base64");
}

const notHere = {
	zh: "文件不在这台电脑上，读不了；请先保存到本机再试。",
	en: "The file is not on this machine and cannot be read; please save it here and try again.",
};

const tooLarge = {
	zh: `文件超过 ${largestDocument / 1024 / 1024} MB，没有读取；请把需要的表格复制到新文件再导入。`,
	en: `The file is larger than ${largestDocument / 1024 / 1024} MB and was not read; please copy the tables that you need into a new file and import that.`,
};

const nothingFound = {
	zh: "文件里没有找到方案的内容（标题、任务表、一是二是、目标）；请检查是不是给错了文件。",
	en: "The file has nothing of a plan: no heading, task, point or target; please check whether it is the right one.",
};
