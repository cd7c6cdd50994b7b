/** A text that is like another one. */
export interface SimilarText {
	/** Index among the texts that were given. */
	readonly index: number;
	/** From 0 (nothing in common) to 1 (the same but for marks and figures). */
	readonly similarity: number;
}

/**
 * Finds those of many texts that are like another one: by the pairs of characters that they share (bigrams), rare ones
 * counting more than those in every second task (推进, 建设). Figures count as one, since they change from year to year.
 * An inverted index leads from each pair to its texts, so that a search costs what the pairs of one text do.
 *
 * The measure is the cosine of the two sets of pairs, each weighted by log(1 + texts / texts with the pair).
 */
export class SimilarTexts {
	private readonly postings = new Map<string, number[]>();
	private readonly weights = new Map<string, number>();
	private readonly norms: readonly number[];

	constructor(private readonly texts: readonly string[]) {
		const pairs = texts.map(pairsOf);
		pairs.forEach((set, index) => {
			for (const pair of set) {
				const found = this.postings.get(pair);
				if (found === undefined) this.postings.set(pair, [index]);
				else found.push(index);
			}
		});
		for (const [pair, found] of this.postings) this.weights.set(pair, this.weightOf(found.length));
		this.norms = pairs.map((set) => this.normOf(set));
	}

	/**
	 * The most similar ones first, of equal ones the earlier; at most `most`, none below `least`.
	 *
	 * @param suits whether a text counts that is similar enough
	 */
	find(
		text: string,
		most: number,
		least: number,
		suits: (index: number) => boolean = () => true,
	): readonly SimilarText[] {
		const pairs = pairsOf(text);
		const norm = this.normOf(pairs);
		const shared = new Map<number, number>();
		for (const pair of pairs) {
			const weight = this.weights.get(pair);
			if (weight === undefined) continue;
			for (const index of this.postings.get(pair) ?? [])
				shared.set(index, (shared.get(index) ?? 0) + weight * weight);
		}
		return [...shared]
			.map(([index, sum]): SimilarText => {
				const both = norm * (this.norms[index] ?? 0);
				return { index, similarity: both === 0 ? 0 : Math.min(1, sum / both) };
			})
			.filter(({ index, similarity }) => similarity >= least && suits(index))
			.sort((a, b) => b.similarity - a.similarity || a.index - b.index)
			.slice(0, most);
	}

	private weightOf(count: number): number {
		return Math.log(1 + this.texts.length / count);
	}

	private normOf(pairs: ReadonlySet<string>): number {
		let sum = 0;
		// A pair that no text has is as rare as can be.
		for (const pair of pairs) sum += (this.weights.get(pair) ?? this.weightOf(1)) ** 2;
		return Math.sqrt(sum);
	}
}

/** Longer texts are known by their beginning. */
const longest = 600;

/** The pairs of neighbouring characters, without blanks and marks, each run of digits as one character. */
function pairsOf(text: string): ReadonlySet<string> {
	const plain = text
		.slice(0, longest)
		.replace(/[\d０-９]+/g, "0")
		.replace(/[^\p{L}\p{N}]/gu, "");
	const characters = [...plain];
	const pairs = new Set<string>();
	for (let i = 1; i < characters.length; i++) pairs.add(`${characters[i - 1]}${characters[i]}`);
	return pairs;
}
