import type { TableHeader } from "../../model/tableHeader.js";
import { type Borders, cellCost, findBorders } from "./borders.js";
import { unitItems } from "./cellShapes.js";
import { impossible } from "./cellWalk.js";
import { type Chunk, wordsOf } from "./chunks.js";
import type { ColumnFacts } from "./columnFacts.js";
import { findPageSplit, pageEndOf } from "./pageSplit.js";
import { isLeftWord, mostLinesBefore } from "./rowOpening.js";

/** The words of a row in the order of its columns, and which of them are the cell of each. */
export interface RowParts extends Borders {
	readonly chunks: readonly Chunk[];
	/** First chunk of those that stand left of the next row's number; the number of chunks where there are none. */
	readonly rest: number;
	/** Columns whose cells were found behind a page end alone. */
	readonly behind?: readonly number[];
}

/** A cell that costs more may have been cut by a page end. */
const mostCost = 0.6;

/**
 * Tells the cells of a row apart. The text goes from the number to the right; what the columns left of the number hold
 * stands behind the row and belongs to the next one (a category that is merged over rows).
 *
 * @param chunks behind the number
 * @param facts one a column
 * @param isOpen the row may end before the last chunk
 * @param touchesNext the next row's number stands right below
 */
export function partRow(
	chunks: readonly Chunk[],
	header: TableHeader,
	facts: readonly ColumnFacts[],
	isOpen: boolean,
	touchesNext: boolean,
): RowParts {
	const parts = partByCost(chunks, header, facts, isOpen, touchesNext);
	const cells = helpingApart(parts, header, facts);
	return cells === undefined ? parts : { ...parts, cells };
}

/**
 * The cells of a row in which more units seem to lead than in any row where others help, and nobody to help: they help,
 * and those who lead stand in a merged cell above. `undefined` where that is not so.
 */
function helpingApart(
	{ chunks, cells }: RowParts,
	{ leadColumns, unitColumns }: TableHeader,
	facts: readonly ColumnFacts[],
): Borders["cells"] | undefined {
	const lead = leadColumns.find((column) => unitColumns.includes(column + 1)) ?? -1;
	const most = facts[lead]?.mostUnits ?? 0;
	const [from, to] = cells[lead] ?? [0, 0];
	const [first, last] = cells[lead + 1] ?? [0, 0];
	if (most === 0 || from === to || first < last) return undefined;
	if (unitItems(wordsOf(chunks.slice(from, to))).length <= most) return undefined;
	return cells.map((cell, c) => (c === lead ? [from, from] : c === lead + 1 ? [from, to] : cell));
}

function partByCost(
	chunks: readonly Chunk[],
	header: TableHeader,
	facts: readonly ColumnFacts[],
	isOpen: boolean,
	touchesNext: boolean,
): RowParts {
	const left = Math.max(0, header.numberColumn);
	const right = facts.slice(left);
	if (left > 0 && !isOpen && touchesNext) {
		const turned = [...right, ...facts.slice(0, left)];
		const { cells } = findBorders(chunks, turned, false);
		const rest = cells[right.length]?.[0] ?? chunks.length;
		const gap = chunks[rest]?.gap;
		if (rest > 0 && (gap === "line" || gap === "page") && mayStandLeft(chunks.slice(rest))) {
			const own = partCells(chunks.slice(0, rest), right, false);
			const margins = withLeft(own.margins, left);
			return {
				...own,
				...shifted(own.behind, left),
				margins,
				cells: [...cells.slice(right.length), ...own.cells],
				rest,
			};
		}
	}
	const own = partCells(chunks, right, isOpen);
	const none = facts.slice(0, left).map((): readonly [number, number] => [0, 0]);
	return {
		...own,
		...shifted(own.behind, left),
		margins: withLeft(own.margins, left),
		cells: [...none, ...own.cells],
		rest: chunks.length,
	};
}

function shifted(behind: RowParts["behind"], left: number): Pick<RowParts, "behind"> {
	return behind === undefined ? {} : { behind: behind.map((column) => column + left) };
}

/** Nothing is known of the borders left of the number. */
function withLeft(margins: Borders["margins"], left: number): Borders["margins"] {
	return margins === undefined ? undefined : [...new Array<number>(left).fill(impossible), ...margins];
}

/** Whether the next row can be found behind the words: no sentence of a row that a page end cut stands before a number. */
function mayStandLeft(chunks: readonly Chunk[]): boolean {
	const lines = new Map<number, string>();
	for (const { line, text } of chunks) lines.set(line, (lines.get(line) ?? "") + text);
	return lines.size <= mostLinesBefore && [...lines.values()].every(isLeftWord);
}

function partCells(
	chunks: readonly Chunk[],
	facts: readonly ColumnFacts[],
	isOpen: boolean,
): Omit<RowParts, "rest"> {
	const found = findBorders(chunks, facts, isOpen);
	const whole = { ...found, chunks };
	if (isOpen && found.taken < chunks.length) return lastOverPages(chunks, facts, found.cost) ?? whole;
	const end = pageEndOf(chunks.slice(0, found.taken));
	if (end < 0 || !looksCut(chunks, facts, found)) return whole;
	const split = findPageSplit(chunks.slice(0, found.taken), facts, end);
	if (split === undefined || split.cost >= found.cost - 0.01) return whole;
	return {
		cells: split.cells,
		cost: split.cost,
		behind: split.behind,
		taken: found.taken,
		chunks: [...split.chunks, ...chunks.slice(found.taken)],
	};
}

/** The last row where what stands on the next page is the rest of its cells: it fits as well as without. */
function lastOverPages(
	chunks: readonly Chunk[],
	facts: readonly ColumnFacts[],
	cost: number,
): Omit<RowParts, "rest"> | undefined {
	const end = pageEndOf(chunks);
	const split = end < 0 ? undefined : findPageSplit(chunks, facts, end);
	return split === undefined || split.cost > cost ? undefined : { ...split, taken: chunks.length };
}

/** Whether a cell holds what its column does not: its words may stand on both pages. */
function looksCut(chunks: readonly Chunk[], facts: readonly ColumnFacts[], { cells }: Borders): boolean {
	return facts.some((column, c) => {
		const [from, to] = cells[c] ?? [0, 0];
		return from === to ? column.empties < 2 : cellCost(chunks, column, from, to) > mostCost;
	});
}
