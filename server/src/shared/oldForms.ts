import { kindOfDocument } from "../common/interchange/import/documentKind.js";
import { holdsStream, isEncryptedDocument } from "../common/interchange/ooxml/compoundFile.js";
import { UnreadableDocument } from "../common/interchange/unreadableDocument.js";

/** A document as it is handed to the reader. */
export interface NamedDocument {
	readonly bytes: Uint8Array;
	/** For its ending. */
	readonly name: string;
}

/** A format that takes LibreOffice to open. */
export interface OldForm {
	/** Ending that the document's format has. */
	readonly from: string;
	readonly to: "docx" | "xlsx";
}

/**
 * The older format that a document is of; `undefined` of all others, which who reads them may judge. Throws
 * `UnreadableDocument` of one that LibreOffice does not open either.
 */
export function oldFormOf({ bytes, name }: NamedDocument): OldForm | undefined {
	const ending = name.slice(name.lastIndexOf(".") + 1).toLowerCase();
	switch (kindOfDocument(bytes)) {
		case "compound": {
			if (isEncryptedDocument(bytes)) return undefined;
			if (ending === "wps" || ending === "wpt") throw new UnreadableDocument(ofWps);
			const isSheet = !holdsStream(bytes, "WordDocument") && /^(?:xls|xlt|et)$/.test(ending);
			return isSheet ? { from: "xls", to: "xlsx" } : { from: "doc", to: "docx" };
		}
		case "rtf":
			return { from: "rtf", to: "docx" };
		case "odf":
			return /^(?:ods|ots)$/.test(ending) ? { from: "ods", to: "xlsx" } : { from: "odt", to: "docx" };
		case "mht":
			throw new UnreadableDocument(webArchive);
		default:
			return undefined;
	}
}

const webArchive = {
	zh: "文件是单个文件的网页（.mht），读不了；请用 Word、WPS 或浏览器打开，另存为 .docx 或 .html 再导入。",
	en: "The file is a page saved with its pictures (.mht) and cannot be read; please open it in Word, WPS or a browser, save it as .docx or .html and import that.",
};

const ofWps = {
	zh: "文件是 WPS 文字自己的格式（.wps），读不了；请在 WPS 中另存为 .docx 再导入。",
	en: "The file is of WPS Writer's own format (.wps) and cannot be read; please save it as .docx in WPS and import that.",
};
