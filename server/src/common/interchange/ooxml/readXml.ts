import type { SaxesParser } from "saxes";
import { UnreadableDocument } from "../unreadableDocument.js";

/** What is done with the elements of a part, in their order. Names bear the usual prefixes, whatever the part's are. */
export interface XmlHandler {
	open(name: string, attributes: Readonly<Record<string, string>>): void;
	/** Once for each element, also for one that is empty. */
	close(name: string): void;
	/** Characters and CDATA; those of one element may come in several pieces. */
	text(text: string): void;
}

/** Bytes that are decoded and read at once. */
const chunk = 65_536;
/** Real documents nest some thirty elements; nobody may let what follows run out of stack. */
const deepest = 400;

/**
 * Reads XML, UTF-8 or UTF-16, element by element; keeps nothing.
 *
 * @param decode bytes of UTF-8 to text
 * @throws UnreadableDocument where it is not well-formed, or has a DOCTYPE, which OOXML forbids (ECMA-376 part 2, 6.2.5)
 */
export function readXml(
	bytes: Uint8Array,
	handler: XmlHandler,
	{ Parser, decode }: { readonly Parser: typeof SaxesParser; decode(bytes: Uint8Array): string },
): void {
	const parser = new Parser();
	let names: ReadonlyMap<string, string> | undefined;
	let depth = 0;
	parser.on("doctype", () => {
		throw new UnreadableDocument(hasDoctype);
	});
	parser.on("opentag", ({ name, attributes }) => {
		if (++depth > deepest) throw new UnreadableDocument(tooDeep);
		names ??= usualPrefixes(attributes);
		if (names.size === 0) handler.open(name, attributes);
		else handler.open(rename(name, names), renameAll(attributes, names));
	});
	parser.on("closetag", ({ name }) => {
		depth--;
		handler.close(names === undefined || names.size === 0 ? name : rename(name, names));
	});
	parser.on("text", (text) => handler.text(text));
	parser.on("cdata", (text) => handler.text(text));
	parser.on("error", (error) => {
		throw new UnreadableDocument(notWellFormed(error.message));
	});
	for (const text of textsOf(bytes, decode)) parser.write(text);
	parser.close();
}

function* textsOf(bytes: Uint8Array, decode: (bytes: Uint8Array) => string): Generator<string> {
	const mark = (bytes[0] ?? 0) * 256 + (bytes[1] ?? 0);
	if (mark === 0xfffe || mark === 0xfeff) {
		yield* wideTextsOf(bytes, mark === 0xfffe);
		return;
	}
	for (let start = 0; start < bytes.length; ) {
		let end = Math.min(start + chunk, bytes.length);
		// No character is cut.
		while (end < bytes.length && ((bytes[end] ?? 0) & 0xc0) === 0x80) end++;
		const text = decode(bytes.subarray(start, end));
		yield start === 0 && text.startsWith("\ufeff") ? text.slice(1) : text;
		start = end;
	}
}

/** UTF-16 with its mark. */
function* wideTextsOf(bytes: Uint8Array, isLittle: boolean): Generator<string> {
	const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
	for (let start = 2; start + 1 < bytes.length; start += chunk) {
		const units: number[] = [];
		for (let at = start; at + 1 < Math.min(start + chunk, bytes.length); at += 2)
			units.push(view.getUint16(at, isLittle));
		yield String.fromCharCode.apply(null, units);
	}
}

/** The prefixes by which elements are asked for, by their namespaces: transitional and strict (ECMA-376 part 1, annex A). */
const usual: ReadonlyMap<string, string> = new Map([
	["http://schemas.openxmlformats.org/wordprocessingml/2006/main", "w"],
	["http://purl.oclc.org/ooxml/wordprocessingml/main", "w"],
	["http://schemas.openxmlformats.org/spreadsheetml/2006/main", ""],
	["http://purl.oclc.org/ooxml/spreadsheetml/main", ""],
	["http://schemas.openxmlformats.org/package/2006/relationships", ""],
	["http://schemas.openxmlformats.org/package/2006/content-types", ""],
	["http://schemas.openxmlformats.org/officeDocument/2006/relationships", "r"],
	["http://purl.oclc.org/ooxml/officeDocument/relationships", "r"],
	["http://schemas.openxmlformats.org/markup-compatibility/2006", "mc"],
	["http://schemas.openxmlformats.org/officeDocument/2006/math", "m"],
	["http://purl.oclc.org/ooxml/officeDocument/math", "m"],
	["http://schemas.openxmlformats.org/drawingml/2006/main", "a"],
	["http://purl.oclc.org/ooxml/drawingml/main", "a"],
]);

/** The prefixes of a part that are others than the usual ones, with those; empty where all are usual. */
function usualPrefixes(attributes: Readonly<Record<string, string>>): ReadonlyMap<string, string> {
	const names = new Map<string, string>();
	for (const [name, value] of Object.entries(attributes)) {
		if (name !== "xmlns" && !name.startsWith("xmlns:")) continue;
		const prefix = name.slice("xmlns:".length);
		const wanted = usual.get(value);
		if (wanted !== undefined && wanted !== prefix) names.set(prefix, wanted);
	}
	return names;
}

function rename(name: string, names: ReadonlyMap<string, string>): string {
	const colon = name.indexOf(":");
	const prefix = names.get(colon < 0 ? "" : name.slice(0, colon));
	if (prefix === undefined) return name;
	return prefix === "" ? name.slice(colon + 1) : `${prefix}:${name.slice(colon + 1)}`;
}

function renameAll(
	attributes: Readonly<Record<string, string>>,
	names: ReadonlyMap<string, string>,
): Readonly<Record<string, string>> {
	// An attribute without prefix is in no namespace.
	const renamed = Object.entries(attributes).map(([name, value]): [string, string] => [
		name.includes(":") ? rename(name, names) : name,
		value,
	]);
	return Object.fromEntries(renamed);
}

const hasDoctype = {
	zh: "文件里有 DOCTYPE 声明，Word、Excel 的文件不会有，为安全起见没有读取；请用 Word、WPS 或 Excel 打开后另存一份再导入。",
	en: "The file has a DOCTYPE, which no file of Word or Excel has, and for safety was not read; please open it in Word, WPS or Excel, save it anew and import that.",
};

const tooDeep = {
	zh: `文件的内容套了 ${deepest} 层以上，没有读取；请用 Word、WPS 或 Excel 打开后另存一份再导入。`,
	en: `The contents of the file are nested more than ${deepest} times and were not read; please open it in Word, WPS or Excel, save it anew and import that.`,
};

/** saxes begins its messages with line and column. */
function notWellFormed(message: string) {
	const place = /^(\d{1,9}):(\d{1,9})/.exec(message.slice(0, 30));
	const at =
		place === null ? { zh: "", en: "" } : { zh: `（XML 第 ${place[1]} 行）`, en: ` (XML line ${place[1]})` };
	return {
		zh: `文件的内容已损坏${at.zh}，没有读取；请用 Word、WPS 或 Excel 打开后另存一份再导入。`,
		en: `The contents of the file are broken${at.en} and were not read; please open it in Word, WPS or Excel, save it anew and import that.`,
	};
}
