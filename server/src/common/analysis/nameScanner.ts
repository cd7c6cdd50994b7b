/** A word of the list, with its place in the text (UTF-16 offsets). */
export interface FoundName<Value> {
	readonly value: Value;
	readonly start: number;
	readonly end: number;
}

interface Word<Value> {
	readonly word: string;
	readonly value: Value;
}

/** The words that begin with the same two characters, and how long they are, the longest first. */
interface WordsOfOpening<Value> {
	readonly words: Map<string, Word<Value>>;
	readonly lengths: number[];
}

/**
 * Finds the words of a list in texts: at each place the longest that stands there, none over another. The first two
 * characters decide where to look closer, so that a text is gone through once however long the list is.
 */
export class NameScanner<Value> {
	private readonly openings = new Map<string, WordsOfOpening<Value>>();

	/** A word of two characters or more; the first value that it is given holds. */
	add(word: string, value: Value): void {
		const key = word.slice(0, 2);
		let opening = this.openings.get(key);
		if (opening === undefined) {
			opening = { words: new Map(), lengths: [] };
			this.openings.set(key, opening);
		}
		const { words, lengths } = opening;
		if (words.has(word)) return;
		words.set(word, { word, value });
		if (lengths.includes(word.length)) return;
		lengths.push(word.length);
		lengths.sort((a, b) => b - a);
	}

	get isEmpty(): boolean {
		return this.openings.size === 0;
	}

	/**
	 * @param farthest the text is looked at up to this offset
	 * @param unlisted a word that begins at an offset and is not in the list, from then on it is
	 */
	*find(
		text: string,
		farthest = text.length,
		unlisted?: (text: string, at: number) => Word<Value> | undefined,
	): Iterable<FoundName<Value>> {
		for (let i = 0; i + 1 < text.length && i < farthest; i++) {
			let found = this.longestAt(text, i);
			if (found === undefined) {
				found = unlisted?.(text, i);
				if (found === undefined) continue;
				this.add(found.word, found.value);
			}
			const end = i + found.word.length;
			yield { value: found.value, start: i, end };
			i = end - 1;
		}
	}

	/** The longest word that stands at an offset: of a thousand that open alike, those of each length are one question. */
	private longestAt(text: string, at: number): Word<Value> | undefined {
		const opening = this.openings.get(text.slice(at, at + 2));
		if (opening === undefined) return undefined;
		for (const length of opening.lengths) {
			const found = opening.words.get(text.slice(at, at + length));
			if (found !== undefined) return found;
		}
		return undefined;
	}
}
