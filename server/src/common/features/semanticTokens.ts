import type { Range, SemanticTokens, SemanticTokensEdit } from "vscode-languageserver-types";
import { type Block, type ProseItem, type RowBlock, rowsOf } from "../model/block.js";
import { spanOfRange, spanOfText } from "../model/mappedText.js";
import { Sequence } from "../model/sequence.js";
import { comparePlaces, lineSpan, type Span } from "../model/span.js";
import type { Target } from "../model/target.js";
import type { PlanSnapshot } from "../snapshot/planSnapshot.js";
import { backWords, frontWords } from "../targets/lexicon/comparators.js";
import { spanOfTarget } from "./place.js";
import { type TokenType, tokenTypes } from "./tokenTypes.js";

/** The tokens of the document, or of the lines of a range, encoded as LSP 3.17 asks. */
export function provideSemanticTokens(snapshot: PlanSnapshot, range?: Range): SemanticTokens {
	if (range === undefined) return { data: DocumentTokens.of(snapshot).data() };
	const { plan } = snapshot;
	const first = plan.blockAtLine(range.start.line);
	const end = plan.blockAtLine(range.end.line) + 1;
	const data: number[] = [];
	addTokens(data, tokensOfBlocks(snapshot, first, end), plan.lineOfBlock(first));
	return { data };
}

/** The tokens of one block. */
interface BlockTokens {
	/** How many lines it has. */
	readonly lines: number;
	/** As LSP encodes them, five numbers each, as if the block's first line were the document's. */
	readonly data: readonly number[];
	/** The line of the last one, of the block's. */
	readonly lastLine: number;
}

const sums = { lines: 0, numbers: 1 } as const;

/**
 * The tokens of a document, block by block. They are told from the block and from how its names are understood, and count
 * from its first line: behind an edit, those of the blocks that it left alone go over, and only the others are looked at.
 */
export class DocumentTokens {
	private constructor(
		private readonly blocks: Sequence<Block>,
		private readonly names: object,
		private readonly tokens: Sequence<BlockTokens>,
	) {}

	/** @param before those of any other version of the document */
	static of(snapshot: PlanSnapshot, before?: DocumentTokens): DocumentTokens {
		const { names } = snapshot;
		const { blocks } = snapshot.reading.sequence;
		if (before === undefined || before.names !== names) {
			const all = tokensOfBlocks(snapshot, 0, blocks.length);
			return new DocumentTokens(
				blocks,
				names,
				Sequence.of(all, [({ lines }) => lines, ({ data }) => data.length]),
			);
		}
		const { head, tail } = blocks.inCommon(before.blocks);
		const others = tokensOfBlocks(snapshot, head, blocks.length - tail);
		return new DocumentTokens(blocks, names, before.tokens.splice(head, before.blocks.length - tail, others));
	}

	/** All of them, encoded as LSP 3.17 asks. */
	data(): number[] {
		const data: number[] = [];
		addTokens(data, this.tokens, 0);
		return data;
	}

	/**
	 * The edits that make the tokens of an answer before into these: one edit over what lies between their common beginning
	 * and their common end. Places are relative, so an edit in one row changes the tokens of that row.
	 */
	editsSince(before: DocumentTokens): SemanticTokensEdit[] {
		const { head, tail } = this.tokens.inCommon(before.tokens);
		const start = this.tokens.sumBefore(sums.numbers, head);
		return diffSemanticTokens(before.dataWithout(head, tail), this.dataWithout(head, tail)).map((edit) => ({
			...edit,
			start: start + edit.start,
		}));
	}

	/** The tokens but for those of some blocks at either end, and the first one behind them: its place is told by the last. */
	private dataWithout(head: number, tail: number): number[] {
		const { tokens } = this;
		const end = tokens.length - tail;
		const before = tokens.sumBefore(sums.numbers, head);
		const behind = tokens.sumBefore(sums.numbers, end);
		const last = before === 0 ? -1 : tokens.indexOf(sums.numbers, before - 1);
		const from = last < 0 ? 0 : tokens.sumBefore(sums.lines, last) + (tokens.at(last)?.lastLine ?? 0);
		const next = behind === tokens.total(sums.numbers) ? end - 1 : tokens.indexOf(sums.numbers, behind);
		const data: number[] = [];
		addTokens(data, tokens.slice(head, next + 1), tokens.sumBefore(sums.lines, head) - from);
		return data.slice(0, behind - before + (next < end ? 0 : numbersOfToken));
	}
}

const numbersOfToken = 5;
const noNumbers: readonly number[] = [];

/**
 * Adds the tokens of blocks that stand one after another.
 *
 * @param down lines from the token before to the first of them
 */
function addTokens(data: number[], blocks: Iterable<BlockTokens>, down: number): void {
	let away = down;
	for (const { lines, data: own, lastLine } of blocks) {
		for (let i = 0; i < own.length; i++) data.push((own[i] ?? 0) + (i === 0 ? away : 0));
		away = own.length === 0 ? away + lines : lines - lastLine;
	}
}

function tokensOfBlocks(snapshot: PlanSnapshot, first: number, end: number): BlockTokens[] {
	const { plan } = snapshot;
	const all: BlockTokens[] = [];
	let task = plan.tasksBefore(first);
	let line = plan.lineOfBlock(first);
	for (let i = first; i < end; i++) {
		const block = plan.blockAt(i);
		if (block === undefined) break;
		const writer = new TokenWriter(snapshot, line);
		task = writeBlock(writer, snapshot, block, task);
		// An array that has grown has room for more.
		const data = writer.data.length === 0 ? noNumbers : writer.data.slice();
		all.push({ lines: block.lines, data, lastLine: writer.line });
		line += block.lines;
	}
	return all;
}

/** @returns the first task behind the block */
function writeBlock(writer: TokenWriter, snapshot: PlanSnapshot, block: Block, task: number): number {
	if (block.kind === "section" && block.marker !== "") writer.add(block.markerSpan, "sectionNumber");
	if (block.kind === "text" && block.items !== undefined && block.rows === undefined) {
		let next = task;
		for (const item of block.items) {
			writer.addAll(item.row === undefined ? tokensOfItem(item) : tokensOfRow(snapshot, item.row, next));
			if (item.row !== undefined) next++;
		}
		return next;
	}
	const rows = rowsOf(block);
	for (const [i, row] of rows.entries()) writer.addAll(tokensOfRow(snapshot, row, task + i));
	return task + rows.length;
}

/**
 * The edits that make numbers sent before into the new ones: one over what lies between their common beginning and their
 * common end.
 */
export function diffSemanticTokens(before: readonly number[], now: readonly number[]): SemanticTokensEdit[] {
	const shorter = Math.min(before.length, now.length);
	let start = 0;
	while (start < shorter && before[start] === now[start]) start++;
	if (start === before.length && start === now.length) return [];
	let end = 0;
	while (end < shorter - start && before[before.length - 1 - end] === now[now.length - 1 - end]) end++;
	return [{ start, deleteCount: before.length - start - end, data: now.slice(start, now.length - end) }];
}

interface Token {
	/** As in the row. */
	readonly span: Span;
	readonly type: TokenType;
}

/** The tokens of a row, in the order of their places, none over another. */
function tokensOfRow(snapshot: PlanSnapshot, row: RowBlock, task: number): readonly Token[] {
	const units = snapshot.index.ownUnits(task);
	const tokens: Token[] = [];
	const { header } = row;
	if (row.number !== null) tokens.push({ span: row.numberSpan, type: "taskNumber" });
	const group = row.cells[header.groupColumn];
	if (group?.state === "text") tokens.push({ span: spanOfText(group.content, group), type: "group" });
	for (const target of row.targets) tokens.push(...tokensOfTarget(row, target));
	for (const { span } of row.leaders) tokens.push({ span, type: "official" });
	row.units.forEach((mention, i) => {
		const unit = units[i];
		const leads = unit?.lead ?? mention.star;
		const type = unit?.known === false && !unit.collective ? "unknownUnit" : leads ? "leadUnit" : "unit";
		tokens.push({ span: leads ? mention.markedSpan : mention.span, type });
	});
	const deadline = row.cells[header.deadlineColumn];
	if (deadline?.state === "text")
		tokens.push({ span: spanOfText(deadline.content, deadline), type: "deadline" });
	return withoutOverlaps(tokens);
}

/** The mark and the targets of a point. */
function tokensOfItem(item: ProseItem): readonly Token[] {
	const { marker, style, markerSpan, text, targets } = item;
	const tokens: Token[] = targets.map(({ range }) => ({
		span: spanOfRange(text, range, item),
		type: "targetValue" as const,
	}));
	if (marker !== "" && (style === "section" || style === "chapter"))
		tokens.push({ span: markerSpan, type: "sectionNumber" });
	return withoutOverlaps(tokens);
}

/** A target is its value with the words of comparison before and behind it (不低于, 以上). */
function tokensOfTarget(row: RowBlock, target: Target): readonly Token[] {
	const span = spanOfTarget(row, target);
	if (span === row.span) return [];
	if (target.value === null || span.line !== span.endLine) return [{ span, type: "targetValue" }];
	// Where escapes make the source longer than the text, characters cannot be counted off.
	if (span.endCharacter - span.character !== target.raw.length) return [{ span, type: "targetValue" }];
	const front = comparatorsBefore.find((word) => target.raw.startsWith(word))?.length ?? 0;
	const back = comparatorsBehind.find((word) => target.raw.endsWith(word))?.length ?? 0;
	if (front + back >= target.raw.length) return [{ span, type: "targetValue" }];
	const from = span.character + front;
	const to = span.endCharacter - back;
	return [
		{ span: lineSpan(span.line, span.character, from), type: "comparator" },
		{ span: lineSpan(span.line, from, to), type: "targetValue" },
		{ span: lineSpan(span.line, to, span.endCharacter), type: "comparator" },
	];
}

const longestFirst = (a: string, b: string) => b.length - a.length;
const comparatorsBefore = frontWords
	.flatMap(([word, meaning]) => (meaning.comparator === undefined || word === ":" ? [] : [word]))
	.sort(longestFirst);
const comparatorsBehind = backWords.map(([word]) => word).sort(longestFirst);

/** LSP 3.17: tokens must not overlap unless the client says that it can take it. */
function withoutOverlaps(tokens: Token[]): readonly Token[] {
	tokens.sort((a, b) => comparePlaces(a.span.line, a.span.character, b.span.line, b.span.character));
	const kept: Token[] = [];
	let line = 0;
	let character = 0;
	for (const token of tokens) {
		const { span } = token;
		if (comparePlaces(span.line, span.character, line, character) < 0) continue;
		if (comparePlaces(span.line, span.character, span.endLine, span.endCharacter) >= 0) continue;
		kept.push(token);
		line = span.endLine;
		character = span.endCharacter;
	}
	return kept;
}

/** Writes the tokens of a block relative to one another; one that goes on over lines is written line by line. */
class TokenWriter {
	readonly data: number[] = [];
	/** Of the last token, of the block's. */
	line = 0;
	private character = 0;

	/** @param start the block's first line */
	constructor(
		private readonly snapshot: PlanSnapshot,
		private readonly start: number,
	) {}

	addAll(tokens: readonly Token[]): void {
		for (const { span, type } of tokens) this.add(span, type);
	}

	add(span: Span, type: TokenType): void {
		const number = tokenTypes.indexOf(type);
		if (span.line === span.endLine) {
			this.write(span.line, span.character, span.endCharacter - span.character, number);
			return;
		}
		for (let line = span.line; line <= span.endLine; line++) {
			const text = this.snapshot.document.lineAt(this.start + line);
			const from = line === span.line ? span.character : text.length - text.trimStart().length;
			const to = line === span.endLine ? span.endCharacter : text.trimEnd().length;
			this.write(line, from, to - from, number);
		}
	}

	private write(line: number, character: number, length: number, type: number): void {
		if (length <= 0) return;
		const down = line - this.line;
		const right = down === 0 ? character - this.character : character;
		if (down < 0 || right < 0) return;
		this.data.push(down, right, length, type, 0);
		this.line = line;
		this.character = character;
	}
}
