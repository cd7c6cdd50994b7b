import type { UnitMention } from "../model/block.js";
import { spanOfRange } from "../model/mappedText.js";
import type { Cell } from "../model/tableHeader.js";
import { leadsOf, readClauses } from "./assignment.js";
import { parseUnitList, type UnitList } from "./unitList.js";

const nobody: UnitList = { mentions: [], problems: [] };

/**
 * The units of an assignment in prose: `X、Y牵头，Z等按职责分工负责`. Those before 牵头 lead; a unit that alone is
 * responsible (`X负责`) does, too. A list without such words is read like a cell, with what is amiss in it.
 */
export function parseAssignedUnits(cell: Cell, column: number, inLeadColumn: boolean): UnitList {
	const { content } = cell;
	const { text } = content;
	if (/^(?:[/／—–-]+|无)$/.test(text)) return nobody;
	const clauses = readClauses(text, 0, text.length);
	if (!clauses.some(({ duty }) => duty !== "") && !/等|[^以][和及与]|[〔［[【]/.test(text))
		return parseUnitList(cell, column, inLeadColumn);
	const leads = leadsOf(text, clauses);
	const mentions: UnitMention[] = [];
	for (const { names } of clauses)
		for (const { start, end, marked } of names)
			mentions.push({
				raw: text.slice(start, end).replace(/[\s\u3000]/g, ""),
				star: marked < start && text.slice(marked, start).trim() !== "",
				leadPlace: inLeadColumn || (leads[mentions.length] ?? false),
				span: spanOfRange(content, [start, end]),
				markedSpan: spanOfRange(content, [marked, end]),
				column,
			});
	return { mentions, problems: [] };
}
