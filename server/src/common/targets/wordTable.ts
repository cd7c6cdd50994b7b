/** Characters are told apart by so many of their lower bits; those of one slot share a bucket. */
const slots = 1 << 10;

interface Entry<Value> {
	readonly word: string;
	readonly value: Value;
	/** The character beside the one that the bucket is found by; -1 for a word of one character. */
	readonly next: number;
}

/**
 * Words that are looked up at a place in a text, the longest first. A look-up touches one array element when
 * no word begins (or ends) with the character there or one of its slot, which is nearly always. The table is
 * built when the first word is looked up: a process that checks one plan needs few of them.
 */
export class WordTable<Value> {
	#entries: (() => Iterable<readonly [word: string, value: Value]>) | undefined;
	#bucketOf = empty;
	readonly #buckets: Entry<Value>[][] = [[]];
	/** By bucket, one bit for the lower bits of each second character; all of them for a word of one character. */
	#nexts = noNexts;
	readonly #backwards: boolean;

	/** With `backwards`, words are matched by where they end. */
	constructor(entries: () => Iterable<readonly [word: string, value: Value]>, backwards = false) {
		this.#entries = entries;
		this.#backwards = backwards;
	}

	/** Whether a word may begin at `at`: one look, which tells nearly all places where none does. */
	mayBeginAt(text: string, at: number): boolean {
		return this.mayBegin(text.charCodeAt(at), text.charCodeAt(at + 1));
	}

	/** The same, of the first two characters: for those who have them at hand. */
	mayBegin(code: number, next: number): boolean {
		const index = this.#bucketOf[slotOf(code)] ?? this.#firstIndex(code);
		return index > 0 && mayHave(this.#nexts, index, next);
	}

	/** The longest word that begins at `at` and ends at or before `end`. */
	matchAt(text: string, at: number, end = text.length): { word: string; value: Value } | undefined {
		const index = this.#bucketOf[slotOf(text.charCodeAt(at))] ?? this.#firstIndex(text.charCodeAt(at));
		if (index === 0 || this.#backwards || at >= end) return undefined;
		const next = text.charCodeAt(at + 1);
		if (!mayHave(this.#nexts, index, next)) return undefined;
		const bucket = this.#buckets[index] ?? [];
		for (let i = 0; i < bucket.length; i++) {
			const entry = bucket[i];
			if (entry === undefined || (entry.next !== next && entry.next >= 0)) continue;
			if (at + entry.word.length <= end && standsAt(entry.word, text, at)) return entry;
		}
		return undefined;
	}

	/** The longest word that ends at `end` and begins at or behind `start`. */
	matchBefore(text: string, end: number, start = 0): { word: string; value: Value } | undefined {
		if (end <= start) return undefined;
		const code = text.charCodeAt(end - 1);
		const index = this.#bucketOf[slotOf(code)] ?? this.#firstIndex(code);
		if (index === 0 || !this.#backwards) return undefined;
		const next = text.charCodeAt(end - 2);
		if (!mayHave(this.#nexts, index, next)) return undefined;
		const bucket = this.#buckets[index] ?? [];
		for (let i = 0; i < bucket.length; i++) {
			const entry = bucket[i];
			if (entry === undefined || (entry.next !== next && entry.next >= 0)) continue;
			const from = end - entry.word.length;
			if (from >= start && standsAt(entry.word, text, from)) return entry;
		}
		return undefined;
	}

	/** The bucket of `code` in a table in which nothing has been looked up before. */
	#firstIndex(code: number): number {
		if (this.#entries !== undefined) this.#build(this.#entries());
		return this.#bucketOf[slotOf(code)] ?? 0;
	}

	#build(entries: Iterable<readonly [word: string, value: Value]>): void {
		this.#entries = undefined;
		this.#bucketOf = new Uint16Array(slots);
		const nexts = [0];
		for (const [word, value] of entries) {
			if (word === "") continue;
			const key = slotOf(word.charCodeAt(this.#backwards ? word.length - 1 : 0));
			let index = this.#bucketOf[key] ?? 0;
			if (index === 0) {
				index = this.#buckets.length;
				this.#bucketOf[key] = index;
				this.#buckets.push([]);
				nexts.push(0);
			}
			const next = word.length < 2 ? -1 : word.charCodeAt(this.#backwards ? word.length - 2 : 1);
			this.#buckets[index]?.push({ word, value, next });
			nexts[index] = (nexts[index] ?? 0) | (next < 0 ? -1 : 1 << (next & 31));
		}
		// Most have one word.
		for (const bucket of this.#buckets)
			if (bucket.length > 1) bucket.sort((a, b) => b.word.length - a.word.length);
		this.#nexts = Int32Array.from(nexts);
	}
}

/** Words are so short that a loop takes less than `startsWith`. */
function standsAt(word: string, text: string, at: number): boolean {
	for (let i = 0; i < word.length; i++) if (word.charCodeAt(i) !== text.charCodeAt(at + i)) return false;
	return true;
}

/** Whether a word of the bucket may have `next` beside its first character: one look tells most that have not. */
function mayHave(nexts: Int32Array, index: number, next: number): boolean {
	return (((nexts[index] ?? 0) >>> (next & 31)) & 1) !== 0;
}

const empty = new Uint16Array();
const noNexts = new Int32Array();

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
