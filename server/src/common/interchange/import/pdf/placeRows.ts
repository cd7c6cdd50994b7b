import type { findColumnRole } from "../../../model/columns.js";
import { type GroupCells, placeGroups } from "./groupCells.js";
import type { TableCell } from "./pageTable.js";
import { type Alignment, type Anchor, alignments, middleOf, type Placing, placeLines } from "./rowAnchors.js";
import { firstWidth, type TextLine, textOfLine } from "./textLines.js";

export type ColumnRole = ReturnType<typeof findColumnRole>;

/** The rows of a band by one of its columns. */
export interface KnownRows {
	readonly column: number;
	/** What each has there. */
	readonly lines: readonly (readonly TextLine[])[];
	/** Lines before the first row. */
	readonly rest: readonly TextLine[];
	/** What the other columns stand beside. */
	readonly anchors: Readonly<Record<Alignment, readonly Anchor[]>>;
}

export interface PlacedRows {
	/** What stands before the first known row, and behind the last one, are rows, too: parts of those of other pages. */
	readonly rows: readonly (readonly TableCell[])[];
	/** Those of `rows` of which it is not sure where they begin or end. */
	readonly uncertain: readonly number[];
}

interface Band {
	readonly isContinued: boolean;
	readonly goesOn: boolean;
	/** Points from line to line. */
	readonly pitch: number;
	readonly task: number;
}

/** What a row costs that has nothing in a column; one without a task is hardly one. */
const emptyCost = 0.6;
const emptyTaskCost = 6;
/** What lines cost that belong to rows of the pages before and behind. */
const restCost = 0.9;
/** A third of a line off. */
const mostCost = 0.5;
/** Columns whose cells may reach over several rows; that of leaders is one where each text stands in the middle of its rows. */
const reachingRoles: ReadonlySet<ColumnRole> = new Set<ColumnRole>(["group", "leader"]);
/** Of a line. */
const mostOff = 0.3;
/** Of a line: by how much the texts of a row may reach into the next one. */
const mostMixed = 0.35;

/** Gives the lines of all columns to rows that one column tells. `undefined` where there are too many of them. */
export function placeRows(
	cells: readonly TableCell[],
	roles: readonly ColumnRole[],
	known: KnownRows,
	band: Band,
): PlacedRows | undefined {
	const mayReach = cells.map((_, column) => column !== known.column && reachingRoles.has(roles[column]));
	const placed = placeColumns(cells, (column) => mayReach[column] === true, known, band);
	if (placed === undefined) return undefined;
	const columns = [...placed.columns];
	const linesAt = (column: number, row: number): readonly TextLine[] => {
		if (column === known.column) return known.lines[row] ?? [];
		const place = columns[column]?.rows[row];
		return cells[column]?.lines.slice(place?.from ?? 0, place?.end ?? 0) ?? [];
	};
	const extentsNow = () =>
		known.lines.map((_, row) => extentOf(cells.flatMap((_cell, column) => linesAt(column, row))));
	const withoutGroups = extentsNow();
	const groups = cells.map((cell, column) => {
		if (mayReach[column] !== true) return undefined;
		// A leader beside the first of several rows may be that row's alone.
		const tried = placed.alignments.filter(
			(alignment) => roles[column] === "group" || alignment === "middle",
		);
		const found = tried
			.map((alignment) =>
				placeGroups(cell, withoutGroups, known.anchors[alignment], {
					...band,
					alignment,
					breaks: breaksOf(cell, band.pitch),
				}),
			)
			.reduce<GroupCells | undefined>(
				(best, each) => (best !== undefined && best.cost <= each.cost ? best : each),
				undefined,
			);
		if (found !== undefined && (roles[column] === "group" || reachesOverRows(found, known, band.pitch)))
			return found;
		columns[column] = placeColumn(cell, placed.alignments[0] ?? "top", known, band, emptyCost);
		return undefined;
	});
	const isGroup = (column: number) => groups[column] !== undefined;
	const extents = extentsNow();
	const rows: (readonly TableCell[])[] = [];
	const uncertain: number[] = [];
	const addRest = (linesOf: (column: number, cell: TableCell) => readonly TextLine[]) => {
		const row = cells.map(
			(cell, column): TableCell => ({
				...cell,
				lines: isGroup(column) ? [] : linesOf(column, cell),
			}),
		);
		if (row.some(({ lines }) => lines.length > 0)) rows.push(row);
	};
	addRest((column, { lines }) =>
		column === known.column ? known.rest : lines.slice(0, columns[column]?.rows[0]?.from ?? 0),
	);
	known.lines.forEach((_, row) => {
		const [own, next] = [extents[row], extents[row + 1]];
		const isMixed = own !== undefined && next !== undefined && own.bottom > next.top + mostMixed * band.pitch;
		const cost = Math.max(...columns.map((placing) => placing?.rows[row]?.cost ?? 0));
		if (cost > mostCost || isMixed || linesAt(band.task, row).length === 0) uncertain.push(rows.length);
		rows.push(
			cells.map((cell, column): TableCell => {
				return groups[column]?.cells[row] ?? { ...cell, lines: linesAt(column, row) };
			}),
		);
	});
	addRest((column, { lines }) =>
		column === known.column ? [] : lines.slice(columns[column]?.rows.at(-1)?.end ?? lines.length),
	);
	return { rows, uncertain };
}

/**
 * Whether the texts of a column reach over rows, and do not stand beside one each with others left empty: each stands in the
 * middle of its rows, and most have several, or one stands beside no row.
 */
function reachesOverRows({ cells, worst }: GroupCells, { anchors }: KnownRows, pitch: number): boolean {
	if (worst > mostOff) return false;
	const texts = cells.flatMap(({ lines }, row) => (lines.length > 0 ? [{ lines, row }] : []));
	const several = texts.filter(({ row }) => cells[row + 1]?.state === "above").length;
	const isBesideNone = ({ lines: [first, ...more] }: { readonly lines: readonly TextLine[] }) =>
		first !== undefined &&
		anchors.middle.every(
			(anchor) =>
				Math.abs(middleOf(anchor, anchor) - middleOf(first, more.at(-1) ?? first)) > mostOff * pitch,
		);
	return several * 2 >= texts.length || texts.some(isBesideNone);
}

interface PlacedColumns {
	/** `undefined` of the column that tells the rows, and of groups. */
	readonly columns: readonly (Placing | undefined)[];
	/** How the texts of rows stand to each other: where all have one line, several fit. */
	readonly alignments: readonly Alignment[];
}

function placeColumns(
	cells: readonly TableCell[],
	isGroup: (column: number) => boolean,
	known: KnownRows,
	band: Band,
): PlacedColumns | undefined {
	const found = alignments.map((alignment) => {
		const columns = cells.map((cell, column) =>
			column === known.column || isGroup(column)
				? undefined
				: placeColumn(cell, alignment, known, band, column === band.task ? emptyTaskCost : emptyCost),
		);
		const cost = columns.reduce((sum, placing) => sum + (placing?.cost ?? 0), 0);
		return { alignment, columns, cost };
	});
	const best = found.reduce((least, each) => (each.cost < least.cost ? each : least));
	if (!Number.isFinite(best.cost)) return undefined;
	return {
		columns: best.columns,
		alignments: found.filter(({ cost }) => cost < best.cost + 0.01).map(({ alignment }) => alignment),
	};
}

/** @param empty what a row costs that has nothing in this column */
function placeColumn(
	cell: TableCell,
	alignment: Alignment,
	known: KnownRows,
	{ pitch, isContinued, goesOn }: Band,
	empty: number,
): Placing {
	return placeLines(cell.lines, known.anchors[alignment], alignment, {
		breaks: breaksOf(cell, pitch),
		empty,
		rest: {
			before: known.rest.length > 0 ? 0 : (isContinued ? 1 : 3) * restCost,
			behind: 3 * restCost,
		},
		pitch,
		isLastCut: goesOn,
	});
}

/** From where to where lines reach down. */
function extentOf(lines: readonly TextLine[]): { readonly top: number; readonly bottom: number } {
	return {
		top: Math.min(...lines.map(({ base, size }) => base - 0.88 * size)),
		bottom: Math.max(...lines.map(({ base, size }) => base + 0.12 * size)),
	};
}

/** How much each line of a cell looks like the first of another row, by what stands before it; below 0 where it goes on. */
export function breaksOf({ lines, width }: TableCell, pitch: number): readonly number[] {
	return lines.map((line, i) => {
		const before = lines[i - 1];
		if (before === undefined) return 0;
		const step = (line.base - before.base) / pitch;
		const text = textOfLine(before);
		const isFull = before.right - before.left + firstWidth(line) > width - 0.2 * line.size;
		const isWhole = /[。；;！？]$/.test(text);
		const gap = step > 1.25 ? 2 : step > 1.12 ? 0.8 : 0;
		const ends = isFull ? (isWhole ? 0 : -1) : /[、，,]$/.test(text) ? 0 : 0.6;
		return gap + ends + (isWhole ? 0.6 : 0);
	});
}
