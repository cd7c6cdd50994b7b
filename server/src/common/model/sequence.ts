import type { Inner, Leaf, Node } from "./sequenceNodes.js";
import { countShared } from "./sharedItems.js";

/** Most items of a leaf, and most children of an inner node. A node below a quarter of it is joined with its neighbour. */
const leafSize = 256;
const branching = 32;

/** What is added up over the items of a sequence: how many lines they have, how many tasks. Whole numbers. */
export type Sums<Item> = readonly ((item: Item) => number)[];

/**
 * Items in their order, as a balanced tree that never changes: leaves of up to 256 items, inner nodes of up to 32, all
 * leaves at one depth. An edit makes a new sequence, in time of the logarithm of its length, which shares with the old one
 * whatever it did not touch.
 *
 * Sums over the items before a place, and the place of a sum, are told in the same time. What is asked for one after
 * another is taken from one leaf, as from an array.
 */
export class Sequence<Item> {
	readonly length: number;
	/** The leaf that was asked last, and the places of its items. */
	private leaf: Leaf<Item>;
	private leafStart = 0;
	private leafEnd = 0;

	private constructor(
		/** For {@link Fold} alone. */
		readonly root: Node<Item>,
		private readonly sums: Sums<Item>,
	) {
		this.length = root.count;
		this.leaf = noLeaf;
	}

	/** @param sums what is to be added up; asked for by their places in this list */
	static of<Item>(items: readonly Item[], sums: Sums<Item> = noSums): Sequence<Item> {
		return new Sequence(rootOf(leavesOf(items)), sums);
	}

	/** `undefined` where there is no such place. */
	at(index: number): Item | undefined {
		if (index < this.leafStart || index >= this.leafEnd) {
			if (!(index >= 0 && index < this.length)) return undefined;
			this.turnTo(index);
		}
		return this.leaf.items[index - this.leafStart];
	}

	/** The sequence with the items from `from` up to, not including, `to` replaced. */
	splice(from: number, to: number, inserted: readonly Item[]): Sequence<Item> {
		const start = Math.max(0, Math.min(from, this.length));
		const end = Math.max(start, Math.min(to, this.length));
		if (start === end && inserted.length === 0) return this;
		const nodes = spliceNode(this.root, start, end, inserted, this.sums);
		return new Sequence(rootOf(nodes), this.sums);
	}

	/**
	 * Puts in place what could have been there from the beginning, and had not been found out yet: all versions see it
	 * that share the item. It must add up to the same.
	 */
	fill(index: number, item: Item): void {
		if (this.at(index) === item || index < this.leafStart || index >= this.leafEnd) return;
		this.leaf.items[index - this.leafStart] = item;
	}

	/** The sum over all items before a place. */
	sumBefore(sum: number, index: number): number {
		if (index <= 0) return 0;
		if (index >= this.length) return this.total(sum);
		let node = this.root;
		let rest = index;
		let before = 0;
		while (node.children !== undefined) {
			let i = 0;
			let child = node.children[0];
			while (child !== undefined && rest >= child.count) {
				rest -= child.count;
				before += totalOfNode(child, sum, this.sums);
				child = node.children[++i];
			}
			if (child === undefined) return before;
			node = child;
		}
		return before + (startsOf(node, sum, this.sums)[rest] ?? 0);
	}

	total(sum: number): number {
		return totalOfNode(this.root, sum, this.sums);
	}

	/**
	 * The first item with which a sum exceeds a value, the place of the line or task with that number; the length where
	 * there are not so many.
	 */
	indexOf(sum: number, value: number): number {
		if (value < 0) return 0;
		if (value >= this.total(sum)) return this.length;
		let node = this.root;
		let rest = value;
		let before = 0;
		while (node.children !== undefined) {
			let i = 0;
			let child = node.children[0];
			while (child !== undefined) {
				const own = totalOfNode(child, sum, this.sums);
				if (rest < own) break;
				rest -= own;
				before += child.count;
				child = node.children[++i];
			}
			if (child === undefined) return before;
			node = child;
		}
		// The one item that an edit has left open is found sooner than the places of all.
		const isFirst = rest === 0 && node.starts[sum] === undefined;
		return (
			before +
			(isFirst ? firstWith(node.items, this.sums[sum]) : placeIn(startsOf(node, sum, this.sums), rest))
		);
	}

	/** The places of the items with which a sum grows, ascending. */
	placesWith(sum: number): number[] {
		const places: number[] = [];
		const sumOf = this.sums[sum];
		for (let value = 0; value < this.total(sum); ) {
			const place = this.indexOf(sum, value);
			places.push(place);
			value += sumOf?.(this.at(place) as Item) ?? 1;
		}
		return places;
	}

	/** Visits the items from `from` up to, not including, `to`. */
	forEach(visit: (item: Item, index: number) => void, from = 0, to = this.length): void {
		const end = Math.min(to, this.length);
		for (let index = Math.max(0, from); index < end; ) {
			this.turnTo(index);
			const { items } = this.leaf;
			const start = this.leafStart;
			const last = Math.min(end, this.leafEnd);
			for (; index < last; index++) visit(items[index - start] as Item, index);
		}
	}

	/** A copy of the items from `from` up to, not including, `to`, as an array. */
	slice(from = 0, to = this.length): Item[] {
		const end = Math.min(to, this.length);
		const parts: Item[][] = [];
		for (let index = Math.max(0, from); index < end; index = this.leafEnd) {
			this.turnTo(index);
			parts.push(this.leaf.items.slice(index - this.leafStart, end - this.leafStart));
		}
		// Most stand in one leaf; to make several one by `flat` takes a look at each item.
		const [first, ...others] = parts;
		return others.length === 0 ? (first ?? []) : (first ?? []).concat(...others);
	}

	*[Symbol.iterator](): IterableIterator<Item> {
		for (const leaf of leavesUnder(this.root)) yield* leaf.items;
	}

	/**
	 * How many items stand in both at the beginning, and how many of the others at the end: the very same objects. What two
	 * versions share is not looked into, so this takes time of the logarithm where one was made of the other by an edit.
	 */
	inCommon(other: Sequence<Item>): { readonly head: number; readonly tail: number } {
		const head = countShared(this.root, other.root, false);
		const rest = Math.min(this.length, other.length) - head;
		return { head, tail: rest === 0 ? 0 : Math.min(rest, countShared(this.root, other.root, true)) };
	}

	/** The nodes of the tree, for whoever counts what two versions share. */
	*nodes(): Iterable<object> {
		const waiting: Node<Item>[] = [this.root];
		for (let node = waiting.pop(); node !== undefined; node = waiting.pop()) {
			yield node;
			if (node.children !== undefined) waiting.push(...node.children);
		}
	}

	private turnTo(index: number): void {
		let node = this.root;
		let start = 0;
		while (node.children !== undefined) {
			let i = 0;
			let child = node.children[0];
			while (child !== undefined && index - start >= child.count) {
				start += child.count;
				child = node.children[++i];
			}
			if (child === undefined) return;
			node = child;
		}
		this.leaf = node;
		this.leafStart = start;
		this.leafEnd = start + node.count;
	}
}

const noSums: readonly never[] = [];
const noLeaf: Leaf<never> = { children: undefined, count: 0, sums: [], items: [], starts: [], kept: [] };

function leafOf<Item>(items: Item[]): Leaf<Item> {
	return { children: undefined, count: items.length, sums: [], items, starts: [], kept: [] };
}

/** What the items below a node add up to: made when somebody asks, since of many sums nobody does. */
function totalOfNode<Item>(node: Node<Item>, sum: number, sums: Sums<Item>): number {
	let total = node.sums[sum];
	if (total !== undefined) return total;
	total = 0;
	if (node.children !== undefined) for (const child of node.children) total += totalOfNode(child, sum, sums);
	else {
		const sumOf = sums[sum];
		if (sumOf !== undefined) total = totalOf(node.items, sumOf);
	}
	node.sums[sum] = total;
	return total;
}

/** The leaf after an edit: what was not touched is not added up again, and where sums stay, the places do. */
function leafAfter<Item>(
	before: Leaf<Item>,
	items: Item[],
	{ from, to, inserted }: { readonly from: number; readonly to: number; readonly inserted: readonly Item[] },
	sums: Sums<Item>,
): Leaf<Item> {
	const totals = before.sums.slice();
	const starts = before.starts.slice();
	const isExchange = inserted.length === to - from;
	for (let i = 0; i < sums.length; i++) {
		const sum = sums[i];
		if (sum === undefined) continue;
		const total = totals[i];
		if (total !== undefined)
			totals[i] = total - totalOf(before.items, sum, from, to) + totalOf(inserted, sum);
		let isSame = isExchange;
		for (let k = 0; isSame && k < inserted.length; k++)
			isSame = sum(inserted[k] as Item) === sum(before.items[from + k] as Item);
		if (!isSame) starts[i] = undefined;
	}
	return { children: undefined, count: items.length, sums: totals, items, starts, kept: [] };
}

/** What the items from `from` up to, not including, `to` add up to. */
function totalOf<Item>(
	items: readonly Item[],
	sum: (item: Item) => number,
	from = 0,
	to = items.length,
): number {
	let total = 0;
	for (let i = from; i < to; i++) total += sum(items[i] as Item);
	return total;
}

function innerOf<Item>(children: readonly Node<Item>[]): Inner<Item> {
	let count = 0;
	for (const child of children) count += child.count;
	return { children, count, sums: [], kept: [] };
}

/** Parts of about the same size, none larger than `most`. */
function partsOf<T>(all: readonly T[], most: number): T[][] {
	const parts: T[][] = [];
	const count = Math.ceil(all.length / most);
	for (let i = 0; i < count; i++)
		parts.push(all.slice(Math.floor((all.length * i) / count), Math.floor((all.length * (i + 1)) / count)));
	return parts;
}

function leavesOf<Item>(items: readonly Item[]): Node<Item>[] {
	return partsOf(items, leafSize).map(leafOf);
}

/** @param nodes of one depth */
function rootOf<Item>(nodes: readonly Node<Item>[]): Node<Item> {
	let level = nodes;
	while (level.length > 1) level = partsOf(level, branching).map(innerOf);
	let root = level[0] ?? noLeaf;
	while (root.children?.length === 1 && root.children[0] !== undefined) root = root.children[0];
	return root;
}

/** What takes the place of a node, at its depth: no node where nothing is left. */
function spliceNode<Item>(
	node: Node<Item>,
	from: number,
	to: number,
	inserted: readonly Item[],
	sums: Sums<Item>,
): readonly Node<Item>[] {
	if (node.children === undefined) {
		const { items } = node;
		if (items.length - (to - from) + inserted.length > leafSize)
			return leavesOf(items.slice(0, from).concat(inserted, items.slice(to)));
		const next = items.slice();
		if (inserted.length !== to - from) next.splice(from, to - from, ...inserted);
		else for (let i = 0; i < inserted.length; i++) next[from + i] = inserted[i] as Item;
		return next.length === 0 ? [] : [leafAfter(node, next, { from, to, inserted }, sums)];
	}
	const children: Node<Item>[] = [];
	let start = 0;
	let isIn = false;
	for (const child of node.children) {
		const end = start + child.count;
		// What is inserted goes to the first child that it may stand in.
		const takes = !isIn && from <= end;
		if (takes || (from < end && to > start)) {
			const own = takes ? inserted : noSums;
			children.push(
				...spliceNode(child, Math.max(from, start) - start, Math.min(to, end) - start, own, sums),
			);
			isIn = true;
		} else children.push(child);
		start = end;
	}
	return partsOf(joinSmall(children), branching).map(innerOf);
}

/** Nodes of one depth, those that have become small joined with a neighbour. */
function joinSmall<Item>(nodes: readonly Node<Item>[]): readonly Node<Item>[] {
	if (!nodes.some(isSmall) || nodes.length < 2) return nodes;
	const joined: Node<Item>[] = [];
	for (const node of nodes) {
		const last = joined.at(-1);
		if (last === undefined || !(isSmall(node) || isSmall(last))) {
			joined.push(node);
			continue;
		}
		joined.pop();
		if (node.children === undefined || last.children === undefined)
			joined.push(...leavesOf([...leavesUnder(last), ...leavesUnder(node)].flatMap(({ items }) => items)));
		else joined.push(...partsOf(joinSmall([...last.children, ...node.children]), branching).map(innerOf));
	}
	return joined;
}

function isSmall<Item>(node: Node<Item>): boolean {
	return node.children === undefined
		? node.items.length < leafSize / 4
		: node.children.length < branching / 4;
}

function* leavesUnder<Item>(node: Node<Item>): Iterable<Leaf<Item>> {
	if (node.children === undefined) yield node;
	else for (const child of node.children) yield* leavesUnder(child);
}

function startsOf<Item>(leaf: Leaf<Item>, sum: number, sums: Sums<Item>): Float64Array {
	const known = leaf.starts[sum];
	if (known !== undefined) return known;
	const { items } = leaf;
	const starts = new Float64Array(items.length + 1);
	const sumOf = sums[sum];
	let total = 0;
	for (let i = 0; i < items.length; i++) {
		starts[i] = total;
		total += sumOf?.(items[i] as Item) ?? 0;
	}
	starts[items.length] = total;
	leaf.starts[sum] = starts;
	return starts;
}

/** The first item with which a sum grows; some does. */
function firstWith<Item>(items: readonly Item[], sumOf: Sums<Item>[number] | undefined): number {
	let at = 0;
	while (at < items.length && sumOf?.(items[at] as Item) === 0) at++;
	return at;
}

/** The last place that begins at a value or before it and is not empty. */
function placeIn(starts: Float64Array, value: number): number {
	let low = 0;
	let high = starts.length - 2;
	while (low < high) {
		const middle = (low + high + 1) >> 1;
		if ((starts[middle] ?? 0) <= value) low = middle;
		else high = middle - 1;
	}
	return low;
}
