import type { ReadBlock } from "./blockSequence.js";
import { reachOfPastedHeader, readPastedHeader, readPastedRow } from "./pasted.js";
import { readTableHeader, readTableRow } from "./table.js";
import { longestFrontMatter, opensFrontMatter, readFrontMatter, readText } from "./textBlocks.js";
import { reachOfRecord, readTsvHeader, readTsvRow } from "./tsv.js";

/** Reads the block at a line, whatever layout it is in: each part of a document is read as what it is. */
export const readBlock: ReadBlock = (lines, at, state, context) => {
	const { header } = state;
	if (header !== null) {
		const row =
			state.kind === "table"
				? readTableRow(lines, at, header, context)
				: state.kind === "pasted"
					? readPastedRow(lines, at, header, context)
					: readTsvRow(lines, at, header, context);
		if (row !== undefined) return row;
	}
	if (at === 0) {
		const frontMatter = readFrontMatter(lines);
		if (frontMatter !== undefined) return frontMatter;
	}
	if (context.layout !== "narrative" && context.layout !== "inline") {
		const opened =
			readTableHeader(lines, at, context) ??
			readTsvHeader(lines, at, context) ??
			readPastedHeader(lines, at, context);
		if (opened !== undefined) return opened;
	}
	// Dashes at the top become front matter as soon as a line below closes it.
	const reach =
		at === 0 && opensFrontMatter(lines)
			? longestFrontMatter
			: Math.max(reachOfPastedHeader(lines, at), reachOfRecord(lines, at));
	return readText(lines, at, reach, context, state.wrapping);
};
