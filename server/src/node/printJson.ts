/**
 * JSON as it may stand in a terminal: what would turn the direction of text or be obeyed by a terminal is written by its
 * number, which reads the same. `JSON.stringify` does so below U+0020 alone.
 *
 * @param indent blanks of a level; all on one line without
 */
export function printJson(value: unknown, indent?: number): string {
	return JSON.stringify(value, null, indent).replace(
		/[\u007f-\u009f\p{Bidi_Control}\u2028\u2029]/gu,
		(character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`,
	);
}
