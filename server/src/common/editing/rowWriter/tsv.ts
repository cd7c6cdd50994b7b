import type { Column } from "../../model/columns.js";
import type { Edit } from "../../model/edit.js";
import { escapeEntities } from "../../model/entities.js";
import { lineSpan } from "../../model/span.js";
import type { Cell, TableHeader } from "../../model/tableHeader.js";
import { type CellChange, type CellContent, contentAfter, splicesOf } from "../cellChange.js";
import { textAt } from "../textEdits.js";
import type { RowWriter } from "./rowWriter.js";
import { spliceCell } from "./splices.js";

/**
 * Tab-separated rows, quoted where a cell holds a tab, a line break or begins with a quotation mark (RFC 4180). An
 * empty 序号 or 项目 is merged, in other columns `^^` is.
 */
export const tsvWriter: RowWriter = {
	changeCells({ row, lines }, changes) {
		const edits: Edit[] = [];
		const added: string[] = [];
		// Cells at the end that are empty may be left out.
		const width = row.cells.filter(({ state }) => state !== "missing").length;
		for (const [column, change] of [...changes].sort(([a], [b]) => a - b)) {
			const cell = row.cells[column];
			if (cell === undefined) continue;
			if (cell.state === "missing") {
				while (width + added.length < column) added.push("");
				added.push(print(contentAfter(cell, change), row.header, column));
			} else edits.push(...changeCell(lines, cell, change, row.header, column));
		}
		const last = lines.length - 1;
		const end = lines[last]?.length ?? 0;
		return added.length === 0
			? edits
			: [...edits, { span: lineSpan(last, end, end), newText: added.map((cell) => `\t${cell}`).join("") }];
	},

	writeRow(header, cells) {
		return cells
			.map((cell, column) => print(cell, header, column))
			.join("\t")
			.split("\n");
	},

	sourceOf(row, column) {
		const cell = row.row.cells[column];
		return cell?.state === "text" ? textAt(row.lines, cell.span) : undefined;
	},
};

function changeCell(
	lines: readonly string[],
	cell: Cell,
	change: CellChange,
	header: TableHeader,
	column: number,
): readonly Edit[] {
	const after = contentAfter(cell, change);
	if (cell.state === "text" && after.state === "text") {
		const splices = splicesOf(cell.content, change, after.text);
		const isQuoted = lines[cell.span.line]?.[cell.span.character] === '"' && cell.content.text[0] !== '"';
		if (isQuoted) return spliceCell(cell, splices, (text) => escapeEntities(text).replaceAll('"', '""'));
		if (!needsQuotes(after.text) && !needsQuotes(cell.content.text))
			return spliceCell(cell, splices, escapeEntities);
	}
	return [{ span: cell.span, newText: print(after, header, column) }];
}

function print(cell: CellContent, header: TableHeader, column: number): string {
	if (cell.state === "covered") return isMergedWhenEmpty(header.columns[column]) ? "" : "^^";
	if (cell.state === "empty") return "";
	return cell.source ?? printTsvField(cell.text);
}

/** A text as it stands between two tabs. */
export function printTsvField(text: string): string {
	const written = escapeEntities(text);
	return needsQuotes(text) ? `"${written.replaceAll('"', '""')}"` : written;
}

function isMergedWhenEmpty(column: Column | undefined): boolean {
	return column?.role === "number" || column?.role === "group";
}

function needsQuotes(text: string): boolean {
	return text[0] === '"' || text.includes("\t") || text.includes("\n");
}
