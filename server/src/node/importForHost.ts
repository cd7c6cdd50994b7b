import { UnreadableDocument } from "../common/interchange/unreadableDocument.js";
import type { Cancellation, HostDocument, HostImport } from "../common/transport/serverHost.js";
import { CommandFailure } from "./commandFailure.js";
import { createDocumentWorker, type DocumentWorker } from "./documentWorker.js";
import { pathOfUri } from "./nodeFiles.js";
import { openOldDocument } from "./openOldDocument.js";
import { largestDocument, readDocumentFile } from "./readTextFile.js";

/** Imports documents for the server, all in one worker, which is started by the first. */
export function createImporter(): (
	document: HostDocument,
	cancellation: Cancellation,
) => Promise<HostImport> {
	let worker: DocumentWorker | undefined;
	return async ({ uri, data }, cancellation) => {
		try {
			const bytes = data === undefined ? readFile(uri) : decode(data);
			worker ??= createDocumentWorker();
			const controller = new AbortController();
			cancellation.onCancellationRequested(() => controller.abort());
			const { signal } = controller;
			const document = await openOldDocument({ bytes, name: uri }, signal);
			const imported = await worker.importDocument(document, signal);
			const { text, taskCount, sectionCount, notes, unread, isEmpty } = imported;
			if (isEmpty && unread.length === 0) return { refused: nothingFound };
			return { text, taskCount, sectionCount, notes };
		} catch (error) {
			if (error instanceof UnreadableDocument || error instanceof CommandFailure)
				return { refused: error.text };
			throw error;
		}
	};
}

function readFile(uri: string): Uint8Array {
	const path = pathOfUri(uri);
	if (path === undefined) throw new UnreadableDocument(notHere);
	return readDocumentFile(path).bytes;
}

function decode(data: string): Uint8Array {
	if (data.length > (largestDocument / 3) * 4 + 4) throw new UnreadableDocument(tooLarge);
	return Buffer.from(data, "base64");
}

const notHere = {
	zh: "文件不在这台电脑上，读不了；请先保存到本机再导入。",
	en: "The file is not on this machine and cannot be read; please save it here and import that.",
};

const tooLarge = {
	zh: `文件超过 ${largestDocument / 1024 / 1024} MB，没有读取；请把需要的表格复制到新文件再导入。`,
	en: `The file is larger than ${largestDocument / 1024 / 1024} MB and was not read; please copy the tables that you need into a new file and import that.`,
};

const nothingFound = {
	zh: "文件里没有找到方案的内容（标题、任务表、一是二是、目标）；请检查是不是给错了文件。",
	en: "The file has nothing of a plan: no heading, task, point or target; please check whether it is the right one.",
};
