import type { Range } from "vscode-languageserver-types";
import type { RowBlock } from "../../model/block.js";
import type { Edit } from "../../model/edit.js";
import { spanOfText } from "../../model/mappedText.js";
import { blockAfter } from "../../snapshot/editSnapshot.js";
import type { PlanSnapshot } from "../../snapshot/planSnapshot.js";

/** Rows that a change has put before a block of the plan as it was, or that stand there. */
export interface PlaceInRows {
	/** Index of the block. */
	readonly block: number;
	/** How many rows; the range goes from the first to the last. */
	readonly rows: number;
	/** Of a single row to be filled in: the range is empty, at the end of what stands there. */
	readonly isNew?: boolean;
	/** Of a single row that the cursor is in: the column, and the characters (UTF-16) from the beginning of the cell. */
	readonly caret?: { readonly column: number; readonly offset: number };
	/** The table of a row beside it. */
	readonly like: RowBlock["header"];
}

/** Where the user goes on once edits are made: LSP range in the document afterwards; undefined where nothing tells. */
export function placeAfter(
	snapshot: PlanSnapshot,
	edits: readonly Edit[],
	{ block, rows, isNew = false, caret, like }: PlaceInRows,
): Range | undefined {
	let line = lineAfter(snapshot, edits, snapshot.plan.lineOfBlock(block));
	const first = blockAfter(snapshot, edits, line, like);
	if (first?.kind !== "row") return undefined;
	if (isNew) {
		const at = endOfWords(first);
		const position = { line: line + at.line, character: at.character };
		return { start: position, end: position };
	}
	const cell = caret === undefined ? undefined : first.cells[caret.column];
	if (caret !== undefined && cell !== undefined && cell.span.line === cell.span.endLine) {
		const { line: own, character, endCharacter } = cell.span;
		const position = { line: line + own, character: Math.min(character + caret.offset, endCharacter) };
		return { start: position, end: position };
	}
	const start = { line: line + first.span.line, character: first.span.character };
	let last: RowBlock = first;
	for (let row = 1; row < rows; row++) {
		const next = blockAfter(snapshot, edits, line + last.lines, like);
		if (next?.kind !== "row") break;
		line += last.lines;
		last = next;
	}
	return { start, end: { line: line + last.span.endLine, character: last.span.endCharacter } };
}

/** Behind the words of the task, else of the first cell that is not merged. */
function endOfWords(row: RowBlock): { readonly line: number; readonly character: number } {
	const own = (column: number) => {
		const cell = column < 0 ? undefined : row.cells[column];
		return cell !== undefined && (cell.state === "text" || cell.state === "empty") ? cell : undefined;
	};
	const cell = own(row.header.taskColumn) ?? row.cells.find((_, column) => own(column) !== undefined);
	if (cell === undefined) return { line: row.span.line, character: row.span.character };
	const { endLine, endCharacter } = cell.state === "text" ? spanOfText(cell.content, cell) : cell.span;
	return { line: endLine, character: endCharacter };
}

/** Where the lines before an old line end, once edits are made. */
function lineAfter({ document }: PlanSnapshot, edits: readonly Edit[], line: number): number {
	let after = line;
	for (const { span, newText } of edits) {
		// What is put in at the end of the document begins behind its last line.
		const isBehind =
			span.line === line - 1 &&
			span.endLine === span.line &&
			newText.startsWith("\n") &&
			span.character === (document.lines[span.line] ?? "").length;
		if (span.line >= line || isBehind) continue;
		after += newText.split("\n").length - 1 - (span.endLine - span.line);
	}
	return after;
}
