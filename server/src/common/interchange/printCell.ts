import type { RowBlock } from "../model/block.js";
import { escapeCell } from "../model/cellText.js";
import { joinLines } from "../text/joinLines.js";

/** A text as it is written in a cell, with one line break where the source has several or blanks beside them. */
export function printCell(text: string): string {
	return escapeCell(joinLines(text, "\n"));
}

/** A task with its number: `12.新建…`; set apart where it would run into a figure (`1. 30个…`). */
export function numberedTask(number: number, text: string): string {
	const runsOn = /^[\d０-９]/.test(text) && !/^\d{4}年/.test(text);
	return runsOn ? `${number}. ${text}` : `${number}.${text}`;
}

/** Names joined by 、 where that says all that the cell says; otherwise the cell as it is. */
export function printLeaders(row: RowBlock, written: string): string {
	const names = row.leaders.map(({ name }) => name);
	return withoutSeparators(written) === withoutSeparators(names.join("")) ? names.join("、") : written;
}

/** Without blanks and marks that separate names. */
export function withoutSeparators(text: string): string {
	return text.replace(/[\s、，,;；]/g, "");
}

/** The task of a row. A `<br>` that somebody set in a table stays, though it is not part of what the task says. */
export function printTask(row: RowBlock, written: string): string {
	const { text } = row.text;
	const task = row.numberInTask && row.number !== null ? numberedTask(row.number, text) : text;
	const isSet = row.header.layout === "table" && written.includes("\n");
	return isSet && withoutBlanks(written) === withoutBlanks(task) ? written.trim() : task;
}

/** 1.0 is 1; codes stay as they are. */
export function printNumber({ number }: RowBlock, written: string): string {
	return number !== null && isDecimalNumber(written) ? String(number) : written;
}

/** Whether a whole number is written as a sheet does whose column has an empty cell: 1.0. */
export function isDecimalNumber(written: string): boolean {
	return /^\s*[\d０-９]{1,6}[.．][0０]{1,2}\s*$/.test(written);
}

/** The units of a column, as a list with 、 where nothing else stands between them. */
export function printUnits(row: RowBlock, column: number, written: string): string {
	const own = row.units.filter((unit) => unit.column === column);
	const listed = own.map(({ raw, star }) => (star ? `★${raw}` : raw)).join("、");
	return withoutSeparators(written) === withoutSeparators(listed) && withoutBlanks(written) === listed
		? listed
		: written;
}

function withoutBlanks(text: string): string {
	return text.replace(/\s/g, "");
}
