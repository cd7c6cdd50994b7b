import { toNumber } from "../layouts/taskNumber.js";
import { findColumnRole } from "../model/columns.js";

/** Tables that stood side by side, as they are written below one another. */
export interface BesideTables {
	/** Lines that they stood in, the end exclusive. */
	readonly from: number;
	readonly to: number;
	readonly count: number;
	/** One of them is numbered anew, and has its names above it again. */
	readonly isAnew: boolean;
	/** What is written for them, each with its line in the text before. */
	readonly below: readonly { readonly text: string; readonly line: number }[];
}

/** A row over all tables: a cell a column, as it is written; `line` is its first in the text. */
export interface BesideRow {
	readonly cells: readonly string[];
	readonly line: number;
}

/** The part of one table of some rows. */
export interface PartedTable {
	/** Without those in which it is empty. */
	readonly rows: readonly BesideRow[];
	/** Its numbers begin anew: they stand in a table left of it, too. */
	readonly isAnew: boolean;
}

/**
 * The columns of each of several tables under the same names; undefined where names differ, or a column without a name
 * holds something.
 *
 * @param names those of all columns as shown
 */
export function columnsBeside(
	names: readonly string[],
	rows: readonly BesideRow[],
): readonly (readonly number[])[] | undefined {
	const plain = names.map(withoutBlanks);
	const columns = plain.flatMap((name, column) =>
		name !== "" || rows.some(({ cells }) => isFilled(cells[column])) ? [column] : [],
	);
	const period = periodOf(columns.map((column) => plain[column] ?? ""));
	const count = columns.length / period;
	if (count < 2) return undefined;
	return Array.from({ length: count }, (_, copy) => columns.slice(copy * period, (copy + 1) * period));
}

/**
 * Takes rows apart into those of tables that stand side by side.
 *
 * @param names as for {@link columnsBeside}, whose answer `tables` is
 */
export function partRows(
	names: readonly string[],
	tables: readonly (readonly number[])[],
	rows: readonly BesideRow[],
): readonly PartedTable[] {
	const number = numberColumnOf(names, tables);
	const seen = new Set<number>();
	return tables.map((columns) => {
		const parts = rows.flatMap(({ cells, line }) => {
			const part = columns.map((column) => cells[column] ?? "");
			return part.some(isFilled) ? [{ cells: part, line }] : [];
		});
		const numbers = parts.flatMap(({ cells }) => numberOf(cells, number) ?? []);
		const isAnew = numbers.some((value) => seen.has(value));
		for (const value of numbers) seen.add(value);
		return { rows: parts, isAnew };
	});
}

/** Which column of each table holds numbers, -1 where none is called so. */
export function numberColumnOf(names: readonly string[], [own = []]: readonly (readonly number[])[]): number {
	return own.findIndex((column) => findColumnRole(withoutBlanks(names[column] ?? "")) === "number");
}

/** After how many names they begin anew; how many there are where they do not. */
export function periodOf(names: readonly string[]): number {
	for (let period = 2; period <= names.length / 2; period++)
		if (names.length % period === 0 && names.every((name, i) => name !== "" && name === names[i % period]))
			return period;
	return names.length;
}

/**
 * The number of a row: that under 序号, else the one that a cell begins with (`12.…`); null where there is none.
 *
 * @param number the column of numbers, -1 without one
 */
export function numberOf(cells: readonly string[], number: number): number | null {
	if (number >= 0) return toNumber((cells[number] ?? "").trim().replace(/^"(.*)"$/, "$1"));
	for (const cell of cells) {
		const found = /^[\s"]{0,9}(\d{1,4})[.、．]/.exec(cell)?.[1];
		if (found !== undefined) return Number(found);
	}
	return null;
}

function withoutBlanks(name: string): string {
	return name.replace(/\s/g, "");
}

/** Whether a cell holds more than blanks or the sign of a merged one. */
export function isFilled(cell: string | undefined): boolean {
	return cell !== undefined && cell.trim() !== "" && cell !== "^^";
}
