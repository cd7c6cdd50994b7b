import type { RowMark } from "../../ooxml/sheetMarks.js";
import type { RawCell } from "../../tableDocument.js";

/** What has been read of a document's body, once the element that it was is let go. */
export type Piece = ParagraphPiece | TablePiece | RowPiece | CellPiece | BoxPiece;

export interface ParagraphPiece {
	readonly kind: "paragraph";
	/** The number or mark of its list. */
	readonly label: string;
	/** `\n` is a line break. */
	readonly text: string;
	/** Of a heading: 0 the title, 1 to 9. */
	readonly level: number | undefined;
	/** A heading that is known to be lost: it stands though it says nothing. */
	readonly isLost: boolean;
	/** Of its largest words, in half points; 0 where it is not known. */
	readonly size: number;
	readonly isCentred: boolean;
	/** Its end was deleted: the next paragraph goes on with it. */
	readonly joinsNext: boolean;
	/** A new page begins with it, or behind it. */
	readonly breaks: "before" | "behind" | undefined;
	readonly boxes: readonly BoxPiece[];
	/** What Niwen has hidden in it. */
	readonly mark?: RowMark | undefined;
}

/** What stands in a text box, or in a table that only lays out others. */
export interface BoxPiece {
	readonly kind: "box";
	readonly pieces: readonly Piece[];
}

export interface TablePiece {
	readonly kind: "table";
	readonly rows: readonly (readonly RawCell[])[];
	readonly headerRows: number;
	/** One a row: what Niwen has hidden in it. */
	readonly marks: readonly (RowMark | undefined)[];
}

export interface RowPiece {
	readonly kind: "row";
	/** One a column of the grid; those that go on with the row above keep what is hidden in them. */
	readonly cells: readonly RawCell[];
	readonly isHeader: boolean;
	readonly mark: RowMark | undefined;
	/** All that stands in its cells, where that is more than text. */
	readonly nested: readonly Piece[] | undefined;
}

export interface CellPiece {
	readonly kind: "cell";
	readonly text: string;
	readonly span: number;
	/** It belongs to the one above, or to the left. */
	readonly continues: "above" | "left" | undefined;
	readonly mark: RowMark | undefined;
	readonly nested: readonly Piece[] | undefined;
}

/** The text of paragraphs, tables and boxes one below the other, a line each; blank lines are left out. */
export function textOfPieces(pieces: readonly Piece[]): string {
	return linesOfPieces(pieces)
		.flatMap((text) => text.split("\n"))
		.map((line) => line.trim())
		.filter((line) => line !== "")
		.join("\n");
}

function linesOfPieces(pieces: readonly Piece[]): readonly string[] {
	return joinParagraphs(pieces).flatMap((piece) => {
		if (piece.kind === "paragraph") return [shownText(piece), ...linesOfPieces(piece.boxes)];
		if (piece.kind === "box") return linesOfPieces(piece.pieces);
		if (piece.kind === "table")
			return piece.rows.map((row) => row.flatMap(({ text }) => (text === "" ? [] : [text])).join(" "));
		return [];
	});
}

/** A paragraph with what its list puts before it. */
export function shownText({ label, text }: ParagraphPiece): string {
	if (label === "" || text === "") return label + text;
	return /[\dA-Za-z]$/.test(label) ? `${label} ${text}` : label + text;
}

/** Puts paragraphs together whose border was deleted: they are as the last of them is. */
export function joinParagraphs(pieces: readonly Piece[]): readonly Piece[] {
	if (!pieces.some((piece) => piece.kind === "paragraph" && piece.joinsNext)) return pieces;
	const joined: Piece[] = [];
	let waiting: ParagraphPiece | undefined;
	for (const piece of pieces) {
		if (piece.kind !== "paragraph") {
			if (waiting !== undefined) joined.push(waiting);
			waiting = undefined;
			joined.push(piece);
			continue;
		}
		const whole: ParagraphPiece =
			waiting === undefined
				? piece
				: { ...piece, text: waiting.text + piece.text, boxes: [...waiting.boxes, ...piece.boxes] };
		waiting = piece.joinsNext ? whole : undefined;
		if (!piece.joinsNext) joined.push(whole);
	}
	if (waiting !== undefined) joined.push(waiting);
	return joined;
}

/** A paragraph that is only its text. */
export function textPiece(text: string): ParagraphPiece {
	return {
		kind: "paragraph",
		label: "",
		text,
		level: undefined,
		isLost: false,
		size: 0,
		isCentred: false,
		joinsNext: false,
		breaks: undefined,
		boxes: [],
	};
}
