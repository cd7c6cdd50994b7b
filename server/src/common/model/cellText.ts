import { isLayoutBlank } from "../language/characters.js";
import { mayHaveMarkup, readInline } from "./inlineMarkup.js";
import type { MappedText } from "./mappedText.js";

/*
 * How the text of a cell is written in a row of the table layout, and read back. A bar ends a cell, `<br>` is a line
 * break, `<!--` opens a comment and a cell that is wholly `^^` is merged with the one above. All else is read as
 * GitHub's Markdown shows it (`inlineMarkup.ts`): a backslash makes text of the mark behind it, emphasis, struck words,
 * code spans, links and entities are read as their words.
 */

const merged = /^\^\^$/;
/** What would mean something else in a cell, and backslashes that would be read as escapes. */
const special = /\\(?=[!-/:-@[-`{-~\n]|$)|[|\n]|<br[^\S\n]{0,3}\/?>|<!--/gi;
/** What markup is made of. */
const markup = /[*_`[&~<]/g;

/**
 * Writes a text as it stands in a cell of the table layout: a bar is `\|`, a line break `<br>`, and what would be read
 * as markup bears a backslash. Reading the cell gives the text again, whatever it is, but for blanks at its ends, which
 * belong to no cell, and line ends, which are all `\n`.
 */
export function escapeCell(text: string): string {
	const trimmed = trimBlanks(text);
	if (merged.test(trimmed)) return `\\${trimmed}`;
	return escapeWords(trimmed).replace(/\\\\$/, (slashes, at: number, whole: string) =>
		// A blank stands behind the cell: its last backslash needs no other.
		slashesBefore(whole, at) % 2 === 0 ? "\\" : slashes,
	);
}

/** Writes words that are to stand among others of a cell: as {@link escapeCell}, but for their blanks, which stay. */
export function escapeWords(text: string): string {
	if (!/[|\n\r\\<*_`[&]|~~/.test(text)) return text;
	const lines = text.replace(/\r\n?/g, "\n");
	const written = escapeSpecial(lines);
	if (!mayHaveMarkup(lines) || readCell(written, 0, written.length).text === lines) return written;
	// Only where a mark has a partner it needs a backslash; then all get one.
	return escapeSpecial(lines, markup);
}

function escapeSpecial(lines: string, marks?: RegExp): string {
	const withSlashes = (part: string): string => (marks === undefined ? part : part.replace(marks, "\\$&"));
	let written = "";
	let end = 0;
	for (const { 0: found, index } of lines.matchAll(special)) {
		written += withSlashes(lines.slice(end, index)) + (found === "\n" ? "<br>" : `\\${found}`);
		end = index + found.length;
	}
	return written + withSlashes(lines.slice(end));
}

/**
 * Reads the text of a cell, with the way back to its line.
 *
 * @param line the row
 * @param start offset of the cell's first character that is not a blank (UTF-16 units); `end` is behind its last
 */
export function readCell(line: string, start: number, end: number): MappedText {
	return readInline(line, start, end);
}

/** Whether an odd number of backslashes stands before the mark at an offset, which then is text. */
export function isEscaped(line: string, at: number): boolean {
	return slashesBefore(line, at) % 2 === 1;
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
	while (start < end && isLayoutBlank(text.charCodeAt(start))) start++;
	while (end > start && isLayoutBlank(text.charCodeAt(end - 1))) end--;
	return text.slice(start, end);
}
