import { type Block, isBlankBlock, type RowBlock, rowsOf } from "../model/block.js";
import type { Edit } from "../model/edit.js";
import type { Plan } from "../model/plan.js";
import { shiftSpan } from "../model/span.js";
import type { Cell } from "../model/tableHeader.js";
import { applyEdits } from "./applyEdits.js";
import { type CellContent, shownText } from "./cellChange.js";
import type { PlanSource } from "./planSource.js";
import { quoted, Refusal } from "./refusal.js";

/** What a block is to be when the edits are made. */
export interface ExpectedBlock {
	readonly operation: number;
	/** Throws a `Refusal` where the block reads otherwise. */
	check(block: Block): void;
}

/** What becomes of the blocks of a plan; those it does not name are to stay what they are. */
export interface ExpectedBlocks {
	readonly changed: ReadonlyMap<number, ExpectedBlock>;
	/** Changed in a way that cannot be read otherwise than it is meant. */
	readonly certain: ReadonlySet<number>;
	readonly removed: ReadonlySet<number>;
	/** Likewise, but what stands beside them may become one. */
	readonly dropped: ReadonlySet<number>;
	/** New ones before a block. */
	readonly before: ReadonlyMap<number, readonly ExpectedBlock[]>;
}

/** Reading a block looks at no more lines; see `reach` of a block. */
const farthestLook = 256;

/**
 * Reads what the edits change, with what stands beside it, and throws a `Refusal` where it does not read as it is
 * meant: a layout tells cells by their words and their neighbours, and some words cannot be written in it.
 */
export function checkReading(source: PlanSource, edits: readonly Edit[], expected: ExpectedBlocks): void {
	const { plan } = source;
	const touched = new Set([...expected.changed.keys(), ...expected.removed]);
	for (const block of expected.before.keys()) {
		touched.add(block);
		if (block > 0 && !isInsideTable(plan, block)) touched.add(block - 1);
	}
	if (touched.size === 0) return;
	const shiftOf = createShifts(edits);
	let whole: readonly string[] | undefined;
	const sorted = [...touched].sort((a, b) => a - b);
	for (let i = 0; i < sorted.length; ) {
		const first = sorted[i] ?? 0;
		let last = first;
		// Blocks that stand close together are read in one go.
		while ((sorted[i] ?? Number.POSITIVE_INFINITY) <= last + 2) last = sorted[i++] ?? last;
		if (first === last && isReadBetween(source, edits, expected, first)) continue;
		const from = beginOfReading(source, first, expected.removed);
		const line = plan.lineOfBlock(from);
		const operation = operationOf(expected, first);
		const some = linesAround(source, edits, line, plan.lineOfBlock(last + 1));
		if (some !== undefined && new Rereading(source, some, expected, operation).read(from, last + 1, 0))
			continue;
		whole ??= applyEdits(source.document.lines, edits);
		new Rereading(source, whole, expected, operation).read(from, last + 1, line + shiftOf(line), true);
	}
}

/**
 * The lines from one on that reading up to another may look at, with the edits made in them: a document of ten thousand
 * rows is not copied for a change of one. `undefined` where an edit goes over an end of them.
 */
function linesAround(
	{ document }: PlanSource,
	edits: readonly Edit[],
	line: number,
	end: number,
): readonly string[] | undefined {
	// At the top of a text dashes open front matter.
	if (line > 0 && /^---\s*$/.test(document.lines[line] ?? "")) return undefined;
	const behind = Math.min(document.lines.length, end + 2 * farthestLook);
	const inside: Edit[] = [];
	for (const { span, newText } of edits) {
		if (span.endLine < line || span.line >= behind) continue;
		if (span.line < line || span.endLine >= behind) return undefined;
		inside.push({ span: shiftSpan(span, -line), newText });
	}
	return applyEdits(document.lines.slice(line, behind), inside);
}

/** How many lines a row of a Markdown table looks at: its own, and whether the next one is dashes. */
const reachOfRow = 2;

/**
 * Whether a block and the one above it are rows of one Markdown table that look no further than such rows do: rows that
 * are put in between them leave both what they are.
 */
function isInsideTable(plan: Plan, index: number): boolean {
	const [above, block] = [plan.blockAt(index - 1), plan.blockAt(index)];
	if (above?.kind !== "row" || block?.kind !== "row" || above.header !== block.header) return false;
	return block.header.layout === "table" && above.reach <= reachOfRow && block.reach <= reachOfRow;
}

/**
 * Reads nothing but the new rows where they stand between two rows of a table and what stands below goes on as it did;
 * false where more has to be read.
 */
function isReadBetween(
	source: PlanSource,
	edits: readonly Edit[],
	{ before, changed, certain, removed, dropped }: ExpectedBlocks,
	block: number,
): boolean {
	const { plan, readBlock } = source;
	const rows = before.get(block);
	const row = plan.blockAt(block);
	if (rows === undefined || row?.kind !== "row" || !isInsideTable(plan, block)) return false;
	if ([changed, certain, removed, dropped].some((blocks) => blocks.has(block))) return false;
	const lines = linesAround(source, edits, plan.lineOfBlock(block), plan.lineOfBlock(block + 1));
	if (lines === undefined) return false;
	const { header } = row;
	let at = 0;
	for (const expected of rows) {
		const step = readBlock(lines, at, header);
		if (step.header !== header || step.more !== undefined || step.block.reach > reachOfRow) return false;
		expected.check(step.block);
		at += step.block.lines;
	}
	return true;
}

class Rereading {
	constructor(
		private readonly source: PlanSource,
		private readonly lines: readonly string[],
		private readonly expected: ExpectedBlocks,
		private readonly operation: number,
	) {}

	/**
	 * Reads the blocks from one up to another of the plan, which now begin at a line.
	 *
	 * @param isWhole the lines are all there are
	 * @returns false where it takes more lines than there are
	 */
	read(from: number, to: number, line: number, isWhole = false): boolean {
		const { source, lines, expected } = this;
		const { plan } = source;
		const old = plan.blockAt(from);
		let header = old?.kind === "row" ? old.header : null;
		let more = old?.kind === "row" ? old.more : undefined;
		let at = line;
		let numbersMove = false;
		let end = Math.min(to, plan.blockCount - 1);
		const next = (check: (block: Block) => void) => {
			if (at >= lines.length) throw readsOtherwise("", this.operation);
			const step = source.readBlock(lines, at, header, more);
			check(step.block);
			at += step.block.lines;
			header = step.header;
			more = step.more;
			return step.block;
		};
		for (let i = from; i <= end + 1; i++) {
			for (const block of expected.before.get(i) ?? []) next((found) => block.check(found));
			const before = plan.blockAt(i);
			if (i > end || before === undefined) continue;
			if (expected.removed.has(i) || expected.dropped.has(i)) continue;
			const change = expected.changed.get(i);
			const now = next((found) =>
				change !== undefined
					? change.check(found)
					: checkUnchanged(before, found, this.operation, expected.certain.has(i), numbersMove),
			);
			// Rows of another header may read otherwise, all of them.
			if (
				before.kind === "table-header" &&
				now.kind === "table-header" &&
				now.header.key !== before.header.key
			) {
				if (!isWhole) return false;
				end = Math.max(end, endOfTable(plan, i));
			}
			if (before.kind === "table-header" && now.kind === "table-header")
				numbersMove = now.header.numberIn !== before.header.numberIn;
		}
		return true;
	}
}

/**
 * The block to begin at: the first that has looked at the lines of another one when it was read, or one before it where
 * the table is told that it stands in; one that stays, since where others were is not a place in the new text.
 */
export function beginOfReading(
	source: PlanSource,
	block: number,
	removed: ReadonlySet<number> = new Set(),
): number {
	const { plan } = source;
	const line = plan.lineOfBlock(block);
	let first = block;
	for (let i = block - 1; i >= 0 && line - plan.lineOfBlock(i) <= farthestLook; i--)
		if (plan.lineOfBlock(i) + (plan.blockAt(i)?.reach ?? 1) > line) first = i;
	while (first > 0 && (removed.has(first) || !tellsItsTable(source, first))) first--;
	return first;
}

/** Whether a block can be read without knowing what stands above it, but for the header of a row. */
function tellsItsTable({ plan, document }: PlanSource, index: number): boolean {
	const block = plan.blockAt(index);
	if (block?.kind !== "text") return block?.kind !== "section";
	if (block.items !== undefined) return true;
	// A heading, and no cell that begins like one.
	const isMarked = (document.lines[plan.lineOfBlock(index)] ?? "").trimStart().startsWith("#");
	return block.level > 0 && isMarked && !block.text.text.startsWith("#");
}

function endOfTable(plan: Plan, header: number): number {
	for (let i = header + 1; i < plan.blockCount; i++)
		if (plan.blockAt(i)?.kind === "table-header") return i - 1;
	return plan.blockCount - 1;
}

/** How many lines a line has moved down by the edits before it. */
function createShifts(edits: readonly Edit[]): (line: number) => number {
	let i = 0;
	let shift = 0;
	return (line) => {
		for (; i < edits.length; i++) {
			const edit = edits[i];
			if (edit === undefined || edit.span.line >= line) break;
			shift += edit.newText.split("\n").length - 1 - (edit.span.endLine - edit.span.line);
		}
		return shift;
	};
}

function operationOf({ changed, before }: ExpectedBlocks, block: number): number {
	return (
		changed.get(block)?.operation ??
		before.get(block)?.[0]?.operation ??
		before.get(block + 1)?.[0]?.operation ??
		0
	);
}

export function checkUnchanged(
	before: Block,
	now: Block,
	operation: number,
	mayDiffer: boolean,
	numbersMove = false,
): void {
	const isSame = now.kind === before.kind && now.lines === before.lines;
	if (isSame && (mayDiffer || wordsOf(now) === wordsOf(before))) return;
	if (!numbersMove) throw readsOtherwise(nameOf(before), operation);
	throw new Refusal(
		{
			zh: "这样改后，整张表的序号会改从另一栏读，其他行的序号会跟着变：请先把序号统一写在“序号”栏或任务前。",
			en: "The numbers of the whole table would be read from another column then, and other rows would have others: write all of them under 序号 or before the tasks first.",
		},
		operation,
	);
}

/** By which words a reader would know a block again. */
function nameOf(block: Block): string {
	if (block.kind === "row" || block.kind === "text") return block.text.text;
	return block.kind === "section" ? block.title.text : "";
}

/** All that a block shows, for comparison. */
function wordsOf(block: Block): string {
	switch (block.kind) {
		case "row":
			return [
				block.number,
				...[...block.cells, ...block.surplus].map(({ state, content }) => `${state}\t${content.text}`),
			].join("\n");
		case "text":
			return [
				block.role,
				block.text.text,
				// What a point says of figures depends on the headings above it, which are not read here.
				...rowsOf(block).map(wordsOf),
			].join("\n");
		case "section":
			return `${block.marker} ${block.title.text}`;
		case "table-header":
			return [
				block.header.columns.map(({ header }) => header).join("\t"),
				...(block.rows ?? []).map(wordsOf),
			].join("\n");
		default:
			return block.yaml;
	}
}

/** Throws where a row does not show in its cells what it is meant to. */
export function checkCells(row: RowBlock, cells: readonly CellContent[], operation: number): void {
	cells.forEach((cell, column) => {
		const found = row.cells[column];
		if (showsSame(found, cell)) return;
		const words = cell.state === "text" ? cell.text : "";
		if (cell.state === "empty" && found?.state === "covered")
			throw new Refusal(
				{
					zh: `这种表格里空着的“${row.header.columns[column]?.header ?? ""}”会被读成与上一格合并：请填写内容，或先转换为表格。`,
					en: `In this layout an empty ${row.header.columns[column]?.header ?? "cell"} is read as merged with the cell above: fill it in, or convert to a table first.`,
				},
				operation,
			);
		throw readsOtherwise(words, operation);
	});
}

function showsSame(found: Cell | undefined, wanted: CellContent): boolean {
	if (found === undefined) return false;
	// A cell that the row ends before shows nothing.
	if (wanted.state === "empty") return found.state === "empty" || found.state === "missing";
	if (wanted.state !== "text") return found.state === wanted.state;
	return found.state === "text" && shownText(found.content.text) === wanted.text;
}

export function readsOtherwise(words: string, operation: number): Refusal {
	const what = quoted(words);
	return what === ""
		? new Refusal(
				{
					zh: "这样改后，表格会被读成别的样子：请直接改文本，或先转换为表格。",
					en: "The table would be read otherwise then: change the text itself, or convert to a table first.",
				},
				operation,
			)
		: new Refusal(
				{
					zh: `这样改后，“${what}”会被读成别的内容：请换一种写法，或直接改文本。`,
					en: `“${what}” would be read as something else then: write it differently, or change the text itself.`,
				},
				operation,
			);
}

/** A blank line that is put in. */
export function expectedBlank(operation: number): ExpectedBlock {
	return {
		operation,
		check(found) {
			if (!isBlankBlock(found)) throw readsOtherwise("", operation);
		},
	};
}
