import { eastAsianWidth } from "get-east-asian-width";

/** How wide a character of East Asian width *Ambiguous* (★ “ ” — … ·) is shown: in columns of one Latin letter. */
export type AmbiguousWidth = 1 | 2;

/**
 * Columns that a text takes on a screen with a fixed-width font: 2 for wide and full-width characters, 1 for
 * others, 0 for those that stand on the one before (UAX #11). Counting stops once the width is above `limit`,
 * so that a cell of any length costs no more than the limit.
 */
export function displayWidth(
	text: string,
	ambiguous: AmbiguousWidth,
	limit = Number.POSITIVE_INFINITY,
): number {
	const ambiguousAsWide = ambiguous === 2;
	let width = 0;
	for (let i = 0; i < text.length && width <= limit; i++) {
		const unit = text.charCodeAt(i);
		if (unit < 0x7f) {
			// Control characters are shown as nothing or as one box; tables hold none but tabs.
			width++;
			continue;
		}
		// Ideographs, by far the most, need no table, and neither do 、 。 《 》 and ， ： （ ）.
		if (
			(unit >= 0x4e00 && unit <= 0x9fff) ||
			(unit >= 0x3000 && unit <= 0x301c) ||
			(unit >= 0xff01 && unit <= 0xff60)
		) {
			width += 2;
			continue;
		}
		const code = text.codePointAt(i) ?? unit;
		if (code > 0xffff) i++;
		if (isZeroWidth(code)) continue;
		width += eastAsianWidth(code, { ambiguousAsWide });
	}
	return width;
}

/** The longest beginning of a text that is at most `columns` wide; ends with … where anything is cut off. */
export function cutToWidth(text: string, columns: number, ambiguous: AmbiguousWidth = 2): string {
	if (displayWidth(text, ambiguous, columns) <= columns) return text;
	const room = columns - displayWidth("…", ambiguous);
	let width = 0;
	let end = 0;
	for (const character of text) {
		width += displayWidth(character, ambiguous);
		if (width > room) break;
		end += character.length;
	}
	return `${text.slice(0, end).trimEnd()}…`;
}

/** Combining marks, variation selectors, joiners and other format characters. */
function isZeroWidth(code: number): boolean {
	// — “ ” … and ★ → ① are not: most of what is asked about.
	if ((code >= 0x2010 && code <= 0x2027) || (code >= 0x2100 && code <= 0x2bff)) return false;
	return /^[\p{Mn}\p{Me}\p{Cf}]$/u.test(String.fromCodePoint(code)) && code !== 0xad;
}
