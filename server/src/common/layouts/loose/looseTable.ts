import {
	type RowBlock,
	type RowDoubt,
	type SectionBlock,
	type TextBlock,
	type UnreadTable,
	withParts,
} from "../../model/block.js";
import { readEntities } from "../../model/inlineMarkup.js";
import { emptyText, joinTexts, type MappedText, mapLine } from "../../model/mappedText.js";
import type { ReadingNote } from "../../model/readingNote.js";
import { lineSpan, type Span } from "../../model/span.js";
import type { Cell, LooseShape, TableHeader } from "../../model/tableHeader.js";
import type { ReaderContext, ReaderState, ReadStep } from "../blockSequence.js";
import { maxReach, outside } from "../blockSequence.js";
import { headerByEndings, looseRoleOf } from "../columnEndings.js";
import { toHeader } from "../header.js";
import { toSection } from "../sectionRow.js";
import { isBareSection } from "./bareSection.js";
import { areSurelyUnits, isDate } from "./cellShapes.js";
import {
	endsTable,
	indentOf,
	isBareNumber,
	isPageMark,
	isSurelyPageNumber,
	isTableSection,
	nextWords,
	numberAt,
	repeatedAt,
	sectionLinesAt,
} from "./furniture.js";
import { learnShape } from "./learn.js";
import {
	findLooseHeader,
	type LooseHeader,
	mayOpenHeader,
	opensOther,
	reachOfHeader,
} from "./looseHeader.js";
import { readLooseCells } from "./looseRow.js";
import { findRowEnd } from "./rowExtent.js";
import { type RowOpening, rowOpeningAt } from "./rowOpening.js";
import { scatteredHeader } from "./scatteredHeader.js";

const noNextRow: ReadingNote = {
	reader: "loose",
	why: {
		zh: "不以下一个序号开头，上面的表格到此为止",
		en: "it does not begin with the next number, and so the table above has ended",
	},
};

const noHeader: ReadingNote = {
	reader: "loose",
	why: {
		zh: "不是一串栏名（序号、任务、责任单位……）",
		en: "it does not name the columns of a table (序号, a task, units …)",
	},
};

/**
 * The layout of tables that were copied without their borders, out of a PDF or a web page: the cells follow each other,
 * parted by a blank or a line end, long ones wrapped. What a table says of itself tells where its cells end: its header,
 * the numbers of its rows, dates, ★, the endings of units' names, and how wide its columns are.
 */

/** How many rows may share lines in one block. */
const mostRowsInBlock = 40;

/**
 * Reads the names of the columns, and learns of the rows below; a table that cannot be read is begun as unread.
 *
 * @param title what stands above the table, which its pages may repeat
 */
export function readLooseHeader(
	lines: readonly string[],
	at: number,
	context: ReaderContext,
	title = "",
): ReadStep | undefined {
	const found = findLooseHeader(lines, at);
	if (found === undefined) {
		const scattered = mayOpenHeader(lines[at] ?? "") ? scatteredHeader(lines, at) : undefined;
		if (scattered !== undefined) return unreadHeader(lines, at, scattered, "order", scattered.reach);
		context.note?.(noHeader);
		return undefined;
	}
	const names = found.names.map(({ text }) => text);
	const header = withDates(
		headerByEndings(context, "loose", names, "serial"),
		lines,
		at + found.lines,
		context,
	);
	const said = found.said.replace(/[\s\u3000*]/g, "");
	const { reason, reach: looked } = unreadable(lines, at, found, header);
	if (reason !== undefined) return unreadHeader(lines, at, found, reason, looked);
	const learnt = learnShape(lines, at + found.lines, header, said, title);
	const seen = header.deadlineColumn < 0 ? 0 : linesOfDates;
	const reach = Math.min(maxReach, Math.max(looked, found.lines + Math.max(seen, learnt.reach)));
	if (learnt.rows === 0) return unreadHeader(lines, at, found, "no-rows", reach);
	if (learnt.nested * 3 >= learnt.rows && learnt.nested >= Math.min(2, learnt.rows))
		return unreadHeader(lines, at, found, "nested", reach);
	if (learnt.rows > 2 && learnt.taskless * 2 >= learnt.rows)
		return unreadHeader(lines, at, found, "order", reach);
	if (learnt.rows > 1 && learnt.misfits * 2 >= learnt.rows)
		return unreadHeader(lines, at, found, learnt.taskless > 0 ? "order" : "nested", reach);
	const shaped = withShape(header, learnt.shape, context);
	return {
		block: {
			kind: "table-header",
			lines: found.lines,
			reach,
			header: shaped,
			span: spanOf(found),
			cells: found.names.map(({ words }): Cell => {
				const content = joinTexts(
					words.map(({ text, line, start }) => readEntities(mapLine(text, line, start))),
				);
				return { state: "text", content, span: spanOfWords(words) };
			}),
		},
		// The rest of a table, whose rows go on from those that stand elsewhere.
		next: { kind: "loose", header: shaped, more: String(learnt.first > 3 ? learnt.first - 1 : 0) },
	};
}

/** 进度安排 over dates: the time limits, where nothing else holds them. */
function withDates(
	header: TableHeader,
	lines: readonly string[],
	from: number,
	context: ReaderContext,
): TableHeader {
	const { columns, deadlineColumn } = header;
	if (columns[deadlineColumn]?.role !== "other") return header;
	let dates = 0;
	for (let i = from; i < from + linesOfDates && i < lines.length; i++) {
		const words = (lines[i] ?? "").slice(-longestDate).trim();
		const date = /[\s\u3000](\S{1,3}[\s\u3000]?(?:月|季度|年)\S{0,3})$/.exec(` ${words}`)?.[1] ?? "";
		if (isDate(date) || isDate(words)) dates++;
	}
	if (dates < 3) return header;
	const known = columns.map((column, i) =>
		i === deadlineColumn ? { ...column, role: "deadline" as const } : column,
	);
	return context.intern(toHeader("loose", known, header.numberIn, `${header.key}\u0000dates`));
}

const linesOfDates = 60;
const longestDate = 16;

/** How many lines must be seen to tell that no such table opens at a line. */
export function reachOfLooseHeader(line: string): number {
	return mayOpenHeader(line) ? reachOfHeader : 2;
}

function withShape(header: TableHeader, shape: LooseShape, context: ReaderContext): TableHeader {
	const key = `${header.key}\u0000${shape.widths.join()} ${shape.empties.join()} ${shape.lengths.join()} ${JSON.stringify(shape.words)} ${shape.stops} ${shape.unitALine} ${shape.unitsByBlank} ${shape.mostLeads} ${shape.bareSections} ${shape.numbers} ${shape.parted} ${shape.wrapAt} ${shape.title}`;
	return context.intern({ ...header, key, shape });
}

function spanOf({ names }: LooseHeader): Span {
	return spanOfWords(names.flatMap(({ words }) => words));
}

function spanOfWords(words: LooseHeader["names"][number]["words"]): Span {
	const first = words[0];
	const last = words.at(-1);
	if (first === undefined || last === undefined) return lineSpan(0, 0, 0);
	return { line: first.line, character: first.start, endLine: last.line, endCharacter: last.end };
}

/** Why the rows below a header cannot be read in the order of the text. */
function unreadable(
	lines: readonly string[],
	at: number,
	found: LooseHeader,
	header: TableHeader,
): { readonly reason: UnreadTable["reason"] | undefined; readonly reach: number } {
	if (found.isBlankless) return { reason: "blankless", reach: found.reach };
	if (!found.isNumbered) return { reason: "no-numbers", reach: found.reach };
	if (header.taskColumn < 0) return { reason: "no-rows", reach: found.reach };
	// 1 / 新建书房3个 / 区教育局: marks part the cells, and would be read as words of theirs.
	if ((lines[at + found.lines]?.slice(0, 400).match(/\s[/／·•]\s/g)?.length ?? 0) > 1)
		return { reason: "form", reach: Math.max(found.reach, found.lines + 1) };
	if (found.isSpaced) {
		const torn = tornParagraph(lines, at, found);
		return { reason: torn.isFound ? "order" : undefined, reach: Math.max(torn.reach, found.reach) };
	}
	const indented = indentedLine(lines, at, found);
	return { reason: indented.isFound ? "layout" : undefined, reach: Math.max(indented.reach, found.reach) };
}

/** Whether something was found below a header, and how many lines from it were looked at. */
interface Search {
	readonly isFound: boolean;
	readonly reach: number;
}

/**
 * Empty lines stand between the cells, and some cells have several lines: so a converter writes that goes by places on
 * the page, and mixes the cells of a row.
 */
function tornParagraph(lines: readonly string[], at: number, found: LooseHeader): Search {
	const saysUnits = found.names.some(({ text }) => /^(?:lead-)?unit$/.test(looseRoleOf(text) ?? ""));
	if (!saysUnits) return { isFound: true, reach: found.reach };
	const last = Math.min(lines.length, at + found.lines + maxReach - 40);
	let before = true;
	for (let i = at + found.lines; i < last; i++) {
		const line = lines[i] ?? "";
		if (endsTable(line)) return { isFound: false, reach: i - at + 1 };
		const isEmpty = line.trim() === "";
		if (!isEmpty && !before && !isPageMark(line)) return { isFound: true, reach: i - at + 1 };
		before = isEmpty || isPageMark(line);
	}
	return { isFound: false, reach: last - at + 1 };
}

/** Cells stand below each other by blanks, and some of them wrap: which row a line belongs to cannot be told. */
function indentedLine(lines: readonly string[], at: number, found: LooseHeader): Search {
	if (found.isCellALine) return { isFound: false, reach: found.reach };
	const indent = indentOf(lines[at] ?? "");
	const last = Math.min(lines.length, at + found.lines + maxReach - 40);
	for (let i = at + found.lines; i < last; i++) {
		const line = lines[i] ?? "";
		if (line.trim() === "") continue;
		if (endsTable(line)) return { isFound: false, reach: i - at + 1 };
		const start = indentOf(line);
		const isWide = start > indent + 5 || (found.isWide && start > indent + 2);
		if (isWide && !isPageMark(line) && numberAt(line, start) === undefined)
			return { isFound: true, reach: i - at + 1 };
		if (!found.isWide && i > at + found.lines + 40) return { isFound: false, reach: i - at + 1 };
	}
	return { isFound: false, reach: last - at + 1 };
}

function unreadHeader(
	lines: readonly string[],
	at: number,
	found: LooseHeader,
	reason: UnreadTable["reason"],
	reach: number,
): ReadStep {
	const parts = found.names.flatMap(({ words }) => words);
	const text = mapLine((lines[at] ?? "").trim(), 0, indentOf(lines[at] ?? ""));
	const block: TextBlock = {
		kind: "text",
		lines: found.lines,
		reach: Math.min(maxReach, Math.max(reach, found.lines + 1)),
		role: "unread",
		level: 0,
		text:
			found.lines === 1 ? text : joinTexts(parts.map((word) => mapLine(word.text, word.line, word.start))),
		unread: { reason, layout: "loose", names: found.names.map((name) => name.text), span: spanOf(found) },
	};
	return { block, next: { kind: "unread", header: null } };
}

/** Reads a line of a table that could not be read: it is kept as text, and no task or point is looked for in it. */
export function readUnreadLine(lines: readonly string[], at: number): ReadStep | undefined {
	const line = lines[at] ?? "";
	const next: ReaderState = { kind: "unread", header: null };
	const words = line.trim();
	if (words === "") {
		let behind = at + 1;
		while (behind < lines.length && behind < at + 4 && (lines[behind] ?? "").trim() === "") behind++;
		if (behind >= at + 4 || behind >= lines.length) return undefined;
		return { block: { ...blank, reach: behind - at + 1 }, next };
	}
	if (endsTable(line) || findLooseHeader(lines, at) !== undefined) return undefined;
	const isProse = isTableSection(line) || (words.length > 90 && !/\S {2,}\S/.test(words));
	if (isProse && !cellsFollow(lines, at + 1)) return undefined;
	const text = mapLine(words, 0, indentOf(line));
	const reach = mayOpenHeader(line) ? reachOfHeader : isProse ? linesOfCells + 2 : 2;
	return { block: { kind: "text", lines: 1, reach, role: "unread", level: 0, text }, next };
}

/** Whether below a heading stand cells of a table, line by line — numbers, dates, units — or beside each other, and no paragraphs. */
function cellsFollow(lines: readonly string[], from: number): boolean {
	let cells = 0;
	for (let i = from; i < from + linesOfCells && i < lines.length; i++) {
		const line = lines[i] ?? "";
		const words = line.trim();
		if (words === "") continue;
		if (endsTable(words)) return false;
		const isColumns = /\S {3,}\S/.test(line.slice(0, 200)) || line.startsWith("          ");
		if (!isColumns && words.length > 40) continue;
		const list = words.replace(/[、，]$/, "");
		const isNumber = isBareNumber(words) || markedNumber.test(words);
		if ((isColumns || isNumber || isDate(words) || areSurelyUnits(list)) && ++cells > 2) return true;
	}
	return false;
}

/** ①, （3）, 12、 alone on a line. */
const markedNumber = /^(?:[①-⑳]|[（(]\d{1,3}[）)]|\d{1,3}[.、．])$/;

const linesOfCells = 24;

const blank: TextBlock = { kind: "text", lines: 1, reach: 2, role: "blank", text: emptyText, level: 0 };

/** Reads what stands at a line of an open table: a row, a heading or what pages leave; `undefined` where it ends. */
export function readLooseRow(
	lines: readonly string[],
	at: number,
	header: TableHeader,
	more: string,
	context: ReaderContext,
): ReadStep | undefined {
	const line = lines[at] ?? "";
	const restarts = more.endsWith("r");
	const last = Number.parseInt(more, 10);
	const stay: ReaderState = { kind: "loose", header, more };
	const start = indentOf(line);
	if (start >= line.length) {
		const next = nextWords(lines, at);
		const goesOn = next < lines.length && opensPart(lines, next, last, restarts, header);
		return goesOn ? { block: { ...blank, reach: next - at + mostAhead }, next: stay } : undefined;
	}
	const repeated = repeatedAt(lines, at, header.shape);
	if (repeated > 0) return { block: furniture(lines, at, repeated), next: stay };
	if (isPageMark(line)) return { block: furniture(lines, at, 1), next: stay };
	if (endsTable(line) || opensOther(lines, at)) return undefined;
	const found = rowOpeningAt(lines, at, header);
	const isNext = found !== undefined && follows(found.value, last, restarts);
	if (isBareNumber(line) && (!isNext || isSurelyPageNumber(lines, at, header.shape))) {
		const behind = nextWords(lines, at);
		const goesOn = opensPart(lines, behind, last, restarts, header);
		return goesOn
			? { block: { ...furniture(lines, at, 1), reach: behind - at + mostAhead }, next: stay }
			: undefined;
	}
	if (found === undefined || !isNext) {
		const isBare = isBareSection(lines, at, last + 1, header);
		if (!isBare && !isTableSection(line)) {
			context.note?.(noNextRow);
			return undefined;
		}
		const block = headingAt(lines, at, Math.max(1, sectionLinesAt(lines, at, header.shape?.numbers)));
		return { block, next: { kind: "loose", header, more: `${last}r` } };
	}
	return readRows(lines, at, found, last, restarts, header, context);
}

/** A heading between rows, of one line or with its title below its mark. */
function headingAt(lines: readonly string[], at: number, count: number): SectionBlock | TextBlock {
	const parts = lines
		.slice(at, at + count)
		.flatMap((line, i) =>
			line.trim() === "" ? [] : [readEntities(mapLine(line.trim(), i, indentOf(line)))],
		);
	const content = joinTexts(parts.flatMap((part, i) => (i === 0 ? [part] : [space, part])));
	const end = (lines[at + count - 1] ?? "").trimEnd().length;
	const span = { line: 0, character: indentOf(lines[at] ?? ""), endLine: count - 1, endCharacter: end };
	// A title that stood below its mark was told from a cell by the line below it.
	const reach = isTableSection(lines[at] ?? "") ? reachOfHeading : 2;
	return /^[（(【]/.test(content.text)
		? { kind: "text", lines: count, reach, role: "heading", text: content, level: 3 }
		: toSection(content, span, "loose", count, reach);
}

const space: MappedText = { text: " ", pieces: [] };
const reachOfHeading = 8;

const mostAhead = 6;

function follows(value: number, last: number, restarts: boolean): boolean {
	return (value > last && value <= last + 3) || (restarts && value === 1);
}

/** Whether what stands at a line goes on with an open table. */
function opensPart(
	lines: readonly string[],
	at: number,
	last: number,
	restarts: boolean,
	header: TableHeader,
): boolean {
	const line = lines[at] ?? "";
	if (line.trim() === "" || endsTable(line)) return false;
	if (isPageMark(line) || repeatedAt(lines, at, header.shape) > 0) return true;
	const found = rowOpeningAt(lines, at, header);
	if (found !== undefined) return follows(found.value, last, restarts) || isBareNumber(line);
	return isTableSection(line) || isBareSection(lines, at, last + 1, header);
}

function furniture(lines: readonly string[], at: number, count: number): TextBlock {
	const parts = lines.slice(at, at + count).map((line, i) => mapLine(line.trim(), i, indentOf(line)));
	return {
		kind: "text",
		lines: count,
		reach: count + 1,
		role: "delimiter",
		text: joinTexts(parts),
		level: 0,
	};
}

/** Reads the row at a line, and those that begin within the lines of others. */
function readRows(
	lines: readonly string[],
	at: number,
	from: RowOpening,
	before: number,
	restarts: boolean,
	header: TableHeader,
	context: ReaderContext,
): ReadStep {
	const rows: RowBlock[] = [];
	let opening: RowOpening | undefined = from;
	let line = at;
	let character = 0;
	let last = before;
	let isWeak = false;
	let reach = at + 1;
	while (opening !== undefined) {
		const { line: first, end, value } = opening;
		const extent = findRowEnd(lines, first, end, value, header);
		const parts = extent.parts.map((part) => ({ ...part, line: part.line + first - at }));
		const doubts: RowDoubt[] = [];
		if (isWeak) doubts.push({ kind: "number", column: header.numberColumn });
		if (value > last + 1 && !(last === 0 && rows.length === 0))
			doubts.push({ kind: "gap", column: header.numberColumn });
		reach = Math.max(reach, extent.reach);
		const size = { lines: Math.max(1, extent.endLine - at), reach: Math.min(maxReach, reach - at) };
		const row = { ...extent, parts };
		const read = readLooseCells(lines, at, opening, row, header, doubts, size, context.time);
		rows.push(rows.length > 0 ? read.row : withParts(read.row, { more: `${before}${restarts ? "r" : ""}` }));
		last = value;
		isWeak = extent.isWeak;
		line = read.endLine;
		character = extent.isOpen || read.endLine < extent.endLine ? 0 : extent.endCharacter;
		if (character === 0 || rows.length >= mostRowsInBlock || line - at > maxReach / 2) break;
		const next = numberAt(lines[line] ?? "", character, header.shape?.numbers);
		opening = next === undefined ? undefined : { line, character, ...next, before: [] };
	}
	const [only] = rows;
	const end = Math.max(at + 1, character > 0 ? line + 1 : line);
	const next: ReaderState = { kind: "loose", header, more: String(last) };
	const size = { lines: end - at, reach: Math.max(end - at + 1, Math.min(maxReach, reach - at)) };
	if (only === undefined) return { block: furniture(lines, at, 1), next: outside };
	if (rows.length === 1) return { block: withParts(only, size), next };
	const text = joinTexts(rows.map((row) => row.text));
	return { block: { kind: "text", role: "paragraph", level: 0, text, rows, ...size }, next };
}
