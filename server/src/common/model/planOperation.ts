import type { OffsetRange } from "./span.js";

/**
 * A change of a plan as data: what is to be different, not which characters. `editing/planEditor.ts` turns operations
 * into the edits of the text, in whatever layout the document is written; what a layout cannot express is refused with
 * a reason, never half done.
 *
 * Indexes of tasks, columns, sections and blocks are those of the plan that the operation is meant for. Texts are what
 * a cell, a heading or a paragraph *shows*, as reading gives it: unescaped, `\n` for a line break inside a cell.
 *
 * One principle holds for all operations on rows and columns: **what another row shows stays as it is.** A merged cell
 * (`^^`) stays merged as long as it hangs on the same cell as before; where that cell goes, moves away or gets another
 * row between, the first of those that hung on it takes over its content (an empty cell hands on nothing but its
 * emptiness), and those below hang on it.
 */
export type PlanOperation =
	| SetCell
	| InsertRows
	| DeleteRows
	| MoveRows
	| MoveToSection
	| MergeCells
	| SplitCell
	| SetUnits
	| SetLeaders
	| RenameName
	| SetNumbers
	| SetTotal
	| SetHeading
	| InsertHeading
	| InsertColumn
	| DeleteColumn
	| MoveColumn
	| SplitTask
	| JoinTasks
	| ReplaceText
	| SetFrontMatter
	| RemoveLines
	| ExcuseLine;

/** Makes a cell show a text; the empty text leaves the cell empty. A merged cell becomes one of its own. */
export interface SetCell {
	readonly op: "setCell";
	readonly task: number;
	readonly column: number;
	readonly text: string;
}

/** What stands in a cell of a new row. */
export type NewCell =
	| { readonly state: "text"; readonly text: string }
	| { readonly state: "empty" }
	/** Merged with the cell above; in the first row of a table there is none, which is refused. */
	| { readonly state: "covered" }
	/** What a cell of the same table shows, merged or not, written as it is written there. */
	| { readonly state: "same"; readonly task: number; readonly column: number };

/** Where rows go: beside a task's row, or as the first rows of the table under a header block. */
export type RowPlace =
	| { readonly before: number }
	| { readonly after: number }
	| { readonly underHeader: number };

/** New rows, one cell a column of the table; columns that a row does not name are empty. */
export interface InsertRows {
	readonly op: "insertRows";
	readonly at: RowPlace;
	readonly rows: readonly { readonly cells: readonly (NewCell | undefined)[] }[];
	/** As of {@link MoveRows}; a cell that is the `same` as another counts as that one. */
	readonly rejoin?: boolean;
}

/** Takes the rows of tasks out of their tables. Headers and headings stay, also over nothing. */
export interface DeleteRows {
	readonly op: "deleteRows";
	readonly tasks: readonly number[];
}

/** Moves rows, in their order, beside another one; into a table of other columns as {@link MoveToSection} does. */
export interface MoveRows {
	readonly op: "moveRows";
	readonly tasks: readonly number[];
	readonly at: RowPlace;
	/**
	 * The rows become part of the 项目 that stands there: their 序号 and 项目 are merged with the row above; where 序号
	 * numbers the tasks, 项目 alone; in a table without 项目 nothing is. Otherwise they keep what they show.
	 */
	readonly join?: boolean;
	/**
	 * Rows of one merged cell that stand one below the other again show one merged cell again: where its first row has
	 * come below another row of it, that one is the first. Otherwise both show its content.
	 */
	readonly rejoin?: boolean;
}

/**
 * Moves rows behind the last row of a section's last table. Into a table of other columns, cells go by the roles of
 * their columns (`other` columns by their header): to the one of the same header, else to the first of the role that is
 * free. A cell with text that has no place there refuses the move.
 */
export interface MoveToSection {
	readonly op: "moveToSection";
	readonly tasks: readonly number[];
	readonly section: number;
}

/**
 * Merges a cell with the one above. Only where it is empty or shows what the one above shows; else it is refused with
 * what would be lost.
 */
export interface MergeCells {
	readonly op: "mergeCells";
	readonly task: number;
	/** Tasks from `task` up to, not including, `endTask` are merged with the cell above the first; one without it. */
	readonly endTask?: number;
	readonly column: number;
}

/** Gives a merged cell the content that it shows; those below it hang on it from now on. */
export interface SplitCell {
	readonly op: "splitCell";
	readonly task: number;
	readonly column: number;
}

export interface NamedUnit {
	/** As it is to be written, without ★. */
	readonly name: string;
	/** Written with a ★. */
	readonly star: boolean;
}

/** Writes the units of one column of a row (of `inline`, of one label), separated by 、. */
export interface SetUnits {
	readonly op: "setUnits";
	readonly task: number;
	readonly column: number;
	readonly units: readonly NamedUnit[];
}

/** Writes the leaders of a row, separated by 、. */
export interface SetLeaders {
	readonly op: "setLeaders";
	readonly task: number;
	readonly names: readonly string[];
}

/** A name in its place: a unit or a leader of a row by its index there, or a range of a text. */
export type NamePlace =
	| { readonly task: number; readonly unit: number }
	| { readonly task: number; readonly leader: number }
	| { readonly text: TextPlace; readonly range: OffsetRange };

/**
 * Writes names in the place of others. Who renames finds the places first, those whose level was carried by the old
 * name among them, and says what is to stand in each.
 */
export interface RenameName {
	readonly op: "renameName";
	readonly places: readonly { readonly at: NamePlace; readonly name: string }[];
}

/** Numbers tasks where they have their numbers: `N.` at the head of the task, or 序号. Marks behind a number stay. */
export interface SetNumbers {
	readonly op: "setNumbers";
	readonly numbers: readonly { readonly task: number; readonly number: number }[];
}

/** Sets the 共N项 of the document, in digits or Chinese numerals as it is written. */
export interface SetTotal {
	readonly op: "setTotal";
	readonly count: number;
}

/** Changes the numeral or the title of a section, or the words of a heading or the document's title. */
export interface SetHeading {
	readonly op: "setHeading";
	readonly block: number;
	/** Of a section alone. */
	readonly ordinal?: number;
	readonly title?: string;
}

/** Puts a section heading before a block. */
export interface InsertHeading {
	readonly op: "insertHeading";
	/** Index of the block; the number of blocks for the end of the document. */
	readonly block: number;
	readonly ordinal: number;
	readonly title: string;
}

/** A column of a table, with one text a row of it (missing ones are empty). */
export interface InsertColumn {
	readonly op: "insertColumn";
	/** Index of the table's header block. */
	readonly header: number;
	/** Index that the new column will have. */
	readonly column: number;
	readonly name: string;
	readonly cells?: readonly string[];
}

export interface DeleteColumn {
	readonly op: "deleteColumn";
	readonly header: number;
	readonly column: number;
}

export interface MoveColumn {
	readonly op: "moveColumn";
	readonly header: number;
	readonly from: number;
	/** Index that the column will have. */
	readonly to: number;
}

/**
 * Makes two tasks of one: the second begins at an offset of the task's text (without its number) and stands in a row
 * below, without a number of its own. 序号, 项目 and the leader are merged with the row above, all other cells repeated.
 */
export interface SplitTask {
	readonly op: "splitTask";
	readonly task: number;
	/** UTF-16 offset in the task's text. */
	readonly at: number;
}

/**
 * Makes one task of several in consecutive rows: texts behind one another, units and leaders of all without
 * repetition; refused where another column has two different texts.
 */
export interface JoinTasks {
	readonly op: "joinTasks";
	readonly task: number;
	/** Index behind the last task that is joined. */
	readonly endTask: number;
}

/** Something that shows a text: a cell of a task's row, or a heading, paragraph or header cell by its block. */
export type TextPlace =
	| { readonly task: number; readonly column: number }
	| { readonly block: number; readonly column?: number };

/** Replaces a range of what a place shows; markup around and inside it that still has something to stand for stays. */
export interface ReplaceText {
	readonly op: "replaceText";
	readonly at: TextPlace;
	/** UTF-16 offsets in the shown text: of a task's cell with its number, of a block in `block.text` or the section's title. */
	readonly range: OffsetRange;
	readonly text: string;
}

/** Sets a key of the front matter, starts one where there is none; null takes the key out. */
export interface SetFrontMatter {
	readonly op: "setFrontMatter";
	readonly key: string;
	readonly value: string | readonly string[] | null;
}

/** Takes whole lines out of the document that hold no row, header or heading of a table's. */
export interface RemoveLines {
	readonly op: "removeLines";
	/** 0-based. */
	readonly line: number;
	/** Exclusive. */
	readonly endLine: number;
}

/** Excuses a line from a rule: a comment in the last cell of a table's row, else above the line. */
export interface ExcuseLine {
	readonly op: "excuseLine";
	/** 0-based. */
	readonly line: number;
	readonly code: string;
}
