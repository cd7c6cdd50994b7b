import { childOf } from "../../ooxml/xmlTree.js";
import type { RawCell } from "../../tableDocument.js";
import { type BodyElement, piecesIn } from "./bodyElement.js";
import { type CellPiece, type RowPiece, textOfPieces, textPiece } from "./pieces.js";
import { isOn, numberOf } from "./properties.js";

/** More columns than a plan has are not to be believed. */
const mostColumns = 100;

/** What a cell says of where it stands, before what is in it is read. */
export function continuationOf(properties: BodyElement | undefined): "above" | "left" | undefined {
	const horizontal = childOf(properties, "w:hMerge");
	if (horizontal !== undefined && horizontal.attributes["w:val"] !== "restart") return "left";
	const vertical = childOf(properties, "w:vMerge");
	// Without a value it goes on with the cell above (ECMA-376 part 1, 17.4.84).
	return vertical !== undefined && vertical.attributes["w:val"] !== "restart" ? "above" : undefined;
}

/** Makes a cell of its element (17.4.65); `undefined` where tracked changes delete it. */
export function readCell(element: BodyElement): CellPiece | undefined {
	const properties = childOf(element, "w:tcPr") as BodyElement | undefined;
	if (childOf(properties, "w:cellDel") !== undefined) return undefined;
	const pieces = piecesIn(element);
	const holdsMore = pieces.some(({ kind }) => kind === "table" || kind === "box");
	const marked = pieces.find((piece) => piece.kind === "paragraph" && piece.mark !== undefined);
	return {
		kind: "cell",
		text: textOfPieces(pieces),
		span: Math.min(Math.max(1, numberOf(properties, "w:gridSpan") ?? 1), mostColumns),
		continues: continuationOf(properties),
		mark: marked?.kind === "paragraph" ? marked.mark : undefined,
		nested: holdsMore ? pieces : undefined,
	};
}

/** Makes a row of its element (17.4.78): the cells of the grid, from its first column on. */
export function readRow(element: BodyElement): RowPiece {
	const properties = childOf(element, "w:trPr");
	const cells: RawCell[] = [];
	const fill = (count: number, cell: RawCell) => {
		for (let i = 0; i < count && cells.length < mostColumns; i++) cells.push(cell);
	};
	fill(numberOf(properties, "w:gridBefore") ?? 0, empty);
	const written = piecesIn(element).filter((piece): piece is CellPiece => piece.kind === "cell");
	for (const { text, span, continues } of written) {
		if (continues === "left") fill(span, left);
		else {
			fill(1, { text, state: continues ?? "own" });
			fill(span - 1, left);
		}
	}
	fill(numberOf(properties, "w:gridAfter") ?? 0, empty);
	const holdsMore = written.some(({ nested }) => nested !== undefined);
	return {
		kind: "row",
		cells,
		isHeader: isOn(properties, "w:tblHeader") === true,
		mark: written.find(({ mark }) => mark !== undefined)?.mark,
		nested: holdsMore ? written.flatMap(({ text, nested }) => nested ?? [textPiece(text)]) : undefined,
	};
}

const empty: RawCell = { text: "", state: "own" };
const left: RawCell = { text: "", state: "left" };
