import { segmentsOf } from "./openHeader.js";
import type { PageFlow } from "./pageFlow.js";
import { type TextLine, textOfLine } from "./textLines.js";

/** Lines whose texts stand beside each other at the same places, as those of a table do, and that are read as text. */
export interface SideBySide {
	/** From 1. */
	readonly page: number;
	readonly lines: number;
	/** What the first of them says. */
	readonly text: string;
}

/** Lines that are no accident. */
const fewest = 3;
/** Lines between them that have text in one column. */
const mostBetween = 2;
/** Times the size of the text: the least gap between columns, and how exactly their texts begin at one place. */
const narrowest = 1.2;
const exact = 0.6;

/** Finds what looks like a table, or like columns of text, among the lines that no table of a page is made of. */
export function findSideBySide({ page, items }: PageFlow): readonly SideBySide[] {
	const found: SideBySide[] = [];
	let run: Started[] = [];
	let between = 0;
	const end = () => {
		const [first] = run;
		if (first !== undefined && run.length >= fewest && areAligned(run))
			found.push({ page, lines: run.length, text: textOfLine(first.line) });
		run = [];
		between = 0;
	};
	for (const item of items) {
		const starts = item.kind === "line" ? startsOf(item.line) : [];
		if (item.kind === "line" && starts.length > 0) {
			run.push({ line: item.line, starts });
			between = 0;
		} else if (item.kind === "table" || ++between > mostBetween) end();
	}
	end();
	return found;
}

interface Started {
	readonly line: TextLine;
	readonly starts: readonly number[];
}

/** Where the texts of a line begin that stand beside the first one. */
function startsOf(line: TextLine): readonly number[] {
	const segments = segmentsOf(line);
	return segments
		.slice(1)
		.filter(({ left }, i) => left - (segments[i]?.right ?? left) > narrowest * line.size)
		.map(({ left }) => left);
}

/** Whether enough lines have text that begins at one place. */
function areAligned(run: readonly Started[]): boolean {
	return run.some(({ line, starts }) =>
		starts.some(
			(at) =>
				run.filter((other) => other.starts.some((start) => Math.abs(start - at) < exact * line.size))
					.length >= fewest,
		),
	);
}
