import type { LocalizedText } from "../model/localizedText.js";
import type { RowMark } from "./ooxml/sheetMarks.js";

/**
 * A document of another program, or for one, in its order: readers of Word, Excel, web pages, PDF and the clipboard
 * make one, and printers write one. Nobody has judged yet what of it is a plan.
 */
export interface TableDocument {
	readonly blocks: readonly DocumentBlock[];
	/** What was read otherwise than it stands in the source, or left out, in the source's order. */
	readonly notes: readonly DocumentNote[];
	/** Pairs of lines of cells, `\n` between them, of which it is not certain whether they are one name or two. */
	readonly doubtfulBreaks?: readonly string[];
	/** YAML of the front matter that travelled with a document which Niwen wrote. */
	readonly frontMatter?: string;
	/** Niwen wrote it: what is empty in it is empty, and nobody has left out what is the same as above. */
	readonly isOurs?: true;
}

export type DocumentBlock =
	| {
			readonly kind: "heading";
			/** 0 is the title of the document, 1 a heading such as 一、, 2 one such as （一）. */
			readonly level: number;
			readonly text: string;
	  }
	| {
			readonly kind: "paragraph";
			/** `\n` is a line break within the paragraph. */
			readonly text: string;
			/** What it is of an official document, where that is known. */
			readonly role?: ParagraphRole;
	  }
	| {
			readonly kind: "table";
			readonly table: RawTable;
			/** Rows that the source itself repeats on each page; 0 where it does not say. */
			readonly headerRows: number;
			/** Where it is to be filled in and to come back. */
			readonly form?: TableForm;
			/** Where it is known how wide columns are to be. */
			readonly fixed?: FixedColumns;
	  }
	| { readonly kind: "page-break" };

/**
 * The parts of an official document that have a place of their own on the page (GB/T 9704-2012, 7.2 and 7.3), and what
 * stands around the tables of a plan. `document-number` 发文字号, `addressee` 主送机关, `attachments` 附件说明,
 * `issuer` 发文机关署名, `date` 成文日期, `attachment` the 附件2 above an annex, `total` （共118项）, `note` 注：….
 */
export type ParagraphRole =
	| "document-number"
	| "addressee"
	| "attachments"
	| "issuer"
	| "date"
	| "attachment"
	| "total"
	| "note";

export interface DocumentNote {
	/** Where, as a user finds it: 第2个表格第5行, 工作表“任务”C4, 第3页. */
	readonly place: LocalizedText;
	/** A sentence that says what was done and, where it matters, what to do. */
	readonly message: LocalizedText;
}

/** Columns of a table that get parts of its width whatever stands in them: all from one on. */
export interface FixedColumns {
	/** Index of the first of them. */
	readonly open: number;
	/** Parts of the table's width. */
	readonly shares: readonly number[];
}

/** What makes a table a form: its fixed columns are to be filled in, all others are locked. */
export interface TableForm extends FixedColumns {
	/** One a row, that of the names first: which row it is, kept where nobody sees it (ooxml/sheetMarks.ts). */
	readonly marks: readonly Pick<RowMark, "kind" | "identity">[];
	/** Words of which one is to be chosen in a column. */
	readonly choice: { readonly column: number; readonly values: readonly string[] };
}

/** The tables of a document in their order. */
export function tablesOf({ blocks }: TableDocument): readonly RawTable[] {
	return blocks.flatMap((block) => (block.kind === "table" ? [block.table] : []));
}

/**
 * A table of another program as it stands there, before anybody knows what its columns mean: a grid with a cell a
 * column in each row, however cells are merged.
 */
export interface RawTable {
	/** All rows have as many cells. */
	readonly rows: readonly (readonly RawCell[])[];
}

export interface RawCell {
	/** What the cell shows, `\n` for a line break; empty of a cell that belongs to another one. */
	readonly text: string;
	/** `above`, `left`: it belongs to a merged cell that begins above it, or to the left. */
	readonly state: "own" | "above" | "left";
	/** The colour of a light, where the cell shows one. */
	readonly light?: Light;
}

/** 绿, 黄, 红: how a task stands. */
export type Light = "green" | "yellow" | "red";

/** A cell as it is written, with what it reaches over. */
export interface SpanningCell {
	readonly text: string;
	/** Rows, from its own on; at least 1. */
	readonly rowSpan: number;
	readonly columnSpan: number;
}

/** More columns than a plan has are the formatting of empty cells. */
const mostColumns = 100;

/** The grid of rows that say what their cells reach over; a span ends with the table. */
export function layOutTable(rows: readonly (readonly SpanningCell[])[]): RawTable {
	const grid: (RawCell | undefined)[][] = rows.map(() => []);
	rows.forEach((cells, row) => {
		let column = 0;
		for (const { text, rowSpan, columnSpan } of cells) {
			while (grid[row]?.[column] !== undefined) column++;
			// A span is cut, a cell never left out.
			const isFar = column >= mostColumns;
			const end = isFar ? column + 1 : Math.min(column + Math.max(1, columnSpan), mostColumns);
			const last = isFar ? row + 1 : Math.min(row + Math.max(1, rowSpan), rows.length);
			for (let below = row; below < last; below++)
				for (let at = column; at < end; at++) {
					const line = grid[below] ?? [];
					if (line[at] !== undefined) continue;
					const state = at > column ? "left" : below > row ? "above" : "own";
					line[at] = { text: state === "own" ? text : "", state };
				}
			column = end;
		}
	});
	const width = Math.max(0, ...grid.map((row) => row.length));
	return { rows: grid.map((row) => Array.from({ length: width }, (_, column) => row[column] ?? emptyCell)) };
}

const emptyCell: RawCell = { text: "", state: "own" };
