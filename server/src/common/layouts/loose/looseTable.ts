import { simplifyInPlace } from "../../language/scriptForms.js";
import {
	type RowBlock,
	type RowDoubt,
	type SectionBlock,
	type TextBlock,
	withParts,
} from "../../model/block.js";
import { readEntities } from "../../model/inlineMarkup.js";
import { joinTexts, type MappedText, mapLine } from "../../model/mappedText.js";
import type { ReadingNote } from "../../model/readingNote.js";
import type { Cell, LooseShape, TableHeader } from "../../model/tableHeader.js";
import type { ReaderContext, ReaderState, ReadStep } from "../blockSequence.js";
import { maxReach, outside } from "../blockSequence.js";
import { headerByEndings } from "../columnEndings.js";
import { toHeader } from "../header.js";
import { toSection } from "../sectionRow.js";
import { isBareSection } from "./bareSection.js";
import { isDate } from "./cellShapes.js";
import { foldedLines } from "./foldedLines.js";
import {
	endsTable,
	indentOf,
	isBareNumber,
	isOfWord,
	isPageMark,
	isSurelyPageNumber,
	isTableSection,
	nextWords,
	numberAt,
	pageEndAt,
	repeatedAt,
	sectionLinesAt,
	stepOf,
} from "./furniture.js";
import { spanOfWords } from "./headerLevels.js";
import { learnShape } from "./learn.js";
import {
	findLooseHeader,
	type LooseHeader,
	mayOpenHeader,
	opensOther,
	reachOfHeader,
} from "./looseHeader.js";
import { type LooseLines, readLooseCells } from "./looseRow.js";
import { farthestBroken } from "./numberOverLines.js";
import { farthestStep, findRowEnd } from "./rowExtent.js";
import { opensGroup, type RowOpening, rowOpeningAt } from "./rowOpening.js";
import { scatteredHeader } from "./scatteredHeader.js";
import { blank, unreadHeader } from "./unreadLines.js";
import { unreadable } from "./whyUnread.js";

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
	const plain = foldedLines(lines, at, context);
	const found = asWritten(lines, at, findLooseHeader(plain, at));
	if (found === undefined) {
		const scattered = mayOpenHeader(plain[at] ?? "") ? scatteredHeader(plain, at) : undefined;
		if (scattered !== undefined) return unreadHeader(lines, at, scattered, "order", scattered.reach);
		context.note?.(noHeader);
		return undefined;
	}
	const names = found.names.map(({ text }) => text);
	const header = withDates(
		headerByEndings(context, "loose", names, "serial"),
		plain,
		at + found.lines,
		context,
	);
	const said = found.said.replace(/[\s\u3000*]/g, "");
	const { reason, reach: looked } = unreadable(plain, at, found, header);
	if (reason !== undefined) return unreadHeader(lines, at, found, reason, looked);
	const learnt = learnShape(
		plain,
		at + found.lines,
		header,
		said,
		plain === lines ? title : simplifyInPlace(title),
	);
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
			span: spanOfWords(found.names.flatMap(({ words }) => words)),
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

/** A header that was found in the Simplified form of the lines, with the names as the lines write them. */
function asWritten(
	lines: readonly string[],
	at: number,
	found: LooseHeader | undefined,
): LooseHeader | undefined {
	if (found === undefined) return undefined;
	const names = found.names.map(({ words }) => {
		const own = words.map((word) => ({
			...word,
			text: (lines[at + word.line] ?? "").slice(word.start, word.end),
		}));
		return { text: own.map(({ text }) => text).join(""), words: own };
	});
	return { ...found, names };
}

/** How many lines must be seen to tell that no such table opens at a line. */
export function reachOfLooseHeader(lines: readonly string[], at: number, context: ReaderContext): number {
	return mayOpenHeader(foldedLines(lines, at, context)[at] ?? "") ? reachOfHeader : 2;
}

function withShape(header: TableHeader, shape: LooseShape, context: ReaderContext): TableHeader {
	const key = `${header.key}\u0000${shape.widths.join()} ${shape.empties.join()} ${shape.lengths.join()} ${JSON.stringify(shape.words)} ${shape.stops} ${shape.unitALine} ${shape.unitsByBlank} ${shape.mostLeads} ${shape.bareSections} ${shape.numbers} ${shape.parted} ${shape.wrapAt} ${shape.title}`;
	return context.intern({ ...header, key, shape });
}

/** Reads what stands at a line of an open table: a row, a heading or what pages leave; `undefined` where it ends. */
export function readLooseRow(
	written: readonly string[],
	at: number,
	header: TableHeader,
	more: string,
	context: ReaderContext,
): ReadStep | undefined {
	const lines = foldedLines(written, at, context);
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
	if (repeated > 0) return { block: furniture(written, at, repeated), next: stay };
	const pages = pageEndAt(lines, at, header.shape);
	if (pages > 0) return { block: { ...furniture(written, at, pages), reach: 3 }, next: stay };
	if (endsTable(line) || opensOther(lines, at)) return undefined;
	const found = rowOpeningAt(lines, at, header);
	const isNext =
		found !== undefined &&
		follows(found.value, last, restarts || beginsGroup(lines, found, last, header), header);
	if (
		isBareNumber(line) &&
		(!isNext || isSurelyPageNumber(lines, at, header.shape) || standsBeforeNext(lines, at, last, header))
	) {
		const behind = nextWords(lines, at);
		const goesOn = opensPart(lines, behind, last, restarts, header);
		return goesOn
			? { block: { ...furniture(written, at, 1), reach: behind - at + mostAhead }, next: stay }
			: undefined;
	}
	if (found === undefined || !isNext) {
		const isBare = isBareSection(lines, at, last + 1, header);
		if (!isBare && !isTableSection(line)) {
			context.note?.(noNextRow);
			return undefined;
		}
		const block = headingAt(written, at, Math.max(1, sectionLinesAt(lines, at, header.shape?.numbers)));
		return { block, next: { kind: "loose", header, more: `${last}r` } };
	}
	return readRows({ written, lines }, at, found, last, restarts, header, context);
}

/** Whether the next row begins right below a number alone on its line, which so is no row's: 二、…⏎1⏎10⏎建设…. */
function standsBeforeNext(lines: readonly string[], at: number, last: number, header: TableHeader): boolean {
	if (last < 2) return false;
	const next = rowOpeningAt(lines, nextWords(lines, at), header);
	if (next === undefined || isOfWord(lines[next.line] ?? "", next.end)) return false;
	return next.before.length === 0 && next.value === last + 1;
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

const mostAhead = 6 + farthestBroken;

/** Whether numbers begin anew with a row: its group stands left of its number, or right behind it. */
function beginsGroup(
	lines: readonly string[],
	{ value, before, line, end }: RowOpening,
	last: number,
	header: TableHeader,
): boolean {
	return value === 1 && last > 1 && (before.length > 0 || opensGroup(lines[line] ?? "", end, header));
}

function follows(value: number, last: number, restarts: boolean, { shape }: TableHeader): boolean {
	const step = stepOf(value, last, shape?.numbers);
	return (step !== undefined && step <= farthestStep) || (restarts && value === 1);
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
	if (found !== undefined)
		return (
			follows(found.value, last, restarts || beginsGroup(lines, found, last, header), header) ||
			isBareNumber(line)
		);
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
	text: LooseLines,
	at: number,
	from: RowOpening,
	before: number,
	restarts: boolean,
	header: TableHeader,
	context: ReaderContext,
): ReadStep {
	const { lines, written } = text;
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
		const step = stepOf(value, last, header.shape?.numbers) ?? 1;
		if (step > 1 && !(last === 0 && rows.length === 0))
			doubts.push({ kind: "gap", column: header.numberColumn });
		reach = Math.max(reach, extent.reach);
		const size = { lines: Math.max(1, extent.endLine - at), reach: Math.min(maxReach, reach - at) };
		const row = { ...extent, parts };
		const read = readLooseCells(text, at, opening, row, header, doubts, size, context.time);
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
	if (only === undefined) return { block: furniture(written, at, 1), next: outside };
	if (rows.length === 1) return { block: withParts(only, size), next };
	const joined = joinTexts(rows.map((row) => row.text));
	return { block: { kind: "text", role: "paragraph", level: 0, text: joined, rows, ...size }, next };
}
