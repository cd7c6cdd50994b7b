import type { Edit } from "../../model/edit.js";
import { escapeEntities } from "../../model/entities.js";
import type { Cell } from "../../model/tableHeader.js";
import { type CellChanges, type CellContent, contentAfter, splicesOf } from "../cellChange.js";
import { refuse } from "../refusal.js";
import { replaceLines } from "../textEdits.js";
import type { RowInText, RowWriter } from "./rowWriter.js";
import { spliceCell } from "./splices.js";

/** One cell a line, each closed by a line with a lone bar; the run of bars at the end counts the covered cells. */
export const pastedWriter: RowWriter = {
	changeCells(row, changes, covered) {
		if (covered === "explicit") return writeWhole(row, changes);
		const edits: Edit[] = [];
		let isReshaped = false;
		for (const [column, change] of changes) {
			const cell = row.row.cells[column];
			if (cell === undefined) continue;
			const after = contentAfter(cell, change);
			if (isAbsent(cell) !== (after.state === "covered")) isReshaped = true;
			else if (cell.state === "text" && after.state === "text")
				edits.push(...spliceCell(cell, splicesOf(cell.content, change, after.text), escapeEntities));
			else if (after.state !== "covered") edits.push(...fillItem(row, cell, after));
		}
		return isReshaped ? reshape(row, changes, edits) : edits;
	},

	writeRow(_header, cells, like, covered) {
		if (covered === "explicit") return cells.flatMap((cell) => [...linesOf(cell), "|"]);
		const written = cells.filter(({ state }) => state !== "covered");
		// A row whose bars say that it has more cells than there are is not a model for others.
		const isModel = like !== undefined && like.row.width <= cells.length;
		const closing = closingOf(cells.length - written.length, isModel ? shapeOf(like) : undefined);
		return written.flatMap((cell, i) => [...linesOf(cell), ...(i < written.length - 1 ? ["|"] : closing)]);
	},

	sourceOf({ row, lines }, column) {
		const cell = row.cells[column];
		if (cell?.state !== "text") return undefined;
		return lines.slice(cell.span.line, cell.span.endLine + 1).join("\n");
	},
};

/** A cell that stands in the row: its lines from `from` up to the one of the bar that closes it. */
interface Item {
	readonly column: number;
	readonly from: number;
	readonly bar: number;
}

/** How a row is put together. */
interface Shape {
	/** In their order. */
	readonly items: readonly Item[];
	/** Covered cells, which stand nowhere. */
	readonly covered: number;
	/** From the bar that closes the last cell to the end of the row. */
	readonly closing: readonly string[];
}

function shapeOf({ row, lines }: RowInText): Shape {
	const items: Item[] = [];
	let covered = 0;
	let from = 0;
	row.cells.forEach((cell, column) => {
		if (isAbsent(cell)) {
			covered++;
			return;
		}
		let bar = cell.state === "empty" ? cell.span.line : cell.span.endLine + 1;
		while (bar < lines.length - 1 && !isBars(lines[bar] ?? "")) bar++;
		items.push({ column, from, bar });
		from = bar + 1;
	});
	return { items, covered, closing: lines.slice(items.at(-1)?.bar ?? 0) };
}

/** Whether a cell is covered without a `^^` that says so. */
function isAbsent({ state, span }: Cell): boolean {
	return state === "covered" && span.line === span.endLine && span.character === span.endCharacter;
}

function isBars(line: string): boolean {
	const shown = line.slice(0, 100);
	return /[|｜]/.test(shown) && /^[\s|｜]+$/.test(shown);
}

/** Writes a row with all its cells, each on lines of its own. */
function writeWhole(row: RowInText, changes: CellChanges): readonly Edit[] {
	refuseSurplus(row);
	const { items } = shapeOf(row);
	const lines = row.row.cells.flatMap((cell, column) => {
		const item = items.find((one) => one.column === column);
		const after = contentAfter(cell, changes.get(column));
		const isKept = item !== undefined && !changes.has(column) && cell.state !== "covered";
		return isKept ? [...row.lines.slice(item.from, item.bar), "|"] : [...linesOf(after), "|"];
	});
	let start = 0;
	while (start < lines.length && lines[start] === row.lines[start]) start++;
	let same = 0;
	const most = Math.min(lines.length, row.lines.length) - start;
	while (same < most && lines[lines.length - 1 - same] === row.lines[row.lines.length - 1 - same]) same++;
	return [replaceLines(row.lines, start, row.lines.length - same, lines.slice(start, lines.length - same))];
}

/** A cell as it stands before its bar. */
function linesOf(cell: CellContent): readonly string[] {
	if (cell.state === "covered") return ["^^"];
	return cell.state === "text" ? textOf(cell).split("\n") : [];
}

function refuseSurplus({ row }: RowInText): void {
	if (row.surplus.length > 0)
		refuse(
			"本行的格比表头多，无法判断合并了哪些格：请先改好这一行。",
			"The row has more cells than the header, so nobody can tell which of them are merged: mend the row first.",
		);
}

/** Puts other words between two bars, or takes them out. */
function fillItem(row: RowInText, cell: Cell, after: CellContent): readonly Edit[] {
	const item = shapeOf(row).items.find(({ column }) => row.row.cells[column] === cell);
	if (item === undefined) return [];
	const span = { line: item.from, character: 0, endLine: item.bar, endCharacter: 0 };
	return [{ span, newText: after.state === "text" ? `${textOf(after)}\n` : "" }];
}

/** Puts cells into a row that were covered, and takes out those that are now; the run of bars counts anew. */
function reshape(row: RowInText, changes: CellChanges, inPlace: readonly Edit[]): readonly Edit[] {
	refuseSurplus(row);
	const shape = shapeOf(row);
	const after = row.row.cells.map((cell, column) => contentAfter(cell, changes.get(column)));
	const last = shape.items.findLast(({ column }) => after[column]?.state !== "covered");
	if (last === undefined)
		return refuse("一行不能全部合并。", "A row cannot be merged with the one above as a whole.");
	const edits = inPlace.filter(
		({ span }) => span.endLine < last.bar || (span.endLine === last.bar && span.endCharacter === 0),
	);
	const inserted = new Map<number, string>();
	const tail: CellContent[] = [];
	after.forEach((content, column) => {
		const item = shape.items.find((one) => one.column === column);
		if (item !== undefined) {
			if (content.state !== "covered" || item.bar > last.bar) return;
			edits.push({
				span: { line: item.from, character: 0, endLine: item.bar + 1, endCharacter: 0 },
				newText: "",
			});
		} else if (content.state !== "covered") {
			const next = shape.items.find((one) => one.column > column);
			if (next === undefined || column > last.column) tail.push(content);
			else inserted.set(next.from, `${inserted.get(next.from) ?? ""}${itemText(content)}|\n`);
		}
	});
	for (const [line, newText] of inserted)
		edits.push({ span: { line, character: 0, endLine: line, endCharacter: 0 }, newText });
	const closing = closingOf(after.filter(({ state }) => state === "covered").length, shape);
	const end = row.lines.length - 1;
	edits.push({
		span: { line: last.bar, character: 0, endLine: end, endCharacter: row.lines[end]?.length ?? 0 },
		newText: [...tail.map((content) => `|\n${itemText(content)}`), closing.join("\n")].join(""),
	});
	return edits;
}

/** What stands before the bar that closes a cell. */
function itemText(content: CellContent): string {
	return content.state === "text" ? `${textOf(content)}\n` : "";
}

function textOf(content: CellContent): string {
	return content.state === "text" ? (content.source ?? escapeEntities(content.text)) : "";
}

/**
 * The bars at the end of a row in which so many cells are covered. Pages differ in whether the bar that closes the last
 * cell counts among them; a row of the same table tells.
 */
function closingOf(covered: number, like: Shape | undefined): readonly string[] {
	if (like !== undefined && like.covered === covered) return like.closing;
	if (covered === 0) return ["|"];
	const [first = "|", ...more] = like?.closing ?? [];
	if (like !== undefined && like.covered > 0 && more.length > 0) return [first, "|".repeat(covered)];
	const surplus = like === undefined || like.covered < 2 ? 0 : first.trim().length - like.covered;
	// Two at the least: a lone bar closes a cell and says nothing of others.
	return ["|".repeat(Math.max(2, covered + surplus))];
}
