import { planSheetName, printRowMark, type RowKind } from "../../ooxml/sheetMarks.js";
import type { RawCell, TableDocument, TableForm } from "../../tableDocument.js";
import { layOutColumns } from "../columnWidths.js";
import { heightOf, rowHeightOf } from "./rowHeight.js";
import type { CellLook, CellRange, Sheet, SheetCell, SheetName, SheetRow } from "./workbook.js";

/** Latin letters that fit side by side on A4 across, at 11 points. */
const pageWidth = 136;

/** Names of columns stay in sight where no more stands above them (points). */
const mostFrozen = 240;
/** Rows to be filled in are at least so high (points). */
const roomToWrite = 34;

/**
 * A document on one sheet: title, paragraphs and headings across it, tables with merged cells below one another. Names
 * of columns stand once, above the first heading of their table, as long as they stay the same. Cells under merged ones
 * hold what these show, so that a filter finds every row of them. A form can be changed where it is to be filled in.
 *
 * @param width of all columns together, in Latin letters; what is wider than a page is printed smaller
 */
export function sheetOfDocument(document: TableDocument, name: string, width = pageWidth): Sheet {
	const sheet = new DocumentSheet(document, width);
	sheet.write();
	return sheet.toSheet(name);
}

/** The name by which the sheet with a plan is found again. */
export function planSheet(sheet: number): SheetName {
	return { name: planSheetName, sheet };
}

type Rows = readonly (readonly RawCell[])[];

class DocumentSheet {
	private readonly rows: SheetRow[] = [];
	private readonly heights: number[] = [];
	private readonly merges: CellRange[] = [];
	private readonly pageBreaks: number[] = [];
	private readonly width: number;
	private readonly widths: readonly number[];
	private readonly isCentred: readonly boolean[];
	/** The names of columns that hold now, as one text. */
	private names: string | undefined;
	private readonly nameRows: number[] = [];
	private readonly choices: Sheet["choices"][number][] = [];

	constructor(
		private readonly document: TableDocument,
		pageWidth: number,
	) {
		const tables = document.blocks.flatMap((block) => (block.kind === "table" ? [block] : []));
		this.width = Math.max(1, ...tables.map(({ table }) => table.rows[0]?.length ?? 0));
		const widest = tables.filter(({ table }) => table.rows[0]?.length === this.width);
		const rows = widest.flatMap(({ table }) => table.rows);
		const measured = layOutColumns({ rows }, pageWidth / 2, widest[0]?.form ?? widest[0]?.fixed);
		this.widths = measured.length === 0 ? [pageWidth] : measured.map(({ share }) => share * pageWidth);
		this.isCentred = measured.map(({ align }) => align === "centre");
	}

	write(): void {
		const { blocks } = this.document;
		blocks.forEach((block, i) => {
			switch (block.kind) {
				case "heading":
					if (block.level > 0) this.writeNamesAhead(i);
					this.addLine(block.text, block.level === 0 ? "title" : "heading", `h${block.level}`);
					break;
				case "paragraph":
					this.addLine(block.text, "words", "p");
					break;
				case "page-break":
					if (this.rows.length > 0) this.pageBreaks.push(this.rows.length - 1);
					break;
				default: {
					const { rows } = block.table;
					const names = rows.slice(0, Math.max(1, block.headerRows));
					// Of two tables behind one another the second has its names, or they would be one.
					if (this.names !== keyOf(names) || blocks[i - 1]?.kind === "table")
						this.addNames(names, block.form);
					this.addTable(rows.slice(names.length), "row", block.form);
				}
			}
		});
	}

	/** Names of columns stand above the headings of the first table, and are in sight with them. */
	private writeNamesAhead(heading: number): void {
		if (this.names !== undefined) return;
		const next = this.document.blocks.slice(heading).find(({ kind }) => kind !== "heading");
		if (next?.kind === "table") this.addNames(next.table.rows.slice(0, Math.max(1, next.headerRows)));
	}

	private addNames(rows: Rows, form?: TableForm): void {
		this.names = keyOf(rows);
		this.nameRows.push(this.rows.length + rows.length - 1);
		this.addTable(rows, "names", form);
	}

	private addLine(text: string, look: CellLook, kind: RowKind): void {
		const row = this.rows.length;
		const first: SheetCell = { value: text, look };
		const rest = look === "heading" ? { value: "", look } : null;
		this.rows.push(this.rowOf([first, ...new Array<SheetCell | null>(this.width - 1).fill(rest)], kind));
		const all = this.widths.reduce((sum, width) => sum + width, 0);
		this.heights.push(
			rowHeightOf([heightOf(text, all, look === "title" ? 1.8 : look === "heading" ? 1.1 : 1)]),
		);
		if (this.width > 1) this.merges.push({ top: row, bottom: row, left: 0, right: this.width - 1 });
	}

	private rowOf(cells: readonly (SheetCell | null)[], kind: RowKind, identity = ""): SheetRow {
		return { height: 0, cells: [...cells, { value: printRowMark(kind, identity), look: "mark" }] };
	}

	private addTable(rows: Rows, kind: "names" | "row", form?: TableForm): void {
		const top = this.rows.length;
		const marks = form?.marks.filter((mark) => mark.kind === kind);
		const shown: string[] = [];
		for (const [i, cells] of rows.entries()) {
			const heights: number[] = [];
			const written = Array.from({ length: this.width }, (_, column): SheetCell | null => {
				const cell = cells[column];
				if (cell === undefined) return null;
				if (cell.state === "own") shown[column] = cell.text;
				const text = cell.state === "left" ? "" : (shown[column] ?? "");
				const isMerged = cells[column + 1]?.state === "left" || rows[i + 1]?.[column]?.state === "above";
				const isAlone = cell.state === "own" && !isMerged;
				if (isAlone) heights.push(heightOf(text, this.widths[column] ?? pageWidth));
				if (kind === "row" && form !== undefined && column >= form.open) return { value: text, look: "open" };
				return cell.light === undefined ? this.cellOf(text, column, kind) : { value: text, look: cell.light };
			});
			this.rows.push(this.rowOf(written, kind, marks?.[i]?.identity));
			this.heights.push(
				Math.max(rowHeightOf(heights), kind === "row" && form !== undefined ? roomToWrite : 0),
			);
		}
		if (kind === "row" && form !== undefined) {
			const { column, values } = form.choice;
			const bottom = this.rows.length - 1;
			this.choices.push({ values, range: { top, bottom, left: column, right: column } });
		}
		for (const range of mergesOf(rows)) {
			this.merges.push({ ...range, top: top + range.top, bottom: top + range.bottom });
			this.stretch(range, top, rows);
		}
	}

	private cellOf(text: string, column: number, kind: "names" | "row"): SheetCell {
		if (kind === "names") return { value: text, look: "name" };
		// Zeros in front or behind and long codes are not numbers.
		if (/^-?(?:0|[1-9]\d{0,10})(?:\.\d{0,5}[1-9])?$/.test(text))
			return { value: Number(text), look: "number" };
		return { value: text, look: this.isCentred[column] === true ? "short" : "text" };
	}

	/** Rows of a merged cell are together as high as its text. */
	private stretch({ top, bottom, left, right }: CellRange, offset: number, rows: Rows): void {
		const width = this.widths.slice(left, right + 1).reduce((sum, one) => sum + one, 0);
		const needed = rowHeightOf([heightOf(rows[top]?.[left]?.text ?? "", width)]);
		const count = bottom - top + 1;
		let missing = needed;
		for (let row = top; row <= bottom; row++) missing -= this.heights[offset + row] ?? 0;
		if (missing <= 0) return;
		for (let row = top; row <= bottom; row++)
			this.heights[offset + row] = (this.heights[offset + row] ?? 0) + Math.ceil((4 * missing) / count) / 4;
	}

	toSheet(name: string): Sheet {
		const nameRow = this.nameRows[0] ?? -1;
		const above = this.heights.slice(0, nameRow + 1).reduce((sum, height) => sum + height, 0);
		return {
			name,
			columns: [
				...this.widths.map((width) => ({ width: Math.round(width * 10) / 10, isHidden: false })),
				{ width: 4, isHidden: true },
			],
			rows: this.rows.map((row, i) => ({ ...row, height: this.heights[i] ?? 0 })),
			merges: this.merges,
			frozenRows: nameRow >= 0 && above <= mostFrozen ? nameRow + 1 : 0,
			nameRow,
			hasFilter: this.nameRows.length === 1,
			isProtected: this.choices.length > 0,
			choices: this.choices,
			pageBreaks: this.pageBreaks,
		};
	}
}

function keyOf(rows: Rows): string {
	return rows.map((row) => row.map(({ text, state }) => `${state} ${text}`).join("\t")).join("\n");
}

/** What cells reach over; a cell that goes on from above the table begins in its first row. */
function mergesOf(rows: Rows): readonly CellRange[] {
	const merges: CellRange[] = [];
	rows.forEach((cells, top) => {
		cells.forEach(({ state }, left) => {
			if (state !== "own" && !(state === "above" && top === 0)) return;
			let right = left;
			while (cells[right + 1]?.state === "left") right++;
			let bottom = top;
			while (rows[bottom + 1]?.[left]?.state === "above") bottom++;
			if (right > left || bottom > top) merges.push({ top, left, bottom, right });
		});
	});
	return merges;
}
