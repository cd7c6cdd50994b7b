import { leadWords } from "../language/duties.js";
import type { RowBlock } from "./block.js";
import type { LeadConvention } from "./conventions.js";

/** Whether a unit of a row leads, the document being one that shows it in this way. */
export function leadsTask(row: RowBlock, unit: number, convention: LeadConvention): boolean {
	const { units, header } = row;
	const mention = units[unit];
	if (mention === undefined) return false;
	// 甲局、乙局负责: both lead, unless the document says that the first one does.
	if (convention === "first" && !saysLead(row)) return unit === 0;
	if (mention.star || mention.leadPlace) return true;
	if (convention === "star" || convention === "none") return false;
	if (units.some(({ star, leadPlace }) => star || leadPlace)) return false;
	switch (convention) {
		// 责任单位 beside 配合单位 leads where nothing else says who does.
		case "word":
		case "column":
			return header.leadColumns.includes(mention.column);
		default:
			return false;
	}
}

const leading = new RegExp(`${leadWords}|主要责任|会同`);

/** Whether a row itself says which of its units lead: by a ★, a label or a word such as 牵头. */
export function saysLead({ units, header, cells }: RowBlock): boolean {
	if (units.some(({ star }) => star)) return true;
	return header.unitColumns.some(
		(column) =>
			cells[column]?.state === "text" &&
			(header.columns[column]?.role === "lead-unit" || leading.test(cells[column].content.text)),
	);
}
