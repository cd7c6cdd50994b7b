import type { RowBlock } from "../../model/block.js";
import { offsetOfPlace } from "../../model/mappedText.js";
import type {
	MergeCells,
	RenameName,
	ReplaceText,
	SetCell,
	SetLeaders,
	SetNumbers,
	SetUnits,
	SplitCell,
	TextPlace,
} from "../../model/planOperation.js";
import { continuesTable, taskOfCell } from "../../model/rowOfCell.js";
import type { OffsetRange, Span } from "../../model/span.js";
import { type Cell, cellAt, hasFixedRows } from "../../model/tableHeader.js";
import { enclosedNumber, printEnclosed } from "../../text/enclosedNumbers.js";
import { coveredContent, shownText, textContent } from "../cellChange.js";
import type { EditDraft } from "../editDraft.js";
import { quoted, refuse, refuseRows } from "../refusal.js";
import { readsOtherwise } from "../rereading.js";
import { replaceInBlock } from "./blocks.js";

export function setCell(draft: EditDraft, { task, column, text }: SetCell, operation: number): void {
	draft.become(task, column, { operation, become: textContent(text) });
}

export function setUnits(draft: EditDraft, { task, column, units }: SetUnits, operation: number): void {
	const row = draft.rowOf(task, operation);
	if (!row.header.unitColumns.includes(column))
		refuse("这一栏不是责任单位栏。", "The column holds no units.", operation);
	const names = units.map(({ name, star }) => `${star ? "★" : ""}${name.trim()}`);
	draft.become(task, column, { operation, become: textContent(names.join("、")) });
	draft.expectRow(task, (found) => {
		const read = found.units.filter((unit) => unit.column === column);
		units.forEach(({ name, star }, i) => {
			if (read[i]?.raw !== withoutBlanks(name) || read[i]?.star !== star)
				throw readsOtherwise(name, operation);
		});
		if (read.length > units.length) throw readsOtherwise(read.at(-1)?.raw ?? "", operation);
	});
}

export function setLeaders(draft: EditDraft, { task, names }: SetLeaders, operation: number): void {
	const row = draft.rowOf(task, operation);
	const column = row.header.leaderColumn;
	if (column < 0) refuse("表中没有牵头领导一栏。", "There is no column of leaders.", operation);
	draft.become(task, column, { operation, become: textContent(names.map((name) => name.trim()).join("、")) });
	draft.expectRow(task, ({ leaders }) => {
		names.forEach((name, i) => {
			if (leaders[i]?.name !== withoutBlanks(name)) throw readsOtherwise(name, operation);
		});
		if (leaders.length > names.length) throw readsOtherwise(leaders.at(-1)?.raw ?? "", operation);
	});
}

export function mergeCells(
	draft: EditDraft,
	{ task, column, endTask = task + 1 }: MergeCells,
	operation: number,
): void {
	const { plan } = draft.source;
	if (endTask <= task) refuse("没有选中要合并的行。", "There are no rows to merge.", operation);
	for (let at = task; at < endTask; at++) {
		const row = draft.rowOf(at, operation);
		const cell =
			cellAt(row.cells, column) ?? refuse("这一行没有这一栏。", "The row has no such column.", operation);
		if (hasFixedRows(row.header.layout)) refuseRows(operation);
		if (row.header.layout === "inline")
			refuse(
				"正文里没有可以合并的单元格：请先转换为表格。",
				"Running text has no cells to merge: convert to a table first.",
				operation,
			);
		if (!continuesTable(plan, at))
			refuse(
				"上面没有可以合并的格：这一行是表格或部分的第一行。",
				"There is no cell above to merge with: the row is the first of its table or section.",
				operation,
			);
		const first = taskOfCell(plan, task - 1, column);
		if (cell.state === "covered" && taskOfCell(plan, at, column) === first) continue;
		const own = shownText(cell.content.text);
		const above = shownText(cellAt(plan.taskAt(first)?.cells ?? [], column)?.content.text ?? "");
		const after = draft.contentOf(draft.survivor(first, column), column);
		// A torn name that the cell above now has whole is not lost.
		const isTakenOver = after.state === "text" && onOneLine(after.text).includes(onOneLine(own));
		if (own !== "" && own !== above && !isTakenOver)
			refuse(
				`合并后“${quoted(own)}”会丢失：上一格是“${quoted(above)}”。请先清空或改成一样的内容。`,
				`Merging would lose “${quoted(own)}”; the cell above says “${quoted(above)}”. Clear it or make them equal first.`,
				operation,
			);
		draft.become(at, column, { operation, become: coveredContent });
		// What hung on it may hang on what shows the same.
		const isSame = own === above || (own !== "" && isTakenOver);
		if (cell.state !== "covered" && isSame) draft.unite(at, column, first < 0 ? task - 1 : first, column);
	}
}

export function splitCell(draft: EditDraft, { task, column }: SplitCell, operation: number): void {
	const row = draft.rowOf(task, operation);
	if (cellAt(row.cells, column)?.state !== "covered")
		refuse("这一格没有与上一格合并。", "The cell is not merged with the one above.", operation);
	const from = taskOfCell(draft.source.plan, task, column);
	draft.become(task, column, { operation, become: draft.contentOf(from, column), takesBelow: true });
}

export function setNumbers(draft: EditDraft, { numbers }: SetNumbers, operation: number): void {
	for (const { task, number } of numbers) {
		const row = draft.rowOf(task, operation);
		if (!Number.isSafeInteger(number) || number < 0 || number > 999_999)
			refuse(`${number}不能作任务的序号。`, `${number} is not a number for a task.`, operation);
		const column = row.numberInTask ? row.header.taskColumn : row.header.numberColumn;
		const cell = cellAt(row.cells, column);
		if (cell === undefined)
			refuse("这张表没有写序号的地方。", "The table has no place for numbers.", operation);
		if (row.number !== null && cell.state === "text") {
			const [start, end] = digitsOf(row, cell);
			// ⒉ for ⒈, which has its mark in it; 21. where there is none.
			const sign = cell.content.text.slice(start, end);
			const isSign = row.numberInTask && enclosedNumber(sign.charCodeAt(0)) !== undefined;
			const text = isSign ? (printEnclosed(sign, number) ?? `${number}.`) : `${number}`;
			draft.splice(task, column, { start, end, text }, operation);
			if (isCertain(row, cell)) draft.trust(task);
			else
				draft.expectRow(task, (found) => {
					if (found.number !== number) throw readsOtherwise(`${number}`, operation);
				});
		} else if (!row.numberInTask) draft.become(task, column, { operation, become: textContent(`${number}`) });
		else if (row.header.layout === "inline")
			refuse(
				"正文里没有序号的任务不能自动编号，请直接在正文里写上。",
				"A task in running text without a number cannot be numbered: write the number into the text.",
				operation,
			);
		else if (cell.state === "covered")
			refuse(
				"任务一栏与上一格合并，没有写序号的地方。",
				"The task is merged with the one above and has no number.",
				operation,
			);
		else {
			const mark = markBehindNumbers(draft);
			const apart = /^[\d０-９]/.test(cell.content.text) && !/^\d{4}年/.test(cell.content.text) ? " " : "";
			draft.splice(task, column, { start: 0, end: 0, text: `${number}${mark}${apart}` }, operation);
			draft.expectRow(task, (found) => {
				if (found.number !== number) throw readsOtherwise(`${number}${mark}`, operation);
			});
		}
	}
}

/** The digits of a task's number in what its cell shows; a mark behind them is not one. */
function digitsOf(row: RowBlock, cell: Cell): OffsetRange {
	if (row.numberInTask) return rangeOf(cell, row.numberSpan);
	const [before = "", digits = ""] = /^\s*([\d０-９]+)/.exec(cell.content.text) ?? [];
	return [before.length - digits.length, before.length];
}

/** Whether other digits are a number as well, whatever stands beside them: 1000.9月底前 would be a figure. */
function isCertain(row: RowBlock, cell: Cell): boolean {
	const { layout } = row.header;
	if (layout === "inline" || layout === "pasted" || hasFixedRows(layout)) return false;
	if (!row.numberInTask) return true;
	const [start, end] = digitsOf(row, cell);
	return start === 0 && /^[.、．。][^\d０-９]/.test(cell.content.text.slice(end, end + 2));
}

/** The mark that the document writes behind its numbers: `.`, unless its first number has another. */
function markBehindNumbers({ source }: EditDraft): string {
	for (let task = 0; ; task++) {
		const row = source.plan.taskAt(task);
		if (row === undefined) return ".";
		const cell = cellAt(row.cells, row.header.taskColumn);
		if (row.number === null || !row.numberInTask || cell?.state !== "text") continue;
		const mark = cell.content.text[rangeOf(cell, row.numberSpan)[1]] ?? ".";
		return mark === "、" || mark === "．" ? mark : ".";
	}
}

export function renameName(draft: EditDraft, { places }: RenameName, operation: number): void {
	for (const { at, name } of places) {
		if ("text" in at) {
			replaceRange(draft, at.text, at.range, name, operation);
			if ("task" in at.text) trustName(draft, at.text.task, name, operation);
			continue;
		}
		const row = draft.rowOf(at.task, operation);
		const found = "unit" in at ? row.units[at.unit] : row.leaders[at.leader];
		const column = "unit" in at ? (row.units[at.unit]?.column ?? -1) : row.header.leaderColumn;
		const cell = cellAt(row.cells, column);
		if (found === undefined || cell === undefined)
			refuse("要改的名称不在那里。", "The name to be changed is not there.", operation);
		const [start, end] = rangeOf(cell, found.span);
		draft.splice(at.task, column, { start, end, text: withLineFeeds(name) }, operation);
		trustName(draft, at.task, name, operation);
	}
}

/** A name of Han characters in a cell that bars or tabs bound is that name there, whatever stands beside it. */
function trustName(draft: EditDraft, task: number, name: string, operation: number): void {
	const { layout } = draft.rowOf(task, operation).header;
	if ((layout === "table" || layout === "tsv") && /^\p{Script=Han}{2,60}$/u.test(name)) draft.trust(task);
}

export function replaceText(draft: EditDraft, { at, range, text }: ReplaceText, operation: number): void {
	replaceRange(draft, at, range, text, operation);
}

function replaceRange(
	draft: EditDraft,
	at: TextPlace,
	[start, end]: OffsetRange,
	text: string,
	operation: number,
): void {
	if (!("task" in at)) {
		replaceInBlock(draft, at, [start, end], text, operation);
		return;
	}
	const row = draft.rowOf(at.task, operation);
	const cell = cellAt(row.cells, at.column);
	const length = cell?.state === "text" ? cell.content.text.length : 0;
	if (!(start >= 0 && start <= end && end <= length))
		refuse("要改的文字不在这一格里。", "The words to be changed are not in the cell.", operation);
	if (cell?.state === "covered") draft.become(at.task, at.column, { operation, become: textContent(text) });
	else draft.splice(at.task, at.column, { start, end, text: withLineFeeds(text) }, operation);
}

/** The offsets in what a cell shows of a place in its row. */
export function rangeOf({ content }: Cell, span: Span): OffsetRange {
	const start = offsetOfPlace(content, span.line, span.character);
	const end = offsetOfPlace(content, span.endLine, span.endCharacter);
	if (start === undefined || end === undefined || end < start) return [0, 0];
	return [start, end];
}

function withLineFeeds(text: string): string {
	return text.replace(/\r\n?/g, "\n");
}

function onOneLine(text: string): string {
	return text.replaceAll("\n", "");
}

function withoutBlanks(name: string): string {
	return name.replace(/\s/g, "");
}
