import { findColumnRole } from "../../../model/columns.js";
import { nameOf } from "../planTable.js";
import { type PageTable, type TableCell, textOfCell } from "./pageTable.js";
import { PageTops } from "./pageTops.js";

/** A table over all its pages. */
export interface JoinedTable {
	readonly rows: readonly (readonly TableCell[])[];
	/** Rows that each page begins with, and that are here once. */
	readonly headerRows: number;
	/** Pages that begin with the header again. */
	readonly repeated: readonly number[];
	/** Pages at whose top a row goes on that the page before began. */
	readonly splitRows: readonly number[];
	/** Pages at whose top empty cells go on with merged ones. */
	readonly continued: readonly number[];
}

export interface TablePart {
	/** From 1. */
	readonly page: number;
	readonly table: PageTable;
}

/** Points by which columns of pages may differ. */
const near = 4;
/** Rows that may stand above a header, and that a header may have. */
const mostAbove = 6;

/** Whether what stands at the top of a page goes on with the table at the end of the page before. */
export function goesOn(last: PageTable, next: PageTable): boolean {
	if (commonPlaces(last.xs, next.xs) !== undefined) return true;
	return last.xs.length === next.xs.length && repeatedRows(last.rows, next.rows) > 0;
}

/** The places of columns of both tables, where those of one are among those of the other; else `undefined`. */
function commonPlaces(a: readonly number[], b: readonly number[]): readonly number[] | undefined {
	const [more, fewer] = a.length >= b.length ? [a, b] : [b, a];
	if (!isNear(more[0], fewer[0]) || !isNear(more.at(-1), fewer.at(-1))) return undefined;
	return fewer.every((x) => more.some((other) => isNear(x, other))) ? more : undefined;
}

function isNear(a: number | undefined, b: number | undefined): boolean {
	return a !== undefined && b !== undefined && Math.abs(a - b) <= near;
}

/** How many rows a page begins with that are the header of the table again. */
export function repeatedRows(
	rows: readonly (readonly TableCell[])[],
	next: readonly (readonly TableCell[])[],
): number {
	const most = Math.min(mostAbove, next.length);
	if (keyOf(next[0] ?? []).trim() === "") return 0;
	const isSame = (at: number, i: number) => keyOf(rows[at + i] ?? []) === keyOf(next[i] ?? []);
	for (let at = 0; at < Math.min(mostAbove, rows.length); at++) {
		let same = 0;
		while (same < most && at + same < rows.length && isSame(at, same)) same++;
		if (same > 0) return same;
	}
	return 0;
}

function keyOf(row: readonly TableCell[]): string {
	return row.map((cell) => textOfCell(cell).replace(/\s/g, "")).join("\t");
}

/** Columns of a table in which cells are merged, below the names. */
export interface MergedColumns {
	readonly xs: readonly number[];
	readonly columns: readonly number[];
}

/** The merged columns of the tables of a document; those that are the same are there once. */
export function mergedColumnsOf(tables: readonly PageTable[]): readonly MergedColumns[] {
	const found = new Map<string, MergedColumns>();
	for (const { xs, rows } of tables) {
		const merged = new Set<number>();
		for (const row of rows.slice(endOfNames(rows)))
			row.forEach(({ state }, column) => {
				if (state === "above") merged.add(column);
			});
		const columns = [...merged].sort((a, b) => a - b);
		if (columns.length > 0) found.set(`${xs.join()} ${columns.join()}`, { xs, columns });
	}
	return [...found.values()];
}

/**
 * Joins the parts of a table: repeated headers once, rows and merged cells that a page end has cut whole again.
 *
 * @param kin of all tables of the document: those with the same columns tell which of them have merged cells
 */
export function joinParts(parts: readonly TablePart[], kin: readonly MergedColumns[]): JoinedTable {
	const xs = parts.reduce<readonly number[]>((found, { table }) => {
		const wider = table.xs.length > found.length;
		return wider ? table.xs : found;
	}, []);
	const aligned = parts.map(({ page, table }) => ({ page, rows: alignRows(table, xs) }));
	const first = aligned[0]?.rows ?? [];
	const tops = new PageTops(
		rolesOf(first),
		new Set(
			kin
				.filter((table) => table.xs.length === xs.length && commonPlaces(table.xs, xs) !== undefined)
				.flatMap(({ columns }) => columns),
		),
		// The cells at the top of a page are those that it is asked of.
		aligned.flatMap(({ rows }, i) => rows.slice(i === 0 ? endOfNames(first) : repeatedRows(first, rows) + 1)),
	);
	const rows: (readonly TableCell[])[] = [...first];
	const repeated: number[] = [];
	const splitRows: number[] = [];
	const continued: number[] = [];
	let headerRows = 0;
	for (const { page, rows: own } of aligned.slice(1)) {
		const again = repeatedRows(first, own);
		if (again > 0) repeated.push(page);
		headerRows = Math.max(headerRows, again);
		const [top, ...below] = own.slice(again);
		if (top === undefined) continue;
		if (tops.continuesRow(rows, top)) {
			appendRow(rows, top);
			splitRows.push(page);
			rows.push(...below);
			continue;
		}
		const state = top.map((cell, column) => tops.isContinued(cell, rows.at(-1), column));
		if (state.includes(true)) continued.push(page);
		rows.push(
			top.map((cell, column) => (state[column] === true ? { ...cell, state: "above" as const } : cell)),
			...below,
		);
	}
	return { rows, headerRows, repeated, splitRows, continued };
}

/** Rows in the columns of the whole table: a cell takes all that it reaches over. */
function alignRows({ xs: own, rows }: PageTable, xs: readonly number[]): PageTable["rows"] {
	if (own.length === xs.length) return rows;
	return rows.map((row) =>
		xs.slice(0, -1).map((x) => {
			const column = own.findLastIndex((place) => place <= x + near);
			const cell = row[column] ?? noCell;
			return isNear(own[column], x) ? cell : { ...cell, lines: [], state: "left" as const };
		}),
	);
}

const noCell: TableCell = { state: "own", lines: [], width: 0 };

/** The first row below those that name the columns: a name may reach over two of them. */
export function endOfNames(rows: readonly (readonly TableCell[])[]): number {
	const names = rows
		.slice(0, mostAbove)
		.findIndex((row) => row.some((cell) => findColumnRole(nameOf(textOfCell(cell))) !== undefined));
	let end = Math.max(0, names) + 1;
	while (rows[end]?.some(({ state }) => state === "above") === true) end++;
	return end;
}

/** What the columns hold, by their names at the top of a table. */
export function rolesOf(
	rows: readonly (readonly TableCell[])[],
): readonly ReturnType<typeof findColumnRole>[] {
	return (rows[0] ?? []).map((_, column) => {
		const names = rows.slice(0, mostAbove).map((row) => textOfCell(row[column] ?? noCell));
		return names.map((name) => findColumnRole(nameOf(name))).find((found) => found !== undefined);
	});
}

/** Puts the cells of a row to those of the last one. */
function appendRow(rows: (readonly TableCell[])[], top: readonly TableCell[]): void {
	top.forEach(({ lines }, column) => {
		if (lines.length === 0) return;
		// What goes on in a merged cell belongs to where that begins.
		let at = rows.length - 1;
		while (at > 0 && rows[at]?.[column]?.state === "above") at--;
		const row = rows[at];
		rows[at] = (row ?? []).map((cell, i) =>
			i === column ? { ...cell, lines: [...cell.lines, ...lines] } : cell,
		);
	});
}
