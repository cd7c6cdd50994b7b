import type { TableCell } from "./pageTable.js";
import { type Alignment, type Anchor, middleOf } from "./rowAnchors.js";
import type { TextLine } from "./textLines.js";

/** The cells of a column that reach over several rows. */
export interface GroupCells {
	/** A cell a row. */
	readonly cells: readonly TableCell[];
	/** How ill it fits. */
	readonly cost: number;
	/** How far, in lines, the text that fits worst is from where its rows say; one that goes on on the next page does not count. */
	readonly worst: number;
}

/** What a row costs that stands before the first text: on the first page of a table each row belongs to one. */
const withoutCost = { first: 1.5, continued: 0.1 };
/** A text whose rows go on on the next page stands in the middle of them all, of those here, or at their top. */
const mostCut = 1;

/**
 * Gives each text of a column to the rows that it belongs to: those that it stands in the middle of, or at the
 * beginning or the end of.
 *
 * @param rows from where to where each row reaches down
 * @param breaks which lines begin another text: those above 0
 */
export function placeGroups(
	cell: TableCell,
	rows: readonly { readonly top: number; readonly bottom: number }[],
	anchors: readonly Anchor[],
	{
		alignment,
		pitch,
		isContinued,
		goesOn,
		breaks,
	}: {
		readonly alignment: Alignment;
		readonly pitch: number;
		/** The rows before its first text may belong to one on the page before, and those of the last one go on. */
		readonly isContinued: boolean;
		readonly goesOn: boolean;
		readonly breaks: readonly number[];
	},
): GroupCells {
	const blocks = blocksOf(cell, breaks);
	const count = rows.length;
	const off = (block: readonly TextLine[], from: number, end: number): number => {
		const [first, last] = [block[0], block.at(-1)];
		const [start, stop] = [rows[from], rows[end - 1]];
		if (first === undefined || last === undefined || start === undefined || stop === undefined) return 0;
		const by = {
			middle: middleOf(first, last) - (start.top + stop.bottom) / 2,
			top: first.base - (anchors[from]?.base ?? 0),
			bottom: last.base - (anchors[end - 1]?.base ?? 0),
		}[alignment];
		if (!goesOn || end < count || alignment === "top") return Math.abs(by) / pitch;
		return Math.min(mostCut, Math.abs(by) / pitch, Math.abs(first.base - (anchors[from]?.base ?? 0)) / pitch);
	};
	/** The least that the blocks so far cost over the first rows, and where the last of them begins. */
	let costs = Array.from(
		{ length: count + 1 },
		(_, i) => i * (isContinued ? withoutCost.continued : withoutCost.first),
	);
	const came: number[][] = [];
	for (const block of blocks.slice(0, count)) {
		const next = new Array<number>(count + 1).fill(Number.POSITIVE_INFINITY);
		const from = new Array<number>(count + 1).fill(0);
		for (let start = 0; start < count; start++)
			for (let end = start + 1; end <= count; end++) {
				const cost = (costs[start] ?? 0) + off(block, start, end);
				if (cost >= (next[end] ?? 0)) continue;
				next[end] = cost;
				from[end] = start;
			}
		came.push(from);
		costs = next;
	}
	const cells = rows.map((): TableCell => ({ ...cell, lines: [] }));
	let end = count;
	let worst = 0;
	for (let i = came.length - 1; i >= 0; i--) {
		const from = came[i]?.[end] ?? 0;
		// Texts for which there are no rows go to the last one.
		const lines = i === came.length - 1 ? blocks.slice(i).flat() : (blocks[i] ?? []);
		if (!goesOn || end < count) worst = Math.max(worst, off(lines, from, end));
		cells[from] = { ...cell, lines };
		for (let row = from + 1; row < end; row++) cells[row] = { ...cell, lines: [], state: "above" };
		end = from;
	}
	// What stands before the first text of a page goes on with that of the page before.
	if (isContinued) for (let row = 0; row < end; row++) cells[row] = { ...cell, lines: [], state: "above" };
	return { cells, cost: costs[count] ?? 0, worst };
}

/** Lines of a column that are one text each. */
function blocksOf({ lines }: TableCell, breaks: readonly number[]): readonly (readonly TextLine[])[] {
	const blocks: TextLine[][] = [];
	lines.forEach((line, i) => {
		const last = blocks.at(-1);
		if (last === undefined || (breaks[i] ?? 0) > 0) blocks.push([line]);
		else last.push(line);
	});
	return blocks;
}
