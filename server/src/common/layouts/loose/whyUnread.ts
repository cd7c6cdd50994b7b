import type { UnreadTable } from "../../model/block.js";
import type { TableHeader } from "../../model/tableHeader.js";
import { maxReach } from "../blockSequence.js";
import { looseRoleOf } from "../columnEndings.js";
import { endsTable, indentOf, isPageMark, numberAt } from "./furniture.js";
import type { LooseHeader } from "./looseHeader.js";

/** Why the rows below a header cannot be read in the order of the text. */
export function unreadable(
	lines: readonly string[],
	at: number,
	found: LooseHeader,
	header: TableHeader,
): { readonly reason: UnreadTable["reason"] | undefined; readonly reach: number } {
	if (found.isBlankless) return { reason: "blankless", reach: found.reach };
	if (!found.isNumbered) return { reason: "no-numbers", reach: found.reach };
	if (header.taskColumn < 0) return { reason: "no-rows", reach: found.reach };
	// 1 / 新建书房3个 / 区教育局: marks part the cells, and would be read as words of theirs.
	if ((lines[at + found.lines]?.slice(0, 400).match(/\s[/／·•]\s/g)?.length ?? 0) > 1)
		return { reason: "form", reach: Math.max(found.reach, found.lines + 1) };
	if (found.isSpaced) {
		const torn = tornParagraph(lines, at, found);
		return { reason: torn.isFound ? "order" : undefined, reach: Math.max(torn.reach, found.reach) };
	}
	const indented = indentedLine(lines, at, found);
	return { reason: indented.isFound ? "layout" : undefined, reach: Math.max(indented.reach, found.reach) };
}

/** Whether something was found below a header, and how many lines from it were looked at. */
interface Search {
	readonly isFound: boolean;
	readonly reach: number;
}

/**
 * Empty lines stand between the cells, and some cells have several lines: so a converter writes that goes by places on
 * the page, and mixes the cells of a row.
 */
function tornParagraph(lines: readonly string[], at: number, found: LooseHeader): Search {
	const saysUnits = found.names.some(({ text }) => /^(?:lead-)?unit$/.test(looseRoleOf(text) ?? ""));
	if (!saysUnits) return { isFound: true, reach: found.reach };
	const last = Math.min(lines.length, at + found.lines + maxReach - 40);
	let before = true;
	for (let i = at + found.lines; i < last; i++) {
		const line = lines[i] ?? "";
		if (endsTable(line)) return { isFound: false, reach: i - at + 1 };
		const isEmpty = line.trim() === "";
		if (!isEmpty && !before && !isPageMark(line)) return { isFound: true, reach: i - at + 1 };
		before = isEmpty || isPageMark(line);
	}
	return { isFound: false, reach: last - at + 1 };
}

/** Cells stand below each other by blanks, and some of them wrap: which row a line belongs to cannot be told. */
function indentedLine(lines: readonly string[], at: number, found: LooseHeader): Search {
	if (found.isCellALine) return { isFound: false, reach: found.reach };
	const indent = indentOf(lines[at] ?? "");
	const last = Math.min(lines.length, at + found.lines + maxReach - 40);
	for (let i = at + found.lines; i < last; i++) {
		const line = lines[i] ?? "";
		if (line.trim() === "") continue;
		if (endsTable(line)) return { isFound: false, reach: i - at + 1 };
		const start = indentOf(line);
		const isWide = start > indent + 5 || (found.isWide && start > indent + 2);
		if (isWide && !isPageMark(line) && numberAt(line, start) === undefined)
			return { isFound: true, reach: i - at + 1 };
		if (!found.isWide && i > at + found.lines + 40) return { isFound: false, reach: i - at + 1 };
	}
	return { isFound: false, reach: last - at + 1 };
}
