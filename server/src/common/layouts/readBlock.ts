import { mayOpenAside, reachOfAside, readAside } from "./asides.js";
import { outside, outsideBehind, type ReadBlock } from "./blockSequence.js";
import { readCommaSeparated } from "./commaSeparated.js";
import { reachOfPastedHeader, readPastedHeader, readPastedRow } from "./pasted.js";
import { readTableHeader, readTableRow } from "./table.js";
import { readNamesRow, readRepeatedHeader, readTableStart } from "./tablePieces.js";
import { longestFrontMatter, opensFrontMatter, readFrontMatter, readText } from "./textBlocks.js";
import { reachOfRecord, readTsvHeader, readTsvRow } from "./tsv.js";

/** Reads the block at a line, whatever layout it is in: each part of a document is read as what it is. */
export const readBlock: ReadBlock = (lines, at, state, context) => {
	const { block, next } = mayOpenAside(lines[at] ?? "")
		? readAsideOrPart(lines, at, state, context)
		: readPart(lines, at, state, context);
	if (next.kind !== "outside") return { block, next };
	const { header } = state;
	const last = header !== null && header.layout === "table" && header.taskColumn >= 0 ? header : null;
	const before = last ?? state.before ?? null;
	if (before === null) return { block, next };
	return { block, next: next === outside ? outsideBehind(before) : { ...next, before } };
};

const readAsideOrPart: ReadBlock = (lines, at, state, context) => {
	const aside = readAside(lines, at);
	if (aside !== undefined) return aside;
	const { block, next } = readPart(lines, at, state, context);
	const reach = reachOfAside(lines, at);
	return { block: reach > block.reach ? { ...block, reach } : block, next };
};

/** Reads what is part of the document itself. */
const readPart: ReadBlock = (lines, at, state, context) => {
	const { header } = state;
	if (header !== null) {
		const row =
			state.kind === "table"
				? (readRepeatedHeader(lines, at, header) ?? readTableRow(lines, at, header, context))
				: state.kind === "names"
					? readNamesRow(lines, at, header)
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
			readCommaSeparated(lines, at, state) ??
			readTableStart(lines, at, header ?? state.before ?? null, context) ??
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
