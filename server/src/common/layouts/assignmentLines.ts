import { coreDuties } from "../language/duties.js";
import { endingPattern } from "../language/unitEndings.js";
import { longestAssignment, readAssignment } from "./assignment.js";
import { findLabels } from "./assignmentLabel.js";
import { markerAt } from "./markers.js";
import { noneOpen, openMarks } from "./openMarks.js";
import { gapBelow } from "./pageGap.js";

/** How many lines the bracket covers that a line begins with; 1 where it closes there, or nowhere near. */
export function bracketLines(lines: readonly string[], at: number): number {
	const text = (lines[at] ?? "").trimStart();
	if (!/^[(（[〔【]/.test(text) || openMarks(text, noneOpen).brackets === 0) return 1;
	const closing = closingLine(lines, at, 0);
	return closing < 0 ? 1 : closing - at + 1;
}

/** Whether a bracket that is open above a line is closed in it or in one of the next, before anything else begins. */
export function closesBelow(lines: readonly string[], from: number): boolean {
	return closingLine(lines, from, 1) >= 0;
}

/** Index of the line that closes the bracket open before `from` (`depth` 1) or opened by it (0); -1 for none near. */
function closingLine(lines: readonly string[], from: number, depth: number): number {
	let open = depth;
	let length = 0;
	const last = from + mostOpenLines;
	for (let i = from; i >= 0 && i < last && i < lines.length; i = gapBelow(lines, i + 1, true, last).next) {
		const text = (lines[i] ?? "").trim();
		length += text.length;
		if (text === "" || length > longestAssignment) return -1;
		if ((i > from || depth > 0) && (/^[#|<>]/.test(text) || isCounted(text))) return -1;
		for (const char of text) {
			if ("(（[〔【".includes(char)) open++;
			else if (")）]〕】".includes(char) && --open === 0) return i;
		}
	}
	return -1;
}

/** How far it is looked to tell whether the line at `at` assigns something: one more than the last line. */
export function reachOfAssignment(lines: readonly string[], at: number): number {
	const text = (lines[at] ?? "").trimStart();
	const isOpen = /^[(（[〔【]/.test(text) && openMarks(text, noneOpen).brackets > 0;
	return at + (isOpen ? mostOpenLines + 1 : 3);
}

/** Whether a quotation that is open above a line is closed in it or in one of the next, in the same sentence. */
export function closesQuotation(lines: readonly string[], from: number): boolean {
	let open = 1;
	const last = from + mostQuotedLines;
	for (let i = from; i >= 0 && i < last && i < lines.length; i = gapBelow(lines, i + 1, true, last).next) {
		const text = (lines[i] ?? "").trim();
		if (text.length > longestQuoted || /^[#|<>]/.test(text) || isCounted(text)) return false;
		for (const char of text) {
			if ("“《".includes(char)) open++;
			else if ("”》".includes(char) && --open === 0) return true;
			else if ("。！？".includes(char)) return false;
		}
	}
	return false;
}

const mostQuotedLines = 8;
const longestQuoted = 120;

/** A bracketed assignment of many units may be broken over so many lines, page ends counted. */
export const mostOpenLines = 24;

/** Whether a line opens a point with a number, which no broken bracket goes on with. */
function isCounted(text: string): boolean {
	const marker = markerAt(text, 0);
	return marker !== undefined && marker.style !== "bracketed" && marker.style !== "bracketed-number";
}

/** Whether a line does nothing but assign what stands above it. */
export function isAssignmentLine(lines: readonly string[], at: number): boolean {
	const first = lines[at] ?? "";
	// A heading of Markdown is one, whatever it says.
	if (first.length > longestAssignment || /^\s{0,3}#/.test(first)) return false;
	const count = bracketLines(lines, at);
	const source =
		count === 1
			? first
			: wordLines(lines, at, count)
					.map((line) => (lines[line] ?? "").trim())
					.join("");
	if (source.length > longestAssignment) return false;
	const text = source.replace(/\*\*|^\s{0,8}(?:[-*•·]\s|——|[●○◆■□▪]\s?)/g, "");
	const [from, to] = bracketed(text);
	if (to - from < 4) return false;
	const [label] = findLabels(text, from, to);
	const isBracket = from > 0 && /[(（[〔【]/.test(text[from - 1] ?? "");
	if (label !== undefined) {
		// （市水务局牵头；责任单位：市城管局）
		if (label.start - from > 1) return isBracket && readAssignment(text, from, to, false) !== undefined;
		return !isSiteFooter(lines, at);
	}
	if (/[:：|]/.test(text) || (!isBracket && /[《“]/.test(text))) return false;
	if (!isBracket && markerAt(text, from) !== undefined) return false;
	// Without brackets or a label every clause must say what its units do.
	const mayAssign =
		isBracket || (to - from <= 200 && clauseEnd.test(text.slice(from, to)) && startsWithUnit(text, from, to));
	return mayAssign && readAssignment(text, from, to, isBracket) !== undefined;
}

/** 主办单位：…网站支持, 备案：… under a web page assign nothing. */
function isSiteFooter(lines: readonly string[], at: number): boolean {
	const footer = /网站|網站|备案|備案|ICP|版权|版權|技术支持|技術支持|标识码|標識碼|邮编|公网安备/;
	for (let i = at; i < at + 3; i++) if (footer.test((lines[i] ?? "").slice(0, 400))) return true;
	return false;
}

const clauseEnd = new RegExp(`${coreDuties}[。；;]?$`);
const unitWithDuty = new RegExp(
	`(?:${endingPattern("join")}|${endingPattern("text")}|部门|单位|乡)(?:等[^，。]{0,10})?(?:按[^，。]{0,8})?${coreDuties}`,
);

function startsWithUnit(text: string, from: number, to: number): boolean {
	const first = /^[^，,；;。]{2,200}/.exec(text.slice(from, to))?.[0] ?? "";
	return unitWithDuty.test(first);
}

/** The line without blanks and without the brackets around it. */
function bracketed(text: string): [number, number] {
	let from = text.length - text.trimStart().length;
	let to = text.trimEnd().length;
	while (to > from && /[。；;]/.test(text[to - 1] ?? "")) to--;
	if (isOneBracket(text, from, to)) {
		from++;
		to--;
	}
	return [from, to];
}

/** Whether one pair of brackets holds it all: （区发改委牵头）, not （1）新建学校（区教育局牵头）. */
function isOneBracket(text: string, from: number, to: number): boolean {
	if (!/[(（[〔【]/.test(text[from] ?? "") || !/[)）\]〕】]/.test(text[to - 1] ?? "")) return false;
	let depth = 0;
	for (let i = from; i < to; i++) {
		const char = text[i] ?? "";
		if ("(（[〔【".includes(char)) depth++;
		else if (")）]〕】".includes(char) && --depth === 0) return i === to - 1;
	}
	// What is never closed, or closed twice, is torn by a page.
	return true;
}

/** The lines of a broken bracket that say something: those of pages are left out. */
export function wordLines(lines: readonly string[], at: number, count: number): readonly number[] {
	const found = [at];
	if (count === 1) return found;
	const last = at + count;
	// As far as its end was looked for, and no further.
	const limit = at + mostOpenLines;
	for (let next = gapBelow(lines, at + 1, true, limit).next; next >= 0 && next < last; ) {
		found.push(next);
		next = gapBelow(lines, next + 1, true, limit).next;
	}
	return found;
}
