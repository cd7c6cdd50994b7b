import type { Leaf, Node } from "./sequenceNodes.js";

/**
 * How many items two sequences have in common at their beginnings, or at their ends: the very same objects. Nodes that both
 * have are not looked into.
 */
export function countShared<Item>(one: Node<Item>, other: Node<Item>, atEnd: boolean): number {
	/** What has not been compared yet, the next one last. */
	const left = [one];
	const right = [other];
	const open = (waiting: Node<Item>[], children: readonly Node<Item>[]): void => {
		waiting.push(...(atEnd ? children : children.toReversed()));
	};
	for (let shared = 0; ; ) {
		const a = left.pop();
		const b = right.pop();
		if (a === undefined || b === undefined) return shared;
		if (a === b) shared += a.count;
		else if (a.children !== undefined && (b.children === undefined || a.count >= b.count)) {
			open(left, a.children);
			right.push(b);
		} else if (b.children !== undefined) {
			left.push(a);
			open(right, b.children);
		} else if (a.children === undefined) {
			const most = Math.min(a.count, b.count);
			let same = 0;
			while (same < most && itemOf(a, same, atEnd) === itemOf(b, same, atEnd)) same++;
			shared += same;
			if (same < most) return shared;
			if (same < a.count) left.push(restOf(a, same, atEnd));
			if (same < b.count) right.push(restOf(b, same, atEnd));
		}
	}
}

function itemOf<Item>({ items }: Leaf<Item>, index: number, fromEnd: boolean): Item | undefined {
	return items[fromEnd ? items.length - 1 - index : index];
}

/** A leaf without its first items, or its last. */
function restOf<Item>({ items }: Leaf<Item>, without: number, atEnd: boolean): Leaf<Item> {
	const rest = atEnd ? items.slice(0, items.length - without) : items.slice(without);
	return { children: undefined, count: rest.length, sums: [], items: rest, starts: [], kept: [] };
}
