import type { Position } from "vscode-languageserver-types";
import { columnAt } from "../../features/place.js";
import { cellsOfLine, hasComment, textOfCell, type WrittenCell } from "../../features/tableLines.js";
import { hasKeys, isRowOfDashes, tableRanges } from "../../features/tableRanges.js";
import type { RowBlock, TableHeaderBlock } from "../../model/block.js";
import { spanOfText } from "../../model/mappedText.js";
import { lineSpan, type Span, shiftSpan } from "../../model/span.js";
import type { Cell } from "../../model/tableHeader.js";
import type { PlanSnapshot } from "../../snapshot/planSnapshot.js";

/** Where a key is pressed in a table. */
export interface KeyPlace {
	/**
	 * `row`: of a task, in a layout whose rows can be written. `header`: the names of the columns, with the dashes below.
	 * `bars`: any other row between bars, of which nothing but its cells is known.
	 */
	readonly kind: "row" | "header" | "bars";
	/** Index of the block. */
	readonly block: number;
	/** Its lines in the document, both included; 0-based. */
	readonly first: number;
	readonly last: number;
	/** First line of the table, or of its part. */
	readonly tableFirst: number;
}

/** What stands at a line, where keys of tables are for it; the same lines as the client is told of. */
export function keyPlaceAt({ plan, document }: PlanSnapshot, line: number): KeyPlace | undefined {
	const range = tableRanges(plan, document).find(({ first, last }) => first <= line && line <= last);
	if (range === undefined) return undefined;
	const index = plan.blockAtLine(line);
	const block = plan.blockAt(index);
	if (block === undefined) return undefined;
	const first = plan.lineOfBlock(index);
	const kind =
		block.kind === "row" && hasKeys(block.header.layout)
			? "row"
			: block.kind === "table-header" && hasKeys(block.header.layout)
				? "header"
				: "bars";
	return { kind, block: index, first, last: first + block.lines - 1, tableFirst: range.first };
}

/** The places of the cells of a block in their order: their words, or where these would stand. In the document. */
export function cellsOfBlock({ plan, document }: PlanSnapshot, place: KeyPlace): readonly Span[] {
	const block = plan.blockAt(place.block);
	if (place.kind === "row" && block?.kind === "row") {
		const line = document.lines[place.first] ?? "";
		const cells = [...block.cells, ...block.surplus].filter((cell) => hasPlace(block, cell));
		const between = block.header.layout === "table" ? cellsOfLine(line) : [];
		// Bars in comments and the like: what stands between them is not a cell then.
		const written = between.length === cells.length ? between : [];
		return cells.map((cell, i) =>
			shiftSpan(wordsOfCell(block, cell, columnOf(block, cell), written[i], line), place.first),
		);
	}
	if (place.kind === "header" && block?.kind === "table-header")
		return block.cells.map((cell) => shiftSpan(placeOfCell(cell), place.first));
	const spans: Span[] = [];
	for (let line = place.first; line <= place.last; line++) {
		const text = document.lines[line] ?? "";
		if (isRowOfDashes(text)) continue;
		for (const { start, end, textStart, textEnd } of cellsOfLine(text)) {
			// Between two blanks where nothing stands.
			const empty = Math.min(end, start + 1);
			spans.push(textStart < textEnd ? lineSpan(line, textStart, textEnd) : lineSpan(line, empty, empty));
		}
	}
	return spans;
}

/** Index among {@link cellsOfBlock} of the cell that a position is in; -1 before the first. */
export function cellAtPosition(
	snapshot: PlanSnapshot,
	place: KeyPlace,
	cells: readonly Span[],
	{ line, character }: Position,
): number {
	const block = snapshot.plan.blockAt(place.block);
	if (place.kind === "row" && block?.kind === "row" && block.header.layout === "table") {
		const column = columnAt(snapshot, block, place.first, line - place.first, character);
		return Math.min(column, cells.length - 1);
	}
	const starts = place.kind === "bars" ? startsOfCells(snapshot, line) : undefined;
	let found = -1;
	for (const [i, span] of cells.entries()) {
		const start = (span.line === line ? starts?.[i] : undefined) ?? span.character;
		if (span.line > line || (span.line === line && start > character)) break;
		found = i;
	}
	return found;
}

/** Behind the bar on the left of each cell of a line. */
function startsOfCells({ document }: PlanSnapshot, line: number): readonly number[] {
	return cellsOfLine(document.lines[line] ?? "").map(({ start }) => start);
}

function columnOf({ cells }: RowBlock, cell: Cell): number {
	return cells.indexOf(cell);
}

function hasPlace({ header: { layout } }: RowBlock, { state, span }: Cell): boolean {
	if (state === "missing") return false;
	const isEmpty = span.line === span.endLine && span.character === span.endCharacter;
	return layout !== "pasted" || state !== "covered" || !isEmpty;
}

/**
 * What stands in a cell, its markup with it; of the task's without the number, which is not to be typed over. Excuses
 * are not part of it.
 */
function wordsOfCell(
	row: RowBlock,
	cell: Cell,
	column: number,
	written: WrittenCell | undefined,
	line: string,
): Span {
	const shown = placeOfCell(cell);
	const whole =
		cell.state !== "text" || written === undefined || hasComment(textOfCell(line, written))
			? shown
			: lineSpan(0, written.textStart, written.textEnd);
	if (column !== row.header.taskColumn || !row.numberInTask || row.number === null) return whole;
	if (row.text.text === "") return { ...whole, line: whole.endLine, character: whole.endCharacter };
	const words = spanOfText(row.text);
	if (written === undefined) return { ...whole, line: words.line, character: words.character };
	const behind = row.numberSpan.endCharacter;
	const mark = /^\s{0,4}[.．、)）]?\s{0,4}/.exec(line.slice(behind))?.[0].length ?? 0;
	return { ...whole, character: Math.min(words.character, behind + mark) };
}

function placeOfCell(cell: TableHeaderBlock["cells"][number]): Span {
	return cell.state === "text" ? spanOfText(cell.content, cell) : cell.span;
}
