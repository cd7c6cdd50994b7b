import type { TextBlock } from "../model/block.js";
import { LineText, type MappedText } from "../model/mappedText.js";
import { type Debris, findDebris, hasTableTag } from "../text/foreignMatter.js";

/** Whether a text has characters that are written as entities of HTML, or within its tags, and read as what they show. */
export function hasEntities(text: MappedText): boolean {
	// Nearly every text stands on one line as it is.
	return !(text instanceof LineText) && text.pieces.some(({ entity, tag }) => (entity ?? tag) !== undefined);
}

/**
 * Entities that may as well be written as the character that they show: in a cell, those of a mark of Markdown may not.
 * Likewise characters without the tags that they are written with.
 */
export function findEntities(text: MappedText, isCell: boolean): readonly Debris[] {
	if (!hasEntities(text)) return [];
	return text.pieces.flatMap(({ at, length, entity, tag }): readonly Debris[] => {
		const newText = text.text.slice(at, at + length);
		const opensEntity = newText === "&" && /^[A-Za-z#]/.test(text.text.slice(at + 1, at + 2));
		const written = tag ?? entity;
		if (written === undefined || opensEntity || (isCell && /[\\|<*_`[]/.test(newText))) return [];
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
}

/**
 * Markup of a page and planted advertising. A table of HTML outside of Markdown's cells stays as it is: it is read, or said
 * to be unread, and its tags are not debris.
 *
 * @param words the text, code and addresses masked
 */
export function findMarkup(text: MappedText, words: string, isCell: boolean): readonly Debris[] {
	const found = findDebris(words);
	const own = isCell || !hasTableTag(words) ? found : found.filter(({ kind }) => kind !== "tag");
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
