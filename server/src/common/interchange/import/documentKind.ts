import { isCompoundFile } from "../ooxml/compoundFile.js";
import { readZipDirectory } from "../ooxml/zipDirectory.js";
import { UnreadableDocument } from "../unreadableDocument.js";

/** What a file is by its first bytes, whatever its name says; `text` is all that is none of the others. */
export type DocumentKind =
	| "docx"
	| "xlsx"
	| "odf"
	| "zip"
	| "compound"
	| "rtf"
	| "pdf"
	| "html"
	| "mht"
	| "text";

/** Finds out what a file is by what is in it. Never throws: a zip that is broken is a zip. */
export function kindOfDocument(bytes: Uint8Array): DocumentKind {
	if (isCompoundFile(bytes)) return "compound";
	const head = String.fromCharCode(...bytes.subarray(0, 512));
	if (head.startsWith("PK\u0003\u0004")) return kindOfZip(bytes);
	if (head.startsWith("{\\rtf")) return "rtf";
	if (head.startsWith("%PDF-")) return "pdf";
	// A mark of UTF-8, which is read a byte a character here, or blanks may stand before it.
	if (/^(?:ï»¿)?\s{0,200}(?:<\?xml[^>]{0,200}>\s{0,20})?<(?:!doctype html|html)\b/i.test(head)) return "html";
	return isWebArchive(bytes) ? "mht" : "text";
}

/** A page with its pictures in one file (MHTML, RFC 2557), as Word, WPS and browsers save it: it begins like a letter. */
function isWebArchive(bytes: Uint8Array): boolean {
	const head = String.fromCharCode(...bytes.subarray(0, 2048));
	const [headers = ""] = head.split(/\r?\n\r?\n/, 1);
	return (
		/^[A-Za-z][A-Za-z-]{1,40}:/.test(headers) &&
		/^MIME-Version:/im.test(headers) &&
		/^Content-Type:\s{0,20}(?:multipart\/related|text\/html)\b/im.test(headers)
	);
}

function kindOfZip(bytes: Uint8Array): DocumentKind {
	try {
		const names = new Set(readZipDirectory(bytes).map(({ name }) => name.replace(/\/.*/, "/")));
		if (names.has("word/")) return "docx";
		if (names.has("xl/")) return "xlsx";
		return names.has("content.xml") && names.has("mimetype") ? "odf" : "zip";
	} catch (error) {
		if (error instanceof UnreadableDocument) return "zip";
		throw error;
	}
}
