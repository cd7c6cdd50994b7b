import { isHanAt } from "../language/characters.js";
import type { SourceDocument } from "./sourceDocument.js";

/** Whether a document is in Chinese, by the characters of its beginning; an empty one is not. */
export function isChinese({ lines }: SourceDocument): boolean {
	let found = 0;
	for (const line of lines.slice(0, mostLines))
		for (let at = 0; at < Math.min(line.length, longestLook); at++)
			if (isHanAt(line, at) && ++found >= enough) return true;
	return false;
}

const mostLines = 60;
const longestLook = 200;
/** Characters that show that words are Chinese: more than a name in a sentence. */
const enough = 12;
