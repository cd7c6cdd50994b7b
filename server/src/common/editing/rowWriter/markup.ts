import { escapeWords } from "../../model/cellText.js";
import { escapeHtml, fixedCellsWriter } from "./fixedCells.js";
import type { RowWriter } from "./rowWriter.js";

const html = fixedCellsWriter(escapeHtml);
const others = fixedCellsWriter(escapeWords);

/** Rows between tags, box characters and other bars, and below dashes. */
export const markupWriter: RowWriter = {
	...others,
	changeCells: (row, changes, covered) =>
		(row.lines.some((line) => /<t[drh]/i.test(line)) ? html : others).changeCells(row, changes, covered),
};
