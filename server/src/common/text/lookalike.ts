import type { OffsetRange } from "../model/span.js";

/** A character that looks like an ordinary one and is another. */
export interface Lookalike {
	/** UTF-16 offsets in the text that was looked at. */
	readonly range: OffsetRange;
	/** The ordinary character; null for a private-use character, which only its font can tell. */
	readonly ordinary: string | null;
}

/**
 * Finds radicals (U+2E80–2FDF), compatibility ideographs (U+F900–FAFF, U+2F800–2FA1F) and private-use characters,
 * as copying from PDF brings them in. Ordinary ones are by NFKC (Unicode UAX #15), for the radicals that have no
 * decomposition by the character that they are the form of (Unicode EquivalentUnifiedIdeograph).
 */
export function findLookalikes(text: string): readonly Lookalike[] {
	let found: Lookalike[] | undefined;
	for (let i = 0; i < text.length; i++) {
		const unit = text.charCodeAt(i);
		// Nearly every character ends here.
		if (unit < 0x2e80 || (unit > 0x2fdf && unit < 0xd800)) continue;
		const code = text.codePointAt(i) ?? unit;
		const length = code > 0xffff ? 2 : 1;
		const ordinary = ordinaryOf(code);
		if (ordinary !== undefined) {
			found ??= [];
			found.push({ range: [i, i + length], ordinary });
		}
		i += length - 1;
	}
	return found ?? none;
}

const none: readonly Lookalike[] = [];

/** What {@link withoutLookalikes} may change, as a class of an expression has it. */
export const lookalikeRanges = "\\u2e80-\\u2fdf\\uf900-\\ufaff";
const anyLookalike = new RegExp(`[${lookalikeRanges}]`);

/**
 * The line with ordinary characters for those that look like them, one for one, so that all offsets stay: ⼀ is 一, ⽣ is
 * 生. Characters that only their font can tell stay, as do those beyond U+FFFF. The same string where there is none.
 */
export function withoutLookalikes(line: string): string {
	if (!anyLookalike.test(line)) return line;
	let plain = "";
	for (let i = 0; i < line.length; i++) {
		const ordinary = ordinaryOf(line.charCodeAt(i));
		plain += ordinary?.length === 1 ? ordinary : line.charAt(i);
	}
	return plain;
}

/** `undefined` for a character that is ordinary itself. */
function ordinaryOf(code: number): string | null | undefined {
	if (code >= 0x2e80 && code <= 0x2eff) {
		const at = radicals.indexOf(String.fromCodePoint(code));
		return at < 0 ? undefined : (radicals[at + 1] ?? null);
	}
	const isCompatibility =
		(code >= 0x2f00 && code <= 0x2fdf) ||
		(code >= 0xf900 && code <= 0xfaff) ||
		(code >= 0x2f800 && code <= 0x2fa1f);
	if (isCompatibility) {
		// Fonts for simplified characters draw 户 by one shape with ⼾, which Unicode has as 戶.
		if (code === 0x2f3e) return "户";
		const character = String.fromCodePoint(code);
		const plain = character.normalize("NFKC");
		return plain === character ? undefined : plain;
	}
	const isPrivate = (code >= 0xe000 && code <= 0xf8ff) || code >= 0xf0000;
	return isPrivate ? null : undefined;
}

/** Radicals of the supplement block that stand for a whole character, each followed by it. */
const radicals =
	"⺁厂⺄乙⺇几⺌小⺍小⺎兀⺐尢⺒巳⺓幺⺛旡⺜日⺝月⺟母⺠民⺧牛⺪疋⺫目⺬示⺮竹⺶羊⺷羊⺻聿⺽臼⻁虎⻄西⻅见⻆角⻇角⻉贝⻊足⻋车⻑長⻒镸⻓长⻔门⻘青⻙韦⻚页⻛风⻜飞⻝食⻢马⻣骨⻤鬼⻥鱼⻦鸟⻧卤⻨麦⻩黄⻪黾⻬齐⻮齿⻰龙⻳龟";
