import { joinTexts, type MappedText, mapLine, type Piece } from "../model/mappedText.js";
import { columnsOf, isPageNumber } from "../text/brokenLines.js";
import { endRunStart } from "../text/endRun.js";
import { isFrame } from "../text/foreignMatter.js";
import { longestAssignment, readAssignment } from "./assignment.js";
import { findLabels } from "./assignmentLabel.js";
import { dateOfLine } from "./letterHead.js";
import { markerAt } from "./markers.js";
import { isUnitShaped } from "./unitShape.js";

/** A paragraph as it was met: its lines, those that a page or line end has torn from it joined. */
export interface Paragraph {
	/** Lines that a break in mid-sentence has torn are joined; others are kept apart by `\n`. */
	readonly text: MappedText;
	readonly lines: number;
	/** How many lines were looked at. */
	readonly reach: number;
}

/** A paragraph goes on over so many lines at the most. */
const mostLines = 120;
/** Blank lines that a page end leaves inside a paragraph. */
const mostBlanks = 4;
/** How far below its number a task's assignment is looked for. */
const farthestAssignment = 30;
/** A line this long, with no end of a sentence, was broken by the width of a page. */
const fullLine = 24;
/** The line of a point is at least so long where its end breaks the sentence. */
const brokenPoint = 16;
/** A line of a narrow page. */
const shortLine = 10;
/** A paragraph longer than this is not joined to the next one. */
const longestJoined = 20_000;

/**
 * Gathers the paragraph that begins at a line: goes on over breaks in mid-sentence, blank lines included, and
 * takes in the lines that assign it (责任单位：…), which follow it.
 */
export function gatherParagraph(lines: readonly string[], at: number): Paragraph {
	const parts: (MappedText | "\n")[] = [lineOf(lines, at, at)];
	let end = at + 1;
	let reach = at + 2;
	let pending = openMarks(lines[at] ?? "", noneOpen);
	let length = (lines[at] ?? "").length;
	/** How long the lines are that a break has torn so far; 0 before the first. */
	let width = 0;
	const take = (line: number, apart: boolean) => {
		end = line + 1;
		if (isPageNumber(lines[line] ?? "")) return;
		if (apart) parts.push("\n");
		parts.push(lineOf(lines, line, at));
	};
	while (end - at < mostLines && length < longestJoined) {
		const next = nextLine(lines, end, mostBlanks);
		reach = Math.max(reach, end + mostBlanks + 2);
		if (next < 0) break;
		if (pending.brackets > 0 && closesBelow(lines, next)) {
			pending = openMarks(lines[next] ?? "", pending);
			length += (lines[next] ?? "").length;
			reach = Math.max(reach, next + mostOpenLines + 1);
			take(next, false);
			continue;
		}
		if (opensBlock(lines, next)) break;
		if (!isBroken(lines[end - 1] ?? "", lines[next] ?? "", next - end, pending, width)) break;
		// 发布日期：… 字号：大 中 小 ends like a torn line, and is no part of the text below it.
		if (isFrame(lines[end - 1] ?? "") || isFrame(lines[next] ?? "")) break;
		pending = openMarks(lines[next] ?? "", pending);
		length += (lines[next] ?? "").length;
		width = Math.max(width, (lines[end - 1] ?? "").trim().length);
		take(next, false);
	}
	const isMarked = markerAt((lines[at] ?? "").replace(/^[\s*]{0,12}/, ""), 0) !== undefined;
	let line = nextLine(lines, end, 1);
	reach = Math.max(reach, end + 3);
	if (line >= 0 && isMarked && !isAssignmentLine(lines, line)) {
		// Between a number and the lines that assign it there may be paragraphs.
		const found = assignmentBelow(lines, line, Math.min(lines.length, at + farthestAssignment));
		reach = Math.max(reach, found.reach);
		if (found.line >= 0) {
			for (let i = line; i < found.line; i++) if ((lines[i] ?? "").trim() !== "") take(i, true);
			line = found.line;
		}
	}
	while (line >= 0 && end - at < 2 * mostLines && isAssignmentLine(lines, line)) {
		take(line, true);
		for (let rest = bracketLines(lines, line) - 1; rest > 0; rest--) take(end, false);
		takeList(lines, line, () => end, take);
		line = nextLine(lines, end, 1);
		reach = Math.max(reach, end + 5 + mostOpenLines);
	}
	return { text: joinParts(parts), lines: end - at, reach: reach - at };
}

/** Takes in the lines that a label's list goes on over: items of their own, or a name broken by the line's end. */
function takeList(
	lines: readonly string[],
	label: number,
	end: () => number,
	take: (line: number, apart: boolean) => void,
): void {
	const isOpen = /[:：]\s*$/.test(lines[label] ?? "");
	for (let items = 0; items < mostItems; items++) {
		const next = lines[end()] ?? "";
		const item = next.trim();
		if (item === "" || item.length > longestItem) return;
		if (isOpen) {
			const name = item.replace(/^[-*•·●○◆◇■□▪]\s*/, "");
			if (!isUnitShaped(name.replace(/[，,；;。]$/, "")) || (items > 0 && name === item)) return;
			take(end(), true);
		} else {
			if (/[:：]/.test(item) || !breaksName(lines[end() - 1] ?? "", item) || opensBlock(lines, end())) return;
			take(end(), false);
		}
	}
}

const mostItems = 20;
const longestItem = 200;

/** Whether a list of units goes on in the next line: behind a 、, or in the middle of a name. */
function breaksName(line: string, next: string): boolean {
	const text = line.trimEnd().slice(-longestItem);
	if (!/[:：、，,]/.test(text) || /[。；;)）\]〕】]$/.test(text)) return false;
	if (/[、，,]$/.test(text)) return true;
	const last = text.slice(endRunStart(text, /[^、，,；;:：]/));
	const first = /^[^、，,；;:：。]*/.exec(next)?.[0] ?? "";
	return !isUnitShaped(last) && isUnitShaped(last + first);
}

/** How many lines the bracket covers that a line begins with; 1 where it closes there, or nowhere near. */
function bracketLines(lines: readonly string[], at: number): number {
	const text = (lines[at] ?? "").trimStart();
	if (!/^[(（[〔【]/.test(text) || openMarks(text, noneOpen).brackets === 0) return 1;
	const closing = closingLine(lines, at, 0);
	return closing < 0 ? 1 : closing - at + 1;
}

/** Whether a bracket that is open above a line is closed in it or in one of the next, before anything else begins. */
function closesBelow(lines: readonly string[], from: number): boolean {
	return closingLine(lines, from, 1) >= 0;
}

/** Index of the line that closes the bracket open before `from` (`depth` 1) or opened by it (0); -1 for none near. */
function closingLine(lines: readonly string[], from: number, depth: number): number {
	let open = depth;
	for (let i = from; i < from + mostOpenLines && i < lines.length; i++) {
		const line = lines[i] ?? "";
		const text = line.trim();
		if (isPageNumber(text)) continue;
		if (text === "" || text.length > longestAssignment) return -1;
		if ((i > from || depth > 0) && (/^[#|<>]/.test(text) || isCounted(text))) return -1;
		for (const char of text) {
			if ("(（[〔【".includes(char)) open++;
			else if (")）]〕】".includes(char) && --open === 0) return i;
		}
	}
	return -1;
}

/** A bracketed assignment of many units may be broken over so many lines. */
const mostOpenLines = 8;

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
			: lines
					.slice(at, at + count)
					.filter((line) => !isPageNumber(line))
					.map((line) => line.trim())
					.join("");
	if (source.length > longestAssignment) return false;
	const text = source.replace(/\*\*|^\s{0,8}(?:[-*•·]\s|——|[●○◆■□▪]\s?)/g, "");
	const [from, to] = bracketed(text);
	if (to - from < 4) return false;
	const [label] = findLabels(text, from, to);
	if (label !== undefined) {
		if (label.start - from > 1) return false;
		return !isSiteFooter(lines, at);
	}
	const isBracket = from > 0 && /[(（[〔【]/.test(text[from - 1] ?? "");
	if (/[:：|]/.test(text) || (!isBracket && /[《“]/.test(text))) return false;
	if (!isBracket && markerAt(text, from) !== undefined) return false;
	// Without brackets or a label every clause must say what its units do.
	const mayAssign =
		isBracket ||
		(to - from <= 200 &&
			/(?:牵头|配合|负责)[。；;]?$/.test(text.slice(from, to)) &&
			startsWithUnit(text, from, to));
	return mayAssign && readAssignment(text, from, to, isBracket) !== undefined;
}

/** 主办单位：…网站支持, 备案：… under a web page assign nothing. */
function isSiteFooter(lines: readonly string[], at: number): boolean {
	const footer = /网站|網站|备案|備案|ICP|版权|版權|技术支持|技術支持|标识码|標識碼|邮编|公网安备/;
	for (let i = at; i < at + 3; i++) if (footer.test((lines[i] ?? "").slice(0, 400))) return true;
	return false;
}

function startsWithUnit(text: string, from: number, to: number): boolean {
	const first = /^[^，,；;。]{2,200}/.exec(text.slice(from, to))?.[0] ?? "";
	return /(?:局|委|办|部|厅|府|会|公司|中心|部门|单位|街道|镇|乡)(?:等[^，。]{0,10})?(?:按[^，。]{0,8})?(?:牵头|负责|配合)/.test(
		first,
	);
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

function assignmentBelow(
	lines: readonly string[],
	from: number,
	to: number,
): { readonly line: number; readonly reach: number } {
	for (let i = from; i < to; i++) {
		const text = (lines[i] ?? "").trim();
		if (text === "") continue;
		if (isAssignmentLine(lines, i)) return { line: i, reach: i + 4 };
		if (opensBlock(lines, i) || text.length > 2000 || /[)）\]〕】][。；;]?$/.test(text) || isShort(text))
			return { line: -1, reach: i + 4 };
	}
	return { line: -1, reach: to + 1 };
}

/** A short line without an end is a heading of its own. */
function isShort(text: string): boolean {
	return text.length <= 30 && !/[。；;：:，,、！？]$/.test(text);
}

/** Index of the next line that is not blank, behind at most so many blank ones; -1 where there is none. */
function nextLine(lines: readonly string[], from: number, blanks: number): number {
	for (let i = from; i <= from + blanks && i < lines.length; i++) {
		const line = (lines[i] ?? "").trim();
		if (line !== "" && !isPageNumber(line)) return i;
	}
	return -1;
}

/** Whether a line opens something of its own, and so is no part of the paragraph above. */
export function opensBlock(lines: readonly string[], at: number): boolean {
	const line = lines[at] ?? "";
	const text = line.trim();
	if (/^(?:[#|<>\-=□■●◆○◇▪▶➢※☆▲—(（【〔[［]|\*(?!\*)|[·•](?=[^·•]{2}))/.test(text)) return true;
	const head = text.slice(0, 400);
	if (head.includes("|") || head.includes("\t")) return true;
	if (/^[|｜]+$/.test((lines[at + 1] ?? "").trim())) return true;
	if (/^(?:注|备注|附注|附件|附表|附录|抄送|本报讯|本报记者|新华社|来源|作者|责任编辑|编辑)/.test(text))
		return true;
	if (text.length <= 24 && dateOfLine(text) !== null) return true;
	return markerAt(text.replace(/^\*{1,3}/, ""), 0) !== undefined || isAssignmentLine(lines, at);
}

interface OpenMarks {
	/** How many “ and （ are not closed yet. */
	readonly quotes: number;
	readonly brackets: number;
}

const noneOpen: OpenMarks = { quotes: 0, brackets: 0 };

function openMarks(line: string, before: OpenMarks): OpenMarks {
	let { quotes, brackets } = before;
	for (let i = 0; i < line.length; i++) {
		const char = line[i];
		if (char === "“" || char === "《") quotes++;
		else if (char === "”" || char === "》") quotes = Math.max(0, quotes - 1);
		else if (char === "(" || char === "（" || char === "〔" || char === "【") brackets++;
		else if (char === ")" || char === "）" || char === "〕" || char === "】")
			brackets = Math.max(0, brackets - 1);
	}
	return { quotes, brackets };
}

/** Whether the sentence of a line goes on in the next one. */
function isBroken(line: string, following: string, gap: number, open: OpenMarks, width: number): boolean {
	const text = line.trimEnd();
	const next = following.trim();
	if (text.length < 4) return false;
	// A date on a line of its own, with or without a year, opens what is below it.
	if (text.length <= 24 && isDateLine(text)) return false;
	if (open.quotes > 0 && closesFirst(next, "”》", "“《")) return true;
	if (open.brackets > 0 && closesFirst(next, ")）〕】", "(（〔【")) return true;
	const last = text.at(-1) ?? "";
	if ("。！？!?；;：:…”）)】〕》.".includes(last)) return false;
	if ("，,、".includes(last)) return text.length >= 10;
	const looksLikeHeading = isHeadingLike(next);
	if (gap === 0) {
		// The last characters of a word are no line of their own.
		if (next.length <= 2 && text.length >= shortLine && /^[\u4e00-\u9fff][\u4e00-\u9fff。；]?$/.test(next))
			return true;
		if (isTitleAbove(text, next)) return false;
		// Figures and blanks make a line longer and no wider.
		if (columnsOf(following.trimEnd()) > columnsOf(text) + 8) return false;
		// A whole sentence in the line tells that it is none of a few words.
		const isFull =
			text.trim().length >= (width > shortLine ? Math.min(width - 3, fullLine) : fullLine) ||
			(text.length >= shortLine && /[。；;]/.test(text));
		// 三是…，入企检查次数⏎下降30%。: what 一是 opens is no heading that a shorter sentence stands under.
		if (
			text.length >= brokenPoint &&
			/[，,]/.test(text) &&
			/。$/.test(next) &&
			following.length < text.length
		)
			if (isSpoken(text)) return true;
		return isFull && (!looksLikeHeading || (/[，,、]/.test(next) && /[。；;]/.test(text)));
	}
	const isHeading = isHeadingLike(withoutMark(text.replace(/\*\*/g, "").trim()), true);
	return !looksLikeHeading && !isHeading && /[。；;，,！？]/.test(next);
}

/** Whether a line is a document's title, and the next one begins its text. */
function isTitleAbove(line: string, next: string): boolean {
	return (
		/(?:报告|总结|计划|方案|规划|要点|意见|通知|纲要|汇报)(?:[（(][^（()）]{1,20}[)）])?$/.test(line) &&
		!/[，。；、：]/.test(line) &&
		/^(?:20\d\d年|今年|为|根据|按照|按|现将|受|各位|主任)/.test(next)
	);
}

/** 2026年3月2日, 3月2日上午, （二〇二六年三月二日）: a line that says when, and nothing else. */
function isDateLine(line: string): boolean {
	return /^[(（]?(?:[\d〇○零一二三四五六七八九]{4}年)?[\d一二三四五六七八九十]{1,3}月(?:[\d一二三四五六七八九十]{1,3}日)?(?:[(（]?(?:星期|周)[一二三四五六日天][)）]?)?(?:上午|下午|晚上|晚)?[)）]?$/.test(
		line.replace(/[\s\u3000]/g, ""),
	);
}

/** （一）优化环境 is a heading as 优化环境 is. */
function withoutMark(text: string): string {
	const marker = markerAt(text, 0);
	return marker === undefined ? text : text.slice(marker.end);
}

function isSpoken(text: string): boolean {
	const style = markerAt(text.trimStart(), 0)?.style;
	return style === "is" || style === "must" || style === "first" || style === "ordinal";
}

/** Whether a line closes a mark that it has not opened. */
function closesFirst(line: string, closing: string, opening: string): boolean {
	const end = Math.min(line.length, 400);
	for (let i = 0; i < end; i++) {
		const char = line[i] ?? "";
		if (opening.includes(char)) return false;
		if (closing.includes(char)) return true;
	}
	return false;
}

/**
 * Whether words could be a heading without a mark: few, no sentence, nothing left open.
 *
 * @param mayHaveColon titles of articles have colons in them, other headings do not
 */
export function isHeadingLike(title: string, mayHaveColon = false): boolean {
	const text = mayHaveColon ? title.replace(/(?!^)[:：](?=.{4})/, "，") : title;
	if (text.length < 2 || text.length > 42) return false;
	if (
		/[。；;：:，,、…—|<>{}=/\\©→？?]$|[。；;：:|<>{}=\\©→]|^(?:[”)）】〕》，,、。；;!！?？(（[【〔·•□■●◆—\-*]|(?!20\d\d年(?!\d))\d)/.test(
			text,
		)
	)
		return false;
	if (!/[\u4e00-\u9fff]{2}/.test(text)) return false;
	const marks = openMarks(text, noneOpen);
	if (marks.quotes > 0 || marks.brackets > 0) return false;
	const clauses = text.split(/[，,]/);
	if (clauses.length > 3) return false;
	if (clauses.length === 1) return true;
	if (
		/^(?:在|为|对|从|当|据|随着|截至|根据|按照|通过|由|经(?![济开营贸信发])|与|同时|此外|另外|目前|其中|但|而)/.test(
			text,
		)
	)
		return false;
	return clauses.every((clause) => clause.trim().length >= 3);
}

function lineOf(lines: readonly string[], line: number, at: number): MappedText {
	const source = lines[line] ?? "";
	const text = source.trim();
	return mapLine(text, line - at, source.length - source.trimStart().length);
}

function joinParts(parts: readonly (MappedText | "\n")[]): MappedText {
	const [only] = parts;
	if (parts.length === 1 && only !== undefined && only !== "\n") return only;
	if (!parts.includes("\n")) return joinTexts(parts.filter((part) => part !== "\n"));
	let text = "";
	const pieces: Piece[] = [];
	for (const part of parts) {
		if (part === "\n") {
			text += "\n";
			continue;
		}
		for (const piece of part.pieces) pieces.push({ ...piece, at: piece.at + text.length });
		text += part.text;
	}
	return { text, pieces };
}
