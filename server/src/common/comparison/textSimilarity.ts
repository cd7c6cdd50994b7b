import { Features } from "./textFeatures.js";

/** A text on the other side that shares words with one. */
export interface Likeness {
	/** Index of the text there. */
	readonly index: number;
	/** Cosine of both, 0 to 1. */
	readonly similarity: number;
	/** Which share of the one that was asked about stands in it, 0 to 1. */
	readonly contained: number;
	/** Which share of it stands in the one that was asked about. */
	readonly contains: number;
}

/** How many steps over lists of texts one search takes in all, and for one text; rare features are looked up first. */
const mostSteps = 8_000_000;
const leastOfOne = 500;
const mostOfOne = 10_000;
/** How many more texts than asked for are compared as a whole. */
const wider = 2;

/**
 * Texts of two sides, compared by the features they share, rare ones counting more: a feature weighs
 * log(1 + texts / texts with it), a figure half of that.
 */
export class TextSimilarity {
	private readonly weights: Float64Array;
	private readonly sides: readonly [Side, Side];

	/** @param texts of both sides, as `plainText` makes them */
	constructor(left: readonly string[], right: readonly string[]) {
		const features = new Features();
		const leftFeatures = left.map((text) => features.of(text));
		const rightFeatures = right.map((text) => features.of(text));
		const counts = new Float64Array(features.count);
		for (const list of [leftFeatures, rightFeatures])
			for (const ids of list) for (const id of ids) counts[id] = (counts[id] ?? 0) + 1;
		const total = left.length + right.length;
		const isFigure = features.figures();
		this.weights = counts.map((count, id) => Math.log(1 + total / count) * (isFigure[id] === 1 ? 0.5 : 1));
		this.sides = [new Side(leftFeatures, this.weights), new Side(rightFeatures, this.weights)];
	}

	/** How alike a text of the left side and one of the right side are. */
	between(left: number, right: number): Likeness {
		const [ours, theirs] = this.sides;
		return this.compare(new Set(ours.featuresOf(left)), ours.squareOf(left), theirs, right);
	}

	/**
	 * Which share of a text several texts of the other side say together.
	 *
	 * @param side 0: the text is of the left
	 */
	coverage(side: 0 | 1, text: number, others: readonly number[]): number {
		const ours = this.sides[side];
		const theirs = this.sides[1 - side] ?? ours;
		const said = new Set(others.flatMap((other) => theirs.featuresOf(other)));
		let shared = 0;
		for (const id of ours.featuresOf(text)) if (said.has(id)) shared += (this.weights[id] ?? 0) ** 2;
		const whole = ours.squareOf(text);
		return whole === 0 ? 0 : shared / whole;
	}

	/**
	 * Of each of some texts of one side the texts of the other that share most with it, best first.
	 *
	 * @param side 0: texts of the left are asked about; 1: texts of the right
	 * @param among those of the other side that are looked at
	 * @param most how many of each; of equal ones those at the like place in their document
	 * @param by what is compared
	 */
	search(
		side: 0 | 1,
		asked: readonly number[],
		among: readonly number[],
		most: number,
		by: "similarity" | "contained",
	): readonly (readonly Likeness[])[] {
		const ours = this.sides[side];
		const theirs = this.sides[1 - side] ?? ours;
		const lists = theirs.listsOf(among, this.weights.length);
		const steps = Math.min(mostOfOne, Math.max(leastOfOne, mostSteps / Math.max(1, asked.length)));
		const shared = new Float64Array(theirs.count);
		const scale = theirs.count / Math.max(1, ours.count);
		return asked.map((text) => {
			const { found, isWhole } = this.gather(ours.featuresOf(text), lists, shared, steps);
			const place = text * scale;
			// By rare features first; what was not looked up is compared for the best of them.
			const first = new Best(isWhole ? most : most * wider);
			const square = ours.squareOf(text);
			for (const other of found) {
				const whole = by === "contained" ? square : Math.sqrt(square * theirs.squareOf(other));
				first.add(other, (shared[other] ?? 0) / whole, Math.abs(other - place));
			}
			const own = isWhole ? undefined : new Set(ours.featuresOf(text));
			const best = new Best(most);
			const likes = new Map<number, Likeness>();
			for (const other of first.items) {
				const like =
					own === undefined
						? likeness(other, shared[other] ?? 0, square, theirs.squareOf(other))
						: this.compare(own, square, theirs, other);
				likes.set(other, like);
				best.add(other, like[by], Math.abs(other - place));
			}
			for (const other of found) shared[other] = 0;
			return best.items.flatMap((other) => likes.get(other) ?? []);
		});
	}

	/** Adds up what texts share with one, rare features first, as far as the steps go. */
	private gather(
		features: readonly number[],
		lists: FeatureLists,
		shared: Float64Array,
		steps: number,
	): { readonly found: readonly number[]; readonly isWhole: boolean } {
		const found: number[] = [];
		const sorted = features.filter((id) => lists.sizeOf(id) > 0);
		sorted.sort((a, b) => lists.sizeOf(a) - lists.sizeOf(b));
		let left = steps;
		for (const id of sorted) {
			left -= lists.sizeOf(id);
			// The rarest one is looked up however many texts have it.
			if (left < 0 && found.length > 0) return { found, isWhole: false };
			lists.addUp(id, (this.weights[id] ?? 0) ** 2, shared, found);
		}
		return { found, isWhole: true };
	}

	private compare(own: ReadonlySet<number>, square: number, theirs: Side, other: number): Likeness {
		let shared = 0;
		for (const id of theirs.featuresOf(other)) if (own.has(id)) shared += (this.weights[id] ?? 0) ** 2;
		return likeness(other, shared, square, theirs.squareOf(other));
	}
}

/** The best few of many, best first; of equal ones the nearer, then the earlier. */
class Best {
	readonly items: number[] = [];
	private readonly values: number[] = [];
	private readonly distances: number[] = [];

	constructor(private readonly most: number) {}

	add(item: number, value: number, distance: number): void {
		let at = this.items.length;
		if (at === this.most && !this.isBetter(value, distance, at - 1)) return;
		while (at > 0 && this.isBetter(value, distance, at - 1)) at--;
		this.items.splice(at, 0, item);
		this.values.splice(at, 0, value);
		this.distances.splice(at, 0, distance);
		if (this.items.length <= this.most) return;
		this.items.pop();
		this.values.pop();
		this.distances.pop();
	}

	private isBetter(value: number, distance: number, than: number): boolean {
		const known = this.values[than] ?? 0;
		return value > known || (value === known && distance < (this.distances[than] ?? 0));
	}
}

function likeness(index: number, shared: number, own: number, other: number): Likeness {
	const share = (whole: number) => (whole === 0 ? 0 : Math.min(1, shared / whole));
	return {
		index,
		similarity: share(Math.sqrt(own * other)),
		contained: share(own),
		contains: share(other),
	};
}

/** The texts of one side as features. */
class Side {
	private readonly squares: Float64Array;

	constructor(
		private readonly features: readonly (readonly number[])[],
		weights: Float64Array,
	) {
		this.squares = Float64Array.from(features, (ids) =>
			ids.reduce((sum, id) => sum + (weights[id] ?? 0) ** 2, 0),
		);
	}

	get count(): number {
		return this.features.length;
	}

	featuresOf(text: number): readonly number[] {
		return this.features[text] ?? [];
	}

	/** The squared length of a text's vector. */
	squareOf(text: number): number {
		return this.squares[text] ?? 0;
	}

	listsOf(texts: readonly number[], features: number): FeatureLists {
		return new FeatureLists(this.features, texts, features);
	}
}

/** Which texts have a feature: an inverted index in two flat arrays. */
class FeatureLists {
	private readonly starts: Int32Array;
	private readonly texts: Int32Array;

	constructor(features: readonly (readonly number[])[], among: readonly number[], count: number) {
		this.starts = new Int32Array(count + 1);
		for (const text of among)
			for (const id of features[text] ?? []) this.starts[id + 1] = (this.starts[id + 1] ?? 0) + 1;
		for (let id = 0; id < count; id++)
			this.starts[id + 1] = (this.starts[id + 1] ?? 0) + (this.starts[id] ?? 0);
		this.texts = new Int32Array(this.starts[count] ?? 0);
		const next = this.starts.slice();
		for (const text of among)
			for (const id of features[text] ?? []) {
				this.texts[next[id] ?? 0] = text;
				next[id] = (next[id] ?? 0) + 1;
			}
	}

	sizeOf(id: number): number {
		return (this.starts[id + 1] ?? 0) - (this.starts[id] ?? 0);
	}

	/** Adds a value for each text with a feature; texts that had none are put into the list. */
	addUp(id: number, value: number, sums: Float64Array, met: number[]): void {
		const end = this.starts[id + 1] ?? 0;
		for (let i = this.starts[id] ?? 0; i < end; i++) {
			const text = this.texts[i] ?? 0;
			const sum = sums[text] ?? 0;
			if (sum === 0) met.push(text);
			sums[text] = sum + value;
		}
	}
}
