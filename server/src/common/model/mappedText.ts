import { emptySpan, lineSpan, type OffsetRange, type Span } from "./span.js";

/**
 * Text taken out of the source with the way back to it: what a cell says once escapes are read, line breaks
 * are gone and broken lines are joined, each piece knowing where it stands in its block.
 */
export interface MappedText {
	readonly text: string;
	/** In order. What no piece covers is a line break (`\n`), which stands between two places of the source. */
	readonly pieces: readonly Piece[];
}

/** A run of text that stands in the source as it is, on one line. */
export interface Piece {
	/** Offset of its first character in the mapped text. */
	readonly at: number;
	readonly length: number;
	/** Line in the block. */
	readonly line: number;
	readonly character: number;
	/** Characters in the source, where they are not as many as in the text (`\|`). */
	readonly sourceLength?: number;
	/** The entity of HTML that it is written as (`&nbsp;`). */
	readonly entity?: string;
	/** The tag of HTML that it is written with (`<b>`). */
	readonly tag?: string;
	/** That tag parts it from what stands before it. */
	readonly parts?: true;
	/** It stands between backticks: words that are meant letter by letter. */
	readonly isCode?: true;
	/** A line goes through it: `~~8~~`, `<s>8</s>`. */
	readonly isStruck?: true;
}

export const emptyText: MappedText = { text: "", pieces: [] };

/**
 * Text that stands on one line as it is: nearly all there is. A plan has ten thousands of them, of which few are
 * asked for their piece, so it is made when it is.
 */
export class LineText implements MappedText {
	constructor(
		readonly text: string,
		readonly line: number,
		readonly character: number,
	) {}

	get pieces(): readonly Piece[] {
		const { text, line, character } = this;
		return [{ at: 0, length: text.length, line, character }];
	}
}

/** Text that stands on one line as it is. */
export function mapLine(text: string, line: number, character: number): MappedText {
	return text === "" ? emptyText : new LineText(text, line, character);
}

/** The part of `mapped` from `start` to `end` (UTF-16 offsets in its text). */
export function sliceText(mapped: MappedText, start: number, end: number): MappedText {
	if (start >= end) return emptyText;
	if (mapped instanceof LineText) {
		const from = Math.max(start, 0);
		return mapLine(mapped.text.slice(from, end), mapped.line, mapped.character + from);
	}
	const pieces: Piece[] = [];
	for (const piece of mapped.pieces) {
		const from = Math.max(piece.at, start);
		const to = Math.min(piece.at + piece.length, end);
		if (from >= to) continue;
		if (piece.sourceLength !== undefined) pieces.push({ ...piece, at: from - start, length: to - from });
		else
			pieces.push({
				at: from - start,
				length: to - from,
				line: piece.line,
				character: piece.character + from - piece.at,
				...(piece.isCode === undefined ? {} : { isCode: piece.isCode }),
				...(piece.isStruck === undefined ? {} : { isStruck: piece.isStruck }),
			});
	}
	return { text: mapped.text.slice(start, end), pieces };
}

/** Puts texts behind one another. */
export function joinTexts(texts: readonly MappedText[]): MappedText {
	const [only] = texts;
	if (texts.length === 1 && only !== undefined) return only;
	let text = "";
	const pieces: Piece[] = [];
	for (const part of texts) {
		for (const piece of part.pieces) pieces.push({ ...piece, at: piece.at + text.length });
		text += part.text;
	}
	return { text, pieces };
}

/** The text without blanks at either end. */
export function trimText(mapped: MappedText): MappedText {
	const text = mapped.text;
	// Nearly every text begins and ends with a character that is none: asking for that takes less than to trim.
	if (!mayBeBlank(text.charCodeAt(0)) && !mayBeBlank(text.charCodeAt(text.length - 1))) return mapped;
	const start = text.length - text.trimStart().length;
	const end = text.trimEnd().length;
	return start === 0 && end === text.length ? mapped : sliceText(mapped, start, end);
}

/** False of Han characters and of 。 and its like, none of which is a blank; NaN, of an empty text, may be. */
function mayBeBlank(code: number): boolean {
	return !(code > 0x3000 && code < 0xd800);
}

/** A cell, a row or a block: whatever holds a text and has a place of its own. */
export interface Placed {
	readonly span: Span;
}

/**
 * Where the range of the mapped text stands in its block. An empty text has no place: then that of its holder, or
 * the first place of the block.
 */
export function spanOfRange(mapped: MappedText, range: OffsetRange, holder?: Placed): Span {
	if (mapped instanceof LineText) {
		const { line, character, text } = mapped;
		return lineSpan(line, character + clamp(range[0], text.length), character + clamp(range[1], text.length));
	}
	const only = mapped.pieces[0];
	if (mapped.pieces.length === 1 && only !== undefined)
		return lineSpan(only.line, placeIn(only, range[0]), placeIn(only, range[1]));
	const first = pieceAt(mapped, range[0], false);
	const last = pieceAt(mapped, range[1], true);
	if (first === undefined || last === undefined) return holder?.span ?? emptySpan;
	const start = placeIn(first, range[0]);
	const end = placeIn(last, range[1]);
	return { line: first.line, character: start, endLine: last.line, endCharacter: end };
}

/** Where the whole text stands in its block. */
export function spanOfText(mapped: MappedText, holder?: Placed): Span {
	return spanOfRange(mapped, [0, mapped.text.length], holder);
}

/** The offset in the mapped text of a place in its block; `undefined` where the place is not in the text. */
export function offsetOfPlace(mapped: MappedText, line: number, character: number): number | undefined {
	if (mapped instanceof LineText) {
		const offset = character - mapped.character;
		return line === mapped.line && offset >= 0 && offset <= mapped.text.length ? offset : undefined;
	}
	const { pieces } = mapped;
	// The first piece that does not end before the place.
	let low = 0;
	let high = pieces.length;
	while (low < high) {
		const middle = (low + high) >> 1;
		const piece = pieces[middle];
		if (piece === undefined) break;
		const isBefore = piece.line < line || (piece.line === line && endOf(piece) < character);
		if (isBefore) low = middle + 1;
		else high = middle;
	}
	const found = pieces[low];
	if (found === undefined || found.line !== line || character < found.character) return undefined;
	return found.at + Math.min(character - found.character, found.length);
}

/** Offset in its line behind a piece. */
function endOf({ character, length, sourceLength }: Piece): number {
	return character + (sourceLength ?? length);
}

/** The piece that an offset belongs to: an end offset to the one that it closes, a start offset to the one it opens. */
function pieceAt({ pieces }: MappedText, offset: number, isEnd: boolean): Piece | undefined {
	// The last piece that begins before an end or, for a start, not behind it.
	let low = 0;
	let high = pieces.length;
	while (low < high) {
		const middle = (low + high) >> 1;
		const at = pieces[middle]?.at ?? 0;
		if (isEnd ? at < offset : at <= offset) low = middle + 1;
		else high = middle;
	}
	const found = pieces[Math.max(0, low - 1)];
	const next = pieces[low];
	// The end of a line break is where the next piece starts.
	const closesBreak =
		isEnd && low > 0 && next?.at === offset && found !== undefined && found.at + found.length < offset;
	return closesBreak ? next : found;
}

function placeIn(piece: Piece, offset: number): number {
	const inside = clamp(offset - piece.at, piece.length);
	if (piece.sourceLength !== undefined)
		return piece.character + (inside >= piece.length ? piece.sourceLength : 0);
	return piece.character + inside;
}

function clamp(offset: number, length: number): number {
	return Math.max(0, Math.min(offset, length));
}
