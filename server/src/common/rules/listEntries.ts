import type { RowBlock } from "../model/block.js";
import type { ReplaceText } from "../model/planOperation.js";
import { replaceInRow } from "../model/replaceAt.js";
import type { Span } from "../model/span.js";

/**
 * Takes entries out of a list in a cell, with the separators that their going leaves over: those before them, or, at
 * the beginning, those behind them. Entries that stand together go as one; one that stands in no cell is left.
 *
 * @param spans places of the entries of one cell, in order
 * @param gone indexes of those to take out
 */
export function removeEntries(
	row: RowBlock,
	spans: readonly Span[],
	gone: ReadonlySet<number>,
): readonly ReplaceText[] {
	const removals: ReplaceText[] = [];
	for (let from = 0; from < spans.length; from++) {
		if (!gone.has(from)) continue;
		let last = from;
		while (gone.has(last + 1)) last++;
		const span = spanToRemove(spans, from, last);
		const removal = span === undefined ? undefined : replaceInRow(row, span, "");
		if (removal !== undefined) removals.push(removal);
		from = last;
	}
	return removals;
}

function spanToRemove(spans: readonly Span[], from: number, last: number): Span | undefined {
	const [first, end] = [spans[from], spans[last]];
	if (first === undefined || end === undefined) return undefined;
	const { endLine, endCharacter } = end;
	const before = spans[from - 1];
	if (before !== undefined)
		return { line: before.endLine, character: before.endCharacter, endLine, endCharacter };
	const after = spans[last + 1];
	return after === undefined
		? { ...first, endLine, endCharacter }
		: { ...first, endLine: after.line, endCharacter: after.character };
}

/** Lists are short; in a longer one the first mentions are looked up rather than searched. */
const longList = 24;

/** So many entries of a list are told of one by one; more were pasted twice, and one fix takes them all out. */
export const mostDuplicates = 20;

/** Whether two entries of a list have one name, which hardly any list has. */
export function hasDuplicates(entries: readonly { readonly name: string }[]): boolean {
	if (entries.length > longList) return new Set(entries.map(({ name }) => name)).size < entries.length;
	for (let i = 1; i < entries.length; i++) {
		const name = entries[i]?.name;
		for (let before = 0; before < i; before++) if (entries[before]?.name === name) return true;
	}
	return false;
}

/** Tells of each entry of a list the index of the first one that has its name, which may be its own. */
export function createFirsts(entries: readonly { readonly name: string }[]): (index: number) => number {
	if (entries.length <= longList)
		return (index) => {
			const name = entries[index]?.name;
			let first = 0;
			while (first < index && entries[first]?.name !== name) first++;
			return first;
		};
	const places = new Map<string, number>();
	for (const [i, { name }] of entries.entries()) if (!places.has(name)) places.set(name, i);
	return (index) => places.get(entries[index]?.name ?? "") ?? index;
}
