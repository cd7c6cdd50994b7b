/* What the trees of sequences are made of. */

export interface Leaf<Item> {
	readonly children: undefined;
	readonly count: number;
	/** Over all items, one a sum. */
	readonly sums: readonly number[];
	readonly items: Item[];
	/** Of each sum, what it is before each item and behind the last; made when somebody asks. */
	readonly starts: (Int32Array | undefined)[];
}

export interface Inner<Item> {
	readonly children: readonly Node<Item>[];
	readonly count: number;
	readonly sums: readonly number[];
}

export type Node<Item> = Leaf<Item> | Inner<Item>;
