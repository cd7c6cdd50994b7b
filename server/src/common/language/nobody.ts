import { isHan, withoutBlanks } from "./characters.js";
import { anyOf, oneOf } from "./patterns.js";
import { nobody } from "./words/nobody.js";

const longest = 12;
const signs = anyOf(nobody.signs);
const names = new RegExp(
	`^(?:${signs}(?: ?${signs}){0,11}|${oneOf(nobody.words)}|无${oneOf(nobody.noneOf)})$`,
	"i",
);
const open = new RegExp(`^(?:${oneOf(nobody.open)}|[XxＸｘ×_＿]{1,12})$`, "i");

const starts = firstOf(["无", ...nobody.words]);
const openStarts = firstOf(nobody.open);

/** The last characters of the words of Han characters that name nobody: few names of persons end in one of them. */
export const nobodyLastCharacters: string = [...nobody.words, ...nobody.open]
	.map((word) => word.slice(-1))
	.filter((last) => isHan(last.charCodeAt(0)))
	.join("");

function firstOf(words: readonly string[]): string {
	return words.map((word) => word.charAt(0)).join("");
}

/** Whether what stands in a cell of names, or behind a label, says that there is nobody: `/`, 无, NaN. Blanks at its ends do not count. */
export function isNobody(text: string): boolean {
	if (text.length > longest + 8 || beginsOtherwise(text, starts)) return false;
	const words = bare(text);
	return words.length <= longest && names.test(words);
}

/** Whether it says so, or leaves it open as drafts do: 待定, ××. */
export function isNobodyYet(text: string): boolean {
	return isNobody(text) || isOpen(text);
}

/** Whether it leaves open who it is, as drafts do: 待定, ××. */
export function isOpen(text: string): boolean {
	return (
		text.length <= longest + 8 &&
		!beginsOtherwise(text, openStarts) &&
		open.test(text.trim()) &&
		!isNobody(text)
	);
}

const opening = "（(［[【<〈";

/** （无）, [空], <NA>, 无。 without what stands around the word. */
function bare(text: string): string {
	const trimmed = text.trim();
	const words = trimmed.endsWith("。") || trimmed.endsWith(".") ? trimmed.slice(0, -1) : trimmed;
	if (words !== "" && opening.includes(words.charAt(0)) && /[）)］\]】>〉]$/.test(words))
		return words.slice(1, -1).trim();
	// 无（独立完成）
	return words.startsWith("无") ? words.replace(/^无[（(][^（()）]{1,10}[）)]$/, "无") : words;
}

/** Nearly all cells begin with a character of a name: one look is enough. */
function beginsOtherwise(text: string, characters: string): boolean {
	const code = text.charCodeAt(0);
	// ★ opens the name of a unit.
	return code === 0x2605 || (code >= 0x4e00 && code <= 0x9fff && !characters.includes(text.charAt(0)));
}

/** The name in a cell without blanks; empty where the cell is nobody's, as one of NaN that a converter made. */
export function nameOrNone(text: string): string {
	const name = withoutBlanks(text);
	return isNobody(name) ? "" : name;
}
