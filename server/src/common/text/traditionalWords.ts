import { isHan } from "../language/characters.js";
import { isSimplifiedOnly, isTraditionalOnly } from "./script.js";

/** Offset of the first character that only Traditional text has, -1 where there is none. */
export function findTraditional(words: string): number {
	for (let i = 0; i < words.length; i++) if (isTraditionalOnly(words.charCodeAt(i))) return i;
	return -1;
}

/** The end of the words that begin with a Traditional character; one that both scripts have may stand in between. */
export function endOfWord(words: string, start: number): number {
	let end = start + 1;
	for (let i = end; i < words.length && i <= end + 1; i++) {
		const code = words.charCodeAt(i);
		if (isTraditionalOnly(code)) end = i + 1;
		else if (!isHan(code) || isSimplifiedOnly(code)) break;
	}
	return end;
}

export function countTraditional(words: string, start: number, end: number): number {
	let count = 0;
	for (let i = start; i < end; i++) if (isTraditionalOnly(words.charCodeAt(i))) count++;
	return count;
}
