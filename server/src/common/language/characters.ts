/**
 * The one answer to what is a Han character and what is a blank. In regular expressions the first is
 * `\p{Script=Han}` with the flag u.
 */

/**
 * Whether a character is Han: Script=Han of Unicode, extensions A to J, radicals, compatibility forms, 々 and 〇
 * included. Planes 2 and 3 hold nothing else.
 *
 * @param code a code point, or a UTF-16 unit: the first half of a pair is told by itself, the second is not
 */
export function isHan(code: number): boolean {
	if (code >= 0x4e00 && code <= 0x9fff) return true;
	if (code < 0x2e80) return false;
	if (code >= 0x3400 && code <= 0x4dbf) return true;
	if (code <= 0x3fff) return isHanSign(code);
	// The first halves of U+20000 to U+3FFFF.
	if (code >= 0xd840 && code <= 0xd8bf) return true;
	if (code >= 0xf900 && code <= 0xfad9) return code !== 0xfa6e && code !== 0xfa6f;
	return code >= 0x20000 && code <= 0x3ffff;
}

function isHanSign(code: number): boolean {
	if (code <= 0x2fd5) return code !== 0x2e9a && (code <= 0x2ef3 || code >= 0x2f00);
	return (
		code === 0x3005 ||
		code === 0x3007 ||
		(code >= 0x3021 && code <= 0x3029) ||
		(code >= 0x3038 && code <= 0x303b)
	);
}

/** Whether the character at an offset (UTF-16) is Han; false at both ends of the text. */
export function isHanAt(text: string, at: number): boolean {
	const code = text.charCodeAt(at);
	return code >= 0xdc00 && code <= 0xdfff ? isHan(text.charCodeAt(at - 1)) : isHan(code);
}

/** The offset behind the Han character that begins at an offset; -1 where none does. */
export function hanEndAt(text: string, at: number): number {
	const code = text.charCodeAt(at);
	if (!isHan(code)) return -1;
	return code >= 0xd840 && code <= 0xd8bf ? at + 2 : at + 1;
}

/** The offset of the Han character that ends before an offset; -1 where none does. */
export function hanStartBefore(text: string, end: number): number {
	const code = text.charCodeAt(end - 1);
	if (code >= 0xdc00 && code <= 0xdfff) return isHan(text.charCodeAt(end - 2)) ? end - 2 : -1;
	return isHan(code) && !(code >= 0xd840 && code <= 0xd8bf) ? end - 1 : -1;
}

/** How many characters a text has, pairs counted once. */
export function countCharacters(text: string): number {
	let count = text.length;
	for (let i = 0; i < text.length; i++) {
		const code = text.charCodeAt(i);
		if (code >= 0xdc00 && code <= 0xdfff) count--;
	}
	return count;
}

/** Whether a character is a digit from 0 to 9; full-width ones are not. @param code a UTF-16 unit */
export function isDigit(code: number): boolean {
	return code >= 48 && code <= 57;
}

/** Blanks and line breaks: plain, tab, line feed, carriage return, full-width and no-break. */
export function isBlank(code: number): boolean {
	return code === 32 || code === 10 || code === 13 || isLayoutBlank(code);
}

/** A blank that is layout within a line; ends of lines are not. */
export function isLayoutBlank(code: number): boolean {
	// Most characters stand behind them all.
	if (code > 0x3000) return code === 0xfeff;
	if (code === 32 || code === 9 || code === 0x3000 || code === 0xa0) return true;
	// Blanks of other widths.
	return code >= 0x2000 && (code <= 0x200a || code === 0x202f);
}

/** The text without its blanks and line breaks; the very string where it has none. */
export function withoutBlanks(text: string): string {
	for (let i = 0; i < text.length; i++) if (isBlank(text.charCodeAt(i))) return text.replace(/\s/g, "");
	return text;
}
