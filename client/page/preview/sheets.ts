import type { PreviewItem } from "../../messages/previewMessages.js";

/** What stands on one sheet of paper: the parts from one up to, not including, another. */
export interface Sheet {
	readonly across: boolean;
	readonly from: number;
	readonly to: number;
	/** Index of the table whose rows go on at its top, under its head once more; -1 where none does. */
	readonly table: number;
	/** Of its first row: cells that began on a sheet before, in the order of their columns. */
	readonly continued: readonly ContinuedCell[];
}

export interface ContinuedCell {
	readonly column: number;
	readonly columns: number;
	/** Rows of it that are still to come. */
	readonly rows: number;
}

export interface SheetSizes {
	/** Of a part; of a table that of its head. In any unit. */
	heightOf(index: number): number;
	/** What a sheet holds. */
	room(across: boolean): number;
	/** Whether the head of a table that goes on stands on each sheet. */
	readonly repeatsHeads: boolean;
}

/** A merged cell that reaches down, up to, not including, a row. */
type OpenCell = ContinuedCell & { readonly end: number };

/**
 * Lays parts out on sheets. A heading never stands last, nor the head of a table; what is higher than a sheet has one of
 * its own.
 */
export function layOutSheets(items: readonly PreviewItem[], sizes: SheetSizes): readonly Sheet[] {
	const sheets: Sheet[] = [];
	let across = false;
	let from = 0;
	let used = 0;
	const open = openCells(items);
	const end = (to: number) => {
		if (to <= from) return;
		const table = items[from]?.kind === "row" ? tableOf(items, from) : -1;
		const continued = (open.get(from) ?? []).map(({ column, columns, end: last }) => ({
			column,
			columns,
			rows: last - from,
		}));
		sheets.push({ across, from, to, table, continued: table < 0 ? [] : continued });
		from = to;
		const isInTable = items[to]?.kind === "row";
		used = isInTable && sizes.repeatsHeads ? sizes.heightOf(tableOf(items, to)) : 0;
	};
	items.forEach((item, i) => {
		if (item.kind === "pages") {
			end(i);
			across = item.across;
			return;
		}
		if ("newPage" in item && item.newPage === true) end(i);
		const height = sizes.heightOf(i);
		if (used > 0 && used + height > sizes.room(across)) {
			const split = firstOfChain(items, i, from);
			end(split);
			for (let at = split; at < i; at++) used += sizes.heightOf(at);
		}
		used += height;
	});
	end(items.length);
	return sheets;
}

/** The first of the parts that must stand with one: the headings and heads of tables above it. */
function firstOfChain(items: readonly PreviewItem[], index: number, from: number): number {
	let first = index;
	while (first > from && isHead(items[first - 1])) first--;
	return first > from && items[first - 1]?.kind !== "pages" ? first : index;
}

function isHead(item: PreviewItem | undefined): boolean {
	if (item?.kind === "paragraph") return item.role === "total" || item.role === "attachment";
	return item?.kind === "heading" || item?.kind === "table";
}

/** Index of the table that a row belongs to; -1 where there is none. */
function tableOf(items: readonly PreviewItem[], row: number): number {
	let index = row;
	while (index >= 0 && items[index]?.kind === "row") index--;
	return items[index]?.kind === "table" ? index : -1;
}

/** By row, the merged cells that began above it and reach into it; only where there are any. */
function openCells(items: readonly PreviewItem[]): ReadonlyMap<number, readonly OpenCell[]> {
	const byRow = new Map<number, readonly OpenCell[]>();
	let open: readonly OpenCell[] = [];
	items.forEach((item, i) => {
		if (item.kind !== "row") {
			open = [];
			return;
		}
		open = open.filter(({ end }) => end > i);
		if (open.length > 0) byRow.set(i, open);
		const begun = item.cells.flatMap(({ column, columns = 1, rows = 1 }) =>
			rows > 1 ? [{ column, columns, rows, end: i + rows }] : [],
		);
		if (begun.length > 0) open = [...open, ...begun].sort((a, b) => a.column - b.column);
	});
	return byRow;
}

/** How wide a text is, in Han characters. */
function widthOf(text: string): number {
	let width = 0;
	for (const character of text) width += character > "\u2e7f" ? 1 : 0.55;
	return width;
}

/**
 * About how many lines the highest cell of a row has, its text set in columns.
 *
 * @param room how many Han characters fit side by side in each column
 */
export function estimateLines(cells: readonly EstimatedCell[], room: readonly number[]): number {
	let most = 1;
	for (const { text, column, columns = 1, rows = 1 } of cells) {
		let width = 0;
		for (let at = column; at < column + columns; at++) width += room[at] ?? 0;
		const fits = Math.max(1, Math.floor(width));
		const lines = text
			.split("\n")
			.reduce((sum, line) => sum + Math.max(1, Math.ceil(widthOf(line) / fits)), 0);
		most = Math.max(most, lines / rows);
	}
	return most;
}

export interface EstimatedCell {
	readonly text: string;
	readonly column: number;
	readonly columns?: number;
	readonly rows?: number;
}
