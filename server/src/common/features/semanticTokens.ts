import type { Range, SemanticTokens, SemanticTokensEdit } from "vscode-languageserver-types";
import type { ProseItem, RowBlock } from "../model/block.js";
import { spanOfRange, spanOfText } from "../model/mappedText.js";
import { comparePlaces, lineSpan, type Span } from "../model/span.js";
import type { Target } from "../model/target.js";
import type { PlanSnapshot } from "../snapshot/planSnapshot.js";
import { backWords, frontWords } from "../targets/lexicon/comparators.js";
import { spanOfTarget } from "./place.js";
import { type TokenType, tokenTypes } from "./tokenTypes.js";

/** The tokens of the document, or of the lines of a range, encoded as LSP 3.17 asks. */
export function provideSemanticTokens(snapshot: PlanSnapshot, range?: Range): SemanticTokens {
	const { plan, document } = snapshot;
	const first = range === undefined ? 0 : plan.blockAtLine(range.start.line);
	const lastLine = range?.end.line ?? document.lines.length;
	const writer = new TokenWriter(document.lines);
	let task = plan.tasksBefore(first);
	for (let i = first; i < plan.blockCount; i++) {
		const start = plan.lineOfBlock(i);
		if (start > lastLine) break;
		const block = plan.blockAt(i);
		if (block?.kind === "section") {
			if (block.marker !== "") writer.add(block.markerSpan, start, "sectionNumber");
		} else if (block?.kind === "row" && plan.blockOfTask(task) === i) {
			for (const { span, type } of tokensOfRow(snapshot, block, task)) writer.add(span, start, type);
			task++;
		} else if ((block?.kind === "text" || block?.kind === "table-header") && block.rows !== undefined) {
			for (const row of block.rows) {
				for (const { span, type } of tokensOfRow(snapshot, row, task)) writer.add(span, start, type);
				task++;
			}
		} else if (block?.kind === "text" && block.items !== undefined) {
			for (const item of block.items) {
				if (item.row === undefined) {
					for (const token of tokensOfItem(item)) writer.add(token.span, start, token.type);
					continue;
				}
				for (const { span, type } of tokensOfRow(snapshot, item.row, task)) writer.add(span, start, type);
				task++;
			}
		}
	}
	return { data: writer.data };
}

/**
 * The edits that make the tokens sent before into the new ones: one edit over what lies between their common
 * beginning and their common end. Places are relative, so an edit in one row changes the tokens of that row.
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

interface RowTokens {
	/** The row's tokens depend on its units as understood and on who leads. */
	readonly units: unknown;
	readonly lead: string;
	readonly tokens: readonly Token[];
}

const known = new WeakMap<RowBlock, RowTokens>();

/** The tokens of a row, in the order of their places, none over another; kept with the row. */
function tokensOfRow(snapshot: PlanSnapshot, row: RowBlock, task: number): readonly Token[] {
	const units = snapshot.index.ownUnits(task);
	const { lead } = snapshot.plan.conventions;
	const before = known.get(row);
	if (before !== undefined && before.units === units && before.lead === lead) return before.tokens;
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
	const sorted = withoutOverlaps(tokens);
	known.set(row, { units, lead, tokens: sorted });
	return sorted;
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

/** Writes tokens relative to one another; one that goes on over lines is written line by line. */
class TokenWriter {
	readonly data: number[] = [];
	private line = 0;
	private character = 0;

	constructor(private readonly lines: readonly string[]) {}

	add(span: Span, start: number, type: TokenType): void {
		for (let line = span.line; line <= span.endLine; line++) {
			const text = this.lines[start + line] ?? "";
			const from = line === span.line ? span.character : text.length - text.trimStart().length;
			const to = line === span.endLine ? span.endCharacter : text.trimEnd().length;
			this.write(start + line, from, to - from, tokenTypes.indexOf(type));
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
