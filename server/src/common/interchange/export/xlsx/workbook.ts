/** A workbook to be written, as Excel has it; nothing in it is a formula. */
export interface Workbook {
	readonly title: string;
	readonly sheets: readonly Sheet[];
	/** What the file keeps by name beside what it shows. */
	readonly properties: ReadonlyMap<string, string>;
	/** Names of places of the workbook, which follow them when a sheet is renamed. */
	readonly names: readonly SheetName[];
}

/** A name for the cells of a sheet, from A1 to the last row and column. */
export interface SheetName {
	readonly name: string;
	/** Index of the sheet. */
	readonly sheet: number;
}

export interface Sheet {
	/** As the user should see it; what Excel does not take of it is changed when it is written. */
	readonly name: string;
	readonly columns: readonly SheetColumn[];
	readonly rows: readonly SheetRow[];
	readonly merges: readonly CellRange[];
	/** Rows that stay in sight, counted from the top; 0 for none. */
	readonly frozenRows: number;
	/** Index of the row with the names of columns, which is printed on each page; -1 for none. */
	readonly nameRow: number;
	/** A filter from the names of columns down to the last row, over the columns that are not hidden. */
	readonly hasFilter: boolean;
	/** Only cells whose look is open can be changed; without a password. */
	readonly isProtected: boolean;
	/** What may be chosen in cells: the words, and where. */
	readonly choices: readonly { readonly values: readonly string[]; readonly range: CellRange }[];
	/** Rows that begin a new page when printed. */
	readonly pageBreaks: readonly number[];
}

export interface SheetColumn {
	/** In Latin letters. */
	readonly width: number;
	readonly isHidden: boolean;
}

export interface SheetRow {
	/** In points. */
	readonly height: number;
	/** One a column; null for an empty cell without borders. */
	readonly cells: readonly (SheetCell | null)[];
}

export interface SheetCell {
	/** A text is written as text, whatever it looks like. */
	readonly value: string | number;
	readonly look: CellLook;
}

/**
 * How a cell looks: `title` and `heading` across the sheet, `words` of a paragraph, `name` of a column, `text` and
 * `short` and `number` (centred) in a table, `open` for cells to be filled in, `mark` for what nobody sees,
 * a colour for a light.
 */
export type CellLook =
	| "title"
	| "heading"
	| "words"
	| "name"
	| "text"
	| "short"
	| "number"
	| "open"
	| "mark"
	| "green"
	| "yellow"
	| "red";

/** Counted from 0, ends included. */
export interface CellRange {
	readonly top: number;
	readonly left: number;
	readonly bottom: number;
	readonly right: number;
}
