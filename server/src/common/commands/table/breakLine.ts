import type { Position } from "vscode-languageserver-types";
import { columnAt } from "../../features/place.js";
import { cellsOfLine } from "../../features/tableLines.js";
import { isRowOfDashes } from "../../features/tableRanges.js";
import { toTextEdits } from "../../features/toLsp.js";
import type { RowBlock } from "../../model/block.js";
import { isEscaped } from "../../model/cellText.js";
import type { Edit } from "../../model/edit.js";
import type { LocalizedText } from "../../model/localizedText.js";
import { type MappedText, offsetOfPlace, spanOfRange } from "../../model/mappedText.js";
import { lineSpan } from "../../model/span.js";
import type { Cell } from "../../model/tableHeader.js";
import { blockAfter, editSnapshot, snapshotAfter } from "../../snapshot/editSnapshot.js";
import type { PlanSnapshot } from "../../snapshot/planSnapshot.js";
import { changeOf } from "../changes.js";
import { type CommandOutcome, command } from "../command.js";
import { type KeyPlace, keyPlaceAt } from "./keyPlace.js";
import { endOfNumber } from "./numberAround.js";
import { notInTable } from "./rowBelow.js";

const lineBreak = "<br>";

/** The Shift+Enter key in tables: a line break inside the cell, behind what is selected; the row stays one row. */
export const breakLine = command({
	verb: "breakLine",
	title: { zh: "格内换行", en: "Break the line inside the cell" },
	kind: "refactor.rewrite.niwen",
	isQuiet: true,
	// It is one character: for a key.
	offers: () => [],
	run: (snapshot, { range }, { language }) => {
		const place = range === undefined ? undefined : keyPlaceAt(snapshot, range.end.line);
		if (range === undefined || place === undefined) return notInTable(language);
		if (keyPlaceAt(snapshot, range.start.line)?.block !== place.block)
			return { message: overBorder[language], isRefusal: true };
		const block = snapshot.plan.blockAt(place.block);
		const outcome =
			place.kind === "row" && block?.kind === "row"
				? breakInRow(snapshot, place, block, range.end)
				: block?.kind === "text" || block?.kind === "row"
					? breakBetweenBars(snapshot, place, range.end)
					: noCell;
		return "zh" in outcome
			? { message: outcome[language], isRefusal: true }
			: { ...outcome, message: done[language] };
	},
});

type Break = Omit<CommandOutcome, "message"> | LocalizedText;

function breakInRow(snapshot: PlanSnapshot, place: KeyPlace, row: RowBlock, at: Position): Break {
	const line = at.line - place.first;
	const column = columnAt(snapshot, row, place.first, line, at.character);
	const cell = row.cells[column];
	if (cell === undefined || cell.state === "missing" || cell.state === "empty") return noCell;
	if (cell.state === "covered") return merged;
	const offset = offsetInCell(row, column, cell, line, at.character);
	if (row.header.layout === "table") {
		const { character } = spanOfRange(cell.content, [offset, offset]);
		return isStillRow(snapshot, place, row, breakAt(at.line, character))
			? writeBreak(snapshot, at.line, character)
			: noCell;
	}
	const task = snapshot.plan.tasksBefore(place.block);
	const outcome = editSnapshot(snapshot, () => [
		{ op: "replaceText", at: { task, column }, range: [offset, offset], text: "\n" },
	]);
	if ("refused" in outcome) return outcome.refused;
	const { edits } = outcome;
	// Of a row in pasted cells more would have to be written, so that it reads as before.
	if (edits.some(({ newText }) => newText.includes("^^"))) return noCell;
	// Where tasks have their numbers is told by several rows there.
	const after = snapshotAfter(snapshot, edits).plan.taskAt(task);
	if (edits.length === 0 || after?.number !== row.number || after.width !== row.width) return noCell;
	return { changes: changeOf(snapshot, toTextEdits(edits, snapshot.document.eol)) };
}

/** Whether a row has the same number and cells once an edit is made, whatever their words are. */
function isStillRow(snapshot: PlanSnapshot, { first }: KeyPlace, row: RowBlock, edit: Edit): boolean {
	const after = blockAfter(snapshot, [edit], first, row.header);
	return (
		after?.kind === "row" &&
		after.number === row.number &&
		after.surplus.length === row.surplus.length &&
		after.cells.every(({ state }, i) => state === row.cells[i]?.state)
	);
}

/**
 * The nearest offset in what a cell shows: behind its number, and not inside a pair of surrogates, a number or a name,
 * which a break would make two of.
 */
function offsetInCell(
	row: RowBlock,
	column: number,
	{ content }: Cell,
	line: number,
	character: number,
): number {
	const { text, pieces } = content;
	let offset = offsetOfPlace(content, line, character);
	if (offset === undefined) {
		const before = pieces.findLast(
			(piece) => piece.line < line || (piece.line === line && piece.character <= character),
		);
		offset = before === undefined ? 0 : before.at + before.length;
	}
	if (column === row.header.taskColumn && row.numberInTask)
		offset = Math.max(offset, text.length - row.text.text.length);
	if (/^[\uDC00-\uDFFF]/.test(text.slice(offset))) offset++;
	return endOfName(row, content, endOfNumber(text, offset));
}

/** Where the name of a unit or a leader ends that an offset stands within. */
function endOfName({ units, leaders }: RowBlock, content: MappedText, offset: number): number {
	for (const { span } of [...units, ...leaders]) {
		const start = offsetOfPlace(content, span.line, span.character);
		const end = offsetOfPlace(content, span.endLine, span.endCharacter);
		if (start !== undefined && end !== undefined && start < offset && offset < end) return end;
	}
	return offset;
}

/** In a row of which nothing is known but its bars. */
function breakBetweenBars(snapshot: PlanSnapshot, place: KeyPlace, at: Position): Break {
	const { lines } = snapshot.document;
	const { tableFirst, first } = place;
	const text = lines[at.line] ?? "";
	const isHead = first === tableFirst || isRowOfDashes(text) || isRowOfDashes(lines[at.line + 1] ?? "");
	const cell = cellsOfLine(text).findLast(({ start }) => start <= at.character);
	if (isHead || cell === undefined || cell.textStart === cell.textEnd) return noCell;
	let character = Math.min(Math.max(at.character, cell.textStart), cell.textEnd);
	while (character < cell.textEnd && (isEscaped(text, character) || isInTag(text, character))) character++;
	const block = snapshot.plan.blockAt(place.block);
	const isWhole = block?.kind !== "row" || isStillRow(snapshot, place, block, breakAt(at.line, character));
	return isWhole ? writeBreak(snapshot, at.line, character) : noCell;
}

/** Inside a tag, a comment or a pair of surrogates. */
function isInTag(text: string, at: number): boolean {
	const open = text.lastIndexOf("<", at - 1);
	const isTag = open >= 0 && text.indexOf(">", open) >= at && at > open;
	return isTag || /^[\uDC00-\uDFFF]/.test(text.slice(at));
}

function breakAt(line: number, character: number): Edit {
	return { span: lineSpan(line, character, character), newText: lineBreak };
}

function writeBreak(snapshot: PlanSnapshot, line: number, character: number): Break {
	const caret = { line, character: character + lineBreak.length };
	return {
		changes: changeOf(snapshot, toTextEdits([breakAt(line, character)], snapshot.document.eol)),
		select: { start: caret, end: caret },
	};
}

const done: LocalizedText = {
	zh: "已在格内换行；如需恢复，撤销一次即可。",
	en: "The line was broken inside the cell; one undo takes it back.",
};
const noCell: LocalizedText = {
	zh: "这里不能换行：请把光标放在一格的文字里。",
	en: "The line cannot be broken here: put the cursor into the words of a cell.",
};
const merged: LocalizedText = {
	zh: "这一格与上一格合并，不能在这里换行：请到写有文字的那一格换行。",
	en: "This cell is merged with the one above: break the line where its words stand.",
};
const overBorder: LocalizedText = {
	zh: "选中的文字不在同一行里，不能在格内换行。",
	en: "The selection goes beyond one row, so no line can be broken inside a cell.",
};
