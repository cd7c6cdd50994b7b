import { simplifyInPlace } from "../../language/scriptForms.js";
import { type RowBlock, type RowDoubt, withParts } from "../../model/block.js";
import { readEntities } from "../../model/inlineMarkup.js";
import { emptyText, joinTexts, type MappedText, mapLine } from "../../model/mappedText.js";
import { lineSpan, type Span } from "../../model/span.js";
import type { Cell, TableHeader } from "../../model/tableHeader.js";
import { labelLength } from "../assignmentLabel.js";
import { type DocumentTime, dueOfHeadings } from "../documentTime.js";
import { emptyCell, readRow } from "../row.js";
import { type Borders, cellCost, findBorders, marginOf } from "./borders.js";
import { type CellKind, kindsOf } from "./cellKinds.js";
import { areOfficials, isDate, isNothing, isOnesName, isUnit, unitItems } from "./cellShapes.js";
import { type Chunk, chunksOf, widthOf } from "./chunks.js";
import { type ColumnFacts, columnFacts } from "./columnFacts.js";
import { mayBeTorn, mayBeTwo, sharedByLeadAndHelp } from "./doubtfulUnits.js";
import { emptyShape } from "./learn.js";
import { dividesList } from "./listLines.js";
import { isNested } from "./nested.js";
import type { RowExtent } from "./rowExtent.js";
import type { RowOpening } from "./rowOpening.js";
import { partRow, type RowParts } from "./rowParts.js";

/** A row whose cells were told apart, and how many of its chunks it took up. */
export interface LooseRow {
	readonly row: RowBlock;
	/** Line behind the last that it takes, where it was not known. */
	readonly endLine: number;
}

/** The lines of a document as they are written, and as they tell where cells end: as long, in Simplified script. */
export interface LooseLines {
	readonly written: readonly string[];
	readonly lines: readonly string[];
}

/** Less than this, and a cell may as well end elsewhere. */
const leastMargin = 1;
/** As `leastMargin` where a cell of a column that is hardly ever empty has nothing: what is in another may be its. */
const leastMarginOfEmpty = 2;
/** As `leastMargin` between those who lead and those who help. */
const leastMarginOfUnits = 1.5;
/** As `leastMargin` where both cells tell what shall be done. */
const leastMarginInTask = 0.8;
/** A cell that fits its column worse is not one, or holds words of another. */
const mostCellCost = 1;
/** As `mostCellCost` of units, which fit their column much better, and of tasks, which may say anything. */
const mostCosts: Readonly<Partial<Record<CellKind, number>>> = { units: 0.3, text: 3.5 };
/** So much less a cell costs that a full stop closes, of which a doubt is not to be hidden. */
const bonusOfStop = 0.5;
/** What stands left of a number ends with it. */
const mostLeftCost = 2.5;
const leastNameMargin = 0.4;

/**
 * Tells the cells of a row apart.
 *
 * @param at line that its block begins at
 * @param opening where its number stands
 * @param extent what belongs to it, lines counted from `at`
 * @param doubts that its place among the rows gives
 */
export function readLooseCells(
	{ lines, written }: LooseLines,
	at: number,
	opening: RowOpening,
	extent: RowExtent,
	header: TableHeader,
	doubts: readonly RowDoubt[],
	size: { readonly lines: number; readonly reach: number },
	time: DocumentTime,
): LooseRow {
	const shape = header.shape ?? emptyShape(0, "");
	const facts = columnFacts(header, shape);
	const kinds = kindsOf(header);
	const row = cellsOfRow(lines, at, opening, extent, header, facts);
	const { chunks } = row;
	const ranges = keepNames(chunks, facts, row, header);
	const number = spanOfNumber(at, opening);
	const cells = header.columns.map((_, c): Cell => {
		if (c === header.numberColumn)
			return { state: "text", content: numberText(written, at, opening), span: number };
		const [from, to] = ranges[c] ?? [0, 0];
		return from === to
			? emptyCell(
					stateOfEmpty(kinds[c], c, header, ranges),
					placeOf(chunks[Math.min(from, chunks.length - 1)], number),
				)
			: cellOf(chunks.slice(from, to), written, at, facts[c]);
	});
	const alone = (row.behind ?? []).map((column): RowDoubt => ({ kind: "border", column }));
	const cut: readonly RowDoubt[] = isCutByPage(row, extent, header) ? [{ kind: "page", column: -1 }] : [];
	const own = [
		...doubts,
		...alone,
		...cut,
		...doubtsOf(chunks, { ...row, cells: ranges }, cells, facts, header),
	];
	const endLine = row.endLine ?? extent.endLine;
	const read = readRow(
		header,
		{
			cells,
			surplus: [],
			width: header.columns.length,
			...size,
			...(row.endLine === undefined ? {} : { lines: endLine - at }),
		},
		time,
		dueOfHeadings(time),
	);
	return { row: own.length === 0 ? read : withParts(read, { doubts: own }), endLine };
}

/**
 * Whether a page ends within a row so that the rest of several cells stands behind it, or that of another than the task:
 * what belongs to which is told by its words alone.
 */
function isCutByPage(
	{ chunks, cells, margins }: Borders & { readonly chunks: readonly Chunk[] },
	{ parts }: RowExtent,
	{ taskColumn }: TableHeader,
): boolean {
	if (parts.filter(({ isBehindPage }) => isBehindPage).length !== 1) return false;
	if (margins === undefined) return true;
	return cells.some(
		([from, to], c) => c !== taskColumn && chunks.slice(from + 1, to).some(({ gap }) => gap === "page"),
	);
}

function spanOfNumber(at: number, { line, character, end, parts }: RowOpening): Span {
	const first = line - at - (parts === undefined ? 0 : parts.length - 1);
	return { line: first, character, endLine: line - at, endCharacter: end };
}

/** A number as it is written, also where a narrow column has broken it: （1⏎0⏎） is （10）. */
function numberText(written: readonly string[], at: number, opening: RowOpening): MappedText {
	const { line, character, end, parts } = opening;
	const own = parts ?? [{ line: 0, start: character, end }];
	const first = line - (own.length - 1);
	return joinTexts(
		own.map((part) =>
			mapLine(
				(written[first + part.line] ?? "").slice(part.start, part.end),
				first + part.line - at,
				part.start,
			),
		),
	);
}

/** The chunks of a row by columns; `endLine` where it ends before its extent does. */
function cellsOfRow(
	lines: readonly string[],
	at: number,
	opening: RowOpening,
	extent: RowExtent,
	header: TableHeader,
	facts: ReturnType<typeof columnFacts>,
): Omit<RowParts, "rest"> & { readonly endLine: number | undefined } {
	const parted = partRow(
		chunksOf(lines, at, extent.parts, header.shape?.wrapAt),
		header,
		facts,
		extent.isOpen,
		extent.touchesNext,
	);
	const next = parted.chunks[parted.taken];
	const last = parted.chunks.slice(0, parted.taken).reduce((line, chunk) => Math.max(line, chunk.line), 0);
	// What stands left of the next row's number begins with a line of its own.
	const rest = extent.parts.find(({ line }) => line > last && parted.rest > 0);
	const endLine =
		next !== undefined
			? at + last + 1
			: rest !== undefined && header.numberColumn > 0
				? at + rest.line
				: undefined;
	if (header.numberColumn < 1)
		return {
			...parted,
			chunks: next === undefined ? parted.chunks : parted.chunks.slice(0, parted.taken),
			endLine,
		};
	const left = chunksOf(lines, at, opening.before);
	const own = findBorders(left, facts.slice(0, header.numberColumn), false).cells;
	const shifted = parted.cells
		.slice(own.length)
		.map(([from, to]): readonly [number, number] => [from + left.length, to + left.length]);
	return {
		...parted,
		chunks: [...left, ...parted.chunks.slice(0, parted.taken)],
		cells: [...own, ...shifted],
		taken: parted.taken + left.length,
		endLine,
	};
}

/** Where it is not certain where a name beside the task ends, both are the task. */
function keepNames(
	chunks: readonly Chunk[],
	facts: ReturnType<typeof columnFacts>,
	borders: Borders,
	{ nameColumn, taskColumn }: TableHeader,
): readonly (readonly [number, number])[] {
	if (nameColumn < 0 || taskColumn !== nameColumn + 1) return borders.cells;
	const [from, border] = borders.cells[nameColumn] ?? [0, 0];
	if (from === border || marginOf(chunks, facts, borders, nameColumn, taskColumn) >= leastNameMargin)
		return borders.cells;
	const [, to] = borders.cells[taskColumn] ?? [0, 0];
	return borders.cells.map((cell, c) =>
		c === nameColumn ? [from, from] : c === taskColumn ? [from, to] : cell,
	);
}

/** What it means that nothing stands under a column: a group goes on, and so do units that every row has. */
function stateOfEmpty(
	kind: CellKind | undefined,
	column: number,
	header: TableHeader,
	ranges: readonly (readonly [number, number])[],
): "empty" | "covered" {
	if (kind === "group") return "covered";
	if (kind !== "units") return "empty";
	const others = header.unitColumns.some(
		(other) => other !== column && ranges[other]?.[0] !== ranges[other]?.[1],
	);
	return others && !header.leadColumns.includes(column) ? "empty" : "covered";
}

function placeOf(chunk: Chunk | undefined, number: Span): Span {
	return chunk === undefined
		? lineSpan(number.endLine, number.endCharacter, number.endCharacter)
		: lineSpan(chunk.line, chunk.start, chunk.start);
}

function cellOf(
	chunks: readonly Chunk[],
	lines: readonly string[],
	at: number,
	column: ColumnFacts | undefined,
): Cell {
	const parts: MappedText[] = [];
	const first = chunks[0];
	const last = chunks.at(-1);
	if (first === undefined || last === undefined) return emptyCell("empty", lineSpan(0, 0, 0));
	let from = first;
	let said = "";
	const isPlainDate = column?.kind === "date" && isDate(chunks.map(({ text }) => text).join(""));
	for (let i = 1; i <= chunks.length; i++) {
		const before = chunks[i - 1];
		const chunk = chunks[i];
		if (before === undefined) continue;
		const isSameLine = chunk?.line === before.line;
		if (isSameLine && column?.unitsByBlank !== true) continue;
		const text = (lines[at + from.line] ?? "").slice(from.start, before.end);
		const divides =
			chunk !== undefined &&
			column !== undefined &&
			dividesList(said + text, before, chunk, widthOf(text), column);
		if (isSameLine && !divides) continue;
		// 2026 年 8⏎月 31 日前: the blanks are the converter's.
		if (isPlainDate) parts.push(...blanklessWords(text, from.line, from.start));
		else parts.push(readEntities(mapLine(text, from.line, from.start)));
		if (chunk === undefined) break;
		said += text;
		if (divides) {
			parts.push(column.kind === "units" && labelLength(chunk.text) === 0 ? mark : lineBreak);
			said += "\n";
		}
		from = chunk;
	}
	const content = parts.length === 0 ? emptyText : joinTexts(parts);
	const span = { line: first.line, character: first.start, endLine: last.line, endCharacter: last.end };
	return { state: "text", content, span };
}

const lineBreak: MappedText = { text: "\n", pieces: [] };
/** Where a line end parts two units, one that does not look like the beginning of any is one, too. */
const mark: MappedText = { text: "、", pieces: [] };

/** The words of a text without the blanks between them, each in its place. */
function blanklessWords(text: string, line: number, start: number): readonly MappedText[] {
	if (!/[\s\u3000]/.test(text)) return [mapLine(text, line, start)];
	return Array.from(text.matchAll(/[^\s\u3000]+/g), ({ 0: word, index }) =>
		mapLine(word, line, start + index),
	);
}

function doubtsOf(
	chunks: readonly Chunk[],
	borders: Borders,
	cells: readonly Cell[],
	facts: ReturnType<typeof columnFacts>,
	header: TableHeader,
): readonly RowDoubt[] {
	const kinds = kindsOf(header);
	const doubts: RowDoubt[] = [];
	const textOf = (c: number) =>
		cells[c]?.state === "text" ? simplifyInPlace(cells[c]?.content.text ?? "").replace(/ /g, "") : "";
	const isEmpty = (c: number) => borders.cells[c]?.[0] === borders.cells[c]?.[1];
	for (let c = 0; c < kinds.length; c++) {
		if (isEmpty(c)) {
			if (isMissed(kinds[c], facts[c])) doubts.push({ kind: "missing", column: c });
			continue;
		}
		const [from, to] = borders.cells[c] ?? [0, 0];
		const before = doubts.length;
		const words = textOf(c);
		if (kinds[c] === "date" && !isDate(words) && !isNothing(words))
			doubts.push({ kind: "deadline", column: c });
		if (kinds[c] === "units" && !isNothing(words) && !unitItems(words).every(isUnit))
			doubts.push({ kind: "units", column: c });
		if (kinds[c] === "leader" && !isNothing(words) && !areOfficials(words)) {
			const names = words.split(/[、，\n]/);
			if (!names.every(isOnesName) || (names.length === 1 && isOfLines(chunks, from, to) && mayBeTwo(words)))
				doubts.push({ kind: "border", column: c });
		}
		const most = c < header.numberColumn ? mostLeftCost : (mostCosts[kinds[c] ?? "other"] ?? mostCellCost);
		// A full stop makes up for what does not belong together before it.
		const closed = kinds[c] === "text" && /[。；！]$/.test(words) ? bonusOfStop : 0;
		if (doubts.length === before && cellCost(chunks, facts[c], from, to) + closed > most)
			doubts.push({ kind: "border", column: c });
	}
	const task = textOf(header.taskColumn);
	if (task === "") doubts.push({ kind: "no-text", column: header.taskColumn });
	else if (
		header.shape?.stops === true &&
		!/[。；！]$/.test(task) &&
		!endsForSure(chunks, borders, facts, header)
	)
		doubts.push({ kind: "text-end", column: header.taskColumn });
	if (endsWithRest(kinds, textOf)) doubts.push({ kind: "border", column: kinds.length - 1 });
	if (header.unitColumns.length > 0 && header.unitColumns.every(isEmpty))
		doubts.push({ kind: "no-units", column: header.unitColumns[0] ?? -1 });
	const torn = cells.findIndex(
		(cell, c) => kinds[c] === "units" && mayBeTorn(chunks, borders.cells, c, cell),
	);
	if (torn >= 0 && !doubts.some(({ column }) => column === torn))
		doubts.push({ kind: "units", column: torn });
	const shared = sharedByLeadAndHelp(chunks, borders.cells, cells, facts, header);
	if (shared >= 0 && !doubts.some(({ column }) => column === shared))
		doubts.push({ kind: "border", column: shared });
	const helping = helpingOrLeading(header, facts, isEmpty);
	if (helping >= 0) doubts.push({ kind: "border", column: helping });
	if (isNested(chunks, header)) doubts.push({ kind: "nested", column: -1 });
	const known = new Set(doubts.map(({ column }) => column));
	doubts.push(
		...borderDoubts(chunks, borders, facts, kinds, header).filter(({ column }) => !known.has(column)),
	);
	return doubts;
}

/**
 * Whether the last cell may be the rest of what shall be done (…较大以上群⏎12 月底⏎体性事件。): a few words that a full stop
 * closes, where the cell that says so has none.
 */
function endsWithRest(kinds: readonly CellKind[], textOf: (column: number) => string): boolean {
	const last = kinds.length - 1;
	if (kinds[last] !== "other" || !stopped.test(textOf(last)) || textOf(last).length > longestRest)
		return false;
	const told = kinds.findLastIndex((kind, c) => c < last && tellsTask.has(kind) && textOf(c) !== "");
	return told >= 0 && !stopped.test(textOf(told));
}

const stopped = /[。；！]$/;
const longestRest = 16;

function isOfLines(chunks: readonly Chunk[], from: number, to: number): boolean {
	return chunks[from]?.line !== chunks[to - 1]?.line;
}

/** Whether a cell has nothing though there is something in nearly all others of its column. */
function isMissed(kind: CellKind | undefined, facts: ColumnFacts | undefined): boolean {
	if (kind === "number" || kind === "group" || kind === "units" || facts === undefined) return false;
	// A time limit may be merged over rows, of which the text shows it once.
	return facts.empties === 0 || (kind === "date" && facts.empties === 1);
}

/**
 * The column of those who help where only the one beside it that leads has units, though most rows have both: they may
 * be of either, the other cell being merged with the one above.
 */
function helpingOrLeading(
	{ leadColumns, unitColumns }: TableHeader,
	facts: readonly ColumnFacts[],
	isEmpty: (column: number) => boolean,
): number {
	const lead = leadColumns.find((column) => unitColumns.includes(column + 1));
	if (lead === undefined) return -1;
	// Nobody leads, though somebody does in every other row.
	if (isEmpty(lead)) return !isEmpty(lead + 1) && facts[lead]?.empties === 0 ? lead + 1 : -1;
	if (!isEmpty(lead + 1)) return -1;
	return (facts[lead + 1]?.empties ?? 0) > mostlyFull ? -1 : lead + 1;
}

/** Fewer than half of the rows have nothing there. */
const mostlyFull = 2;

/** Whether a task that bears no full stop ends where units or a time limit begin that can be nothing else. */
function endsForSure(
	chunks: readonly Chunk[],
	borders: Borders,
	facts: readonly ColumnFacts[],
	{ taskColumn }: TableHeader,
): boolean {
	const next = borders.cells.findIndex(([from, to], c) => c > taskColumn && from < to);
	const [from, to] = borders.cells[next] ?? [0, 0];
	const words = chunks
		.slice(from, to)
		.map(({ text }) => text)
		.join("");
	const kind = facts[next]?.kind;
	const isSure = kind === "date" ? isDate(words) : kind === "units" && unitItems(words).every(isUnit);
	return isSure && marginOf(chunks, facts, borders, taskColumn, next) >= sureMargin;
}

/** So much worse is every other border, and this one is certain. */
const sureMargin = 2;

/** Borders that may as well stand elsewhere; whether a name ends here or there changes no words of the task. */
function borderDoubts(
	chunks: readonly Chunk[],
	borders: Borders,
	facts: ReturnType<typeof columnFacts>,
	kinds: readonly CellKind[],
	header: TableHeader,
): readonly RowDoubt[] {
	const isMissing = (c: number) =>
		borders.cells[c]?.[0] === borders.cells[c]?.[1] && (facts[c]?.empties ?? 0) < 2;
	for (let c = header.numberColumn + 2; c < kinds.length; c++) {
		if (c - 1 === header.nameColumn && c === header.taskColumn) continue;
		const margin = borders.margins?.[c] ?? marginOf(chunks, facts, borders, c - 1, c);
		const least = isMissing(c) || isMissing(c - 1) ? leastMarginOfEmpty : leastMargin;
		const isInTask = tellsTask.has(kinds[c]) && tellsTask.has(kinds[c - 1]);
		const isOfUnits = kinds[c] === "units" && kinds[c - 1] === "units";
		if (margin < (isInTask ? leastMarginInTask : isOfUnits ? Math.max(least, leastMarginOfUnits) : least))
			return [{ kind: "border", column: c }];
	}
	return [];
}

const tellsTask: ReadonlySet<CellKind | undefined> = new Set(["group", "name", "result", "text"]);
