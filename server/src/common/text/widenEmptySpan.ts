import { lineSpan, type Span } from "../model/span.js";

/** So many characters of a word are shown: where something is missing, the beginning of what is there. */
const longestWord = 6;

/**
 * A span that marks a place between two characters, made to cover what a person sees there, so that every editor shows
 * it and finds its actions: the beginning of the word behind the place, else the blanks, else the one character; only at
 * the end of the line the character before it. Any other span, and one on a blank line, stays as it is.
 *
 * @param line the text of the line that the span is on
 */
export function widenEmptySpan(span: Span, line: string): Span {
	const { character } = span;
	if (span.line !== span.endLine || character !== span.endCharacter || line.trim() === "") return span;
	const at = Math.min(character, line.length);
	const word = endOfRun(line, at, isWordCharacter, longestWord);
	if (word > at) return lineSpan(span.line, at, word);
	const end = endOfRun(line, at, isBlank, Number.POSITIVE_INFINITY);
	// Blanks that end the line are seen by nobody.
	if (end > at && end < line.length) return lineSpan(span.line, at, end);
	if (end < line.length) return lineSpan(span.line, at, at + lengthAt(line, at));
	const last = line.trimEnd().length;
	return lineSpan(span.line, Math.min(at, lastCharacter(line, last)), Math.max(at, last));
}

function endOfRun(text: string, from: number, belongs: (character: string) => boolean, most: number): number {
	let end = from;
	while (end < text.length) {
		const character = String.fromCodePoint(text.codePointAt(end) ?? 0);
		if (!belongs(character) || end + character.length - from > most) break;
		end += character.length;
	}
	return end;
}

/** Where the character begins that ends at an offset. */
function lastCharacter(text: string, end: number): number {
	const isPair = end >= 2 && (text.codePointAt(end - 2) ?? 0) > 0xffff;
	return Math.max(0, end - (isPair ? 2 : 1));
}

function lengthAt(text: string, at: number): number {
	return (text.codePointAt(at) ?? 0) > 0xffff ? 2 : 1;
}

function isWordCharacter(character: string): boolean {
	return /^[\p{L}\p{N}]$/u.test(character);
}

/** A tab parts cells, as a bar does. */
function isBlank(character: string): boolean {
	return /^[^\S\t]$/u.test(character);
}
