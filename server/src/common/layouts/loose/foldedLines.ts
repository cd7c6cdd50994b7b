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
		found = foldOnDemand(lines);
		folded.set(lines, found);
	}
	return found;
}

/** Each line is looked at and folded when it is asked for: what a reader has looked at stays what it has asked for. */
function foldOnDemand(lines: readonly string[]): readonly string[] {
	const known = new Map<string, string>();
	return new Proxy(lines, {
		get(written, key) {
			if (typeof key !== "string" || !isIndex(key)) return Reflect.get(written, key);
			let line = known.get(key);
			if (line === undefined) {
				line = simplifyInPlace(written[Number(key)] ?? "");
				known.set(key, line);
			}
			return line;
		},
	});
}

function isIndex(key: string): boolean {
	const first = key.charCodeAt(0);
	return first >= 48 && first <= 57;
}

const longestNames = 600;
