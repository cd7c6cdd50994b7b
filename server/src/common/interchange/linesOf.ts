import { type MappedText, spanOfRange } from "../model/mappedText.js";

/** Lines of a text between two offsets that hold words, each with its lines in the block. */
export function linesOf(
	text: MappedText,
	from: number,
	to: number,
): readonly { readonly text: string; readonly line: number; readonly endLine: number }[] {
	const found: { text: string; line: number; endLine: number }[] = [];
	for (let start = from; start < to; ) {
		const next = text.text.indexOf("\n", start);
		const end = next < 0 || next > to ? to : next;
		const words = text.text.slice(start, end).trim();
		// Marks of layout that stood around an assignment are not words.
		if (/[\p{L}\p{N}]/u.test(words)) {
			const place = spanOfRange(text, [start, end]);
			found.push({ text: withoutLoneStars(words), line: place.line, endLine: place.endLine + 1 });
		}
		start = end + 1;
	}
	return found;
}

/** Without the ** of an emphasis that began or ended at what was taken out. */
function withoutLoneStars(words: string): string {
	const stars = words.split("**").length - 1;
	return stars === 1 ? words.replace("**", "").trim() : words;
}
