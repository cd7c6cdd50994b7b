import { isHan } from "../language/characters.js";
import type { OffsetRange } from "../model/span.js";
import { gbkTable } from "./gbk.js";
import { countScripts, isSimplifiedOnly, isTraditionalOnly } from "./script.js";

/** The reading of a character left behind by a page that converted the script: 區(qū), 勇?lián). */
export interface Residue {
	/** The reading with its brackets; UTF-16 offsets in the text that was looked at. */
	readonly range: OffsetRange;
	/** The character that the reading follows; "" where it is lost, or where there is none. */
	readonly character: string;
	/** A ? stands where the character was, with the opening bracket gone: the character is lost. */
	readonly lost: boolean;
	/**
	 * The text itself leaves no doubt. Of others the document decides (`isResidue`): a reading that stands alone may
	 * be one that the author put there: 长(zhǎng)兴.
	 */
	readonly isSure: boolean;
}

/**
 * Finds brackets that hold one pinyin syllable with its tone mark, behind a Traditional character or one of the
 * everyday ones (GB/T 2312, level 1). Readings that explain a rare character (盱, 眙) are what their author wrote and
 * are left alone, and so are words of more than one syllable.
 *
 * A page's converter puts a reading behind each occurrence of a character whose two forms differ, and so in numbers.
 * That is what a text is asked for; a reading without its like is not a sure one.
 */
export function findResidues(text: string): readonly Residue[] {
	// Every residue ends in a bracket behind a Latin letter; few lines have any.
	let found: Omit<Residue, "isSure">[] | undefined;
	for (const bracket of [")", "）"])
		for (let close = text.indexOf(bracket); close >= 0; close = text.indexOf(bracket, close + 1)) {
			const residue = residueBefore(text, close);
			if (residue === undefined) continue;
			found ??= [];
			found.push(residue);
		}
	if (found === undefined) return none;
	found.sort((a, b) => a.range[0] - b.range[0]);
	return judge(text, found);
}

/** What a document says of its readings; its sums are taken over the texts that have any. */
export interface ReadingHabit {
	/** Readings that their own texts leave no doubt of. */
	readonly sure: number;
	/** Readings behind Traditional characters. */
	readonly traditionalReadings: number;
	/** Traditional characters in the document. */
	readonly traditional: number;
	/** Whether a character bears a reading nearly wherever it stands in the document. */
	isMarkedThroughout(character: string): boolean;
}

/** Decides for a reading that its text leaves in doubt. */
export function isResidue({ isSure, character }: Residue, habit: ReadingHabit): boolean {
	if (isSure) return true;
	if (character === "") return habit.sure >= 3;
	if (isTraditionalOnly(character.charCodeAt(0)) && isDense(habit.traditionalReadings, habit.traditional, 20))
		return habit.isMarkedThroughout(character);
	return habit.sure >= 3 && habit.isMarkedThroughout(character);
}

/** Nearly: where two characters were torn apart, one of them may have lost its reading. */
export function isNearlyAll(part: number, all: number): boolean {
	return part * 10 >= all * 8;
}

function isDense(readings: number, characters: number, most: number): boolean {
	return readings > 0 && characters <= most * readings;
}

function judge(text: string, found: readonly Omit<Residue, "isSure">[]): readonly Residue[] {
	const marked = new Map<string, number>();
	for (const { character } of found) marked.set(character, (marked.get(character) ?? 0) + 1);
	const occurs = new Map<string, number>();
	for (const character of text)
		if (marked.has(character)) occurs.set(character, (occurs.get(character) ?? 0) + 1);
	const isThroughout = (character: string): boolean =>
		isNearlyAll(marked.get(character) ?? 0, occurs.get(character) ?? 0);
	const { traditional, simplified } = countScripts(text);
	let ofTraditional = 0;
	let ofOthers = 0;
	const kinds = new Set<string>();
	let hasPair = false;
	let orphans = 0;
	for (let i = 0; i < found.length; i++) {
		const { character, range, lost } = found[i] ?? {};
		if (character === undefined || lost === true) continue;
		if (character === "") orphans++;
		if (character === "" || !isThroughout(character)) continue;
		const code = character.charCodeAt(0);
		if (isTraditionalOnly(code)) ofTraditional++;
		else {
			ofOthers++;
			if (isSimplifiedOnly(code)) kinds.add(character);
		}
		// 学(xué)习(xí): nobody glosses two everyday characters of one word one by one.
		const next = found[i + 1];
		if (range?.[1] === (next?.range[0] ?? 0) - 1 && next?.lost === false)
			hasPair ||= differs(code) || differs(next.character.charCodeAt(0));
	}
	const isHabit =
		hasPair ||
		(ofTraditional > 1 && isDense(ofTraditional, traditional, 20)) ||
		(ofOthers > 2 && kinds.size > 1 && isDense(ofOthers, simplified, 10));
	return found.map((residue) => ({
		...residue,
		isSure:
			residue.lost ||
			(residue.character === "" ? isHabit || orphans > 2 : isHabit && isThroughout(residue.character)),
	}));
}

function differs(code: number): boolean {
	return isTraditionalOnly(code) || isSimplifiedOnly(code);
}

const none: readonly Residue[] = [];

/** Longest syllable: zhuāng. */
const longest = 6;

function residueBefore(text: string, close: number): Omit<Residue, "isSure"> | undefined {
	let start = close;
	while (start > 0 && close - start <= longest && isLetter(text.charCodeAt(start - 1))) start--;
	if (start === close) return undefined;
	const opening = text[start - 1];
	if (opening === "(" || opening === "（") {
		const character = text[start - 2] ?? "";
		// A reading behind nothing, or behind another reading, explains no character.
		if (/^$|[)）]/.test(character))
			return isSyllable(text.slice(start, close))
				? { range: [start - 1, close + 1], character: "", lost: false }
				: undefined;
		const word = text.slice(start, close);
		if (!isSyllable(word) && !(lightSyllable.test(word) && isTraditionalOnly(character.charCodeAt(0))))
			return undefined;
		if (!isNeverGlossed(character.charCodeAt(0))) return undefined;
		return { range: [start - 1, close + 1], character, lost: false };
	}
	// 勇?lián): the bytes of the character and of the bracket behind it are gone together.
	if (opening !== "?" && opening !== "？" && opening !== "\ufffd") return undefined;
	if (!isSyllable(text.slice(start, close)) || isInBrackets(text, start - 1)) return undefined;
	return { range: [start, close + 1], character: "", lost: true };
}

/** Whether a bracket is open at a place; what opens further away has nothing to do with one syllable. */
function isInBrackets(text: string, at: number): boolean {
	const before = text.slice(Math.max(0, at - 40), at);
	const opened = Math.max(before.lastIndexOf("("), before.lastIndexOf("（"));
	return opened > Math.max(before.lastIndexOf(")"), before.lastIndexOf("）"));
}

/** Latin letters, those with the marks of the four tones, ɑ and ɡ, and marks written as characters of their own. */
function isLetter(code: number): boolean {
	return (
		(code >= 0x61 && code <= 0x7a) ||
		(code >= 0xe0 && code <= 0x1dc) ||
		(code >= 0x300 && code <= 0x30c) ||
		code === 0x251 ||
		code === 0x261
	);
}

function isNeverGlossed(code: number): boolean {
	if (Number.isNaN(code) || !isHan(code)) return false;
	return isTraditionalOnly(code) || (gbkTable()?.isEveryday(code) ?? false);
}

const toned = /[āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜńňǹ]/g;
const syllable =
	/^(?:[bpmfdtnlgkhjqxrzcsyw]|zh|ch|sh)?(?:i?(?:ao|an|ang|a)|u?(?:ai|an|ang|a)|ei|e|en|eng|er|i?ong|io|ou|o|uo|i|ia|ie|iu|in|ing|u|ui|ue|un|ü|üe|üan|ün|ve|v)$/;
/** Syllables without a tone: 們(men), 麼(me), 嗎(ma). */
const lightSyllable = /^(?:men|me|ma|ne|ge)$/;

/** One syllable of pinyin (GB/T 16159) that bears one tone mark. */
function isSyllable(written: string): boolean {
	if (written.length === 0 || written.length > longest + 1) return false;
	const word = written.normalize("NFC").replaceAll("ɑ", "a").replaceAll("ɡ", "g");
	const marks = word.match(toned);
	if (marks?.length !== 1 || word.length > longest) return false;
	// The mark taken off; the two dots of ü are not a tone.
	const plain = word
		.normalize("NFD")
		.replace(/[\u0300\u0301\u0304\u030c]/g, "")
		.normalize("NFC");
	return syllable.test(plain);
}
