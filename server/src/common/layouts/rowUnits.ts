import type { RowBlock, UnitListProblem, UnitMention } from "../model/block.js";
import type { ColumnRole } from "../model/columns.js";
import type { Cell, TableHeader } from "../model/tableHeader.js";
import { findLabels } from "./assignmentLabel.js";
import { parseAssignedUnits, parseUnitList } from "./unitList.js";

/** The units of a row, and what is amiss with the words that name them. */
export interface RowUnits {
	readonly mentions: readonly UnitMention[];
	readonly problems: readonly UnitListProblem[];
}

export const noUnits: RowUnits = { mentions: [], problems: [] };

/** Reads the units in all columns that name some. */
export function readRowUnits({ header, cells }: Pick<RowBlock, "header" | "cells">): RowUnits {
	const only = header.unitColumns[0];
	if (header.unitColumns.length === 1 && only !== undefined) return unitsOfCell(header, cells, only);
	const lists = header.unitColumns.map((column) => unitsOfCell(header, cells, column));
	return {
		mentions: lists.flatMap(({ mentions }) => mentions),
		problems: lists.flatMap(({ problems }) => problems),
	};
}

function unitsOfCell(header: TableHeader, cells: readonly Cell[], column: number): RowUnits {
	const cell = cells[column];
	if (cell?.state !== "text") return noUnits;
	if (header.layout === "inline")
		return parseAssignedUnits(cell, column, header.columns[column]?.role === "lead-unit");
	return parseUnitList(cell, column, leadsByColumn(header, column) && !isMarked(header, column, cell));
}

function leadsByColumn({ columns }: TableHeader, column: number): boolean {
	return columns[column]?.role === "lead-unit";
}

/**
 * 承办单位 | ★市教育局、市财政局, 承办单位 | 牵头单位：市教育局 配合单位：市财政局: the one column of units is called so for all
 * of them, and marks or labels say which lead.
 */
function isMarked({ unitColumns, columns }: TableHeader, column: number, { content }: Cell): boolean {
	if (unitColumns.length > 1 || /[牵牽]/.test(columns[column]?.header ?? "")) return false;
	const { text } = content;
	if (/[★☆]|[（(][牵牽][头頭]/.test(text)) return true;
	return /[:：]/.test(text) && findLabels(text, 0, text.length).some(({ role }) => tellsDuty.has(role));
}

const tellsDuty: ReadonlySet<ColumnRole> = new Set<ColumnRole>(["unit", "lead-unit"]);
