/**
 * A set of characters of the Basic Multilingual Plane, asked for every character of a document: one bit each, 8 KB
 * whatever it holds.
 */
export class CharacterSet {
	private readonly bits = new Uint32Array(0x10000 >> 5);

	constructor(characters: string) {
		const { bits } = this;
		for (let i = 0; i < characters.length; i++) {
			const code = characters.charCodeAt(i);
			bits[code >> 5] = (bits[code >> 5] ?? 0) | (1 << (code & 31));
		}
	}

	/** @param code a UTF-16 code unit */
	has(code: number): boolean {
		return (((this.bits[code >> 5] ?? 0) >>> (code & 31)) & 1) === 1;
	}
}

/** The set of the characters of a text. */
export function createCharacterSet(characters: string): CharacterSet {
	return new CharacterSet(characters);
}
