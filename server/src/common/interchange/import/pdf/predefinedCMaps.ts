import { createDecoder } from "../../../text/decoder.js";

/**
 * The predefined CMaps of Chinese fonts (ISO 32000-1, 9.7.5.2), which a PDF names and does not hold, made as they are
 * asked for: Adobe's files, which tell the glyph of each code in Adobe's fonts, take a megabyte, and the text needs the
 * characters alone. The codes of most are those of Unicode, and those of the others are encodings that `TextDecoder`
 * knows. In place of Adobe's glyphs, whose numbers end at 30571, each character has a number of its own behind them;
 * only those of ASCII are Adobe's, for their widths.
 *
 * @param missing where the names of those go that are not known; their text is not there
 * @returns a `BinaryDataFactory` for pdf.js, which throws for all else that it is asked for
 */
export function predefinedCMaps(missing: Set<string>): new () => BinaryDataFactory {
	return class PredefinedCMaps implements BinaryDataFactory {
		async fetch({
			kind,
			filename,
		}: {
			readonly kind: string;
			readonly filename: string;
		}): Promise<Uint8Array> {
			const text = kind === "cMapUrl" ? cMapOf(filename) : undefined;
			if (text !== undefined) return Uint8Array.from(text, (character) => character.charCodeAt(0));
			if (kind === "cMapUrl") missing.add(filename);
			throw new Error(`There is no ${filename}.`);
		}
	};
}

interface BinaryDataFactory {
	/** @param asked what kind of file, `cMapUrl` is a CMap, and its name */
	fetch(asked: { readonly kind: string; readonly filename: string }): Promise<Uint8Array>;
}

type Range = readonly [first: number, last: number];

/** Characters that have numbers of glyphs here, from the first one on; those of private use have none. */
const characters: readonly Range[] = [
	[0xa0, 0x33ff],
	[0x4e00, 0x9fff],
	[0xf900, 0xfa6d],
	[0xfe30, 0xfe6f],
	[0xff00, 0xffef],
];
const firstGlyph = 30_572;
const ascii: Range = [0x20, 0x7e];

/** First and last character, and the glyph of the first. */
const pieces: readonly (readonly [first: number, last: number, glyph: number])[] = placePieces();

function placePieces(): [number, number, number][] {
	const placed: [number, number, number][] = [[...ascii, 1]];
	let glyph = firstGlyph;
	for (const [first, last] of characters) {
		placed.push([first, last, glyph]);
		glyph += last - first + 1;
	}
	return placed;
}

/**
 * Names without -H and -V, the label of what their codes are in the Encoding Standard, and Adobe's glyph of the blank,
 * from which ASCII goes on.
 */
const encodings: ReadonlyMap<string, readonly [label: string, blank: number]> = new Map([
	["GBK-EUC", ["gbk", 814]],
	["GBKp-EUC", ["gbk", 1]],
	["GBK2K", ["gbk", 1]],
	["GB-EUC", ["gbk", 814]],
	["GBpc-EUC", ["gbk", 1]],
	["ETen-B5", ["big5", 13_648]],
	["ETenms-B5", ["big5", 1]],
	["B5pc", ["big5", 1]],
	["HKscs-B5", ["big5", 1]],
]);

/** Adobe's glyphs of the blank where they are half as wide as a character. */
const halfWidthBlanks: Readonly<Record<string, number>> = { GB1: 814, CNS1: 13_648, Japan1: 231 };

function cMapOf(name: string): string | undefined {
	const collection = /^Adobe-(GB1|CNS1|Japan1|Korea1)-UCS2$/.exec(name)?.[1];
	if (collection !== undefined) return charactersOfGlyphs(halfWidthBlanks[collection] ?? 1);
	const [, stem = "", way] = /^(.{1,20})-([HV])$/.exec(name) ?? [];
	const width = /^Uni(?:GB|CNS|JIS|KS)(?:2004)?-(?:UCS2|UTF16|UTF32)$/.test(stem)
		? stem.endsWith("32")
			? 8
			: 4
		: undefined;
	const known = encodings.get(stem);
	const body =
		width !== undefined
			? glyphsOfUnicode(width)
			: known === undefined
				? undefined
				: glyphsOfEncoding(...known);
	return body === undefined ? undefined : `/CMapName /${name} def /WMode ${way === "V" ? 1 : 0} def ${body}`;
}

/** @param width hexadecimal digits of a code */
function glyphsOfUnicode(width: number): string {
	// A pair of UTF-16 is one code of four bytes; those characters have no glyphs here.
	const space = width === 8 ? "<00000000> <0010ffff>" : "<0000> <d7ff> <d800dc00> <dbffdfff> <e000> <ffff>";
	const ranges = pieces.map(
		([first, last, glyph]) => `<${hex(first, width)}> <${hex(last, width)}> ${glyph}`,
	);
	return `begincodespacerange ${space} endcodespacerange begincidrange ${ranges.join(" ")} endcidrange`;
}

function glyphsOfEncoding(label: string, blank: number): string | undefined {
	const decoder = createDecoder(label, { fatal: false });
	if (decoder === undefined) return undefined;
	const ranges = [`<20> <7e> ${blank}`];
	for (let lead = 0x81; lead <= 0xfe; lead++)
		for (let trail = 0x40; trail <= 0xfe; trail++) {
			const text = decoder.decode(Uint8Array.of(lead, trail));
			const glyph = text.length === 1 ? glyphOf(text.charCodeAt(0)) : undefined;
			const code = hex(lead * 256 + trail, 4);
			if (glyph !== undefined) ranges.push(`<${code}> <${code}> ${glyph}`);
		}
	return `begincodespacerange <00> <80> <8140> <fefe> endcodespacerange begincidrange ${ranges.join(" ")} endcidrange`;
}

/** Characters of the glyphs above, and of Adobe's that are not known those of private use. */
function charactersOfGlyphs(halfWidthBlank: number): string {
	const unknown: string[] = [];
	for (let glyph = 1; glyph < firstGlyph; glyph += mostPrivate)
		unknown.push(
			`<${hex(glyph, 4)}> <${hex(Math.min(glyph + mostPrivate, firstGlyph) - 1, 4)}> <${hex(firstPrivate, 4)}>`,
		);
	const halfWidth = `<${hex(halfWidthBlank, 4)}> <${hex(halfWidthBlank + ascii[1] - ascii[0], 4)}> <0020>`;
	const known = pieces.map(
		([first, last, glyph]) => `<${hex(glyph, 4)}> <${hex(glyph + last - first, 4)}> <${hex(first, 4)}>`,
	);
	return `beginbfrange ${[...unknown, halfWidth, ...known].join(" ")} endbfrange`;
}

/** Characters of private use (U+E000 to U+F8FF), which stand for what has no code. */
const firstPrivate = 0xe000;
const mostPrivate = 0xf8ff - firstPrivate + 1;

function glyphOf(character: number): number | undefined {
	const piece = pieces.find(([first, last]) => character >= first && character <= last);
	return piece === undefined ? undefined : piece[2] + character - piece[0];
}

function hex(value: number, digits: number): string {
	return value.toString(16).padStart(digits, "0");
}
