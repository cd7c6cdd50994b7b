/** Whether two lists have the same items in the same order; items are compared as `===` does. */
export function isSameList(a: readonly unknown[], b: readonly unknown[]): boolean {
	return a === b || (a.length === b.length && a.every((item, i) => item === b[i]));
}

/**
 * The first of `count` places that does not come before what is looked for; `count` where all do. Found by halving.
 *
 * @param comesBefore of a place: holds for none behind one for which it does not hold
 */
export function firstPlace(count: number, comesBefore: (place: number) => boolean): number {
	let low = 0;
	let high = count;
	while (low < high) {
		const middle = (low + high) >> 1;
		if (comesBefore(middle)) low = middle + 1;
		else high = middle;
	}
	return low;
}
