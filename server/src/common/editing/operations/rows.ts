import type { RowBlock } from "../../model/block.js";
import { offsetOfPlace, spanOfRange } from "../../model/mappedText.js";
import type {
	DeleteRows,
	InsertRows,
	MoveRows,
	MoveToSection,
	NewCell,
	RowPlace,
	SplitTask,
} from "../../model/planOperation.js";
import { taskOfCell } from "../../model/rowOfCell.js";
import { cellAt, hasFixedRows, type TableHeader } from "../../model/tableHeader.js";
import { type CellContent, coveredContent, emptyContent, textContent } from "../cellChange.js";
import { columnsUnder } from "../columnsUnder.js";
import type { EditDraft } from "../editDraft.js";
import { quoted, refuse, refuseRows } from "../refusal.js";

/** A place for rows: before a block, in a table. */
interface Place {
	readonly block: number;
	readonly header: TableHeader;
	/** A row beside it. */
	readonly like: number | undefined;
}

function placeOf(draft: EditDraft, at: RowPlace, operation: number): Place {
	const { plan } = draft.source;
	if ("underHeader" in at) {
		const found = plan.blockAt(at.underHeader);
		if (found?.kind !== "table-header" || found.header.taskColumn < 0)
			return refuse("那里没有方案的表头。", "There is no header of a plan's table.", operation);
		const next = plan.blockAt(at.underHeader + 1);
		const like = next?.kind === "row" ? plan.tasksBefore(at.underHeader + 1) : undefined;
		return { block: at.underHeader + 1, header: found.header, like };
	}
	const task = "before" in at ? at.before : at.after;
	const { header } = draft.rowOf(task, operation);
	return { block: plan.blockOfTask(task) + ("before" in at ? 0 : 1), header, like: task };
}

export function insertRows(draft: EditDraft, { at, rows, rejoin }: InsertRows, operation: number): void {
	const { block, header, like } = placeOf(draft, at, operation);
	for (const { cells } of rows) {
		if (cells.slice(header.columns.length).some((cell) => cell !== undefined))
			refuse("新行的格比表头的栏多。", "The new row has more cells than the table has columns.", operation);
		const contents = header.columns.map((_, column) => contentOfNew(draft, cells[column], operation));
		const same = new Map(
			[...cells.entries()].flatMap(([column, cell]) =>
				cell?.state === "same" ? [[column, cell] as const] : [],
			),
		);
		draft.insertRow({
			block,
			header,
			like,
			operation,
			cells: new Map(contents.entries()),
			...(rejoin === true && { rejoins: true, same }),
		});
	}
}

function contentOfNew(draft: EditDraft, cell: NewCell | undefined, operation: number): CellContent {
	if (cell === undefined || cell.state === "empty") return emptyContent;
	if (cell.state === "text") return textContent(cell.text);
	if (cell.state === "covered") return coveredContent;
	if (draft.rowOf(cell.task, operation).cells[cell.column] === undefined)
		refuse("要重复的格不在表里。", "The cell to be repeated is not in the table.", operation);
	return draft.contentOf(taskOfCell(draft.source.plan, cell.task, cell.column), cell.column);
}

export function deleteRows(draft: EditDraft, { tasks }: DeleteRows, operation: number): void {
	for (const task of new Set(tasks)) draft.removeRow(task, operation);
}

export function moveRows(draft: EditDraft, { tasks, at, ...options }: MoveRows, operation: number): void {
	move(draft, tasks, placeOf(draft, at, operation), options, operation);
}

export function moveToSection(draft: EditDraft, { tasks, section }: MoveToSection, operation: number): void {
	const { plan } = draft.source;
	const found = plan.sectionAt(section) ?? refuse("没有这个部分。", "There is no such section.", operation);
	const end = plan.sectionAt(section + 1)?.blockIndex ?? plan.blockCount;
	for (let i = end - 1; i > found.blockIndex; i--) {
		const block = plan.blockAt(i);
		if (block?.kind === "table-header" && block.header.taskColumn >= 0) {
			move(draft, tasks, placeOf(draft, { underHeader: i }, operation), {}, operation);
			return;
		}
		if (block?.kind !== "row") continue;
		move(draft, tasks, placeOf(draft, { after: plan.tasksBefore(i) }, operation), {}, operation);
		return;
	}
	const name = quoted(`${found.block.mark ?? ""}${found.block.title.text}`);
	refuse(
		`“${name}”下面没有表格，无处可放：请先在那里建一张表。`,
		`There is no table under “${name}” for the rows to go to: make one there first.`,
		operation,
	);
}

function move(
	draft: EditDraft,
	tasks: readonly number[],
	{ block, header, like }: Place,
	{ join = false, rejoin = false }: Pick<MoveRows, "join" | "rejoin">,
	operation: number,
): void {
	const merged = join ? groupColumns(header) : [];
	for (const task of [...new Set(tasks)].sort((a, b) => a - b)) {
		const row = draft.rowOf(task, operation);
		const columns = columnsOf(row, header, (column) => draft.shownAt(task, column), operation);
		draft.removeRow(task, operation);
		draft.insertRow({
			block,
			header,
			like,
			operation,
			task,
			columns,
			cells: new Map(merged.map((column) => [column, coveredContent])),
			rejoins: rejoin,
		});
	}
}

/** The columns whose cells rows of one 项目 share; none in a table without 项目, where rows move and that is all. */
function groupColumns({ numberColumn, groupColumn, numberIn }: TableHeader): readonly number[] {
	if (groupColumn < 0) return [];
	// Where 序号 numbers the tasks, each has its own.
	return numberColumn < 0 || numberIn === "serial" ? [groupColumn] : [numberColumn, groupColumn];
}

/** Which columns of a row stand under those of another header; undefined where the table is made the same. */
function columnsOf(
	row: RowBlock,
	to: TableHeader,
	shownAt: (column: number) => string,
	operation: number,
): readonly number[] | undefined {
	const from = row.header;
	if (hasFixedRows(from.layout) || hasFixedRows(to.layout)) refuseRows(operation);
	if (from.layout === "inline" || to.layout === "inline")
		refuse(
			"正文里的任务不能按行移动：请先转换为表格。",
			"Tasks in running text have no rows to move: convert to a table first.",
			operation,
		);
	const isSame =
		from.columns.length === to.columns.length &&
		from.columns.every(({ header }, i) => header === to.columns[i]?.header);
	if (from === to || (isSame && from.layout === to.layout)) return undefined;
	const columns = columnsUnder(from.columns, to.columns);
	from.columns.forEach(({ header }, column) => {
		const words = shownAt(column);
		if (words !== "" && !columns.includes(column))
			refuse(
				`“${header}”一栏的“${quoted(words)}”在那张表里没有对应的栏：请先移到别的栏，或清空。`,
				`“${quoted(words)}” under ${header} has no column in that table: move it to another column or clear it first.`,
				operation,
			);
	});
	const extra = row.surplus.find(({ content }) => content.text.trim() !== "");
	if (extra !== undefined)
		refuse(
			`本行比表头多出“${quoted(extra.content.text)}”，移过去会丢失：请先改好这一行。`,
			`The row has “${quoted(extra.content.text)}” beyond its last column, which would be lost: mend the row first.`,
			operation,
		);
	return columns;
}

export function splitTask(draft: EditDraft, { task, at }: SplitTask, operation: number): void {
	const { plan } = draft.source;
	const row = draft.rowOf(task, operation);
	const { header, text } = row;
	const column = header.taskColumn;
	const cell = cellAt(row.cells, column);
	if (cell?.state !== "text") refuse("这一行没有写任务。", "The row has no task of its own.", operation);
	const words = text.text;
	const isInside = Number.isSafeInteger(at) && at > 0 && at < words.length;
	if (!isInside || words.slice(0, at).trim() === "" || words.slice(at).trim() === "")
		refuse(
			"拆开后有一半是空的：请把光标放在任务中间。",
			"One half would be empty: split within the task.",
			operation,
		);
	if (/^[\ud800-\udbff][\udc00-\udfff]$/.test(words.slice(at - 1, at + 1)))
		refuse("不能在一个字的中间拆开。", "A character cannot be split.", operation);
	const place = spanOfRange(text, [at, at + 1]);
	const offset = offsetOfPlace(cell.content, place.line, place.character) ?? cell.content.text.length;
	draft.splice(task, column, { start: offset, end: cell.content.text.length, text: "" }, operation, true);
	const shared = [header.numberColumn, header.groupColumn, header.leaderColumn];
	const cells = header.columns.map((_, i): CellContent => {
		if (i === column) return textContent(cell.content.text.slice(offset));
		const isMerged = shared.includes(i) || row.cells[i]?.state === "covered";
		return isMerged ? coveredContent : draft.contentOf(task, i);
	});
	draft.insertRow({
		block: plan.blockOfTask(task) + 1,
		header,
		like: task,
		operation,
		cells: new Map(cells.entries()),
	});
}
