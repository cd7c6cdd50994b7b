import type { RowBlock } from "../model/block.js";
import type { ReplaceText } from "../model/planOperation.js";
import { replaceInRow } from "../model/replaceAt.js";
import type { Span } from "../model/span.js";

/**
 * Takes the entry at `index` out of a list in a cell, with the separator that its going leaves over: the one before
 * it, or, for the first entry, the one behind it. `undefined` where it stands in no cell.
 *
 * @param spans places of the entries of one cell, in order
 */
export function removeEntry(row: RowBlock, spans: readonly Span[], index: number): ReplaceText | undefined {
	const own = spans[index];
	if (own === undefined) return undefined;
	const before = spans[index - 1];
	if (before !== undefined)
		return replaceInRow(row, { ...own, line: before.endLine, character: before.endCharacter }, "");
	const after = spans[index + 1];
	if (after === undefined) return replaceInRow(row, own, "");
	return replaceInRow(row, { ...own, endLine: after.line, endCharacter: after.character }, "");
}

/** Lists are short; in a longer one the first mentions are looked up rather than searched. */
const longList = 24;

/** Tells of each entry of a list the index of the first one that has its name, which may be its own. */
export function createFirsts(entries: readonly { readonly name: string }[]): (index: number) => number {
	if (entries.length <= longList)
		return (index) => entries.findIndex(({ name }) => name === entries[index]?.name);
	const places = new Map<string, number>();
	for (const [i, { name }] of entries.entries()) if (!places.has(name)) places.set(name, i);
	return (index) => places.get(entries[index]?.name ?? "") ?? index;
}
