/* What the trees of sequences are made of. */

export interface Leaf<Item> {
	readonly children: undefined;
	readonly count: number;
	/** Over all items, one a sum; made when somebody asks. */
	readonly sums: (number | undefined)[];
	readonly items: Item[];
	/** Of each sum, what it is before each item and behind the last; made when somebody asks. */
	readonly starts: (Float64Array | undefined)[];
	readonly kept: KeptFolds;
}

export interface Inner<Item> {
	readonly children: readonly Node<Item>[];
	readonly count: number;
	readonly sums: (number | undefined)[];
	readonly kept: KeptFolds;
}

/**
 * What folds made of a node, by the number of the fold (`folds.ts`). It stands on the node: what a map of a module leads to
 * is kept by engines long after nobody has the node.
 */
export type KeptFolds = unknown[];

export type Node<Item> = Leaf<Item> | Inner<Item>;
