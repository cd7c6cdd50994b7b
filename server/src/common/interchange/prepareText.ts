import type { Plan } from "../model/plan.js";
import { documentOfLines, type SourceDocument } from "../text/sourceDocument.js";
import type { ImportNote } from "./importNote.js";
import { type LineNames, nameLines } from "./lineNames.js";
import { nameOrigins } from "./tablesBeside.js";
import { textToPrint } from "./textToPrint.js";
import { partFromTables } from "./wordsBesideTables.js";

/** A text that was read. */
interface ReadText {
	readonly plan: Plan;
	readonly document: SourceDocument;
}

/**
 * A text as it is to be printed in table layout: words on a line with a table of HTML stand on lines of their own, and
 * tables side by side below one another, without what pages have between them (`textToPrint`).
 *
 * @param readAgain reads lines as those of the text were read
 */
export function prepareText<Read extends ReadText>(
	read: Read,
	readAgain: (document: SourceDocument) => Read,
): {
	readonly read: Read;
	/** Calls its lines by those of the text. */
	readonly nameOf: LineNames;
	/** Which tables were moved, and what was left out. */
	readonly notes: readonly ImportNote[];
} {
	const { eol } = read.document;
	const parted = partFromTables(read.plan, read.document.lines);
	const apart = parted === undefined ? read : readAgain(documentOfLines(parted.lines, eol));
	const nameOf = parted === undefined ? nameLines : nameOrigins(parted.origins);
	const stacked = textToPrint(apart.plan, apart.document.lines, nameOf);
	if (stacked === undefined) return { read: apart, nameOf, notes: [] };
	return {
		read: readAgain(documentOfLines(stacked.lines, eol)),
		nameOf: nameOrigins(stacked.origins, nameOf),
		notes: stacked.notes,
	};
}
