/** Where the rows of a plan come from, once an operation has rearranged them. */
export interface RowOrder {
	/** By the index of a task afterwards: its index before, -1 for a new one. */
	readonly before: readonly number[];
	/** Indexes before of tasks that stand elsewhere now. */
	readonly moved: ReadonlySet<number>;
	/** Tasks that have become part of another one, by their indexes before. */
	readonly joined: ReadonlyMap<number, number>;
}

const noneMoved: ReadonlySet<number> = new Set();
const noneJoined: ReadonlyMap<number, number> = new Map();

/** `added` new rows before the task at an index. */
export function orderWithNew(count: number, at: number, added: number): RowOrder {
	const before = [...indexes(0, at), ...new Array<number>(added).fill(-1), ...indexes(at, count)];
	return { before, moved: noneMoved, joined: noneJoined };
}

/** `added` new rows in the place of the task at an index. */
export function orderInPlaceOf(count: number, at: number, added: number): RowOrder {
	const before = [...indexes(0, at), ...new Array<number>(added).fill(-1), ...indexes(at + 1, count)];
	return { before, moved: noneMoved, joined: noneJoined };
}

/** Without the tasks of a range. */
export function orderWithout(
	count: number,
	first: number,
	end: number,
	joined: ReadonlyMap<number, number> = noneJoined,
): RowOrder {
	return { before: [...indexes(0, first), ...indexes(end, count)], moved: noneMoved, joined };
}

/** The tasks of a range before the one at an index, outside the range. */
export function orderMoved(count: number, first: number, end: number, at: number): RowOrder {
	const moved = indexes(first, end);
	const before =
		at <= first
			? [...indexes(0, at), ...moved, ...indexes(at, first), ...indexes(end, count)]
			: [...indexes(0, first), ...indexes(end, at), ...moved, ...indexes(at, count)];
	return { before, moved: new Set(moved), joined: noneJoined };
}

function indexes(from: number, to: number): number[] {
	return Array.from({ length: Math.max(0, to - from) }, (_, i) => from + i);
}
