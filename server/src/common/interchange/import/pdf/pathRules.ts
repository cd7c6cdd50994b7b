import type { Rule } from "./marks.js";
import { apply, type Matrix } from "./matrix.js";

type Point = readonly [x: number, y: number];

interface Subpath {
	readonly points: Point[];
	isClosed: boolean;
	/** It has a part that is neither level nor upright. */
	isBent: boolean;
}

/** Points by which a line may be off; what is thicker than `thickest` is an area. */
const off = 0.7;
const thickest = 3;

/**
 * The rules that a path draws: its level and upright lines where it is stroked, the thin rectangles where it is filled.
 *
 * @param data as pdf.js has it: 0 x y moves, 1 x y draws a line, 2 and 3 curves, 4 closes
 */
export function rulesOfPath(
	data: ArrayLike<number>,
	matrix: Matrix,
	{ isStroked, isFilled }: { readonly isStroked: boolean; readonly isFilled: boolean },
): readonly Rule[] {
	return subpathsOf(data, matrix).flatMap((path) => [
		...(isStroked ? linesOf(path) : []),
		...(isFilled ? thinAreaOf(path) : []),
	]);
}

function subpathsOf(data: ArrayLike<number>, matrix: Matrix): readonly Subpath[] {
	const paths: Subpath[] = [];
	let path: Subpath | undefined;
	for (let i = 0; i < data.length; ) {
		const operation = data[i++];
		if (operation === 4) {
			if (path !== undefined) path.isClosed = true;
			continue;
		}
		const numbers = operation === 2 ? 6 : operation === 3 ? 4 : 2;
		const end = i + numbers;
		const point = apply(matrix, data[end - 2] ?? 0, data[end - 1] ?? 0);
		i = end;
		if (operation === 0 || path === undefined) {
			path = { points: [point], isClosed: false, isBent: false };
			paths.push(path);
			continue;
		}
		if (operation !== 1 || !isStraight(path.points.at(-1) ?? point, point)) path.isBent = true;
		path.points.push(point);
	}
	return paths;
}

function isStraight([x1, y1]: Point, [x2, y2]: Point): boolean {
	return Math.abs(x1 - x2) <= off || Math.abs(y1 - y2) <= off;
}

function linesOf({ points, isClosed }: Subpath): readonly Rule[] {
	const first = points[0];
	const all = isClosed && first !== undefined ? [...points, first] : points;
	return all.slice(1).flatMap((point, i) => ruleBetween(all[i] ?? point, point) ?? []);
}

function ruleBetween([x1, y1]: Point, [x2, y2]: Point): Rule | undefined {
	const wide = Math.abs(x1 - x2);
	const high = Math.abs(y1 - y2);
	if (Math.min(wide, high) > off || Math.max(wide, high) <= off) return undefined;
	return wide > high
		? { isAcross: true, at: (y1 + y2) / 2, from: Math.min(x1, x2), to: Math.max(x1, x2) }
		: { isAcross: false, at: (x1 + x2) / 2, from: Math.min(y1, y2), to: Math.max(y1, y2) };
}

/** A dot, of which dotted lines and corners are made, is one of both. */
function thinAreaOf({ points, isBent }: Subpath): readonly Rule[] {
	if (isBent || points.length < 2) return [];
	const xs = points.map(([x]) => x);
	const ys = points.map(([, y]) => y);
	const [left, right, top, bottom] = [Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)];
	const rules: Rule[] = [];
	const isFlat = bottom - top <= thickest;
	const isSlim = right - left <= thickest;
	if (isFlat && (right - left >= bottom - top || isSlim))
		rules.push({ isAcross: true, at: (top + bottom) / 2, from: left, to: right });
	if (isSlim && (bottom - top >= right - left || isFlat))
		rules.push({ isAcross: false, at: (left + right) / 2, from: top, to: bottom });
	return rules;
}
