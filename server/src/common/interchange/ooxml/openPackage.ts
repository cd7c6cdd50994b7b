import { UnreadableDocument } from "../unreadableDocument.js";
import { isCompoundFile, isEncryptedDocument } from "./compoundFile.js";
import { crc32 } from "./crc32.js";
import { readXml, type XmlHandler } from "./readXml.js";
import { brokenZip, packedBytes, partName, readZipDirectory, type ZipEntry } from "./zipDirectory.js";

/** A document of Word or Excel: a zip of parts (ECMA-376 part 2), of which only those are inflated that are asked for. */
export interface OoxmlPackage {
	/** Parts by their names, lower case and without `/` in front; sizes in bytes. */
	readonly parts: ReadonlyMap<string, ZipEntry>;
	/** Name of the part that the document begins with, `word/document.xml`. */
	readonly main: string;
	/** The part's bytes; `undefined` where there is no such part. */
	read(name: string): Uint8Array | undefined;
	/** Hands the elements of a part to the handler; false where there is no such part. */
	readXml(name: string, handler: XmlHandler): boolean;
	/** What a part refers to, by the last word of the kind (`styles`, `numbering`, `hyperlink`) and by id. */
	relationsOf(name: string): readonly OoxmlRelation[];
}

export interface OoxmlRelation {
	readonly id: string;
	/** The last word of its type: `styles`, `worksheet`. */
	readonly kind: string;
	/** Name of a part, or where it is external an address, which nobody opens. */
	readonly target: string;
	readonly isExternal: boolean;
}

/**
 * Opens a document of Word or Excel. All that is thrown, now and by reading its parts, is {@link UnreadableDocument}:
 * not a zip, encrypted, broken, too large once unpacked, not well-formed XML or with a DOCTYPE.
 */
export async function openPackage(bytes: Uint8Array): Promise<OoxmlPackage> {
	refuseOtherContainers(bytes);
	const parts = new Map(readZipDirectory(bytes).map((entry) => [entry.name, entry]));
	const [{ inflateSync, strFromU8 }, saxes] = await Promise.all([import("fflate"), import("saxes")]);
	// It is CommonJS: where it is bundled, its exports are what it exports by default.
	const { SaxesParser } = saxes.default ?? saxes;
	const read = (name: string): Uint8Array | undefined => {
		const entry = parts.get(partName(name));
		if (entry === undefined) return undefined;
		return unpack(bytes, entry, (packed, size) => inflateSync(packed, { out: new Uint8Array(size) }));
	};
	const readPart = (name: string, handler: XmlHandler): boolean => {
		const part = read(name);
		if (part === undefined) return false;
		readXml(part, handler, { Parser: SaxesParser, decode: (text) => strFromU8(text) });
		return true;
	};
	const relationsOf = (name: string) => readRelations(name, readPart);
	const main = relationsOf("").find(({ kind }) => kind === "officeDocument");
	if (main === undefined) throw new UnreadableDocument(notOffice);
	if (!parts.has(main.target)) throw new UnreadableDocument(brokenZip);
	return { parts, main: main.target, read, readXml: readPart, relationsOf };
}

function unpack(
	bytes: Uint8Array,
	entry: ZipEntry,
	inflate: (packed: Uint8Array, size: number) => Uint8Array,
): Uint8Array {
	if (entry.isEncrypted) throw new UnreadableDocument(isEncrypted);
	const packed = packedBytes(bytes, entry);
	let part: Uint8Array | undefined;
	if (entry.method === 0) part = packed;
	else if (entry.method === 8) {
		try {
			part = inflate(packed, entry.size);
		} catch {
			throw new UnreadableDocument(brokenZip);
		}
	}
	// fflate stops at the size that the directory tells, and does not look at the sum.
	if (part === undefined || part.length !== entry.size || crc32(part) !== entry.crc)
		throw new UnreadableDocument(brokenZip);
	return part;
}

function readRelations(
	name: string,
	readPart: (name: string, handler: XmlHandler) => boolean,
): readonly OoxmlRelation[] {
	const slash = name.lastIndexOf("/");
	const folder = name.slice(0, slash + 1);
	const found: OoxmlRelation[] = [];
	readPart(`${folder}_rels/${name.slice(slash + 1)}.rels`, {
		open(element, { Id: id = "", Type: type = "", Target: target = "", TargetMode: mode }) {
			if (element !== "Relationship") return;
			const isExternal = mode?.toLowerCase() === "external";
			const kind = type.slice(type.lastIndexOf("/") + 1);
			found.push({ id, kind, target: isExternal ? target : resolvePart(folder, target), isExternal });
		},
		close: () => undefined,
		text: () => undefined,
	});
	return found;
}

/** A part's name from another one's folder; `..` never leads out of the package. */
function resolvePart(folder: string, target: string): string {
	const path = target.startsWith("/") ? target : folder + target;
	const steps: string[] = [];
	for (const step of path.replaceAll("\\", "/").split("/")) {
		if (step === "..") steps.pop();
		else if (step !== "" && step !== ".") steps.push(step);
	}
	return partName(steps.join("/"));
}

/** What a file begins with that is not a zip, and what to do with it. */
function refuseOtherContainers(bytes: Uint8Array): void {
	if (bytes.length === 0) throw new UnreadableDocument(isEmpty);
	if (isCompoundFile(bytes))
		throw new UnreadableDocument(isEncryptedDocument(bytes) ? isEncrypted : isOldFormat);
	if (bytes[0] !== 0x50 || bytes[1] !== 0x4b) throw new UnreadableDocument(notOffice);
}

const isEmpty = {
	zh: "文件是空的；请检查是不是给错了文件，或重新下载。",
	en: "The file is empty; please check whether it is the right one, or download it again.",
};

const isEncrypted = {
	zh: "文件设了密码，读不了；请用 Word、WPS 或 Excel 打开，去掉密码后另存再导入。",
	en: "The file is protected by a password and cannot be read; please open it in Word, WPS or Excel, take the password off, save it and import that.",
};

const isOldFormat = {
	zh: "文件是 2003 及更早的格式，或 WPS 自己的格式；请用 Word、WPS 或 Excel 打开，另存为 .docx 或 .xlsx 再导入。",
	en: "The file is of the format of 2003 and before, or of WPS's own; please open it in Word, WPS or Excel, save it as .docx or .xlsx and import that.",
};

const notOffice = {
	zh: "文件不是 Word（.docx）或 Excel（.xlsx）的文档；请检查是不是给错了文件，或用 Word、WPS、Excel 打开后另存为 .docx、.xlsx 再导入。",
	en: "The file is not a Word (.docx) or Excel (.xlsx) document; please check whether it is the right one, or open it in Word, WPS or Excel, save it as .docx or .xlsx and import that.",
};
