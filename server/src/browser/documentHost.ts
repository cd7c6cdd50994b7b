import { UnreadableDocument } from "../common/interchange/unreadableDocument.js";
import { fromBase64 } from "../common/text/base64.js";
import type { ServerHost } from "../common/transport/serverHost.js";
import { DocumentHost } from "../shared/documentHost.js";
import { createDocumentWorkerOn, type DocumentThreads } from "../shared/documentWorker.js";
import { oldFormOf } from "../shared/oldForms.js";
import { startThread } from "./documentThread.js";

/**
 * What the server does with documents of other programs in a browser: in a worker beside its own, of bytes that the client
 * sends. A browser whose workers cannot start others has nothing of this; the server then does what it can by itself.
 */
export function createDocumentHost(): Pick<ServerHost, "importDocument" | "runDocumentJob"> {
	if (typeof Worker === "undefined") return {};
	const { importDocument, runDocumentJob } = new DocumentHost({
		createWorker: () => createDocumentWorkerOn(threads),
		read() {
			throw new UnreadableDocument(notSent);
		},
		decode: fromBase64,
		async openOld(document) {
			if (oldFormOf(document) !== undefined) throw new UnreadableDocument(noOffice);
			return document;
		},
		reasonOf: () => undefined,
	});
	return { importDocument, runDocumentJob };
}

const threads: DocumentThreads = {
	start: startThread,
	later(milliseconds, work) {
		const timer = setTimeout(work, milliseconds);
		return () => clearTimeout(timer);
	},
	// Browsers end a worker that has no more memory without a word.
	explain: () => undefined,
};

const notSent = {
	zh: "浏览器里读不了电脑上的文件；请用“导入”命令选择文件。",
	en: "Files of the machine cannot be read in the browser; please choose the file by the command Import.",
};

const noOffice = {
	zh: "文件是 Word、Excel 2003 及更早的格式，或 RTF、OpenDocument，要靠 LibreOffice 打开，浏览器里没有；请用 Word、WPS、Excel 打开后另存为 .docx、.xlsx 再导入。",
	en: "The file is of a format of Word or Excel 2003 and before, RTF or OpenDocument, which takes LibreOffice to open, and there is none in the browser; please open the file in Word, WPS or Excel, save it as .docx or .xlsx and import that.",
};
