/**
 * Where the run of characters at the end of a text begins: the text's length where its last character is none of
 * them. It walks back from the end; an expression like `/[。\s]+$/` begins anew in every run on the way there, which
 * takes time by the square of a long one.
 *
 * @param one matches a single character; without the flag g
 * @returns an offset in UTF-16 units
 */
export function endRunStart(text: string, one: RegExp): number {
	let start = text.length;
	while (start > 0 && one.test(text.charAt(start - 1))) start--;
	return start;
}
