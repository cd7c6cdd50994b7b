import { longestIncreasing } from "../comparison/longestIncreasing.js";

/** Elements of a list are taken out, and a range of another list is put there. */
export interface ListChange {
	/** In the list before. */
	readonly at: number;
	readonly removed: number;
	/** In the list after, the end exclusive. */
	readonly from: number;
	readonly to: number;
}

/**
 * What makes one list of another: few changes, each as short as what both have in common on its sides leaves it. Elements
 * that stand once in both lists and keep their order are never touched. In n log n steps. The last place comes first, so
 * that changes can be made in this order.
 */
export function changesOfList(before: readonly string[], after: readonly string[]): readonly ListChange[] {
	const changes: ListChange[] = [];
	let [at, from] = [0, 0];
	for (const [old, now] of [...commonElements(before, after), [before.length, after.length] as const]) {
		const change = trim(before, after, { at, removed: old - at, from, to: now });
		if (change.removed > 0 || change.to > change.from) changes.push(change);
		[at, from] = [old + 1, now + 1];
	}
	return changes.reverse();
}

function trim(before: readonly string[], after: readonly string[], change: ListChange): ListChange {
	let { at, from, to } = change;
	let end = at + change.removed;
	while (at < end && from < to && before[at] === after[from]) [at, from] = [at + 1, from + 1];
	while (at < end && from < to && before[end - 1] === after[to - 1]) [end, to] = [end - 1, to - 1];
	return { at, removed: end - at, from, to };
}

/** Pairs of equal elements, ascending in both lists: those at the ends, and between them as many as stand once. */
function commonElements(
	before: readonly string[],
	after: readonly string[],
): readonly (readonly [number, number])[] {
	const whole = { at: 0, removed: before.length, from: 0, to: after.length };
	const { at, removed, from, to } = trim(before, after, whole);
	if (removed === 0 || from === to) return [];
	// Placed in the list before, in the order of the list after; what stands twice is out.
	const places = new Map<string, number>();
	for (let i = at; i < at + removed; i++) places.set(before[i] ?? "", places.has(before[i] ?? "") ? -1 : i);
	const seen = new Map<string, number>();
	for (let i = from; i < to; i++) seen.set(after[i] ?? "", (seen.get(after[i] ?? "") ?? 0) + 1);
	const pairs: (readonly [number, number])[] = [];
	for (let i = from; i < to; i++) {
		const old = places.get(after[i] ?? "") ?? -1;
		if (old >= 0 && seen.get(after[i] ?? "") === 1) pairs.push([old, i]);
	}
	const kept = new Set(longestIncreasing(pairs.map(([old]) => old)));
	return pairs.filter((_, i) => kept.has(i));
}
