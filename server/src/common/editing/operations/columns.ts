import type { RowBlock, TableHeaderBlock } from "../../model/block.js";
import type { DeleteColumn, InsertColumn, MoveColumn } from "../../model/planOperation.js";
import { hasFixedRows } from "../../model/tableHeader.js";
import { type CellContent, contentAfter, emptyContent, shownText, textContent } from "../cellChange.js";
import type { EditDraft } from "../editDraft.js";
import { quoted, refuse, refuseRows } from "../refusal.js";
import { checkCells, checkUnchanged, readsOtherwise } from "../rereading.js";
import { columnWriterOf, type FieldLine } from "../rowWriter/columnWriter.js";

/** What becomes of the columns of one table. */
interface ColumnChange {
	readonly operation: number;
	/** The fields of a line; `cell` is that of a new column. */
	readonly fields: <Field>(fields: readonly Field[], cell: Field) => readonly Field[];
	/** What a new column holds: its name, and of the rows by their index in the table. */
	readonly name?: string;
	readonly cells?: readonly string[];
	/** A row that ends before this index needs no other line. */
	readonly from: number;
	/** Index of the column in the rows whose number is no longer to be what it was; -1 for none. */
	readonly numberGoes: boolean;
}

/** Puts a column into a table. */
export function insertColumn(draft: EditDraft, operation: InsertColumn, index: number): void {
	const header = headerOf(draft, operation.header, index);
	const { column, name, cells = [] } = operation;
	if (!(column >= 0 && column <= header.header.columns.length)) noColumn(index);
	if (name.trim() === "") refuse("请写明新栏的名称。", "Give the new column a name.", index);
	if (/[\r\n]/.test(name)) refuse("栏名只能是一行。", "The name of a column is one line.", index);
	changeColumns(draft, operation.header, header, {
		operation: index,
		fields: (fields, cell) => [...fields.slice(0, column), cell, ...fields.slice(column)],
		name,
		cells,
		from: column,
		numberGoes: false,
	});
}

/** Takes a column out of a table, with all that stands in it. */
export function deleteColumn(draft: EditDraft, operation: DeleteColumn, index: number): void {
	const header = headerOf(draft, operation.header, index);
	const { column } = operation;
	const { columns, numberColumn, numberIn, unitColumns } = header.header;
	const gone = columns[column];
	if (gone === undefined) noColumn(index);
	if (columns.length === 1) refuse("表格至少要有一栏。", "A table has at least one column.", index);
	const isNeeded =
		columns.filter(({ role }) => role === "task").length === 1 && gone.role === "task"
			? true
			: unitColumns.length === 1 && unitColumns[0] === column;
	if (isNeeded)
		refuse(
			`“${quoted(gone.header)}”一栏不能删：没有这一栏，本表就不再是任务表。`,
			`The column “${quoted(gone.header)}” cannot be deleted: without it the table is not a table of tasks.`,
			index,
		);
	changeColumns(draft, operation.header, header, {
		operation: index,
		fields: (fields) => fields.filter((_, i) => i !== column),
		from: column + 1,
		numberGoes: column === numberColumn && numberIn === "serial",
	});
}

/** Moves a column to another place in its table. */
export function moveColumn(draft: EditDraft, operation: MoveColumn, index: number): void {
	const header = headerOf(draft, operation.header, index);
	const { from, to } = operation;
	const { length } = header.header.columns;
	if (!(from >= 0 && from < length && to >= 0 && to < length)) noColumn(index);
	if (from === to) return;
	changeColumns(draft, operation.header, header, {
		operation: index,
		fields: (fields, cell) => {
			// A row that is too short ends where it ended, or reaches as far as what was moved.
			const whole = [...fields];
			while (whole.length <= Math.max(from, to)) whole.push(cell);
			const rest = whole.filter((_, i) => i !== from);
			return [...rest.slice(0, to), whole[from] ?? cell, ...rest.slice(to)];
		},
		from: Math.min(from, to) + 1,
		numberGoes: false,
	});
}

function headerOf(draft: EditDraft, block: number, operation: number): TableHeaderBlock {
	const found = draft.source.plan.blockAt(block);
	if (found?.kind !== "table-header") refuse("那里没有表头。", "There is no header of a table.", operation);
	const { layout } = found.header;
	if (hasFixedRows(layout)) refuseRows(operation);
	if (layout === "pasted")
		refuse(
			"逐格粘贴的表格分不清每一栏到哪里，不能增删移动栏：请先转换为表格。",
			"In a table of one cell a line nobody can tell where a column goes: convert to a table first.",
			operation,
		);
	if (layout === "inline")
		refuse(
			"正文里的任务没有栏：请先转换为表格。",
			"Tasks in prose have no columns: convert to a table first.",
			operation,
		);
	return found;
}

function noColumn(operation: number): never {
	return refuse("表中没有这一栏。", "The table has no such column.", operation);
}

function changeColumns(
	draft: EditDraft,
	headerBlock: number,
	header: TableHeaderBlock,
	change: ColumnChange,
): void {
	const { plan, document } = draft.source;
	const writer = columnWriterOf(header.header.layout);
	const { operation } = change;
	let rows = 0;
	for (let block = headerBlock; block < plan.blockCount; block++) {
		const found = plan.blockAt(block);
		const line = plan.lineOfBlock(block);
		const lines = document.lines.slice(line, plan.lineOfBlock(block + 1));
		if (found === undefined || (block > headerBlock && !writer.continuesTable(found, lines))) break;
		const text = found.kind === "row" ? shownText(change.cells?.[rows++] ?? "") : "";
		for (const field of writer.linesOf(found, lines, operation))
			if (field.fields.length >= change.from || text !== "")
				editLine(draft, line, field, change, writer.print, found.kind === "table-header" ? undefined : text);
		if (found.kind === "table-header") expectHeader(draft, block, found, change);
		else if (found.kind === "row") expectRow(draft, block, found, change, text);
		else
			draft.expectBlock(block, { operation, check: (now) => checkUnchanged(found, now, operation, false) });
	}
}

/** @param text of the new cell; of a header's lines the name, or what the line says stands in a column of its kind */
function editLine(
	draft: EditDraft,
	firstLine: number,
	line: FieldLine,
	change: ColumnChange,
	print: (line: FieldLine, fields: readonly string[]) => string,
	text: string | undefined,
): void {
	const cell = text ?? line.filler ?? change.name ?? "";
	const fields = [...line.fields];
	while (fields.length < change.from && cell !== "") fields.push("");
	const before = line.text;
	const after = print(line, change.fields(fields, line.write(cell)));
	const [start, same] = commonEnds(before, after);
	if (before === after) return;
	// What is the same at both ends stays; an edit does not go over several lines where it need not.
	const place = placeIn(before, start);
	const end = placeIn(before, before.length - same);
	const top = firstLine + line.line;
	draft.edit(
		{
			span: { line: top + place[0], character: place[1], endLine: top + end[0], endCharacter: end[1] },
			newText: after.slice(start, after.length - same),
		},
		change.operation,
	);
}

function commonEnds(before: string, after: string): readonly [start: number, end: number] {
	const most = Math.min(before.length, after.length);
	let start = 0;
	while (start < most && before[start] === after[start]) start++;
	let end = 0;
	while (end < most - start && before[before.length - 1 - end] === after[after.length - 1 - end]) end++;
	return [start, end];
}

/** Line and character of an offset in lines joined by `\n`. */
function placeIn(text: string, offset: number): readonly [line: number, character: number] {
	let line = 0;
	let start = 0;
	for (let at = text.indexOf("\n"); at >= 0 && at < offset; at = text.indexOf("\n", at + 1)) {
		line++;
		start = at + 1;
	}
	return [line, offset - start];
}

function expectHeader(draft: EditDraft, block: number, before: TableHeaderBlock, change: ColumnChange): void {
	const names = before.header.columns.map(({ header }) => header);
	const wanted = change.fields(names, change.name ?? "");
	const { operation } = change;
	draft.expectBlock(block, {
		operation,
		check(found) {
			if (found.kind !== "table-header") throw readsOtherwise(change.name ?? "", operation);
			const shown = found.header.columns.map(({ header }) => header);
			const isSame = shown.length === wanted.length && shown.every((name, i) => name === wanted[i]?.trim());
			const keepsNumbers = change.numberGoes || found.header.numberIn === before.header.numberIn;
			if (!isSame || !keepsNumbers) throw readsOtherwise(change.name ?? "", operation);
		},
	});
}

function expectRow(draft: EditDraft, block: number, row: RowBlock, change: ColumnChange, text: string): void {
	const { operation } = change;
	const width = row.cells.filter(({ state }) => state !== "missing").length;
	const before: readonly CellContent[] = row.cells.map((cell) => contentAfter(cell, undefined));
	const reached = Math.max(width, text === "" ? 0 : change.from);
	const changed = reached >= change.from;
	const wanted = changed
		? change.fields(before.slice(0, reached), textContent(text))
		: before.slice(0, width);
	draft.expectBlock(block, {
		operation,
		check(found) {
			if (found.kind !== "row") throw readsOtherwise(row.text.text, operation);
			checkCells(
				found,
				wanted.map((cell) => cell ?? emptyContent),
				operation,
			);
			if (!change.numberGoes && found.number !== row.number) throw readsOtherwise(row.text.text, operation);
		},
	});
}
