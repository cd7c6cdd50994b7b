import { isPlanHeader, joinHeadings } from "../../layouts/header.js";
import { toNumber } from "../../layouts/taskNumber.js";
import { findColumnRole } from "../../model/columns.js";
import type { RawCell } from "../tableDocument.js";

/** A table of another program, as far as one can tell what it is of a plan. */
export interface ShapedTable {
	/** Rows above the names of its columns: titles, 填报单位：…. */
	readonly above: readonly SourceRow[];
	/** The name of each column that is kept, which a row may go beyond; `undefined` of a table that names no columns of a plan. */
	readonly names: readonly string[] | undefined;
	/** Rows below, with the cells of the columns that are kept, without those that are blank or name the columns again. */
	readonly rows: readonly SourceRow[];
	/** How many rows named the columns again. */
	readonly repeated: number;
	/** 序号 has no name in the source. */
	readonly isNumberNamed: boolean;
}

export interface SourceRow {
	readonly cells: readonly RawCell[];
	/** Of the source's tables, from 1, and of its rows. */
	readonly table: number;
	readonly row: number;
	/** A page begins with it, which goes on with the table of the page before. */
	readonly isPageTop?: true;
}

/** Rows that may stand above those that name columns: a title, who fills it in, by when. */
const mostAbove = 8;
/** Rows that name columns together. */
const mostNameRows = 3;

/** Finds the names of a table's columns, what stands above them, and the rows that are tasks. */
export function shapeTable(rows: readonly SourceRow[]): ShapedTable {
	const all = rows.filter(({ cells }) => !isBlank(cells));
	const found = findNames(all);
	if (found === undefined) {
		const kept = columnsInUse(all, []);
		return { above: [], names: undefined, rows: pick(all, kept), repeated: 0, isNumberNamed: true };
	}
	const { at, end } = found;
	const below = all.slice(end);
	const kept = columnsInUse(below, found.names);
	const heads = all.slice(at, end).map(({ cells }) => key(cells));
	const isHead = below.map(({ cells }) => heads.includes(key(cells)));
	const rest = below.flatMap((row, i): readonly SourceRow[] => {
		if (isHead[i] === true) return [];
		return [isHead[i - 1] === true ? { ...row, isPageTop: true } : row];
	});
	const named = nameSpanned(found.names, all[at]?.cells ?? []);
	const names = kept.map((column) => named[column] ?? "");
	const body = pick(rest, kept);
	const number = unnamedNumbers(names, body);
	const width = widthOfNames(names, body);
	return {
		above: all.slice(0, at),
		names: names.slice(0, width).map((name, column) => (column === number ? "序号" : name)),
		rows: body.map((each) => ({ ...each, cells: each.cells.slice(0, widthOfRow(each.cells, width)) })),
		repeated: below.length - rest.length,
		isNumberNamed: number < 0,
	};
}

/** Whether rows without names of their own go on with a table of these names: as many columns, numbers where they are. */
export function continuesTable(names: readonly string[], rows: readonly SourceRow[]): boolean {
	const [first] = rows;
	if (first === undefined || first.cells.length !== names.length) return false;
	const number = names.findIndex((name) => findColumnRole(name) === "number");
	if (number >= 0) {
		const written = rows.flatMap(({ cells }) => cells[number]?.text || []);
		return written.length > 0 && written.every((text) => /^\d/.test(text));
	}
	const task = names.findIndex((name) => findColumnRole(name) === "task");
	return task >= 0 && rows.some(({ cells }) => /^\d{1,4}[.、．]/.test(cells[task]?.text ?? ""));
}

/** The words of a cell that names a column: blanks and breaks within them are layout. */
export function nameOf(text: string): string {
	return /\p{Script=Han}/u.test(text) ? text.replace(/\s/g, "") : text.replace(/\s+/g, " ").trim();
}

function isBlank(cells: readonly RawCell[]): boolean {
	return cells.every(({ text, state }) => text === "" && state !== "above");
}

function namesIn(cells: readonly RawCell[]): readonly string[] {
	return cells.map(({ text }) => nameOf(text));
}

function findNames(
	rows: readonly SourceRow[],
): { readonly at: number; readonly end: number; readonly names: readonly string[] } | undefined {
	for (let at = 0; at < Math.min(rows.length, mostAbove); at++) {
		// A title over all columns names none of them.
		if ((rows[at]?.cells.filter(({ text }) => text !== "").length ?? 0) < 2) continue;
		let names = namesIn(rows[at]?.cells ?? []);
		let end = at + 1;
		for (; end < at + mostNameRows; end++) {
			const next = rows[end]?.cells;
			if (next === undefined) break;
			const joined = joinHeadings(names, namesIn(next));
			if (joined === undefined) break;
			names = joined;
		}
		if (isPlanHeader(names)) return { at, end, names };
	}
	return undefined;
}

/** A column that the name to its left reaches over, and that holds something, is called so, too. */
function nameSpanned(names: readonly string[], head: readonly RawCell[]): readonly string[] {
	const named: string[] = [];
	names.forEach((name, column) => {
		named.push(name === "" && head[column]?.state === "left" ? (named[column - 1] ?? "") : name);
	});
	return named;
}

/** Columns that have a name, or hold something: grids of other programs have others between them. */
function columnsInUse(rows: readonly SourceRow[], names: readonly string[]): readonly number[] {
	const width = rows[0]?.cells.length ?? names.length;
	const used = new Set<number>();
	names.forEach((name, column) => {
		if (name !== "") used.add(column);
	});
	for (const { cells } of rows)
		cells.forEach(({ text }, column) => {
			if (text !== "") used.add(column);
		});
	return Array.from({ length: Math.max(width, names.length) }, (_, column) => column).filter((column) =>
		used.has(column),
	);
}

function pick(rows: readonly SourceRow[], columns: readonly number[]): readonly SourceRow[] {
	return rows.map((each) => ({ ...each, cells: columns.map((column) => each.cells[column] ?? nothing) }));
}

const nothing: RawCell = { text: "", state: "own" };

/** Columns of a table without those at its end that have no name and hold something in a few rows only. */
function widthOfNames(names: readonly string[], rows: readonly SourceRow[]): number {
	let width = names.length;
	while (width > 0 && names[width - 1] === "") {
		const column = width - 1;
		if (4 * rows.filter(({ cells }) => cells[column]?.text !== "").length > rows.length) break;
		width--;
	}
	return width;
}

/** Cells of a row up to the last one that says something beyond its table. */
function widthOfRow(cells: readonly RawCell[], width: number): number {
	return Math.max(width, cells.findLastIndex(({ text }) => text !== "") + 1);
}

/** What a row says, whatever blanks are in it. */
function key(cells: readonly RawCell[]): string {
	return cells.map(({ text }) => text.replace(/\s/g, "")).join("\u0000");
}

/** The first column without a name that holds whole numbers; -1 where there is none, or another is called 序号. */
function unnamedNumbers(names: readonly string[], rows: readonly SourceRow[]): number {
	if (names.some((name) => findColumnRole(name) === "number")) return -1;
	return names.findIndex((name, column) => {
		if (name !== "") return false;
		// Sections and sums, which say one thing or two, have no number.
		const written = rows.flatMap(({ cells }) =>
			cells.filter(({ text }) => text !== "").length > 2 ? cells[column]?.text || [] : [],
		);
		return written.length > 0 && written.every((text) => toNumber(text) !== null);
	});
}
