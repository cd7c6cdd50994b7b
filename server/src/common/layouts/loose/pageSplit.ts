import { borderCost, CellWalk, emptyCost, impossible } from "./cellWalk.js";
import type { Chunk } from "./chunks.js";
import type { ColumnFacts } from "./columnFacts.js";

/**
 * A row that a page end cuts: what fits of each of its cells stands before the page's number, the rest of each behind
 * it, both in the order of the columns.
 */
export interface PageSplit {
	/** The chunks in the order of the cells, each cell's two parts behind one another. */
	readonly chunks: readonly Chunk[];
	readonly cells: readonly (readonly [from: number, to: number])[];
	readonly cost: number;
	/** Columns whose cells stand behind the page end alone, though one right of them begins before it. */
	readonly behind: readonly number[];
}

/** More ways than these are not tried: the row is read as if no page ended in it. */
const mostWays = 24_000;
/** What it costs that a cell stands on both pages. */
const brokenCost = 0.3;
/** What it costs that a cell stands behind the page end alone, as one does that is set in the middle of its row. */
const behindCost = 0.8;

/** Index of the chunk that a page end stands before; -1 where there is none, or where there are several. */
export function pageEndOf(chunks: readonly Chunk[]): number {
	const first = chunks.findIndex(({ gap }) => gap === "page");
	return first > 0 && !chunks.some(({ gap }, i) => i > first && gap === "page") ? first : -1;
}

/**
 * Parts a row with a page end at the least cost into cells of two parts: dynamic programming over the columns, the
 * chunks before the page end and those behind it.
 *
 * @param end index of the first chunk behind the page end
 */
export function findPageSplit(
	chunks: readonly Chunk[],
	columns: readonly ColumnFacts[],
	end: number,
): PageSplit | undefined {
	const before = end + 1;
	const behind = chunks.length - end + 1;
	if ((before * before * behind * behind) / 4 > mostWays) return undefined;
	const size = before * behind;
	const costs = new Float64Array((columns.length + 1) * size).fill(impossible);
	const origins = new Int32Array((columns.length + 1) * size).fill(-1);
	costs[0] = 0;
	for (const [c, column] of columns.entries())
		for (let i = 0; i < before; i++)
			for (let k = 0; k < behind; k++) {
				const from = i * behind + k;
				const spent = costs[c * size + from] ?? impossible;
				if (spent >= impossible) continue;
				const reach = (to: number, cost: number) => {
					const at = (c + 1) * size + to;
					if (cost >= (costs[at] ?? impossible)) return;
					costs[at] = cost;
					origins[at] = from;
				};
				reach(from, spent + emptyCost(column));
				if (column.kind !== "number") tryCells(chunks, column, end, i, k, behind, spent, reach);
			}
	const cost = costs[(columns.length + 1) * size - 1] ?? impossible;
	return cost >= impossible ? undefined : toSplit(chunks, end, behind, origins, columns.length, size, cost);
}

/** Every cell that begins with chunk `i` before and chunk `k` behind the page end. */
function tryCells(
	chunks: readonly Chunk[],
	column: ColumnFacts,
	end: number,
	i: number,
	k: number,
	behind: number,
	spent: number,
	reach: (to: number, cost: number) => void,
): void {
	const rest = chunks.slice(end + k);
	const opening = (at: number) => {
		const chunk = chunks[at];
		return chunk === undefined || at === 0 ? 0 : borderCost(chunks[at - 1], chunk, column);
	};
	const grow = (walk: CellWalk, start: number, cost: number) => {
		for (const [m, chunk] of rest.entries()) {
			if (walk.isHopeless || !walk.add(chunk)) return;
			reach(start * behind + k + m + 1, cost + walk.cost());
		}
	};
	// Nothing of the cell stands before the page end.
	grow(new CellWalk(column), i, spent + behindCost + (k === 0 ? 0 : opening(end + k)));
	const walk = new CellWalk(column);
	const begun = spent + opening(i);
	for (let j = i; j < end; j++) {
		const chunk = chunks[j];
		if (chunk === undefined || walk.isHopeless || !walk.add(chunk)) return;
		reach((j + 1) * behind + k, begun + walk.cost());
		// What goes on behind the page is what its column had no room for.
		grow(walk.fork(), j + 1, begun + brokenCost);
	}
}

function toSplit(
	chunks: readonly Chunk[],
	end: number,
	behind: number,
	origins: Int32Array,
	columns: number,
	size: number,
	cost: number,
): PageSplit {
	const parts: (readonly Chunk[])[] = [];
	const alone: number[] = [];
	let isBegun = false;
	for (let c = columns, at = size - 1; c > 0; c--) {
		const from = Math.max(0, origins[c * size + at] ?? 0);
		const own = [
			...chunks.slice(Math.floor(from / behind), Math.floor(at / behind)),
			...chunks.slice(end + (from % behind), end + (at % behind)),
		];
		parts.unshift(own);
		const isBefore = Math.floor(at / behind) > Math.floor(from / behind);
		if (!isBefore && isBegun && own.length > 0) alone.unshift(c - 1);
		isBegun ||= isBefore;
		at = from;
	}
	const ordered: Chunk[] = [];
	const cells = parts.map((own): readonly [number, number] => {
		const first = ordered.length;
		// A part that a page end stands before goes on in its cell; elsewhere it is a line like others.
		ordered.push(
			...own.map((chunk, at): Chunk => {
				const before = own[at - 1];
				const goesOn = before !== undefined && chunks.indexOf(before) < end && chunks.indexOf(chunk) >= end;
				return goesOn ? { ...chunk, gap: "page" } : chunk.gap === "page" ? { ...chunk, gap: "line" } : chunk;
			}),
		);
		return [first, ordered.length];
	});
	return { chunks: ordered, cells, cost, behind: alone };
}
