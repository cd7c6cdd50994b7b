import { findColumnRole } from "../../../model/columns.js";
import type { RawCell } from "../../tableDocument.js";
import type { GridRow } from "./sheetGrid.js";

/** A table of a sheet with its names in one row, and what was done to it. */
export interface SheetTable {
	/** Those of the names first; none of them where it has no names. */
	readonly rows: readonly (readonly RawCell[])[];
	/** Rows whose empty 序号 and 项目 were read as merged with those above. */
	readonly filled: readonly number[];
}

/**
 * Puts a table together: empty columns left out, names in several rows joined into one, tables side by side under the
 * same names put below one another, empty 序号 and 项目 taken for merged ones where the sheet merges none of them.
 */
export function tableOfSheet(names: readonly GridRow[], rows: readonly GridRow[]): SheetTable {
	const cells = withoutEmptyColumns([...names, ...rows].map((row) => row.cells));
	const head = names.length === 0 ? undefined : joinNames(cells.slice(0, names.length));
	const body = cells.slice(names.length);
	if (head === undefined) return { rows: body, filled: [] };
	const width = periodOf(head.map(({ text }) => text));
	if (width < head.length) return { rows: [head.slice(0, width), ...stack(body, width)], filled: [] };
	const isOurs = rows.some(({ mark }) => mark !== undefined);
	const filled = isOurs ? [] : coverEmpty(head, body);
	const isFilled = new Set(filled.map(({ row }) => row));
	const covered: RawCell = { text: "", state: "above" };
	return {
		rows: [
			head,
			...body.map((row, at) => {
				const columns = filled.filter((each) => each.row === at).flatMap((each) => each.columns);
				return isFilled.has(at) ? row.map((cell, i) => (columns.includes(i) ? covered : cell)) : row;
			}),
		],
		filled: filled.flatMap(({ row }) => rows[row]?.row ?? []),
	};
}

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

/** After how many names they begin anew; how many there are where they do not. */
function periodOf(names: readonly string[]): number {
	for (let period = 2; period <= names.length / 2; period++)
		if (names.length % period === 0 && names.every((name, i) => name !== "" && name === names[i % period]))
			return period;
	return names.length;
}

function stack(rows: readonly (readonly RawCell[])[], width: number): readonly (readonly RawCell[])[] {
	const copies = (rows[0]?.length ?? 0) / width;
	return Array.from({ length: copies }, (_, copy) =>
		rows
			.map((row) => row.slice(copy * width, (copy + 1) * width))
			.filter((row) => row.some(({ text, state }) => text !== "" || state === "above")),
	).flat();
}

/** The cells to be taken for merged: 项目, and 序号 beside it, that are empty below others. */
function coverEmpty(
	head: readonly RawCell[],
	body: readonly (readonly RawCell[])[],
): readonly { readonly row: number; readonly columns: readonly number[] }[] {
	const roles = head.map(({ text }) => findColumnRole(text));
	const group = roles.indexOf("group");
	const number = roles.indexOf("number");
	if (group < 0) return [];
	const isMerged = (column: number) => body.some((row) => row[column]?.state === "above");
	if (isMerged(group) || (number >= 0 && isMerged(number))) return [];
	const isEmpty = (row: readonly RawCell[], column: number) =>
		row[column]?.text === "" && row[column]?.state === "own";
	return body.flatMap((row, at) => {
		if (at === 0 || !isEmpty(row, group)) return [];
		return [{ row: at, columns: number >= 0 && isEmpty(row, number) ? [number, group] : [group] }];
	});
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
