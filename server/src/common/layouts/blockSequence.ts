import type { Block } from "../model/block.js";
import type { LayoutName } from "../model/conventions.js";
import { findBlockAt } from "../model/planView.js";
import type { ReadingNote } from "../model/readingNote.js";
import type { Cell, TableHeader } from "../model/tableHeader.js";
import type { LineChange } from "../text/sourceDocument.js";
import { type DocumentTime, noTime, timeAfter } from "./documentTime.js";
import { createHeader } from "./header.js";
import { topLines } from "./pageGap.js";
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
	readonly blocks: readonly Block[];
	/** One more than blocks: the last is the number of lines. */
	readonly starts: Int32Array;
	readonly states: readonly ReaderState[];
	/** The time that each block was read in. */
	readonly times: readonly DocumentTime[];
	readonly headers: Map<string, TableHeader>;
	readonly knownTimes: Map<string, DocumentTime>;
	/** What became what since the sequence before; undefined where all was read. */
	readonly splice?: BlockSplice;
}

/** Blocks from `first` up to, not including, `oldEnd` became those up to `newEnd`. */
export interface BlockSplice {
	readonly first: number;
	readonly oldEnd: number;
	readonly newEnd: number;
}

/** How many lines before an edit a block may start that has looked at the edited line. */
export const maxReach = 256;

/**
 * Reads all lines into blocks. With the sequence of the document before an edit, only the blocks are read
 * that looked at an edited line; reading stops where an old block starts in the state it was read in.
 *
 * @param hasMarkup false where no line has any of the characters that markup is made of
 * @param shapesOnly see {@link ReaderContext.shapesOnly}
 */
export function readBlocks(
	lines: readonly string[],
	layout: LayoutName | null,
	readBlock: ReadBlock,
	previous?: { readonly sequence: BlockSequence; readonly change: LineChange },
	hasMarkup = true,
	shapesOnly = false,
): BlockSequence {
	const headers = previous?.sequence.headers ?? new Map<string, TableHeader>();
	const knownTimes = previous?.sequence.knownTimes ?? new Map<string, DocumentTime>();
	const context: MutableContext = createReaderContext(layout, headers, hasMarkup, shapesOnly);
	if (previous === undefined) {
		const blocks: Block[] = [];
		const states: ReaderState[] = [];
		const times: DocumentTime[] = [];
		const into = { blocks, states, times };
		readOn(lines, 0, outside, context, knownTimes, readBlock, into, () => false);
		return { blocks, states, times, starts: startsOf(blocks), headers, knownTimes };
	}
	const old = previous.sequence;
	const { change } = previous;
	if (change.first < topLines && old.blocks.some(asksTop)) return readBlocks(lines, layout, readBlock);
	const first = firstAffected(old, change.first);
	const blocks: Block[] = [];
	const states: ReaderState[] = [];
	const times: DocumentTime[] = [];
	const grown = change.newEnd - change.oldEnd;
	let tail = first;
	context.time = old.times[first] ?? noTime;
	readOn(
		lines,
		old.starts[first] ?? 0,
		old.states[first] ?? outside,
		context,
		knownTimes,
		readBlock,
		{ blocks, states, times },
		(at, state) => {
			if (at < change.newEnd) return false;
			while (tail < old.blocks.length && (old.starts[tail] ?? 0) < at - grown) tail++;
			const there = old.states[tail];
			return (
				there !== undefined &&
				old.starts[tail] === at - grown &&
				isSameState(there, state) &&
				old.times[tail] === context.time
			);
		},
		createReuse(old, first, change.first, context),
	);
	// Where reading went on to the end, nothing of the old tail is left.
	const read = blocks.reduce((sum, block) => sum + block.lines, old.starts[first] ?? 0);
	if (read >= lines.length) tail = old.blocks.length;
	return {
		blocks: splice(old.blocks, first, tail, blocks),
		states: splice(old.states, first, tail, states),
		times: splice(old.times, first, tail, times),
		starts: startsAfter(old.starts, first, tail, blocks),
		headers,
		knownTimes,
		splice: { first, oldEnd: tail, newEnd: first + blocks.length },
	};
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

function isSameList(a: readonly string[], b: readonly string[]): boolean {
	if (a.length !== b.length) return false;
	for (let i = 0; i < a.length; i++) if (a[i] !== b[i]) return false;
	return true;
}

type MutableContext = { -readonly [Key in keyof ReaderContext]: ReaderContext[Key] };

function readOn(
	lines: readonly string[],
	from: number,
	state: ReaderState,
	context: MutableContext,
	knownTimes: Map<string, DocumentTime>,
	readBlock: ReadBlock,
	into: { readonly blocks: Block[]; readonly states: ReaderState[]; readonly times: DocumentTime[] },
	stopAt: (line: number, state: ReaderState) => boolean,
	reuse?: (line: number, state: ReaderState) => ReadStep | undefined,
): void {
	let at = from;
	let now = state;
	const repeats = new Repeats(lines, context);
	/** The block that leaves the time as it is. */
	let settled: Block | undefined;
	while (at < lines.length && !stopAt(at, now)) {
		let step = reuse?.(at, now) ?? repeats.stepAt(at, now);
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

/** Whether the document's first lines told how a block is to be read: then an edit of them changes any block. */
function asksTop(block: Block): boolean {
	return (block.kind === "text" || block.kind === "section") && block.asksTop === true;
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
		while (k < old.blocks.length && (old.starts[k] ?? 0) < line) k++;
		const block = old.blocks[k];
		const before = old.states[k];
		const next = old.states[k + 1];
		if (block === undefined || before === undefined || next === undefined) return undefined;
		const isUntouched = old.starts[k] === line && line + Math.max(block.reach, block.lines) <= changed;
		if (!isUntouched || !isSameState(before, state) || old.times[k] !== context.time) return undefined;
		return { block, next };
	};
}

/** Index of the block that a line belongs to; lines behind the last block belong to it. */
export function indexOfLine({ blocks, starts }: BlockSequence, line: number): number {
	return Math.max(0, Math.min(findBlockAt(starts, line), blocks.length - 1));
}

function firstAffected(sequence: BlockSequence, line: number): number {
	const { blocks, starts } = sequence;
	let first = findBlockAt(starts, line);
	for (let i = first - 1; i >= 0; i--) {
		const start = starts[i] ?? 0;
		if (start < line - maxReach) break;
		if (start + (blocks[i]?.reach ?? 1) > line) first = i;
	}
	return first;
}

function isSameState(a: ReaderState, b: ReaderState): boolean {
	return (
		a.kind === b.kind &&
		a.header === b.header &&
		a.more === b.more &&
		a.before === b.before &&
		isSameWrapping(a.wrapping, b.wrapping)
	);
}

function splice<T>(old: readonly T[], from: number, to: number, inserted: readonly T[]): readonly T[] {
	if (inserted.length !== to - from) return old.slice(0, from).concat(inserted, old.slice(to));
	const next = old.slice();
	for (const [i, item] of inserted.entries()) next[from + i] = item;
	return next;
}

function startsOf(blocks: readonly Block[]): Int32Array {
	const starts = new Int32Array(blocks.length + 1);
	let line = 0;
	for (let i = 0; i < blocks.length; i++) {
		starts[i] = line;
		line += blocks[i]?.lines ?? 0;
	}
	starts[blocks.length] = line;
	return starts;
}

/** The starts where the blocks from `first` to `tail` were exchanged for others; those behind move together. */
function startsAfter(old: Int32Array, first: number, tail: number, inserted: readonly Block[]): Int32Array {
	const added = inserted.length - (tail - first);
	const starts = added === 0 ? old.slice() : new Int32Array(old.length + added);
	if (added !== 0) starts.set(old.subarray(0, first));
	let line = old[first] ?? 0;
	for (let i = 0; i < inserted.length; i++) {
		starts[first + i] = line;
		line += inserted[i]?.lines ?? 0;
	}
	const grown = line - (old[tail] ?? line);
	if (added === 0 && grown === 0) return starts;
	for (let i = tail; i < old.length; i++) starts[i + added] = (old[i] ?? 0) + grown;
	return starts;
}
