import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { UnreadableDocument } from "../common/interchange/unreadableDocument.js";
import { type NamedDocument, oldFormOf } from "../shared/oldForms.js";
import { findOffice, readIfThere, runOffice } from "./convertToPdf.js";

/**
 * A document that is read as it is, or, where it is of an older format (.doc, .xls, .rtf, .odt, .ods), what an installed
 * LibreOffice makes of it. Throws `UnreadableDocument` where there is none, or it cannot open the document.
 *
 * @param signal ends LibreOffice
 */
export async function openOldDocument(document: NamedDocument, signal?: AbortSignal): Promise<NamedDocument> {
	const form = oldFormOf(document);
	if (form === undefined) return document;
	const office = findOffice();
	if (office === undefined) throw new UnreadableDocument(noOffice);
	const folder = mkdtempSync(join(tmpdir(), "niwen-import-"));
	try {
		const source = join(folder, `document.${form.from}`);
		writeFileSync(source, document.bytes);
		await runOffice(office, { source, folder, to: form.to }, signal);
		signal?.throwIfAborted();
		const bytes = readIfThere(join(folder, `document.${form.to}`));
		if (bytes === undefined) throw new UnreadableDocument(notOpened);
		return { bytes, name: `${document.name}.${form.to}` };
	} finally {
		rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
	}
}

const noOffice = {
	zh: "文件是 Word、Excel 2003 及更早的格式，或 RTF、OpenDocument，要靠 LibreOffice 打开，这台电脑上没有找到它；请安装 LibreOffice，或者用 Word、WPS、Excel 打开后另存为 .docx、.xlsx 再导入。",
	en: "The file is of a format of Word or Excel 2003 and before, RTF or OpenDocument, which takes LibreOffice to open, and there is none on this machine; please install LibreOffice, or open the file in Word, WPS or Excel, save it as .docx or .xlsx and import that.",
};

const notOpened = {
	zh: "LibreOffice 打不开这个文件；请用 Word、WPS 或 Excel 打开，另存为 .docx 或 .xlsx 再导入。",
	en: "LibreOffice cannot open the file; please open it in Word, WPS or Excel, save it as .docx or .xlsx and import that.",
};
