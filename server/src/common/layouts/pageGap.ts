import { beginsColumnNames, saysWhatAndWho } from "../model/columns.js";
import { opensUnit } from "../targets/quantityAtBreak.js";
import { isPageNumber } from "../text/brokenLines.js";
import { isHeadingLike } from "./headingLike.js";
import { markerAt } from "./markers.js";
import { isBareNumber } from "./wrapping.js";

/** What stands between two lines of a text: blank lines, and what a page has at its foot and head. */
export interface PageGap {
	/** Index of the next line that says something; -1 where there is none near. */
	readonly next: number;
	/** A page ends in it. */
	readonly hasPage: boolean;
	/** One more than the last line that was looked at. */
	readonly end: number;
	/** Whether the first lines of the document were asked for its title. */
	readonly asksTop: boolean;
}

/** Blank lines that a page end leaves inside a paragraph, on either side of what a page has. */
const mostBlanks = 4;
/** Lines that a page has at its foot and head. */
const mostMarks = 4;
/** A running header comes again within so many lines, which is a long page. */
const longestPage = 80;
/** The title that a running header repeats stands in so many lines at the top. */
export const topLines = 12;

/**
 * Passes over blank lines and page numbers (— 3 —) and, where a sentence goes on, over the bare figures and running
 * headers of pages.
 *
 * @param inSentence whether what stands above is not an end: only then a figure or a short line may be a page's
 * @param limit no line behind it is looked at
 */
export function gapBelow(
	lines: readonly string[],
	from: number,
	inSentence: boolean,
	limit = from + 200,
): PageGap {
	let blanks = 0;
	let marks = 0;
	let asksTop = false;
	let end = from;
	const last = Math.min(lines.length, limit);
	for (let i = from; i < last; i++) {
		end = Math.max(end, i + 1);
		const text = (lines[i] ?? "").trim();
		if (text === "") {
			if (++blanks > mostBlanks) break;
			continue;
		}
		if (marks < mostMarks && (isPageNumber(text) || (inSentence && isPageNote(text)))) {
			marks++;
			blanks = 0;
			continue;
		}
		if (inSentence && marks < mostMarks && text.length <= longestHeader && !namesColumns(text)) {
			const isOwn = i === from && marks === 0 && isOwnFigure(lines, i);
			const found = isOwn ? own(i) : weighLine(lines, i, marks > 0, last);
			asksTop ||= found.asksTop;
			end = Math.max(end, found.end);
			if (found.isPages) {
				marks++;
				blanks = 0;
				continue;
			}
		}
		return { next: i, hasPage: marks > 0, end, asksTop };
	}
	return { next: -1, hasPage: marks > 0, end, asksTop };
}

/** The names of a table's columns come again on each page, as running headers do. */
function namesColumns(text: string): boolean {
	return beginsColumnNames(text) || saysWhatAndWho(text);
}

const longestHeader = 40;

/** What a page says of itself at its foot or head, and a sentence never: 12 / 26, （下转第3页）, 续表, …任务分解（续）, …2026年1月印发. */
export function isPageNote(text: string): boolean {
	return text.length <= longestImprint && mayBeNote.test(text.slice(-1)) && pageNote.test(text);
}

const longestImprint = 80;
const mayBeNote = /[\d０-９页版頁）)表转接发制]/;
const pageNote =
	/^(?:[\d０-９]{1,3} ?[/／] ?[\d０-９]{1,3}|[（(]?(?:[上下]接|下转|上接|转入|转|续|接)第? ?[\d０-９]{1,4} ?[页版頁][）)]?|[（(]?(?:接上[页頁表]|转下[页頁]|续上[页表]|续前?表|续表[一二三四五六七八九十\d]{0,2}|下转|上接|续)[）)]?|[^。；;，,：:]{4,36}[（(](?:续|续表|续前|接上[页頁])[）)]|[^。；;，,：:]{4,60}\s(?:19|20)\d\d ?年 ?\d{1,2} ?月 ?(?:\d{1,2} ?日 ?)?印[发制])$/;

interface Weighed {
	readonly isPages: boolean;
	readonly asksTop: boolean;
	readonly end: number;
}

/** A line of the text, which tells so with the one below it. */
function own(at: number): Weighed {
	return { isPages: false, asksTop: false, end: at + 2 };
}

/** Whether a figure is the text's: 新建学校⏎3⏎所，…, or below a colon and above a point. */
function isOwnFigure(lines: readonly string[], at: number): boolean {
	if (!isBareNumber(lines[at] ?? "")) return false;
	if (/[：:]\s*$/.test(lines[at - 1] ?? ""))
		return markerAt((lines[at + 1] ?? "").trimStart(), 0) !== undefined;
	return isTornFigure(lines, at);
}

/** Whether a line is a figure that has its words in the line above it and its unit in the one below: 新建学校⏎3⏎所，…. */
export function isTornFigure(lines: readonly string[], at: number): boolean {
	return (
		/^\s*\d{1,3}\s*$/.test(lines[at] ?? "") &&
		/[\p{Script=Han}，]\s*$/u.test(lines[at - 1] ?? "") &&
		opensUnit((lines[at + 1] ?? "").trimStart())
	);
}

/** Whether a short line in a sentence belongs to a page: its number, or the header that all pages have. */
function weighLine(lines: readonly string[], at: number, isBehindMark: boolean, last: number): Weighed {
	const text = (lines[at] ?? "").trim();
	const behind = nextWords(lines, at + 1, last);
	const next = (lines[behind] ?? "").trim();
	let end = Math.min(last, (behind < 0 ? at + mostBlanks + 1 : behind) + 1);
	if (behind < 0 || /^[|｜]+$/.test(next)) return { isPages: false, asksTop: false, end };
	if (isBareNumber(text))
		return { isPages: /[\p{Script=Han}）)”]/u.test(next.slice(0, 40)), asksTop: false, end };
	const words = withoutNumber(text);
	if (!isHeaderLike(words)) return { isPages: false, asksTop: false, end };
	const isBesidePage = isBehindMark || isPageNumber(next) || isPageNote(next) || isBareNumber(next);
	if (isBesidePage && words.length >= 6) {
		const sentence = sentenceBehind(lines, behind, last);
		end = Math.max(end, sentence.end);
		if (sentence.goesOn) return { isPages: true, asksTop: false, end };
	}
	const said = compact(words);
	for (let i = 0; i < Math.min(topLines, at); i++)
		if (says(lines[i] ?? "", said)) return { isPages: true, asksTop: true, end };
	// It stands at the head of the next page, too.
	const farthest = Math.min(last, at + longestPage);
	for (let i = behind; i < farthest; i++)
		if ((lines[i] ?? "").includes(words) && withoutNumber((lines[i] ?? "").trim()) === words)
			return { isPages: true, asksTop: true, end: Math.max(end, i + 1) };
	return { isPages: false, asksTop: true, end: Math.max(end, farthest) };
}

/**
 * Whether behind a line, or behind the number of a page there, a sentence goes on that opens nothing; `end` is one more
 * than the last line that was looked at.
 */
function sentenceBehind(
	lines: readonly string[],
	at: number,
	last: number,
): { readonly goesOn: boolean; readonly end: number } {
	let end = at;
	let line = at;
	for (let marks = 0; marks < mostMarks && line >= 0; marks++) {
		end = line + 1;
		const text = (lines[line] ?? "").trim();
		if (!isPageNumber(text) && !isPageNote(text) && !isBareNumber(text))
			return { goesOn: !isHeadingLike(text) && markerAt(text, 0) === undefined, end };
		line = nextWords(lines, line + 1, last);
	}
	return { goesOn: false, end: Math.min(last, end + mostBlanks + 1) };
}

/** A running header is a few words and no sentence. */
function isHeaderLike(words: string): boolean {
	return (
		words.length >= 4 &&
		/\p{Script=Han}{3}/u.test(words) &&
		!/[。；;，,、：:！？“”|]/.test(words) &&
		markerAt(words, 0) === undefined
	);
}

/** 云岭省人民政府公报 12: a header beside the number of its page. */
function withoutNumber(text: string): string {
	return text
		.replace(/^(?:[-—–·•]\s?)?\d{1,4}\s?(?:[-—–·•]\s?)?(?=\p{Script=Han}{4})(?!年)/u, "")
		.replace(/[\s-—–·•]{1,4}\d{1,4}(?:\s?[-—–·•])?$/, "");
}

function compact(line: string): string {
	return line.length > 2 * longestHeader ? line : line.replace(/\s/g, "");
}

/** Whether a line, its blanks apart, is a few words: told by its first characters nearly always. */
function says(line: string, words: string): boolean {
	const length = line.length;
	if (length < words.length || length > 2 * longestHeader) return line === words;
	let at = 0;
	for (let i = 0; i < length; i++) {
		if (at < words.length && line.charCodeAt(i) === words.charCodeAt(at)) at++;
		else if (!/\s/.test(line[i] ?? "")) return false;
	}
	return at === words.length;
}

function nextWords(lines: readonly string[], from: number, last: number): number {
	for (let i = from; i < last && i <= from + mostBlanks; i++) if ((lines[i] ?? "").trim() !== "") return i;
	return -1;
}
