import { type MappedText, spanOfRange } from "../model/mappedText.js";
import type { LeaderMention } from "../model/plan.js";
import { createCharacterSet } from "../text/characterSet.js";

/** Marks that stand for "nobody" in a cell. */
const nobody = /^(?:[/／—–-]+|无)$/;

/** Ends of a title before a name: 副区长张三. */
const titleEnd =
	/(?:区长|县长|市长|省长|州长|旗长|镇长|乡长|主任|书记|常委|委员|局长|部长|秘书长|主席|会长|组长|同志)$/;

/**
 * The persons named in a leader cell. Names are separated by 、 or any other separator, a line break, or
 * blanks; a blank inside a two-character name (`钱 宇`) is layout and not part of it.
 */
export function parseLeaderList(content: MappedText): readonly LeaderMention[] {
	const { text } = content;
	// Nearly all cells hold one name and nothing else.
	if (/^[\u4e00-\u9fff]{2,4}$/.test(text))
		return isOffice(text) ? [] : [{ name: text, raw: text, span: spanOfRange(content, [0, text.length]) }];
	if (text === "" || nobody.test(text.trim())) return [];
	const mentions: LeaderMention[] = [];
	let start = 0;
	let depth = 0;
	for (let i = 0; i <= text.length; i++) {
		const char = text[i];
		if (char === "(" || char === "（") depth++;
		else if (char === ")" || char === "）") depth = Math.max(0, depth - 1);
		if (char !== undefined && (depth > 0 || !isSeparator(char))) continue;
		addNames(content, start, i, mentions);
		start = i + 1;
	}
	return mentions;
}

/** Whether a text reads like a list of persons: two to four characters each, none of them a unit. */
export function looksLikeNames(text: string): boolean {
	if (text.length > 60) return false;
	const parts = text.split(/[、,，;；\n]/);
	return parts.every((part) => {
		const name = part.replace(/\s/g, "");
		return /^[\u4e00-\u9fff·]{2,4}$/.test(name) && !/[局委办部镇区会处院社所司行队站]$/.test(name);
	});
}

/** The last characters of what {@link isOffice} knows; few names of persons end in one of them. */
const officeEnds = createCharacterSet("导志人员委记任长席理");

/** 县领导, 分管副县长, 各镇党委书记: an office, and nobody's name. */
export function isOffice(name: string): boolean {
	if (!officeEnds.has(name.charCodeAt(name.length - 1))) return false;
	return (
		/(?:领导|领导同志|负责人|负责同志|责任人|班子成员|常委|书记|主任|秘书长|主席|董事长|总经理)$/.test(
			name,
		) ||
		(name.length > 2 && /(?:[市县区省州镇乡部局院校行厅处科所站]长)$/.test(name))
	);
}

function isSeparator(char: string): boolean {
	return char === "、" || char === "," || char === "，" || char === ";" || char === "；" || char === "\n";
}

/** Adds the names between two offsets, which hold no separator but perhaps blanks. */
function addNames(content: MappedText, from: number, to: number, mentions: LeaderMention[]): void {
	const words: { start: number; end: number }[] = [];
	let start = -1;
	for (let i = from; i <= to; i++) {
		const isBlank =
			i === to ||
			content.text.charCodeAt(i) <= 32 ||
			content.text[i] === "\u3000" ||
			content.text[i] === "\u00a0";
		if (!isBlank && start < 0) start = i;
		if (isBlank && start >= 0) {
			words.push({ start, end: i });
			start = -1;
		}
	}
	for (let i = 0; i < words.length; i++) {
		const word = words[i];
		const after = words[i + 1];
		if (word === undefined) continue;
		const isHalf = word.end - word.start === 1 && after !== undefined && after.end - after.start === 1;
		const end = isHalf ? after.end : word.end;
		if (isHalf) i++;
		const raw = content.text.slice(word.start, end);
		const name = bareName(raw);
		if (name !== "" && !isOffice(name))
			mentions.push({ name, raw, span: spanOfRange(content, [word.start, end]) });
	}
}

/** The name without blanks, without what stands in brackets behind it and without a title before it. */
function bareName(raw: string): string {
	const name = raw.replace(/[\s\u3000]/g, "").replace(/[（(][^（()）]*[)）]?$/, "");
	if (name.length <= 4) return name;
	for (let cut = name.length - 4; cut <= name.length - 2; cut++)
		if (cut > 0 && titleEnd.test(name.slice(Math.max(0, cut - 4), cut))) return name.slice(cut);
	return name;
}
