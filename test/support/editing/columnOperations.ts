import type {
	DeleteColumn,
	InsertColumn,
	MoveColumn,
} from "../../../server/src/common/model/planOperation.js";
import { type ShownHeader, words } from "../shownPlan.js";
import type { Verdict } from "./verdict.js";
import type { WorkPlan } from "./workPlan.js";

const columnNames = /^(?:备注|联系电话|责任科室|资金来源|进展)$/;

export function insertColumn(work: WorkPlan, verdict: Verdict, operation: InsertColumn): void {
	const { column, name, cells = [] } = operation;
	const header = openHeader(work, verdict, operation.header);
	if (header === undefined) return;
	const rows = work.rowsUnder(operation.header);
	if (column < 0 || column > header.names.length) verdict.refuse("there is no such column");
	if (words(name) === "") verdict.may("a column without a name");
	if (!columnNames.test(name)) verdict.may("not the usual name of a column");
	if (cells.slice(rows.length).some((text) => words(text) !== "")) verdict.open("more cells than rows");
	if (rows.some(({ surplus }) => surplus.length > 0)) verdict.may("cells too many");
	if (!columnNames.test(name)) unsettle(work, verdict, operation.header);
	rows.forEach((row, i) => {
		row.cells.splice(column, 0, work.newCell(cells[i] ?? ""));
	});
	setNames(
		work,
		header,
		insertAt(header.names, column, words(name)),
		insertAt(header.roles, column, "other"),
	);
}

export function deleteColumn(
	work: WorkPlan,
	verdict: Verdict,
	{ column, header: block }: DeleteColumn,
): void {
	const header = openHeader(work, verdict, block);
	if (header === undefined) return;
	const role = header.roles[column];
	if (role === undefined) verdict.refuse("there is no such column");
	if (role !== "other" && role !== "deadline") {
		// Without it the table may be no plan's, and its rows no tasks.
		verdict.may("a column that makes the table a plan's");
		unsettle(work, verdict, block);
	}
	if (header.names.length < 3) verdict.may("too few columns would be left");
	const rows = work.rowsUnder(block);
	if (rows.some(({ surplus }) => surplus.length > 0)) verdict.may("cells too many");
	if (rows.some(({ comments, disabled }) => comments.length + disabled.length > 0)) verdict.may("comments");
	for (const row of rows) row.cells.splice(column, 1);
	setNames(work, header, removeAt(header.names, column), removeAt(header.roles, column));
}

export function moveColumn(work: WorkPlan, verdict: Verdict, { from, to, header: block }: MoveColumn): void {
	const header = openHeader(work, verdict, block);
	if (header === undefined) return;
	const count = header.names.length;
	if (!(from >= 0 && from < count && to >= 0 && to < count)) verdict.refuse("there is no such column");
	if (from === to) verdict.idle("nothing moves");
	if (new Set(header.roles).size < count) unsettle(work, verdict, block);
	// What stands below a short table is looked at as if it were rows of it.
	const isTelling = (column: number) => /number|task/.test(header.roles[column] ?? "");
	const moves = header.roles.slice(Math.min(from, to), Math.max(from, to) + 1);
	if (
		header.layout === "tsv" &&
		work.rowsUnder(block).length < 6 &&
		moves.some((_, i) => isTelling(Math.min(from, to) + i))
	)
		verdict.may("lines below tell where the numbers are");
	const rows = work.rowsUnder(block);
	if (rows.some(({ surplus }) => surplus.length > 0)) verdict.may("cells too many");
	const moved = <T>(list: readonly T[]): T[] => {
		const rest = removeAt(list, from);
		return insertAt(rest, to, list[from] as T);
	};
	for (const row of rows) row.cells = moved(row.cells);
	setNames(work, header, moved(header.names), moved(header.roles));
}

function openHeader(work: WorkPlan, verdict: Verdict, block: number): ShownHeader | undefined {
	const header = work.headerOf(block);
	verdict.renumbers = true;
	verdict.concernBlock(work, block);
	if (header === undefined) {
		verdict.refuse("there is no such table");
	}
	if (!header.isPlan) {
		verdict.open("a table that is no plan's");
	}
	if (header.isJoined) verdict.may("the names stand in two rows");
	// Of one cell a line nobody can tell under which column it stands, but by what it says.
	if (header.layout === "pasted") verdict.may("no row tells its columns");
	for (const { shown } of work.rowsUnder(block))
		if (shown !== undefined) verdict.concernBlock(work, shown.block);
	// Rows in between that are not tasks have cells as well.
	for (const shown of work.document.shown.blocks)
		if ((shown.kind === "text" || shown.kind === "section") && isUnder(work, shown.block, block)) {
			verdict.concernBlock(work, shown.block);
			verdict.may("other rows stand in the table");
		}
	return header;
}

/** Whether a block stands between a header and the last row under it. */
function isUnder(work: WorkPlan, block: number, header: number): boolean {
	const last = work.rowsUnder(header).at(-1)?.shown?.block ?? header;
	const next = [...work.headers.keys()].find((other) => other > header) ?? Number.POSITIVE_INFINITY;
	// Behind the last task there may be a sum or a heading.
	return block > header && (block < last || block === last + 1) && block < next;
}

function setNames(
	work: WorkPlan,
	header: ShownHeader,
	names: readonly string[],
	roles: readonly string[],
): void {
	for (const block of work.blocks)
		if (block.kind === "other" && block.block.kind === "header" && block.block.block === header.block) {
			block.block = { ...header, names, roles };
			work.headers.set(header.block, block.block);
		}
}

function unsettle(work: WorkPlan, verdict: Verdict, header: number): void {
	for (const { shown } of work.rowsUnder(header)) if (shown !== undefined) verdict.unsettled.add(shown.task);
}

function insertAt<T>(list: readonly T[], at: number, item: T): T[] {
	return [...list.slice(0, at), item, ...list.slice(at)];
}

function removeAt<T>(list: readonly T[], at: number): T[] {
	return [...list.slice(0, at), ...list.slice(at + 1)];
}
