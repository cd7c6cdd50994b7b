import { layOutTable, type RawTable } from "./tableDocument.js";

/**
 * Text with tabs between cells as spreadsheets put it on the clipboard: a cell with a line break, a tab or a quotation
 * mark stands in quotation marks, those inside it doubled. A mark without its partner is a character like others.
 * Undefined where the text has no tab.
 */
export function readTabSeparated(text: string): RawTable | undefined {
	if (!text.includes("\t")) return undefined;
	const rows: string[][] = [[]];
	let at = 0;
	while (at <= text.length) {
		const quoted = text[at] === '"' ? readQuoted(text, at) : undefined;
		const end = quoted?.end ?? endOfCell(text, at);
		rows.at(-1)?.push((quoted?.words ?? text.slice(at, end)).trim());
		const mark = text[end];
		at = end + 1;
		if (mark === undefined) break;
		if (mark === "\t") continue;
		if (mark === "\r" && text[at] === "\n") at++;
		rows.push([]);
	}
	const written = rows.filter((cells) => cells.some((cell) => cell !== ""));
	return layOutTable(
		written.map((cells) => cells.map((cell) => ({ text: cell, rowSpan: 1, columnSpan: 1 }))),
	);
}

function endOfCell(text: string, at: number): number {
	for (let i = at; i < text.length; i++)
		if (text[i] === "\t" || text[i] === "\n" || text[i] === "\r") return i;
	return text.length;
}

/** A cell that begins with a quotation mark, if another one closes it before a tab or the end of the line. */
function readQuoted(text: string, at: number): { readonly words: string; readonly end: number } | undefined {
	let words = "";
	for (let i = at + 1; i < text.length; i++) {
		if (text[i] !== '"') words += text[i] === "\r" && text[i + 1] === "\n" ? "" : text[i];
		else if (text[i + 1] === '"') {
			words += '"';
			i++;
		} else return /^(?:[\t\r\n]|$)/.test(text.slice(i + 1, i + 2)) ? { words, end: i + 1 } : undefined;
	}
	return undefined;
}
