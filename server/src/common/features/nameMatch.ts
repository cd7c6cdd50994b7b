import type { ToPinyin } from "../directory/pinyin.js";
import { levelPrefixOf } from "../directory/resolve.js";
import { createPinyinIndex, type PinyinIndex } from "../directory/suggest.js";

/**
 * How well a name fits what is typed, 0 best, `undefined` not at all. Chinese characters are looked for at the
 * beginning of the name (with or without its level) or of an alias, then inside, then in the full name, then in
 * their order with gaps; letters are read as pinyin or initials where there is a table; 区fgw is both.
 *
 * @param keys the name and its aliases
 */
export function rankName(
	typed: string,
	keys: readonly string[],
	fullName: string | undefined,
	toPinyin: ToPinyin | undefined,
): number | undefined {
	if (typed === "") return 0;
	let best: number | undefined;
	for (let i = 0; i < keys.length; i++) {
		const rank = rankKey(typed, keys[i] ?? "", toPinyin);
		// An alias counts a little less than the name.
		if (rank !== undefined) best = Math.min(best ?? far, rank + (i === 0 ? 0 : 0.5));
	}
	if (best === undefined && fullName !== undefined && typed.length > 1 && fullName.includes(typed)) return 3;
	return best;
}

const far = 99;

function rankKey(typed: string, key: string, toPinyin: ToPinyin | undefined): number | undefined {
	const letters = /[a-zü'’]{1,60}$/i.exec(typed.slice(-60))?.[0] ?? "";
	const front = typed.slice(0, typed.length - letters.length);
	if (letters === "") return rankCharacters(typed, key);
	if (key.toLowerCase().includes(typed.toLowerCase())) return 1;
	if (toPinyin === undefined) return undefined;
	if (front === "") return indexOf(key, toPinyin).find(letters)[0]?.rank;
	const at = key.indexOf(front);
	if (at < 0) return undefined;
	const rank = indexOf(key.slice(at + front.length), toPinyin).find(letters)[0]?.rank;
	return rank === undefined ? undefined : rank + (at === 0 ? 0 : 1);
}

function rankCharacters(typed: string, key: string): number | undefined {
	if (key === typed) return 0;
	const short = key.slice(levelPrefixOf(key)?.length ?? 0);
	if (short === typed) return 0;
	if (key.startsWith(typed) || short.startsWith(typed)) return 1;
	if (key.includes(typed)) return 2;
	return typed.length > 1 && isInOrder(typed, key) ? 3 : undefined;
}

/** 文广旅 in 文体广电和旅游局. */
function isInOrder(typed: string, key: string): boolean {
	let at = 0;
	for (const character of typed) {
		at = key.indexOf(character, at) + 1;
		if (at === 0) return false;
	}
	return true;
}

const spelled = new WeakMap<ToPinyin, Map<string, PinyinIndex>>();

/** Names are few and come again and again; a document full of others must not fill the memory. */
const mostSpelled = 20_000;

function indexOf(name: string, toPinyin: ToPinyin): PinyinIndex {
	let indexes = spelled.get(toPinyin);
	if (indexes === undefined) {
		indexes = new Map();
		spelled.set(toPinyin, indexes);
	}
	let index = indexes.get(name);
	if (index === undefined) {
		if (indexes.size >= mostSpelled) indexes.clear();
		index = createPinyinIndex([name.slice(0, 60)], toPinyin);
		indexes.set(name, index);
	}
	return index;
}
