/** Characters are told apart by so many of their lower bits; those of one slot share a bucket. */
const slots = 1 << 10;
/** What stands in every slot of a table that is not built yet. */
const notBuilt = 0xffff;
const unbuilt = new Uint16Array(slots).fill(notBuilt);

/**
 * Words that are looked up at a place in a text, the longest first. A look-up touches one array element when
 * no word begins (or ends) with the character there or one of its slot, which is nearly always.
 */
export class WordTable<Value> {
	/** Built at the first look-up: a process that reads no targets does not pay for the tables. */
	#bucketOf: Uint16Array = unbuilt;
	readonly #buckets: { readonly word: string; readonly value: Value }[][] = [[]];
	readonly #entries: () => Iterable<readonly [word: string, value: Value]>;
	readonly #backwards: boolean;

	/** With `backwards`, words are matched by where they end. */
	constructor(entries: () => Iterable<readonly [word: string, value: Value]>, backwards = false) {
		this.#entries = entries;
		this.#backwards = backwards;
	}

	#build(): Uint16Array {
		const bucketOf = new Uint16Array(slots);
		const buckets = this.#buckets;
		for (const [word, value] of this.#entries()) {
			if (word === "") continue;
			const key = slotOf(word.charCodeAt(this.#backwards ? word.length - 1 : 0));
			const index = bucketOf[key] ?? 0;
			const bucket = buckets[index];
			if (index === 0 || bucket === undefined) {
				bucketOf[key] = buckets.length;
				buckets.push([{ word, value }]);
				continue;
			}
			// The longest first; of equal ones the first written.
			let at = bucket.length;
			while (at > 0 && (bucket[at - 1]?.word.length ?? 0) < word.length) at--;
			bucket.splice(at, 0, { word, value });
		}
		this.#bucketOf = bucketOf;
		return bucketOf;
	}

	/** The longest word that begins at `at` and ends at or before `end`. */
	matchAt(text: string, at: number, end = text.length): { word: string; value: Value } | undefined {
		let index = this.#bucketOf[slotOf(text.charCodeAt(at))];
		if (index === undefined || index === 0 || at >= end || this.#backwards) return undefined;
		if (index === notBuilt) index = this.#build()[slotOf(text.charCodeAt(at))] ?? 0;
		for (const entry of this.#buckets[index] ?? [])
			if (at + entry.word.length <= end && text.startsWith(entry.word, at)) return entry;
		return undefined;
	}

	/** The longest word that ends at `end` and begins at or behind `start`. */
	matchBefore(text: string, end: number, start = 0): { word: string; value: Value } | undefined {
		if (end <= start) return undefined;
		let index = this.#bucketOf[slotOf(text.charCodeAt(end - 1))];
		if (index === notBuilt) index = this.#build()[slotOf(text.charCodeAt(end - 1))] ?? 0;
		if (!this.#backwards || index === undefined || index === 0) return undefined;
		for (const entry of this.#buckets[index] ?? []) {
			const from = end - entry.word.length;
			if (from >= start && text.startsWith(entry.word, from)) return entry;
		}
		return undefined;
	}
}

function slotOf(code: number): number {
	return (code ^ (code >>> 10)) & (slots - 1);
}

/** A table of words that all mean the same: that they are there. */
export function wordSet(words: string, backwards = false): WordTable<true> {
	return new WordTable(() => splitWords(words).map((word) => [word, true] as const), backwards);
}

/** Words as the lexicon writes them: divided by blanks. */
export function splitWords(words: string): readonly string[] {
	return words.split(/\s+/).filter((word) => word !== "");
}
