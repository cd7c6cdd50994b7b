import { countCharacters } from "../language/characters.js";
import { levelPrefixOf, plainName, splitBracket } from "../text/unitName.js";
import type { NameBook, OfficialEntry, UnitEntry } from "./directory.js";
import { loadedPinyin, type ToPinyin } from "./pinyin.js";

/**
 * The units whose name comes nearest to what is written, best first; none where nothing is near. A slip of one
 * or two characters, a character of the same sound, a shorter or longer form of the same name (文旅局 for
 * 文体广电和旅游局) and a missing or other level all count as near.
 */
export function findNearestUnits(
	book: NameBook,
	written: string,
	limit = 3,
	toPinyin: ToPinyin | undefined = loadedPinyin(),
): readonly UnitEntry[] {
	const name = plainName(written);
	const level = levelPrefixOf(name);
	const word = withoutLevel(splitBracket(name)?.base ?? name);
	const sound = toPinyin?.(word);
	return rank(book.units, limit, (entry) => {
		if (entry.kind === "集体") return far;
		const own = levelPrefixOf(entry.name);
		const byLevel = level !== null && own !== null && own !== level ? 0.5 : 0;
		let best = far;
		for (const form of formsOf(entry, book)) {
			const distance = distanceOfUnits(word, form, Math.min(best, allowed(word)), sound, toPinyin);
			if (distance < best) best = distance;
		}
		return best + byLevel;
	});
}

/** The officials whose name comes nearest to what is written, best first: one slip, or the same sound. */
export function findNearestOfficials(
	book: NameBook,
	written: string,
	limit = 3,
	toPinyin: ToPinyin | undefined = loadedPinyin(),
): readonly OfficialEntry[] {
	const name = plainName(written);
	const sound = toPinyin?.(name);
	const length = countCharacters(name);
	const bound = length > 3 ? 2 : 1;
	return rank(book.officials, limit, ({ name: other }) => {
		const distance = editDistance(name, other, bound);
		if (distance > bound && !(length === countCharacters(other) && sound !== undefined)) return far;
		if (isSameSound(sound, toPinyin, name, other)) return 0.5;
		// A surname is rarely mistaken.
		return distance > bound ? far : distance + (name.charAt(0) === other.charAt(0) ? 0 : 0.4);
	});
}

/**
 * The number of characters to put in, take out, replace or swap with their neighbour to make the second of the first (optimal
 * string alignment); `bound + 1` where it takes more than `bound`. Time grows with the product of the lengths.
 */
export function editDistance(first: string, second: string, bound: number): number {
	if (first === second) return 0;
	const a = [...first];
	const b = [...second];
	if (Math.abs(a.length - b.length) > bound) return bound + 1;
	let beforeLast: number[] = [];
	let last = Array.from({ length: b.length + 1 }, (_, i) => i);
	for (let i = 1; i <= a.length; i++) {
		const row = [i];
		let least = i;
		for (let j = 1; j <= b.length; j++) {
			const isEqual = a[i - 1] === b[j - 1];
			let cost = Math.min(at(last, j) + 1, at(row, j - 1) + 1, at(last, j - 1) + (isEqual ? 0 : 1));
			const isSwap = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
			if (isSwap) cost = Math.min(cost, at(beforeLast, j - 2) + 1);
			row.push(cost);
			if (cost < least) least = cost;
		}
		if (least > bound) return bound + 1;
		beforeLast = last;
		last = row;
	}
	return Math.min(at(last, b.length), bound + 1);
}

/** A name found by the letters typed. */
export interface PinyinMatch {
	/** Index into the names of the index. */
	readonly index: number;
	/**
	 * 0: the letters spell the whole name (its level may be left out); 1: its beginning; 2: a run inside it;
	 * 3: initials of it with gaps (wlj for 文体广电和旅游局).
	 */
	readonly rank: 0 | 1 | 2 | 3;
}

export interface PinyinIndex {
	/** The names that the letters may stand for, best first; within a rank shorter rests first, then as given. */
	find(letters: string): readonly PinyinMatch[];
}

/**
 * Finds names by typed letters: full pinyin (fagaiwei), initials (fgw) and any mixture (fagw), with the level
 * (qfgw) or without. All readings of a character count. Building it reads every name once; a search takes time
 * proportional to the characters of all names.
 */
export function createPinyinIndex(names: readonly string[], toPinyin: ToPinyin): PinyinIndex {
	const spelled: readonly SpelledName[] = names.map((name) => {
		const characters = toPinyin(name).filter((readings) => readings.length > 0);
		const level = levelPrefixOf(name);
		return { characters: characters.map(toOptions), level: level === null ? 0 : [...level].length };
	});
	return {
		find(letters) {
			// More letters than a name has are not a name.
			const typed = letters
				.toLowerCase()
				.replace(/ü/g, "v")
				.replace(/['’\s]/g, "");
			if (!/^[a-z0-9]{1,60}$/.test(typed)) return [];
			const found: { index: number; rank: PinyinMatch["rank"]; rest: number }[] = [];
			for (let index = 0; index < spelled.length; index++) {
				const name = spelled[index];
				const match = name && matchName(name, typed);
				if (match !== undefined) found.push({ index, ...match });
			}
			found.sort((a, b) => a.rank - b.rank || a.rest - b.rest || a.index - b.index);
			return found.map(({ index, rank: value }) => ({ index, rank: value }));
		},
	};
}

interface SpelledName {
	readonly characters: readonly CharacterOptions[];
	/** Characters of its level, which may be left out. */
	readonly level: number;
}

interface CharacterOptions {
	/** What may be typed for the character before another follows: its readings and their initials. */
	readonly whole: readonly string[];
	readonly readings: readonly string[];
}

function toOptions(readings: readonly string[]): CharacterOptions {
	const whole = new Set<string>();
	for (const reading of readings) {
		whole.add(reading);
		whole.add(reading.charAt(0));
		if (/^[zcs]h/.test(reading)) whole.add(reading.slice(0, 2));
	}
	return { whole: [...whole], readings };
}

function matchName(
	name: SpelledName,
	typed: string,
): { readonly rank: PinyinMatch["rank"]; readonly rest: number } | undefined {
	const { characters, level } = name;
	const starts = level > 0 ? [0, level] : [0];
	let best: number | undefined;
	for (const start of starts) {
		const rest = restAfter(characters, start, typed);
		if (rest !== undefined && (best === undefined || rest < best)) best = rest;
	}
	if (best !== undefined) return { rank: best === 0 ? 0 : 1, rest: best };
	if (typed.length < 2) return undefined;
	for (let start = 1; start < characters.length; start++) {
		const rest = restAfter(characters, start, typed);
		if (rest !== undefined) return { rank: 2, rest };
	}
	if (typed.length > 2 && starts.some((start) => hasInitials(characters, start, typed)))
		return { rank: 3, rest: characters.length - typed.length };
	return undefined;
}

/** How many characters are left when the letters are used up, counted from `start`; undefined where they do not fit. */
function restAfter(
	characters: readonly CharacterOptions[],
	start: number,
	typed: string,
): number | undefined {
	let offsets = [0];
	for (let i = start; i < characters.length && offsets.length > 0; i++) {
		const character = characters[i];
		if (character === undefined) break;
		const next: number[] = [];
		for (const offset of offsets) {
			const left = typed.length - offset;
			// The last character may be typed in part.
			if (
				character.readings.some(
					(reading) => reading.length >= left && reading.startsWith(typed.slice(offset)),
				)
			)
				return characters.length - i - 1;
			for (const option of character.whole)
				if (
					option.length < left &&
					typed.startsWith(option, offset) &&
					!next.includes(offset + option.length)
				)
					next.push(offset + option.length);
		}
		offsets = next;
	}
	return undefined;
}

/** Whether each letter is the initial of a character, in order, the first one of the character at `start`. */
function hasInitials(characters: readonly CharacterOptions[], start: number, typed: string): boolean {
	let used = 0;
	for (let i = start; i < characters.length && used < typed.length; i++) {
		const fits = characters[i]?.readings.some((reading) => reading.charAt(0) === typed.charAt(used)) ?? false;
		if (fits) used += 1;
		else if (i === start) return false;
	}
	return used === typed.length;
}

const far = 99;

/** The `limit` nearest entries, in the order of their distance; equal ones as they are given. */
function rank<Entry>(
	entries: readonly Entry[],
	limit: number,
	distanceOf: (entry: Entry) => number,
): readonly Entry[] {
	return entries
		.map((entry) => ({ entry, distance: distanceOf(entry) }))
		.filter(({ distance }) => distance < far)
		.sort((a, b) => a.distance - b.distance)
		.slice(0, limit)
		.map(({ entry }) => entry);
}

/** How many characters of a name may be wrong: one, and one more every three beyond the fourth. */
function allowed(word: string): number {
	return Math.max(1, Math.floor((word.length - 1) / 3));
}

function withoutLevel(name: string): string {
	const level = levelPrefixOf(name);
	return level === null ? name : name.slice(level.length);
}

/** The names of the unit without their level. */
function formsOf(entry: UnitEntry, book: NameBook): ReadonlySet<string> {
	const forms = new Set<string>();
	for (const name of [entry.name, ...entry.aliases]) forms.add(withoutLevel(plainName(name)));
	const full = book.findFullName(entry.name);
	if (full !== undefined) forms.add(plainName(full));
	return forms;
}

function distanceOfUnits(
	word: string,
	form: string,
	bound: number,
	sound: ReturnType<ToPinyin> | undefined,
	toPinyin: ToPinyin | undefined,
): number {
	if (word === form) return 0;
	if (isSameSound(sound, toPinyin, word, form)) return 0.5;
	const distance = editDistance(word, form, Math.floor(bound));
	// 局, 委, 办 at the end say less than what stands before them.
	if (distance <= bound) return sharesStart(word, form, 1) ? distance - 0.3 : distance;
	if (word.length > 4 && bound >= 1 && sharesStart(word, form, 2)) return 1.4;
	return isShortened(word, form) || isShortened(form, word)
		? 1.5 + Math.abs(word.length - form.length) / 50
		: far;
}

/** Whether the names differ in their last characters only: 局 for 委, 集团 for 公司. */
function sharesStart(a: string, b: string, end: number): boolean {
	return a.length - end > 1 && a.length === b.length && a.slice(0, -end) === b.slice(0, -end);
}

/** Whether the short name is made of characters of the long one, in order, the first among them: 发改委, 发展和改革委员会. */
function isShortened(short: string, long: string): boolean {
	if (short.length < 3 || short.length >= long.length || short.charAt(0) !== long.charAt(0)) return false;
	let used = 0;
	for (let i = 0; i < long.length && used < short.length; i++)
		if (long.charCodeAt(i) === short.charCodeAt(used)) used += 1;
	return used === short.length;
}

function isSameSound(
	sound: ReturnType<ToPinyin> | undefined,
	toPinyin: ToPinyin | undefined,
	name: string,
	other: string,
): boolean {
	if (sound === undefined || toPinyin === undefined || countCharacters(name) !== countCharacters(other))
		return false;
	// Names that differ everywhere are not worth reading aloud.
	let equal = 0;
	for (let i = 0; i < name.length; i++) if (name.charCodeAt(i) === other.charCodeAt(i)) equal += 1;
	if (equal * 2 < name.length && name.length > 3) return false;
	const otherSound = toPinyin(other);
	return sound.every((readings, i) => readings.some((reading) => otherSound[i]?.includes(reading)));
}

function at(row: readonly number[], index: number): number {
	return row[index] ?? Number.POSITIVE_INFINITY;
}
