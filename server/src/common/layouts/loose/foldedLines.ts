import { simplifyInPlace } from "../../language/scriptForms.js";
import type { ReaderContext } from "../blockSequence.js";

const folded = new WeakMap<readonly string[], readonly string[]>();

/**
 * The lines as they tell where cells end: those of a document in Traditional script in their Simplified form, character
 * by character, so that places hold in both. What is shown is cut from the lines as they are written.
 */
export function foldedLines(
	lines: readonly string[],
	at: number,
	{ time }: Pick<ReaderContext, "time">,
): readonly string[] {
	if (time.script === "simplified") return lines;
	// Nothing has told yet: the names of columns do.
	const line = lines[at] ?? "";
	if (time.script === undefined && (line.length > longestNames || simplifyInPlace(line) === line))
		return lines;
	let found = folded.get(lines);
	if (found === undefined) {
		found = lines.map(simplifyInPlace);
		folded.set(lines, found);
	}
	return found;
}

const longestNames = 600;
