import type { DocumentJob, JobResult } from "../common/features/documentJobs.js";
import { UnreadableDocument } from "../common/interchange/unreadableDocument.js";
import type { LocalizedText } from "../common/model/localizedText.js";
import type { Cancellation, HostImport, ServerHost } from "../common/transport/serverHost.js";
import type { DocumentWorker } from "./documentWorker.js";
import { largestDocument } from "./largestDocument.js";
import type { NamedDocument } from "./oldForms.js";

/** What the server does with documents on any platform. */
export interface DocumentPlatform {
	/** Is asked for when the first document comes. */
	createWorker(): DocumentWorker;
	/** The bytes of a document that the client has not sent. Throws where it cannot be read. */
	read(uri: string): Uint8Array;
	/** The bytes that Base64 stands for. */
	decode(data: string): Uint8Array;
	/** A document of an older format as what can be read, any other as it is. Throws where that cannot be done. */
	openOld(document: NamedDocument, signal: AbortSignal): Promise<NamedDocument>;
	/** What to say of an error, where it is for the user to know. */
	reasonOf(error: unknown): LocalizedText | undefined;
}

/** What the server does with documents of other programs: all in one worker, which is started by the first. */
export class DocumentHost implements Required<Pick<ServerHost, "importDocument" | "runDocumentJob">> {
	private worker: DocumentWorker | undefined;

	constructor(private readonly platform: DocumentPlatform) {}

	run<Kind extends DocumentJob["kind"]>(
		job: Extract<DocumentJob, { kind: Kind }>,
		signal: AbortSignal,
	): Promise<JobResult<Kind>> {
		this.worker ??= this.platform.createWorker();
		return this.worker.run(job, signal);
	}

	/** Bytes that the client has sent. Throws `UnreadableDocument` where there are too many. */
	decode(data: string): Uint8Array {
		if (data.length > (largestDocument / 3) * 4 + 4) throw new UnreadableDocument(tooLarge);
		return this.platform.decode(data);
	}

	readonly importDocument: NonNullable<ServerHost["importDocument"]> = ({ uri, data }, cancellation) =>
		this.refusing(async (): Promise<HostImport> => {
			const bytes = data === undefined ? this.platform.read(uri) : this.decode(data);
			const signal = signalOf(cancellation);
			const request = await this.platform.openOld({ bytes, name: uri }, signal);
			const imported = await this.run<"import">({ kind: "import", request }, signal);
			const { text, taskCount, sectionCount, notes, unread, isEmpty } = imported;
			if (isEmpty && unread.length === 0) return { refused: nothingFound };
			return { text, taskCount, sectionCount, notes };
		});

	readonly runDocumentJob: NonNullable<ServerHost["runDocumentJob"]> = (job, cancellation) =>
		this.run(job, signalOf(cancellation));

	/** Answers with why a document cannot be read, where that is told; all else that is thrown is a defect. */
	async refusing<Value>(work: () => Promise<Value>): Promise<Value | { readonly refused: LocalizedText }> {
		try {
			return await work();
		} catch (error) {
			const refused = error instanceof UnreadableDocument ? error.text : this.platform.reasonOf(error);
			if (refused === undefined) throw error;
			return { refused };
		}
	}
}

/** A signal that is aborted where a request is cancelled. */
export function signalOf(cancellation: Cancellation): AbortSignal {
	const controller = new AbortController();
	if (cancellation.isCancellationRequested) controller.abort();
	else cancellation.onCancellationRequested(() => controller.abort());
	return controller.signal;
}

const tooLarge = {
	zh: `文件超过 ${largestDocument / 1024 / 1024} MB，没有读取；请把需要的表格复制到新文件再导入。`,
	en: `The file is larger than ${largestDocument / 1024 / 1024} MB and was not read; please copy the tables that you need into a new file and import that.`,
};

const nothingFound = {
	zh: "文件里没有找到方案的内容（标题、任务表、一是二是、目标）；请检查是不是给错了文件。",
	en: "The file has nothing of a plan: no heading, task, point or target; please check whether it is the right one.",
};
