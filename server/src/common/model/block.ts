import type { LayoutName } from "./conventions.js";
import type { MappedText } from "./mappedText.js";
import type { Span } from "./span.js";
import type { Cell, TableHeader } from "./tableHeader.js";
import type { Target, TargetProblem } from "./target.js";

/**
 * What stands in some lines. A document is read into blocks, one after another, that cover all its lines. A block
 * knows what stands in it and where, counted from its own first line, and nothing about its neighbours: so a block
 * is read once and kept for as long as its lines stay the same, wherever an edit above it moves it.
 *
 * `lines` is how many it has, `reach` how many reading it has looked at.
 */
export type Block = FrontMatterBlock | TextBlock | SectionBlock | TableHeaderBlock | RowBlock;

/** What is read with ordinary characters for those that only look like them. */
interface Written {
	/** The lines of the block as they are written, where they are read as others (⼀ as 一). */
	readonly written?: readonly string[];
}

export interface FrontMatterBlock {
	readonly kind: "front-matter";
	readonly lines: number;
	readonly reach: number;
	/** The YAML between the two lines of `---`. */
	readonly yaml: string;
	/** False where the closing line is lost. */
	readonly closed: boolean;
}

/** Prose, a heading that is not a section, a note, an empty line: anything outside tables. */
export interface TextBlock extends Written {
	readonly kind: "text";
	readonly lines: number;
	readonly reach: number;
	readonly role:
		| "blank"
		| "title"
		| "heading"
		| "note"
		| "comment"
		| "code"
		| "total"
		| "paragraph"
		| "delimiter"
		/** The names of a table's columns, once more between its rows. */
		| "repeated-header"
		/** The names of the columns of a table whose cells commas part; its rows are code. */
		| "comma-header"
		/** A part of a table that could not be read. */
		| "unread";
	/** What is written, without marks of headings and comments. */
	readonly text: MappedText;
	/** Level of a Markdown heading, 0 where it is not one. */
	readonly level: number;
	/** Rule codes that a comment excuses the next line from; `*` stands for all. */
	readonly disablesNext?: readonly string[];
	/** The rows of a table that stand in it, where several share its lines. */
	readonly rows?: readonly RowBlock[];
	/** It begins a table that could not be read. */
	readonly unread?: UnreadTable;
	/** The 共N项 that stands in it. */
	readonly total?: { readonly value: number; readonly span: Span };
	/** Whether the first lines of the document were asked for its title, which the headers of pages repeat. */
	readonly asksTop?: boolean;
	/** Points, tasks and quantities that stand in a paragraph, in their order; absent where there are none. */
	readonly items?: readonly ProseItem[];
}

/** 一、… — on a heading line, or alone in a row of the table. */
export interface SectionBlock extends Written {
	readonly kind: "section";
	readonly lines: number;
	readonly reach: number;
	readonly layout: LayoutName;
	/** As its numeral says; null where the heading or its numeral is lost. */
	readonly ordinal: number | null;
	/** The numeral as written: 一. */
	readonly marker: string;
	/** The mark as written: 一、 or 第一部分; absent where the heading has none. */
	readonly mark?: string;
	/** 第一部分, 第一章: a part above 一、. */
	readonly isPart?: boolean;
	/** Without the numeral and its 、. */
	readonly title: MappedText;
	/** The heading as a whole. */
	readonly span: Span;
	/** The numeral; of a lost heading, where it would stand. */
	readonly markerSpan: Span;
	/** As a {@link TextBlock} says it. */
	readonly asksTop?: boolean;
}

export interface TableHeaderBlock extends Written {
	readonly kind: "table-header";
	readonly lines: number;
	readonly reach: number;
	readonly header: TableHeader;
	readonly span: Span;
	readonly cells: readonly Cell[];
	/** Rows that stand on the lines of the header. */
	readonly rows?: readonly RowBlock[];
}

/** A row of a table: a task, or a row that should be one. */
export interface RowBlock extends Written {
	readonly kind: "row";
	readonly lines: number;
	readonly reach: number;
	readonly header: TableHeader;
	/** One a column of the header, in the header's order. */
	readonly cells: readonly Cell[];
	/** What stands in the row beyond the header's last column. */
	readonly surplus: readonly Cell[];
	/** Number of cells that the row really has; differs from the header's in a defective row. */
	readonly width: number;
	/** From the first to the last character of its own cells. */
	readonly span: Span;
	/** The task's number; null where none is written. */
	readonly number: number | null;
	/** Where the number stands, or would. */
	readonly numberSpan: Span;
	/** The number is written in the task's cell (`N.`), not under 序号. */
	readonly numberInTask: boolean;
	/** Number of the group as written, null where none is. */
	readonly groupNumber: number | null;
	/** The task, without its number. */
	readonly text: MappedText;
	readonly targets: readonly Target[];
	readonly targetProblems: readonly TargetProblem[];
	/** Achievements: read like targets, committed to by nobody. */
	readonly facts: readonly Target[];
	readonly leaders: readonly LeaderMention[];
	/** `absent`: the table has no leader column. */
	readonly leaderCell: Cell["state"] | "absent";
	readonly units: readonly UnitMention[];
	readonly unitProblems: readonly UnitListProblem[];
	/** Normalised where it can be, else as written; null without one. */
	readonly deadline: string | null;
	/** Whether the unit columns are covered by a merged cell above; `absent`: the table has none. */
	readonly unitCell: "text" | "empty" | "covered" | "absent";
	/** A quotation mark opens a cell and none closes it (layout `tsv`). */
	readonly quoteLost: boolean;
	/** Rule codes that a comment in the row excuses it from; `*` stands for all. */
	readonly disabled: readonly string[];
	/** Other comments in the row, as written. */
	readonly comments: readonly string[];
	/** What the row was read with of those above it, beside the header; absent where nothing is needed. */
	readonly more?: string;
	/** Why the row may have been meant otherwise than it was put together; absent where it is certain. */
	readonly doubts?: readonly RowDoubt[];
}

/**
 * What is not certain of a row whose cells were told apart by their content. `border`: a cell may end elsewhere;
 * `units`, `deadline`: the cell does not look like one; `no-text`, `no-units`, `missing`: a cell that every row has was not found;
 * `text-end`: the task does not end as the others do; `number`: the number may be part of the text; `gap`: numbers before
 * it are missing; `nested`: it seems to hold several rows; `page`: a page ends within several of its cells, or beside the
 * task; `torn`: it has too few cells, and so has the next line; `rest`: words are left over.
 */
export interface RowDoubt {
	readonly kind:
		| "border"
		| "units"
		| "deadline"
		| "no-text"
		| "no-units"
		| "missing"
		| "text-end"
		| "number"
		| "gap"
		| "nested"
		| "page"
		| "torn"
		| "rest";
	/** Index of the column, -1 for the row as a whole. */
	readonly column: number;
}

/** Why a table could not be read. `reason` is for the finding; `names` are its columns as far as they are known. */
export interface UnreadTable {
	readonly reason:
		| "no-numbers"
		| "no-rows"
		| "layout"
		| "order"
		| "nested"
		| "blankless"
		| "names"
		| "records"
		| "stray"
		| "form";
	readonly layout: LayoutName;
	readonly names: readonly string[];
	/** The head of the table. */
	readonly span: Span;
}

/** A person named as leader, with its place in the block. */
export interface LeaderMention {
	/** Without layout blanks: 钱宇 for `钱 宇`. */
	readonly name: string;
	/** As written. */
	readonly raw: string;
	readonly span: Span;
}

/** A unit named as responsible, with its place in the block. */
export interface UnitMention {
	/** As written, without ★ and without blanks that are layout. */
	readonly raw: string;
	/** Marked as lead by ★. */
	readonly star: boolean;
	/** Stands in a lead column, or before 牵头 in the text. */
	readonly leadPlace: boolean;
	/** The name, without ★. */
	readonly span: Span;
	/** The name with the ★ (or what stands for it) before it. */
	readonly markedSpan: Span;
	/** Index of the column it stands in, -1 outside tables. */
	readonly column: number;
}

/** Something amiss in how a unit list is written, found while it was read. */
export interface UnitListProblem {
	readonly kind: "star-variant" | "separator";
	readonly span: Span;
	/** What should stand there instead; null where nobody but the drafter can tell. */
	readonly replacement: string | null;
	readonly written: string;
}

/** A part of a paragraph: what its mark opens, up to the next mark or behind the assignment that closes it. */
export interface ProseItem {
	/** `heading`: a mark with words that are not a sentence. `paragraph`: sentences without a mark. */
	readonly kind: "heading" | "point" | "paragraph" | "task";
	readonly style: MarkerStyle;
	/** As written: 一是, （一）, 3. */
	readonly marker: string;
	readonly ordinal: number | null;
	/** The mark; without one, the place before the first character. */
	readonly markerSpan: Span;
	/** Without the mark. */
	readonly text: MappedText;
	readonly span: Span;
	readonly targets: readonly Target[];
	readonly facts: readonly Target[];
	/** The task that a `task` is. */
	readonly row?: RowBlock;
	/** Of a task, what assigns it: from behind its words to the last mark that closes the assignment. */
	readonly assigned?: Span;
}

/**
 * How a point of prose is marked: 第一部分, 第一章, Ⅰ., 第一节, 一、, 第一条, 甲、, (一), 1., 1.1, 1.1.1, (1), 1), ①, a., 一是,
 * 一要, 首先, 第一，, ●; `none` without a mark.
 */
export type MarkerStyle =
	| "part"
	| "chapter"
	| "roman"
	| "clause"
	| "section"
	| "article"
	| "stem"
	| "bracketed"
	| "number"
	| "two-part-number"
	| "three-part-number"
	| "bracketed-number"
	| "half-bracketed-number"
	| "circled"
	| "letter"
	| "is"
	| "must"
	| "first"
	| "ordinal"
	| "bullet"
	| "none";

/** The rows of a block: itself, those that share its lines, or those of its prose. */
export function rowsOf(block: Block): readonly RowBlock[] {
	if (block.kind === "row") return [block];
	if (block.kind === "table-header") return block.rows ?? noRows;
	if (block.kind !== "text") return noRows;
	return block.rows ?? block.items?.flatMap(({ row }) => row ?? noRows) ?? noRows;
}

const noRows: readonly never[] = [];

/** Whether a block is an empty line. */
export function isBlankBlock(block: Block | undefined): boolean {
	return block?.kind === "text" && block.role === "blank";
}

/** A block like this one but for some of its parts; what a block tells by itself (its places) it tells as before. */
export function withParts<Kind extends Block>(block: Kind, parts: Partial<Kind>): Kind {
	return Object.assign(Object.create(Object.getPrototypeOf(block)), block, parts);
}
