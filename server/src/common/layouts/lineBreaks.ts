import { isDigit } from "../language/characters.js";
import { opensAttachment, opensNamedAttachment } from "../language/notes.js";
import { endsLikeTitle } from "../language/planTitles.js";
import { beginsColumnNames } from "../model/columns.js";
import { opensUnit } from "../targets/quantityAtBreak.js";
import { countVerbTable } from "../targets/words.js";
import { columnsOf, isDatedNote } from "../text/brokenLines.js";
import { isFrame } from "../text/foreignMatter.js";
import { withPlainDigits } from "../text/numerals.js";
import { readAssignment } from "./assignment.js";
import { findLabels, roleOfLabel } from "./assignmentLabel.js";
import { isAssignmentLine } from "./assignmentLines.js";
import { isHeadingLike } from "./headingLike.js";
import { dateOfLine } from "./letterHead.js";
import { type Marker, markerAt } from "./markers.js";
import { closesFirst, type OpenMarks } from "./openMarks.js";
import { isTornFigure } from "./pageGap.js";
import { mayHead, opensWithLabel, type Wrapping } from "./wrapping.js";

/** A line this long, with no end of a sentence, was broken by the width of a page. */
const fullLine = 24;
/** The line of a point is at least so long where its end breaks the sentence. */
const brokenPoint = 16;
/** A line of a narrow page. */
const shortLine = 10;

/** A place between two lines of a text, and what is known of the paragraph above it. */
export interface LineBreak {
	readonly lines: readonly string[];
	/** Index of the line above, and of the next one that says something. */
	readonly last: number;
	readonly next: number;
	/** What stands between the two: nothing, blank lines, or what a page has at its foot and head. */
	readonly gap: "none" | "blank" | "page";
	readonly open: OpenMarks;
	/** How long the longest line is that a break has torn so far; 0 before the first. */
	readonly width: number;
	/** The last words of the paragraph so far. */
	readonly tail: string;
	/** Whether it begins with a mark: 1., （一）. */
	readonly isMarked: boolean;
	/** Whether sentences have ended in it. */
	readonly hasSentence: boolean;
	/** How the lines were wrapped; asked where the two lines alone do not tell. */
	wrapping(): Wrapping;
}

/** Whether the sentence, or the paragraph, of a line goes on in the next one. */
export function goesOn(at: LineBreak): boolean {
	const { lines, last, next } = at;
	const line = withPlainDigits((lines[last] ?? "").trimEnd());
	const following = withPlainDigits(lines[next] ?? "");
	const opening = openingOf(lines, next);
	// 发布日期：… 字号：大 中 小 ends like a torn line, and is not part of the text below it.
	const joins = (): boolean => !isFrame(line) && !isFrame(following);
	if (at.gap === "none" && isAroundFigure(at)) return joins();
	if (opening === "sure" && !endsOpen(line)) return tearsLabel(line, following.trimStart()) && joins();
	if (opening === "none" && cannotOpen.test(following.trimStart()) && !isEndOfSentence(line)) return joins();
	if (opening === "none" && at.gap === "none" && (endsInJoint.test(line) || endsInLabel(line)))
		return joins();
	if (opening === "none" && at.gap === "none" && tearsNumber(line, following.trimStart())) return joins();
	if (opening === "none" && at.gap !== "blank" && leavesUnit(line, following.trim())) return joins();
	if (wouldGlueNumbers(line, following.trimStart()))
		return at.gap !== "blank" && splitsNumber(at, line, following) && joins();
	if (opening === "none" && parts(line, following.trimStart(), at.gap)) return joins();
	if (mayBeWrapped(line, following)) {
		const decided = goesOnWrapped(at, line, following, opening);
		if (decided !== undefined) return decided && joins();
	}
	if (opening !== "none") return false;
	return (isBroken(line, following, at) || goesOnTorn(at, line, following)) && joins();
}

/** 新建学校|3⏎所， and 新建学校⏎3|所， */
function isAroundFigure({ lines, last, next, tail }: LineBreak): boolean {
	if (isTornFigure(lines, next)) return true;
	// Above a paragraph nothing is looked at.
	return (
		/^\s*\d{1,3}\s*$/.test(lines[last] ?? "") &&
		/[\p{Script=Han}，]\s*\d{1,3}\s*$/u.test(tail) &&
		opensUnit((lines[next] ?? "").trimStart())
	);
}

/** …95%。完成⏎时限：8月底 */
function tearsLabel(line: string, next: string): boolean {
	const rest = labelRest.exec(next)?.[1];
	if (rest === undefined) return false;
	const start = labelStart.exec(line)?.[1];
	return start !== undefined && roleOfLabel(start + rest) !== undefined;
}

const labelStart = /[。；;，,、）)](\p{Script=Han}{2})$/u;
const labelRest = /^(\p{Script=Han}{1,2})[：:]/u;

/** 无障碍改造和⏎辅具适配, ★⏎农资公司: no heading and no sentence ends so. */
const endsInJoint = /(?:\p{Script=Han}{6}[和与及、]|★)$/u;
/** …6000万元。责任单位：⏎市体育局 */
function endsInLabel(line: string): boolean {
	const words = labelAtEnd.exec(line.slice(-shortLine))?.[1];
	return words !== undefined && roleOfLabel(words) !== undefined;
}

const labelAtEnd = /[。；;，,、（(〔[【［](\p{Script=Han}{3,8})[：:]$/u;
/** What no paragraph and no heading begins with. */
const cannotOpen = /^(?:的(?!确|士)|[、，。；：？！）”》〉』」％%])/;

/** A decimal up to its point, and a number without its unit. */
const tornDecimal = /[\p{Script=Han}，、（(]\d{1,6}[.．]$/u;
const tornNumber = /[\p{Script=Han}，、（(]\d{1,6}$/u;
/** The rest of a number with its unit, which is neither a year nor the number of a point. */
const restOfNumber = /^(?!(?:19|20)\d\d年)\d{1,6}(?:\.\d{1,4})?\s?[\p{Script=Han}%％‰℃]/u;
/** 000人, 0家，: what no line begins with, however narrow its page is. */
const restWithUnit =
	/^(?:0\d{0,5}\s?[\p{Script=Han}%％‰℃]|\d{1,6}(?:\.\d{1,4})?[\p{Script=Han}%％‰℃]{1,3}[，；。])/u;
/** 附件1, 表2, 第3: what a number ends that is not a quantity. */
const numbered = /(?:附件|附表|附录|[表图第]|之)\s?\d{1,6}$/;

/** Whether a line ends within a number: 森林抚育1.⏎2万亩, 引进项目2⏎6个. */
function tearsNumber(line: string, next: string): boolean {
	const end = line.slice(-shortLine);
	// 38⏎.5%
	if (next.startsWith(".")) return /^\.\d{1,4}[^.\d]/.test(next) && tornNumber.test(end);
	if (isYearTorn(end, next)) return true;
	// 2025年1⏎2月底 is one date, 邮编422000⏎3月5日印发 are two things.
	if (!restOfNumber.test(next) || (beginsDate.test(next) && !/年1$/.test(end))) return false;
	if (tornDecimal.test(end)) return true;
	if (restWithUnit.test(next) && tornNumber.test(end) && !numbered.test(end)) return true;
	return line.length >= shortLine && tornNumber.test(end) && !numbered.test(end) && /[，,、。；;]/.test(line);
}

/** Whether two lines would make one number of two: 电话：0746-1234567⏎2026年2月18日印发. */
function wouldGlueNumbers(line: string, next: string): boolean {
	return isDigit(line.charCodeAt(line.length - 1)) && isDigit(next.charCodeAt(0));
}

/** Whether a full line of a wrapped text ends within an amount: neither a telephone number nor a date does. */
function splitsNumber(at: LineBreak, line: string, following: string): boolean {
	const next = following.trimStart();
	if (!restOfNumber.test(next) || beginsDate.test(next) || !mayBeWrapped(line, following)) return false;
	const { full } = at.wrapping();
	return full > 0 && columnsOf(line.trim()) >= full && endsInNumber.test(line.slice(-shortLine));
}

/** 2026年…, 3月5日: no amount ends so. */
const beginsDate = /^(?:\d{4}年|\d{1,2}月\s?(?:\d{1,2}[日号]|[上中下]旬|底|份))/;

/** 20⏎26年 */
function isYearTorn(end: string, next: string): boolean {
	const before = /(?:^|\D)(\d{1,3})$/.exec(end)?.[1];
	return before !== undefined && tornYear.test(before + next) && next.indexOf("年") === 4 - before.length;
}

const tornYear = /^20[0-4]\d年/;

const endsInNumber = /[\p{Script=Han}，、（(]\s?\d{1,6}(?:,\d{3})?(?:\.\d{1,3})?$/u;

/** Whether a line ends with a number whose unit begins the next one, page ends between them left out: 新建公路 30⏎公里。. */
function leavesUnit(line: string, next: string): boolean {
	return (
		endsInNumber.test(line.slice(-shortLine)) && !numbered.test(line.slice(-shortLine)) && opensUnit(next)
	);
}

/**
 * Whether a line end parts a quantity from its limit (1000家⏎以上，), whatever stands between the two, or from what is done
 * (1.完成投资⏎100亿元，), where the quantity closes its clause: a heading stands above other things.
 */
function parts(line: string, next: string, gap: LineBreak["gap"]): boolean {
	if (limitAlone.test(next)) return endsInAmount.test(line.slice(-shortLine));
	if (gap === "blank" || !closedAmount.test(next.slice(0, shortLine)) || isEndOfSentence(line)) return false;
	const words = withoutMark(line.trim());
	return (endsInChange.test(words) || opensCommitmentAlone(words)) && opensAmount(next);
}

const limitAlone = /^(?:以[上下内]|左右)[，,。；;、]/;
const endsInAmount = /\d\s?(?:[%％‰]|[万亿]?[^\d\s，,。；;：:（）()]{1,6})$/;
/** 100亿元，, 3000户以上。 */
const closedAmount =
	/^\d{1,6}(?:[.,]\d{1,4})?\s?[万亿]?[^\d\s，,。；;、]{1,4}(?:以[上下内]|左右)?[，,。；;、]/;

/** 工业投资增长⏎10%以上， */
const endsInChange =
	/(?:增长|下降|降低|提高|提升|减少|增加|达到?|突破|超过?|保持|控制|稳定|完成|新增|实现|不低于|不少于)[在到至]?$/;

/** 完成投资, 新增就业: what is done, without a clause before it. */
function opensCommitmentAlone(words: string): boolean {
	return (
		words.length <= fullLine && !/[，,、：:]/.test(words) && countVerbTable.matchAt(words, 0) !== undefined
	);
}

/** Whether it is worth while to ask how the lines were wrapped: a short line is a heading or an end in any case. */
function mayBeWrapped(line: string, following: string): boolean {
	return line.length >= brokenPoint - 2 && line.length <= 80 && following.length <= 80;
}

/** Ends that nothing new stands behind, whatever the next line begins with. */
function endsOpen(line: string): boolean {
	return /[、（(“《第至和及与]$/.test(line);
}

/** Where the lines were wrapped, whether the paragraph goes on; `undefined` where the line is not full, or they were not. */
function goesOnWrapped(
	at: LineBreak,
	line: string,
	following: string,
	opening: Opening,
): boolean | undefined {
	const { full, width } = at.wrapping();
	const { gap } = at;
	if (full === 0) return undefined;
	const columns = columnsOf(line.trim());
	if (columns < full) return undefined;
	const next = following.trim();
	if (isEndOfSentence(line)) {
		if (opening !== "none" || opensWithLabel(next) || gap === "blank" || startsIndented(at)) return undefined;
		// Behind a sentence a point goes on, where a paragraph without a mark may as well be at its end.
		const mayBeShorter = /[；;]$/.test(line) || at.isMarked;
		if (columns < width - 3 && !mayBeShorter) return undefined;
		return !endsAssigned(at.tail) && !(mayBeHeading(next, full) && next.length >= 4);
	}
	if (endsAssigned(at.tail)) return false;
	if (opening === "sure") return endsOpen(line);
	// A date, and what follows a date, stands on a line of its own.
	if (line.length <= 24 && isDateLine(line)) return false;
	if (gap === "blank" && mayBeHeading(next, full)) return false;
	// A heading that leaves room for another character was not wrapped.
	const isFirst = at.width === 0 && !at.hasSentence;
	if (isFirst && at.isMarked && columnsOf(line) < width - 3 && mayHead(line.trim())) return false;
	if (isTitle(at.tail, next)) return false;
	return !(isTitleAbove(line, next) || (!at.hasSentence && !/[，,]/.test(at.tail) && isHeading(at, next)));
}

/** Whether a line may be a heading; one that is full itself is not, where lines were wrapped. */
function mayBeHeading(line: string, full: number): boolean {
	return isHeadingLike(line) && !(full > 0 && columnsOf(line) >= full);
}

/** A full line that is a heading with its number, and a paragraph that does not go on with it. */
function isHeading({ tail }: LineBreak, next: string): boolean {
	return markerAt(tail, 0) !== undefined && /。/.test(next) && tail.length < fullLine;
}

function isEndOfSentence(line: string): boolean {
	return /[。！？!?；;：:…][”’）)】》]?$/.test(line) || (/\.$/.test(line) && !/\d\.$/.test(line));
}

/** Whether a paragraph begins with blanks where the line above does not. */
function startsIndented({ lines, last, next }: LineBreak): boolean {
	const indent = /^(?:\u3000| {2}|\t)/;
	return indent.test(lines[next] ?? "") && !indent.test(lines[last] ?? "");
}

/** Whether a text ends with the bracket that assigns it. */
function endsAssigned(tail: string): boolean {
	const text = tail.replace(/[。；;，,\s]{1,4}$/, "");
	const closing = ")）]〕】".indexOf(text.at(-1) ?? "\n");
	if (closing < 0) return false;
	let depth = 0;
	for (let i = text.length - 1; i >= 0; i--) {
		const char = text[i] ?? "";
		if (")）]〕】".includes(char)) depth++;
		else if ("(（[〔【".includes(char) && --depth === 0)
			return readAssignment(text, i + 1, text.length - 1, true) !== undefined;
	}
	return false;
}

/** Where a paragraph of several sentences was torn before, a short line of it is torn as well: 20处，更新充电桩|150台。 */
function goesOnTorn(at: LineBreak, line: string, following: string): boolean {
	const { width, hasSentence, gap } = at;
	if (gap === "blank" || !hasSentence) return false;
	const next = following.trim();
	if (isEndOfSentence(line) || /[”）)】〕》\]］]$/.test(line)) return false;
	const full = mayBeWrapped(line, following) ? at.wrapping().full : 0;
	if (width === 0 && full === 0) return false;
	return !mayBeHeading(next, full) && /[，,。；;]/.test(next);
}

/** Whether a line opens something of its own: for certain, or only where the sentence above is at its end. */
type Opening = "sure" | "likely" | "none";

/** Whether a line opens something of its own, and so is not part of the paragraph above. */
export function opensBlock(lines: readonly string[], at: number): boolean {
	return openingOf(lines, at) !== "none";
}

function openingOf(lines: readonly string[], at: number): Opening {
	const line = lines[at] ?? "";
	const text = line.trim();
	if (/^(?:[#|<>=□■●◆○◇▪▶➢※☆▲]|[-*+][ \t]|```|~~~)/.test(text)) return "sure";
	const head = text.slice(0, 400);
	if (head.includes("|") || head.includes("\t")) return "sure";
	if (/^[|｜]+$/.test((lines[at + 1] ?? "").trim())) return "sure";
	// The first name of a table's columns, or of a record's values.
	if (beginsColumnNames(text) || opensValue.test(text)) return "sure";
	if (opensNamedAttachment(text) || isDatedNote(text)) return "sure";
	const marker = markerAt(text.replace(/^\*{1,3}/, ""), 0);
	if (marker !== undefined && isCertain(marker, text)) return "sure";
	if (/^(?:[-—(（【〔［[]|\*(?!\*)|[·•](?=[^·•]{2}))/.test(text) && !isLabelled(text)) return "likely";
	if (opensAttachment(text)) return "likely";
	if (text.length <= 24 && dateOfLine(text) !== null) return "likely";
	if (marker !== undefined) return "likely";
	if (!isAssignmentLine(lines, at)) return "none";
	return isLabelled(text) ? "sure" : "likely";
}

/** 任务：…; 项目名称：…. */
const opensValue = /^(?:序号|编号|任务|工作任务|重点任务|目标任务|任务名称|项目名称)[：:=]/;

/** Marks that count, and so are not words that a line happens to begin with: 1., （一）, 第三条, ①. */
function isCertain({ style, text: written, end }: Marker, text: string): boolean {
	switch (style) {
		case "part":
		case "chapter":
		case "section":
		case "article":
		case "circled":
			return true;
		case "number":
			return !/^\d{1,3}$/.test(written);
		case "bracketed":
		case "bracketed-number":
			return !/^[项款条目至和及]/.test(text.slice(end, end + 1));
		default:
			return false;
	}
}

/** 责任单位：… at the beginning of a line. */
function isLabelled(text: string): boolean {
	const [label] = findLabels(text, 0, Math.min(text.length, 40));
	return label !== undefined && label.start <= 1;
}

/** Whether a line begins with an amount and ends a sentence with it: 3000户。; neither a date nor the number of a point. */
function opensAmount(line: string): boolean {
	const number = /^\d{1,6}(?:[.,]\d{1,4})?[万亿]?(?![年月日号])/.exec(line)?.[0];
	return number !== undefined && opensUnit(line.slice(number.length)) && /[。；;，,]/.test(line);
}

/** Whether the sentence of a line goes on in the next one. */
function isBroken(line: string, following: string, { open, width, gap, isMarked }: LineBreak): boolean {
	const text = line;
	const next = following.trim();
	if (text.length < 4) return false;
	// A date on a line of its own, with or without a year, opens what is below it.
	if (text.length <= 24 && isDateLine(text)) return false;
	if (open.quotes > 0 && closesFirst(next, "”》", "“《")) return true;
	if (open.brackets > 0 && closesFirst(next, ")）〕】", "(（〔【")) return true;
	const last = text.at(-1) ?? "";
	if ("。！？!?；;：:…”）)】〕》]］.".includes(last)) return false;
	if ("，,、".includes(last)) return text.length >= 10;
	const looksLikeHeading = isHeadingLike(next);
	if (gap === "none") {
		// The last characters of a word are not a line of their own.
		if (next.length <= 2 && text.length >= shortLine && /^\p{Script=Han}[\p{Script=Han}。；]?$/u.test(next))
			return true;
		if (isTitleAbove(text, next)) return false;
		// 2.改造小区20个，惠及居民|3000户。: behind a comma an amount is that of the clause.
		if (isMarked && /[，,]/.test(text) && opensAmount(next)) return true;
		// Figures and blanks make a line longer and no wider.
		if (columnsOf(following.trimEnd()) > columnsOf(text) + 8) return false;
		// A whole sentence in the line tells that it is none of a few words.
		const isFull =
			text.trim().length >= (width > shortLine ? Math.min(width - 3, fullLine) : fullLine) ||
			(text.length >= shortLine && /[。；;]/.test(text));
		// 三是…，入企检查次数⏎下降30%。: what 一是 opens is not a heading that a shorter sentence stands under.
		if (
			text.length >= brokenPoint &&
			/[，,]/.test(text) &&
			/。$/.test(next) &&
			following.length < text.length
		)
			if (isSpoken(text)) return true;
		return isFull && (!looksLikeHeading || (/[，,、]/.test(next) && /[。；;]/.test(text)));
	}
	// 完成投资15亿元，新开工项目|— 3 —|20个。: no heading tells an amount and goes on behind a comma.
	const tells = /\d[\p{Script=Han}%％]{1,8}[，,]/u.test(text);
	const isHeading = !tells && isHeadingLike(withoutMark(text.replace(/\*\*/g, "").trim()), true);
	return !looksLikeHeading && !isHeading && /[。；;，,！？]/.test(next);
}

/** Whether the lines so far are a document's title, which is as long as a line of its text by chance. */
function isTitle(text: string, next: string): boolean {
	if (text.length > longestTitle || /[，。；、：:;,！？]/.test(text) || markerAt(text, 0) !== undefined)
		return false;
	if (/^[的之，、。；：）”》（(并和及与或]/.test(next)) return false;
	return /^各[^。；]{2,}/.test(next) || endsLikeTitle(text);
}

const longestTitle = 80;

/** Whether a line is a document's title, and the next one begins its text. */
function isTitleAbove(line: string, next: string): boolean {
	if (/[，。；、：]/.test(line)) return false;
	if (besideTitle.test(next)) return endsLikeTitle(line) || line.endsWith("表");
	return (
		endsLikeTitle(line) &&
		/^(?:20\d\d年|今年|为|根据|按照|按|现将|受|各位|主任|各[^。；]{1,60}[：:]$)/.test(next)
	);
}

/** 单位：万元, 填报单位：…, （市政府第58次常务会议通过）: what stands below a title in a line of its own. */
const besideTitle =
	/^(?:[（(]?(?:计量|金额|填报|制表|报送)?(?:单位|时间|日期|人)[:：]|[（(][^（）()]{2,40}(?:通过|讨论|审议|审定|印发)[^（）()]{0,6}[)）]$)/;

/** 2026年3月2日, 3月2日上午, （二〇二六年三月二日）: a line that says when, and nothing else. */
function isDateLine(line: string): boolean {
	return /^[(（]?(?:[\d〇○零一二三四五六七八九]{4}年)?[\d一二三四五六七八九十]{1,3}月(?:[\d一二三四五六七八九十]{1,3}日)?(?:[(（]?(?:星期|周)[一二三四五六日天][)）]?)?(?:上午|下午|晚上|晚)?[)）]?$/.test(
		line.replace(/\s/g, ""),
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
