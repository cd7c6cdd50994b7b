import type { Block, FrontMatterBlock } from "../model/block.js";
import { type MappedText, mapLine } from "../model/mappedText.js";

/** A heading as it is written, its mark included, which may be of such characters alone (⼀、). */
export function headingAsWritten([line = ""]: readonly string[]): MappedText {
	const words = line.trim();
	return mapLine(words, 0, line.length - line.trimStart().length);
}

/** A text of a block with the characters that stand in its lines, where it was read with others (⼀ as 一). */
export function asWritten(text: MappedText, { written }: Exclude<Block, FrontMatterBlock>): MappedText {
	if (written === undefined) return text;
	let words = text.text;
	for (const { at, length, line, character, sourceLength } of text.pieces)
		if (sourceLength === undefined)
			words =
				words.slice(0, at) +
				(written[line] ?? "").slice(character, character + length) +
				words.slice(at + length);
	return words === text.text ? text : { text: words, pieces: text.pieces };
}
