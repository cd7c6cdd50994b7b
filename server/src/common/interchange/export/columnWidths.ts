import { findColumnRole } from "../../model/columns.js";
import { displayWidth } from "../../text/width.js";
import type { DocumentBlock, FixedColumns, RawTable } from "../tableDocument.js";

/** Texts of a column up to this width (in Han characters) stand on one line, up to twice that on two. */
const longestShort = 8;
/** In forms, where what is filled in needs the room. */
const longestOfForm = 4;
/** Narrower columns of a known width are set in the middle. */
const narrowShare = 0.075;
/** Columns that are wider than this (in Han characters) have even edges; in narrow ones that tears words apart. */
const widestRagged = 16;
const narrowest = 2.5;
/** Rows that are measured: a table of any length is laid out by these. */
const mostRows = 400;
/** A cell that is longer than this (Latin letters) counts as this. */
const widest = 1200;

/** What a column needs. */
export interface ColumnWidth {
	/** Its part of the table; all of them are 1. */
	readonly share: number;
	/** How its texts are set: in the middle, with a ragged right edge, or with even edges. */
	readonly align: "centre" | "left" | "both";
}

/**
 * The columns of each table of a document, by its index among the blocks: tables with the same names of columns have
 * the same widths.
 *
 * @param room how many Han characters fit side by side in the whole table
 */
export function layOutTables(
	blocks: readonly DocumentBlock[],
	room: number,
): ReadonlyMap<number, readonly ColumnWidth[]> {
	const alike = new Map<
		string,
		{ readonly tables: number[]; readonly rows: RawTable["rows"][number][]; readonly fixed?: FixedColumns }
	>();
	blocks.forEach((block, i) => {
		if (block.kind !== "table") return;
		const { rows } = block.table;
		const fixed = block.form ?? block.fixed;
		const key = JSON.stringify(rows[0]?.map(({ text }) => text) ?? []);
		const found = alike.get(key) ?? {
			tables: [],
			rows: rows.slice(0, 1),
			...(fixed === undefined ? {} : { fixed }),
		};
		found.tables.push(i);
		for (let row = 1; row < rows.length; row++) found.rows.push(rows[row] ?? []);
		alike.set(key, found);
	});
	return new Map(
		[...alike.values()].flatMap(({ tables, rows, fixed }) => {
			const columns = layOutColumns({ rows }, room, fixed);
			return tables.map((table) => [table, columns] as const);
		}),
	);
}

/**
 * How a table's width is shared out: columns of short texts get what these need, the others parts by how much stands
 * in them, so that rows are low.
 *
 * @param room how many Han characters fit side by side in the whole table
 * @param fixed the last columns, where they have widths of their own
 */
export function layOutColumns(
	{ rows }: RawTable,
	room: number,
	fixed?: FixedColumns,
): readonly ColumnWidth[] {
	if (fixed === undefined) return layOut(rows, room, longestShort);
	const rest = 1 - fixed.shares.reduce((sum, share) => sum + share, 0);
	const sent = rows.map((row) => row.slice(0, fixed.open));
	return [
		...layOut(sent, room * rest, longestOfForm).map(({ share, align }) => ({ share: share * rest, align })),
		...fixed.shares.map((share): ColumnWidth => ({ share, align: share < narrowShare ? "centre" : "left" })),
	];
}

/** @param short texts up to this width stand on one line */
function layOut(rows: RawTable["rows"], room: number, short: number): readonly ColumnWidth[] {
	const columns = rows[0]?.length ?? 0;
	const measured = Array.from({ length: columns }, (_, column) => measure(rows, column));
	const isShort = measured.map(({ longest }) => longest <= 2 * short);
	// A character of air, so that nothing wraps by a hair.
	const needs = measured.map(({ longest, mean, name }, i) => {
		// The few longest of them may take a third line.
		const half = Math.min(longest / 2 + 1, Math.max(6, mean + 1));
		const own = longest <= short ? longest : isShort[i] === true ? half : 0;
		return Math.max(narrowest, own + 1, Math.min(name, 4) + 1);
	});
	const taken = needs.reduce((sum, need) => sum + need, 0);
	const weights = measured.map(({ longest, mean }, i) =>
		isShort[i] === true ? 0 : Math.sqrt(longest * mean),
	);
	const weight = weights.reduce((sum, one) => sum + one, 0);
	const rest = Math.max(0, room - taken);
	const widths = needs.map((need, i) => need + (weight > 0 ? (rest * (weights[i] ?? 0)) / weight : 0));
	const total = widths.reduce((sum, width) => sum + width, 0) || 1;
	return widths.map((width, i) => ({
		share: width / total,
		align: alignmentOf(rows[0]?.[i]?.text ?? "", isShort[i] === true, (width / total) * room),
	}));
}

function alignmentOf(name: string, isShort: boolean, width: number): ColumnWidth["align"] {
	const role = findColumnRole(name);
	const isList = role === "task" || role === "unit" || role === "lead-unit";
	if (isShort && !isList) return "centre";
	return width > widestRagged ? "both" : "left";
}

/** In Han characters: the longest text of a column, the mean of those that are not empty, the longest line of its name. */
function measure(rows: RawTable["rows"], column: number) {
	const step = Math.max(1, Math.floor(rows.length / mostRows));
	let longest = 1;
	let sum = 0;
	let count = 0;
	for (let i = 1; i < rows.length; i += step) {
		const text = rows[i]?.[column]?.text ?? "";
		if (text === "") continue;
		const width = Math.max(...text.split("\n").map((line) => displayWidth(line, 2, widest))) / 2;
		longest = Math.max(longest, width);
		sum += width;
		count++;
	}
	const name = displayWidth(rows[0]?.[column]?.text ?? "", 2, widest) / 2;
	return { longest, name, mean: count === 0 ? 1 : Math.max(1, sum / count) };
}
