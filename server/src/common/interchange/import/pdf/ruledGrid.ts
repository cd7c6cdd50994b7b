import type { Rule } from "./marks.js";

/** The cells that rules make: a grid of the places of rules, and for each field of it the cell that it belongs to. */
export interface RuledGrid {
	/** Places of rules from left to right, one more than columns. */
	readonly xs: readonly number[];
	/** Places from the top, one more than rows. */
	readonly ys: readonly number[];
	/** A row of fields for each row of the grid. */
	readonly fields: readonly (readonly GridCell[])[];
}

export interface GridCell {
	readonly row: number;
	readonly column: number;
	/** The first row below and the first column behind it. */
	endRow: number;
	endColumn: number;
}

/** Points: rules that are nearer are one, and one that ends so far before another reaches it. */
const near = 3;
/** No row and no column is as small. */
const shortest = 6;
/** Rules of a page; what has more is a drawing. */
const mostRules = 3000;
const mostFields = 200_000;

/** The tables that the rules of a page make, largest first; a frame around text is none. */
export function findGrids(rules: readonly Rule[]): readonly RuledGrid[] {
	const across = mergeRules(rules.filter(({ isAcross }) => isAcross));
	const down = mergeRules(rules.filter(({ isAcross }) => !isAcross));
	if (across.length + down.length > mostRules) return [];
	return connect(across, down)
		.flatMap(({ across: level, down: upright }) => gridOf(level, upright) ?? [])
		.sort((a, b) => areaOf(b) - areaOf(a));
}

function areaOf({ xs, ys }: RuledGrid): number {
	return ((xs.at(-1) ?? 0) - (xs[0] ?? 0)) * ((ys.at(-1) ?? 0) - (ys[0] ?? 0));
}

/** Rules of one direction, with those that lie on each other or go on with each other as one. */
export function mergeRules(rules: readonly Rule[]): readonly Rule[] {
	const sorted = rules.toSorted((a, b) => a.at - b.at);
	const merged: Rule[] = [];
	for (let i = 0; i < sorted.length; ) {
		const at = sorted[i]?.at ?? 0;
		let end = i + 1;
		while ((sorted[end]?.at ?? Number.POSITIVE_INFINITY) - at <= near) end++;
		merged.push(...mergeOnLine(sorted.slice(i, end)));
		i = end;
	}
	return merged.filter(({ from, to }) => to - from >= shortest);
}

function mergeOnLine(rules: readonly Rule[]): readonly Rule[] {
	const at = rules.reduce((sum, rule) => sum + rule.at, 0) / rules.length;
	const merged: Rule[] = [];
	for (const rule of rules.toSorted((a, b) => a.from - b.from)) {
		const last = merged.at(-1);
		if (last !== undefined && rule.from <= last.to + near)
			merged[merged.length - 1] = { ...last, to: Math.max(last.to, rule.to) };
		else merged.push({ ...rule, at });
	}
	return merged;
}

interface Connected {
	readonly across: readonly Rule[];
	readonly down: readonly Rule[];
}

/** Rules that touch each other, directly or over others. */
function connect(across: readonly Rule[], down: readonly Rule[]): readonly Connected[] {
	const groups: Connected[] = [];
	const waitingAcross = new Set(across);
	const waitingDown = new Set(down);
	for (const start of across) {
		if (!waitingAcross.delete(start)) continue;
		const level = [start];
		const upright: Rule[] = [];
		const open = [start];
		for (let rule = open.pop(); rule !== undefined; rule = open.pop()) {
			const one = rule;
			const [others, kept] = one.isAcross ? [waitingDown, upright] : [waitingAcross, level];
			for (const other of others) {
				if (!meet(one, other)) continue;
				others.delete(other);
				kept.push(other);
				open.push(other);
			}
		}
		if (upright.length > 0) groups.push({ across: level, down: upright });
	}
	return groups;
}

function meet(a: Rule, b: Rule): boolean {
	return reaches(a, b.at) && reaches(b, a.at);
}

function reaches({ from, to }: Rule, at: number): boolean {
	return at >= from - near && at <= to + near;
}

function gridOf(across: readonly Rule[], down: readonly Rule[]): RuledGrid | undefined {
	// Tables are often open at their sides.
	const xs = placesOf([...down.map(({ at }) => at), ...endsOf(across)]);
	const ys = placesOf([...across.map(({ at }) => at), ...endsOf(down)]);
	const [rows, columns] = [ys.length - 1, xs.length - 1];
	if (rows < 1 || columns < 1 || rows * columns > mostFields) return undefined;
	const walls = wallsOf(down, xs, ys);
	const floors = wallsOf(across, ys, xs);
	const fields: (GridCell | undefined)[][] = Array.from({ length: rows }, () => []);
	let cells = 0;
	for (let row = 0; row < rows; row++)
		for (let column = 0; column < columns; column++) {
			if (fields[row]?.[column] !== undefined) continue;
			cells++;
			const isFree = (r: number, c: number) => fields[r]?.[c] === undefined;
			let endColumn = column + 1;
			while (endColumn < columns && isFree(row, endColumn) && walls[endColumn]?.[row] !== true) endColumn++;
			let endRow = row + 1;
			while (endRow < rows && isOpen(floors[endRow], column, endColumn) && isFree(endRow, column)) endRow++;
			const cell: GridCell = { row, column, endRow, endColumn };
			for (let r = row; r < endRow; r++) for (let c = column; c < endColumn; c++) (fields[r] ?? [])[c] = cell;
		}
	if (cells < 2) return undefined;
	return { xs, ys, fields: fields.map((row) => row.flatMap((cell) => cell ?? [])) };
}

/** The outermost ends of rules that go beyond all that stop them. */
function endsOf(rules: readonly Rule[]): readonly number[] {
	return [Math.min(...rules.map(({ from }) => from)), Math.max(...rules.map(({ to }) => to))];
}

/** Places in their order, those that are near each other as one. */
function placesOf(places: readonly number[]): readonly number[] {
	const kept: number[] = [];
	for (const place of places.toSorted((a, b) => a - b))
		if (place - (kept.at(-1) ?? Number.NEGATIVE_INFINITY) > shortest) kept.push(place);
	return kept;
}

/**
 * Where rules stand.
 *
 * @param at the places of the grid that rules lie on; @param along those that they run past
 * @returns for each place of `at` whether there is a rule past each field of `along`
 */
function wallsOf(
	rules: readonly Rule[],
	at: readonly number[],
	along: readonly number[],
): readonly (readonly boolean[])[] {
	const walls = at.map(() => new Array<boolean>(along.length - 1).fill(false));
	for (const rule of rules) {
		const wall = walls[nearest(at, rule.at)];
		if (wall === undefined) continue;
		for (let i = 0; i + 1 < along.length; i++) {
			const middle = ((along[i] ?? 0) + (along[i + 1] ?? 0)) / 2;
			if (rule.from <= middle && middle <= rule.to) wall[i] = true;
		}
	}
	return walls;
}

/** The place that is nearest to a value; of equal ones the first. */
function nearest(places: readonly number[], value: number): number {
	let found = 0;
	places.forEach((place, i) => {
		if (Math.abs(place - value) < Math.abs((places[found] ?? 0) - value)) found = i;
	});
	return found;
}

function isOpen(floor: readonly boolean[] | undefined, from: number, to: number): boolean {
	for (let column = from; column < to; column++) if (floor?.[column] === true) return false;
	return true;
}

/** The field at a place; -1 outside of all. */
export function fieldAt(places: readonly number[], value: number): number {
	let low = 0;
	let high = places.length - 1;
	if (value < (places[0] ?? 0) || value >= (places[high] ?? 0)) return -1;
	while (high - low > 1) {
		const middle = (low + high) >> 1;
		if ((places[middle] ?? 0) <= value) low = middle;
		else high = middle;
	}
	return low;
}
