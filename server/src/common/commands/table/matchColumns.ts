import type { RawCell, RawTable } from "../../interchange/tableDocument.js";
import { endsLikeUnit } from "../../language/unitEndings.js";
import { findColumnRole } from "../../model/columns.js";
import type { TableHeader } from "../../model/tableHeader.js";

/** How the columns of a pasted table go into those of a plan's table. */
export interface ColumnMatch {
	/** The rows below the names of the columns, which are left out wherever they stand again. */
	readonly rows: readonly (readonly RawCell[])[];
	/** By column of the plan's table: the index of a pasted one; undefined where nothing was pasted for it. */
	readonly from: readonly (number | undefined)[];
	/** Pasted columns of lead units, where the plan's table has one column for all units. */
	readonly leads: number | undefined;
	/** Pasted columns with something in them that the plan's table has no column for, with their names. */
	readonly others: readonly { readonly column: number; readonly name: string }[];
	/** What stood above the names of the columns: a title, which is of no row. */
	readonly caption: string;
}

/** A title and what it is counted in stand above the names of the columns at most. */
const mostCaptions = 3;

/**
 * Matches columns by their names, if the first row has them: the same name first, then what a column holds. Without
 * names the columns go side by side to where what stands in them fits best, else from the column of the cursor on;
 * undefined where the pasted table is wider.
 */
export function matchColumns(table: RawTable, header: TableHeader, cursor: number): ColumnMatch | undefined {
	for (let at = 0; at <= mostCaptions && at < table.rows.length; at++) {
		const names = (table.rows[at] ?? []).map(({ text }) => plainName(text));
		const known = names.filter((name) => name !== "" && isNameOfColumn(name, header)).length;
		if (known >= 2) return matchNames(table, at, names, header);
	}
	const rows = withoutEmptyEnd(table.rows);
	const width = rows[0]?.length ?? 0;
	if (width > header.columns.length) return undefined;
	const kinds = kindsOf(rows);
	const start = width === 1 ? columnOfOne(header, cursor) : bestStart(kinds, header, cursor);
	const besides = header.columns.map((_, column) =>
		column >= start && column < start + width ? column - start : undefined,
	);
	const from = byContent(kinds, header, besides) ?? besides;
	return { rows, from, leads: undefined, others: [], caption: "" };
}

/** So much of a column tells what it holds. */
const mostly = 0.8;

/**
 * Where columns side by side would put units elsewhere than under the units: each column by what it holds; undefined
 * where that does not tell of all.
 */
function byContent(
	kinds: readonly Kind[],
	header: TableHeader,
	besides: readonly (number | undefined)[],
): readonly (number | undefined)[] | undefined {
	const [unitColumn = -1] = header.unitColumns;
	const units = kinds.findIndex((kind) => kind.units >= mostly);
	const isApart = kinds.length > 1 && units >= 0 && header.unitColumns.length === 1;
	if (!isApart || besides[unitColumn] === units) return undefined;
	const longest = Math.max(...kinds.map(({ length }, i) => (i === units ? 0 : length)));
	const from: (number | undefined)[] = header.columns.map(() => undefined);
	const isPlaced = kinds.every(({ numbers, persons, length }, i) => {
		let column = -1;
		if (i === units) column = unitColumn;
		else if (length === longest) column = header.taskColumn;
		else if (numbers >= mostly) column = header.numberColumn;
		else if (persons >= mostly) column = header.leaderColumn;
		if (column < 0 || from[column] !== undefined) return false;
		from[column] = i;
		return true;
	});
	return isPlaced ? from : undefined;
}

function plainName(text: string): string {
	return text.replace(/\s/g, "");
}

function isNameOfColumn(name: string, { columns }: TableHeader): boolean {
	const role = findColumnRole(name);
	return (role !== undefined && role !== "other") || columns.some(({ header }) => plainName(header) === name);
}

function matchNames(table: RawTable, at: number, names: readonly string[], header: TableHeader): ColumnMatch {
	const isWritten = ({ text }: RawCell) => text !== "";
	const above = table.rows.slice(0, at).flatMap((row) => row.filter(isWritten));
	const caption = above.map(({ text }) => text.replaceAll("\n", " ")).join(" ");
	const rows = table.rows
		.slice(at)
		.filter((row) => !row.every(({ text }, i) => plainName(text) === names[i]));
	const { columns } = header;
	const from: (number | undefined)[] = columns.map(() => undefined);
	const taken = new Set<number>();
	const take = (fits: (column: number, name: string) => boolean) => {
		names.forEach((name, pasted) => {
			if (taken.has(pasted) || name === "") return;
			const found = columns.findIndex((_, column) => from[column] === undefined && fits(column, name));
			if (found < 0) return;
			from[found] = pasted;
			taken.add(pasted);
		});
	};
	take((column, name) => plainName(columns[column]?.header ?? "") === name);
	take((column, name) => {
		const role = findColumnRole(name);
		return role !== undefined && role !== "other" && role === columns[column]?.role;
	});
	const leads = names.findIndex((name, i) => !taken.has(i) && findColumnRole(name) === "lead-unit");
	const hasPlace = leads >= 0 && header.unitColumns.length === 1;
	const others = names.flatMap((name, column) => {
		const isTaken = taken.has(column) || (hasPlace && column === leads);
		return isTaken || rows.every((row) => row[column]?.text === "") ? [] : [{ column, name }];
	});
	return { rows, from, leads: hasPlace ? leads : undefined, others, caption };
}

/** Spreadsheets copy empty columns along. */
function withoutEmptyEnd(rows: readonly (readonly RawCell[])[]): readonly (readonly RawCell[])[] {
	let width = rows[0]?.length ?? 0;
	while (width > 1 && rows.every((row) => row[width - 1]?.text === "")) width--;
	return rows.map((row) => row.slice(0, width));
}

function columnOfOne({ taskColumn, numberColumn, columns }: TableHeader, cursor: number): number {
	return cursor < 0 || cursor === numberColumn || cursor >= columns.length ? Math.max(0, taskColumn) : cursor;
}

/** The first column of those that pasted ones go into, side by side. */
function bestStart(kinds: readonly Kind[], header: TableHeader, cursor: number): number {
	const width = kinds.length;
	const longest = kinds.reduce((best, { length }, i) => (length > (kinds[best]?.length ?? 0) ? i : best), 0);
	const scoreOf = (start: number) =>
		kinds.reduce((sum, { numbers, units, persons }, i) => {
			const column = start + i;
			if (column === header.taskColumn) return sum + (i === longest ? 2 : 0);
			if (column === header.numberColumn) return sum + numbers;
			if (header.unitColumns.includes(column)) return sum + units - numbers;
			if (column === header.leaderColumn) return sum + persons - numbers;
			return sum - numbers / 2;
		}, 0);
	const starts = Array.from({ length: header.columns.length - width + 1 }, (_, start) => start);
	const best = Math.max(...starts.map(scoreOf));
	const good = starts.filter((start) => scoreOf(start) === best);
	return good.includes(cursor) ? cursor : (good[0] ?? 0);
}

/** What the cells of a column are like: shares from 0 to 1, and how long they are. */
interface Kind {
	readonly numbers: number;
	readonly units: number;
	readonly persons: number;
	readonly length: number;
}

function kindsOf(rows: readonly (readonly RawCell[])[]): readonly Kind[] {
	const [first = []] = rows;
	return first.map((_, column) => kindOf(rows.map((row) => row[column]?.text ?? "")));
}

function kindOf(texts: readonly string[]): Kind {
	const written = texts.filter((text) => text !== "");
	const share = (isMeant: (text: string) => boolean) =>
		written.length === 0 ? 0 : written.filter(isMeant).length / written.length;
	const firstName = (text: string) => text.split(/[、，,；;\n]/)[0]?.trim() ?? "";
	return {
		numbers: share((text) => /^\d{1,4}[.、．]?$/.test(text)),
		units: share((text) => text.includes("★") || (text.length < 200 && endsLikeUnit(firstName(text)))),
		persons: share(
			(text) => /^\p{Script=Han}{2,4}$/u.test(firstName(text)) && !endsLikeUnit(firstName(text)),
		),
		length: written.reduce((sum, text) => sum + Math.min(text.length, 500), 0) / Math.max(1, written.length),
	};
}
