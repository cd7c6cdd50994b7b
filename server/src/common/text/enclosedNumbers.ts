import type { MarkerStyle } from "../model/block.js";

/** A character that is a number by itself. */
export interface EnclosedNumber {
	readonly style: Exclude<MarkerStyle, "none">;
	readonly ordinal: number;
	/** The 1 of its kind: ① of ⑳ and of ㉑. */
	readonly first: string;
}

interface EnclosedRange {
	/** The 1 of its kind. */
	readonly one: string;
	/** The first character of the row, what it counts, and the last. */
	readonly first: number;
	readonly ordinal: number;
	readonly last: number;
	readonly style: EnclosedNumber["style"];
}

/** Characters that are a mark by themselves: ① ⑴ ⒈ ㈠ and their like. */
const enclosedRanges: readonly EnclosedRange[] = [
	{ one: "①", first: 0x2460, ordinal: 1, last: 0x2473, style: "circled" },
	{ one: "⑴", first: 0x2474, ordinal: 1, last: 0x2487, style: "bracketed-number" },
	{ one: "⒈", first: 0x2488, ordinal: 1, last: 0x249b, style: "number" },
	{ one: "⓵", first: 0x24f5, ordinal: 1, last: 0x24fe, style: "circled" },
	{ one: "❶", first: 0x2776, ordinal: 1, last: 0x277f, style: "circled" },
	{ one: "➀", first: 0x2780, ordinal: 1, last: 0x2789, style: "circled" },
	{ one: "➊", first: 0x278a, ordinal: 1, last: 0x2793, style: "circled" },
	{ one: "㈠", first: 0x3220, ordinal: 1, last: 0x3229, style: "bracketed" },
	{ one: "①", first: 0x3251, ordinal: 21, last: 0x325f, style: "circled" },
	{ one: "㊀", first: 0x3280, ordinal: 1, last: 0x3289, style: "circled" },
	{ one: "①", first: 0x32b1, ordinal: 36, last: 0x32bf, style: "circled" },
];

/** What an enclosed number counts (⑵, ㈡), by its UTF-16 code; `undefined` for any other character. */
export function enclosedNumber(code: number): EnclosedNumber | undefined {
	if (!(code >= 0x2460 && code <= 0x32bf)) return undefined;
	const range = enclosedRanges.find(({ first, last }) => code >= first && code <= last);
	return range && { style: range.style, ordinal: range.ordinal + code - range.first, first: range.one };
}

/** An enclosed mark (⑵, ㈡) with another number, as it is written; `undefined` for other marks and numbers too high. */
export function printEnclosed(marker: string, number: number): string | undefined {
	const kind = enclosedNumber(marker.charCodeAt(0));
	if (kind === undefined) return undefined;
	for (const { one, first, ordinal, last } of enclosedRanges) {
		const code = first + number - ordinal;
		if (one === kind.first && code >= first && code <= last) return String.fromCharCode(code);
	}
	return undefined;
}
