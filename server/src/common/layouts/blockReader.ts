import type { Block } from "../model/block.js";
import type { LayoutName } from "../model/conventions.js";
import type { TableHeader } from "../model/tableHeader.js";
import { withoutLookalikes } from "../text/lookalike.js";
import { createReaderContext, outside, type ReaderContext, type ReaderState } from "./blockSequence.js";
import { readBlock } from "./readBlock.js";

/**
 * A reader of single blocks: of what is to be written before it is. It reads as the document is read, but for the time
 * that the lines above speak of.
 *
 * @param layout that is set for the document, null where each part is read as what it is
 */
export function createBlockReader(
	layout: LayoutName | null,
): (
	lines: readonly string[],
	at: number,
	header: TableHeader | null,
	more?: string,
) => { readonly block: Block; readonly header: TableHeader | null; readonly more?: string | undefined } {
	let context: ReaderContext | undefined;
	let last: readonly string[] = [];
	let plain: readonly string[] = [];
	return (lines, at, header, more) => {
		if (lines !== last) plain = lines.map(withoutLookalikes);
		last = lines;
		// A task in prose stands in no open table.
		const state: ReaderState =
			header === null || header.layout === "inline"
				? outside
				: { kind: header.layout, header, ...(more === undefined ? {} : { more }) };
		// Made for every version of a document, and asked by few.
		context ??= createReaderContext(layout, new Map());
		const { block, next } = readBlock(plain, at, state, context);
		return { block, header: next.header, more: next.more };
	};
}
