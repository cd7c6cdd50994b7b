import { opensAttachment } from "../../../language/notes.js";
import { endsLikeTitle } from "../../../language/planTitles.js";
import { longestTitle } from "../headingLevels.js";
import { type ParagraphPiece, type Piece, shownText } from "./pieces.js";

/** Paragraphs before which a title begins, and which it may take. */
const mostBefore = 8;
const mostTitleLines = 4;
/** Times the size of the text. */
const larger = 1.15;

/**
 * The paragraphs that are the title of a document by how they look: in the middle, larger than the text and the largest near
 * the beginning. Most documents have no style for it. Empty where a style or an outline names a title or headings before it.
 *
 * @param defaultSize of text, in half points
 */
export function titleByLook(pieces: readonly Piece[], defaultSize: number): ReadonlySet<Piece> {
	const title = new Set<Piece>();
	if (pieces.some((piece) => piece.kind === "paragraph" && piece.level === 0)) return title;
	const first: ParagraphPiece[] = [];
	for (const piece of pieces) {
		if (piece.kind === "table" || (piece.kind === "paragraph" && piece.level !== undefined)) break;
		if (piece.kind === "paragraph" && piece.text !== "" && first.push(piece) === mostBefore) break;
	}
	const bodySize = bodySizeOf(pieces, defaultSize);
	// 云岭市重点任务分解表 in the middle is a title that is no larger, too.
	const isLarge = (piece: ParagraphPiece) =>
		piece.size >= (endsLikeTitle(shownText(piece).replace(/\s/g, "")) ? 1 : larger) * bodySize;
	const able = first.filter((piece) => mayBeTitle(piece) && isLarge(piece));
	const size = Math.max(0, ...able.map((piece) => piece.size));
	const start = first.findIndex((piece) => able.includes(piece) && piece.size === size);
	if (start < 0) return title;
	for (const piece of first.slice(start, start + mostTitleLines)) {
		if (!able.includes(piece) || piece.size !== size) break;
		title.add(piece);
	}
	return title;
}

/** 云岭市人民政府文件 is the head of the paper, and 附件1 stands above a title. */
function mayBeTitle(piece: ParagraphPiece): boolean {
	const text = shownText(piece).replace(/\s/g, "");
	return (
		piece.isCentred &&
		piece.label === "" &&
		text.length <= longestTitle &&
		!/文件$|[。；;，,：:]$|〔\d{4}〕|^[（(\d]*$/.test(text) &&
		!opensAttachment(text)
	);
}

/** The size that most of the text outside of tables has that does not stand in the middle. */
function bodySizeOf(pieces: readonly Piece[], defaultSize: number): number {
	const counts = new Map<number, number>([[defaultSize, 1]]);
	for (const piece of pieces)
		if (piece.kind === "paragraph" && !piece.isCentred && piece.text.length > 5)
			counts.set(piece.size, (counts.get(piece.size) ?? 0) + piece.text.length);
	return [...counts].reduce((most, each) => (each[1] > most[1] ? each : most))[0];
}
