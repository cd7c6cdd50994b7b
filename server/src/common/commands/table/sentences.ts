import type { TextBlock } from "../../model/block.js";
import { offsetOfPlace, spanOfText } from "../../model/mappedText.js";
import type { PlanOperation } from "../../model/planOperation.js";
import { type OffsetRange, type Span, shiftSpan } from "../../model/span.js";
import type { PlanSnapshot } from "../../snapshot/planSnapshot.js";

/** A sentence of running text. */
export interface SelectedSentence {
	/** Index of its block. */
	readonly block: number;
	/** UTF-16 offsets in the block's text, the mark at its head and the stop at its end with it. */
	readonly range: OffsetRange;
	/** Without the mark (一是, （1）), with a full stop. */
	readonly text: string;
}

/** More is a whole document, which is converted otherwise. */
const mostSentences = 200;

/** The sentences of paragraphs that a span touches; none of tables, headings and other tasks. */
export function selectSentences({ plan }: PlanSnapshot, span: Span): readonly SelectedSentence[] {
	const found: SelectedSentence[] = [];
	const last = plan.blockAtLine(span.endLine);
	for (let at = plan.blockAtLine(span.line); at <= last && found.length < mostSentences; at++) {
		const block = plan.blockAt(at);
		if (block?.kind !== "text" || block.role !== "paragraph" || (block.rows?.length ?? 0) > 0) continue;
		if (block.items?.some(({ kind }) => kind === "task") === true) continue;
		const range = rangeIn(block, shiftSpan(span, -plan.lineOfBlock(at)));
		for (const sentence of sentencesIn(block.text.text, range, endsOfParagraphs(block)))
			found.push({ block: at, ...sentence });
	}
	return found.slice(0, mostSentences);
}

/** The part of a block's text that lies in a span. */
function rangeIn({ text }: TextBlock, span: Span): OffsetRange {
	const whole = spanOfText(text);
	const isBefore = span.line < whole.line || (span.line === whole.line && span.character <= whole.character);
	const start = isBefore ? 0 : (offsetOfPlace(text, span.line, span.character) ?? 0);
	const isPast =
		span.endLine > whole.endLine ||
		(span.endLine === whole.endLine && span.endCharacter >= whole.endCharacter);
	const end = isPast
		? text.text.length
		: (offsetOfPlace(text, span.endLine, span.endCharacter) ?? text.text.length);
	return [start, end];
}

/** Where blank lines stand within a block that goes on over them, as offsets in its text. */
function endsOfParagraphs({ text: { pieces } }: TextBlock): ReadonlySet<number> {
	const ends = new Set<number>();
	for (let i = 1; i < pieces.length; i++) {
		const [before, piece] = [pieces[i - 1], pieces[i]];
		if (before !== undefined && piece !== undefined && piece.line > before.line + 1) ends.add(piece.at);
	}
	return ends;
}

/** The sentences that a range touches, each whole; one ends with its paragraph, whatever stands there. */
function sentencesIn(
	text: string,
	[start, end]: OffsetRange,
	ends: ReadonlySet<number>,
): readonly Omit<SelectedSentence, "block">[] {
	const sentences: Omit<SelectedSentence, "block">[] = [];
	let from = 0;
	let depth = 0;
	for (let i = 0; i <= text.length; i++) {
		const char = text[i];
		if (char !== undefined && "（(“《「".includes(char)) depth++;
		if (char !== undefined && "）)”》」".includes(char)) depth = Math.max(0, depth - 1);
		const isEnd =
			char === undefined ||
			(depth === 0 && "。；！".includes(char)) ||
			(char === "\n" && depth === 0) ||
			ends.has(i + 1);
		if (!isEnd) continue;
		if (ends.has(i + 1)) depth = 0;
		const to = Math.min(i + 1, text.length);
		const words = text.slice(from, to);
		if (words.trim() !== "" && from < end && to > start) {
			const plain = withStop(words.trim().replace(mark, ""));
			if (plain.length > 4) sentences.push({ range: [from, to], text: plain });
		}
		from = to;
		if (char === undefined) break;
	}
	return sentences;
}

/** 一是, （一）, 3., ①, -: which number the table gives anew. */
const mark =
	/^(?:[一二三四五六七八九十]{1,3}(?:是(?:要)?|要|、)|[（(][一二三四五六七八九十\d]{1,3}[)）]|\d{1,3}[.、．](?!\d)|[①-⑳]|[-*•●])\s*/;

function withStop(words: string): string {
	const text = words.replace(/[；;]$/, "。");
	return /[。！？]$/.test(text) ? text : `${text}。`;
}

/** Takes sentences out of their paragraphs, and paragraphs that nothing is left of, with a blank line behind them. */
export function takeSentences(
	{ plan, document }: PlanSnapshot,
	sentences: readonly SelectedSentence[],
): readonly PlanOperation[] {
	const blocks = [...new Set(sentences.map(({ block }) => block))];
	return blocks.flatMap((at): PlanOperation[] => {
		const block = plan.blockAt(at);
		if (block?.kind !== "text") return [];
		const ranges = sentences.filter((sentence) => sentence.block === at).map(({ range }) => range);
		const { text } = block.text;
		let left = "";
		let behind = 0;
		for (const [start, end] of ranges) {
			left += text.slice(behind, start);
			behind = end;
		}
		left += text.slice(behind);
		if (left.trim() !== "")
			return ranges.map((range) => ({ op: "replaceText", at: { block: at }, range, text: "" }));
		const line = plan.lineOfBlock(at);
		const end = line + block.lines;
		const isBlank = (document.lines[end] ?? "x").trim() === "" && end + 1 < document.lines.length;
		return [{ op: "removeLines", line, endLine: isBlank ? end + 1 : end }];
	});
}
