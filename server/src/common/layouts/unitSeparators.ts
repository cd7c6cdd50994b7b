import { isBlank, isHan } from "../language/characters.js";
import { endsLikeUnit } from "../language/unitEndings.js";
import { endsEntity } from "../model/entities.js";
import { goesOnBehindComma } from "../text/unitName.js";
import { labelLength } from "./assignmentLabel.js";
import { isStar, leadStar, wordAfter, wordBefore } from "./betweenUnits.js";
import { type LineEnd, lineEndBetween } from "./lineEnd.js";
import { dutyBefore, mayEndDuty } from "./unitDuties.js";
import { isUnitShaped } from "./unitShape.js";

/** 、 */
export const enumerationComma = 0x3001;
/** A whole name before a ★ that begins the next one: 县财政, 区统计局. */
const shortestName = 3;
/** More than this before a stroke is not a name of a unit. */
const longestBeforeStroke = 40;

/**
 * Whether a character ends a name of a list.
 *
 * @param code the UTF-16 unit at `at`
 * @param start where the name begins
 * @param inCell in a sentence a full stop ends a name, too
 * @param hasEvery 各 stands between `start` and `at`
 */
export function separates(
	text: string,
	code: number,
	start: number,
	at: number,
	inCell: boolean,
	hasEvery: boolean,
): boolean {
	// Nearly every character is one of a name.
	if (code > enumerationComma && code < 0xff0c) return false;
	switch (code) {
		case enumerationComma:
			return !hasEvery || !goesOnBehindComma(text, start, at);
		case 0x2c:
		case 0xff0c:
		case 0xff1b:
			return true;
		case 0x3b:
			// What an entity of no known name shows nobody can tell; it parts no units.
			return !endsEntity(text, at);
		case 0x2f:
		case 0xff0f:
			return at - start <= longestBeforeStroke && isUnitShaped(text.slice(start, at).trim());
		case 0x0a:
			return separatesLines(text, start, at);
		case 0x3002:
			return !inCell;
		case leadStar:
			return separatesAtStar(text, start, at);
		default:
			return isBlank(code) && separatesWords(text, start, at);
	}
}

/** A line break ends a name unless it stands within one. */
function separatesLines(text: string, start: number, at: number): boolean {
	return lineEndAt(text, start, at).parts;
}

/** Whether the character is a line break of which nobody can tell whether it ends a name that begins at `start`. */
export function isDoubtfulEnd(text: string, start: number, at: number): boolean {
	return text.charCodeAt(at) === 0x0a && lineEndAt(text, start, at).isDoubtful;
}

/**
 * What a line break in a list of units is, and whether it may be otherwise.
 *
 * @param start where the name above it begins
 */
function lineEndAt(text: string, start: number, at: number): LineEnd {
	const next = text.slice(at + 1, at + 1 + longestBehind).trimStart();
	const first = Math.max(start, at - longestBehind);
	const above = text.slice(first, at).trim();
	if (above === "" || next === "" || isStar(next.charCodeAt(0)) || /^[(（]★/.test(next)) return certain;
	// 县妇联⏎配合单位：…
	if (labelLength(next) > 0 || endsDuty(text, start, at, at + 1)) return certain;
	const before = above.replace(/\s/g, "").replace(/^.*[:：★☆]/, "");
	const [after = ""] = /^[（(]?[^、，,；;。（(★☆\s]*/.exec(next) ?? [];
	const duty = dutyBefore(after, 0, after.length);
	return lineEndBetween(before, after.slice(0, after.length - duty.length), /[、，,；;]/.test(text));
}

const certain: LineEnd = { parts: true, isDoubtful: false };

/** A blank ends a name when whole words stand on both sides; between single characters it is layout. */
function separatesWords(text: string, start: number, at: number): boolean {
	// The last blank of several parts them.
	let first = at;
	while (first > start && isBlank(text.charCodeAt(first - 1))) first--;
	const before = wordBefore(text, first, start);
	const after = wordAfter(text, at);
	if (before === 0 || after === 0) return false;
	// ★ ★区财政局 has one mark too many, and one name.
	if (isStar(text.charCodeAt(at + 1))) return !isStar(text.charCodeAt(at - 1));
	if (before < 2 || after < 2) return false;
	// 科教科 配合单位：…: a label begins another list, however the name before it ends.
	return (
		endsName(text.slice(Math.max(start, first - 4), first)) ||
		areOffices(text, start, first, at + 1) ||
		labelLength(text.slice(at + 1, at + 12)) > 0 ||
		endsDuty(text, start, first, at + 1)
	);
}

/** 合作指导科|财会科, 财会科|各县级社: offices of one house, whose names end as parts of others do. */
function areOffices(text: string, start: number, end: number, next: number): boolean {
	if (!/\p{Script=Han}{2}[科室股]$/u.test(text.slice(Math.max(start, end - 3), end))) return false;
	const [word = ""] = /^\p{Script=Han}{3,14}/u.exec(text.slice(next, next + 14)) ?? [];
	return /^各|[科室股处處]$/.test(word);
}

/** Longer words behind what a unit does are a sentence. */
const longestBehind = 40;

/** Whether what a unit does ends at an offset, and the name of another one stands behind it: 县教育局牵头⏎县财政局、县住建局配合. */
function endsDuty(text: string, start: number, end: number, next: number): boolean {
	if (end - start < 4 || !mayEndDuty(text, end)) return false;
	const duty = dutyBefore(text, start, end);
	if (
		duty === "" ||
		!isUnitShaped(text.slice(Math.max(start, end - duty.length - longestBehind), end - duty.length))
	)
		return false;
	const [words = ""] = /^[^、，,；;。\n\s]*/.exec(text.slice(next, next + longestBehind)) ?? [];
	return isUnitShaped(words.slice(0, words.length - dutyBefore(words, 0, words.length).length));
}

/** A ★ behind a whole name begins the next one, or belongs to the one before it where no name follows. */
function separatesAtStar(text: string, start: number, at: number): boolean {
	// 区★工信局 is one name, 区统计局★牵头 one unit.
	if (at - start < shortestName || !isHan(text.charCodeAt(at + 1))) return false;
	return !/^(?:牵头|主办|负责)/.test(text.slice(at + 1, at + 3)) && endsName(text.slice(at - 3, at));
}

/** Whether what stands before a line break, a blank or a ★ is a whole name. */
function endsName(words: string): boolean {
	return /[)）]$/.test(words) || endsLikeUnit(words, "cell");
}
