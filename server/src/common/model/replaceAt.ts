import type { Block, RowBlock } from "./block.js";
import { type MappedText, offsetOfPlace } from "./mappedText.js";
import type { Plan } from "./plan.js";
import type { ReplaceText, TextPlace } from "./planOperation.js";
import { type Span, shiftSpan } from "./span.js";

/**
 * The operation that puts words in the place of those that stand in a span of the document; `undefined` where the span
 * does not lie in one text that the plan shows: a cell, a heading, a paragraph, the name of a column.
 */
export function replaceAt(plan: Plan, span: Span, text: string): ReplaceText | undefined {
	const index = plan.blockAtLine(span.line);
	const block = plan.blockAt(index);
	if (block === undefined) return undefined;
	const own = shiftSpan(span, -plan.lineOfBlock(index));
	if (block.kind === "row") return replaceInRow(block, own, text, plan.tasksBefore(index));
	return replaceIn(textsOf(block, index), own, text);
}

/**
 * The same in a row.
 *
 * @param span counts lines from the first of the row's block
 * @param task index of the row's task; rules that know only their row leave it out, see `Fix`
 */
export function replaceInRow(row: RowBlock, span: Span, text: string, task = 0): ReplaceText | undefined {
	return replaceIn(
		row.cells.map((cell, column) => ({ at: { task, column }, text: cell.content })),
		span,
		text,
	);
}

interface ShownText {
	readonly at: TextPlace;
	readonly text: MappedText;
}

function textsOf(block: Block, index: number): readonly ShownText[] {
	switch (block.kind) {
		case "text":
			return [{ at: { block: index }, text: block.text }];
		case "section":
			return [{ at: { block: index }, text: block.title }];
		case "table-header":
			return block.cells.map(({ content }, column) => ({ at: { block: index, column }, text: content }));
		default:
			return [];
	}
}

function replaceIn(texts: readonly ShownText[], span: Span, words: string): ReplaceText | undefined {
	for (const { at, text } of texts) {
		const start = offsetOfPlace(text, span.line, span.character);
		if (start === undefined) continue;
		const end = offsetOfPlace(text, span.endLine, span.endCharacter);
		if (end !== undefined && end >= start) return { op: "replaceText", at, range: [start, end], text: words };
	}
	return undefined;
}
