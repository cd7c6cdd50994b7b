import { saysDuties, sharesDuties } from "../layouts/conventions.js";
import type { RowBlock } from "../model/block.js";
import type { RowContext } from "./rule.js";

/** Whether a row names units and none of them leads, by the convention of the document. */
export function lacksLead(row: RowBlock, convention: RowContext["conventions"]["lead"]): boolean {
	if (convention === "none" || convention === "first") return false;
	for (const unit of row.units) if (unit.star || unit.leadPlace) return false;
	// In 牵头单位, or in 责任单位 beside 配合单位, somebody leads by the column's name; a merged cell above may name whom.
	for (const column of row.header.leadColumns) {
		if (row.cells[column]?.state === "covered") return false;
		if (convention !== "star" && row.units.some((unit) => unit.column === column)) return false;
	}
	// 「甲、乙按职责分工负责」 has no lead by design, in a cell as in prose.
	if (sharesDuties(row)) return false;
	if (convention !== "word" && row.header.layout !== "inline") return true;
	// One unit alone needs no word.
	if (row.units.length === 1) return false;
	// Labels tell who does what.
	if (row.header.layout === "inline" && row.header.unitColumns.length > 1) return false;
	return !saysDuties(row);
}
