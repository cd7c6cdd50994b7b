import { countCharacters, hanEndAt, isHan, isLayoutBlank, withoutBlanks } from "../language/characters.js";
import { isNobodyYet, nobodyLastCharacters } from "../language/nobody.js";
import { hasNameForm, isCompoundSurname, isTitledSurname, plainPersonName } from "../language/persons.js";
import { endsLikeUnit } from "../language/unitEndings.js";
import type { LeaderMention } from "../model/block.js";
import { type MappedText, spanOfRange } from "../model/mappedText.js";
import type { Span } from "../model/span.js";
import { createCharacterSet } from "../text/characterSet.js";
import { holdsTitleEnd, isOffice, isPerson, mayHaveTitle, withoutTitles } from "./titledName.js";

/** 王海（副县长）; 副县长（王海） has the name inside. */
const bracketBehind = /[（(]([^（()）]*)[)）]?$/;

const nobodyEnds = createCharacterSet(nobodyLastCharacters);
/** Second characters of titles that a name of two may follow: 县长李强. */
const shortTitleEnds = createCharacterSet("长任记委员席学理裁志");

/**
 * The persons named in a leader cell, without their titles (李强副县长, 县长 欧阳志强). Names are separated by 、 or any
 * other separator, a line break, or blanks; a blank inside a name (`钱 宇`, `林 晓 燕`, `诸葛 明`) is layout and not
 * part of it. An office alone (分管副县长) names nobody. The dots of a name are written `·`, whichever stand there.
 */
export function parseLeaderList(content: MappedText): readonly LeaderMention[] {
	const { text } = content;
	// Nearly all cells hold one name and nothing else.
	if (isPlainName(text)) return [new ListedLeader(content, 0, text.length, text, text)];
	if (text === "" || isNobodyYet(text)) return [];
	const mentions: LeaderMention[] = [];
	let start = 0;
	let depth = 0;
	for (let i = 0; i <= text.length; i++) {
		const char = text[i];
		if (char === "(" || char === "（") depth++;
		else if (char === ")" || char === "）") depth = Math.max(0, depth - 1);
		if (char !== undefined && (depth > 0 || !isSeparator(char))) continue;
		// 组长：王海 — what stands before a colon says which office, not who.
		if (char !== ":" && char !== "：") addNames(content, start, i, mentions);
		start = i + 1;
	}
	return mentions;
}

/** A leader of a cell, whose span is made when it is asked for. */
class ListedLeader implements LeaderMention {
	constructor(
		private readonly content: MappedText,
		private readonly start: number,
		private readonly end: number,
		readonly name: string,
		readonly raw: string,
	) {}

	get span(): Span {
		return spanOfRange(this.content, [this.start, this.end]);
	}
}

/** Two to four Han characters, neither an office nor a name with a title: there is nothing to take off. */
function isPlainName(text: string): boolean {
	const { length } = text;
	if (length < 2 || length > 8) return false;
	for (let i = 0; i < length; i++) {
		const code = text.charCodeAt(i);
		if (!isHan(code) && !(code >= 0xdc00 && code <= 0xdfff && isHan(text.charCodeAt(i - 1)))) return false;
	}
	const count = countCharacters(text);
	if (count < 2 || count > 4) return false;
	const last = text.charCodeAt(length - 1);
	// 王强等: and others.
	if (last === 0x7b49 || mayHaveTitle(text) || (nobodyEnds.has(last) && isNobodyYet(text))) return false;
	return count < 4 || !shortTitleEnds.has(text.charCodeAt(1));
}

/**
 * Whether a cell that names no leader says all the same who answers: 县政府班子成员, 各分管县领导. It is not an empty cell,
 * and no blank of a draft either.
 */
export function namesOffice(text: string): boolean {
	return text.split(/[、,，;；\n]/).some((part) => isOffice(withoutBlanks(part)));
}

/** Whether a text reads like a list of persons: two to four characters each or parts with a dot, none of them a unit. */
export function looksLikeNames(text: string): boolean {
	const { length } = text;
	if (length > 60) return false;
	let start = 0;
	// Most lists that are not of persons show it with the first part.
	for (let i = 0; i <= length; i++) {
		if (i < length && !listMarks.has(text.charCodeAt(i))) continue;
		const name = withoutBlanks(text.slice(start, i));
		if (!hasNameForm(name) || endsLikeUnit(name, "cell")) return false;
		start = i + 1;
	}
	return true;
}

const listMarks = createCharacterSet("、,，;；\n");

function isSeparator(char: string): boolean {
	return "、,，;；:：/／\n".includes(char);
}

/** A word of an entry, up to the next blank outside brackets. */
interface Word {
	readonly start: number;
	readonly end: number;
	/** Characters before a bracket, pairs of surrogates counted once. */
	readonly length: number;
}

/** Adds the names between two offsets, which hold no separator but perhaps blanks. */
function addNames(content: MappedText, from: number, to: number, mentions: LeaderMention[]): void {
	const { text } = content;
	const part = text.slice(from, to);
	if (isPlainName(part)) {
		mentions.push(new ListedLeader(content, from, to, part, part));
		return;
	}
	const words = wordsBetween(text, from, to);
	const whole = words.length > 1 ? titledWhole(text, words) : undefined;
	if (whole !== undefined) {
		const [start, end] = [words[0]?.start ?? from, words.at(-1)?.end ?? to];
		mentions.push(new ListedLeader(content, start, end, whole.name, whole.raw));
		return;
	}
	for (let i = 0; i < words.length; ) {
		const count = countParts(text, words, i);
		const start = words[i]?.start ?? from;
		const end = words[i + count - 1]?.end ?? to;
		i += count;
		const raw = text.slice(start, end);
		const name = bareName(raw);
		if (name !== "") mentions.push(new ListedLeader(content, start, end, name, raw));
	}
}

/** 李　𬸚　鹏副区长: the title shows that words without their blanks are one name. */
function titledWhole(
	text: string,
	words: readonly Word[],
): { readonly name: string; readonly raw: string } | undefined {
	const raw = text.slice(words[0]?.start, words.at(-1)?.end);
	if (raw.length > longestSpaced || /[(（]/.test(raw)) return undefined;
	const plain = withoutBlanks(raw);
	// Most words with blanks are a name and nothing else.
	if (!holdsTitleEnd(plain)) return undefined;
	const found = withoutTitles(plain);
	if (found === undefined || found.end - found.start === plain.length) return undefined;
	const name = plain.slice(found.start, found.end);
	return isPerson(name) && countCharacters(name) < 4 ? { name, raw } : undefined;
}

const longestSpaced = 24;

function wordsBetween(text: string, from: number, to: number): readonly Word[] {
	const words: Word[] = [];
	let start = -1;
	let length = 0;
	let depth = 0;
	for (let i = from; i <= to; i++) {
		const code = text.charCodeAt(i);
		if (i === to || (depth === 0 && (code < 32 || isLayoutBlank(code)))) {
			if (start >= 0) words.push({ start, end: i, length });
			start = -1;
			length = 0;
			continue;
		}
		if (start < 0) start = i;
		if (code === 0x28 || code === 0xff08) depth++;
		else if (code === 0x29 || code === 0xff09) depth--;
		else if (depth === 0 && !(code >= 0xdc00 && code <= 0xdfff)) length++;
	}
	return words;
}

/** How many words from the one at `at` on are parts of one name: nobody's name is one character or a surname alone. */
function countParts(text: string, words: readonly Word[], at: number): number {
	const first = words[at];
	if (first === undefined) return 1;
	const singles = countSingles(words, at);
	if (singles === 0) {
		if (countSingles(words, at + 1) === 1 && isSpacedName(text, first, words[at + 1])) return 2;
		// 诸葛 明, 欧阳 志强, 诸葛 孔 明
		if (first.length !== 2 || !isCompoundSurname(text.slice(first.start, first.start + 2))) return 1;
		return words[at + 1]?.length === 2 ? 2 : 1 + Math.min(2, countSingles(words, at + 1));
	}
	if (singles === 1 && isSpacedName(text, first, words[at + 1])) return 2;
	if (singles <= 3) return singles;
	const charAt = (i: number) => {
		const start = words[at + i]?.start ?? text.length;
		return text.slice(start, Math.max(start, hanEndAt(text, start)));
	};
	// 诸 葛 孔 明
	if (isCompoundSurname(charAt(0) + charAt(1))) return singles === 5 ? 3 : 4;
	// 林 晓 燕 王 海: the third ends a name where the fourth alone begins one.
	const isLong = singles > 4 && !isTitledSurname(charAt(2)) && isTitledSurname(charAt(3));
	return isLong ? 3 : 2;
}

/** Of more words of one character the first name is told by so many. */
const mostSingles = 6;

/**
 * 李镕　基, 王　晓明: a name of three that a blank sets in two parts, one of which is a single character and so nobody's
 * name by itself. The first begins with a surname that the whole may have.
 */
function isSpacedName(text: string, first: Word, next: Word | undefined): boolean {
	if (next === undefined || first.length + next.length !== 3) return false;
	const name = text.slice(first.start, first.end) + text.slice(next.start, next.end);
	// 钱宇 无: somebody, and nobody else.
	if (nobodyEnds.has(name.charCodeAt(name.length - 1))) return false;
	return isTitledSurname(text.charAt(first.start)) && isPlainName(name);
}

/** How many words of one character stand together from `at` on: a wider blank parts them (王 海　　李 强). */
function countSingles(words: readonly Word[], at: number): number {
	let gap = 0;
	for (let i = at; ; i++) {
		const word = words[i];
		if (word?.length !== 1 || i - at === mostSingles) return i - at;
		if (i === at) continue;
		const before = word.start - (words[i - 1]?.end ?? word.start);
		if (gap > 0 && before > gap) return i - at;
		gap = before;
	}
}

/** The name without blanks and titles, and without what stands in brackets behind it; empty where there is none. */
function bareName(raw: string): string {
	const words = withoutBlanks(raw).replace(/等(?:同志)?$/, "");
	if (isPlainName(words)) return words;
	const bracket = bracketBehind.exec(words);
	const name = nameIn(bracket === null ? words : words.slice(0, bracket.index));
	if (name !== "" || bracket === null || bracket.index === 0) return name;
	// 分管副县长（王海）
	const inside = nameIn(bracket[1] ?? "");
	return isPerson(inside) ? inside : "";
}

function nameIn(words: string): string {
	const found = withoutTitles(words);
	if (found === undefined) return "";
	const name = plainPersonName(words.slice(found.start, found.end));
	return isNobodyYet(name) ? "" : name;
}
