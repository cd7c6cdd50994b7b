import type { Plan } from "../model/plan.js";
import { shorten } from "../text/shorten.js";
import type { ImportNote } from "./importNote.js";
import { type LineNames, nameLines } from "./lineNames.js";
import { kindsOfLines, pagesOf } from "./pageLines.js";
import { type StackedText, stackTablesBeside } from "./tablesBeside.js";

/**
 * The text of a plan as it is to be read and printed: tables that stand side by side below one another
 * (`stackTablesBeside`), and empty lines for what pages have between its paragraphs, which parts tables and becomes
 * headings there. What reading has passed over within sentences is told of, too. Undefined where it is fit as it is.
 *
 * @param lines those that the plan was read from
 * @param nameOf what they are called in notes
 */
export function textToPrint(
	plan: Plan,
	lines: readonly string[],
	nameOf: LineNames = nameLines,
): StackedText | undefined {
	const kinds = kindsOfLines(plan, lines.length);
	const { between, within } = pagesOf(plan, lines, kinds);
	// Those within tables tell where a page ends, and the readers of tables leave them out.
	const isText = (line: number) => kinds[line] !== "other";
	const emptied = new Set([...between.numbers, ...between.headers].filter(isText));
	const left = emptied.size === 0 ? lines : lines.map((line, i) => (emptied.has(i) ? "" : line));
	const stacked = stackTablesBeside(plan, left, nameOf);
	const notes = pagesNote(lines, [...emptied, ...within.numbers, ...within.headers], nameOf);
	if (stacked === undefined && notes.length === 0) return undefined;
	return {
		lines: stacked?.lines ?? left,
		origins: stacked?.origins ?? left.map((_, i) => i),
		notes: [...notes, ...(stacked?.notes ?? [])],
	};
}

/** More than so many places would not help anybody. */
const mostListed = 20;

function pagesNote(
	lines: readonly string[],
	found: readonly number[],
	nameOf: LineNames,
): readonly ImportNote[] {
	const pages = [...new Set(found)].sort((a, b) => a - b);
	const [first] = pages;
	if (first === undefined) return [];
	const shown = pages.slice(0, mostListed);
	const more = pages.length > shown.length;
	const wordsOf = (line: number) => shorten((lines[line] ?? "").trim(), 20);
	return [
		{
			kind: "left-out",
			line: first,
			message: {
				zh: `页码和页眉页脚没有放进结果：${shown.map((line) => `${nameOf([line]).zh}“${wordsOf(line)}”`).join("、")}${more ? `等 ${pages.length} 行` : ""}。`,
				en: `Page numbers and what pages have at their head or foot are left out of the result: ${shown.map((line) => `${nameOf([line]).en} “${wordsOf(line)}”`).join(", ")}${more ? ` and ${pages.length - shown.length} more` : ""}.`,
			},
		},
	];
}
