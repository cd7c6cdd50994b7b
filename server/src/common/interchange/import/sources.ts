import type { TableDocument } from "../tableDocument.js";

/** A kind of document that plans come in. A new one is a row of {@link importSources} and its reader. */
export interface ImportSource {
	/** As it is called on the command line. */
	readonly name: "docx" | "xlsx";
	/** Endings of its files, lower case; the first is the usual one. */
	readonly endings: readonly string[];
	/** Loads the reader and reads a document. Throws `UnreadableDocument` where it cannot be read. */
	read(bytes: Uint8Array): Promise<TableDocument>;
}

/** The kinds of documents that can be imported. */
export const importSources: readonly ImportSource[] = [
	{
		name: "docx",
		endings: [".docx", ".docm", ".dotx", ".dotm"],
		read: async (bytes) => (await import("./docx/readDocx.js")).readDocx(bytes),
	},
	{
		name: "xlsx",
		endings: [".xlsx", ".xlsm", ".xltx", ".xltm"],
		read: async (bytes) => (await import("./xlsx/readXlsx.js")).readXlsx(bytes),
	},
];
