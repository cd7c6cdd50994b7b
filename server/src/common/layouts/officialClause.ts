import { withoutBlanks } from "../language/characters.js";
import { allLevels } from "../language/levels.js";
import { simplifyEach } from "../language/scriptForms.js";
import { isPerson, withoutTitles } from "./titledName.js";

/** What an official does about a task who is named in a clause: 何江副市长负责. */
const duty = /(?:牵头负责|牵头|总?负总责|负责|分管|包抓)$/;
const longestClause = 40;

/**
 * The official whom a clause puts in charge, by the offset and the length of the name: 何江副市长负责, 县委常委、副县长何江牵头;
 * `undefined` where none is named (分管副市长负责).
 */
export function findOfficial(written: string): { readonly at: number; readonly length: number } | undefined {
	if (written.length > longestClause) return undefined;
	// Duties and titles are known by their Simplified words: 副區長錢宇牽頭.
	const plainWords = simplifyEach(written);
	const words = plainWords.length === written.length ? plainWords : written;
	const said = duty.exec(words);
	if (said === null || said.index < 4) return undefined;
	// Titles stand one behind another with 、 between them; the name is beside the last.
	const from = words.lastIndexOf("、", said.index) + 1;
	const titled = words.slice(from, said.index);
	const plain = withoutBlanks(titled);
	const found = withoutTitles(plain);
	if (found === undefined || found.end - found.start === plain.length) return undefined;
	const name = plain.slice(found.start, found.end);
	if (allLevels.includes(name.charAt(0)) || !isPerson(name)) return undefined;
	const at = offsetBehind(titled, found.start, true);
	return { at: from + at, length: offsetBehind(titled, found.end, false) - at };
}

/** The offset in a text where so many characters that are not blanks stand before it, blanks behind them left out or taken in. */
function offsetBehind(text: string, count: number, takesBlanks: boolean): number {
	let seen = 0;
	let at = 0;
	while (at < text.length && (seen < count || (takesBlanks && /\s/.test(text.charAt(at))))) {
		if (!/\s/.test(text.charAt(at))) seen++;
		at++;
	}
	return at;
}
