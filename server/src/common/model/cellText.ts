import { emptyText, type MappedText, mapLine, type Piece } from "./mappedText.js";

/*
 * How the text of a cell is written in a row of the table layout, and read back. A bar ends a cell, `<br>` is a line
 * break, `<!--` opens a comment and a cell that is wholly `^^` is merged with the one above. A backslash before one of
 * them makes it text; backslashes before it, in pairs, are one each; all others stand for themselves. This is what
 * GitHub's Markdown shows of such a cell (its specification, “Tables” and “Backslash escapes”), but for escapes of
 * other marks, which are kept as they are written.
 */

/** In a text: what would mean something else in a cell. */
const special = /[|\n]|<br[^\S\n]{0,3}\/?>|<!--/gi;
const merged = /^\\*\^\^$/;

/**
 * Writes a text as it stands in a cell of the table layout: a bar is `\|`, a line break `<br>`, and what would be read
 * as one of them bears a backslash. Reading the cell gives the text again, whatever it is, but for blanks at its ends,
 * which belong to no cell, and line ends, which are all `\n`.
 */
export function escapeCell(text: string): string {
	const trimmed = trimBlanks(text);
	if (!/[|\n\r<^]/.test(trimmed)) return trimmed;
	const lines = trimmed.replace(/\r\n?/g, "\n");
	return merged.test(lines) ? `${"\\".repeat(2 * (lines.length - 2) + 1)}^^` : escapeWords(lines);
}

/** Writes words that are to stand among others of a cell: as {@link escapeCell}, but for their blanks, which stay. */
export function escapeWords(text: string): string {
	if (!/[|\n\r<]/.test(text)) return text;
	const lines = text.replace(/\r\n?/g, "\n");
	return lines.replace(special, (mark, at: number) => {
		// The backslashes before it would be read as escapes: each is written twice.
		const slashes = "\\".repeat(slashesBefore(lines, at));
		return mark === "\n" ? `${slashes}<br>` : `${slashes}\\${mark}`;
	});
}

/**
 * Reads the text of a cell, with the way back to its line.
 *
 * @param line the row
 * @param start offset of the cell's first character that is no blank (UTF-16 units); `end` is behind its last
 */
export function readCell(line: string, start: number, end: number): MappedText {
	const source = line.slice(start, end);
	if (!source.includes("\\") && !source.includes("<")) return mapLine(source, 0, start);
	const pieces: Piece[] = [];
	let text = "";
	let plainStart = 0;
	const addPlain = (to: number) => {
		if (to <= plainStart) return;
		pieces.push({ at: text.length, length: to - plainStart, line: 0, character: start + plainStart });
		text += source.slice(plainStart, to);
		plainStart = to;
	};
	/** A backslash and what it makes text. */
	const addEscaped = (at: number) => {
		addPlain(at);
		pieces.push({ at: text.length, length: 1, line: 0, character: start + at, sourceLength: 2 });
		text += source.charAt(at + 1);
		plainStart = at + 2;
	};
	for (let i = 0; i < source.length; i++) {
		const first = i;
		while (source[i] === "\\") i++;
		const mark = markAt(source, i, first);
		if (mark === 0) continue;
		for (let at = first; at + 1 < i; at += 2) addEscaped(at);
		if ((i - first) % 2 === 1) addEscaped(i - 1);
		else if (source[i] === "<") {
			addPlain(i);
			text += "\n";
			plainStart = i + mark;
		}
		i = Math.max(i, plainStart - 1);
	}
	addPlain(source.length);
	return text === "" ? emptyText : { text, pieces };
}

/** Whether an odd number of backslashes stands before the mark at an offset, which then is text. */
export function isEscaped(line: string, at: number): boolean {
	return slashesBefore(line, at) % 2 === 1;
}

/**
 * Length of the mark at an offset of a cell that means something; 0 where none does.
 *
 * @param first where the backslashes before it begin
 */
function markAt(source: string, at: number, first: number): number {
	const char = source[at];
	if (char === "|") return 1;
	if (char === "^") return first === 0 && at > 0 && at + 2 === source.length && source.endsWith("^^") ? 2 : 0;
	if (char !== "<") return 0;
	if (source.startsWith("<!--", at)) return at > first ? 4 : 0;
	return /^<br\s{0,3}\/?>/i.exec(source.slice(at, at + 9))?.[0].length ?? 0;
}

function slashesBefore(line: string, at: number): number {
	let slashes = 0;
	while (line.charCodeAt(at - 1 - slashes) === 92) slashes++;
	return slashes;
}

/** Without the blanks at its ends that belong to no cell: plain, tabs, full-width and no-break ones. */
function trimBlanks(text: string): string {
	let start = 0;
	let end = text.length;
	while (start < end && isCellBlank(text.charCodeAt(start))) start++;
	while (end > start && isCellBlank(text.charCodeAt(end - 1))) end--;
	return text.slice(start, end);
}

/** Blanks around a cell's text. */
export function isCellBlank(code: number): boolean {
	return code === 32 || code === 9 || code === 0x3000 || code === 0xa0;
}
