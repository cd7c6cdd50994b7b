import type { OffsetRange } from "../model/span.js";
import { isHan } from "./characterSet.js";
import { gbkTable } from "./gbk.js";
import { isTraditionalOnly } from "./script.js";

/** The reading of a character left behind by a page that converted the script: 區(qū), 勇?lián). */
export interface Residue {
	/** The reading with its brackets; UTF-16 offsets in the text that was looked at. */
	readonly range: OffsetRange;
	/** A ? stands where the character was, with the opening bracket gone: the character is lost. */
	readonly lost: boolean;
}

/**
 * Finds brackets that hold one pinyin syllable with its tone mark, behind a character that nobody would gloss: a
 * Traditional one, or one of the everyday characters (GB/T 2312, level 1). Readings that explain a rare character
 * (盱, 眙) are what their author wrote and are left alone, and so are words of more than one syllable.
 */
export function findResidues(text: string): readonly Residue[] {
	// Every residue ends in a bracket behind a Latin letter; few lines have any.
	let found: Residue[] | undefined;
	for (let close = text.indexOf(")"); close >= 0; close = text.indexOf(")", close + 1)) {
		const residue = residueBefore(text, close);
		if (residue === undefined) continue;
		found ??= [];
		found.push(residue);
	}
	if (!text.includes("）")) return found ?? none;
	for (let close = text.indexOf("）"); close >= 0; close = text.indexOf("）", close + 1)) {
		const residue = residueBefore(text, close);
		if (residue === undefined) continue;
		found ??= [];
		found.push(residue);
	}
	return (found ?? none).toSorted((a, b) => a.range[0] - b.range[0]);
}

const none: readonly Residue[] = [];

/** Longest syllable: zhuāng. */
const longest = 6;

function residueBefore(text: string, close: number): Residue | undefined {
	let start = close;
	while (start > 0 && close - start <= longest && isLetter(text.charCodeAt(start - 1))) start--;
	if (!isSyllable(text.slice(start, close).normalize("NFC"))) return undefined;
	const opening = text[start - 1];
	if (opening === "(" || opening === "（")
		return isNeverGlossed(text.charCodeAt(start - 2))
			? { range: [start - 1, close + 1], lost: false }
			: undefined;
	// 勇?lián): the bytes of the character and of the bracket behind it are gone together.
	return opening === "?" || opening === "？" || opening === "\ufffd"
		? { range: [start, close + 1], lost: true }
		: undefined;
}

/** Latin letters, those with the marks of the four tones, and marks written as characters of their own. */
function isLetter(code: number): boolean {
	return (
		(code >= 0x61 && code <= 0x7a) || (code >= 0xe0 && code <= 0x1dc) || (code >= 0x300 && code <= 0x30c)
	);
}

function isNeverGlossed(code: number): boolean {
	if (Number.isNaN(code) || !isHan(code)) return false;
	return isTraditionalOnly(code) || (gbkTable()?.isEveryday(code) ?? false);
}

const toned = /[āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜńňǹ]/;
const syllable =
	/^(?:[bpmfdtnlgkhjqxrzcsyw]|zh|ch|sh)?(?:i?(?:ao|an|ang|a)|u?(?:ai|an|ang|a)|ei|e|en|eng|er|i?ong|io|ou|o|uo|i|ia|ie|iu|in|ing|u|ui|ue|un|ü|üe|üan|ün|ve|v)$/;

/** One syllable of pinyin (GB/T 16159) that bears one tone mark. */
function isSyllable(word: string): boolean {
	if (word.length === 0 || word.length > longest) return false;
	const marks = word.match(new RegExp(toned, "g"));
	if (marks?.length !== 1) return false;
	// The mark taken off; the two dots of ü are no tone.
	const plain = word
		.normalize("NFD")
		.replace(/[\u0300\u0301\u0304\u030c]/g, "")
		.normalize("NFC");
	return syllable.test(plain);
}
