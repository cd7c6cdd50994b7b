import type { Block, MarkerStyle, ProseItem, RowBlock, SectionBlock } from "./block.js";
import type { Conventions, LayoutName } from "./conventions.js";
import type { Places } from "./folds.js";
import type { LocalizedText } from "./localizedText.js";
import type { MappedText } from "./mappedText.js";
import type { Span } from "./span.js";
import type { Target } from "./target.js";

/**
 * The document as a plan: the blocks in their order, with what only the order tells — sections, groups, whose leader
 * a merged cell shows.
 *
 * Blocks and tasks are numbered from 0 in their order and asked for by their numbers. How they are kept is known to
 * `planView.ts` alone, so that it can change. Asked for a number that there is none of, a plan answers with what is
 * said below and never throws.
 */
export interface Plan {
	/** What was found out about the plan, and about all versions whose rows have its shape; for `keptWithPlan.ts` alone. */
	readonly kept: unknown[];
	readonly keptWithOrder: unknown[];
	readonly blockCount: number;
	readonly taskCount: number;
	/** Lines of the document, an empty one behind the last line end among them. */
	readonly lineCount: number;
	/** `undefined` where there is no such block. */
	blockAt(block: number): Block | undefined;
	/** First line of a block; the number of lines for the block behind the last, 0 for any other number. */
	lineOfBlock(block: number): number;
	/** Number of the block that a line belongs to; lines behind the last block belong to it. */
	blockAtLine(line: number): number;
	/** The row of a task, `undefined` where there is no such task. */
	taskAt(task: number): RowBlock | undefined;
	/** Number of a task's block, -1 where there is no such task; several tasks may stand in one block of prose. */
	blockOfTask(task: number): number;
	/** First line of a task's block, 0 where there is no such task. */
	lineOfTask(task: number): number;
	/** How many tasks stand in the blocks before a block: the number of the first in it, where it holds any. */
	tasksBefore(block: number): number;
	/** Index into the sections, -1 before the first. */
	sectionOfTask(task: number): number;
	/** Index into the groups, -1 without one. */
	groupOfTask(task: number): number;
	/** Index of the innermost point that a task stands under, -1 under none. */
	pointOfTask(task: number): number;
	/** The task whose leader cell holds for a task: its own number, or one above; -1 where there is none. */
	leaderTaskOf(task: number): number;
	/** Likewise for the unit cells. */
	unitTaskOf(task: number): number;
	/** Visits the rows of all tasks, or of those from `from` up to, not including, `to`, in their order. */
	forEachTask(visit: (row: RowBlock, task: number) => void, from?: number, to?: number): void;
	/** Whether a test holds for a task, of all or of those from `from` up to, not including, `to`. */
	someTask(test: (row: RowBlock, task: number) => boolean, from?: number, to?: number): boolean;
	/** The tasks, or blocks, that a test holds for; what earlier versions have in common with this one is not tested again. */
	tasksAt(places: Places<RowBlock>): readonly number[];
	blocksAt(places: Places<Block>): readonly number[];
	/** The rows of all tasks, one after another; where a document is typed in, the two above cost less. */
	eachTask(): Iterable<RowBlock>;
	/** Visits all blocks in their order. */
	forEachBlock(visit: (block: Block, index: number) => void): void;
	/** All blocks, one after another; where a document is typed in, `forEachBlock` costs less. */
	eachBlock(): Iterable<Block>;
	/** Visits the comments that excuse the line below them from rules, with the codes. */
	forEachExcuse(visit: (codes: readonly string[], block: number) => void): void;
	readonly sectionCount: number;
	readonly groupCount: number;
	/** How many headings, points and paragraphs of prose there are. */
	readonly pointCount: number;
	/** Sections, groups and points are numbered from 0 in their order; `undefined` where there is no such one. */
	sectionAt(section: number): Section | undefined;
	groupAt(group: number): Group | undefined;
	pointAt(point: number): Point | undefined;
	/** Whether there are tables, and all points are headings of sections (一、). */
	readonly isOutlineOfSections: boolean;
	/** Sections that do not follow the one above by one, the first of several without a number, and parts above 一、. */
	oddSections(): readonly number[];
	readonly groupOrder: GroupOrder;
	/** All of them, one after another. */
	eachSection(): Iterable<Section>;
	eachGroup(): Iterable<Group>;
	eachPoint(): Iterable<Point>;
	/** Visits all of them in their order. */
	forEachGroup(visit: (group: Group, index: number) => void): void;
	forEachPoint(visit: (point: Point, index: number) => void): void;
	readonly title: string | null;
	readonly titleBlock: number;
	readonly region: string | null;
	readonly issuer: string | null;
	/** `2024-01-25`. */
	readonly date: string | null;
	readonly declaredTotal: { readonly value: number; readonly blockIndex: number; readonly span: Span } | null;
	/** The layout with most tasks, and all that occur; null where the document is not a plan. */
	readonly layout: LayoutName | null;
	readonly layouts: readonly LayoutName[];
	readonly conventions: Conventions;
	readonly problems: readonly ReadingProblem[];
	/** The tables of the plan in their order, those that could not be read among them. */
	readonly tables: readonly TableReading[];
}

/** A table, and how much of it was read. */
export interface TableReading {
	readonly layout: LayoutName;
	/** The block of its header, and the one behind its last row. */
	readonly blockIndex: number;
	readonly endBlock: number;
	/** Rows read as tasks, or as rows that should be tasks. */
	readonly rows: number;
	/** Rows that could not be read; of a table without numbers its lines. */
	readonly unread: number;
}

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

/** How the groups of a plan are numbered. */
export interface GroupOrder {
	/** How many have a number. */
	readonly numbered: number;
	/** Of sections behind the first, how many go on with the numbers of the section before, and how many begin with 1. */
	readonly runningOn: number;
	readonly beginningAnew: number;
	/** Whether they are numbered 1, 2, 3 through the plan, whatever sections they stand in. */
	readonly isThroughPlan: boolean;
	/** Groups that do not follow the one above in their section by one, or begin it with 1; and whether there is one. */
	odd(): readonly number[];
	readonly hasOdd: boolean;
	/** Groups whose names are torn into several parts. */
	torn(): readonly number[];
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
	readonly kind: "merge" | "columns" | "header" | "unread";
	readonly blockIndex: number;
	readonly span: Span;
	readonly message: LocalizedText;
}
