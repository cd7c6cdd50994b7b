import { firstPlace } from "../../../model/lists.js";
import { parseRowMark, type RowMark } from "../../ooxml/sheetMarks.js";
import type { RawCell } from "../../tableDocument.js";
import { printReference, type SheetRange } from "./cellReference.js";
import type { SheetCells } from "./sheetCells.js";

/** Rows of a sheet that belong together: nothing but empty rows is above and below. */
export interface SheetRegion {
	/** One cell a column of the sheet that shows something in any row of it. */
	readonly rows: readonly GridRow[];
}

export interface GridRow {
	/** On the sheet, counted from 0. */
	readonly row: number;
	readonly cells: readonly RawCell[];
	/** What it was when Niwen wrote it. */
	readonly mark: RowMark | undefined;
}

/** What of a sheet is not seen, to be told to the user. */
export interface Unseen {
	/** Rows that somebody has hidden, and hidden columns with something in them, counted from 0: left out. */
	readonly rows: readonly number[];
	readonly columns: readonly number[];
	/** Rows that a filter hides now: read. */
	readonly filtered: readonly number[];
	/** `C4`: cells under a merged cell that hold something else than it shows: left out. */
	readonly covered: readonly string[];
}

export interface SheetLayout {
	readonly regions: readonly SheetRegion[];
	readonly unseen: Unseen;
}

/** More cells than that in one table are not a plan, and no memory has room for them. */
export const mostCells = 5_000_000;

export class TooManyCells extends Error {}

interface VisibleRow {
	readonly row: number;
	readonly mark: RowMark | undefined;
	/** By column; of a merged cell only its first one. */
	readonly cells: Map<number, string>;
	/** By column: which of the merged cells lies there. */
	readonly merged: Map<number, number>;
}

/**
 * Lays out what a sheet shows. Hidden rows and columns are left out, but for rows that a filter hides; so are columns
 * and rows in which nothing stands but what belongs to a merged cell.
 *
 * @throws TooManyCells
 */
export function layOutSheet(sheet: SheetCells): SheetLayout {
	const { rows, unseen } = visibleRows(sheet);
	const merges = sheet.merges.map((range): Merge => ({ ...range, text: shownIn(sheet, range) }));
	const byRow = new Map(rows.map((each) => [each.row, each]));
	for (const merge of merges) showOutsideHidden(merge, rows, byRow, isHiddenIn(sheet));
	const columns = [...new Set(rows.flatMap(({ cells }) => [...cells.keys()]))].sort((a, b) => a - b);
	if (rows.length * columns.length > mostCells) throw new TooManyCells();
	const covered = markMerges(rows, columns, merges);
	const filled = rows.filter(({ cells, mark }) => cells.size > 0 || mark !== undefined);
	const regions = splitAtEmptyRows(filled, merges).map((region) => ({
		rows: layOutRows(region, columns, merges),
	}));
	return { regions, unseen: { ...unseen, covered } };
}

interface Merge extends SheetRange {
	readonly text: string;
}

function isHiddenIn({ hiddenColumns }: SheetCells): (column: number) => boolean {
	return (column) => hiddenColumns.some(({ first, last }) => column >= first && column <= last);
}

function visibleRows(sheet: SheetCells): { rows: VisibleRow[]; unseen: Omit<Unseen, "covered"> } {
	const isHiddenColumn = isHiddenIn(sheet);
	const { filter } = sheet;
	const columns = new Set<number>();
	const hidden: number[] = [];
	const filtered: number[] = [];
	const rows: VisibleRow[] = [];
	for (const { row, cells, isHidden } of sheet.rows.toSorted((a, b) => a.row - b.row)) {
		if (isHidden) {
			const isFiltered = filter !== undefined && row > filter.top && row <= filter.bottom;
			(isFiltered ? filtered : hidden).push(row);
			if (!isFiltered) continue;
		}
		const seen = new Map<number, string>();
		let mark: RowMark | undefined;
		for (const [column, text] of cells) {
			const found = parseRowMark(text);
			if (found !== undefined) mark = found;
			else if (isHiddenColumn(column)) columns.add(column);
			else seen.set(column, text);
		}
		rows.push({ row, mark, cells: seen, merged: new Map() });
	}
	return { rows, unseen: { rows: hidden, columns: [...columns].sort((a, b) => a - b), filtered } };
}

function shownIn({ rows }: SheetCells, { top, left }: SheetRange): string {
	// Rows are mostly in their order; where they are not, what is found is still the row.
	let low = 0;
	let high = rows.length - 1;
	while (low <= high) {
		const middle = (low + high) >> 1;
		const at = rows[middle]?.row ?? 0;
		if (at === top) return rows[middle]?.cells.get(left) ?? "";
		if (at < top) low = middle + 1;
		else high = middle - 1;
	}
	return "";
}

/** A merged cell whose first row or column is hidden shows its text in the others. */
function showOutsideHidden(
	{ top, left, bottom, right, text }: Merge,
	rows: readonly VisibleRow[],
	byRow: ReadonlyMap<number, VisibleRow>,
	isHidden: (column: number) => boolean,
): void {
	if (text === "") return;
	const isShown = byRow.get(top)?.cells.has(left) === true;
	if (isShown) return;
	const row = rows[firstFrom(rows, top)];
	let column = left;
	while (column <= right && isHidden(column)) column++;
	if (row !== undefined && row.row <= bottom && column <= right) row.cells.set(column, text);
}

/** Index of the first row at or below a row of the sheet. */
function firstFrom(rows: readonly VisibleRow[], row: number): number {
	return firstPlace(rows.length, (i) => (rows[i]?.row ?? 0) < row);
}

/**
 * Marks what merged cells reach over, in columns that are used at all. Of those that overlap, which no program but a
 * faulty one writes, the first counts.
 *
 * @returns cells that held something else than what is seen over them, `C4`
 */
function markMerges(
	rows: readonly VisibleRow[],
	used: readonly number[],
	merges: readonly Merge[],
): readonly string[] {
	const covered: string[] = [];
	// Cells that do not overlap are no more than there are; what is beyond is of a file made to keep us busy.
	let left = 4 * rows.length * used.length;
	merges.forEach((merge, index) => {
		const columns = used.filter((column) => column >= merge.left && column <= merge.right);
		const first = firstFrom(rows, merge.top);
		const reached = rows.slice(first, firstFrom(rows, merge.bottom + 1));
		left -= reached.length * columns.length;
		if (left < 0 || reached.some(({ merged }) => columns.some((column) => merged.has(column)))) return;
		let isFirst = true;
		for (const { row, cells, merged } of reached)
			for (const column of columns) {
				merged.set(column, index);
				const own = cells.get(column);
				if (own === undefined) continue;
				if (!isFirst) {
					cells.delete(column);
					if (own !== merge.text) covered.push(printReference({ row, column }));
				}
				isFirst = false;
			}
	});
	return covered;
}

/** An empty row ends a region, unless a merged cell that shows something lies over it. */
function splitAtEmptyRows(
	rows: readonly VisibleRow[],
	merges: readonly Merge[],
): readonly (readonly VisibleRow[])[] {
	const reach = new Map<number, number>();
	for (const { top, bottom, text } of merges)
		if (text !== "") reach.set(top, Math.max(bottom, reach.get(top) ?? 0));
	const regions: VisibleRow[][] = [];
	let end = -1;
	for (const row of rows) {
		const open = regions.at(-1);
		if (open === undefined || row.row > end + 1) regions.push([row]);
		else open.push(row);
		end = Math.max(end, row.row, reach.get(row.row) ?? -1);
	}
	return regions;
}

function layOutRows(
	rows: readonly VisibleRow[],
	columns: readonly number[],
	merges: readonly Merge[],
): readonly GridRow[] {
	const shown = new Set<number>();
	return rows.map(({ row, mark, cells, merged }, i) => ({
		row,
		mark,
		cells: columns.map((column, at): RawCell => {
			const merge = merged.get(column);
			if (merge === undefined) return { text: cells.get(column) ?? "", state: "own" };
			const before = columns[at - 1];
			if (before !== undefined && merged.get(before) === merge) return { text: "", state: "left" };
			if (rows[i - 1]?.merged.get(column) === merge) return { text: "", state: "above" };
			const isFirst = !shown.has(merge);
			shown.add(merge);
			return { text: isFirst ? (merges[merge]?.text ?? "") : "", state: "own" };
		}),
	}));
}
