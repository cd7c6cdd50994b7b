import { isHan } from "../language/characters.js";
import { standardHan } from "../language/scriptSets.js";
import { createCharacterSet } from "./characterSet.js";
import { isSimplifiedOnly, isTraditionalOnly } from "./script.js";

/** What a character may be a sign of; a text without any needs no closer look. */
export const signs = {
	traditional: 1,
	/** Rare, private-use or lost: broken text is full of them. */
	strange: 4,
	/** A radical or a compatibility or private-use character; surrogates, which may be one. */
	lookalike: 8,
	/** A half-width mark of sentences, a bracket or a quotation mark: one to be looked at. */
	mark: 16,
	/** XX, ××, __, 待定, TBD begin with it. */
	placeholder: 32,
	/** Markup or advertising has it. */
	debris: 64,
	/** A closing bracket, before which a reading may stand. */
	closing: 128,
	/** A mark that is never written twice, nor beside another: 。、，；：≥ */
	single: 512,
	/** No character has it: set for a text in which a mark is written twice. */
	doubled: 1024,
	/** A full-width bracket or quotation mark that opens. */
	opening: 2048,
} as const;

/** The signs of a UTF-16 unit. Each is found out once: a document has few of all the characters that there are. */
export function signsOf(code: number): number {
	const known = table[code] ?? unknown;
	if (known !== unknown) return known;
	const found = findSigns(code);
	table[code] = found;
	return found;
}

/**
 * The signs that a text has, in one pass over its characters; `doubled` where two marks stand side by side that never do. Every character is treated alike: what is counted is counted where there is anything to count.
 */
export function signsIn(text: string): number {
	let seen = 0;
	let sideBySide = 0;
	let before = 0;
	const { length } = text;
	for (let at = 0; at < length; at++) {
		const sign = table[text.charCodeAt(at)] ?? unknown;
		seen |= sign;
		sideBySide |= sign & before;
		before = sign;
	}
	if ((seen & unknown) !== 0) {
		for (let at = 0; at < length; at++) signsOf(text.charCodeAt(at));
		return signsIn(text);
	}
	return (sideBySide & twice) === 0 ? seen : seen | signs.doubled;
}

const twice = signs.single | signs.opening;
const standard = createCharacterSet(standardHan);
/** Of a character whose signs have not been found out yet. */
const unknown = 0x8000;
const table = new Uint16Array(0x10000).fill(unknown);

const characters: readonly (readonly [string, number])[] = [
	[",.;:?!\"'()（）“”《》", signs.mark],
	["，。、；：≥≤", signs.single],
	["（《“", signs.opening],
	["XxＸｘ×✕╳_待Tt", signs.placeholder],
	["<&_bB娱娛博棋彩赌賭癜癫癲癣癬葡", signs.debris],
	[")）", signs.closing],
	// 锟斤拷 is what U+FFFD becomes, in everyday characters; ? is what other lost bytes become.
	["锟?", signs.strange],
];

const named = characters.map(([list]) => list).join("");

function findSigns(code: number): number {
	let sign = 0;
	if (isTraditionalOnly(code)) sign |= signs.traditional;
	else if (code >= 0x3400 && code < 0xd800 && isHan(code) && !standard.has(code) && !isSimplifiedOnly(code))
		sign |= signs.strange;
	// ä to é begin what Han characters in UTF-8 are as Western European text.
	if (code >= 0xe4 && code <= 0xe9) sign |= signs.strange;
	if (code === 0x20ac || code === 0xfffd || (code >= 0xe000 && code <= 0xf8ff)) sign |= signs.strange;
	if ((code >= 0x2e80 && code <= 0x2fdf) || (code >= 0xd800 && code <= 0xfaff)) sign |= signs.lookalike;
	const character = String.fromCharCode(code);
	if (named.includes(character))
		for (const [list, own] of characters) if (list.includes(character)) sign |= own;
	return sign;
}
