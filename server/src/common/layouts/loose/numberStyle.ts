import type { TableHeader } from "../../model/tableHeader.js";
import {
	indentOf,
	isGap,
	isTableSection,
	type NumberStyle,
	nextWords,
	numberAt,
	stepOf,
} from "./furniture.js";
import { numberOverLines } from "./numberOverLines.js";
import { behindWords, isLeftWord, mostLinesBefore } from "./rowOpening.js";

/** So many lines below a header are asked for the number of the first row. */
export const linesOfStyle = 6;

const others: readonly NumberStyle[] = ["circled", "bracketed", "bracketed-number", "numerals"];

const bracketed: readonly NumberStyle[] = ["bracketed-number", "bracketed"];

/** Whether the first number in brackets stands at a line, and its column was too narrow for it. */
function opensBroken(
	lines: readonly string[],
	at: number,
	numbers: NumberStyle,
	header: TableHeader,
): boolean {
	const line = lines[at] ?? "";
	const from = behindWords(line, indentOf(line), header, numbers);
	return numberOverLines(lines, at, from, numbers)?.value === 1;
}

/**
 * How the rows of a table are numbered, by the first of them. 一, （一） may as well be the heading above a row that
 * bears a plain 1.
 */
export function numberStyleOf(lines: readonly string[], from: number, header: TableHeader): NumberStyle {
	for (let i = from; i < from + linesOfStyle; i++) {
		const line = lines[i] ?? "";
		const broken = bracketed.find((style) => opensBroken(lines, i, style, header));
		if (broken !== undefined) return broken;
		const code = opensAs(line, "codes", header);
		if (code !== undefined && stepOf(code, 0, "codes") !== undefined && isCoded(lines, i, code, header))
			return "codes";
		if (opensAs(line, "digits", header) !== undefined) return "digits";
		const style = others.find((each) => opensAs(line, each, header) === 1);
		if (style !== undefined)
			return isAboveOne(lines, i, header) ? "digits" : (styleBelow(lines, i, style, header) ?? style);
	}
	return "digits";
}

/** How the row right below a heading with its title is numbered: （一）推动绿色转型⏎一, ⏎1、 or ⏎（1）. */
function styleBelow(
	lines: readonly string[],
	at: number,
	own: NumberStyle,
	header: TableHeader,
): NumberStyle | undefined {
	const heading = (lines[at] ?? "").trim();
	if (heading.length < 5 || !isTableSection(heading)) return undefined;
	let next = nextWords(lines, at);
	for (let left = 0; left < mostLinesBefore; left++) {
		const row = lines[next] ?? "";
		const found = (["digits", ...others] as const).find(
			(style) => style !== own && opensAs(row, style, header) === 1,
		);
		// What is merged over rows stands on lines of its own.
		if (found !== undefined || header.numberColumn < 1 || !isLeftWord(row)) return found;
		next++;
	}
	return undefined;
}

/** Whether the code of the first row (1-1, ZJ-01) is followed by the next of its kind: a figure of a cell is not. */
function isCoded(lines: readonly string[], at: number, first: number, header: TableHeader): boolean {
	for (let i = at + 1; i <= at + farthestCode && i < lines.length; i++) {
		const next = opensAs(lines[i] ?? "", "codes", header);
		if (next !== undefined && stepOf(next, first, "codes") === 1) return true;
	}
	return false;
}

/** The second row begins not farther below the first. */
export const farthestCode = 40;

/** The number at the beginning of a line, if it is written so, behind what may stand left of it. */
function opensAs(line: string, numbers: NumberStyle, header: TableHeader): number | undefined {
	return numberAt(line, behindWords(line, indentOf(line), header, numbers), numbers)?.value;
}

/** Whether a plain 1 that numbers a row, and not a list in its cell (1.摸清底数), stands below a line. */
function isAboveOne(lines: readonly string[], at: number, header: TableHeader): boolean {
	for (let i = at + 1; i < at + 4; i++) {
		const line = lines[i] ?? "";
		const found = numberAt(line, behindWords(line, indentOf(line), header, "digits"));
		if (found?.value !== 1) continue;
		const behind = line.charCodeAt(found.end);
		if (Number.isNaN(behind) || isGap(behind)) return true;
	}
	return false;
}
