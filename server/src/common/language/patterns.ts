/** What matches one of these words, longest first: the source of an expression. */
export function oneOf(words: Iterable<string>): string {
	const list = [...new Set(words)].sort((a, b) => b.length - a.length);
	return `(?:${list.map((word) => word.replace(/[\\^$.*+?()[\]{}|/]/g, "\\$&")).join("|")})`;
}

/** What matches one of these characters, likewise. */
export function anyOf(characters: Iterable<string>): string {
	return `[${[...characters].map((character) => character.replace(/[\\\]^-]/, "\\$&")).join("")}]`;
}
