import type { Plan } from "../model/plan.js";

/** A text in which tables of HTML stand on lines of their own. */
export interface PartedText {
	readonly lines: readonly string[];
	/** The line of the text before that each line comes from. */
	readonly origins: readonly number[];
}

/**
 * Puts words that stand on one line with a table of HTML, before or behind it, on lines of their own: the lines of a table
 * are read as its rows. Undefined where there are none.
 *
 * @param lines those that the plan was read from
 */
export function partFromTables(plan: Plan, lines: readonly string[]): PartedText | undefined {
	const written: string[] = [];
	const origins: number[] = [];
	const add = (words: readonly string[], line: number) => {
		for (const text of words) {
			written.push(text);
			origins.push(line);
		}
	};
	const inTables = linesOfTables(plan, lines.length);
	lines.forEach((line, i) => {
		const open = inTables.has(i) ? line.search(/<table[\s>]/i) : -1;
		const close = inTables.has(i) ? line.toLowerCase().lastIndexOf(closing) : -1;
		const before = open < 0 ? [] : paragraphsIn(line.slice(0, open));
		const end = close < open || close < 0 ? line.length : close + closing.length;
		const behind = close < 0 ? [] : paragraphsIn(line.slice(end));
		const start = before.length > 0 ? open : 0;
		add(before, i);
		add([line.slice(start, behind.length > 0 ? end : line.length)], i);
		add(behind, i);
	});
	return written.length === lines.length ? undefined : { lines: written, origins };
}

const closing = "</table>";

/** The lines of tables of HTML that are read, with the one behind their last rows. */
function linesOfTables(plan: Plan, count: number): ReadonlySet<number> {
	const found = new Set<number>();
	for (const { layout, blockIndex, endBlock } of plan.tables) {
		if (layout !== "markup") continue;
		const end = endBlock < plan.blockCount ? plan.lineOfBlock(endBlock) : count;
		for (let line = plan.lineOfBlock(blockIndex); line <= end; line++) found.add(line);
	}
	return found;
}

/** What HTML shows as paragraphs, with an empty line before and behind each; none where it shows nothing. */
function paragraphsIn(html: string): readonly string[] {
	const words = html
		.replace(/<(?:br|\/?(?:p|div|h[1-6]|li|tr|center))\b[^<>]{0,400}>/gi, "\n")
		.replace(/<\/?[a-z][^<>]{0,400}>/gi, "")
		.split("\n")
		.flatMap((line) => (line.trim() === "" ? [] : ["", line.trim(), ""]));
	return words;
}
