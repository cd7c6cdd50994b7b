import type { Column } from "./columns.js";
import type { MappedText } from "./mappedText.js";
import type { OffsetRange, Span } from "./span.js";

/**
 * What a plan is.
 *
 * A document is read into **blocks**, one after another, that cover all its lines. A block knows what stands
 * in it and where, counted from its own first line, and nothing about its neighbours: so a block is read once
 * and kept for as long as its lines stay the same, wherever an edit above it moves it.
 *
 * The {@link Plan} is the blocks in their order, with what only the order tells — sections, groups, numbers,
 * whose leader a merged cell shows — in arrays beside them, one entry a task.
 */

export type LayoutName = "table" | "pasted" | "tsv" | "inline" | "narrative";

/** By what a document shows who leads. */
export type LeadConvention = "star" | "column" | "first" | "word" | "none";

/** Whether task numbers run through the document or begin anew in each section. */
export type Numbering = "continuous" | "per-section";

/** A quantity that the plan commits somebody to; see docs/targets. */
export interface Target {
	/** The words of the quantity: `增长5%以上`. Equals the task's text from `range[0]` to `range[1]`. */
	readonly raw: string;
	/** What is measured; never empty. */
	readonly indicator: string;
	readonly change: "growth" | "level" | "count" | "qualitative";
	readonly comparator: ">=" | ">" | "<=" | "<" | "=" | "~";
	/** In the base unit (650亿元 is 65000000000); null only for a qualitative target. */
	readonly value: number | null;
	/** The upper end, where a range is given. */
	readonly upper?: number;
	/** Base unit; empty where none is written. */
	readonly unit: string;
	/** `2024`, `2024-12`, or a span `2023/2025`. */
	readonly deadline?: string;
	/** UTF-16 offsets in the text that was read. */
	readonly range: OffsetRange;
}

/** A quantity that cannot be read, contradicts itself or cannot be true. */
export interface TargetProblem {
	readonly kind: "unparseable" | "conflict" | "implausible";
	/** UTF-16 offsets in the text that was read: the task's, or that of a column beside it. */
	readonly range: OffsetRange;
	readonly message: Text;
	/** Index of the column beside the task; absent where it stands in the task. */
	readonly column?: number;
}

/** The same words in Chinese and English. */
export interface Text {
	readonly zh: string;
	readonly en: string;
}

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
	readonly layout: "table" | "pasted" | "tsv" | "inline";
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
}

/** The cell under a column; undefined where the header has no such column or the row no such cell. */
export function cellAt(cells: readonly Cell[], column: number): Cell | undefined {
	// An array looks for -1 among the properties of objects, which takes long.
	return column < 0 ? undefined : cells[column];
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

export interface FrontMatterBlock {
	readonly kind: "front-matter";
	readonly lines: number;
	readonly reach: number;
	/** The YAML between the two lines of `---`. */
	readonly yaml: string;
	/** False where the closing line is lost. */
	readonly closed: boolean;
}

/** Prose, a heading that is no section, a note, an empty line: anything outside tables. */
export interface TextBlock {
	readonly kind: "text";
	readonly lines: number;
	readonly reach: number;
	readonly role: "blank" | "title" | "heading" | "note" | "comment" | "total" | "paragraph" | "delimiter";
	/** What is written, without marks of headings and comments. */
	readonly text: MappedText;
	/** Level of a Markdown heading, 0 where it is none. */
	readonly level: number;
	/** Rule codes that a comment excuses the next line from; `*` stands for all. */
	readonly disablesNext?: readonly string[];
	/** The 共N项 that stands in it. */
	readonly total?: { readonly value: number; readonly span: Span };
	/** Points, tasks and quantities that stand in a paragraph, in their order; absent where there are none. */
	readonly items?: readonly ProseItem[];
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

/** A part of a paragraph: what its mark opens, up to the next mark or behind the assignment that closes it. */
export interface ProseItem {
	/** `heading`: a mark with words that are no sentence. `paragraph`: sentences without a mark. */
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

/** 一、… — on a heading line, or alone in a row of the table. */
export interface SectionBlock {
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
}

export interface TableHeaderBlock {
	readonly kind: "table-header";
	readonly lines: number;
	readonly reach: number;
	readonly header: TableHeader;
	readonly span: Span;
	readonly cells: readonly Cell[];
}

/** A row of a table: a task, or a row that should be one. */
export interface RowBlock {
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
}

export type Block = FrontMatterBlock | TextBlock | SectionBlock | TableHeaderBlock | RowBlock;

/** A section with the tasks that stand under it: those from `firstTask` up to, not including, `endTask`. */
export interface Section {
	readonly block: SectionBlock;
	readonly blockIndex: number;
	readonly firstTask: number;
	readonly endTask: number;
	/** Groups from `firstGroup` up to, not including, `endGroup`. */
	readonly firstGroup: number;
	readonly endGroup: number;
}

/** 序号 and 项目 of one or more rows. */
export interface Group {
	readonly number: number | null;
	/** With the parts joined, where a page break has torn it. */
	readonly name: string;
	/** Index into the sections, -1 before the first. */
	readonly section: number;
	readonly firstTask: number;
	readonly endTask: number;
	/** The parts of a torn name as written; one part where it is whole. */
	readonly parts: readonly { readonly task: number; readonly text: string }[];
}

/** A heading, a point or a paragraph of prose, in its place among the others. */
export interface Point {
	/**
	 * `task`: a paragraph with an assignment, which is a heading for what is numbered below it. `subtitle`: a line
	 * under a heading that belongs to it and holds nothing itself.
	 */
	readonly kind: ProseItem["kind"] | "subtitle";
	readonly style: MarkerStyle;
	readonly marker: string;
	readonly ordinal: number | null;
	/** 1 is the outermost. */
	readonly level: number;
	/** Index of the point that it stands under, -1 at the outermost level. */
	readonly parent: number;
	/** Index behind the last point that stands under it. */
	readonly end: number;
	readonly blockIndex: number;
	readonly text: MappedText;
	/** Spans count lines from the first of the block. */
	readonly span: Span;
	readonly markerSpan: Span;
	readonly targets: readonly Target[];
	readonly facts: readonly Target[];
	/** Index of the task that it is, -1 for all others. */
	readonly task: number;
}

/** A problem that reading met and that no row can tell by itself. */
export interface ReadingProblem {
	readonly kind: "merge" | "columns" | "header";
	readonly blockIndex: number;
	readonly span: Span;
	readonly message: Text;
}

/** The conventions that a document follows, and whether it says so itself. */
export interface Conventions {
	readonly lead: LeadConvention;
	readonly leadIsSet: boolean;
	readonly numbering: Numbering;
	readonly numberingIsSet: boolean;
}

/**
 * The document as a plan. Tasks are numbered from 0 in their order; the arrays beside `tasks` have one entry
 * a task.
 */
export interface Plan {
	readonly blocks: readonly Block[];
	/** First line of each block, with the number of lines behind the last. */
	readonly starts: Int32Array;
	readonly tasks: readonly RowBlock[];
	/** Index of each task's block; several tasks may stand in one block of prose. */
	readonly taskBlocks: Int32Array;
	/** Index of each task's section, -1 before the first. */
	readonly taskSections: Int32Array;
	/** Index of each task's group, -1 without one. */
	readonly taskGroups: Int32Array;
	/** The task whose leader cell holds for each task: its own index, or one above; -1 where there is none. */
	readonly leaderTasks: Int32Array;
	/** Likewise for the unit cells. */
	readonly unitTasks: Int32Array;
	/** Index of the innermost point that each task stands under, -1 under none. */
	readonly taskPoints: Int32Array;
	readonly sections: readonly Section[];
	readonly groups: readonly Group[];
	/** Headings, points and paragraphs of prose, in their order. */
	readonly points: readonly Point[];
	readonly title: string | null;
	readonly titleBlock: number;
	readonly region: string | null;
	readonly issuer: string | null;
	/** `2024-01-25`. */
	readonly date: string | null;
	readonly declaredTotal: { readonly value: number; readonly blockIndex: number; readonly span: Span } | null;
	/** The layout with most tasks, and all that occur; null where the document is no plan. */
	readonly layout: LayoutName | null;
	readonly layouts: readonly LayoutName[];
	readonly conventions: Conventions;
	readonly problems: readonly ReadingProblem[];
}

/** First line of a task in the document. */
export function lineOfTask(plan: Plan, task: number): number {
	return plan.starts[plan.taskBlocks[task] ?? 0] ?? 0;
}

/**
 * The row whose cell holds for a task in a column: its own or, where that is merged (`^^`), one above in the same
 * table; `undefined` where there is none.
 */
export function rowOfCell(plan: Plan, task: number, column: number): RowBlock | undefined {
	for (let at = task; at >= 0; at--) {
		const row = plan.tasks[at];
		if (row === undefined || cellAt(row.cells, column)?.state !== "covered") return row;
		const above = plan.taskBlocks[at - 1] ?? 0;
		const isFirst = plan.blocks
			.slice(above, plan.taskBlocks[at] ?? 0)
			.some(({ kind }) => kind === "table-header" || kind === "section");
		if (isFirst || plan.tasks[at - 1]?.header !== row.header) return undefined;
	}
	return undefined;
}

/** `explicit`: named in its own row. `inherited`: a merged cell above. `vacant`: left empty. `none`: the plan names no leaders. */
export type LeaderState = "explicit" | "inherited" | "vacant" | "none";

export function leaderStateOf(plan: Plan, task: number): LeaderState {
	const row = plan.tasks[task];
	if (row === undefined || row.leaderCell === "absent") return "none";
	if (row.leaderCell === "text" && row.leaders.length > 0) return "explicit";
	const from = plan.leaderTasks[task] ?? -1;
	// What is merged with an empty cell is as vacant as that.
	return from !== task && (plan.tasks[from]?.leaders.length ?? 0) > 0 ? "inherited" : "vacant";
}

/** Whether a unit of a row leads, the document being one that shows it in this way. */
export function leadsTask(row: RowBlock, unit: number, convention: LeadConvention): boolean {
	const { units, header } = row;
	const mention = units[unit];
	if (mention === undefined) return false;
	// 甲局、乙局负责: both lead, unless the document says that the first one does.
	if (convention === "first" && !saysLead(row)) return unit === 0;
	if (mention.star || mention.leadPlace) return true;
	if (convention === "star" || convention === "none") return false;
	if (units.some(({ star, leadPlace }) => star || leadPlace)) return false;
	switch (convention) {
		// 责任单位 beside 配合单位 leads where nothing else says who does.
		case "word":
		case "column":
			return header.leadColumns.includes(mention.column);
		default:
			return false;
	}
}

/** Whether a row itself says which of its units lead: by a ★, a label or a word such as 牵头. */
export function saysLead({ units, header, cells }: RowBlock): boolean {
	if (units.some(({ star }) => star)) return true;
	return header.unitColumns.some(
		(column) =>
			cells[column]?.state === "text" &&
			(header.columns[column]?.role === "lead-unit" ||
				/牵头|主办|承办|主责|主要责任|为主|抓总|总抓|主抓|总责|会同/.test(cells[column].content.text)),
	);
}

/** The leaders of a task, those that it inherits from a merged cell included. */
export function leadersOf(plan: Plan, task: number): readonly LeaderMention[] {
	return plan.tasks[plan.leaderTasks[task] ?? -1]?.leaders ?? [];
}
