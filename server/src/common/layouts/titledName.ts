import { countCharacters } from "../language/characters.js";
import { upperLevels } from "../language/levels.js";
import {
	addressWords,
	officeInCell,
	personWords,
	plainOffices,
	ranks,
	saysWhichOffice,
} from "../language/offices.js";
import {
	countMarked,
	givenNameEndAt,
	hasNameForm,
	isCompoundSurname,
	isForeignLike,
	isForeignName,
	isFrequentSurname,
	isJoint,
	isTitledSurname,
} from "../language/persons.js";
import { simplifyInPlace } from "../language/scriptForms.js";
import { endsLikeUnit } from "../language/unitEndings.js";
import { createCharacterSet } from "../text/characterSet.js";

/** The end of a title before a name: 副区长张三, 总会计师于洁. */
const titleBefore = new RegExp(`(?:${officeInCell})$`, "u");
/** A title behind a name: 李强副县长, 王海同志. */
const titleBehind = new RegExp(`${ranks}?${ranks}?副?(?:${officeInCell})$`, "u");
const address = new RegExp(`(?<!负责|[有相]关|分管|各位)${addressWords}$`);
/** An office of a place, which only persons stand before: 副区长, 镇长. */
const headOfPlace = new RegExp(`^(?:[一二三四]级|.{2})?副?[${upperLevels}镇乡]长$`);
const longestTitle = 12;
/** What stands before a title and behind nothing longer is looked at, in UTF-16 units. */
const longestTitled = 40;

/** Last characters of offices and of words for persons; few names of persons end in one of them. */
const officeEnds = createCharacterSet("长任记委员席师理裁挥学志导人長記員師揮學導");
const office = new RegExp(`(?:${personWords}|${plainOffices})$|^(?:${officeInCell})$`, "u");

/** 县领导, 分管副县长, 各镇党委书记, 总会计师: an office, and nobody's name. */
export function isOffice(name: string): boolean {
	return officeEnds.has(name.charCodeAt(name.length - 1)) && office.test(simplifyInPlace(name));
}

/** Whether a name may end or begin with a title, by one look at its last characters. */
export function mayHaveTitle(text: string): boolean {
	return officeEnds.has(text.charCodeAt(text.length - 1));
}

/** Whether a title may end anywhere in the words. */
export function holdsTitleEnd(words: string): boolean {
	for (let i = 0; i < words.length; i++) if (officeEnds.has(words.charCodeAt(i))) return true;
	return false;
}

/** A person's name in words that hold its titles; UTF-16 offsets. */
export interface TitledName {
	readonly start: number;
	readonly end: number;
}

/**
 * The name without the titles on both sides of it: 县委副书记王海同志. What remains may be no name (分管农业); where only an
 * office stands there, `undefined`.
 */
export function withoutTitles(written: string): TitledName | undefined {
	const words = simplifyInPlace(written);
	const end = words.length - (address.exec(words)?.[0].length ?? 0);
	const behind = titleBehind.exec(words.slice(Math.max(0, end - longestTitle), end));
	if (behind !== null) {
		const before = end - behind[0].length;
		const from = startOfPerson(words, before);
		if (isPerson(words.slice(from, before), headOfPlace.test(behind[0]))) return { start: from, end: before };
	}
	if (isOffice(words.slice(0, end))) {
		// 局长王主任: the office behind belongs to nobody else.
		return undefined;
	}
	// 副主任委员王海: each round takes off one word of the title.
	let start = 0;
	for (let cut = cutOfTitle(words, start, end); cut > 0; cut = cutOfTitle(words, start, end)) start = cut;
	return { start, end };
}

/** Behind titles before a name that has one behind it, too: 区委常委李强副区长. */
function startOfPerson(words: string, end: number): number {
	let start = 0;
	for (let cut = cutOfTitle(words, start, end); cut > 0; cut = cutOfTitle(words, start, end)) start = cut;
	return start;
}

/** Where the name begins behind the first title between two offsets; 0 where there is none. */
function cutOfTitle(words: string, start: number, end: number): number {
	for (let cut = Math.max(start + 2, end - longestTitled); cut <= end - 2; cut++) {
		if (!officeEnds.has(words.charCodeAt(cut - 1))) continue;
		if (!titleBefore.test(words.slice(Math.max(start, cut - 4), cut))) continue;
		const rest = words.slice(cut, end);
		if (hasNameForm(rest) || isForeignLike(rest) || isForeignName(rest) || givenNameEndAt(rest, 0) > 1)
			return cut;
		if (cutOfTitle(words, cut, end) > 0) return cut;
	}
	return 0;
}

/** Ends of bodies, of fields of work and of what else stands before a title and begins like a name. */
const noPersonEnds = createCharacterSet("心党位门级省旗校司室");

/**
 * Whether the words before a title are who bears it: 李强 of 李强副县长, but neither 分管 of 分管副县长 nor 农业 of 农业局长,
 * nor 欧阳 of 欧阳县长, which is a surname alone.
 *
 * @param ofPlace whether the title is one that only persons stand before: 副区长
 */
export function isPerson(words: string, ofPlace = false): boolean {
	const mayBeForeign =
		words.length <= longestForeign &&
		(isForeignName(words) || isForeignLike(words) || givenNameEndAt(words, 0) > 1);
	if (!hasNameForm(words) && !(mayBeForeign && isAllHan(words))) return false;
	for (const character of words) if (isJoint(character)) return true;
	// 洛桑江村: the end of such a name says nothing.
	if (givenNameEndAt(words, 0) > 1) return true;
	if (saysWhichOffice(words)) return false;
	const endsOtherwise = noPersonEnds.has(words.charCodeAt(words.length - 1)) || endsLikeUnit(words, "owner");
	// 罗松江村: the end of such a name says as little.
	if (endsOtherwise && !(countMarked(words) > 0 && isForeignLike(words))) return false;
	const [first = "", second = ""] = words;
	const length = countCharacters(words);
	if (isCompoundSurname(first + second)) return length > 2;
	if (isTitledSurname(first) && (length < 4 || (isFrequentSurname(first) && isFrequentSurname(second))))
		return true;
	return (
		isForeignName(words) || isForeignLike(words) || (ofPlace && length < 4 && !upperLevels.includes(first))
	);
}

const longestForeign = 10;

function isAllHan(words: string): boolean {
	return /^\p{Script=Han}+$/u.test(words);
}
