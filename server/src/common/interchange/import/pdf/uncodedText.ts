import type { DrawnGlyph, FontShape } from "./textPen.js";

/** Stands for a character of which a PDF has the shape alone (U+FFFD). */
export const unreadable = "\ufffd";

/** What is there by its shape alone: the names of its fonts, and how many characters. */
export interface UncodedText {
	readonly fonts: ReadonlySet<string>;
	readonly count: number;
}

/**
 * Puts {@link unreadable} for characters whose fonts do not say which they are (ISO 32000-1, 9.10.2): of a composite font
 * without ToUnicode, the numbers of shapes would be read as those of characters. Where they are these, the text reads.
 *
 * @param uncoded places in `glyphs` by such fonts; what stands there is changed
 */
export function hideUncoded(
	glyphs: DrawnGlyph[],
	uncoded: ReadonlyMap<FontShape, readonly number[]>,
): UncodedText {
	const fonts = new Set<string>();
	let count = 0;
	for (const [{ name }, places] of uncoded) {
		if (reads(places.map((place) => glyphs[place]?.text ?? "").join(""))) continue;
		fonts.add(name);
		count += places.length;
		for (const place of places) {
			const glyph = glyphs[place];
			if (glyph !== undefined) glyphs[place] = { ...glyph, text: unreadable };
		}
	}
	return { fonts, count };
}

/** Least shares of a text in Chinese: of its characters, and of all that such a text is made of. */
const leastHan = 0.3;
const leastKnown = 0.97;

/** Whether a text is Chinese: numbers of shapes fall anywhere, and rarely on these characters alone. */
function reads(text: string): boolean {
	const han = text.match(/\p{Script=Han}/gu)?.length ?? 0;
	const other = text.match(/[\s\x20-\x7e\u2014-\u2026\u3000-\u301f\uff01-\uff5e]/g)?.length ?? 0;
	return han >= leastHan * text.length && han + other >= leastKnown * text.length;
}
