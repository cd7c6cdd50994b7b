import type { Sequence } from "./sequence.js";
import type { Node } from "./sequenceNodes.js";

/**
 * How items are gone over one after another, where what is made of some depends on what those before them left open. What
 * was made of a node of a tree is kept beside it, with the state it was made in, and goes over to every version that has
 * the node: behind an edit only the leaves are gone over that are new, and those whose state before them is another.
 */
export class Fold<Item, State, Made> {
	private readonly number = folds++;

	constructor(private readonly steps: FoldSteps<Item, State, Made>) {}

	over(items: Sequence<Item>, start: State): Folded<State, Made> {
		return this.ofNode(items.root, start);
	}

	private ofNode(node: Node<Item>, before: State): Folded<State, Made> {
		const known = node.kept[this.number] as Kept<State, Made> | undefined;
		if (known !== undefined && this.steps.isSame(known.before, before)) return known.folded;
		const folded = this.make(node, before);
		const kept: Kept<State, Made> = { before, folded };
		node.kept[this.number] = kept;
		return folded;
	}

	private make(node: Node<Item>, before: State): Folded<State, Made> {
		if (node.children === undefined) return this.steps.ofItems(node.items, before);
		const made: Made[] = [];
		let after = before;
		for (const child of node.children) {
			const folded = this.ofNode(child, after);
			made.push(folded.made);
			after = folded.after;
		}
		return { made: this.steps.join(made), after };
	}
}

/** How many there are. */
let folds = 0;

interface Kept<State, Made> {
	readonly before: State;
	readonly folded: Folded<State, Made>;
}

/** What items tell together, wherever they stand and whatever stands above them; kept as a {@link Fold} keeps it. */
export function summary<Item, Made>(
	ofItems: (items: readonly Item[]) => Made,
	join: (made: readonly Made[]) => Made,
): { over(items: Sequence<Item>): Made } {
	const fold = new Fold<Item, null, Made>({
		ofItems: (items) => ({ made: ofItems(items), after: null }),
		join,
		isSame: () => true,
	});
	return { over: (items) => fold.over(items, null).made };
}

/**
 * The places of the items that a test holds for, given the item above; few of many. They are kept as a {@link Fold} keeps
 * what it makes, so that behind an edit only leaves that are new are looked through.
 */
export class Places<Item> {
	private readonly fold: Fold<Item, Item | undefined, PlacesIn>;

	constructor(test: (item: Item, above: Item | undefined) => boolean) {
		this.fold = new Fold<Item, Item | undefined, PlacesIn>({
			ofItems: (items, before) => {
				const places: number[] = [];
				for (let i = 0; i < items.length; i++)
					if (test(items[i] as Item, i === 0 ? before : items[i - 1])) places.push(i);
				const made = { length: items.length, count: places.length, places, parts: nowhere };
				return { made, after: items.length === 0 ? before : items.at(-1) };
			},
			join: (parts) => ({
				length: parts.reduce((sum, { length }) => sum + length, 0),
				count: parts.reduce((sum, { count }) => sum + count, 0),
				places: nowhere,
				parts,
			}),
			isSame: (a, b) => a === b,
		});
	}

	/** Ascending. */
	in(items: Sequence<Item>): readonly number[] {
		const found: number[] = [];
		const visit = ({ count, places, parts }: PlacesIn, start: number) => {
			if (count === 0) return;
			for (const place of places) found.push(start + place);
			let at = start;
			for (const part of parts) {
				visit(part, at);
				at += part.length;
			}
		};
		visit(this.fold.over(items, undefined).made, 0);
		return found;
	}
}

interface PlacesIn {
	readonly length: number;
	readonly count: number;
	readonly places: readonly number[];
	readonly parts: readonly PlacesIn[];
}

export interface Folded<State, Made> {
	readonly made: Made;
	/** What is left open behind the items. */
	readonly after: State;
}

/** States and what is made never change, and count from the place between two items: they hold wherever the items stand. */
export interface FoldSteps<Item, State, Made> {
	ofItems(items: readonly Item[], before: State): Folded<State, Made>;
	/** @param made of items in succession, at least one */
	join(made: readonly Made[]): Made;
	isSame(a: State, b: State): boolean;
}

const nowhere: readonly never[] = [];
