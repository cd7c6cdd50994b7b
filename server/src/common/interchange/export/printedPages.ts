import { findColumnRole } from "../../model/columns.js";
import type { DocumentBlock, RawTable } from "../tableDocument.js";
import { type ColumnWidth, layOutTables } from "./columnWidths.js";
import { layOutPages } from "./pageRuns.js";
import type { ExportProfile } from "./profile.js";
import { signatureIndents } from "./signature.js";

/** Parts of a document behind one another on pages that lie the same way, as a browser shows or prints them. */
export interface PrintedRun {
	readonly isLandscape: boolean;
	readonly parts: readonly PrintedPart[];
}

interface Part<Kind extends DocumentBlock["kind"]> {
	readonly block: Extract<DocumentBlock, { readonly kind: Kind }>;
	readonly kind: Kind;
	/** A page ends above it. */
	readonly breaksBefore: boolean;
}

export type PrintedPart = Part<"heading"> | PrintedParagraph | PrintedTable;

export interface PrintedParagraph extends Part<"paragraph"> {
	/** How far it stands from the right, in characters, where that is said. */
	readonly indent: number | undefined;
}

export interface PrintedTable extends Part<"table"> {
	readonly columns: readonly ColumnWidth[];
	/** The rows that each page repeats. */
	readonly head: readonly PrintedRow[];
	readonly rows: readonly PrintedRow[];
}

/** The cells that begin in a row. */
export type PrintedRow = readonly PrintedCell[];

export interface PrintedCell {
	/** Index of its first column. */
	readonly column: number;
	/** `\n` for a line break. */
	readonly text: string;
	/** Rows that it reaches over, its own included; those of the head never reach out of it. */
	readonly rowSpan: number;
	readonly columnSpan: number;
	/** A leader's name of two characters, which is spread to the width of three. */
	readonly isSpread: boolean;
}

/** How a document stands on its pages: what a printer of HTML and a preview show alike. */
export function layOutDocument(
	blocks: readonly DocumentBlock[],
	profile: ExportProfile,
): readonly PrintedRun[] {
	return layOutPages(blocks, profile).map((run) => ({
		isLandscape: run.isLandscape,
		parts: layOutRun(run.blocks, run.isLandscape, profile),
	}));
}

function layOutRun(
	blocks: readonly DocumentBlock[],
	isLandscape: boolean,
	profile: ExportProfile,
): readonly PrintedPart[] {
	const { margins, sizes } = profile;
	const width = isLandscape ? 297 - margins.top - margins.bottom : 210 - margins.inner - margins.outer;
	const columns = layOutTables(blocks, width / (sizes.table * 0.3528));
	const indents = signatureIndents(blocks, profile);
	const parts: PrintedPart[] = [];
	blocks.forEach((block, i) => {
		const breaksBefore = blocks[i - 1]?.kind === "page-break";
		switch (block.kind) {
			case "page-break":
				break;
			case "heading":
				parts.push({ kind: "heading", block, breaksBefore });
				break;
			case "paragraph":
				parts.push({ kind: "paragraph", block, breaksBefore, indent: indents.get(i) });
				break;
			case "table": {
				const rows = rowsOf(block.table, block.headerRows, profile.spreadNames);
				const [head, body] = [rows.slice(0, block.headerRows), rows.slice(block.headerRows)];
				parts.push({ kind: "table", block, breaksBefore, columns: columns.get(i) ?? [], head, rows: body });
			}
		}
	});
	return parts;
}

function rowsOf({ rows }: RawTable, headerRows: number, spreadNames: boolean): readonly PrintedRow[] {
	const isLeader = (rows[0] ?? []).map(({ text }) => findColumnRole(text) === "leader");
	return rows.map((row, i) => {
		const isHead = i < headerRows;
		return row.flatMap(({ text, state }, column) => {
			if (state !== "own") return [];
			let right = column + 1;
			while (row[right]?.state === "left") right++;
			let below = i + 1;
			while (rows[below]?.[column]?.state === "above" && (isHead ? below < headerRows : true)) below++;
			const isSpread = spreadNames && !isHead && isLeader[column] === true && isTwoCharacters(text);
			return [{ column, text, rowSpan: below - i, columnSpan: right - column, isSpread }];
		});
	});
}

function isTwoCharacters(text: string): boolean {
	return /^\p{Script=Han}{2}$/u.test(text);
}

/** Which of the six headings of HTML a heading is; the title is the first. */
export function headingRank(level: number): number {
	return Math.min(Math.max(level, 0) + 1, 6);
}
