import type { TableHeader } from "../../model/tableHeader.js";
import { isBareSection } from "./bareSection.js";
import { kindsOf } from "./cellKinds.js";
import { isNothing } from "./cellShapes.js";
import type { LinePart } from "./chunks.js";
import {
	endsTable,
	indentOf,
	isBareNumber,
	isGap,
	isPageMark,
	isSurelyPageNumber,
	isTableSection,
	numberAt,
	pageEndAt,
	repeatedAt,
	stepOf,
} from "./furniture.js";
import { opensOther, reachOfHeader } from "./looseHeader.js";
import { farthestBroken, numberOverLines } from "./numberOverLines.js";
import { isComplete } from "./rowEnding.js";
import { behindWords, isLeftWord, opensGroup } from "./rowOpening.js";

/** Where a row of a table without borders ends. */
export interface RowExtent {
	/** What belongs to it, behind its number. */
	readonly parts: readonly LinePart[];
	/** First line that does not belong to it, and the character there: more than 0 where the next begins within a line. */
	readonly endLine: number;
	readonly endCharacter: number;
	/** First line that was not looked at. */
	readonly reach: number;
	/** No further row was found: it may end before. */
	readonly isOpen: boolean;
	/** How surely the next row begins where it ends. */
	readonly isWeak: boolean;
	/** The next row's number stands right below: its last words may stand left of that. */
	readonly touchesNext: boolean;
}

/** So far the next number is looked for. */
export const farthestRow = 256;

interface Candidate {
	readonly line: number;
	readonly character: number;
	readonly score: number;
	/** How much what stands before it speaks for the end of a row. */
	readonly complete: number;
	/** A heading stands there, and no number. */
	readonly isHeading?: boolean;
}

/** So far apart the numbers of rows may be that follow one another. */
export const farthestStep = 3;
const sure = 7;
const likely = 6;
const possible = 3;

/**
 * Finds where the row with a number ends: where the next number stands as the numbers of rows do. A number at the
 * beginning of a line, behind what ends like the last column, is one; any other only if the number after it follows.
 *
 * @param at line of the number; @param from character behind it
 */
export function findRowEnd(
	lines: readonly string[],
	at: number,
	from: number,
	number: number,
	header: TableHeader,
): RowExtent {
	const parts: LinePart[] = [];
	const last = Math.min(lines.length, at + farthestRow);
	let held: Candidate | undefined;
	let isBehindPage = false;
	let before = "";
	let blankFrom = -1;
	const mark = markBehind(lines, at, from);
	const isMarked = mark !== undefined;
	const ahead = 2 + (header.shape?.numbers.startsWith("bracketed") === true ? farthestBroken : 0);
	const finish = (end: Candidate | undefined, line: number, reach: number, isWeak: boolean): RowExtent => {
		const endLine = end?.line ?? line;
		const endCharacter = end?.character ?? 0;
		const own = cutParts(parts, at, endLine, endCharacter);
		const touchesNext =
			end !== undefined && end.isHeading !== true && at + (own.at(-1)?.line ?? 0) >= endLine - 1;
		return { parts: own, endLine, endCharacter, reach, isOpen: end === undefined, isWeak, touchesNext };
	};
	const settle = (line: number, reach: number) =>
		held !== undefined && held.score >= possible
			? finish(held, line, reach, held.score < likely - 1)
			: finish(undefined, blankFrom >= 0 ? blankFrom : line, reach, false);
	for (let i = at; i < last; i++) {
		if (i === at + 1 && mark === 0) continue;
		const line = lines[i] ?? "";
		const start = i === at ? from + (mark ?? 0) : indentOf(line);
		if (start >= line.length || line.trim() === "") {
			if (i > at && blankFrom < 0) blankFrom = i;
			if (blankFrom >= 0 && i - blankFrom > 3) return settle(i, i + ahead - 1);
			continue;
		}
		if (i > at) {
			const repeated = repeatedAt(lines, i, header.shape);
			if (repeated > 0 || isPages(lines, i, header, before)) {
				[isBehindPage, before] = [true, ""];
				i += Math.max(1, repeated, pageEndAt(lines, i, header.shape)) - 1;
				continue;
			}
			if (opensOther(lines, i)) return settle(i, i + reachOfHeader);
			if (endsTable(line) || isHeading(lines, i, number, before, header)) {
				const heading = held === undefined ? headingWithin(lines, i, number, before, header) : undefined;
				return heading === undefined ? settle(i, i + ahead) : finish(heading, i, i + ahead, false);
			}
			const found = candidateAt(lines, i, start, number, before, header, isMarked);
			if (found !== undefined) {
				const { score, value } = found;
				if (value === number + 1 && score >= sure) return finish(found, i, i + ahead, false);
				if (value === number + 1 && score > (held?.score ?? -9)) held = found;
				else if (value > number + 1 && held !== undefined && confirms(found, held, isMarked))
					return finish(held, i, i + ahead, held.score < possible);
				else if (value > number + 1 && score >= likely) return finish(found, i, i + ahead, false);
			}
			if ((found?.score ?? 0) < possible && isPagesOwn(lines, i, before, header)) {
				isBehindPage = true;
				continue;
			}
		}
		const inside = within(line, start, number + 1, header);
		if (inside !== undefined && inside.score > (held?.score ?? -9)) held = { ...inside, line: i };
		parts.push({
			line: i - at,
			start,
			end: line.trimEnd().length,
			isBehindPage: isBehindPage || blankFrom >= 0,
		});
		isBehindPage = false;
		blankFrom = -1;
		before = `${before} ${line.slice(start).trim()}`.slice(-80);
	}
	return settle(last, last + (last === lines.length ? 1 : 0));
}

/**
 * How long the mark behind a number is (1. and 1、 number the rows, or lists within their cells); 0 where a narrow column
 * has put it on the next line (1⏎、), `undefined` without one.
 */
function markBehind(lines: readonly string[], at: number, from: number): number | undefined {
	const rest = (lines[at] ?? "").slice(from);
	const own = /^\s{0,2}[.、．]/.exec(rest);
	if (own !== null) return own[0].length;
	return rest.trim() === "" && /^\s{0,8}[.、．]\s{0,8}$/.test(lines[at + 1] ?? "") ? 0 : undefined;
}

/** Whether a heading stands at a line behind a row. */
function isHeading(
	lines: readonly string[],
	at: number,
	number: number,
	before: string,
	header: TableHeader,
): boolean {
	const line = lines[at] ?? "";
	if (numberAt(line, indentOf(line), header.shape?.numbers)?.value === number + 1) return false;
	if (isTableSection(line)) return isComplete(before, header) >= 0;
	return isBareSection(lines, at, number + 1, header) && isComplete(before, header) >= 1;
}

/** A heading that the next row stands right below: the row above ends there for certain. */
function headingWithin(
	lines: readonly string[],
	at: number,
	number: number,
	before: string,
	header: TableHeader,
): Candidate | undefined {
	if (isBareSection(lines, at, number + 1, header))
		return isComplete(before, header) >= 1 ? headingCandidate(at) : undefined;
	if (!isTableSection(lines[at] ?? "")) return undefined;
	const below = lines[at + 1] ?? "";
	const next = numberAt(below, indentOf(below), header.shape?.numbers)?.value;
	if (next !== number + 1 && next !== 1) return undefined;
	return headingCandidate(at);
}

function headingCandidate(line: number): Candidate {
	return { line, character: 0, score: sure, complete: 0, isHeading: true };
}

/**
 * Whether the number after the next one shows that the next is the one held: it stands where a row surely begins, or
 * as well as that one, which ends a row. In a list within a cell (1. 2. 3.) both follow sentences.
 */
function confirms(after: Candidate, held: Candidate, isMarked: boolean): boolean {
	if (after.score >= sure) return true;
	return (held.complete > 0 || !isMarked) && after.score >= Math.max(possible, held.score - 1.5);
}

function cutParts(
	parts: readonly LinePart[],
	at: number,
	endLine: number,
	endCharacter: number,
): readonly LinePart[] {
	return parts.flatMap((part) => {
		if (at + part.line < endLine) return [part];
		if (at + part.line > endLine || endCharacter <= part.start) return [];
		return [{ ...part, end: Math.min(part.end, endCharacter) }];
	});
}

/** Whether a line can only be a page's, and is not the end of a date that its column broke. */
function isPages(lines: readonly string[], at: number, { shape }: TableHeader, before: string): boolean {
	const line = lines[at] ?? "";
	return isPageMark(line) || (isSurelyPageNumber(lines, at, shape) && !endsTornDate(before, line.trim()));
}

/** Whether a line is a number that is a page's, and no amount of the row. */
function isPagesOwn(lines: readonly string[], at: number, before: string, header: TableHeader): boolean {
	return (
		isBareNumber(lines[at] ?? "") && kindsOf(header).at(-1) !== "amount" && isPageNumber(lines, at, before)
	);
}

/** Whether a number alone on its line is a page's: what follows goes on where the line before stopped. */
function isPageNumber(lines: readonly string[], at: number, before: string): boolean {
	if (/[.年\-—~至第约达]$/.test(before) || endsTornDate(before, (lines[at] ?? "").trim())) return false;
	const next = (lines[at + 1] ?? "").trim();
	return next === "" || !/^[个家项条座处所套户人名万亿千百元%％米公平吨年月日届次，。；]/.test(next);
}

/** Whether a narrow column broke a date within its month or day: 2026.1⏎2, 2026.11.3⏎0. */
function endsTornDate(before: string, digit: string): boolean {
	if (opensRestOfDate(before, digit)) return true;
	if (!/^\d$/.test(digit)) return false;
	const found = /20\d\d\s?[.\-/年]\s?(\d)(?:\d?\s?[.\-/月]\s?([123]))?$/.exec(before);
	if (found === null) return false;
	const whole = Number(`${found[2] ?? found[1]}${digit}`);
	return whole >= 10 && whole <= (found[2] === undefined ? 12 : 31);
}

/** Whether a date stops at a mark that a month or a day must follow: 2026-⏎12, 2026/11/⏎20. */
function opensRestOfDate(before: string, digits: string): boolean {
	if (!/^\d{1,2}$/.test(digits)) return false;
	const found = /20\d\d\s?[.\-/年](?:\s?\d{1,2}\s?([.\-/月]))?$/.exec(before);
	return found !== null && Number(digits) > 0 && Number(digits) <= (found[1] === undefined ? 12 : 31);
}

/** The number of a row to come at the beginning of a line, with how much speaks for it. */
function candidateAt(
	lines: readonly string[],
	i: number,
	start: number,
	number: number,
	before: string,
	header: TableHeader,
	isMarked: boolean,
): (Candidate & { readonly value: number }) | undefined {
	const line = lines[i] ?? "";
	const numbers = header.shape?.numbers;
	const character = behindWords(line, start, header);
	const broken = numberOverLines(lines, i, character, numbers);
	const found = broken === undefined ? numberAt(line, character, numbers) : { ...broken, end: line.length };
	// 2026 年⏎10 月底, 2026.⏎12; a dash alone is a cell with nothing in it.
	if (
		(/[.\-—~至第]$|\d\/$/.test(before) && !endsWithNothing(before)) ||
		isPartOfDate(before, line.slice(found?.end ?? 0))
	)
		return undefined;
	const restarts = found?.value === 1 && beginsAnew(lines, i, character, start, number, before, header);
	const step = found === undefined ? undefined : restarts ? 1 : stepOf(found.value, number, numbers);
	if (found === undefined || step === undefined || step > farthestStep) return undefined;
	if (step > 1 && endsTornDate(before, line.trim())) return undefined;
	const style = styleOf(line, found.end, lines[i + 1] ?? "");
	if (style === undefined) return undefined;
	const hasMark = markBehind(lines, i, found.end) !== undefined;
	const likeness = hasMark === isMarked ? (isMarked ? 1 : 0) : -2.5;
	// 3⏎盘活存量楼宇 6 幢: words behind a number alone on its line are its row's, and no group of the next.
	const isOwn = before === "" && character > start;
	const complete = isOwn ? 0 : before === "" ? 2 : completeness(before, header);
	return { line: i, character: 0, value: number + step, complete, score: style + likeness + complete };
}

/**
 * Whether numbers begin anew with the next group, which stands left of them, on the line above or before the number on
 * its line, or right behind it.
 */
function beginsAnew(
	lines: readonly string[],
	i: number,
	character: number,
	start: number,
	number: number,
	before: string,
	header: TableHeader,
): boolean {
	if (number < 2) return false;
	if (header.numberColumn < 1)
		return opensGroup(lines[i] ?? "", character + 1, header) && isComplete(before, header) >= 3;
	const behind = (lines[i] ?? "").charCodeAt(character + 1);
	if (!isGap(behind) && !Number.isNaN(behind)) return false;
	if (character > start) return isComplete(before, header) >= 2;
	return (
		isLeftWord(lines[i - 1] ?? "") && completeness(before, header) >= 2 && isComplete(before, header) < 2
	);
}

function endsWithNothing(before: string): boolean {
	return isNothing(/[^\s\u3000]{1,5}$/.exec(before)?.[0] ?? ".");
}

/** As `isComplete`; where columns stand left of the number, a few words of the next row may follow. */
function completeness(before: string, header: TableHeader): number {
	const score = isComplete(before, header);
	if (header.numberColumn < 1 || score >= 3) return score;
	const shorter = before.replace(/\s\S{1,10}$/, "");
	return Math.max(score, isComplete(shorter, header), isComplete(shorter.replace(/\s\S{1,10}$/, ""), header));
}

/** Whether what stands behind a number makes it a date's: 10 月底, 31 日前; not 2 日间手术, 3 月度例会. */
function isPartOfDate(before: string, behind: string): boolean {
	const mark = /^\s?([年月日号])(?:$|[\s前底末中初内起止至到—~－，。；、（）()之以上下\d-])/.exec(
		behind,
	)?.[1];
	// 6 年底前: the sixth row, whose time limit is the first of its cells; 6 年内新增10个 is one, 6年内 is none.
	if (/^\s?年[底末初]|^\s年内/.test(behind)) return false;
	// 10 月⏎31 日: a day follows its month; 2 日 前 begins no row either.
	return (
		mark !== undefined && (mark !== "日" || /月$|\d\s?[.\-/]$/.test(before) || /^\s?日[前止至]/.test(behind))
	);
}

const counted =
	/^(?:年(?![底末初])|[月日号时分项家条座处所套户人名万亿千百元%％℃天次场件种类批期辆台幢栋张间层级篇部幅艘架亩吨米里届季旬周岁倍]|个(?!体|人|性)|公(?:里|顷|斤)|平方|立方|千米|毫克|微克|小时|以上|左右|余)/;

/** How much what stands behind a number speaks for its being a row's; `undefined` where it speaks against it. */
function styleOf(line: string, end: number, next: string): number | undefined {
	const code = line.charCodeAt(end);
	if (end >= line.trimEnd().length) return counted.test(next.trim()) ? 1 : 5;
	const rest = line.slice(end).trimStart();
	if (isGap(code))
		return counted.test(rest) && !rest.startsWith("年内") ? 0 : /^[、，。；）%]/.test(rest) ? undefined : 4;
	if (/^[.、．]/.test(rest)) return /^.\d/.test(rest) ? undefined : rest.trimEnd().length === 1 ? 4 : 3;
	if (/^[\p{Script=Han}★“《（]/u.test(rest)) return counted.test(rest) ? -1 : 2;
	return undefined;
}

/** A number within a line that follows what ends like the last column, and is not a figure of the text. */
function within(
	line: string,
	start: number,
	number: number,
	header: TableHeader,
): Omit<Candidate, "line"> | undefined {
	if ((header.shape?.numbers ?? "digits") !== "digits") return undefined;
	const digits = String(number);
	for (let at = line.indexOf(digits, start + 4); at >= 0; at = line.indexOf(digits, at + 1)) {
		if (/[\d.A-Za-z第—\-~约]/.test(line[at - 1] ?? "")) continue;
		const end = at + digits.length;
		if (/[\d.A-Za-z%]/.test(line[end] ?? "")) continue;
		// 2026 年 12⏎月底前, 6 月 8⏎日
		if (/\d\s?[年月]\s?$/.test(line.slice(start, at)) && end >= line.trimEnd().length) continue;
		const style = styleOf(line, end, "");
		if (style === undefined || style < 2) continue;
		const complete = isComplete(line.slice(start, at).trim(), header);
		if (complete >= 3) return { character: at, complete, score: complete + style - 2.5 };
	}
	return undefined;
}
