import type { RowBlock } from "../model/block.js";
import type { Edit } from "../model/edit.js";
import { spanOfText } from "../model/mappedText.js";
import { comparePlaces, type Span } from "../model/span.js";

/**
 * The edit that makes a cell say `text`; spans count from the row's first line. `undefined` where the layout
 * has no place for it: a covered cell of layout `pasted` stands nowhere, a missing one is to be added first.
 */
export function writeCell(row: RowBlock, column: number, text: string): Edit | undefined {
	const cell = row.cells[column];
	if (cell === undefined || cell.state === "missing") return undefined;
	if (cell.state === "text") return { span: spanOfText(cell.content, cell), newText: text };
	if (row.header.layout !== "pasted") return { span: cell.span, newText: text };
	// An empty pasted cell is its closing bar alone: its text goes on a line of its own above the bar.
	return cell.state === "empty" ? { span: cell.span, newText: `${text}\n` } : undefined;
}

/**
 * The edit that takes the entry at `index` out of a list, with the separator that its going leaves over: the
 * one before it, or, for the first entry, the one behind it.
 *
 * @param spans places of the entries of one cell, in order
 */
export function removeEntry(spans: readonly Span[], index: number): Edit | undefined {
	const own = spans[index];
	if (own === undefined) return undefined;
	const before = spans[index - 1];
	if (before !== undefined)
		return { span: { ...own, line: before.endLine, character: before.endCharacter }, newText: "" };
	const after = spans[index + 1];
	if (after === undefined) return { span: own, newText: "" };
	return { span: { ...own, endLine: after.line, endCharacter: after.character }, newText: "" };
}

/** Edits in the order of their places. */
export function sortEdits(edits: readonly Edit[]): readonly Edit[] {
	return [...edits].sort((a, b) =>
		comparePlaces(a.span.line, a.span.character, b.span.line, b.span.character),
	);
}
