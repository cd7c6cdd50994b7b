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
