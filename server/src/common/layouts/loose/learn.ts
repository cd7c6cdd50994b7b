import type { LooseShape, TableHeader } from "../../model/tableHeader.js";
import { labelLength } from "../assignmentLabel.js";
import { isOffice } from "../titledName.js";
import { isBareSection, opensWithBareSection } from "./bareSection.js";
import { opensUnit } from "./cellFits.js";
import { type CellKind, kindsOf } from "./cellKinds.js";
import { areSurelyUnits, isDate, isNothing, isSurelyUnit, isUnit, unitItems } from "./cellShapes.js";
import { type Chunk, chunksOf, wordsOf } from "./chunks.js";
import { columnFacts } from "./columnFacts.js";
import { widthOfFirstLines } from "./firstLines.js";
import {
	endsTable,
	isPageMark,
	numberAt,
	repeatedAt,
	repeatedHeaderAt,
	sectionLinesAt,
	stepOf,
} from "./furniture.js";
import { opensOther } from "./looseHeader.js";
import { isNested } from "./nested.js";
import { farthestCode, linesOfStyle, numberStyleOf } from "./numberStyle.js";
import { remarksAtEnds } from "./remarks.js";
import { farthestStep, findRowEnd } from "./rowExtent.js";
import { partedBy, wrapOf } from "./rowForm.js";
import { opensGroup, rowOpeningAt } from "./rowOpening.js";
import { partRow, type RowParts } from "./rowParts.js";

/** So many lines of a table are looked at to learn of its cells. */
export const linesToLearnFrom = 240;
const rowsToLearnFrom = 40;
const passes = 3;
/** A header is repeated so often at most before the first row: at the end of one page and the top of the next. */
const mostHeaders = 2;

/** What the first rows of a table tell of the others. */
export interface Learnt {
	readonly shape: LooseShape;
	readonly rows: number;
	/** The number of the first row; 0 without one. */
	readonly first: number;
	/** Rows that seem to hold several. */
	readonly nested: number;
	/** Rows that have no task, or units or a time limit for one. */
	readonly taskless: number;
	/** Those, and rows with sentences among their units or leaders, or with units and dates within their task. */
	readonly misfits: number;
	/** Lines behind the first that were looked at. */
	readonly reach: number;
}

/**
 * Learns of the rows below a header how wide the cells of each column are, which are empty, and how tasks end: the rows
 * are read up to three times, each time with what the time before told.
 *
 * @param from first line below the header
 * @param names the names of the columns without blanks, as pages repeat them
 * @param above the title above the table, as pages may repeat it; "" where there is none
 */
export function learnShape(
	lines: readonly string[],
	from: number,
	header: TableHeader,
	names: string,
	above: string,
): Learnt {
	let first = from;
	const title = titleOfPages(lines, from, above);
	while (first < from + 3 && (lines[first] ?? "").trim() === "") first++;
	const numbers = numberStyleOf(lines, first, header);
	const wrapAt = wrapOf(lines, first);
	const unknown = { ...emptyShape(header.columns.length, names), numbers, wrapAt, title };
	const bareSections = opensWithBareSection(lines, first, { ...header, shape: unknown });
	const none = { ...unknown, bareSections };
	const { rows: found, first: number, reach } = firstRows(lines, from, { ...header, shape: none });
	const rows = found.map(({ chunks }) => chunks);
	const unitALine = standOneALine(rows);
	const unitsByBlank = standBesideEachOther(rows, header);
	const parted = partedBy(rows, header.columns.length);
	const known = { unitALine, unitsByBlank, bareSections, numbers, wrapAt, parted, names, title };
	const remarks = remarksAtEnds(rows, header);
	const words = none.words.map((own, c) => (c === none.words.length - 1 ? remarks : own));
	const beside = widthOfFirstLines(rows, header);
	const widthsAtFirst = none.widths.map((own, c) => (c === header.numberColumn + 2 ? beside : own));
	let shape: LooseShape = { ...none, ...known, words, widths: widthsAtFirst };
	let nested = 0;
	let taskless = 0;
	let misfits = 0;
	for (let pass = 0; pass < passes && rows.length > 0; pass++) {
		const facts = columnFacts(header, shape);
		const read = found.map(({ chunks, touchesNext }) => partRow(chunks, header, facts, false, touchesNext));
		taskless = read.filter((row) => hasNoTask(row, header)).length;
		misfits = read.filter((row) => hasNoTask(row, header) || isMisfit(row, header)).length;
		const before = shape;
		const own = shapeOf(read, header);
		shape = { ...own, ...known, widths: own.widths.map((width, c) => width || (widthsAtFirst[c] ?? 0)) };
		// What has told nothing new will tell the same once more.
		if (isSameShape(before, shape)) break;
	}
	for (const chunks of rows) if (isNested(chunks, header)) nested++;
	return {
		shape,
		rows: rows.length,
		first: number,
		nested,
		taskless,
		misfits,
		reach: Math.max(reach, above === "" ? 0 : linesOfPages + 1, first - from + linesOfStyle + farthestCode),
	};
}

/** Nothing is known of any column. */
export function emptyShape(columns: number, names: string): LooseShape {
	return {
		widths: new Array<number>(columns).fill(0),
		empties: new Array<number>(columns).fill(-1),
		lengths: new Array<number>(columns).fill(0),
		words: new Array<readonly string[]>(columns).fill([]),
		stops: false,
		unitALine: false,
		unitsByBlank: false,
		mostLeads: 0,
		bareSections: false,
		numbers: "digits",
		parted: "mixed",
		wrapAt: 0,
		names,
		title: "",
	};
}

/** The first pages of a table have no more lines. */
const linesOfPages = 100;

/** The title above a table where a line of its pages repeats it; "" else, so that an edit of it reads no row. */
function titleOfPages(lines: readonly string[], from: number, title: string): string {
	if (title === "") return "";
	for (let i = from; i < from + linesOfPages && i < lines.length; i++)
		if (repeatedHeaderAt(lines, i, title) > 0) return title;
	return "";
}

function isSameShape(a: LooseShape, b: LooseShape): boolean {
	return (
		a.stops === b.stops &&
		a.mostLeads === b.mostLeads &&
		a.widths.every((width, i) => width === b.widths[i]) &&
		a.empties.every((often, i) => often === b.empties[i]) &&
		a.lengths.every((length, i) => length === b.lengths[i]) &&
		a.words.every((words, i) => words.join() === b.words[i]?.join())
	);
}

/** One of the rows that a table is learnt from. */
interface FirstRow {
	/** Behind its number. */
	readonly chunks: readonly Chunk[];
	readonly touchesNext: boolean;
}

function firstRows(
	lines: readonly string[],
	from: number,
	header: TableHeader,
): { readonly rows: readonly FirstRow[]; readonly first: number; readonly reach: number } {
	const rows: FirstRow[] = [];
	let first = 0;
	let i = from;
	let character = 0;
	let last = 0;
	let reach = from;
	let headers = 0;
	const end = Math.min(lines.length, from + linesToLearnFrom);
	while (i < end && rows.length < rowsToLearnFrom) {
		const line = lines[i] ?? "";
		const within = character > 0 ? numberAt(line, character, header.shape?.numbers) : undefined;
		const found = within === undefined ? rowOpeningAt(lines, i, header) : { ...within, line: i };
		if (
			found === undefined ||
			(last > 0 && !isNear(found.value, last, header) && !beginsAnew(lines, found, last, header))
		) {
			const repeated = repeatedAt(lines, i, header.shape);
			if (repeated > 0 && rows.length === 0 && ++headers > mostHeaders) {
				reach = i + repeated;
				break;
			}
			const heading = sectionLinesAt(lines, i, header.shape?.numbers);
			if (line.trim() !== "" && repeated === 0 && !isPageMark(line)) {
				const isBare = isBareSection(lines, i, last + 1, header);
				if (endsTable(line) || !(isBare || heading > 0) || opensOther(lines, i)) break;
				if (!isBare) last = 0;
			}
			i += Math.max(1, repeated, heading);
			character = 0;
			continue;
		}
		if (first === 0) first = found.value;
		const row = findRowEnd(lines, found.line, found.end, found.value, header);
		reach = Math.max(reach, row.reach);
		// The last row has no end that is known, and teaches little.
		if (!row.isOpen || rows.length === 0)
			rows.push({
				chunks: chunksOf(lines, found.line, row.parts, header.shape?.wrapAt),
				touchesNext: row.touchesNext,
			});
		last = found.value;
		if (row.endLine === i && row.endCharacter <= character) break;
		i = row.endLine;
		character = row.endCharacter;
	}
	return { rows, first, reach: Math.min(Math.max(reach, i + 1), end + 1) - from };
}

/** Whether numbers begin anew with a row whose group stands left of its number, or right behind it. */
function beginsAnew(
	lines: readonly string[],
	found: {
		readonly value: number;
		readonly line: number;
		readonly end: number;
		readonly before?: readonly unknown[];
	},
	last: number,
	header: TableHeader,
): boolean {
	if (found.value !== 1 || last < 2) return false;
	return (found.before?.length ?? 0) > 0 || opensGroup(lines[found.line] ?? "", found.end, header);
}

function isNear(value: number, last: number, { shape }: TableHeader): boolean {
	return (stepOf(value, last, shape?.numbers) ?? farthestStep + 1) <= farthestStep;
}

/** Whether units follow each other on lines of their own, and none of them with a mark between. */
function standOneALine(rows: readonly (readonly Chunk[])[]): boolean {
	let pairs = 0;
	for (const chunks of rows)
		for (const [i, chunk] of chunks.entries()) {
			const before = chunks[i - 1];
			const words = chunk.text.replace(/[、，]$/, "");
			const items = unitItems(words);
			if (items.length > 1 ? areMarked(items) : words !== chunk.text && isSurelyUnit(words)) return false;
			if (before !== undefined && chunk.gap === "line" && isUnit(before.text) && isUnit(chunk.text))
				if (labelLength(chunk.text) === 0) pairs++;
		}
	return pairs > 1;
}

/** Whether marks part the units of a list, of which a line may hold the end of one and the beginning of another: 局、县财政局、县. */
function areMarked(items: readonly string[]): boolean {
	if (items.every(isUnit)) return true;
	const isWhole = items.some((item) => opensUnit(item) && isSurelyUnit(item));
	return isWhole && items.every((item) => item.length <= longestPiece || isUnit(item));
}

/** What a line end leaves of a unit's name is hardly longer. */
const longestPiece = 6;

/** Whether more units stand on a line than there are columns of units, with a blank between and nowhere a mark. */
function standBesideEachOther(rows: readonly (readonly Chunk[])[], { unitColumns }: TableHeader): boolean {
	let found = 0;
	for (const chunks of rows) {
		let run = 0;
		for (const chunk of chunks) {
			const items = unitItems(chunk.text);
			if (items.length > 1 && items.every(isUnit)) return false;
			run = !isUnit(chunk.text) ? 0 : chunk.gap === "blank" ? run + 1 : 1;
			if (run === unitColumns.length + 1) found++;
		}
	}
	return found > 1;
}

function shapeOf(
	read: readonly RowParts[],
	header: TableHeader,
): Pick<LooseShape, "widths" | "empties" | "lengths" | "words" | "stops" | "mostLeads"> {
	const kinds = kindsOf(header);
	const widths = kinds.map((kind, c) => widthOfColumn(read, c, kind));
	const empties = kinds.map((kind, c) => {
		if (kind === "number") return 0;
		const empty = read.filter((row) => isEmptyCell(row, c, kind)).length;
		// One row or two do not tell that no other is empty.
		return empty === 0 && read.length < fewestToCompare ? -1 : Math.round((4 * empty) / read.length);
	});
	let stops = 0;
	for (const { chunks, cells } of read) {
		const [, to] = cells[header.taskColumn] ?? [0, 0];
		if (/[。；]$/.test(chunks[to - 1]?.text ?? "")) stops++;
	}
	const mostLeads = Math.max(0, ...read.map((row) => leadsOf(row, header)));
	const cells = kinds.map((kind, c) =>
		ofFewWords.has(kind) || header.columns[c]?.role === "goal" ? cellsOfColumn(read, c) : [],
	);
	return {
		widths,
		empties,
		lengths: cells.map(typicalLength),
		words: cells.map((own, c) =>
			saidAgain(kinds[c] === "text" ? [...own, ...beginnings(read, c, own)] : own),
		),
		stops: read.length > 2 && stops >= 0.8 * read.length,
		mostLeads,
	};
}

/** Kinds of columns whose cells resemble each other, whatever they are about. */
const ofFewWords: ReadonlySet<CellKind> = new Set(["name", "group", "result", "other"]);

/** What stands under a column, row by row. */
function cellsOfColumn(read: readonly RowParts[], column: number): readonly string[] {
	return read
		.map(({ chunks, cells }) => wordsOf(chunks.slice(...(cells[column] ?? [0, 0]))))
		.filter((words) => words !== "");
}

/** 通过市级验收⏎药学部, 通过市级验收⏎财务部: first lines of cells that several begin with, and go on otherwise. */
function beginnings(read: readonly RowParts[], column: number, cells: readonly string[]): readonly string[] {
	if (cells.length === 0) return [];
	const firsts = read.flatMap(({ chunks, cells: own }) => {
		const [from, to] = own[column] ?? [0, 0];
		const first = chunks[from]?.text ?? "";
		return to - from === 2 && chunks[from + 1]?.gap === "line" && first.length > 4 ? [first] : [];
	});
	return firsts.filter((first) => new Set(cells.filter((cell) => cell.startsWith(first))).size > 1);
}

/** Half of the cells are not longer. */
function typicalLength(cells: readonly string[]): number {
	if (cells.length < fewestToCompare) return 0;
	const lengths = cells.map(({ length }) => length).sort((a, b) => a - b);
	return lengths[Math.floor(cells.length / 2)] ?? 0;
}

const fewestToCompare = 4;
const mostWords = 12;
const longestWord = 14;

/** Words that are the whole of several cells. */
function saidAgain(cells: readonly string[]): readonly string[] {
	const words = new Set(cells.filter(({ length }) => length <= longestWord));
	const again = [...words].filter((word) => cells.indexOf(word) !== cells.lastIndexOf(word));
	return again
		.filter((word) => !again.some((other) => other !== word && other.startsWith(word)))
		.sort()
		.slice(0, mostWords);
}

/** Whether a row has nothing in a column; what is no time limit stands there because nothing does. */
function isEmptyCell({ chunks, cells }: RowParts, column: number, kind: CellKind): boolean {
	const [from, to] = cells[column] ?? [0, 0];
	return from === to || (kind === "date" && !isDateCell(wordsOf(chunks.slice(from, to))));
}

function isDateCell(words: string): boolean {
	return isDate(words) || isNothing(words);
}

/** Whether nothing in a row says what shall be done: its task was put elsewhere on the page. */
function hasNoTask({ chunks, cells }: RowParts, { taskColumn }: TableHeader): boolean {
	const [from, to] = cells[taskColumn] ?? [0, 0];
	const words = wordsOf(chunks.slice(from, to));
	return from === to || isDateCell(words) || unitItems(words).every(isUnit);
}

/** Whether cells hold what is of another row, or of another column. */
function isMisfit({ chunks, cells }: RowParts, header: TableHeader): boolean {
	return kindsOf(header).some((kind, column) => {
		const [from, to] = cells[column] ?? [0, 0];
		if (kind === "text") return chunks.slice(from + 1, to).filter(isOtherCell).length > 1;
		if (kind !== "units" && kind !== "leader" && kind !== "date") return false;
		const words = wordsOf(chunks.slice(from, to));
		if (kind === "date") return words.length > longestDate && !isDateCell(words);
		return sentence.test(words);
	});
}

/** Whether a piece of a task is a cell by itself: a time limit, or units. */
function isOtherCell({ text }: Chunk): boolean {
	return isDate(text) || (text.length > 3 && areSurelyUnits(text));
}

const longestDate = 24;
/** 建设绿色工厂5家以上。, 提升20个: no name of a unit or person has such words. */
const sentence = /[。！？]|\d(?:\.\d)?\s?(?:个|家|处|座|公里|万|亿|%|％|以上)/;

/** How many units lead in a row in which others help. */
function leadsOf({ chunks, cells }: RowParts, header: TableHeader): number {
	const lead = header.leadColumns[0] ?? -1;
	const help = header.unitColumns.find((column) => !header.leadColumns.includes(column)) ?? -1;
	const [from, to] = cells[lead] ?? [0, 0];
	const [first, last] = cells[help] ?? [0, 0];
	if (from === to || first === last) return 0;
	return unitItems(wordsOf(chunks.slice(from, to))).length;
}

/** Whose cells are known by what they say, so that lines that are too long for them are seen to be. */
const isToldByContent: ReadonlySet<CellKind> = new Set(["units", "leader", "date"]);

/** Digits and marks make a line so much wider at most than its column was thought to be. */
const mostOver = 1.3;

/**
 * How wide the lines of a column are. A line that does not end its cell is nearly as wide as the column; how much room
 * it left is less than what follows it takes.
 */
function widthOfColumn(read: readonly RowParts[], column: number, kind: CellKind): number {
	const found: number[] = [];
	const all: number[] = [];
	for (const { chunks, cells } of read) {
		const [from, to] = cells[column] ?? [0, 0];
		// What holds the words of another row tells nothing of time limits.
		if (kind === "date" && !isDateCell(wordsOf(chunks.slice(from, to)))) continue;
		let width = 0;
		for (let i = from; i < to; i++) {
			const chunk = chunks[i];
			if (chunk === undefined) break;
			width += chunk.width + (width > 0 ? 0.25 : 0);
			const next = chunks[i + 1];
			if (i + 1 < to && next !== undefined && next.line !== chunk.line) {
				// An office above its bearer need not fill its line, nor who leads above 配合单位：.
				const isWrapped =
					kind === "leader"
						? !isOffice(chunk.text)
						: labelLength(next.text) === 0 && !(kind === "units" && isUnit(chunk.text) && isUnit(next.text));
				if (isWrapped) found.push(width);
			}
			if (i + 1 === to || next?.line !== chunk.line) {
				all.push(width);
				width = 0;
			}
		}
	}
	if (found.length < 2) return 0;
	found.sort((a, b) => a - b);
	const typical = found[Math.floor(found.length * 0.7)] ?? 0;
	// More lines that are wider than lines that wrap: what seemed to wrap there was of another column.
	if (isToldByContent.has(kind) && all.filter((width) => width > typical + mostOver).length > found.length)
		return 0;
	return Math.round(2 * typical) / 2;
}
