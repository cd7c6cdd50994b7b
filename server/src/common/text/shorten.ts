/** Characters of others that a message has room for. */
const longest = 40;

/**
 * A text as messages quote it: its first characters, with … behind them where there are more.
 *
 * @param most in code points, 40 unless told, so that no character of two UTF-16 units is cut in two
 */
export function shorten(text: string, most = longest): string {
	if (text.length <= most) return text;
	const characters = Array.from(text.slice(0, 2 * most + 2));
	return characters.length > most ? `${characters.slice(0, most).join("")}…` : text;
}

/** The same of a text as it stands in a sentence: on one line, without blanks around it. */
export function quote(text: string, most?: number): string {
	return shorten(text.replace(/\s+/g, " ").trim(), most);
}
