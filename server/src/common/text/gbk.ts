import { createDecoder } from "./decoder.js";

/** The two-byte characters of GBK, read backwards: what bytes a text had before it was read as GBK. */
export interface GbkTable {
	/** The bytes of a text; `undefined` where a character has none of one or two bytes. */
	encode(text: string): Uint8Array | undefined;
	/** The text that bytes are in UTF-8 or GBK; `undefined` where they are not. */
	decode(bytes: Uint8Array, encoding: "utf-8" | "gbk"): string | undefined;
	/** Of the 3755 everyday characters of GB/T 2312, level 1. */
	isEveryday(code: number): boolean;
	/** Of the 6763 characters of GB/T 2312. */
	isStandard(code: number): boolean;
}

/**
 * The table, made at the first call (a few milliseconds) out of the platform's own decoder (WHATWG Encoding
 * Standard); `undefined` on a platform that has none.
 */
export function gbkTable(): GbkTable | undefined {
	if (!isMade) {
		isMade = true;
		table = createGbkTable(findDecoder());
	}
	return table;
}

let isMade = false;
let table: GbkTable | undefined;

/** Decodes bytes, `undefined` where they are not text in the encoding. */
export type DecodeBytes = (bytes: Uint8Array, encoding: "utf-8" | "gbk") => string | undefined;

/** @param decode the platform's decoder; without one there is no table */
export function createGbkTable(decode: DecodeBytes | undefined): GbkTable | undefined {
	if (decode === undefined) return undefined;
	const codes = new Uint16Array(0x10000);
	const row = new Uint8Array(2 * 190);
	for (let lead = 0x81; lead <= 0xfe; lead++) {
		for (let i = 0; i < 190; i++) {
			row[2 * i] = lead;
			row[2 * i + 1] = trailOf(i);
		}
		const text: string | undefined = decode(row, "gbk");
		// Every place of these rows has one character; a decoder that says otherwise cannot be read backwards.
		if (text?.length !== 190) return undefined;
		for (let i = 0; i < 190; i++) {
			const code = text.charCodeAt(i);
			if (code === 0xfffd) continue;
			if (codes[code] === 0) codes[code] = (lead << 8) | trailOf(i);
		}
	}
	// GB/T 2312 has its rows B0 to F7 behind A0, level 1 first; places without a character read as private use.
	const isInRows = (code: number, last: number): boolean => {
		const pair = codes[code] ?? 0;
		return code < 0xe000 && (pair & 0xff) >= 0xa1 && pair >> 8 >= 0xb0 && pair >> 8 <= last;
	};
	return {
		encode(text) {
			const bytes = new Uint8Array(text.length * 2);
			let length = 0;
			for (let i = 0; i < text.length; i++) {
				const code = text.charCodeAt(i);
				if (code < 0x80) bytes[length++] = code;
				// Windows reads the lone byte 80 as €, and so does the standard.
				else if (code === 0x20ac) bytes[length++] = 0x80;
				else {
					const pair = codes[code] ?? 0;
					if (pair === 0) return undefined;
					bytes[length++] = pair >> 8;
					bytes[length++] = pair & 0xff;
				}
			}
			return bytes.subarray(0, length);
		},
		decode,
		isEveryday: (code) => isInRows(code, 0xd7),
		isStandard: (code) => isInRows(code, 0xf7),
	};
}

/** Second bytes are 40–7E and 80–FE. */
function trailOf(index: number): number {
	return index < 63 ? 0x40 + index : 0x41 + index;
}

function findDecoder(): DecodeBytes | undefined {
	// Places of GBK without a character are errors, and the rows are read whole all the same.
	const [utf8, gbk] = [createDecoder("utf-8", { fatal: true }), createDecoder("gbk", { fatal: false })];
	if (utf8 === undefined || gbk === undefined) return undefined;
	return (bytes, encoding) => {
		try {
			return (encoding === "gbk" ? gbk : utf8).decode(bytes);
		} catch {
			return undefined;
		}
	};
}
