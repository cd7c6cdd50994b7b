import { isLayoutBlank } from "../language/characters.js";
import type { Block } from "../model/block.js";
import type { Plan } from "../model/plan.js";
import type { TableHeader } from "../model/tableHeader.js";
import type { SourceDocument } from "../text/sourceDocument.js";
import type { LineRange } from "./tableLines.js";

/**
 * The lines of a document that keys of a table are for: those of rows and headers, and the other rows between bars —
 * headings of sections, rows of tables that could not be read or that are none of a plan. Without tables told apart by
 * the content of their cells, whose lines are text, and without assignments in prose.
 *
 * Asked for each version of a document: one step a block.
 *
 * @returns in their order, none beside another but where a table begins
 */
export function tableRanges(plan: Plan, { lines }: SourceDocument): readonly LineRange[] {
	const ranges: { first: number; last: number }[] = [];
	let open: { first: number; last: number } | undefined;
	plan.forEachBlock((block, index) => {
		if (block.kind === "front-matter") return;
		const first = plan.lineOfBlock(index);
		if (!isOfTable(block, lines, first, open !== undefined)) {
			open = undefined;
			return;
		}
		if (open === undefined || block.kind === "table-header") {
			open = { first, last: first };
			ranges.push(open);
		}
		open.last = first + block.lines - 1;
	});
	return ranges;
}

/** Whether cells of a layout are told apart by bars, tabs or lines of their own, so that rows can be written by keys. */
export function hasKeys(layout: TableHeader["layout"]): boolean {
	return layout === "table" || layout === "tsv" || layout === "pasted";
}

function isOfTable(
	block: Exclude<Block, { kind: "front-matter" }>,
	lines: readonly string[],
	first: number,
	isBelow: boolean,
): boolean {
	if (block.kind === "table-header" || block.kind === "row")
		return hasKeys(block.header.layout) || beginsWithBar(lines[first] ?? "");
	if (block.kind === "text") {
		if (block.role === "blank" || block.role === "code" || block.role === "comment" || block.lines > 1)
			return false;
		if (!isBelow && block.unread === undefined) return false;
	} else if (!isBelow) return false;
	return beginsWithBar(lines[first] ?? "");
}

/** Whether a line is a row between bars. */
export function beginsWithBar(line: string): boolean {
	let at = 0;
	while (at < line.length && isLayoutBlank(line.charCodeAt(at))) at++;
	return line[at] === "|";
}

/** The row of dashes below the names of the columns. */
export function isRowOfDashes(line: string): boolean {
	return beginsWithBar(line) && line.includes("-") && /^[\s|:-]+$/.test(line);
}
