import type { RowBlock } from "../model/block.js";

/** Text made fit for a cell: a bar is `\|`, a line break `<br>`. */
export function cellText(text: string): string {
	if (!/[|\n]/.test(text)) return text;
	return text.replace(/\|/g, "\\|").replace(/\s*\n\s*/g, "<br>");
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
	return text.replace(/[\s\u3000、，,;；]/g, "");
}
