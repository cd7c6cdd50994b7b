import type { TableDocument } from "../tableDocument.js";
import { UnreadableDocument } from "../unreadableDocument.js";
import { kindOfDocument } from "./documentKind.js";
import { charsetOf } from "./html/charset.js";
import { type ImportedDocument, importDocument } from "./importDocument.js";
import { importSources, type SourceName, sourceOfName } from "./sources.js";

export interface ImportRequest {
	readonly bytes: Uint8Array;
	/** The file's name, for its ending. */
	readonly name: string;
	/** As what it is to be read; found out by the bytes and the name where it is not said. */
	readonly from?: SourceName | undefined;
}

/** What reading needs of the program around it. */
export interface ImportHost {
	/**
	 * The text of bytes: by their mark, in the encoding that is named, if they are, else in the one that is found out.
	 * Throws `UnreadableDocument` where they are not text.
	 */
	decodeText(bytes: Uint8Array, charset: string | undefined): string;
}

/** Each loads its reader when it is first needed, and throws `UnreadableDocument` where a document cannot be read. */
const readers: Readonly<Record<SourceName, (bytes: Uint8Array, host: ImportHost) => Promise<TableDocument>>> =
	{
		docx: async (bytes) => (await import("./docx/readDocx.js")).readDocx(bytes),
		xlsx: async (bytes) => (await import("./xlsx/readXlsx.js")).readXlsx(bytes),
		html: async (bytes, host) =>
			(await import("./html/readHtml.js")).readHtml(host.decodeText(bytes, charsetOf(bytes))),
		pdf: async (bytes) => (await import("./pdf/readPdf.js")).readPdf(bytes),
	};

/** Imports a document of another program. Throws {@link UnreadableDocument} where it cannot be read, with what to do. */
export async function importBytes(request: ImportRequest, host: ImportHost): Promise<ImportedDocument> {
	const source = sourceOf(request);
	if (source === undefined) throw new UnreadableDocument(unknownKind);
	return importDocument(await readers[source](request.bytes, host));
}

/** What a document is to be read as: by what is in it, and where that does not tell, by its name. */
function sourceOf({ bytes, name, from }: ImportRequest): SourceName | undefined {
	if (from !== undefined) return from;
	const kind = kindOfDocument(bytes);
	const known = importSources.find((source) => source.name === kind) ?? sourceOfName(name);
	// Who opens it says what is wrong with it.
	return known?.name ?? (kind === "zip" || kind === "compound" ? "docx" : undefined);
}

const unknownKind = {
	zh: "不认识这种文件；请用 Word、WPS 或 Excel 打开，另存为 .docx 或 .xlsx 再导入。",
	en: "Files of this kind are not known; please open it in Word, WPS or Excel, save it as .docx or .xlsx and import that.",
};
