import { parseChineseNumeral } from "../../text/numerals.js";
import type { LinePart } from "./chunks.js";
import { indentOf, type NumberStyle } from "./furniture.js";

/* Numbers of rows that a narrow column has broken: （1⏎）, （⏎2⏎）, （1⏎0⏎）. */

/** A number of a row that stands on several lines. */
export interface NumberOverLines {
	readonly value: number;
	/** Last line of it, and the character behind its bracket there. */
	readonly line: number;
	readonly end: number;
	/** What of it stands on each line; lines count from the first. */
	readonly parts: readonly LinePart[];
}

const mostLines = 4;
/** So many lines below its first are looked at. */
export const farthestBroken = mostLines - 1;
/** A line of such a number has no more characters before what follows it. */
const longestPiece = 4;

const whole = { bracketed: /^[（(][一二三四五六七八九十百]{1,5}[）)]$/, digits: /^[（(]\d{1,3}[）)]$/ };
const begun = { bracketed: /^[（(][一二三四五六七八九十百]{0,5}$/, digits: /^[（(]\d{0,3}$/ };

/**
 * The number in brackets that begins at a character and goes on below, where the line ends within it; `undefined` without
 * one.
 */
export function numberOverLines(
	lines: readonly string[],
	at: number,
	from: number,
	style: NumberStyle | undefined,
): NumberOverLines | undefined {
	if (style !== "bracketed" && style !== "bracketed-number") return undefined;
	const first = lines[at] ?? "";
	const opening = first.slice(from, from + longestPiece + 1).trimEnd();
	const kind = style === "bracketed" ? "bracketed" : "digits";
	if (!begun[kind].test(opening) || first.slice(from).trimEnd() !== opening) return undefined;
	const parts: LinePart[] = [partOf(0, from, from + opening.length)];
	let said = opening;
	for (let i = 1; i < mostLines; i++) {
		const line = lines[at + i] ?? "";
		const start = indentOf(line);
		const piece = /^[^）)\s]{0,3}[）)]?/.exec(line.slice(start, start + longestPiece))?.[0] ?? "";
		if (piece === "") return undefined;
		said += piece;
		parts.push(partOf(i, start, start + piece.length));
		if (whole[kind].test(said)) {
			const written = said.slice(1, -1);
			const value = kind === "digits" ? Number(written) : parseChineseNumeral(written);
			return value === null ? undefined : { value, line: at + i, end: start + piece.length, parts };
		}
		if (!begun[kind].test(said) || line.slice(start).trimEnd() !== piece) return undefined;
	}
	return undefined;
}

function partOf(line: number, start: number, end: number): LinePart {
	return { line, start, end, isBehindPage: false };
}
