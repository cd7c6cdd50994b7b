import type { Column } from "./columns.js";
import type { MappedText } from "./mappedText.js";
import type { Span } from "./span.js";

/** One cell of a row, under the column with the same index. */
export interface Cell {
	/**
	 * `text`: something is written. `empty`: nothing is there (a vacant leader). `covered`: a merged cell above
	 * reaches down over it. `missing`: the row ends before this column.
	 */
	readonly state: "text" | "empty" | "covered" | "missing";
	readonly content: MappedText;
	/** The cell in its block; of a cell without text, the place where its text would stand. */
	readonly span: Span;
}

/**
 * The names at the head of a table, shared by all rows under it. Of an assignment in prose (layout `inline`), the
 * task and the labels that it is written with, shared by all that are written alike.
 */
export interface TableHeader {
	readonly layout: "table" | "pasted" | "tsv" | "markup" | "loose" | "inline";
	readonly columns: readonly Column[];
	/** Where the tasks of this table have their numbers: `N.` in the task's cell, 序号, or nowhere. */
	readonly numberIn: "task" | "serial" | "none";
	/** Equal for headers that make the same of a row; rows are kept while it stays the same. */
	readonly key: string;
	/** Index of the column with a role, -1 where there is none. */
	readonly numberColumn: number;
	readonly groupColumn: number;
	readonly taskColumn: number;
	/** The column of names beside the tasks (项目名称). */
	readonly nameColumn: number;
	/** All columns beside the task whose words or figures are targets, left to right. */
	readonly goalColumns: readonly number[];
	readonly measureColumn: number;
	readonly leaderColumn: number;
	/** All unit columns, lead columns among them, left to right. */
	readonly unitColumns: readonly number[];
	/** Those of them whose units lead by the column's name alone. */
	readonly leadColumns: readonly number[];
	readonly deadlineColumn: number;
	/** Index of the column at which a second table begins beside this one, whose columns are not read; -1 where none does. */
	readonly secondTable: number;
	/** Of layout `loose`: what was learnt of the cells of the table. */
	readonly shape?: LooseShape;
}

/** What the first lines of a table without borders tell of all its rows; rounded, so that few edits change it. */
export interface LooseShape {
	/** How wide the lines of a column's cells are where they wrap (Han 1, Latin letters about half); 0 where none does. */
	readonly widths: readonly number[];
	/** How often a column is empty: 0 never, 4 always; -1 where that is not known. */
	readonly empties: readonly number[];
	/** Characters of a typical cell of a column of a few words; 0 where that is not known. */
	readonly lengths: readonly number[];
	/** What stands under a column of a few words in several rows: 新建, 续建. */
	readonly words: readonly (readonly string[])[];
	/** Tasks end with a full stop, nearly all of them. */
	readonly stops: boolean;
	/** Units of a list stand one a line, and no mark is between them. */
	readonly unitALine: boolean;
	/** Units of a list have a blank between them, and no mark. */
	readonly unitsByBlank: boolean;
	/** The most units that lead where others help; 0 where that is in no row. */
	readonly mostLeads: number;
	/** How its rows are numbered: 1, 一, （一）, （1）, ①. */
	readonly numbers: "digits" | "numerals" | "bracketed" | "bracketed-number" | "circled" | "codes";
	/** What parts the cells of nearly every row: line ends, blanks on one line, or now this and now that. */
	readonly parted: "lines" | "blanks" | "mixed";
	/** So many characters a line has where the text was wrapped at that, whatever stood there; 0 where it was not. */
	readonly wrapAt: number;
	/** Headings that bear no number stand between the rows. */
	readonly bareSections: boolean;
	/** The names of the columns behind one another, without blanks: what a repeated header says. */
	readonly names: string;
	/** The title above the table, without blanks, where its pages repeat it; "" where they do not. */
	readonly title: string;
}

/** The cell under a column; undefined where the header has no such column or the row no such cell. */
export function cellAt(cells: readonly Cell[], column: number): Cell | undefined {
	// An array looks for -1 among the properties of objects, which takes long.
	return column < 0 ? undefined : cells[column];
}

/** Whether words in the cells of a layout can be changed, and nothing else of its rows. */
export function hasFixedRows(layout: TableHeader["layout"]): boolean {
	return layout === "markup" || layout === "loose";
}
