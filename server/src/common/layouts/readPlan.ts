import { type RowBlock, withParts } from "../model/block.js";
import type { LayoutName } from "../model/conventions.js";
import type { Splice } from "../model/followTasks.js";
import { markupCharacters, struckMark } from "../model/inlineMarkup.js";
import type { PlanView } from "../model/planView.js";
import { TaskKeys } from "../model/taskKeys.js";
import { lookalikeRanges, withoutLookalikes } from "../text/lookalike.js";
import { documentOfLines, type LineChange, type SourceDocument } from "../text/sourceDocument.js";
import { assemblePlan } from "./assemblePlan.js";
import { type BlockSequence, lineOf, readBlocks } from "./blockSequence.js";
import type { PlanOptions } from "./planOptions.js";
import { readBlock } from "./readBlock.js";
import { hasSameShape, isSameBlock } from "./sameShape.js";

/** A document read: its plan, and what the next reading can go on from. */
export interface PlanReading {
	readonly plan: PlanView;
	readonly sequence: BlockSequence;
	readonly layout: LayoutName | null;
	readonly options: PlanOptions;
	/** The document as it is read, where characters in it only look like others (⼀); absent for nearly every document. */
	readonly plain?: SourceDocument;
	readonly keys: TaskKeys;
	/** Which tasks of the reading before became which; absent where all was read. All others keep their keys. */
	readonly tasks?: Splice;
	/** Set where the plan is the one before with rows exchanged for rows of the same shape. */
	readonly exchanged?: readonly ExchangedRow[];
}

/** A task whose row was read anew and keeps its place in everything around it. */
export interface ExchangedRow {
	readonly task: number;
	readonly before: RowBlock;
	readonly after: RowBlock;
}

/** What has to be looked at line by line: markup, and characters that look like others. Most documents have none. */
const special = new RegExp(`[${markupCharacters}${lookalikeRanges}]`);

function hasNothingSpecial(text: string): boolean {
	return !special.test(text) && !text.includes(struckMark);
}

/**
 * Reads a document into a plan. Never fails: what is not a plan is a plan without tasks. With the reading of the
 * document before an edit, only the rows are read anew that the edit touched; all others are the same objects.
 */
export function readPlan(
	document: SourceDocument,
	options: PlanOptions,
	previous?: { readonly reading: PlanReading; readonly change: LineChange },
): PlanReading {
	const layout = options.layout ?? null;
	const from =
		previous !== undefined && previous.reading.layout === layout
			? { sequence: previous.reading.sequence, change: previous.change }
			: undefined;
	const isOrdinary = from === undefined && isOrdinaryText(document);
	const plain = isOrdinary ? undefined : plainOf(document, previous);
	const read = readBlocks(plain ?? document, layout, readBlock, from, !isOrdinary);
	const sequence = plain === undefined ? read : withWritten(read, document, plain);
	const asRead = plain === undefined ? {} : { plain };
	const before = from === undefined ? undefined : previous?.reading;
	if (before !== undefined && isSameOptions(before.options, options)) {
		const exchanged = findExchangedRows(before, sequence);
		if (exchanged !== undefined) {
			const plan = before.plan.withRows(sequence.blocks, exchanged);
			const { keys } = before;
			const tasks = tasksOf(before, plan, sequence);
			return { plan, sequence, layout, options, exchanged, keys, ...(tasks && { tasks }), ...asRead };
		}
	}
	const plan = assemblePlan(sequence, options, before?.plan);
	const tasks = tasksOf(before, plan, sequence);
	const followed =
		before === undefined || tasks === undefined
			? { keys: TaskKeys.of(plan.taskCount) }
			: before.keys.follow(tasks);
	return { plan, sequence, layout, options, ...followed, ...asRead };
}

/**
 * The blocks of a document, for whoever only asks where tables and their rows stand: the rows of Markdown's tables are
 * not understood, which takes a sixth of the time. Blocks are of the same kind and have the same lines as in its plan.
 */
export function readShapes(document: SourceDocument, layout: LayoutName | null): BlockSequence {
	const isOrdinary = isOrdinaryText(document);
	const plain = isOrdinary ? undefined : plainOf(document);
	return readBlocks(plain ?? document, layout, readBlock, undefined, !isOrdinary, true);
}

/** One look at a text takes less than two at each of its lines. */
function isOrdinaryText({ text }: SourceDocument): boolean {
	return text !== undefined && hasNothingSpecial(text);
}

/** The document as it is read, where any line is read as another; after an edit only the new ones are looked at. */
function plainOf(
	document: SourceDocument,
	previous?: { readonly reading: PlanReading; readonly change: LineChange },
): SourceDocument | undefined {
	const { eol } = document;
	if (previous === undefined) {
		const plain = document.lines.map(withoutLookalikes);
		return plain.some((line, i) => line !== document.lines[i]) ? documentOfLines(plain, eol) : undefined;
	}
	const { change } = previous;
	const inserted = document.linesBetween(change.first, change.newEnd);
	const plain = inserted.map(withoutLookalikes);
	const old = previous.reading.plain;
	if (old !== undefined) return old.withLines(change, plain, eol);
	if (plain.every((line, i) => line === inserted[i])) return undefined;
	return document.withLines({ ...change, oldEnd: change.newEnd }, plain, eol);
}

/** Keeps with each block that was read now the lines that were read as others. */
function withWritten(read: BlockSequence, document: SourceDocument, plain: SourceDocument): BlockSequence {
	const { first, newEnd } = read.splice ?? { first: 0, newEnd: read.blocks.length };
	let at = lineOf(read, first);
	let isOther = false;
	const blocks = read.blocks.slice(first, newEnd).map((block) => {
		const [from, end] = [at, at + block.lines];
		at = end;
		if (block.kind === "front-matter" || block.written !== undefined) return block;
		const lines = document.linesBetween(from, end);
		if (plain.linesBetween(from, end).every((line, i) => line === lines[i])) return block;
		isOther = true;
		return withParts(block, { written: lines });
	});
	return isOther ? { ...read, blocks: read.blocks.splice(first, newEnd, blocks) } : read;
}

function tasksOf(
	before: PlanReading | undefined,
	plan: PlanView,
	{ splice }: BlockSequence,
): Splice | undefined {
	if (before === undefined || splice === undefined) return undefined;
	const first = plan.tasksBefore(splice.first);
	const oldEnd = before.plan.tasksBefore(splice.oldEnd);
	return { first, oldEnd, newEnd: plan.tasksBefore(splice.newEnd) };
}

/** The rows that took others' places, where nothing else changed; undefined where anything did. */
function findExchangedRows(
	before: PlanReading,
	sequence: BlockSequence,
): readonly ExchangedRow[] | undefined {
	const { splice } = sequence;
	if (splice === undefined || splice.oldEnd !== splice.newEnd) return undefined;
	const exchanged: ExchangedRow[] = [];
	for (let i = splice.first; i < splice.newEnd; i++) {
		const old = before.sequence.blocks.at(i);
		const now = sequence.blocks.at(i);
		if (isSameBlock(old, now)) continue;
		if (old?.kind !== "row" || !hasSameShape(old, now)) return undefined;
		// A problem of the row keeps its place in the row.
		if (before.plan.problems.some(({ blockIndex }) => blockIndex === i)) return undefined;
		const task = before.plan.tasksBefore(i);
		if (before.plan.blockOfTask(task) !== i) return undefined;
		exchanged.push({ task, before: old, after: now });
	}
	return exchanged;
}

function isSameOptions(a: PlanOptions, b: PlanOptions): boolean {
	return a.layout === b.layout && a.lead === b.lead && a.numbering === b.numbering && a.region === b.region;
}
