import type { RowBlock, RowDoubt } from "../../model/block.js";
import { emptyText, joinTexts, type MappedText, mapLine } from "../../model/mappedText.js";
import { lineSpan, type Span } from "../../model/span.js";
import type { Cell, TableHeader } from "../../model/tableHeader.js";
import { emptyCell, readRow } from "../row.js";
import { type Borders, cellCost, findBorders, marginOf } from "./borders.js";
import { type CellKind, kindsOf } from "./cellKinds.js";
import { isDate, isNothing, isUnit, unitItems } from "./cellShapes.js";
import { dividesUnits } from "./cellWalk.js";
import { type Chunk, chunksOf, widthOf } from "./chunks.js";
import { columnFacts, isNested } from "./learn.js";
import type { RowExtent } from "./rowExtent.js";

/** A row whose cells were told apart, and how many of its chunks it took up. */
export interface LooseRow {
	readonly row: RowBlock;
	/** Line behind the last that it takes, where it was not known. */
	readonly endLine: number;
}

/** Less than this, and a cell may as well end elsewhere. */
const leastMargin = 1;
/** A cell that fits its column worse is none, or holds words of another. */
const mostCellCost = 1;
const leastNameMargin = 0.4;

/**
 * Tells the cells of a row apart.
 *
 * @param at line that its block begins at
 * @param number where its number stands, in the block
 * @param doubts that its place among the rows gives
 */
export function readLooseCells(
	lines: readonly string[],
	at: number,
	number: Span,
	extent: RowExtent,
	header: TableHeader,
	doubts: readonly RowDoubt[],
	size: { readonly lines: number; readonly reach: number },
	year: number | undefined,
): LooseRow {
	const shape = header.shape ?? { widths: [], empties: [], stops: false, names: "" };
	const chunks = chunksOf(lines, at, extent.parts);
	const facts = columnFacts(header, shape);
	const kinds = kindsOf(header);
	const borders = findBorders(chunks, facts, extent.isOpen);
	const ranges = keepNames(chunks, facts, borders, header);
	const cells = header.columns.map((_, c): Cell => {
		if (c === header.numberColumn) {
			const text = (lines[at + number.line] ?? "").slice(number.character, number.endCharacter);
			return { state: "text", content: mapLine(text, number.line, number.character), span: number };
		}
		const [from, to] = ranges[c] ?? [0, 0];
		return from === to
			? emptyCell(
					stateOfEmpty(kinds[c], c, header, ranges),
					placeOf(chunks[Math.min(from, chunks.length - 1)], number),
				)
			: cellOf(chunks.slice(from, to), lines, at, kinds[c], shape.widths[c] ?? 0);
	});
	const own = [...doubts, ...doubtsOf(chunks, { ...borders, cells: ranges }, cells, facts, header)];
	const taken = chunks[borders.taken - 1];
	const endLine = borders.taken < chunks.length && taken !== undefined ? at + taken.line + 1 : extent.endLine;
	const raw = { cells, surplus: [], width: header.columns.length, ...size };
	const isShort = borders.taken < chunks.length;
	const read = readRow(header, isShort ? { ...raw, lines: endLine - at } : raw, year);
	const row = own.length === 0 ? read : { ...read, doubts: own };
	return { row, endLine };
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
	kind: CellKind | undefined,
	width: number,
): Cell {
	const parts: MappedText[] = [];
	const first = chunks[0];
	const last = chunks.at(-1);
	if (first === undefined || last === undefined) return emptyCell("empty", lineSpan(0, 0, 0));
	let from = first;
	for (let i = 1; i <= chunks.length; i++) {
		const before = chunks[i - 1];
		const chunk = chunks[i];
		if (before === undefined || (chunk !== undefined && chunk.line === before.line)) continue;
		const text = (lines[at + from.line] ?? "").slice(from.start, before.end);
		parts.push(mapLine(text, from.line, from.start));
		if (chunk === undefined) break;
		if (kind === "units" && dividesUnits(before, chunk, widthOf(text), width))
			parts.push({ text: "\n", pieces: [] });
		from = chunk;
	}
	const content = parts.length === 0 ? emptyText : joinTexts(parts);
	const span = { line: first.line, character: first.start, endLine: last.line, endCharacter: last.end };
	return { state: "text", content, span };
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
		cells[c]?.state === "text" ? (cells[c]?.content.text ?? "").replace(/ /g, "") : "";
	const isEmpty = (c: number) => borders.cells[c]?.[0] === borders.cells[c]?.[1];
	for (let c = 0; c < kinds.length; c++) {
		if (isEmpty(c)) continue;
		const [from, to] = borders.cells[c] ?? [0, 0];
		const before = doubts.length;
		const words = textOf(c);
		if (kinds[c] === "date" && !isDate(words) && !isNothing(words))
			doubts.push({ kind: "deadline", column: c });
		if (kinds[c] === "units" && !isNothing(words) && !unitItems(words).every(isUnit))
			doubts.push({ kind: "units", column: c });
		if (doubts.length === before && cellCost(chunks, facts[c], from, to) > mostCellCost)
			doubts.push({ kind: "border", column: c });
	}
	const task = textOf(header.taskColumn);
	if (task === "") doubts.push({ kind: "no-text", column: header.taskColumn });
	else if (header.shape?.stops === true && !/[。；！]$/.test(task))
		doubts.push({ kind: "text-end", column: header.taskColumn });
	if (header.unitColumns.length > 0 && header.unitColumns.every(isEmpty))
		doubts.push({ kind: "no-units", column: header.unitColumns[0] ?? -1 });
	if (isNested(chunks, header)) doubts.push({ kind: "nested", column: -1 });
	const known = new Set(doubts.map(({ column }) => column));
	doubts.push(
		...borderDoubts(chunks, borders, facts, kinds, header).filter(({ column }) => !known.has(column)),
	);
	return doubts;
}

/** Borders that may as well stand elsewhere; whether a name ends here or there changes no words of the task. */
function borderDoubts(
	chunks: readonly Chunk[],
	borders: Borders,
	facts: ReturnType<typeof columnFacts>,
	kinds: readonly CellKind[],
	header: TableHeader,
): readonly RowDoubt[] {
	for (let c = 1; c < kinds.length; c++) {
		const left = c - 1;
		if (kinds[left] === "number" || (left === header.nameColumn && c === header.taskColumn)) continue;
		if (marginOf(chunks, facts, borders, left, c) < leastMargin) return [{ kind: "border", column: c }];
	}
	return [];
}
