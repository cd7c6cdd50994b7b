import type {
	DeleteRows,
	InsertRows,
	MoveRows,
	MoveToSection,
	NewCell,
	RowPlace,
	SplitTask,
} from "../../../server/src/common/model/planOperation.js";
import { type ShownHeader, words } from "../shownPlan.js";
import type { Verdict } from "./verdict.js";
import type { WorkBlock, WorkCell, WorkPlan, WorkRow } from "./workPlan.js";

/** A place between two blocks, and the table that it is in. */
interface Place {
	readonly index: number;
	readonly header: ShownHeader;
}

function placeOf(work: WorkPlan, verdict: Verdict, at: RowPlace): Place {
	if ("underHeader" in at) {
		const index = work.blocks.findIndex(
			(block) =>
				block.kind === "other" && block.block.kind === "header" && block.block.block === at.underHeader,
		);
		return { index: index + 1, header: tableOf(work, verdict, at.underHeader) };
	}
	const task = "before" in at ? at.before : at.after;
	const row = work.rowOf(task);
	if (row === undefined) {
		if (work.document.shown.rows[task] === undefined) verdict.refuse("there is no such place");
		verdict.open("a place in prose");
	}
	return {
		index: work.blocks.indexOf(row) + ("after" in at ? 1 : 0),
		header: tableOf(work, verdict, row.header),
	};
}

/** The header of a table whose rows are tasks. */
function tableOf(work: WorkPlan, verdict: Verdict, block: number): ShownHeader {
	const header = work.headerOf(block);
	if (header === undefined) verdict.refuse("there is no such table");
	if (!header.isPlan) verdict.open("a table that is no plan's");
	return header;
}

export function insertRows(work: WorkPlan, verdict: Verdict, { at, rows, rejoin }: InsertRows): void {
	const place = placeOf(work, verdict, at);
	const { header } = place;
	let { index } = place;
	verdict.renumbers = true;
	if (rows.length === 0) verdict.idle("there is nothing to insert");
	const inserted: WorkRow[] = [];
	for (const { cells } of rows) {
		if (cells.slice(header.names.length).some((cell) => cell !== undefined))
			verdict.refuse("the row has more cells than the table");
		const above = work.rowAbove(index, header.block);
		const own: WorkCell[] = [];
		for (let column = 0; column < header.names.length; column++) {
			const cell = cells[column];
			const hangsOn = above?.cells[column];
			if (cell?.state === "same") own.push(repeat(work, verdict, cell, rejoin === true));
			else if (cell?.state !== "covered") own.push(work.newCell(cell?.state === "text" ? cell.text : ""));
			else if (hangsOn === undefined) verdict.refuse("there is no row above to merge with");
			else own.push({ ...hangsOn, isMerged: true });
		}
		const row = newRow(header.block, own);
		work.blocks.splice(index, 0, row);
		inserted.push(row);
		index++;
	}
	if (rejoin === true) rejoinRows(work, inserted);
}

/** A cell that repeats another one; where merged cells are made whole again, it counts as that one. */
function repeat(
	work: WorkPlan,
	verdict: Verdict,
	{ task, column }: Extract<NewCell, { state: "same" }>,
	countsAsOne: boolean,
): WorkCell {
	const cell = work.rowOf(task)?.cells[column];
	if (cell === undefined) {
		if (work.document.shown.rows[task]?.cells[column] === undefined) verdict.refuse("there is no such cell");
		verdict.open("a task of prose is repeated");
	}
	// Of a row that ends before the cell there is nothing to be one with.
	const isThere = work.document.shown.rows[task]?.cells[column]?.isMissing !== true;
	return countsAsOne && isThere ? { ...cell, isMerged: false } : work.newCell(cell.text);
}

/**
 * Makes merged cells whole again that rows have come to stand in: of two rows one below the other that show one cell,
 * the lower one is merged. A row that ends before the cell stays as short as it is.
 */
function rejoinRows(work: WorkPlan, rows: readonly WorkRow[]): void {
	work.blocks.forEach((row, index) => {
		if (row.kind !== "row") return;
		const above = work.rowAbove(index, row.header);
		if (above === undefined || !(rows.includes(row) || rows.includes(above))) return;
		row.cells.forEach((cell, column) => {
			const isThere = row.shown?.cells[column]?.isMissing !== true;
			if (isThere && cell.origin === above.cells[column]?.origin) cell.isMerged = true;
		});
	});
}

function newRow(header: number, cells: WorkCell[]): WorkRow {
	return { kind: "row", shown: undefined, header, cells, surplus: [], disabled: [], comments: [] };
}

export function deleteRows(work: WorkPlan, verdict: Verdict, { tasks }: DeleteRows): void {
	verdict.renumbers = true;
	if (tasks.length === 0) verdict.idle("there is nothing to delete");
	for (const task of new Set(tasks)) {
		const row = work.rowOf(task);
		if (row === undefined) {
			if (work.document.shown.rows[task] === undefined) verdict.refuse("there is no such task");
			verdict.open("prose");
		} else work.blocks.splice(work.blocks.indexOf(row), 1);
	}
}

export function moveRows(work: WorkPlan, verdict: Verdict, { tasks, at, join, rejoin }: MoveRows): void {
	const rows = rowsToMove(work, verdict, tasks);
	const place = placeOf(work, verdict, at);
	if (!("underHeader" in at) && tasks.includes("before" in at ? at.before : at.after))
		verdict.may("beside a row that moves itself");
	move(work, verdict, rows, place, join === true);
	if (rejoin === true) rejoinRows(work, rows);
}

function rowsToMove(work: WorkPlan, verdict: Verdict, tasks: readonly number[]): readonly WorkRow[] {
	verdict.renumbers = true;
	if (tasks.length === 0) verdict.idle("there is nothing to move");
	return [...new Set(tasks)]
		.sort((a, b) => a - b)
		.map((task) => {
			if (work.document.shown.rows[task] === undefined) verdict.refuse("there is no such task");
			return work.rowOf(task) ?? verdict.open("prose");
		});
}

function move(work: WorkPlan, verdict: Verdict, rows: readonly WorkRow[], place: Place, join: boolean): void {
	// The place, told by the first block behind it that stays.
	const isMoving = (block: WorkBlock | undefined) => block?.kind === "row" && rows.includes(block);
	let index = place.index;
	while (isMoving(work.blocks[index])) index++;
	const next = work.blocks[index];
	const isStill = rows.every((row, i) => {
		const at = work.blocks.indexOf(row);
		return row.header === place.header.block && at === index - rows.length + i;
	});
	if (isStill && !join) verdict.idle("nothing moves");
	// Headings and sums among the rows: which rows they are of is told by what follows them.
	const isAmong = ({ kind, inTable }: { kind: string; inTable?: boolean }) =>
		kind === "text" && inTable === true;
	if (work.blocks.some((block) => block.kind === "other" && isAmong(block.block)))
		verdict.may("a heading or a sum stands among the rows");
	for (const row of rows) work.blocks.splice(work.blocks.indexOf(row), 1);
	let at = next === undefined ? work.blocks.length : work.blocks.indexOf(next);
	for (const row of rows) {
		if (row.header !== place.header.block) changeTable(work, verdict, row, place.header);
		work.blocks.splice(at, 0, row);
		if (join) joinGroup(work, verdict, row, at, place.header);
		at++;
	}
}

/** 序号 and 项目 hang on those of the row above. */
function joinGroup(work: WorkPlan, verdict: Verdict, row: WorkRow, at: number, header: ShownHeader): void {
	if (!header.roles.includes("group")) return;
	// Where 序号 numbers the tasks, each has its own.
	const shared = header.numberIn === "serial" ? ["group"] : ["group", "number"];
	const columns = header.roles.flatMap((role, i) => (shared.includes(role) ? [i] : []));
	const above = work.rowAbove(at, header.block);
	if (above === undefined) verdict.refuse("there is no 项目 above");
	for (const column of columns) {
		const hangsOn = above.cells[column];
		if (hangsOn !== undefined) row.cells[column] = { ...hangsOn, isMerged: true };
	}
}

/** Lays the cells of a row under the columns of another table: by name, else by role. */
function changeTable(work: WorkPlan, verdict: Verdict, row: WorkRow, to: ShownHeader): void {
	const from = tableOf(work, verdict, row.header);
	const isSame = from.names.length === to.names.length && from.names.every((name, i) => name === to.names[i]);
	row.header = to.block;
	if (from.layout !== to.layout) {
		verdict.may("another layout");
		if (row.comments.length + row.disabled.length > 0) verdict.may("comments");
	}
	if (isSame) return;
	if (row.surplus.length > 0) verdict.may("cells too many");
	if (from.numberIn !== to.numberIn) verdict.may("numbered in another column");
	const columnOf = mapColumns(from, to);
	const cells = to.names.map((): WorkCell => work.newCell(""));
	row.cells.forEach((cell, column) => {
		const under = columnOf[column] ?? -1;
		if (under >= 0) cells[under] = cell;
		else if (words(cell.text) !== "") verdict.refuse("a cell has no place in the other table");
	});
	row.cells = cells;
}

function mapColumns(from: ShownHeader, to: ShownHeader): readonly number[] {
	const taken = new Set<number>();
	const take = (column: number) => {
		if (column >= 0) taken.add(column);
		return column;
	};
	const byName = from.names.map((name, i) =>
		take(to.names.findIndex((other, k) => other === name && to.roles[k] === from.roles[i] && !taken.has(k))),
	);
	return from.roles.map((role, i) => {
		const named = byName[i] ?? -1;
		if (named >= 0 || role === "other") return named;
		return take(to.roles.findIndex((other, k) => other === role && !taken.has(k)));
	});
}

export function moveToSection(work: WorkPlan, verdict: Verdict, { tasks, section }: MoveToSection): void {
	const rows = rowsToMove(work, verdict, tasks);
	const { plan } = work.document;
	const found = plan.sectionAt(section);
	if (found === undefined) verdict.refuse("there is no such section");
	const start = work.blocks.findIndex(
		({ kind, ...rest }) =>
			kind === "other" &&
			"block" in rest &&
			rest.block.kind === "section" &&
			rest.block.block === found.blockIndex,
	);
	if (start < 0) verdict.open("a section within a paragraph");
	let end = start + 1;
	while (end < work.blocks.length && !isSection(work.blocks[end])) end++;
	// Sections that paragraphs open are none of the blocks.
	const later = plan.sectionAt(section + 1);
	if (later !== undefined && !isSectionBlock(work, later.blockIndex))
		verdict.open("a section within a paragraph");
	for (let i = end - 1; i > start; i--) {
		const block = work.blocks[i];
		const header =
			block?.kind === "row"
				? work.headerOf(block.header)
				: block?.kind === "other" && block.block.kind === "header"
					? block.block
					: undefined;
		if (header === undefined) continue;
		move(work, verdict, rows, { index: i + 1, header: tableOf(work, verdict, header.block) }, false);
		return;
	}
	const heading = work.blocks[start];
	if (heading?.kind === "other" && heading.block.kind === "section" && heading.block.inTable)
		verdict.open("a section without rows in a table");
	verdict.refuse("the section has no table");
}

function isSection(block: WorkBlock | undefined): boolean {
	return block?.kind === "other" && block.block.kind === "section";
}

function isSectionBlock(work: WorkPlan, index: number): boolean {
	return work.blocks.some(
		(block) => block.kind === "other" && block.block.kind === "section" && block.block.block === index,
	);
}

export function splitTask(work: WorkPlan, verdict: Verdict, { task, at }: SplitTask): void {
	const shown = work.document.shown.rows[task];
	if (shown === undefined) verdict.refuse("there is no such task");
	const row = work.rowOf(task);
	if (row === undefined) verdict.open("prose");
	const header = work.headerOf(row.header);
	const column = header?.roles.indexOf("task") ?? -1;
	const cell = row.cells[column];
	if (header === undefined || cell === undefined) verdict.refuse("the table has no tasks");
	const isInside = at > 0 && at < shown.words.length;
	if (!isInside || words(shown.words.slice(0, at)) === "" || words(shown.words.slice(at)) === "")
		verdict.refuse("nothing would be left of a half");
	if (/[\ud800-\udbff]/.test(shown.words[at - 1] ?? "")) verdict.may("in the middle of a character");
	const offset = shown.offsetInCell(at);
	const text = cell.text;
	if (row.cells.some(({ isMerged }, i) => isMerged && i === column)) verdict.open("a merged task");
	row.cells[column] = work.newCell(text.slice(0, offset));
	if (header.numberIn === "serial") verdict.may("each task has a 序号 of its own");
	const cells = header.roles.map((role, i): WorkCell => {
		const own = row.cells[i] ?? work.newCell("");
		if (role === "task" && i === column) return work.newCell(text.slice(offset));
		const isMerged = own.isMerged || role === "number" || role === "group" || role === "leader";
		return isMerged ? { ...own, isMerged: true } : work.newCell(own.text);
	});
	work.blocks.splice(work.blocks.indexOf(row) + 1, 0, newRow(row.header, cells));
	if (shown.surplus.length > 0) verdict.may("cells too many");
}
