import { displayWidth } from "../../../text/width.js";

/** Points that a line of 11-point text takes, and what is left above and below. */
const line = 14.5;
const air = 5;
/** Excel shows no higher rows. */
const highest = 409;
/** A longer text (Latin letters) fills the highest row anyway. */
const widest = 6000;

/**
 * How high cells have to be (points): no program that writes a workbook is there to lay out its texts, and those that
 * open it do not do so for merged cells.
 *
 * @param width of the column in Latin letters; a Han character takes two
 */
export function heightOf(text: string, width: number, scale = 1): number {
	const room = Math.max(2, Math.floor(width) - 1);
	let lines = 0;
	for (const part of text.split("\n")) lines += Math.max(1, Math.ceil(displayWidth(part, 2, widest) / room));
	return lines * line * scale;
}

/** The height of a row whose cells are so high. */
export function rowHeightOf(heights: readonly number[]): number {
	return Math.min(highest, Math.round((Math.max(line, ...heights) + air) * 4) / 4);
}
