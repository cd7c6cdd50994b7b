/** Of a transformation of the plane (ISO 32000-1, 8.3.3): x' = a·x + c·y + e, y' = b·x + d·y + f. */
export type Matrix = readonly [a: number, b: number, c: number, d: number, e: number, f: number];

export const identity: Matrix = [1, 0, 0, 1, 0, 0];

/** A matrix of numbers as they stand in a file, however large; `undefined` of what is none. */
export function toMatrix(value: unknown): Matrix | undefined {
	if (!(Array.isArray(value) || value instanceof Float32Array)) return undefined;
	const [a, b, c, d, e, f] = Array.from<unknown>(value);
	if (![a, b, c, d, e, f].every((each) => typeof each === "number")) return undefined;
	return [Number(a), Number(b), Number(c), Number(d), Number(e), Number(f)];
}

/** What first does `inner`, then `outer`. */
export function multiply(outer: Matrix, inner: Matrix): Matrix {
	const [a, b, c, d, e, f] = outer;
	return [
		a * inner[0] + c * inner[1],
		b * inner[0] + d * inner[1],
		a * inner[2] + c * inner[3],
		b * inner[2] + d * inner[3],
		a * inner[4] + c * inner[5] + e,
		b * inner[4] + d * inner[5] + f,
	];
}

export function apply([a, b, c, d, e, f]: Matrix, x: number, y: number): readonly [x: number, y: number] {
	return [a * x + c * y + e, b * x + d * y + f];
}
