import { escapeWords } from "../../model/cellText.js";
import type { Edit } from "../../model/edit.js";
import { escapeEntities } from "../../model/entities.js";
import { type SeparatingMark, separatingMarkOf } from "../../model/separatedRows.js";
import { type CellChanges, contentAfter } from "../cellChange.js";
import { escapeHtml, fixedCellsWriter } from "./fixedCells.js";
import type { CoveredStyle, RowInText, RowWriter } from "./rowWriter.js";

const html = fixedCellsWriter(escapeHtml);
const others = fixedCellsWriter(escapeWords);
const quotedCells = fixedCellsWriter((text) => escapeEntities(text).replaceAll('"', '""'));
const bareCells = fixedCellsWriter(escapeEntities);

/** Rows between tags, box characters and other bars, below dashes, and of separated values. */
export const markupWriter: RowWriter = {
	...others,
	changeCells(row, changes, covered) {
		const mark = separatingMarkOf(row.row.more);
		if (mark !== undefined) return changeSeparated(row, changes, covered, mark);
		const isHtml = row.lines.some((line) => /<t[drh]/i.test(line));
		return (isHtml ? html : others).changeCells(row, changes, covered);
	},
};

/** Cells between commas or semicolons: one in quotes keeps them, and one that needs them now gets them. */
function changeSeparated(
	row: RowInText,
	changes: CellChanges,
	covered: CoveredStyle,
	mark: SeparatingMark,
): readonly Edit[] {
	return [...changes].flatMap(([column, change]) => {
		const one: CellChanges = new Map([[column, change]]);
		const cell = row.row.cells[column];
		if (cell?.state !== "text") return bareCells.changeCells(row, one, covered);
		const isQuoted = row.lines[cell.span.line]?.[cell.span.character] === '"' && cell.content.text[0] !== '"';
		if (isQuoted) return quotedCells.changeCells(row, one, covered);
		const edits = bareCells.changeCells(row, one, covered);
		const after = contentAfter(cell, change);
		if (after.state !== "text" || !(after.text.includes(mark) || after.text.startsWith('"'))) return edits;
		return [{ span: cell.span, newText: `"${escapeEntities(after.text).replaceAll('"', '""')}"` }];
	});
}
