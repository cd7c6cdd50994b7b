import type { LocalizedText } from "../../../model/localizedText.js";
import { UnreadableDocument } from "../../unreadableDocument.js";
import { predefinedCMaps } from "./predefinedCMaps.js";

/** What of pdf.js is used, which tells more in its types than the server has: elements of pages in a browser. */
export interface PdfLibrary {
	readonly OPS: Readonly<Record<string, number>>;
	getDocument(parameters: object): PdfTask;
}

interface PdfTask {
	readonly promise: Promise<PdfFile>;
	destroy(): Promise<void>;
}

export interface PdfFile {
	readonly numPages: number;
	/** @param number from 1 */
	getPage(number: number): Promise<PdfPage>;
	getMetadata(): Promise<{ readonly info: object }>;
}

export interface PdfPage {
	getViewport(parameters: { readonly scale: number }): {
		readonly width: number;
		readonly height: number;
		readonly transform: readonly number[];
	};
	getOperatorList(): Promise<OperatorList>;
	readonly commonObjs: { has(name: string): boolean; get(name: string): unknown };
	cleanup(): boolean;
}

/** What draws a page: the number of an operator and its arguments, one after another. */
export interface OperatorList {
	readonly fnArray: readonly number[];
	readonly argsArray: readonly unknown[];
}

/** Bytes of a file; what is larger is made of pictures. */
const largestFile = 100 * 1024 * 1024;
const mostPages = 2000;

/**
 * Opens a PDF (ISO 32000-1), has it read, and closes it. Throws {@link UnreadableDocument} where it is too large, has a
 * password or is broken.
 *
 * @param read is given the encodings, too, that are not known as far as it has read; text in them is not there
 */
export async function withPdf<T>(
	bytes: Uint8Array,
	read: (file: PdfFile, library: PdfLibrary, missing: ReadonlySet<string>) => Promise<T>,
): Promise<T> {
	if (bytes.length > largestFile) throw new UnreadableDocument(tooLarge);
	const library = await loadLibrary();
	const missing = new Set<string>();
	const task = library.getDocument({
		// It takes what it is given away from its owner.
		data: bytes.slice(),
		// No pictures and no fonts are drawn, and nothing is fetched.
		maxImageSize: 1,
		disableFontFace: true,
		// Whether fonts say which characters their shapes are.
		fontExtraProperties: true,
		useSystemFonts: true,
		useWorkerFetch: false,
		BinaryDataFactory: predefinedCMaps(missing),
		cMapPacked: false,
		isEvalSupported: false,
		verbosity: 0,
	});
	try {
		const file = await task.promise;
		if (file.numPages > mostPages) throw new UnreadableDocument(tooManyPages(file.numPages));
		return await read(file, library, missing);
	} catch (error) {
		throw error instanceof UnreadableDocument ? error : new UnreadableDocument(reasonOf(error));
	} finally {
		await task.destroy();
	}
}

async function loadLibrary(): Promise<PdfLibrary> {
	// pdf.js hands its fonts over by this, which Node has from version 22 on; without it the text would be cut short.
	if (!("transferToFixedLength" in ArrayBuffer.prototype))
		Object.defineProperty(ArrayBuffer.prototype, "transferToFixedLength", {
			value(this: ArrayBuffer, length?: number) {
				return this.slice(0, length ?? this.byteLength);
			},
			configurable: true,
			writable: true,
		});
	const library: unknown = await import("unpdf/pdfjs");
	return library as PdfLibrary;
}

function reasonOf(error: unknown): LocalizedText {
	const name = error instanceof Error ? error.name : "";
	if (name === "PasswordException") return locked;
	// Out of memory and mistakes of our own are none of the document's.
	if (error instanceof RangeError || error instanceof TypeError || name === "") throw error;
	return broken;
}

const tooLarge: LocalizedText = {
	zh: "PDF 文件超过 100 MB，没有读取；请只取需要的页（例如打印为新的 PDF）再导入。",
	en: "The PDF is larger than 100 MB and was not read; please take the pages that you need (print them into a new PDF, for example) and import those.",
};

function tooManyPages(pages: number): LocalizedText {
	return {
		zh: `PDF 有 ${pages} 页，超过 ${mostPages} 页，没有读取；请只取需要的页（例如打印为新的 PDF）再导入。`,
		en: `The PDF has ${pages} pages, more than ${mostPages}, and was not read; please take the pages that you need (print them into a new PDF, for example) and import those.`,
	};
}

const locked: LocalizedText = {
	zh: "PDF 有打开密码，不能读取；请用密码打开，打印或另存为没有密码的 PDF 再导入。",
	en: "The PDF is protected by a password and cannot be read; please open it with the password, print or save it as a PDF without one, and import that.",
};

const broken: LocalizedText = {
	zh: "PDF 已损坏或不完整，不能读取；请重新下载，或用 PDF 阅读器打开后打印为新的 PDF 再导入。",
	en: "The PDF is damaged or incomplete and cannot be read; please download it again, or open it in a PDF reader, print it into a new PDF and import that.",
};
