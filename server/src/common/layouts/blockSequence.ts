import type { Block } from "../model/block.js";
import { type BlockTree, blockSums, blocksOf } from "../model/blockTree.js";
import type { LayoutName } from "../model/conventions.js";
import type { Splice } from "../model/followTasks.js";
import { isSameList } from "../model/lists.js";
import type { ReadingNote } from "../model/readingNote.js";
import { Sequence } from "../model/sequence.js";
import type { Cell, TableHeader } from "../model/tableHeader.js";
import type { LineChange, SourceDocument } from "../text/sourceDocument.js";
import { type DocumentTime, noTime, timeAfter } from "./documentTime.js";
import { createHeader } from "./header.js";
import { topLines } from "./pageGap.js";
import { understandRows } from "./taskRow.js";
import { isSameWrapping, type Wrapping } from "./wrapping.js";

/** What a reader must know of the lines above: whether a table is open, and which, or how wide the page is. */
export interface ReaderState {
	/** `names`: the row of names is next that an empty header has below it. */
	readonly kind: "outside" | "table" | "names" | "pasted" | "tsv" | "commas" | "markup" | "loose" | "unread";
	readonly header: TableHeader | null;
	/** How the paragraphs above were wrapped; absent where they were not, or nothing tells. */
	readonly wrapping?: Wrapping;
	/** Outside of tables, the header of the last Markdown table of the plan: another part of it may follow. */
	readonly before?: TableHeader;
	/** What else the next row must know, where the header does not tell it. */
	readonly more?: string;
	/** Outside of tables, the title that stands above, without blanks: the pages of a table below may repeat it. */
	readonly title?: string;
}

export const outside: ReaderState = { kind: "outside", header: null };

/** Outside of tables, behind one with this header. */
export function outsideBehind(before: TableHeader): ReaderState {
	let state = behind.get(before);
	if (state === undefined) {
		state = { kind: "outside", header: null, before };
		behind.set(before, state);
	}
	return state;
}

const behind = new WeakMap<TableHeader, ReaderState>();

export interface ReaderContext {
	/** Layouts that may begin; all, unless the document or the user says which. */
	readonly layout: LayoutName | null;
	/** The time that the block being read speaks of. */
	readonly time: DocumentTime;
	/**
	 * The header with these names; one object for all that read the same.
	 *
	 * @param taskColumn the column that the rows show to be the task's; without it the names decide
	 */
	headerOf(
		layout: TableHeader["layout"],
		headings: readonly string[],
		numberIn: TableHeader["numberIn"],
		taskColumn?: number,
	): TableHeader;
	/** Whether any line may have markup: most documents have none, and need not be asked line by line. */
	readonly hasMarkup: boolean;
	/** Only where tables and their rows stand is wanted: the cells of Markdown's tables need not be understood. */
	readonly shapesOnly: boolean;
	/** Rows that a header has looked at and split into cells, by line, until they are read themselves. */
	split?: Map<number, SplitRow>;
	/** Takes down why a reader did not take a line; absent unless somebody asks. */
	note?(note: ReadingNote): void;
	/** The one header object for all headers with its key. */
	intern(header: TableHeader): TableHeader;
}

/** A row split into cells, with the text that they were split from: another text may stand at its line by now. */
export interface SplitRow {
	readonly body: string;
	readonly cells: Cell[];
}

/** One block, read at a line, and what the next one must know. */
export interface ReadStep {
	readonly block: Block;
	readonly next: ReaderState;
}

export type ReadBlock = (
	lines: readonly string[],
	at: number,
	state: ReaderState,
	context: ReaderContext,
) => ReadStep;

/** The blocks of a document, each with the line it starts at and the state it was read in. */
export interface BlockSequence {
	readonly blocks: BlockTree;
	readonly states: Sequence<ReaderState>;
	/** The time that each block was read in. */
	readonly times: Sequence<DocumentTime>;
	readonly headers: Map<string, TableHeader>;
	readonly knownTimes: Map<string, DocumentTime>;
	/** What became what since the sequence before; undefined where all was read. */
	readonly splice?: Splice;
}

/** How many lines before an edit a block may start that has looked at the edited line. */
export const maxReach = 256;

/** What is read into blocks. */
export type ReadLines = Pick<SourceDocument, "lineCount" | "lines" | "linesBetween">;

/**
 * Reads all lines into blocks. With the sequence of the document before an edit, only the blocks are read
 * that looked at an edited line; reading stops where an old block starts in the state it was read in.
 *
 * @param hasMarkup false where no line has any of the characters that markup is made of
 * @param shapesOnly see {@link ReaderContext.shapesOnly}
 */
export function readBlocks(
	document: ReadLines,
	layout: LayoutName | null,
	readBlock: ReadBlock,
	previous?: { readonly sequence: BlockSequence; readonly change: LineChange },
	hasMarkup = true,
	shapesOnly = false,
): BlockSequence {
	const headers = previous?.sequence.headers ?? new Map<string, TableHeader>();
	const knownTimes = previous?.sequence.knownTimes ?? new Map<string, DocumentTime>();
	const context: MutableContext = createReaderContext(layout, headers, hasMarkup, shapesOnly);
	const into: StepsRead = { blocks: [], states: [], times: [] };
	if (previous === undefined) {
		const page = { lines: document.lines, first: 0, isWhole: true };
		readOn(page, 0, outside, context, knownTimes, readBlock, into, () => false);
		understandRows(into.blocks);
		const { blocks, states, times } = into;
		return {
			blocks: blocksOf(blocks),
			states: Sequence.of(states),
			times: Sequence.of(times),
			headers,
			knownTimes,
		};
	}
	const old = previous.sequence;
	const { change } = previous;
	if (change.first < topLines && old.blocks.total(blockSums.asksTop) > 0)
		return readBlocks(document, layout, readBlock);
	const first = firstAffected(old, change.first);
	const from = lineOf(old, first);
	const grown = change.newEnd - change.oldEnd;
	let tail = first;
	let state = old.states.at(first) ?? outside;
	context.time = old.times.at(first) ?? noTime;
	const reuse = createReuse(old, first, change.first, context);
	const isOldAgain = (at: number, now: ReaderState) => {
		if (at < change.newEnd) return false;
		while (tail < old.blocks.length && lineOf(old, tail) < at - grown) tail++;
		const there = old.states.at(tail);
		return (
			there !== undefined &&
			lineOf(old, tail) === at - grown &&
			isSameState(there, now) &&
			old.times.at(tail) === context.time
		);
	};
	// Mostly the first page is the only one.
	let page = pageFrom(document, from, change.newEnd);
	let stop = readOn(page, from, state, context, knownTimes, readBlock, into, isOldAgain, reuse);
	for (let lines = linesOnPage; stop.isCutOff; lines *= 4) {
		state = stop.state;
		page = pageFrom(document, stop.at, stop.at + lines);
		stop = readOn(page, stop.at, state, context, knownTimes, readBlock, into, isOldAgain, reuse);
	}
	understandRows(into.blocks);
	// Where reading went on to the end, nothing of the old tail is left.
	if (stop.at >= document.lineCount) tail = old.blocks.length;
	return {
		blocks: old.blocks.splice(first, tail, into.blocks),
		states: exchange(old.states, first, tail, into.states),
		times: exchange(old.times, first, tail, into.times),
		headers,
		knownTimes,
		splice: { first, oldEnd: tail, newEnd: first + into.blocks.length },
	};
}

/** First line of a block; the number of lines for the one behind the last. */
export function lineOf({ blocks }: BlockSequence, block: number): number {
	return blocks.sumBefore(blockSums.lines, block);
}

/** What the blocks were read in is mostly the same as before an edit. */
function exchange<Item>(
	old: Sequence<Item>,
	first: number,
	tail: number,
	now: readonly Item[],
): Sequence<Item> {
	const isSame = now.length === tail - first && now.every((item, i) => old.at(first + i) === item);
	return isSame ? old : old.splice(first, tail, now);
}

/**
 * Lines of a document that readers look at: the first ones of it, which running headers repeat, and those from one on.
 */
interface Page {
	readonly lines: readonly string[];
	/** How many lines are left out between. */
	readonly first: number;
	/** Whether it reaches to the end of the document. */
	readonly isWhole: boolean;
}

/** How many lines are read before more are fetched. */
const linesOnPage = 256;
/** No reader looks further behind the line that it begins at. */
const farthestLook = 2 * maxReach;

function pageFrom(document: ReadLines, from: number, to: number): Page {
	const end = Math.min(document.lineCount, to + linesOnPage + farthestLook);
	const isWhole = end === document.lineCount;
	if (from <= topLines) return { lines: document.linesBetween(0, end), first: 0, isWhole };
	const lines = document.linesBetween(0, topLines).concat(document.linesBetween(from, end));
	return { lines, first: from - topLines, isWhole };
}

/** What readers are given at the beginning of a document. */
export function createReaderContext(
	layout: LayoutName | null,
	headers: Map<string, TableHeader>,
	hasMarkup = true,
	shapesOnly = false,
): ReaderContext {
	let lastHeadings: readonly string[] = [];
	let lastNames = "";
	/** Headers of those names, by what was asked. */
	const recent: {
		readonly kind: TableHeader["layout"];
		readonly numberIn: TableHeader["numberIn"];
		readonly taskColumn: number;
		readonly header: TableHeader;
	}[] = [];
	return {
		layout,
		hasMarkup,
		shapesOnly,
		time: noTime,
		headerOf(kind, headings, numberIn, taskColumn = -1) {
			// The tables of a document have the same columns in every section.
			if (!isSameList(headings, lastHeadings)) {
				lastNames = headings.join("\u0000");
				recent.length = 0;
			}
			lastHeadings = headings;
			for (const one of recent)
				if (one.kind === kind && one.numberIn === numberIn && one.taskColumn === taskColumn)
					return one.header;
			const key = `${kind}\u0000${numberIn}${taskColumn}\u0000${lastNames}`;
			let header = headers.get(key);
			if (header === undefined) {
				header = createHeader(kind, headings, numberIn, key, taskColumn);
				headers.set(key, header);
			}
			recent.push({ kind, numberIn, taskColumn, header });
			return header;
		},
		intern(header) {
			const known = headers.get(header.key);
			if (known === undefined) headers.set(header.key, header);
			return known ?? header;
		},
	};
}

type MutableContext = { -readonly [Key in keyof ReaderContext]: ReaderContext[Key] };

/** What was read, one each a block. */
interface StepsRead {
	readonly blocks: Block[];
	readonly states: ReaderState[];
	readonly times: DocumentTime[];
}

/** Lines of the document count as its own; readers are given the places of lines on the page. */
function readOn(
	{ lines, first, isWhole }: Page,
	from: number,
	state: ReaderState,
	context: MutableContext,
	knownTimes: Map<string, DocumentTime>,
	readBlock: ReadBlock,
	into: StepsRead,
	stopAt: (line: number, state: ReaderState) => boolean,
	reuse?: (line: number, state: ReaderState) => ReadStep | undefined,
): { readonly at: number; readonly state: ReaderState; readonly isCutOff: boolean } {
	const end = isWhole ? lines.length : lines.length - farthestLook;
	let at = from - first;
	let now = state;
	const repeats = new Repeats(lines, context);
	/** The block that leaves the time as it is. */
	let settled: Block | undefined;
	while (at < end) {
		if (stopAt(at + first, now)) return { at: at + first, state: now, isCutOff: false };
		let step = reuse?.(at + first, now) ?? repeats.stepAt(at, now);
		if (step === undefined) {
			step = readBlock(lines, at, now, context);
			repeats.note(at, now, step);
		}
		into.blocks.push(step.block);
		into.states.push(now);
		into.times.push(context.time);
		at += step.block.lines;
		now = step.next;
		if (step.block === settled) continue;
		const time = timeAfter(step.block, context.time, knownTimes);
		settled = time === context.time ? step.block : undefined;
		context.time = time;
	}
	return { at: at + first, state: now, isCutOff: !isWhole };
}

/**
 * Gives the block of the line before once more, the same object, where the lines that it looked at are the same: of a
 * million lines that say nothing but `|`, one is read and kept.
 */
class Repeats {
	/** The line that was read last, the state before it, what was read, and when. */
	private line = -1;
	private state: ReaderState = outside;
	private step: ReadStep | undefined;
	private time: DocumentTime = noTime;
	/** First line that is not the same as the one before it. */
	private runEnd = 0;

	constructor(
		private readonly lines: readonly string[],
		private readonly context: ReaderContext,
	) {}

	/** What was read at the line before, where it holds for this one, too. */
	stepAt(line: number, state: ReaderState): ReadStep | undefined {
		const { lines, context, step } = this;
		if (step === undefined || line !== this.line + 1 || lines[line] !== lines[line - 1]) return undefined;
		while (this.runEnd <= line || (this.runEnd < lines.length && lines[this.runEnd] === lines[line]))
			this.runEnd++;
		const isSame =
			line + step.block.reach <= this.runEnd && context.time === this.time && isSameState(this.state, state);
		if (!isSame || !mayRepeat(step.block) || context.note !== undefined) return undefined;
		this.line = line;
		this.state = state;
		return step;
	}

	/** Takes down what was read at a line, before the time goes on. */
	note(line: number, state: ReaderState, step: ReadStep): void {
		this.line = line;
		this.state = state;
		this.step = step;
		this.time = this.context.time;
	}
}

/** Rows and points have places of their own in the plan. */
function mayRepeat(block: Block): boolean {
	return block.kind === "text" && block.lines === 1 && block.items === undefined && block.rows === undefined;
}

/**
 * Gives the blocks of a sequence before an edit once more where they are read in the same state and have not looked at
 * the edited line: a header that learns of its rows looks far down, the rows between it and an edit do not.
 */
function createReuse(
	old: BlockSequence,
	first: number,
	changed: number,
	context: ReaderContext,
): (line: number, state: ReaderState) => ReadStep | undefined {
	let k = first;
	return (line, state) => {
		if (line >= changed) return undefined;
		while (k < old.blocks.length && lineOf(old, k) < line) k++;
		const block = old.blocks.at(k);
		const before = old.states.at(k);
		const next = old.states.at(k + 1);
		if (block === undefined || before === undefined || next === undefined) return undefined;
		const isUntouched = lineOf(old, k) === line && line + Math.max(block.reach, block.lines) <= changed;
		if (!isUntouched || !isSameState(before, state) || old.times.at(k) !== context.time) return undefined;
		return { block, next };
	};
}

/** Index of the block that a line belongs to; lines behind the last block belong to it. */
export function indexOfLine({ blocks }: BlockSequence, line: number): number {
	return Math.max(0, Math.min(blocks.indexOf(blockSums.lines, line), blocks.length - 1));
}

function firstAffected(sequence: BlockSequence, line: number): number {
	let first = indexOfLine(sequence, line);
	let start = lineOf(sequence, first);
	for (let i = first - 1; i >= 0; i--) {
		const { lines, reach } = sequence.blocks.at(i) ?? { lines: 0, reach: 1 };
		start -= lines;
		if (start < line - maxReach) break;
		if (start + reach > line) first = i;
	}
	return first;
}

function isSameState(a: ReaderState, b: ReaderState): boolean {
	return (
		a.kind === b.kind &&
		a.header === b.header &&
		a.more === b.more &&
		a.before === b.before &&
		a.title === b.title &&
		isSameWrapping(a.wrapping, b.wrapping)
	);
}
