/** A kind of document that plans come in. A new one is a row here, and its reader in `importBytes.ts`. */
export interface ImportSource {
	/** As it is called on the command line. */
	readonly name: SourceName;
	/** Endings of its files, lower case; the first is the usual one. */
	readonly endings: readonly string[];
}

export type SourceName = "docx" | "xlsx" | "html" | "pdf";

/** The kinds of documents that can be imported; the readers, which are heavy, are not loaded with them. */
export const importSources: readonly ImportSource[] = [
	{ name: "docx", endings: [".docx", ".docm", ".dotx", ".dotm"] },
	{ name: "xlsx", endings: [".xlsx", ".xlsm", ".xltx", ".xltm"] },
	{ name: "html", endings: [".html", ".htm", ".xhtml"] },
	{ name: "pdf", endings: [".pdf"] },
];

/** The kind of document that a file's name tells of; `undefined` where its ending is none of them. */
export function sourceOfName(name: string): ImportSource | undefined {
	const lower = name.toLowerCase();
	return importSources.find(({ endings }) => endings.some((ending) => lower.endsWith(ending)));
}
