import type { TextBlock } from "../model/block.js";
import { LineText, type MappedText } from "../model/mappedText.js";
import { type Debris, findDebris, hasTableTag } from "../text/foreignMatter.js";

/** Whether a text has characters that are written as entities of HTML, or within its tags, or struck words. */
export function hasEntities(text: MappedText): boolean {
	// Nearly every text stands on one line as it is.
	return (
		!(text instanceof LineText) &&
		text.pieces.some(({ entity, tag, isStruck }) => (entity ?? tag ?? isStruck) !== undefined)
	);
}

/**
 * Entities that may as well be written as the character that they show: in a cell, those of a mark of Markdown may not.
 * Likewise characters without the tags that they are written with.
 */
export function findEntities(text: MappedText, isCell: boolean, isNames = false): readonly Debris[] {
	if (!hasEntities(text)) return [];
	const struck = struckWords(text);
	const others = text.pieces.flatMap(({ at, length, entity, tag, parts, isStruck }): readonly Debris[] => {
		// Without its tag a word that is struck through is one that is not.
		if (isStruck === true && tag !== undefined) return [];
		const shown = text.text.slice(at, at + length);
		const newText = parts === true ? borderBefore(text.text, at, isNames) + shown : shown;
		const opensEntity = shown === "&" && /^[A-Za-z#]/.test(text.text.slice(at + 1, at + 2));
		const written = tag ?? entity;
		if (written === undefined || opensEntity || (isCell && /[\\|<*_`[]/.test(shown))) return [];
		return [
			{
				range: [at, at + length],
				kind: "tag",
				newText,
				written,
				...(tag === undefined ? {} : { isLook: true }),
			},
		];
	});
	return struck.length === 0 ? others : [...others, ...struck].sort((a, b) => a.range[0] - b.range[0]);
}

/** Words that a line goes through, those that stand side by side as one. */
export function struckWords({ text, pieces }: MappedText): readonly Debris[] {
	const found: Debris[] = [];
	for (const { at, length, isStruck, tag } of pieces) {
		if (isStruck !== true) continue;
		const before = found.at(-1)?.range[1] === at ? found.pop() : undefined;
		const range = [before?.range[0] ?? at, at + length] as const;
		const words = text.slice(...range);
		// In a table of HTML the tags are not part of what its cells show.
		const hasMarks = tag !== undefined || before?.hasMarks === true;
		found.push({
			range,
			kind: "struck",
			newText: words,
			written: words,
			isLook: true,
			...(hasMarks && { hasMarks }),
		});
	}
	return found;
}

/** What parts words in the place of a tag that did: 、 between names, ； between sentences that no mark parts. */
function borderBefore(text: string, at: number, isNames: boolean): string {
	const before = text.slice(0, at).trimEnd().at(-1);
	if (before === undefined || /[，。；;、,：:！？!?|]/.test(before)) return "";
	return isNames ? "、" : "；";
}

/**
 * Markup of a page and planted advertising. A table of HTML outside of Markdown's cells stays as it is: it is read, or said
 * to be unread, and its tags are not debris.
 *
 * @param words the text, code and addresses masked
 * @param items what a paragraph holds; undefined for the words of a cell
 */
export function findMarkup(text: MappedText, words: string, items: TextBlock["items"]): readonly Debris[] {
	const found = findDebris(words);
	const isCell = items === undefined;
	// 1.新建学校3所</td><td>投资2亿元。（区教育局牵头）: a task, and no table.
	const isTable = !isCell && hasTableTag(words) && items.every(({ kind }) => kind !== "task");
	const own = isTable ? found.filter(({ kind }) => kind !== "tag") : found;
	return [...own, ...findEntities(text, isCell)];
}

/** The text with blanks for what stands between backticks, which are not seen any more. */
export function maskCode(text: MappedText): string {
	let words = text.text;
	if (text instanceof LineText) return words;
	for (const { at, length, isCode } of text.pieces)
		if (isCode === true) words = words.slice(0, at) + " ".repeat(length) + words.slice(at + length);
	return words;
}

/** Whether no rule about texts says anything of what stands in a block. */
export function isSilent({ role }: TextBlock): boolean {
	return silentRoles.has(role);
}

const silentRoles: ReadonlySet<TextBlock["role"]> = new Set([
	"blank",
	"comment",
	"code",
	"delimiter",
	"repeated-header",
	"comma-header",
]);
