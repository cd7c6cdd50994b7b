import { plainDigit } from "../text/numerals.js";
import { closing, isLatin, isNumeralCode } from "./characters.js";
import { type Course, yearAt } from "./course.js";
import { newDate, readPeriod } from "./dates.js";
import { skipListMark } from "./listMarks.js";
import { readDigits, readNumeral, readRank } from "./numberTokens.js";
import type { Token } from "./tokens.js";
import { beginnings, begins, isBreak, mayBeMode, modeTable, phraseTable } from "./words.js";

/**
 * The tokens of a text, in order: numbers with their units, dates, fixed phrases, words of time, marks that end a clause.
 * Takes time linear in the length of the text.
 *
 * @param year the plan's year: 年底 is its December
 */
export function tokenize(text: string, year: number | undefined): readonly Token[] {
	const course: Course = {
		text,
		year,
		tokens: [],
		quoteEnd: 0,
		sentenceYear: undefined,
		relativeEnd: -1,
		relativeYear: undefined,
		modeEnd: 0,
	};
	let at = skipListMark(text, 0);
	// What the loop asks of each character is looked up once.
	const kinds = beginnings;
	const { nothing, softBreak, phrase } = begins;
	const { length } = text;
	while (at < length) {
		const code = text.charCodeAt(at);
		const kind = kinds[code] ?? 0;
		if (kind === nothing) {
			at++;
			continue;
		}
		// Half of all tokens.
		if (kind === softBreak) {
			at = endClause(course, at, at + 1, "soft");
			continue;
		}
		const begun = kind & 0x7f;
		// Of the characters that words begin with, the next one tells most that begin none.
		if (kind >= mayBeMode || begun === phrase) {
			const next = text.charCodeAt(at + 1);
			if (kind >= mayBeMode && at >= course.modeEnd && modeTable.mayBegin(code, next)) readMode(course, at);
			if (begun === nothing || (begun === phrase && !mayBePhrase(code, next))) {
				at++;
				continue;
			}
		}
		const end = readAt(course, at, begun);
		at = end > at ? end : at + 1;
	}
	return course.tokens;
}

/** Few of the characters that begin phrases stand before the second one of any, of 零点 or of 同时. */
function mayBePhrase(code: number, next: number): boolean {
	return phraseTable.mayBegin(code, next) || next === 0x70b9 || next === 0x65f6;
}

/** Reads what begins at `at`; the offset behind it. */
function readAt(course: Course, at: number, kind: number): number {
	const { text, tokens } = course;
	switch (kind) {
		case begins.digit:
			return readDigits(course, at);
		case begins.numeral:
			return readNumeral(course, at);
		case begins.hardBreak: {
			const code = text.charCodeAt(at);
			const isJoint = code === 0xff1b || code === 0x3b;
			return endClause(course, at, at + 1, isJoint ? "joined" : "hard");
		}
		case begins.dash:
			return readDash(course, at);
		case begins.quote:
			return openQuote(course, at);
		case begins.title: {
			const end = closing(text, at, "》", 60);
			return end < 0 ? at + 1 : end;
		}
		case begins.phrase: {
			// 零点五个百分点
			if (text.charCodeAt(at) === 0x96f6 && text.charCodeAt(at + 1) === 0x70b9)
				return readNumeral(course, at);
			// 满意率95%以上的同时|改造小区10个
			if (
				text.charCodeAt(at) === 0x540c &&
				text.charCodeAt(at + 1) === 0x65f6 &&
				text.charCodeAt(at - 1) === 0x7684
			)
				return endClause(course, at - 1, at + 2, "joined");
			const phrase = phraseTable.matchAt(text, at);
			if (phrase === undefined) return at + 1;
			const end = at + phrase.word.length;
			tokens.push({ kind: "phrase", at, end, detail: phrase });
			// Words within a phrase may open another: 与经济增长同步增长.
			return at + 1;
		}
		case begins.rank:
			return readRank(course, at);
		case begins.blank:
			if (at >= course.quoteEnd) tokens.push({ kind: "blank", at, end: at + 1, detail: undefined });
			return blankEnd(text, at);
		default:
			return at + 1;
	}
}

function endClause(course: Course, at: number, from: number, strength: "soft" | "joined" | "hard"): number {
	const end = skipListMark(course.text, from);
	course.tokens.push({ kind: "break", at, end, detail: strength });
	if (strength === "hard") course.sentenceYear = undefined;
	return end;
}

/** …… —— －－ → • <br> and a half-width full stop end a clause; — between numbers joins them. */
function readDash(course: Course, at: number): number {
	const { text } = course;
	const code = text.charCodeAt(at);
	if (code === 0x3c) {
		const tag = /^<br\s{0,2}\/?>/i.exec(text.slice(at, at + 7));
		return tag === null ? at + 1 : endClause(course, at, at + tag[0].length, "joined");
	}
	if (code === 0x2e || code === 0xff0e) {
		const before = text.charCodeAt(at - 1);
		const after = text.charCodeAt(at + 1);
		const isInside = plainDigit(before) >= 0 || isLatin(before) || plainDigit(after) >= 0 || isLatin(after);
		return isInside || at === 0 ? at + 1 : endClause(course, at, at + 1, "hard");
	}
	let end = at + 1;
	while (end - at < 6 && text.charCodeAt(end) === code) end++;
	if (!isDash(code)) return endClause(course, at, end, "joined");
	// 5%——6% is a range, and one dash may be anything.
	const isRange = plainDigit(text.charCodeAt(end)) >= 0 && plainDigit(text.charCodeAt(at - 1)) >= 0;
	return end - at < 2 || isRange ? end : endClause(course, at, end, "joined");
}

/** — － ― ─ - */
function isDash(code: number): boolean {
	return code === 0x2014 || code === 0xff0d || code === 0x2015 || code === 0x2500 || code === 0x2d;
}

function openQuote(course: Course, at: number): number {
	const { text } = course;
	const open = text.charCodeAt(at);
	// A straight mark closes what another has opened.
	if ((open === 0x22 || open === 0x27 || open === 0xff02) && at < course.quoteEnd) return at + 1;
	const end = closing(text, at, closingMarkOf(open), 24);
	// Short words in quotes are a name; a long quotation is text like any other.
	if (end >= 0 && !hasBreak(text, at + 1, end)) {
		if (end > course.quoteEnd) course.tokens.push({ kind: "quote", at, end, detail: undefined });
		course.quoteEnd = Math.max(course.quoteEnd, end);
	}
	return at + 1;
}

function hasBreak(text: string, from: number, to: number): boolean {
	for (let at = from; at < to; at++) if (isBreak(text.charCodeAt(at))) return true;
	return false;
}

function readMode(course: Course, at: number): void {
	const { text, year } = course;
	const entry = modeTable.matchAt(text, at);
	if (entry === undefined) return;
	const { word, value: mode } = entry;
	let end = at + word.length;
	if (mode === "period") end = readPeriodWord(course, at, word);
	else {
		course.tokens.push({ kind: "mode", at, end, detail: entry });
		const shift =
			word === "明年" ? 1 : word === "今年" ? 0 : word === "去年" || word === "上年" ? -1 : undefined;
		if (shift !== undefined && year !== undefined) {
			course.relativeEnd = end;
			course.relativeYear = year + shift;
		}
	}
	course.modeEnd = end;
}

/** 年底, 二季度末; offset behind it. */
function readPeriodWord(course: Course, at: number, word: string): number {
	const { text } = course;
	const end = at + word.length;
	// 半年内, 三年内: as long as that from now on.
	if (text.charCodeAt(at) === 0x5e74 && isCount(text.charCodeAt(at - 1))) {
		course.tokens.push({ kind: "period", at: at - 1, end, detail: { ...newDate(), end } });
		return end;
	}
	const isRelative = word.length === 3 && "今明本".includes(word.charAt(0));
	let from = word === "季度" ? at - 1 : isRelative ? at + 1 : at;
	const before = text.charCodeAt(from - 1);
	if (before === 0x7b2c || before === 0x524d) from--;
	const date = newDate();
	date.end = from;
	const year =
		isRelative && course.year !== undefined
			? course.year + (word.startsWith("明") ? 1 : 0)
			: yearAt(course, from);
	if (word.endsWith("度内")) {
		date.end = end;
		date.limit = true;
		if (year !== undefined) date.deadline = `${year}`;
	} else if (!readPeriod(text, from, date, year)) return end;
	const start = isRelative ? at : from;
	course.tokens.push({ kind: "period", at: start, end: date.end, detail: date });
	return Math.max(end, date.end);
}

/** 半, 三, 3 before 年内. */
function isCount(code: number): boolean {
	return code === 0x534a || isNumeralCode(code) || plainDigit(code) >= 0;
}

/** Offset behind a run of one mark for a figure to fill in. */
function blankEnd(text: string, at: number): number {
	const code = text.charCodeAt(at);
	if (code === 0x25 || code === 0xff05 || code === 0xfe6a) return at + 1;
	let end = at + 1;
	while (end - at < 40 && text.charCodeAt(end) === code) end++;
	return end;
}

function closingMarkOf(open: number): string {
	switch (open) {
		case 0x201c:
			return "”";
		case 0x300c:
			return "」";
		case 0x300e:
			return "』";
		case 0x22:
			return '"';
		case 0x27:
			return "'";
		case 0xff02:
			return "＂";
		default:
			return "’";
	}
}
