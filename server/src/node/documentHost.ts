import { UnreadableDocument } from "../common/interchange/unreadableDocument.js";
import type { ServerHost } from "../common/transport/serverHost.js";
import { DocumentHost, signalOf } from "../shared/documentHost.js";
import { CommandFailure } from "./commandFailure.js";
import { createDocumentWorker } from "./documentWorker.js";
import { pathOfUri } from "./nodeFiles.js";
import { openOldDocument } from "./openOldDocument.js";
import { readDocumentFile } from "./readTextFile.js";

/** What the server does with documents of other programs, which may lie on its machine. */
export function createDocumentHost(): Pick<ServerHost, "importDocument" | "readReturned" | "runDocumentJob"> {
	const host = new DocumentHost({
		createWorker: createDocumentWorker,
		read: (uri) => readDocumentFile(pathOf(uri)),
		decode: (data) => Buffer.from(data, "base64"),
		openOld: openOldDocument,
		reasonOf: (error) => (error instanceof CommandFailure ? error.text : undefined),
	});
	return {
		importDocument: host.importDocument,
		runDocumentJob: host.runDocumentJob,
		readReturned: (from, cancellation) =>
			host.refusing(async () => {
				const signal = signalOf(cancellation);
				const { listReturned, readReturned } = await import("./readReturned.js");
				const files =
					typeof from === "string"
						? await listReturned(pathOf(from))
						: from.map(({ uri, data }) => ({ name: uri, read: () => host.decode(data ?? "") }));
				return readReturned(files, {
					readReplies: (bytes) => host.run<"read-replies">({ kind: "read-replies", bytes }, signal),
					signal,
				});
			}),
	};
}

function pathOf(uri: string): string {
	const path = pathOfUri(uri);
	if (path === undefined) throw new UnreadableDocument(notHere);
	return path;
}

const notHere = {
	zh: "文件不在这台电脑上，读不了；请先保存到本机再试。",
	en: "The file is not on this machine and cannot be read; please save it here and try again.",
};
