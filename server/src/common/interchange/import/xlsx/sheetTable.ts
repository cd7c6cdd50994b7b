import { findColumnRole } from "../../../model/columns.js";
import { numberOf, periodOf } from "../../stackRows.js";
import type { RawCell } from "../../tableDocument.js";
import { coverEmpty } from "../emptyCells.js";
import type { GridRow } from "./sheetGrid.js";

/** A table of a sheet with its names in one row, and what was done to it. */
export interface SheetTable {
	/** Those of the names first; none of them where it has no names. */
	readonly rows: readonly (readonly RawCell[])[];
	readonly filled: FilledRows;
	/** How many tables stood side by side, where there were several. */
	readonly stacked?: number;
	/** Those of them that are numbered anew, and are tables of their own, with their names. */
	readonly others?: readonly (readonly (readonly RawCell[])[])[];
}

/** Rows of a sheet, from 0, whose empty cells were read as merged with those above, and the names of their columns. */
export interface FilledRows {
	readonly rows: readonly number[];
	readonly columns: readonly string[];
}

/**
 * Puts a table together: empty columns left out, names in several rows joined into one, tables side by side under the
 * same names put below one another (those that are numbered anew as tables of their own), empty cells taken for merged ones where the sheet leaves out what is the same as above.
 *
 * @param tops indexes of the rows that names stand above once more
 * @param titles how many there are in the row above the names: tables that each have one are not joined
 */
export function tableOfSheet(
	nameRows: readonly GridRow[],
	rows: readonly GridRow[],
	tops: ReadonlySet<number>,
	titles = 0,
): SheetTable {
	const cells = withoutEmptyColumns([...nameRows, ...rows].map((row) => row.cells));
	const head = nameRows.length === 0 ? undefined : joinNames(cells.slice(0, nameRows.length));
	const body = cells.slice(nameRows.length);
	if (head === undefined) return { rows: body, filled: nothing };
	const names = head.map(({ text }) => text);
	const width = periodOf(names);
	if (width < head.length) {
		const stacked = head.length / width;
		const [rows = [], ...others] = stack(head.slice(0, width), body, width, titles === stacked);
		return { rows, filled: nothing, stacked, others };
	}
	if (rows.some(({ mark }) => mark !== undefined)) return { rows: [head, ...body], filled: nothing };
	const { rows: covered, changed, columns } = coverEmpty(names, body, tops);
	return {
		rows: [head, ...covered],
		filled: { rows: changed.flatMap((at) => rows[at]?.row ?? []), columns },
	};
}

const nothing: FilledRows = { rows: [], columns: [] };

/** One row of names: of those below a wide one, what says what the column holds alone, else both. */
function joinNames(rows: readonly (readonly RawCell[])[]): readonly RawCell[] {
	const [first = [], ...below] = rows;
	let wide = "";
	return first.map(({ text, state }, column): RawCell => {
		if (state !== "left") wide = text;
		const parts = below.flatMap((row) => row[column]?.text || []);
		if (parts.length === 0)
			return rows.length > 1 && state === "left" ? { text: wide, state: "own" } : { text, state };
		const own = parts.join("");
		return { text: findColumnRole(own) === undefined ? wide + own : own, state: "own" };
	});
}

/** The tables of rows in which several stand side by side, each with its names; one whose numbers go on is joined to the one before. */
function stack(
	head: readonly RawCell[],
	rows: readonly (readonly RawCell[])[],
	width: number,
	areApart: boolean,
): readonly (readonly (readonly RawCell[])[])[] {
	const number = head.findIndex(({ text }) => findColumnRole(text) === "number");
	const seen = new Set<number>();
	const tables: (readonly RawCell[])[][] = [];
	for (let copy = 0; copy * width < (rows[0]?.length ?? 0); copy++) {
		const own = rows
			.map((row) => row.slice(copy * width, (copy + 1) * width))
			.filter((row) => row.some(({ text, state }) => text !== "" || state === "above"));
		const numbers = own.flatMap(
			(cells) =>
				numberOf(
					cells.map(({ text }) => text),
					number,
				) ?? [],
		);
		if (areApart || tables.length === 0 || numbers.some((value) => seen.has(value))) tables.push([head]);
		for (const value of numbers) seen.add(value);
		tables.at(-1)?.push(...own);
	}
	return tables;
}

function withoutEmptyColumns(rows: readonly (readonly RawCell[])[]): readonly (readonly RawCell[])[] {
	const width = rows[0]?.length ?? 0;
	const kept = Array.from({ length: width }, (_, column) => column).filter((column) =>
		rows.some((row) => (row[column]?.text ?? "") !== ""),
	);
	if (kept.length === width) return rows;
	return rows.map((row) =>
		kept.map((column, i): RawCell => {
			const cell = row[column] ?? { text: "", state: "own" };
			if (cell.state !== "left") return cell;
			let first = column;
			while (first > 0 && row[first]?.state === "left") first--;
			// Where a merged cell begins in a column that is gone, it begins in this one.
			return (kept[i - 1] ?? -1) >= first ? cell : (row[first] ?? cell);
		}),
	);
}
