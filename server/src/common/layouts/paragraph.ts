import { allLevels } from "../language/levels.js";
import { beginsColumnNames } from "../model/columns.js";
import { readEntities } from "../model/inlineMarkup.js";
import { joinTexts, type MappedText, mapLine, type Piece, trimText } from "../model/mappedText.js";
import { columnsOf } from "../text/brokenLines.js";
import { endRunStart } from "../text/endRun.js";
import { findLabels } from "./assignmentLabel.js";
import {
	bracketLines,
	closesBelow,
	closesQuotation,
	isAssignmentLine,
	mostOpenLines,
	reachOfAssignment,
	wordLines,
} from "./assignmentLines.js";
import { mayNameGroups } from "./columnEndings.js";
import { goesOn, opensBlock } from "./lineBreaks.js";
import { findLooseHeader, mayOpenHeader, reachOfHeader } from "./loose/looseHeader.js";
import { markerAt } from "./markers.js";
import { noneOpen, type OpenMarks, openMarks } from "./openMarks.js";
import { gapBelow, type PageGap } from "./pageGap.js";
import { isUnitShaped } from "./unitShape.js";
import { type FoundWrapping, findWrapping, isNumberAlone, type Wrapping } from "./wrapping.js";

/** A paragraph as it was met: its lines, those that a page or line end has torn from it joined. */
export interface Paragraph {
	/** Lines that a break in mid-sentence has torn are joined; others are kept apart by `\n`. */
	readonly text: MappedText;
	readonly lines: number;
	/** How many lines were looked at. */
	readonly reach: number;
	/** Whether the first lines of the document were asked for its title. */
	readonly asksTop: boolean;
	/** How the lines from here on were wrapped, as far as anything tells. */
	readonly wrapping: Wrapping | undefined;
}

/** A paragraph goes on over so many lines at the most. */
const mostLines = 100;
/** How far below its number a task's assignment is looked for. */
const farthestAssignment = 30;
/** A paragraph longer than this is not joined to the next one. */
const longestJoined = 20_000;
/** No line so far below the first one is looked at. */
const farthest = 250;
/** So much of a paragraph's end (UTF-16 units) tells whether it is at its end. */
const longestTail = 300;

/**
 * Gathers the paragraph that begins at a line: goes on over breaks in mid-sentence, blank lines and what pages have at
 * their foot and head included, and takes in the lines that assign it (责任单位：…), which follow it.
 *
 * @param above how the paragraphs above were wrapped, which counts where the lines from here on do not tell
 */
export function gatherParagraph(lines: readonly string[], at: number, above?: Wrapping): Paragraph {
	const numbers = countNumbers(lines, at);
	if (numbers > numbersBelow)
		return {
			text: lineOf(lines, at, at),
			lines: 1,
			reach: numbersBelow + 2,
			asksTop: false,
			wrapping: above,
		};
	const gatherer = new Gatherer(lines, at, above, numbers + 1);
	gatherer.takeSentences();
	gatherer.takeParagraphs();
	gatherer.takeAssignments();
	return gatherer.paragraph();
}

/** So many numbers below one show that it is one of a column of them: no sentence goes on over more of a page's. */
const numbersBelow = 5;

/** The last of ① to ⑳ in a text; "" without one. */
function lastPart(text: string): string {
	return text.match(/[①-⑳]/g)?.at(-1) ?? "";
}

/** Whether a line begins with the mark that follows another: ② behind ①. */
function isNextPart(part: string, line: string): boolean {
	return line.trimStart().charCodeAt(0) === part.charCodeAt(0) + 1;
}

/** How many lines from one on are numbers and nothing else: a column that was copied alone. */
function countNumbers(lines: readonly string[], at: number): number {
	let count = 0;
	while (count <= numbersBelow && isNumberAlone(lines[at + count] ?? "")) count++;
	return count;
}

/** Takes line after line into a paragraph, and notes how far it has looked. */
class Gatherer {
	private readonly parts: (MappedText | "\n")[];
	private end: number;
	private reach: number;
	private asksTop = false;
	private open: OpenMarks;
	private length: number;
	private width = 0;
	private tail: string;
	private hasSentence: boolean;
	private readonly isMarked: boolean;
	/** The last of ①②③ so far, where they count within a point that a number opens; "" elsewhere. */
	private part = "";
	private found: FoundWrapping | undefined;
	/** The gap that was looked for last, and the line behind the paragraph as it was then. */
	private known: PageGap | undefined;
	private gapFrom = -1;

	constructor(
		private readonly lines: readonly string[],
		private readonly at: number,
		private readonly above: Wrapping | undefined,
		looked: number,
	) {
		const first = lines[at] ?? "";
		this.parts = [lineOf(lines, at, at)];
		this.end = at + 1;
		this.reach = at + Math.max(2, looked);
		this.open = openMarks(first, noneOpen);
		this.length = first.length;
		this.tail = first.trim().slice(-longestTail);
		this.hasSentence = /[。；;]/.test(first);
		const marker = markerAt(first.slice(0, 100).replace(/^[\s*]{0,12}/, ""), 0);
		this.isMarked = marker !== undefined;
		if (marker !== undefined && marker.style !== "circled" && first.includes("①"))
			this.part = lastPart(first);
	}

	/** Takes the lines that its sentences go on over. */
	takeSentences(): void {
		while (this.end - this.at < mostLines && this.length < longestJoined) {
			const gap = this.gap();
			if (gap.next < 0 || !this.goesOnAt(gap)) return;
			this.take(gap.next, false);
		}
	}

	/** Takes the paragraphs between a number and the lines that assign it. */
	takeParagraphs(): void {
		const { lines, at } = this;
		if (!this.isMarked) return;
		const first = this.nextAssignable();
		if (first < 0 || isAssignmentLine(lines, first)) return;
		const found = this.assignmentBelow(first, Math.min(lines.length, at + farthestAssignment));
		if (found < 0) return;
		while (this.end < found) {
			const gap = this.gap();
			if (gap.next < 0 || gap.next >= found) break;
			this.take(gap.next, !this.goesOnAt(gap));
		}
	}

	/** The line below paragraphs that assigns them; -1 where another heading or point stands before it, or none is near. */
	private assignmentBelow(from: number, to: number): number {
		const { lines } = this;
		for (let i = from; i >= 0 && i < to; ) {
			const text = (lines[i] ?? "").trim();
			this.reach = Math.max(this.reach, reachOfAssignment(lines, i));
			if (isAssignmentLine(lines, i)) return i;
			if (opensBlock(lines, i) || text.length > 2000 || /[)）\]〕】][。；;]?$/.test(text)) return -1;
			if (isShort(text) && !this.isFull(text)) return -1;
			const gap = gapBelow(lines, i + 1, true, this.at + farthest);
			this.reach = Math.max(this.reach, gap.end + 1);
			i = gap.next;
		}
		return -1;
	}

	/** Takes the lines that assign it. */
	takeAssignments(): void {
		const { lines, at } = this;
		for (;;) {
			const line = this.nextAssignable();
			if (line >= 0) this.reach = Math.max(this.reach, reachOfAssignment(lines, line));
			if (line < 0 || line - at > 2 * mostLines || !isAssignmentLine(lines, line)) return;
			const [first = line, ...rest] = wordLines(lines, line, bracketLines(lines, line));
			this.take(first, true);
			for (const next of rest) this.take(next, false);
			this.takeList(line);
		}
	}

	paragraph(): Paragraph {
		const { at, end, asksTop } = this;
		const reach = Math.min(this.reach, at + farthest);
		const { found, above } = this;
		return {
			text: joinParts(this.parts),
			lines: end - at,
			reach: Math.max(reach - at, end - at + 1),
			asksTop,
			wrapping: found === undefined ? above : this.wrappingBelow(found),
		};
	}

	private take(line: number, apart: boolean): void {
		const text = lineOf(this.lines, line, this.at);
		if (!apart) this.width = Math.max(this.width, (this.lines[this.end - 1] ?? "").trim().length);
		this.end = line + 1;
		if (apart) this.parts.push("\n");
		this.parts.push(text);
		this.open = openMarks(text.text, this.open);
		this.length += text.text.length;
		this.tail = (this.tail + text.text).slice(-longestTail);
		this.hasSentence ||= /[。；;]/.test(text.text);
		if (this.part !== "") this.part = lastPart(text.text) || this.part;
	}

	/** What stands between the paragraph so far and the next line that says something. */
	private gap(): PageGap {
		if (this.gapFrom === this.end && this.known !== undefined) return this.known;
		const gap = gapBelow(this.lines, this.end, true, this.at + farthest);
		this.reach = Math.max(this.reach, gap.end + 1);
		this.asksTop ||= gap.asksTop;
		this.gapFrom = this.end;
		this.known = gap;
		return gap;
	}

	private goesOnAt({ next, hasPage }: PageGap): boolean {
		const { lines, end, open, width, tail, isMarked, hasSentence } = this;
		// 类别⏎序号⏎…: a name of a column, and the next one below it.
		const below = lines[next] ?? "";
		// 1、⏎新建学校3所: a mark on a line of its own.
		if (end === this.at + 1 && next === end && markAlone.test(lines[this.at] ?? "")) {
			this.reach = Math.max(this.reach, reachOfAssignment(lines, next));
			if (/^\s*[\p{Script=Han}“]/u.test(below) && !opensBlock(lines, next)) return true;
		}
		// The names of columns go on with no title above them (…任务书⏎领域 序号 工作任务 …), nor with the first half of names
		// that two lines hold (牵头领⏎导).
		if (severalWords.test(below) && mayOpenHeader(below)) {
			this.reach = Math.max(this.reach, next + reachOfHeader);
			if (findLooseHeader(lines, next) !== undefined) return false;
		}
		if (below.length < longestColumn && mayNameGroups(below.trim())) {
			this.reach = Math.max(this.reach, next + 2);
			if (beginsColumnNames((lines[next + 1] ?? "").trim())) return false;
		}
		// 工作⏎领域⏎序号 …: the same name in a column of two characters.
		if (below.length < longestHalf && below.trim().length === 2) {
			this.reach = Math.max(this.reach, next + 3);
			const half = (lines[next + 1] ?? "").trim();
			const isGroup = half.length === 2 && mayNameGroups(below.trim() + half);
			if (isGroup && beginsColumnNames((lines[next + 2] ?? "").trim())) return false;
		}
		if (open.brackets > 0 || open.quotes > 0) {
			this.reach = Math.max(this.reach, next + mostOpenLines + 1);
			if (open.brackets > 0 && closesBelow(lines, next)) return true;
			if (open.quotes > 0 && closesQuotation(lines, next) && !/[。！？；：]$/.test(lines[end - 1] ?? ""))
				return true;
		}
		this.reach = Math.max(this.reach, reachOfAssignment(lines, next));
		// 2.严防火灾。①…；⏎②新建隔离带1400公里；
		if (this.part !== "" && next === end && isNextPart(this.part, below)) return true;
		return goesOn({
			lines,
			last: end - 1,
			next,
			gap: hasPage ? "page" : next === end ? "none" : "blank",
			open,
			width,
			tail,
			isMarked,
			hasSentence,
			wrapping: () => this.wrapping(),
		});
	}

	private wrapping(): Wrapping {
		this.found ??= findWrapping(this.lines, this.at);
		const { found } = this;
		this.reach = Math.max(this.reach, found.end);
		return found.full > 0 || found.isUnwrapped || this.above === undefined ? found : this.above;
	}

	/** What counts for the paragraphs below, where their own lines do not tell. */
	private wrappingBelow({ full, width, isUnwrapped }: FoundWrapping): Wrapping | undefined {
		if (isUnwrapped) return undefined;
		return full > 0 ? { full, width } : this.above;
	}

	/** The next line, behind one blank line at the most or the end of a page; -1 where there is none. */
	private nextAssignable(): number {
		const { next, hasPage } = this.gap();
		return next >= 0 && (hasPage || next <= this.end + 1) ? next : -1;
	}

	/** Takes in the lines that a label's list goes on over: items of their own, or a name broken by the line's end. */
	private takeList(label: number): void {
		const { lines } = this;
		const isOpen = /[:：]\s*$/.test(lines[label] ?? "");
		for (let items = 0; items < mostItems; items++) {
			const at = isOpen ? this.end : this.gap().next;
			const next = lines[at] ?? "";
			const item = next.trim();
			if (item === "" || item.length > longestItem) return;
			if (isOpen) {
				const name = item.replace(/^[-*•·●○◆◇■□▪]\s*/, "");
				if (!isUnitShaped(name.replace(/[，,；;。]$/, "")) || (items > 0 && name === item)) return;
				this.take(at, true);
			} else {
				this.reach = Math.max(this.reach, reachOfAssignment(lines, at));
				if (!this.listGoesOn(lines[this.end - 1] ?? "", at)) return;
				this.take(at, false);
			}
		}
	}

	/** Whether a list goes on in a line that opens nothing: in the middle of a name or label, or because its line is full. */
	private listGoesOn(above: string, at: number): boolean {
		const item = (this.lines[at] ?? "").trim();
		if (tearsLabel(above, item)) return true;
		if (opensBlock(this.lines, at)) return false;
		// 区财政局；完成时限：…: a label may stand behind the rest of the list, and not before it.
		if (/^[^；;。]{0,40}[:：]/.test(item)) return false;
		if (breaksName(above, item)) return true;
		return this.isFull(above) && !/[。；;)）\]〕】]$/.test(above.trimEnd());
	}

	/** Whether a line ends because the page does. */
	private isFull(line: string): boolean {
		const { full } = this.wrapping();
		return full > 0 && columnsOf(line.trim()) >= full;
	}
}

/** Three words without a stop, as names of columns beside each other are. */
const severalWords = /^[ \t\u3000]*[^ \t\u3000。，；]+(?:[ \t\u3000]+[^ \t\u3000。，；]+){2}|\S {3}/;

const markAlone = /^[ \t\u3000]{0,8}\d{1,3}[、.．][ \t]{0,4}$/;
/** No name of a column that stands before 序号 is longer. */
const longestHalf = 6;
const longestColumn = 10;

const mostItems = 20;
const longestItem = 200;

/** Whether a list of units goes on in the next line: behind a 、, or in the middle of a name. */
const restOfName = new RegExp(`^(?![各${allLevels}])\\p{Script=Han}{1,5}$`, "u");

function breaksName(line: string, next: string): boolean {
	const text = line.trimEnd().slice(-longestItem);
	if (!/[:：、，,]/.test(text) || /[。；;)）\]〕】]$/.test(text)) return false;
	if (/[、，,]$/.test(text)) return true;
	const last = text.slice(endRunStart(text, /[^、，,；;:：]/));
	const first = (/^[^、，,；;:：。]*/.exec(next)?.[0] ?? "").replace(/等.{0,8}$/, "");
	// 整改时限：2025年12|月底
	if (/\d年?\d{0,2}$/.test(last) && /^[年月日\d]/.test(next)) return true;
	// 县人力资源和社|会保障局: what is left over begins with no level of its own.
	const isRest = text.length >= shortList && restOfName.test(next);
	if (isUnitShaped(last)) return isRest && isUnitShaped(last + first);
	return (
		isUnitShaped(last + first) ||
		(text.length >= longLine && /^\p{Script=Han}+$/u.test(last) && !/[底前内]$/.test(last))
	);
}

/** A list that a line end tears is at least so long (UTF-16 units). */
const shortList = 18;
/** A list this long (UTF-16 units) ends in the middle of a name only where a page does. */
const longLine = 24;

/** Whether a line's end stands in the middle of a label: …、督导单|位：县生态环境局. */
function tearsLabel(line: string, next: string): boolean {
	if (findLabels(next, 0, Math.min(next.length, 20)).some(({ start }) => start === 0)) return false;
	const before = line.trimEnd().slice(-6);
	const text = before + next.slice(0, 8);
	return findLabels(text, 0, text.length).some(
		({ start, end }) => start < before.length && end > before.length,
	);
}

/** A short line without an end is a heading of its own. */
function isShort(text: string): boolean {
	return text.length <= 30 && !/[。；;：:，,、！？]$/.test(text);
}

function lineOf(lines: readonly string[], line: number, at: number): MappedText {
	const source = lines[line] ?? "";
	const text = source.trim();
	return trimText(readEntities(mapLine(text, line - at, source.length - source.trimStart().length)));
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
