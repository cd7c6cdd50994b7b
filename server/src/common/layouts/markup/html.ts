import { characterOfEntity } from "../../model/entities.js";
import { isStrikeTag } from "../../model/inlineTags.js";
import { emptyText, joinTexts, type MappedText, type Piece, trimText } from "../../model/mappedText.js";
import { raiseDigits } from "../../model/raisedDigits.js";

/** A cell of an HTML table, with how many rows and columns it covers. */
export interface HtmlCell {
	readonly content: MappedText;
	readonly line: number;
	readonly character: number;
	readonly endLine: number;
	readonly endCharacter: number;
	readonly rows: number;
	readonly columns: number;
}

/** A row of an HTML table as it stands in the text. */
export interface HtmlRow {
	readonly cells: readonly HtmlCell[];
	/** Behind its last character. */
	readonly line: number;
	readonly character: number;
	/** The table ends behind it. */
	readonly closes: boolean;
}

const mostRows = 10_000;
const mostColumns = 64;
const longestTag = 2000;
/** Tables within cells of tables within cells: what is nested deeper opens tables that nobody has closed. */
const mostDepth = 4;

/**
 * Goes through the tags of a table, one row at a time. It looks at each character once, and keeps nothing but the cell
 * that is open; what is not a tag of a table is left out of the text, `<br>`, `<p>` and their like are line breaks.
 */
export class HtmlScanner {
	private readonly cells: HtmlCell[] = [];
	private open: { line: number; character: number; rows: number; columns: number } | undefined;
	private parts: MappedText[] = [];
	/** Digits stand raised or lowered. */
	private raised: "sup" | "sub" | undefined;
	/** So many elements are open whose words a line goes through. */
	private struck = 0;
	private depth = 0;
	private inRow = false;
	/** The last row that was given ends where looking ended. */
	isCut = false;
	private readonly from: number;

	/**
	 * @param lines of the document; @param at line that places are counted from
	 * @param line to begin at, in the document; @param character in that line
	 * @param last line that is not looked at any more
	 */
	constructor(
		private readonly lines: readonly string[],
		private readonly at: number,
		private line: number,
		private character: number,
		private last: number,
	) {
		this.from = line;
	}

	/** The next row; `undefined` where the table ends before, or none ends in the lines that are looked at. */
	next(): HtmlRow | undefined {
		this.cells.length = 0;
		this.inRow = false;
		this.open = undefined;
		for (; this.line < this.last && this.line < this.lines.length; this.line++, this.character = 0) {
			const text = this.lines[this.line] ?? "";
			// A heading is none of a table that nobody has closed.
			if (this.character === 0 && this.line > this.from && /^#{1,6}\s/.test(text)) break;
			while (this.character < text.length) {
				const tag = text.indexOf("<", this.character);
				const end = tag < 0 ? text.length : tag;
				this.addText(text, this.character, end);
				if (tag < 0) {
					this.character = text.length;
					break;
				}
				const close = text.indexOf(">", tag);
				if (close < 0 || close - tag > longestTag || !/[A-Za-z/!]/.test(text[tag + 1] ?? "")) {
					this.addText(text, tag, tag + 1);
					this.character = tag + 1;
					continue;
				}
				const row = this.meet(text.slice(tag, close + 1), tag, close + 1);
				if (row !== undefined) return row;
			}
		}
		// No row ends in the lines that are looked at: it ends with the last of them.
		this.line = Math.max(Math.min(this.line, this.last, this.lines.length) - 1, 0);
		this.character = (this.lines[this.line] ?? "").length;
		this.isCut = true;
		return this.finish(false);
	}

	/** Takes up a tag; gives the row that it ends. */
	private meet(tag: string, start: number, end: number): HtmlRow | undefined {
		const name = /^<\/?([A-Za-z!][A-Za-z\d-]*)/.exec(tag.slice(0, 20))?.[1]?.toLowerCase() ?? "";
		const isEnd = tag[1] === "/";
		if (name === "table") {
			// As browsers do it: outside of a cell, another table ends the one that nobody has closed.
			if (!isEnd && this.depth === 0 && this.open === undefined) return this.endBefore(start);
			this.depth += isEnd ? -1 : 1;
			if (this.depth > mostDepth) this.last = this.line + 1;
			if (isEnd && this.depth < 0) {
				// What stands in front of it is the last cell's, if nobody has closed that.
				this.character = end;
				return this.finish(true) ?? { cells: [], line: this.line, character: end, closes: true };
			}
		}
		if (this.depth > 0) {
			// Cells of a table within the cell stand apart.
			if (this.open !== undefined && /^(?:br|p|div|li|h\d|td|th|tr)$/.test(name)) this.parts.push(lineBreak);
			this.character = end;
			return undefined;
		}
		if (name === "tr") {
			if (this.inRow && this.cells.length + (this.open === undefined ? 0 : 1) > 0) {
				if (isEnd) this.character = end;
				else this.character = start;
				return this.finish(false);
			}
			this.inRow = !isEnd;
		} else if (name === "td" || name === "th") {
			this.closeCell(start);
			if (!isEnd) {
				this.inRow = true;
				this.open = {
					line: this.line,
					character: end,
					rows: count(tag, "rowspan", mostRows),
					columns: count(tag, "colspan", mostColumns),
				};
			}
		} else if (this.open !== undefined && /^(?:br|p|div|li|h\d)$/.test(name)) this.parts.push(lineBreak);
		else if (name === "sup" || name === "sub") this.raised = isEnd ? undefined : name;
		else if (isStrikeTag(tag)) this.struck = Math.max(0, this.struck + (isEnd ? -1 : 1));
		this.character = end;
		return undefined;
	}

	/** Ends the table before the tag of another, which has a line of its own or stands behind a row. */
	private endBefore(start: number): HtmlRow {
		this.character = start;
		if (this.line > this.from && (this.lines[this.line] ?? "").slice(0, start).trim() === "") {
			this.line--;
			this.character = (this.lines[this.line] ?? "").length;
		}
		return this.finish(true) ?? { cells: [], line: this.line, character: this.character, closes: true };
	}

	private addText(text: string, from: number, to: number): void {
		if (this.open === undefined || from >= to) return;
		const decoded = decode(text, from, to, this.line - this.at);
		const part = this.struck === 0 ? decoded : strike(decoded);
		this.parts.push(
			this.raised === undefined ? part : { ...part, text: raiseDigits(part.text, this.raised) },
		);
		if (to === text.length) this.parts.push(softBreak);
	}

	private closeCell(character: number): void {
		const { open } = this;
		if (open === undefined) return;
		const content = tidy(this.parts);
		const { pieces } = content;
		const first = pieces[0];
		const last = pieces.at(-1);
		const place =
			first === undefined || last === undefined
				? {
						line: open.line - this.at,
						character: open.character,
						endLine: open.line - this.at,
						endCharacter: open.character,
					}
				: {
						line: first.line,
						character: first.character,
						endLine: last.line,
						endCharacter: last.character + (last.sourceLength ?? last.length),
					};
		void character;
		this.cells.push({ content, ...place, rows: open.rows, columns: open.columns });
		this.open = undefined;
		this.raised = undefined;
		this.struck = 0;
		this.parts = [];
	}

	private finish(closes: boolean): HtmlRow | undefined {
		this.closeCell(this.character);
		if (this.cells.length === 0) return undefined;
		return { cells: [...this.cells], line: this.line, character: this.character, closes };
	}
}

const lineBreak: MappedText = { text: "\n", pieces: [] };
/** A line end of the source, which is a blank at most. */
const softBreak: MappedText = { text: "\r", pieces: [] };

function strike({ text, pieces }: MappedText): MappedText {
	return { text, pieces: pieces.map((piece) => ({ ...piece, isStruck: true })) };
}

function count(tag: string, name: string, most: number): number {
	const found = new RegExp(`${name}\\s{0,4}=\\s{0,4}["']?(\\d{1,6})`, "i").exec(tag);
	return Math.min(most, Math.max(1, Number(found?.[1] ?? 1)));
}

/** Text with its entities read; each stands for its place in the source. */
function decode(text: string, from: number, to: number, line: number): MappedText {
	const source = text.slice(from, to);
	if (!source.includes("&"))
		return { text: source, pieces: [{ at: 0, length: source.length, line, character: from }] };
	const pieces: Piece[] = [];
	let read = "";
	let plain = 0;
	const add = (end: number) => {
		if (end > plain) pieces.push({ at: read.length, length: end - plain, line, character: from + plain });
		read += source.slice(plain, end);
	};
	for (const { 0: written, index } of source.matchAll(/&(?:[A-Za-z]{2,8}|#\d{2,6}|#[xX][\dA-Fa-f]{2,5});/g)) {
		const character = characterOfEntity(written);
		if (character === undefined) continue;
		add(index);
		if (character !== "")
			pieces.push({
				at: read.length,
				length: 1,
				line,
				character: from + index,
				sourceLength: written.length,
			});
		read += character;
		plain = index + written.length;
	}
	add(source.length);
	return { text: read, pieces };
}

/** The parts of a cell without blanks at the ends of its lines; a line end of the source is none of the text. */
function tidy(parts: readonly MappedText[]): MappedText {
	const lines: MappedText[][] = [[]];
	for (const part of parts) {
		if (part === lineBreak) lines.push([]);
		else if (part !== softBreak) lines.at(-1)?.push(part);
	}
	const texts = lines.map((line) => joinTexts(line.map(trimText)));
	const filled = texts.map(trimText).filter(({ text }) => text !== "");
	if (filled.length === 0) return emptyText;
	return joinTexts(filled.flatMap((text, i) => (i === 0 ? [text] : [lineBreak, text])));
}
