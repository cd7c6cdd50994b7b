/** A word of the list, with its place in the text (UTF-16 offsets). */
export interface FoundName<Value> {
	readonly value: Value;
	readonly start: number;
	readonly end: number;
}

/**
 * Finds the words of a list in texts: at each place the longest that stands there, none over another. The first two
 * characters decide where to look closer, so that a text is gone through once however long the list is.
 */
export class NameScanner<Value> {
	private readonly words = new Map<string, { readonly word: string; readonly value: Value }[]>();

	/** A word of two characters or more; the first value that it is given holds. */
	add(word: string, value: Value): void {
		const key = word.slice(0, 2);
		const list = this.words.get(key);
		if (list === undefined) this.words.set(key, [{ word, value }]);
		else if (!list.some((each) => each.word === word)) {
			list.push({ word, value });
			list.sort((a, b) => b.word.length - a.word.length);
		}
	}

	get isEmpty(): boolean {
		return this.words.size === 0;
	}

	/**
	 * @param farthest the text is looked at up to this offset
	 * @param unlisted a word that begins at an offset and is not in the list, from then on it is
	 */
	*find(
		text: string,
		farthest = text.length,
		unlisted?: (text: string, at: number) => { readonly word: string; readonly value: Value } | undefined,
	): Iterable<FoundName<Value>> {
		for (let i = 0; i + 1 < text.length && i < farthest; i++) {
			let found = this.words.get(text.slice(i, i + 2))?.find(({ word }) => text.startsWith(word, i));
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
}
