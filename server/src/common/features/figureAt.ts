import type { Quantity } from "../analysis/quantities.js";
import { type MappedText, offsetOfPlace } from "../model/mappedText.js";
import type { TextPlace } from "../model/planOperation.js";
import type { OffsetRange, Span } from "../model/span.js";
import type { PlanSnapshot } from "../snapshot/planSnapshot.js";
import { readBack } from "../targets/backWords.js";
import { tokenize } from "../targets/tokenize.js";
import type { NumberToken } from "../targets/tokens.js";

/** A text of a plan that operations can name, and what it shows. */
export interface ShownText {
	readonly at: TextPlace;
	readonly text: MappedText;
	/** The text with blanks in the place of a task's number, which would be read as a part of what follows (1.6月). */
	readonly words: string;
	/** Of the block that the text counts from. */
	readonly line: number;
}

/** The figure of a quantity: `5%以上` of `增长5%以上`. */
export interface Figure extends ShownText {
	/** UTF-16 offsets in what the place shows: the number with its unit. */
	readonly core: OffsetRange;
	/** Offset behind the words of comparison that follow (以上, 左右); the end of the core without any. */
	readonly end: number;
	/** In the base unit. */
	readonly value: number;
}

/** The text that a span of the document stands in; undefined where it stands in none that can be edited. */
export function shownTextOf(
	{ plan }: PlanSnapshot,
	blockIndex: number,
	span: Span,
): (ShownText & { readonly range: OffsetRange }) | undefined {
	const block = plan.blockAt(blockIndex);
	const line = plan.lineOfBlock(blockIndex);
	const rangeIn = (text: MappedText): OffsetRange | undefined => {
		const start = offsetOfPlace(text, span.line - line, span.character);
		const end = offsetOfPlace(text, span.endLine - line, span.endCharacter);
		return start === undefined || end === undefined || end < start ? undefined : [start, end];
	};
	if (block?.kind === "text") {
		const range = rangeIn(block.text);
		return range && { at: { block: blockIndex }, text: block.text, words: block.text.text, line, range };
	}
	const first = plan.tasksBefore(blockIndex);
	for (let task = first; plan.blockOfTask(task) === blockIndex; task++) {
		const row = plan.taskAt(task);
		for (const [column, { state, content }] of (row?.cells ?? []).entries()) {
			const range = state === "text" ? rangeIn(content) : undefined;
			if (row === undefined || range === undefined) continue;
			const isTask = column === row.header.taskColumn && content.text.endsWith(row.text.text);
			const number = isTask ? content.text.length - row.text.text.length : 0;
			const words = " ".repeat(number) + content.text.slice(number);
			return { at: { task, column }, text: content, words, line, range };
		}
	}
	return undefined;
}

/** The figure of a quantity of the plan; undefined of one that is not written as a number. */
export function figureOf(snapshot: PlanSnapshot, quantity: Quantity): Figure | undefined {
	const shown = shownTextOf(snapshot, quantity.blockIndex, quantity.span);
	if (shown === undefined) return undefined;
	const { words, range } = shown;
	const numbers = numbersIn(words).filter((token) => token.at >= range[0] && token.end <= range[1]);
	const own = numbers.find(({ detail }) => detail.value === quantity.value) ?? numbers[0];
	if (own === undefined) return undefined;
	return { ...shown, ...figureOfToken(words, own) };
}

/** The numbers of a text with their units, in their order. */
export function numbersIn(text: string): readonly NumberToken[] {
	return tokenize(text, undefined).filter(
		(token): token is NumberToken =>
			(token.kind === "digits" || token.kind === "numeral") && token.detail.defect === "none",
	);
}

/** A figure with what stands beside it in its sentence. */
export interface SentenceOfFigure {
	readonly sentence: string;
	/** UTF-16 offset of the sentence in the text. */
	readonly start: number;
	readonly all: readonly NumberToken[];
	readonly own: NumberToken;
	/** Those in the unit of the figure, itself among them. */
	readonly alike: readonly NumberToken[];
}

/** @param at UTF-16 offset of the figure in the text; `undefined` where no number begins there */
export function sentenceOfFigure(text: string, at: number): SentenceOfFigure | undefined {
	const start = Math.max(text.lastIndexOf("。", at), text.lastIndexOf("\n", at)) + 1;
	const stop = text.indexOf("。", at);
	const sentence = text.slice(start, stop < 0 ? text.length : stop);
	const all = numbersIn(sentence);
	const own = all.find(({ detail }) => detail.start + start === at);
	if (own === undefined) return undefined;
	return { sentence, start, all, own, alike: all.filter(({ detail }) => detail.unit === own.detail.unit) };
}

export function figureOfToken(
	text: string,
	{ detail: { start, end, value } }: NumberToken,
): Pick<Figure, "core" | "end" | "value"> {
	return { core: [start, end], end: readBack(text, end).end, value };
}

/** What a figure is to be: the number with its unit, and the words of comparison behind it. */
export interface NewFigure {
	readonly core: string;
	readonly suffix: string;
}

/** The words of a figure as they stand. */
export function wordsOf({ text: { text }, core, end }: Figure): NewFigure {
	return { core: text.slice(...core), suffix: text.slice(core[1], end) };
}

/**
 * Reads what somebody writes in the place of a figure: a number with its unit (`6%左右`), or the number alone, which
 * keeps unit and comparison; undefined where it is not one figure.
 */
export function readNewFigure(written: string, old: NewFigure): NewFigure | undefined {
	const text = written.trim();
	if (text.length > longestFigure) return undefined;
	const number = /^[\d０-９.,，．]+/.exec(text)?.[0] ?? "";
	const oldNumber = /^[\d０-９.,，．]+/.exec(old.core)?.[0] ?? "";
	const isNumber = number === text && number !== "" && oldNumber !== "";
	const whole = isNumber ? number + old.core.slice(oldNumber.length) + old.suffix : text;
	const [token, ...others] = numbersIn(whole);
	if (token === undefined || others.length > 0 || token.detail.start !== 0) return undefined;
	const { core, end } = figureOfToken(whole, token);
	if (end !== whole.length) return undefined;
	return { core: whole.slice(...core), suffix: whole.slice(core[1], end) };
}

/** Characters of the longest figure that anybody means. */
const longestFigure = 40;
