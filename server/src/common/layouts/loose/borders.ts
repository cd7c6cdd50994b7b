import { borderCost, CellWalk, emptyCost, impossible } from "./cellWalk.js";
import type { Chunk } from "./chunks.js";
import type { ColumnFacts } from "./columnFacts.js";

/** Which chunks are the cells of a row. */
export interface Borders {
	/** One a column: from the first chunk up to, not including, the second; equal for an empty cell. */
	readonly cells: readonly (readonly [from: number, to: number])[];
	readonly cost: number;
	/** Chunks that the cells take up: all, unless the end of the row was not known. */
	readonly taken: number;
	/**
	 * How much more it costs at least that the cells of a column begin anywhere else than they do, wherever all others end;
	 * one a column. Little means that they may.
	 */
	readonly margins?: readonly number[] | undefined;
}

/** A cell of a column: from one chunk up to, not including, another; `cost` with the border before it. */
interface Way {
	readonly from: number;
	readonly to: number;
	readonly cost: number;
}

/**
 * Parts the chunks of a row into the cells of its columns, in their order, at the least cost (dynamic programming over
 * chunks and columns).
 *
 * @param isOpen the row may end before the last chunk, at the end of a line
 */
export function findBorders(
	chunks: readonly Chunk[],
	columns: readonly ColumnFacts[],
	isOpen: boolean,
): Borders {
	const n = chunks.length;
	const size = n + 1;
	const costs = new Float64Array((columns.length + 1) * size).fill(impossible);
	const origins = new Int16Array((columns.length + 1) * size).fill(-1);
	const ways: Way[][] = [];
	costs[0] = 0;
	for (let c = 0; c < columns.length; c++) {
		const column = columns[c];
		if (column === undefined) continue;
		const own: Way[] = [];
		ways.push(own);
		const empty = emptyCost(column);
		for (let i = 0; i < size; i++) {
			const before = costs[c * size + i] ?? impossible;
			if (before >= impossible) continue;
			relax(costs, origins, (c + 1) * size + i, before + empty, i);
			if (i === n || column.kind === "number") continue;
			const begun = before + costOfOpening(chunks, column, i);
			const walk = new CellWalk(column);
			for (let j = i; j < n; j++) {
				const chunk = chunks[j];
				if (chunk === undefined || walk.isHopeless || !walk.add(chunk)) break;
				const cost = begun + walk.cost();
				own.push({ from: i, to: j + 1, cost: cost - before });
				relax(costs, origins, (c + 1) * size + j + 1, cost, i);
			}
		}
	}
	const taken = isOpen ? bestEnd(chunks, costs, columns.length * size) : n;
	const cells: (readonly [number, number])[] = [];
	for (let c = columns.length, at = taken; c > 0; c--) {
		const from = Math.max(0, origins[c * size + at] ?? 0);
		cells.unshift([from, at]);
		at = from;
	}
	const margins = marginsOf(costs, ways, columns, cells, size, taken);
	return { cells, cost: costs[columns.length * size + taken] ?? impossible, taken, margins };
}

/** Goes back from the end of the row, and adds what is before each border to the least that can follow it. */
function marginsOf(
	costs: Float64Array,
	ways: readonly (readonly Way[])[],
	columns: readonly ColumnFacts[],
	cells: Borders["cells"],
	size: number,
	taken: number,
): readonly number[] {
	const margins = new Array<number>(columns.length).fill(impossible);
	const best = costs[columns.length * size + taken] ?? impossible;
	let behind = new Float64Array(size).fill(impossible);
	behind[taken] = 0;
	for (let c = columns.length - 1; c > 0; c--) {
		const column = columns[c];
		if (column === undefined) continue;
		const rest = behind.map((cost) => cost + emptyCost(column));
		for (const { from, to, cost } of ways[c] ?? [])
			rest[from] = Math.min(rest[from] ?? impossible, cost + (behind[to] ?? impossible));
		const chosen = cells[c]?.[0] ?? -1;
		let margin = impossible;
		for (let i = 0; i <= taken; i++)
			if (i !== chosen)
				margin = Math.min(margin, (costs[c * size + i] ?? impossible) + (rest[i] ?? 0) - best);
		margins[c] = margin;
		behind = rest;
	}
	return margins;
}

function relax(costs: Float64Array, origins: Int16Array, at: number, cost: number, origin: number): void {
	if (cost >= (costs[at] ?? impossible)) return;
	costs[at] = cost;
	origins[at] = origin;
}

/** The line end at which the row costs least; of the same, the last. */
function bestEnd(chunks: readonly Chunk[], costs: Float64Array, base: number): number {
	let best = chunks.length;
	let least = costs[base + best] ?? impossible;
	let behind = 0;
	for (let i = chunks.length - 1; i > 0; i--) {
		const { gap } = chunks[i] ?? { gap: "start" };
		if (gap !== "line" && gap !== "page") continue;
		// What goes on in the last cell may cost as much as a line that wraps.
		behind++;
		const cost = (costs[base + i] ?? impossible) + 0.8 * behind;
		if (cost > least - 0.01) continue;
		least = cost;
		best = i;
	}
	return best;
}

/**
 * How much worse the next best place of the border between two columns is: little means that the cells may end
 * elsewhere. Only chunks near the border are tried.
 */
export function marginOf(
	chunks: readonly Chunk[],
	columns: readonly ColumnFacts[],
	{ cells }: Borders,
	left: number,
	right: number,
): number {
	const [from, border] = cells[left] ?? [0, 0];
	const [, to] = cells[right] ?? [0, 0];
	const first = Math.max(from, border - reachOfMargin);
	const last = Math.min(to, border + reachOfMargin);
	// The left cell is the same from its first chunk on, wherever it ends.
	const ends = costsByEnd(chunks, columns[left], from, first, last);
	const costAt = (moved: number) =>
		(ends[moved - first] ?? impossible) + cellCost(chunks, columns[right], moved, to);
	const cost = costAt(border);
	let margin = impossible;
	for (let moved = first; moved <= last; moved++)
		if (moved !== border) margin = Math.min(margin, costAt(moved) - cost);
	return margin;
}

const reachOfMargin = 3;

/** What the cells cost that begin at a chunk and end at each one from `first` to `last`. */
function costsByEnd(
	chunks: readonly Chunk[],
	column: ColumnFacts | undefined,
	from: number,
	first: number,
	last: number,
): readonly number[] {
	const costs: number[] = [];
	if (column === undefined) return new Array<number>(last - first + 1).fill(0);
	if (first === from) costs.push(emptyCost(column));
	const begun = from < last ? costOfOpening(chunks, column, from) : 0;
	const walk = new CellWalk(column);
	for (let i = from; i < last; i++) {
		const chunk = chunks[i];
		if (chunk === undefined || !walk.add(chunk)) break;
		if (i + 1 >= first) costs.push(walk.cost() + begun);
	}
	return costs;
}

/** What it costs that a cell of the column begins with a chunk. */
function costOfOpening(chunks: readonly Chunk[], column: ColumnFacts, from: number): number {
	const first = chunks[from];
	return first === undefined || from === 0 ? 0 : borderCost(chunks[from - 1], first, column);
}

/** What a cell of some chunks costs, with the border before it. */
export function cellCost(
	chunks: readonly Chunk[],
	column: ColumnFacts | undefined,
	from: number,
	to: number,
): number {
	if (column === undefined) return 0;
	if (from === to) return emptyCost(column);
	const walk = new CellWalk(column);
	for (let i = from; i < to; i++) {
		const chunk = chunks[i];
		if (chunk === undefined || !walk.add(chunk)) return impossible;
	}
	return walk.cost() + costOfOpening(chunks, column, from);
}
