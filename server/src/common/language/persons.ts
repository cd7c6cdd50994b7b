import { countCharacters, hanEndAt, isHan, isLayoutBlank } from "./characters.js";
import { anyOf } from "./patterns.js";
import { persons } from "./words/persons.js";

const surnames: ReadonlySet<string> = new Set(persons.surnames);
const titledSurnames: ReadonlySet<string> = new Set(persons.titledSurnames);
const verbSurnames: ReadonlySet<string> = new Set(persons.verbSurnames);
const compoundSurnames: ReadonlySet<string> = new Set(persons.compoundSurnames);
const syllables: ReadonlySet<string> = new Set(persons.syllables);
const markedSyllables: ReadonlySet<string> = new Set(persons.markedSyllables);
const joint = new RegExp(anyOf(persons.joints));

/** Whether a character is a surname in running text. */
export function isSurname(character: string): boolean {
	return surnames.has(character);
}

/** Whether it is one where a title or a cell of leaders shows that a person is meant. */
export function isTitledSurname(character: string): boolean {
	return surnames.has(character) || titledSurnames.has(character);
}

const frequentSurnames: ReadonlySet<string> = new Set(persons.frequentSurnames);

/** Whether it is one of those that a name of four characters begins with two of: 张杨果而. */
export function isFrequentSurname(character: string): boolean {
	return frequentSurnames.has(character);
}

const neverGiven: ReadonlySet<string> = new Set(persons.neverGiven);

/** Whether no given name has the character: grammar, units, quantities. */
export function isNeverGiven(character: string): boolean {
	return neverGiven.has(character);
}

/** Whether it is a verb, too: 谈, 管. */
export function isVerbSurname(character: string): boolean {
	return verbSurnames.has(character);
}

export function isCompoundSurname(characters: string): boolean {
	return compoundSurnames.has(characters);
}

/** Whether a character stands between the parts of a name: ·, • and their like. */
export function isJoint(character: string): boolean {
	return character !== "" && joint.test(character);
}

/** What matches a dot between the parts of a name. */
export const joints: string = anyOf(persons.joints);

const dots = new RegExp(anyOf(persons.joints), "gu");

/** The name with `·` for every dot that stands between its parts, and without blanks: one person has one spelling. */
export function plainPersonName(name: string): string {
	if (!/[\s•・‧．·]/.test(name)) return name;
	return name.replace(/\s/g, "").replace(dots, "·");
}

/** The name without any dots, to tell whether two are the same: 麦麦提·吐尔逊 and 麦麦提吐尔逊. */
export function dotlessName(name: string): string {
	return plainPersonName(name).replaceAll("·", "");
}

const startsOfGivenNames: ReadonlyMap<string, readonly string[]> = indexByFirst(persons.givenNames);

/** The longest given name of another nationality that begins at an offset: 扎西 of 扎西次仁. Its end; -1 where none does. */
export function givenNameEndAt(text: string, at: number): number {
	const names = startsOfGivenNames.get(text.charAt(at));
	const found = names?.find((name) => text.startsWith(name, at));
	return found === undefined ? -1 : at + found.length;
}

/** Whether the words are written with characters of names of other nationalities alone: 洛桑, 麦麦提. */
export function isForeignName(words: string): boolean {
	for (const character of words) if (!syllables.has(character)) return false;
	return words.length > 1;
}

/**
 * Whether so much of three characters or more are such: 更嘎多吉. What stands around it must show that a person is meant.
 *
 * @param least 0.5 where a title stands beside the words, more in running text
 */
export function isForeignLike(words: string, least = 0.5): boolean {
	let count = 0;
	for (const character of words) if (syllables.has(character)) count++;
	return words.length > 2 && count > 1 && count >= words.length * least;
}

/** Whether a character is one that names of other nationalities are written with. */
export function isSyllable(character: string): boolean {
	return syllables.has(character);
}

/** How many characters of the words few other words have. */
export function countMarked(words: string): number {
	let count = 0;
	for (const character of words) if (markedSyllables.has(character)) count++;
	return count;
}

const longestJoined = 30;

/**
 * Whether the words have the form of a person's name by their characters alone: 2 to 4 Han letters of any plane, or
 * parts of one or more with a dot between them.
 */
export function hasNameForm(words: string): boolean {
	if (words.length > longestJoined) return false;
	let parts = 1;
	let length = 0;
	for (let at = 0; at < words.length; ) {
		if (isJoint(words.charAt(at))) {
			if (length === 0) return false;
			parts++;
			length = 0;
			at++;
			continue;
		}
		const end = hanEndAt(words, at);
		if (end < 0) return false;
		length++;
		at = end;
	}
	if (length === 0) return false;
	const count = countCharacters(words);
	return parts > 1 ? count >= 3 : count >= 2 && count <= 4;
}

/** Whether a blank or a Han letter stands at an offset: what names in cells are made of. */
export function isNameUnit(code: number): boolean {
	return isHan(code) || isLayoutBlank(code);
}

function indexByFirst(names: readonly string[]): ReadonlyMap<string, readonly string[]> {
	const index = new Map<string, string[]>();
	for (const name of [...names].sort((a, b) => b.length - a.length)) {
		const list = index.get(name.charAt(0));
		if (list === undefined) index.set(name.charAt(0), [name]);
		else list.push(name);
	}
	return index;
}
