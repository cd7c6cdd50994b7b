/* Rows that are numbered by codes: 1-1, 1-2, 2-1; 1.1; ZJ-01, ZJ-02; K9. Each counts within what stands before its last number. */

/** A code as a number that grows along its series: what stands before the last number, times this, and that number. */
const series = 1000;
/** Series of letters begin here, behind all of figures. */
const letters = 1000;

/** What follows a code: a blank, the line's end, or ★ or Han behind letters (ZJ-01推进…). */
const inFigures = /(\d{1,2})\s?[-－—–.．]\s?(\d{1,2})(?=[\s\u3000]|$)/y;
const inLetters = /([A-Z]{1,4})\s?[-－—–]?\s?(\d{1,3})(?![\dA-Za-z.%])/y;

/** The code of a row at an offset of a line, and the character behind it; `undefined` without one. */
export function codeAt(
	text: string,
	at: number,
): { readonly value: number; readonly end: number } | undefined {
	const code = text.charCodeAt(at);
	const isFigure = code >= 48 && code <= 57;
	if (!isFigure && (code < 65 || code > 90)) return undefined;
	const pattern = isFigure ? inFigures : inLetters;
	pattern.lastIndex = at;
	const found = pattern.exec(text);
	if (found === null) return undefined;
	const [{ length }, first = "", second = ""] = found;
	const group = isFigure ? Number(first) : letters + placeOf(first);
	const number = Number(second);
	return number === 0 || group === 0 ? undefined : { value: group * series + number, end: at + length };
}

/** A number for each one to four letters. */
function placeOf(word: string): number {
	let place = 0;
	for (let i = 0; i < word.length; i++) place = 27 * place + word.charCodeAt(i) - 64;
	return place;
}

/**
 * How many rows a code stands behind another: 1 for the next of its series and for the first of the next one (2-1 behind
 * 1-4, MS-01 behind ZJ-12); `undefined` where it does not follow.
 */
export function codeStep(value: number, last: number): number | undefined {
	const group = Math.floor(value / series);
	const before = Math.floor(last / series);
	const number = value % series;
	if (group === before) return number > last % series ? number - (last % series) : undefined;
	if (number !== 1) return undefined;
	if (last === 0) return group === 1 || group >= letters ? 1 : undefined;
	return group === before + 1 || (group >= letters && before >= letters) ? 1 : undefined;
}
