import { withParts } from "../model/block.js";
import type { ReadingNote } from "../model/readingNote.js";
import { hasFixedRows, type TableHeader } from "../model/tableHeader.js";
import { mayOpenAside, reachOfAside, readAside } from "./asides.js";
import {
	maxReach,
	outside,
	outsideBehind,
	type ReadBlock,
	type ReaderContext,
	type ReaderState,
	type ReadStep,
} from "./blockSequence.js";
import { readCommaSeparated } from "./commaSeparated.js";
import { reachOfRecordAt, readLabelledRecord } from "./labelledRecord.js";
import { reachOfHeader } from "./loose/looseHeader.js";
import { reachOfLooseHeader, readLooseHeader, readLooseRow } from "./loose/looseTable.js";
import { reachOfTornRowsAt } from "./loose/tornRows.js";
import { readTornRows, readUnreadLine } from "./loose/unreadLines.js";
import { reachOfMarkupHeader, readMarkupHeader, readMarkupRow } from "./markup/markupTable.js";
import { reachOfSheetTitle } from "./markup/separated.js";
import { reachOfPastedEnd, reachOfPastedHeader, readPastedHeader, readPastedRow } from "./pasted.js";
import { headCells, readTableHeader, readTableRow } from "./table.js";
import { readNamesRow, readRepeatedHeader, readTableStart } from "./tablePieces.js";
import { blankLine, longestFrontMatter, opensFrontMatter, readFrontMatter, readText } from "./textBlocks.js";
import { titleBelow } from "./titleAbove.js";
import { reachOfRecord, reachOfTsvEnd, readTsvHeader, readTsvRow } from "./tsv.js";

/** Reads the block at a line, whatever layout it is in: each part of a document is read as what it is. */
export const readBlock: ReadBlock = (lines, at, state, context) => {
	const step = mayOpenAside(lines[at] ?? "")
		? readAsideOrPart(lines, at, state, context)
		: readPart(lines, at, state, context);
	const { block, next } = step;
	if (next.kind !== "outside") return step;
	const { header } = state;
	const last = header !== null && header.layout === "table" && header.taskColumn >= 0 ? header : null;
	const before = last ?? state.before ?? null;
	const title = titleBelow(block, state.title);
	if (before === null && title === undefined) return step;
	if (title === undefined && before !== null && next === outside)
		return { block, next: outsideBehind(before) };
	return {
		block,
		next: { ...next, ...(before === null ? {} : { before }), ...(title === undefined ? {} : { title }) },
	};
};

const readAsideOrPart: ReadBlock = (lines, at, state, context) => {
	const aside = readAside(lines, at);
	if (aside !== undefined) return aside;
	const { block, next } = readPart(lines, at, state, context);
	const reach = reachOfAside(lines, at);
	return { block: reach > block.reach ? withParts(block, { reach }) : block, next };
};

/** Reads what is part of the document itself. */
const readPart: ReadBlock = (lines, at, state, context) => {
	const row = readOpenTable(lines, at, state, context);
	if (row !== undefined) return row;
	const step = readOutside(lines, at, state, context);
	// That the table above ends here depended on what stands below.
	const line = lines[at] ?? "";
	return lookedAt(
		step,
		Math.max(reachOfEnd[state.kind] ?? 0, reachOfSheetTitle(line), reachOfRecordAt(line)),
	);
};

/** What was read, where readers that did not take the line have looked at so many lines. */
function lookedAt(step: ReadStep, reach: number): ReadStep {
	return reach > step.block.reach ? { ...step, block: withParts(step.block, { reach }) } : step;
}

/** How many lines it takes to tell that a table ends. */
const reachOfEnd: Partial<Record<ReaderState["kind"], number>> = {
	markup: maxReach,
	pasted: reachOfPastedEnd,
	tsv: reachOfTsvEnd,
	loose: 2 * reachOfHeader,
	unread: 2 * reachOfHeader,
};

/** The row of the table that is open; `undefined` where it ends, or none is open. */
function readOpenTable(
	lines: readonly string[],
	at: number,
	state: ReaderState,
	context: ReaderContext,
): ReadStep | undefined {
	const { kind, header } = state;
	if (kind === "markup") return readMarkupRow(lines, at, state, context);
	if (kind === "unread") return readUnreadLine(lines, at, context);
	if (header === null) return undefined;
	switch (kind) {
		case "table":
			return readRepeatedHeader(lines, at, header) ?? readTableRow(lines, at, header, context, state);
		case "names":
			return readNamesRow(lines, at, header);
		case "pasted":
			return readPastedRow(lines, at, header, context);
		case "tsv":
		case "commas":
			return readTsvRow(lines, at, header, context);
		case "loose":
			return readLooseRow(lines, at, header, state.more ?? "0", context);
		default:
			return undefined;
	}
}

const layoutIsSet: ReadingNote = {
	reader: "table",
	why: {
		zh: "文首或设置里写明全文是正文",
		en: "the front matter or the settings say that all of it is text",
	},
};

/** What begins at a line outside tables. */
function readOutside(
	lines: readonly string[],
	at: number,
	state: ReaderState,
	context: ReaderContext,
): ReadStep {
	if (at === 0) {
		const frontMatter = readFrontMatter(lines);
		if (frontMatter !== undefined) return frontMatter;
	}
	// Nothing begins at an empty line. Whoever asks why is told by each reader.
	if (lines[at] === "" && state.kind !== "commas" && context.note === undefined)
		return blankLine(state.wrapping);
	if (isSubheading(lines[at] ?? "") && context.note === undefined && headCells(lines, at) === undefined)
		return readText(lines, at, 2, context, state.wrapping);
	if (context.layout === null || context.layout === "inline") {
		const record = readLabelledRecord(lines, at, context, state.wrapping);
		if (record !== undefined) return record;
	}
	if (context.layout !== "narrative" && context.layout !== "inline") {
		const cells = headCells(lines, at);
		const opened =
			readCommaSeparated(lines, at, state, context) ??
			readTableStart(lines, at, cells, tableAbove(state), context) ??
			readTableHeader(lines, at, cells, context) ??
			readTsvHeader(lines, at, context);
		if (opened !== undefined) return opened;
		const other =
			readPastedHeader(lines, at, context) ??
			readMarkupHeader(lines, at, context) ??
			readLooseHeader(lines, at, context, state.title) ??
			readTornRows(lines, at, context);
		if (other !== undefined)
			return lookedAt(other, Math.max(reachOfRecord(lines, at), reachOfPastedHeader(lines, at)));
	} else context.note?.(layoutIsSet);
	// Dashes at the top become front matter as soon as a line below closes it.
	const reach =
		at === 0 && opensFrontMatter(lines)
			? longestFrontMatter
			: Math.max(
					reachOfPastedHeader(lines, at),
					reachOfRecord(lines, at),
					reachOfMarkupHeader(lines[at] ?? ""),
					reachOfLooseHeader(lines, at, context),
					reachOfTornRowsAt(lines, at),
				);
	return readText(lines, at, reach, context, state.wrapping);
}

/** Whether a line begins with `##`, as the name of no column does: no other table than Markdown's begins there. */
function isSubheading(line: string): boolean {
	return line.charCodeAt(0) === 35 && line.charCodeAt(1) === 35;
}

/** The header of the Markdown table that is open or was the last: another part of it may follow. */
function tableAbove({ header, before }: ReaderState): TableHeader | null {
	return header !== null && !hasFixedRows(header.layout) ? header : (before ?? null);
}
