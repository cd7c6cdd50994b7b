import { escapeCell, escapeWords, isEscaped, readCell } from "../../model/cellText.js";
import type { Edit } from "../../model/edit.js";
import { lineSpan } from "../../model/span.js";
import type { Cell } from "../../model/tableHeader.js";
import { blankComments, findComments } from "../../text/comments.js";
import { applyEdits } from "../applyEdits.js";
import {
	type CellChange,
	type CellContent,
	contentAfter,
	type Splice,
	shownText,
	splicesOf,
} from "../cellChange.js";
import type { RowInText, RowWriter } from "./rowWriter.js";
import { keepWidth, linedUpSlots, padTo } from "./slots.js";
import { spliceCell } from "./splices.js";

/** Rows of a Markdown table: `| … | … |`, one a line; `^^` merges. Columns that blanks line up stay so. */
export const tableWriter: RowWriter = {
	changeCells(row, changes) {
		const line = row.lines[0] ?? "";
		const { cells } = row.row;
		const slots = linedUpSlots(line, row.above);
		const edits: Edit[] = [];
		const added: CellContent[] = [];
		for (const [column, change] of [...changes].sort(([a], [b]) => a - b)) {
			const cell = cells[column];
			if (cell === undefined) continue;
			if (cell.state === "missing") {
				while (row.row.width + added.length < column) added.push({ state: "empty" });
				added.push(contentAfter(cell, change));
				continue;
			}
			const slot = slots[column];
			const own = changeCell(line, cell, change);
			edits.push(...(slot === undefined ? own : keepWidth(line, slot, own)));
		}
		return [...edits, ...keepBars(row, changes), ...addCells(line, added)];
	},

	writeRow(_header, cells, like) {
		const line = like?.lines[0] ?? "| ";
		const first = line.trimStart();
		const indent = line.slice(0, line.length - first.length);
		// `|甲|乙|` is written without blanks.
		const blank = /\|[ \t]/.test(first) || !/\|/.test(first) ? " " : "";
		const slots = linedUpSlots(line, like?.above);
		const written = cells.map((cell, column) => {
			const text = print(cell);
			if (column < slots.length) return ` ${text}${padTo(line, slots[column], ` ${text}`)}`;
			return `${blank}${text}${needsBlank(text, "|", blank !== "") ? " " : ""}`;
		});
		return [`${indent}|${written.join("|")}|`];
	},

	sourceOf({ row, lines }, column) {
		const cell = row.cells[column];
		if (cell?.state !== "text") return undefined;
		const { character, endCharacter } = cell.span;
		return withoutComments((lines[0] ?? "").slice(character, endCharacter));
	},
};

function changeCell(line: string, cell: Cell, change: CellChange): readonly Edit[] {
	const after = contentAfter(cell, change);
	if (cell.state === "text" && after.state === "text") return changeText(line, cell, change, after.text);
	const { character, endCharacter } = cell.span;
	if (cell.state === "empty") return after.state === "empty" ? [] : [fillCell(line, character, after)];
	const text = print(after);
	const behind = needsBlank(text, line[endCharacter], false) ? " " : "";
	return keepComments(line, cell, [
		{ span: lineSpan(0, character, endCharacter), newText: `${text}${behind}` },
	]);
}

/** Puts words into a cell that shows nothing; a comment in it stays behind them. */
function fillCell(line: string, character: number, after: CellContent): Edit {
	const comment = findComments(line).find(([from, to]) => from < character && character < to);
	const at = comment?.[0] ?? character;
	// `||` and `| |` have no room for the blanks around a text.
	const isPadded = /\|[ \t]/.test(line);
	const before = isPadded && line[at - 1] === "|" ? " " : "";
	const text = print(after);
	const behind = needsBlank(text, line[at], isPadded) ? " " : "";
	return { span: lineSpan(0, at, at), newText: `${before}${text}${behind}` };
}

/** Whether a text must be set apart from what stands behind it in its row: a backslash would make a bar a part of it. */
function needsBlank(text: string, next: string | undefined, isPadded: boolean): boolean {
	if (isPadded) return next === "|" || next === "<";
	return (next === "|" || next === "<") && text.endsWith("\\");
}

/** Writes the words that change; the whole cell where what stands beside them would be read otherwise. */
function changeText(line: string, cell: Cell, change: CellChange, text: string): readonly Edit[] {
	const { character, endCharacter } = cell.span;
	const splices = splicesOf(cell.content, change, text);
	const edits = spliceCell(cell, splices, escapeWords);
	if (areDigits(line, splices, edits)) return edits;
	if (line.slice(character, endCharacter).includes("<!--")) return keepComments(line, cell, edits);
	const source = applyEdits([line], edits)[0] ?? "";
	const end = source.length - (line.length - endCharacter);
	const isRight =
		source.slice(character, end) !== "^^" &&
		!hasBar(source.slice(character, end)) &&
		shownText(readCell(source, character, end).text) === text &&
		!needsBlank(source.slice(character, end), line[endCharacter], false);
	if (isRight) return edits;
	const written = escapeCell(text);
	const behind = needsBlank(written, line[endCharacter], false) ? " " : "";
	return [{ span: cell.span, newText: `${written}${behind}` }];
}

/** Whether digits take the place of digits: then nothing in the cell can become markup, or cease to be. */
function areDigits(line: string, splices: readonly Splice[], edits: readonly Edit[]): boolean {
	return splices.every(({ start, end, text }, i) => {
		const span = edits[i]?.span;
		if (span === undefined || span.endCharacter - span.character !== end - start) return false;
		return isDigits(text) && isDigits(line.slice(span.character, span.endCharacter));
	});
}

function isDigits(text: string): boolean {
	return /^\d{1,12}$/.test(text);
}

/** Whether a bar that nothing makes text would end the cell. */
function hasBar(source: string): boolean {
	for (let bar = source.indexOf("|"); bar >= 0; bar = source.indexOf("|", bar + 1))
		if (!isEscaped(source, bar)) return true;
	return false;
}

/** What is noted in the words that are replaced stays, at the end of the cell. */
function keepComments(line: string, { span }: Cell, edits: readonly Edit[]): readonly Edit[] {
	if (!line.includes("<!--")) return edits;
	const noted = edits.flatMap(({ span: { character, endCharacter } }) => {
		const source = line.slice(character, endCharacter);
		return findComments(source).map(([from, to]) => ` ${source.slice(from, to)}`);
	});
	if (noted.length === 0) return edits;
	const end = span.endCharacter;
	return [...edits, { span: lineSpan(0, end, end), newText: noted.join("") }];
}

/** Puts a bar beside a cell at either end that becomes empty: without it the cell would not be there. */
function keepBars({ row, lines }: RowInText, changes: ReadonlyMap<number, CellChange>): readonly Edit[] {
	const line = lines[0] ?? "";
	const becomesEmpty = (column: number) => {
		const change = changes.get(column);
		const cell = row.cells[column];
		return change !== undefined && cell?.state !== "empty" && contentAfter(cell, change).state === "empty";
	};
	const edits: Edit[] = [];
	const start = line.length - line.trimStart().length;
	if (becomesEmpty(0) && line[start] !== "|") edits.push({ span: lineSpan(0, start, start), newText: "| " });
	const last = row.width - 1;
	if (row.surplus.length === 0 && becomesEmpty(last) && !isClosed(line)) {
		const end = line.trimEnd().length;
		edits.push({ span: lineSpan(0, end, end), newText: " |" });
	}
	return edits;
}

/** Cells behind the last one of a row that is too short. */
function addCells(line: string, cells: readonly CellContent[]): readonly Edit[] {
	if (cells.length === 0) return [];
	const end = line.trimEnd().length;
	const written = cells.map((cell) => ` ${print(cell)} |`).join("");
	return [{ span: lineSpan(0, end, end), newText: `${isClosed(line) ? "" : " |"}${written}` }];
}

/** Puts comments behind the last cell of a row. */
export function commentEdit(line: string, comments: readonly string[]): Edit {
	const end = line.trimEnd().length - (isClosed(line) && line.trimEnd().endsWith("|") ? 1 : 0);
	const written = comments.join(" ");
	// An empty cell has a blank on either side already.
	if (line.slice(end - 3, end + 1) === "|  |")
		return { span: lineSpan(0, end - 1, end - 1), newText: written };
	const before = line[end - 1] === " " ? "" : " ";
	return { span: lineSpan(0, end, end), newText: `${before}${written}${line[end] === "|" ? " " : ""}` };
}

/** Whether a bar closes the row. */
function isClosed(line: string): boolean {
	const body = blankComments(line).trimEnd();
	const bar = body.length - 1;
	return body[bar] === "|" && body.trimStart().length > 1 && !isEscaped(body, bar);
}

function print(cell: CellContent): string {
	if (cell.state === "covered") return "^^";
	return cell.state === "empty" ? "" : (cell.source ?? escapeCell(cell.text));
}

function withoutComments(source: string): string {
	let text = "";
	let behind = 0;
	for (const [from, to] of findComments(source)) {
		text += source.slice(behind, from);
		behind = to;
	}
	return (text + source.slice(behind)).trim();
}
