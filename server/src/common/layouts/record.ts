import { readEntities } from "../model/inlineMarkup.js";
import { type MappedText, mapLine, type Piece, trimText } from "../model/mappedText.js";
import { lineSpan, type Span } from "../model/span.js";
import type { Cell, TableHeader } from "../model/tableHeader.js";
import { maxReach } from "./blockSequence.js";
import { emptyCell } from "./row.js";

/** How many lines a quoted cell may go on over; a quotation mark without its partner must not swallow the rest. */
export const longestCell = maxReach / 4;

/** One record: its cells, and the lines it takes. */
export interface Record {
	readonly cells: readonly Cell[];
	readonly lines: number;
	readonly reach: number;
	readonly quoteLost: boolean;
}

/** The words of its cells, without the breaks of lines. */
export function textsOf({ cells }: Record): readonly string[] {
	return cells.map(({ content }) => content.text.replace(/\n/g, ""));
}

/**
 * The cells of a record under the columns of its table, and what it has beyond them. Neither the clipboard nor a file of
 * separated values can tell a merged cell from an empty one: an empty 序号 or 项目 is read as merged.
 *
 * @param line the first of the record, at whose end missing cells are placed
 */
export function cellsUnder(
	{ columns }: TableHeader,
	{ cells }: Record,
	line: string,
): { readonly cells: readonly Cell[]; readonly surplus: readonly Cell[] } {
	return {
		cells: columns.map(({ role }, i): Cell => {
			const cell = cells[i];
			if (cell === undefined) return emptyCell("missing", lineSpan(0, line.length, line.length));
			const mayBeMerged = role === "number" || role === "group";
			return cell.state === "empty" && mayBeMerged ? emptyCell("covered", cell.span) : cell;
		}),
		surplus: cells.slice(columns.length).filter(({ state }) => state === "text"),
	};
}

/**
 * Reads the record that starts at a line: cells between marks, quoted ones with their line breaks (RFC 4180). A cell that
 * merely begins with a quotation mark is not quoted: Excel leaves it bare on the clipboard.
 *
 * @param mark one character that parts the cells
 */
export function readRecord(lines: readonly string[], at: number, mark = "\t"): Record {
	const cells: Cell[] = [];
	let line = 0;
	let text = lines[at] ?? "";
	let i = 0;
	let quoteLost = false;
	for (;;) {
		if (text[i] === '"') {
			const quoted = readQuoted(lines, at, line, i, mark);
			if (quoted === "lost") quoteLost = true;
			else if (quoted !== "text") {
				cells.push(
					toCell(quoted.content, { line, character: i, endLine: quoted.line, endCharacter: quoted.end }),
				);
				line = quoted.line;
				text = lines[at + line] ?? "";
				i = quoted.end;
				if (text[i] !== mark) break;
				i++;
				continue;
			}
		}
		const next = text.indexOf(mark, i);
		const end = next < 0 ? text.length : next;
		cells.push(toCell(mapLine(text.slice(i, end), line, i), lineSpan(line, i, end)));
		if (next < 0) break;
		i = next + 1;
	}
	return {
		cells,
		lines: line + 1,
		reach: quoteLost ? Math.min(longestCell, lines.length - at) + 1 : line + 1,
		quoteLost,
	};
}

/**
 * Reads a quoted field. `text`: the next quotation mark on its line does not end a field, so that both are marks of the
 * text. `lost`: the lines below were searched, and none of their marks ends one.
 */
function readQuoted(
	lines: readonly string[],
	at: number,
	startLine: number,
	start: number,
	mark: string,
): { content: MappedText; line: number; end: number } | "text" | "lost" {
	const pieces: Piece[] = [];
	let content = "";
	let line = startLine;
	let text = lines[at + line] ?? "";
	let i = start + 1;
	for (;;) {
		const quote = text.indexOf('"', i);
		const end = quote < 0 ? text.length : quote;
		if (end > i) pieces.push({ at: content.length, length: end - i, line, character: i });
		content += text.slice(i, end);
		if (quote < 0) {
			line++;
			if (line - startLine >= longestCell || at + line >= lines.length) return "lost";
			content += "\n";
			text = lines[at + line] ?? "";
			i = 0;
		} else if (text[quote + 1] === '"') {
			pieces.push({ at: content.length, length: 1, line, character: quote, sourceLength: 2 });
			content += '"';
			i = quote + 2;
		} else if (quote + 1 < text.length && text[quote + 1] !== mark) {
			return line === startLine ? "text" : "lost";
		} else {
			// 1⇥"产业⇥…⏎2⇥民生"⇥…: two marks of two rows, and no cell of Excel that holds tabs in several of its lines.
			if (mark === "\t" && hasTabsInLines(content)) return "lost";
			return { content: { text: content, pieces }, line, end: quote + 1 };
		}
	}
}

function hasTabsInLines(content: string): boolean {
	const end = content.indexOf("\n");
	return end >= 0 && content.lastIndexOf("\t", end) >= 0 && content.includes("\t", end);
}

/** The cell of a text in its place: empty, merged by `^^`, or what is written. */
export function toCell(content: MappedText, span: Span): Cell {
	const trimmed = trimText(readEntities(content));
	if (trimmed.text === "") return emptyCell("empty", span);
	if (trimmed.text === "^^") return emptyCell("covered", span);
	return { state: "text", content: trimmed, span };
}
