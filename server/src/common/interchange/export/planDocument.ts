import { splitRow } from "../../layouts/table.js";
import type { LocalizedText } from "../../model/localizedText.js";
import type { Plan } from "../../model/plan.js";
import { joinLines } from "../../text/joinLines.js";
import { type PlanPiece, type PlanRow, type PlanTable, piecesOfPlan, sectionTitle } from "../planPieces.js";
import { frontMatterOfPlan } from "../printPlan.js";
import { layOutProse } from "../proseTable.js";
import type { DocumentBlock, DocumentNote, RawCell, TableDocument } from "../tableDocument.js";
import { roleOf } from "./paragraphRoles.js";

/**
 * The document that a plan is for other programs: title, letter head, sections as headings, a table a section with
 * merged cells, closing lines, in their order, every text as it is shown. Tasks of prose stand in tables. Comments and
 * code between fences are not part of what is sent; `notes` say where they stand.
 *
 * @param frontMatter the YAML of the document's own front matter, empty without one
 * @param lines of the document
 */
export function planDocument(plan: Plan, frontMatter: string, lines: readonly string[]): TableDocument {
	return documentWithSources(plan, frontMatter, lines).document;
}

/** As {@link planDocument}, with what each of its blocks is made of; a page break is made of nothing. */
export function documentWithSources(
	plan: Plan,
	frontMatter: string,
	lines: readonly string[],
): { readonly document: TableDocument; readonly sources: ReadonlyMap<DocumentBlock, PlanPiece> } {
	const prose = layOutProse(plan);
	const pieces = piecesOfPlan(plan, lines, prose);
	const firstBody = pieces.findIndex(({ kind }) => kind === "table" || kind === "section");
	const blocks: DocumentBlock[] = [];
	const notes: DocumentNote[] = [];
	const sources = new Map<DocumentBlock, PlanPiece>();
	const below = textsBelow(pieces);
	pieces.forEach((piece, i) => {
		notes.push(...notesOf(piece));
		const block = blockOf(piece, plan, firstBody < 0 || i < firstBody, below[i]);
		if (block === undefined) return;
		// An annex begins on a page of its own (GB/T 9704-2012, 7.3.8).
		if (block.kind === "paragraph" && block.role === "attachment" && blocks.length > 0)
			blocks.push({ kind: "page-break" });
		blocks.push(block);
		sources.set(block, piece);
	});
	const yaml = frontMatterOfPlan(plan, frontMatter, prose).join("\n");
	return { document: { blocks, notes, ...(yaml === "" ? {} : { frontMatter: yaml }) }, sources };
}

/** The text below each piece, code apart; `undefined` where what stands there is not a text. */
function textsBelow(pieces: readonly PlanPiece[]): readonly (string | undefined)[] {
	let next: string | undefined;
	const texts = pieces.map(() => next);
	for (let i = pieces.length - 1; i >= 0; i--) {
		texts[i] = next;
		const piece = pieces[i];
		if (piece !== undefined && piece.kind !== "code") next = piece.kind === "text" ? piece.text : undefined;
	}
	return texts;
}

/** What a piece is in the document; `undefined` for one that is left out. */
function blockOf(
	piece: PlanPiece,
	plan: Plan,
	isAbove: boolean,
	next: string | undefined,
): DocumentBlock | undefined {
	switch (piece.kind) {
		case "code":
			return undefined;
		case "section":
			return { kind: "heading", level: 1, text: sectionTitle(piece.section) };
		case "heading":
			return { kind: "heading", level: piece.level - 1, text: piece.text };
		case "text": {
			if (piece.role === "comment") return undefined;
			const role = piece.role === "total" ? "total" : roleOf(piece.text, plan, isAbove, next);
			return { kind: "paragraph", text: piece.text, ...(role === undefined ? {} : { role }) };
		}
		default:
			return { kind: "table", table: { rows: rowsOf(piece) }, headerRows: 1 };
	}
}

const empty: RawCell = { text: "", state: "own" };

function rowsOf({ head, columns, rows }: PlanTable): readonly (readonly RawCell[])[] {
	const names = typeof head === "string" ? cellsOfLine(head) : head.map(own);
	const grid = [names, ...rows.map(cellsOf)];
	const width = Math.max(columns, ...grid.map((cells) => cells.length));
	return grid.map((cells) => Array.from({ length: width }, (_, column) => cells[column] ?? empty));
}

function cellsOf({ cells }: PlanRow): readonly RawCell[] {
	if (typeof cells === "string") return cellsOfLine(cells);
	return cells.map(({ text, isMerged }) =>
		isMerged ? { text: "", state: "above" } : own(joinLines(text, "\n")),
	);
}

/** The cells of a line of Markdown. */
function cellsOfLine(line: string): readonly RawCell[] {
	return splitRow(line).map(({ state, content }) =>
		state === "covered" ? { text: "", state: "above" } : own(content.text),
	);
}

function own(text: string): RawCell {
	return { text, state: "own" };
}

const comment = {
	zh: "批注（注释）没有写进去；它只给写方案的人看。",
	en: "a comment was left out; it is for those who write the plan.",
};
const code = {
	zh: "围栏（```）之间的内容没有写进去；它不是方案的一部分。",
	en: "what stands between fences (```) was left out; it is not part of the plan.",
};

/** What of a piece is left out. */
function notesOf(piece: PlanPiece): readonly DocumentNote[] {
	if (piece.kind === "code") return [{ place: placeOf(piece.from), message: code }];
	if (piece.kind === "text" && piece.role === "comment")
		return [{ place: placeOf(piece.from ?? 0), message: comment }];
	if (piece.kind !== "table") return [];
	return piece.rows
		.filter(({ excuses, comments }) => excuses.length + comments.length > 0)
		.map(({ line }) => ({ place: placeOf(line), message: comment }));
}

/** @param line counted from 0 */
function placeOf(line: number): LocalizedText {
	return { zh: `第${line + 1}行`, en: `line ${line + 1}` };
}
