import type { TextBlock } from "../model/block.js";
import { mapLine } from "../model/mappedText.js";
import type { ReaderState, ReadStep } from "./blockSequence.js";
import { isPlanHeader } from "./header.js";

/** Between the lines of a table whose cells commas part. */
const inside: ReaderState = { kind: "commas", header: null };

/** A row of names is not longer (UTF-16 units). */
const longestHeader = 400;

/**
 * Reads one line of a table whose cells are parted by commas (RFC 4180): a line of column names opens it, an empty line
 * ends it. Commas stand within the cells of a plan, too, so nothing of it is read as tasks, and nothing in it is a text
 * whose marks might be mended.
 */
export function readCommaSeparated(
	lines: readonly string[],
	at: number,
	state: ReaderState,
): ReadStep | undefined {
	const line = lines[at] ?? "";
	if (state.kind !== "commas" && !isCommaHeader(line, lines[at + 1] ?? "")) return undefined;
	if (line.trim() === "") return undefined;
	const block: TextBlock = {
		kind: "text",
		lines: 1,
		reach: 2,
		role: state.kind === "commas" ? "code" : "comma-header",
		text: mapLine(line, 0, 0),
		level: 0,
	};
	return { block, next: inside };
}

/** @param below the next line, which has as many cells at least */
function isCommaHeader(line: string, below: string): boolean {
	if (line.length > longestHeader || !line.includes(",") || line.includes("|") || line.includes("\t"))
		return false;
	const names = line.split(",").map((name) => name.trim().replace(/^"(.*)"$/, "$1"));
	if (below.split(",", names.length).length < names.length || /[。；！？]/.test(line)) return false;
	return names.length >= 3 && names.every((name) => name.length <= 20) && isPlanHeader(names);
}
