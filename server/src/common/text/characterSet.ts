/** A set of characters of the Basic Multilingual Plane, asked for every character of a document. */
export interface CharacterSet {
	/** @param code a UTF-16 code unit */
	has(code: number): boolean;
}

/** The set of the characters of a text, one bit each: 8 KB whatever it holds. */
export function createCharacterSet(characters: string): CharacterSet {
	const bits = new Uint32Array(0x10000 >> 5);
	for (let i = 0; i < characters.length; i++) {
		const code = characters.charCodeAt(i);
		bits[code >> 5] = (bits[code >> 5] ?? 0) | (1 << (code & 31));
	}
	return { has: (code) => (((bits[code >> 5] ?? 0) >>> (code & 31)) & 1) === 1 };
}

/** Han characters of the Basic Multilingual Plane in use, and 〇. */
export function isHan(code: number): boolean {
	return (code >= 0x4e00 && code <= 0x9fff) || (code >= 0x3400 && code <= 0x4dbf) || code === 0x3007;
}

/** Blanks and line breaks between the words of a list: plain, tab, line feed, full-width and no-break. */
export function isBlank(code: number): boolean {
	return code === 32 || code === 9 || code === 10 || code === 0x3000 || code === 0xa0;
}
