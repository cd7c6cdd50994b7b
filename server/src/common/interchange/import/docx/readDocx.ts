import { frontMatterIn, isWrittenByNiwen } from "../../ooxml/customProperties.js";
import { type OoxmlPackage, openPackage } from "../../ooxml/openPackage.js";
import { childOf, gatherTree, textIn, type XmlElement } from "../../ooxml/xmlTree.js";
import type { DocumentBlock, TableDocument } from "../../tableDocument.js";
import { UnreadableDocument } from "../../unreadableDocument.js";
import { DocumentNotes, wholeDocument } from "../documentNotes.js";
import { BodyReader } from "./bodyReader.js";
import { titleByLook } from "./directTitle.js";
import { createNumbering } from "./numbering.js";
import { joinParagraphs, type Piece, shownText } from "./pieces.js";
import { readStyles } from "./styles.js";

/**
 * Reads a document of Word (.docx, ECMA-376 part 1, 17): paragraphs, headings and tables as they are shown once all
 * tracked changes are accepted, with the numbers of lists. Throws {@link UnreadableDocument}.
 */
export async function readDocx(bytes: Uint8Array): Promise<TableDocument> {
	const opened = await openPackage(bytes);
	const { pieces, notes, defaultSize } = readPieces(opened);
	const joined = joinParagraphs(pieces);
	noteHeaders(opened, notes);
	const frontMatter = frontMatterIn(opened);
	return {
		blocks: blocksOf(joined, titleByLook(joined, defaultSize)),
		notes: notes.all(),
		...(frontMatter === undefined ? {} : { frontMatter }),
		...(isWrittenByNiwen(opened) ? { isOurs: true as const } : {}),
	};
}

/** What stands in the body of a document of Word, and what is to be said of it. Throws {@link UnreadableDocument}. */
export function readPieces(opened: OoxmlPackage): {
	readonly pieces: readonly Piece[];
	readonly notes: DocumentNotes;
	/** Of text, in half points. */
	readonly defaultSize: number;
} {
	const relations = opened.relationsOf(opened.main);
	const treeOf = (kind: string): XmlElement => {
		const { handler, root } = gatherTree();
		const part = relations.find((relation) => relation.kind === kind && !relation.isExternal);
		if (part !== undefined) opened.readXml(part.target, handler);
		return root;
	};
	const styles = readStyles(treeOf("styles"));
	const notes = new DocumentNotes();
	const known = new Map<string, ReadonlyMap<string, string>>();
	const wordsOf = (kind: "footnote" | "endnote" | "comment", id: string): string => {
		let words = known.get(kind);
		if (words === undefined) {
			words = wordsById(treeOf(`${kind}s`), kind);
			known.set(kind, words);
		}
		return words.get(id) ?? "";
	};
	const reader = new BodyReader({
		styles,
		numbering: createNumbering(treeOf("numbering"), styles),
		notes,
		wordsOf,
	});
	readMain(opened, reader);
	return { pieces: reader.pieces(), notes, defaultSize: styles.defaultSize };
}

/** Reads the document's own part, unless it is one of Excel or PowerPoint. */
function readMain(opened: OoxmlPackage, reader: BodyReader): void {
	let isFirst = true;
	opened.readXml(opened.main, {
		open(name, attributes) {
			if (isFirst && name !== "w:document") throw new UnreadableDocument(notWord);
			isFirst = false;
			reader.open(name, attributes);
		},
		close: () => reader.close(),
		text: (text) => reader.text(text),
	});
}

function wordsById(root: XmlElement, kind: string): ReadonlyMap<string, string> {
	const part = childOf(root, `w:${kind}s`);
	return new Map(
		(part?.children ?? []).flatMap((child) =>
			typeof child === "string" ? [] : [[child.attributes["w:id"] ?? "", wordsIn(child)] as const],
		),
	);
}

/** The words of a part, without those that tell how fields are computed. */
function wordsIn(element: XmlElement): string {
	if (element.name === "w:t") return textIn(element);
	return element.children.map((child) => (typeof child === "string" ? "" : wordsIn(child))).join("");
}

/** What pages bear at their heads and feet is none of the plan; it is told where it is more than their number. */
function noteHeaders(opened: OoxmlPackage, notes: DocumentNotes): void {
	const told = new Set<string>();
	for (const { kind, target, isExternal } of opened.relationsOf(opened.main)) {
		if (isExternal || (kind !== "header" && kind !== "footer")) continue;
		const { handler, root } = gatherTree();
		opened.readXml(target, handler);
		const words = wordsIn(root).trim();
		if (/^[\s\d—\-–－第页共/]*$/.test(words) || told.has(words)) continue;
		told.add(words);
		notes.add("header", wholeDocument, words);
	}
}

const noTitle: ReadonlySet<Piece> = new Set();

/** The blocks of a document, in the order of its pieces; paragraphs without words are left out. */
function blocksOf(pieces: readonly Piece[], title: ReadonlySet<Piece> = noTitle): readonly DocumentBlock[] {
	return joinParagraphs(pieces).flatMap((piece): readonly DocumentBlock[] => {
		if (piece.kind === "table")
			return [{ kind: "table", table: { rows: piece.rows }, headerRows: piece.headerRows }];
		if (piece.kind === "box") return blocksOf(piece.pieces);
		if (piece.kind !== "paragraph") return [];
		const text = shownText(piece);
		const own: readonly DocumentBlock[] =
			text === "" && !piece.isLost
				? []
				: [
						piece.level === undefined && !piece.isLost && !title.has(piece)
							? { kind: "paragraph", text }
							: { kind: "heading", level: title.has(piece) ? 0 : (piece.level ?? 1), text },
					];
		const pageBreak: readonly DocumentBlock[] = piece.breaks === undefined ? [] : [{ kind: "page-break" }];
		const whole = piece.breaks === "before" ? [...pageBreak, ...own] : [...own, ...pageBreak];
		return [...whole, ...blocksOf(piece.boxes)];
	});
}

const notWord = {
	zh: "文件不是 Word 文档；请检查是不是给错了文件，或用 Word、WPS 打开后另存为 .docx 再导入。",
	en: "The file is not a Word document; please check whether it is the right one, or open it in Word or WPS, save it as .docx and import that.",
};
