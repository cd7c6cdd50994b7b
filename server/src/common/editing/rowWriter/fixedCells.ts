import { type CellChange, contentAfter, splicesOf } from "../cellChange.js";
import { refuse } from "../refusal.js";
import type { RowWriter } from "./rowWriter.js";
import { spliceCell } from "./splices.js";

/**
 * Rows of tables whose borders are not Markdown's, or are not written at all: words within a cell can be changed, since
 * its place is known; what changes which cells there are is for a table.
 *
 * @param write a text as it stands among the others of a cell
 */
export function fixedCellsWriter(write: (text: string) => string): RowWriter {
	return {
		changeCells({ row }, changes) {
			return [...changes].flatMap(([column, change]) => {
				const cell = row.cells[column];
				const name = row.header.columns[column]?.header ?? "";
				if (cell?.state !== "text" || insertsBreak(change)) return refuseCell(name);
				const after = contentAfter(cell, change);
				if (after.state !== "text") return refuseCell(name);
				return spliceCell(cell, splicesOf(cell.content, change, after.text), write);
			});
		},

		writeRow() {
			return refuse(
				"这种表格没有可以增删、移动的行：请先转换为表格。",
				"Rows cannot be inserted, moved or removed in this kind of table: convert to a table first.",
			);
		},

		sourceOf() {
			return undefined;
		},
	};
}

/** Text as it stands between the tags of a cell. */
export function escapeHtml(text: string): string {
	return text.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;");
}

function refuseCell(name: string): never {
	return refuse(
		`这种表格里不能增删或合并“${name}”的格，也不能在格里换行：请先转换为表格。`,
		`In this kind of table a cell under ${name} cannot be filled, emptied, merged or broken into lines: convert to a table first.`,
	);
}

function insertsBreak(change: CellChange): boolean {
	if ("splices" in change) return change.splices.some(({ text }) => text.includes("\n"));
	return change.become.state === "text" && change.become.text.includes("\n");
}
