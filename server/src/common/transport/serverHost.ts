import type { Directory } from "../directory/directory.js";
import type { FileHost } from "../environment/fileHost.js";
import type { DocumentJob, JobResult } from "../features/documentJobs.js";
import type { ReturnedFiles } from "../features/replyDocuments.js";
import type { LocalizedText } from "../model/localizedText.js";

/** Whether a request is still wanted, as LSP's tokens say. */
export interface Cancellation {
	readonly isCancellationRequested: boolean;
	onCancellationRequested(listener: () => void): unknown;
}

/** A document of another program, which the host reads itself unless its bytes are there. */
export interface HostDocument {
	readonly uri: string;
	/** In base64. */
	readonly data: string | undefined;
}

/** A plan in table layout, and what was not taken as it stood; or why there is none, with what to do. */
export type HostImport =
	| {
			readonly text: string;
			readonly taskCount: number;
			readonly sectionCount: number;
			readonly notes: readonly LocalizedText[];
	  }
	| { readonly refused: LocalizedText };

/** What a server needs of the machine it runs on; everything else is the same in Node and in a Web Worker. */
export interface ServerHost extends FileHost {
	/** Niwen's own version, as the package says. */
	readonly version: string;
	/** The locale of messages that it was started for, whatever the client says of its own. */
	readonly locale?: string | undefined;
	/** The directories that ship with Niwen. */
	shippedDirectories(): Promise<readonly Directory[]>;
	/** Address that the pages of the rules are found under, with `/` at its end, where they lie beside the program. */
	readonly rulePages?: string | undefined;
	/** The text of a file; `undefined` where there is none, or none that may be read. */
	readFile(uri: string): Promise<string | undefined>;
	/** URIs of the files below the folders whose names end in one of the endings. */
	listFiles(folders: readonly string[], endings: readonly string[]): Promise<readonly string[]>;
	/**
	 * Makes a PDF of a document by a program of the machine, which a cancel ends; or says why it cannot and what to do.
	 * Absent where no program can be run.
	 *
	 * @param print gives the document in the form that the program takes
	 * @param onCancel is told what to do where the user gives up
	 */
	readonly makePdf?: (
		print: (form: "docx" | "html") => Promise<string | Uint8Array>,
		onCancel: (stop: () => void) => void,
	) => Promise<Uint8Array | LocalizedText>;
	/**
	 * Makes a plan of a document of another program, on a thread of its own; a host that has none has not got it. It
	 * throws once it is cancelled.
	 */
	readonly importDocument?:
		| ((document: HostDocument, cancellation: Cancellation) => Promise<HostImport>)
		| undefined;
	/**
	 * Does work on documents of other programs, on a thread of its own; where it is absent, it is done here. It throws once
	 * it is cancelled, and `UnreadableDocument` where there is more than fits into memory.
	 */
	readonly runDocumentJob?:
		| (<Kind extends DocumentJob["kind"]>(
				job: Extract<DocumentJob, { kind: Kind }>,
				cancellation: Cancellation,
		  ) => Promise<JobResult<Kind>>)
		| undefined;
	/**
	 * Reads filled-in forms: those of a folder or zip, by its URI, or some files. Absent where they are read here.
	 */
	readonly readReturned?:
		| ((from: string | readonly HostDocument[], cancellation: Cancellation) => Promise<ReturnedFiles>)
		| undefined;
	/** Lets other work go first, at least so many milliseconds. */
	pause(milliseconds: number): Promise<void>;
	/** Told once, when all is loaded that most requests need. */
	readonly loaded?: (() => void) | undefined;
}
