import { diffArrays } from "diff";

/** A place where two texts differ, in UTF-16 offsets of either; one side may be empty. */
export interface WordChange {
	readonly was: string;
	readonly now: string;
	readonly wasAt: number;
	readonly nowAt: number;
}

/** How long a text may be to be compared word by word; longer ones differ as a whole between their ends. */
const longest = 6000;
/** Steps of the comparison: texts that have more differences than so many words differ as a whole. */
const mostDifferences = 400;

/**
 * Where two Chinese texts differ, by words. Names that are known and quantities are one word each: 40% that becomes 30%
 * is never said to be 4 that becomes 3.
 *
 * @param names units and persons whose names are words
 */
export function compareWords(was: string, now: string, names: WordList): readonly WordChange[] {
	if (was === now) return [];
	const whole = [{ was, now, wasAt: 0, nowAt: 0 }];
	if (was === "" || now === "" || was.length > longest || now.length > longest) return whole;
	const parts = diffArrays([...wordsOf(was, names)], [...wordsOf(now, names)], {
		maxEditLength: mostDifferences,
	});
	if (parts === undefined) return whole;
	const changes: { was: string; now: string; wasAt: number; nowAt: number }[] = [];
	let wasAt = 0;
	let nowAt = 0;
	let open: { was: string; now: string; wasAt: number; nowAt: number } | undefined;
	for (const { value, added, removed } of parts) {
		const words = value.join("");
		if (!added && !removed) {
			open = undefined;
			wasAt += words.length;
			nowAt += words.length;
			continue;
		}
		if (open === undefined) {
			open = { was: "", now: "", wasAt, nowAt };
			changes.push(open);
		}
		if (removed) {
			open.was += words;
			wasAt += words.length;
		} else {
			open.now += words;
			nowAt += words.length;
		}
	}
	return changes;
}

/** Names by their first characters, longer ones first. */
export class WordList {
	private readonly names = new Map<string, string[]>();

	constructor(names: Iterable<string>) {
		for (const name of new Set(names)) {
			if (name.length < 2) continue;
			const first = name.slice(0, 2);
			const list = this.names.get(first);
			if (list === undefined) this.names.set(first, [name]);
			else list.push(name);
		}
		for (const list of this.names.values()) list.sort((a, b) => b.length - a.length);
	}

	/** The longest name that begins at a place, empty where none does. */
	at(text: string, place: number): string {
		const list = this.names.get(text.slice(place, place + 2));
		return list?.find((name) => text.startsWith(name, place)) ?? "";
	}
}

/** A number with its unit and what bounds it: 10%以上, 3.5亿元, 20余家. */
const quantity =
	/^(?:第|约|近|超|不[低少高超]于|不超过)?[\d０-９][\d０-９.,，．]{0,20}(?:[万亿千百]{0,3}[个家项条公里亩平方米立吨元人户次场所座套张辆台批年月日%％‰]{0,4})(?:以上|以下|以内|左右|上下)?/;

/** A text as words; joined they are the text. */
export function wordsOf(text: string, names: WordList): readonly string[] {
	const words: string[] = [];
	let plainFrom = 0;
	const flush = (end: number) => {
		if (end > plainFrom) words.push(...plainWords(text.slice(plainFrom, end)));
	};
	for (let at = 0; at < text.length; ) {
		const name = names.at(text, at);
		const word = name !== "" ? name : (quantity.exec(text.slice(at, at + 40))?.[0] ?? "");
		if (word === "") {
			at++;
			continue;
		}
		flush(at);
		words.push(word);
		at += word.length;
		plainFrom = at;
	}
	flush(text.length);
	return words;
}

let segmenter: Intl.Segmenter | undefined;

function plainWords(text: string): readonly string[] {
	segmenter ??= new Intl.Segmenter("zh", { granularity: "word" });
	return Array.from(segmenter.segment(text), ({ segment }) => segment);
}
