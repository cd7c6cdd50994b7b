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
