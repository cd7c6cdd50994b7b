import type { TableCell } from "./pageTable.js";
import { breaksOf, type ColumnRole, type KnownRows, type PlacedRows, placeRows } from "./placeRows.js";
import { type Anchor, middleOf } from "./rowAnchors.js";
import { type TextLine, textOfLine } from "./textLines.js";

/** Where a band stands. */
export interface BandPlace {
	/** No rules part the rows of the table; else only numbers one below the other say that there are several. */
	readonly isOpen: boolean;
	/** Its first row may go on with the last one of the page before, and its last one on the next page. */
	readonly isContinued: boolean;
	readonly goesOn: boolean;
}

/** Rows of a page. */
const mostRows = 500;

/** What a row's number looks like. */
const isNumber = /^[（(]?(?:\d{1,4}(?:[-.]\d{1,3}){0,2}|[一二三四五六七八九十]{1,4})[)）.、．]?$/u;
const opensWithNumber = /^[（(]?\d{1,4}[.、．)）](?!\d)/;

/**
 * The rows of a band that no rules part: where a column has a number for each row, by how its other texts stand to
 * these; else where texts begin. `undefined` of a band that is one row.
 *
 * @param cells a cell a column, with the lines of all rows
 * @param roles what the columns hold
 */
export function rowsOfBand(
	cells: readonly TableCell[],
	roles: readonly ColumnRole[],
	place: BandPlace,
): PlacedRows | undefined {
	const pitch = pitchOf(cells);
	const numbers = roles.indexOf("number");
	const task = longestColumn(cells, roles);
	const band = { ...place, pitch, task };
	if (numbers >= 0 && numbers !== task) {
		const lines = cells[numbers]?.lines ?? [];
		if (lines.length > mostRows) return undefined;
		if (lines.length > 0 && lines.every((line) => isNumber.test(textOfLine(line)))) {
			if (lines.length === 1 && !place.isOpen) return undefined;
			return placeRows(cells, roles, numberedRows(lines, numbers), band);
		}
		if (lines.length > 0) return undefined;
	}
	const own = cells[task];
	if (!place.isOpen || own === undefined) return undefined;
	const numbered = own.lines.filter((line) => opensWithNumber.test(textOfLine(line)));
	const firsts = areInOrder(numbered) ? numbered : firstLinesOf(cells, roles, { task, pitch });
	return firsts.length < 2 || firsts.length > mostRows
		? undefined
		: placeRows(cells, roles, rowsFrom(firsts, own, task), band);
}

/** Points from line to line within the cells. */
function pitchOf(cells: readonly TableCell[]): number {
	const steps = cells
		.flatMap(({ lines }) => lines.slice(1).map((line, i) => line.base - (lines[i]?.base ?? 0)))
		.sort((a, b) => a - b);
	const size = cells.flatMap(({ lines }) => lines.map((line) => line.size))[0] ?? 10;
	return Math.max(size, steps[steps.length >> 3] ?? 1.4 * size);
}

/** The column that tells most of the rows: that of the task, or the one with most text. */
function longestColumn(cells: readonly TableCell[], roles: readonly ColumnRole[]): number {
	const task = roles.indexOf("task");
	if (task >= 0) return task;
	const lengths = cells.map(({ lines }) => lines.reduce((sum, { glyphs }) => sum + glyphs.length, 0));
	return lengths.indexOf(Math.max(...lengths));
}

function areInOrder(lines: readonly TextLine[]): boolean {
	const numbers = lines.map((line) => Number(/\d{1,4}/.exec(textOfLine(line))?.[0]));
	return numbers.length > 1 && numbers.every((number, i) => i === 0 || number === (numbers[i - 1] ?? 0) + 1);
}

/** A row for each number. */
function numberedRows(numbers: readonly TextLine[], column: number): KnownRows {
	return {
		column,
		lines: numbers.map((line) => [line]),
		rest: [],
		anchors: { top: numbers, middle: numbers, bottom: numbers },
	};
}

/** A row from each of these lines of a column to the next one. */
function rowsFrom(firsts: readonly TextLine[], { lines }: TableCell, column: number): KnownRows {
	const starts = firsts.map((line) => lines.indexOf(line));
	const rows = starts.map((start, i) => lines.slice(start, starts[i + 1]));
	return {
		column,
		lines: rows,
		rest: lines.slice(0, starts[0]),
		anchors: {
			top: firsts,
			bottom: rows.flatMap((own) => own.at(-1) ?? []),
			middle: rows.flatMap(middleLine),
		},
	};
}

/** A line that would stand in the middle of others. */
function middleLine(lines: readonly TextLine[]): readonly Anchor[] {
	const [first, last] = [lines[0], lines.at(-1)];
	if (first === undefined || last === undefined) return [];
	return [{ size: first.size, base: middleOf(first, last) + 0.38 * first.size }];
}

/** Evidence that it takes to begin a row. */
const leastEvidence = 1;

/** Where rows begin that nothing numbers: the task ended before, and another column begins anew. */
function firstLinesOf(
	cells: readonly TableCell[],
	roles: readonly ColumnRole[],
	{ task, pitch }: { readonly task: number; readonly pitch: number },
): readonly TextLine[] {
	const own = cells[task];
	if (own === undefined) return [];
	const others = cells.flatMap(({ lines }, column) =>
		column === task || roles[column] === "group" ? [] : [lines],
	);
	const breaks = breaksOf(own, pitch);
	const firsts = own.lines.filter((line, i) => {
		const before = own.lines[i - 1];
		if (before === undefined) return true;
		const cut = (before.base + line.base - 0.76 * line.size) / 2;
		const beside = others.filter((lines) =>
			lines.some(({ base }) => Math.abs(base - line.base) < 0.2 * pitch),
		);
		const across = others.filter((lines) =>
			lines.some(({ base, size }) => base - 0.7 * size < cut && base > cut),
		);
		return (breaks[i] ?? 0) + 0.4 * beside.length - across.length >= leastEvidence;
	});
	// A row has something beside its task: what has not is another paragraph of it.
	return firsts.filter((line, i) => {
		const next = firsts[i + 1]?.base ?? Number.POSITIVE_INFINITY;
		const isBeside = ({ base }: TextLine) => base > line.base - 0.8 * pitch && base < next - 0.8 * pitch;
		return i === 0 || others.some((lines) => lines.some(isBeside));
	});
}
