import type { XmlElement } from "../../ooxml/xmlTree.js";
import type { Piece } from "./pieces.js";

/** An element of the body while it is read: where what is in it has become a piece, that is all that is kept. */
export interface BodyElement extends XmlElement {
	readonly children: (BodyElement | string)[];
	readonly piece?: Piece;
}

export function elementOf(piece: Piece): BodyElement {
	return { name: "", attributes: noAttributes, children: noChildren, piece };
}

const noAttributes = {};
const noChildren: (BodyElement | string)[] = [];

/** Pieces in an element, through whatever is only wrapped around them (content controls, marks of XML, insertions). */
export function piecesIn(element: BodyElement, found: Piece[] = []): Piece[] {
	if (element.piece !== undefined) found.push(element.piece);
	else for (const child of element.children) if (typeof child !== "string") piecesIn(child, found);
	return found;
}
