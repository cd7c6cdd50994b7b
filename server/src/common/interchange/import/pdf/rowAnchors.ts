import type { TextLine } from "./textLines.js";

/** How the texts of a row stand to each other. */
export type Alignment = "top" | "middle" | "bottom";

export const alignments: readonly Alignment[] = ["top", "middle", "bottom"];

/** What rows are told by: a line for each of them. */
export type Anchor = Pick<TextLine, "base" | "size">;

export interface Placing {
	/** For each row its first line, and the one behind its last. */
	readonly rows: readonly { readonly from: number; readonly end: number; readonly cost: number }[];
	/** How ill it fits: 0 where each text stands where its row's number says; 1 is half a line off. */
	readonly cost: number;
}

/** Steps of the search; a page of a plan takes a few thousand. */
const mostSteps = 2_000_000;
/** What a line costs that looks like the rest of the row before: less than that row's being empty. */
const goingOn = 0.5;
/** What it costs that a row is taken to be cut by the end of its page. */
const cutCost = 0.3;
/** A cell has no more lines. */
const mostLines = 80;

/**
 * Gives each line of a column to a row, in order, so that the lines of a row stand where its anchor says.
 *
 * @param breaks for each line how much it looks like the first of another row than the line before it; below 0 where it goes on
 * @param empty what a row without a line costs
 * @param rest what lines before the first row and behind the last one cost, which belong to rows of other pages
 * @param pitch points from line to line
 * @returns a cost without end where there is too much to try
 */
export function placeLines(
	lines: readonly TextLine[],
	anchors: readonly Anchor[],
	alignment: Alignment,
	{
		breaks,
		empty,
		rest,
		pitch,
		isLastCut,
	}: {
		readonly breaks: readonly number[];
		readonly empty: number;
		readonly rest: { readonly before: number; readonly behind: number };
		readonly pitch: number;
		/** The last row may go on on the next page: its texts begin beside its number then. */
		readonly isLastCut: boolean;
	},
): Placing {
	const count = lines.length;
	if (anchors.length * count * Math.min(count, mostLines) > mostSteps)
		return { rows: [], cost: Number.POSITIVE_INFINITY };
	/** What the lines before each cost, over all rows so far; `came` is where the row that ends there begins. */
	let costs = Array.from({ length: count + 1 }, (_, i) => (i === 0 ? 0 : rest.before));
	const came: number[][] = [];
	const distanceOf = (row: number, from: number, end: number): number => {
		const anchor = anchors[row];
		if (anchor === undefined) return 0;
		const own = distance(lines, from, end, anchor, { alignment, pitch });
		if (!isLastCut || row < anchors.length - 1 || alignment === "top" || end < count) return own;
		return Math.min(own, cutCost + distance(lines, from, end, anchor, { alignment: "top", pitch }));
	};
	for (const row of anchors.keys()) {
		const next = new Array<number>(count + 1).fill(Number.POSITIVE_INFINITY);
		const from = new Array<number>(count + 1).fill(0);
		for (let start = 0; start <= count; start++) {
			const before = costs[start] ?? Number.POSITIVE_INFINITY;
			if (!Number.isFinite(before)) continue;
			const cut = start === 0 || start === count ? 0 : Math.max(0, -goingOn * (breaks[start] ?? 0));
			const without = before + empty;
			if (without < (next[start] ?? 0)) {
				next[start] = without;
				from[start] = start;
			}
			let inner = 0;
			for (let end = start + 1; end <= Math.min(count, start + mostLines); end++) {
				if (end - 1 > start) inner += Math.max(0, breaks[end - 1] ?? 0);
				const cost = before + cut + inner + distanceOf(row, start, end);
				if (cost >= (next[end] ?? 0)) continue;
				next[end] = cost;
				from[end] = start;
			}
		}
		came.push(from);
		costs = next;
	}
	let end = 0;
	let best = Number.POSITIVE_INFINITY;
	costs.forEach((cost, i) => {
		const whole = cost + (i < count ? rest.behind : 0);
		if (whole <= best) [best, end] = [whole, i];
	});
	const rows: { from: number; end: number; cost: number }[] = [];
	for (let row = anchors.length - 1; row >= 0; row--) {
		const from = came[row]?.[end] ?? 0;
		rows.unshift({ from, end, cost: from === end ? 0 : distanceOf(row, from, end) });
		end = from;
	}
	return { rows, cost: best };
}

/** How far lines are from where an anchor says, in squares of half a line. */
function distance(
	lines: readonly TextLine[],
	from: number,
	end: number,
	anchor: Anchor,
	{ alignment, pitch }: { readonly alignment: Alignment; readonly pitch: number },
): number {
	const first = lines[from];
	const last = lines[end - 1];
	if (first === undefined || last === undefined) return 0;
	const off =
		alignment === "top"
			? first.base - anchor.base
			: alignment === "bottom"
				? last.base - anchor.base
				: middleOf(first, last) - middleOf(anchor, anchor);
	const lines2 = (2 * off) / pitch;
	return Math.min(9, lines2 * lines2);
}

/** The middle between the first line's top and the last one's bottom. */
export function middleOf(first: Anchor, last: Anchor): number {
	return (first.base - 0.88 * first.size + last.base + 0.12 * last.size) / 2;
}
