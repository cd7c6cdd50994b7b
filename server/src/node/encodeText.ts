import type { Encoding } from "../shared/decodeText.js";

/**
 * The bytes of a text in an encoding, with the byte order mark if it had one. `undefined` where a character
 * has no place in the encoding (Big5 and many a Simplified character).
 */
export function encodeText(text: string, encoding: Encoding, hasMark: boolean): Uint8Array | undefined {
	const marked = hasMark ? `\ufeff${text}` : text;
	switch (encoding) {
		case "utf-8":
			return Buffer.from(marked, "utf8");
		case "utf-16le":
			return Buffer.from(marked, "utf16le");
		case "utf-16be":
			return Buffer.from(marked, "utf16le").swap16();
		case "gb18030":
		case "big5":
			return encodeByTable(marked, encoding);
	}
}

/** JavaScript reads these encodings and does not write them: the table is read backwards, once. */
function encodeByTable(text: string, encoding: "gb18030" | "big5"): Uint8Array | undefined {
	const table = tableOf(encoding);
	const bytes: number[] = [];
	for (const character of text) {
		const code = character.codePointAt(0) ?? 0;
		if (code < 0x80) bytes.push(code);
		else {
			const found = table.get(code) ?? (encoding === "gb18030" ? supplementary(code) : undefined);
			if (found === undefined) return undefined;
			for (let shift = found > 0xffff ? 24 : found > 0xff ? 8 : 0; shift >= 0; shift -= 8)
				bytes.push((found >>> shift) & 0xff);
		}
	}
	return Uint8Array.from(bytes);
}

const tables = new Map<string, ReadonlyMap<number, number>>();

function tableOf(encoding: "gb18030" | "big5"): ReadonlyMap<number, number> {
	const known = tables.get(encoding);
	if (known !== undefined) return known;
	const table = new Map<number, number>();
	const decoder = new TextDecoder(encoding);
	const enter = (bytes: readonly number[], value: number): void => {
		const text = decoder.decode(Uint8Array.from(bytes));
		const code = text.codePointAt(0) ?? 0xfffd;
		const isOne = text.length === (code > 0xffff ? 2 : 1);
		if (isOne && code !== 0xfffd && code >= 0x80 && !table.has(code)) table.set(code, value);
	};
	for (let lead = 0x81; lead <= 0xfe; lead++)
		for (let trail = 0x40; trail <= 0xfe; trail++)
			if (trail !== 0x7f) enter([lead, trail], (lead << 8) | trail);
	// Node reads 80 in Big5 as U+0080, where the Encoding Standard has an error.
	for (let byte = 0x80; byte <= 0xff; byte++) enter([byte], byte);
	if (encoding === "gb18030")
		for (let index = 0; index < 39_420; index++) {
			const value = fourBytes(index, 0x81);
			enter([value >>> 24, (value >>> 16) & 0xff, (value >>> 8) & 0xff, value & 0xff], value);
		}
	tables.set(encoding, table);
	return table;
}

/** Characters behind U+FFFF stand in GB18030 in their order, from 90 30 81 30 on. */
function supplementary(code: number): number | undefined {
	return code < 0x10000 ? undefined : fourBytes(code - 0x10000, 0x90);
}

function fourBytes(index: number, firstLead: number): number {
	const fourth = 0x30 + (index % 10);
	const third = 0x81 + (Math.floor(index / 10) % 126);
	const second = 0x30 + (Math.floor(index / 1260) % 10);
	const first = firstLead + Math.floor(index / 12_600);
	return ((first << 24) | (second << 16) | (third << 8) | fourth) >>> 0;
}
