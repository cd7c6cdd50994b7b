import type { TextBlock } from "../model/block.js";
import { type MappedText, spanOfRange } from "../model/mappedText.js";
import { coverSpans, type OffsetRange, spanContains } from "../model/span.js";
import type { Punctuation } from "../text/punctuation.js";

/** Marks between the units of an assignment in prose are separators, which no text rule touches. */
export function withoutSeparators(
	punctuation: Punctuation,
	text: MappedText,
	items: TextBlock["items"] = [],
): Punctuation {
	if (punctuation.halves.length + punctuation.doubled.length === 0) return punctuation;
	const lists = items.flatMap(({ row }) => {
		const first = row?.units[0];
		const last = row?.units.at(-1);
		return first === undefined || last === undefined || first === last
			? []
			: [coverSpans(first.span, last.span)];
	});
	if (lists.length === 0) return punctuation;
	const isFree = (range: OffsetRange): boolean => {
		const { line, character } = spanOfRange(text, range);
		return !lists.some((list) => spanContains(list, line, character));
	};
	return {
		...punctuation,
		halves: punctuation.halves.filter(({ range }) => isFree(range)),
		doubled: punctuation.doubled.filter(isFree),
	};
}
