import type { TableHeader } from "../../model/tableHeader.js";
import { kindsOf } from "./cellKinds.js";
import { areOfficials, isDate, isOnesName, isUnit, unitItems } from "./cellShapes.js";
import { indentOf, isGap, isPageMark, isTableSection, numberAt } from "./furniture.js";

/*
 * Headings between the rows of a table that bear no number of their own (增进民生福祉, in a cell over all columns). Only a
 * table that has one right below its header has them: elsewhere such a line is the last cell of a row.
 */

const heading = /^\p{Script=Han}(?:[\p{Script=Han}、“”]{2,18})$/u;

/** （一）坚持稳字当头，扩大内需: a mark and a comma; what has no comma is told by itself (`isTableSection`). */
const withComma =
	/^(?:[（(][一二三四五六七八九十]{1,3}[）)]|[一二三四五六七八九十]{1,3}、)\p{Script=Han}[\p{Script=Han}“”、]{1,16}，[\p{Script=Han}“”、，]{2,20}$/u;

/** Whether a heading without a number, and the first row below it, stand at a line. */
export function opensWithBareSection(lines: readonly string[], at: number, header: TableHeader): boolean {
	return header.numberColumn === 0 && isHeadingAbove(lines, at, 1, header);
}

/** Whether a heading without a number stands at a line of a table that has such headings, above the row that comes next. */
export function isBareSection(
	lines: readonly string[],
	at: number,
	next: number,
	header: TableHeader,
): boolean {
	const line = lines[at] ?? "";
	// A list in a cell is marked so, too, and ends with a stop, or units stand between it and the next row.
	if (line.length < 60 && withComma.test(line.trim())) return isAboveRow(lines, at, next, header);
	if (header.shape?.bareSections !== true || !isHeadingAbove(lines, at, next, header)) return false;
	const words = line.trim();
	const last = header.columns.length - 1;
	if (header.shape.words[last]?.includes(words) === true) return false;
	// 市工信局 before an empty cell, 访局、市机关事务局: units, whichever column is the last.
	if (header.unitColumns.length > 0 && unitItems(words).some(isUnit)) return false;
	switch (kindsOf(header)[last]) {
		case "date":
			return !isDate(words);
		case "leader":
			return (words.length > 4 || !isOnesName(words)) && !areOfficials(words);
		default:
			return words.length > 4;
	}
}

function isHeadingAbove(lines: readonly string[], at: number, next: number, header: TableHeader): boolean {
	const words = (lines[at] ?? "").trim();
	if (words.length < 4 || !heading.test(words) || isPageMark(words) || isTableSection(words)) return false;
	return isAboveRow(lines, at, next, header);
}

/** So many rows stand above a heading, at least, that numbers begin anew under. */
const fewestAbove = 2;

function isAboveRow(lines: readonly string[], at: number, next: number, { shape }: TableHeader): boolean {
	const below = lines[at + 1] ?? "";
	const found = numberAt(below, indentOf(below), shape?.numbers);
	// Numbers may begin anew under a heading.
	if (found?.value !== next && !(found?.value === 1 && next > fewestAbove)) return false;
	const behind = below.charCodeAt(found.end);
	return Number.isNaN(behind) || isGap(behind) || /[.、．]/.test(below[found.end] ?? "");
}
