import { type RowBlock, rowsOf, type TableHeaderBlock, type TextBlock } from "../model/block.js";
import { LineText } from "../model/mappedText.js";
import type { Plan, TableReading } from "../model/plan.js";
import type { Cell, TableHeader } from "../model/tableHeader.js";
import { oneLine, sectionTitle } from "./planPieces.js";
import { printCell } from "./printCell.js";
import { printRowLine } from "./printPlan.js";
import {
	type BesideRow,
	type BesideTables,
	columnsBeside,
	numberColumnOf,
	numberOf,
	partRows,
} from "./stackRows.js";

type Written = BesideTables["below"][number];

/**
 * Tables side by side whose cells were read, written below one another as tables of Markdown; a heading between their
 * rows stays between what stands above and below it. Undefined where a row has cells beyond the names, where something
 * else than headings and what no table needs stands between the rows, or where the words of lines were told apart and
 * no number shows that a row was.
 *
 * @param block the names
 * @param lines of the document
 */
export function besideByCells(
	plan: Plan,
	{ blockIndex, endBlock }: TableReading,
	block: TableHeaderBlock,
	lines: readonly string[],
): BesideTables | undefined {
	const stack = new Stack(block.header, lines);
	for (let i = blockIndex; i < endBlock; i++) {
		const part = plan.blockAt(i);
		if (part === undefined) return undefined;
		const line = plan.lineOfBlock(i);
		if (part.kind === "section") stack.addHeading(`## ${sectionTitle(part)}`.trimEnd(), line);
		else if (part.kind === "text" && part.rows === undefined && !isFurniture(part)) return undefined;
		for (const row of rowsOf(part)) if (!stack.addRow(row, line)) return undefined;
	}
	const from = plan.lineOfBlock(blockIndex);
	const below = stack.write(from);
	if (below === undefined) return undefined;
	return { from, to: plan.lineOfBlock(endAfter(plan, endBlock)), ...below };
}

/** Rules, repeated names and empty lines, which no table needs. */
function isFurniture({ role }: TextBlock): boolean {
	return role === "delimiter" || role === "repeated-header" || role === "blank";
}

/** The block behind what closes a table: `</table>`, the last line of a box. */
function endAfter(plan: Plan, endBlock: number): number {
	let end = endBlock;
	for (; end < plan.blockCount; end++) {
		const block = plan.blockAt(end);
		if (block?.kind !== "text" || block.role !== "delimiter") break;
	}
	return end;
}

class Stack {
	/** Rows between headings, each with the heading above it. */
	private readonly groups: { readonly heading?: Written; readonly rows: BesideRow[] }[] = [{ rows: [] }];
	/** The last words in each column, which merged cells below show. */
	private readonly last: string[] = [];

	constructor(
		private readonly header: TableHeader,
		private readonly lines: readonly string[],
	) {}

	addHeading(text: string, line: number): void {
		this.groups.push({ heading: { text, line }, rows: [] });
	}

	/** @returns false where the row has cells beyond the names */
	addRow(row: RowBlock, blockLine: number): boolean {
		const { header } = this;
		if (row.header.key !== header.key || row.surplus.some(({ state }) => state === "text")) return false;
		const rows = this.groups.at(-1)?.rows ?? [];
		const cells = row.cells.map((cell, column) => this.written(row, cell, column, blockLine));
		// Behind a heading a merged cell has nothing above it.
		if (rows.length === 0)
			cells.forEach((cell, column) => {
				if (cell === "^^") cells[column] = this.last[column] ?? "";
			});
		const excuse = row.disabled.length === 0 ? [] : [`<!-- niwen-disable ${row.disabled.join(" ")} -->`];
		// A comment belongs to the task that was read, which is the left one.
		const last = header.secondTable - 1;
		cells[last] = [cells[last] ?? "", ...row.comments, ...excuse].join(" ").trim();
		rows.push({ cells, line: blockLine + row.span.line });
		return true;
	}

	private written(row: RowBlock, cell: Cell, column: number, blockLine: number): string {
		if (cell.state === "covered") return "^^";
		const text = cell.state === "text" ? this.source(row, cell, blockLine) : "";
		this.last[column] = text;
		return text;
	}

	/** A cell of Markdown with its markup. */
	private source({ header }: RowBlock, { content, span }: Cell, blockLine: number): string {
		if (header.layout === "table" && !(content instanceof LineText)) {
			const line = this.lines[blockLine + span.line] ?? "";
			const source = line.slice(span.character, span.endCharacter);
			if (!source.includes("<!--")) return source;
		}
		return printCell(content.text);
	}

	write(from: number): Pick<BesideTables, "count" | "isAnew" | "below"> | undefined {
		const names = this.header.columns.map(({ header }) => header);
		const all = this.groups.flatMap(({ rows }) => rows);
		const tables = columnsBeside(names, all);
		if (tables === undefined || !this.isCertain(names, tables, all)) return undefined;
		const below: Written[] = [];
		const add = (text: string, line: number) => below.push({ text, line });
		const head = (tables[0] ?? []).map((column) => printCell(oneLine(names[column] ?? "")));
		let isAnew = false;
		for (const { heading, rows } of this.groups) {
			if (heading !== undefined) for (const text of ["", heading.text, ""]) add(text, heading.line);
			const parts = partRows(names, tables, rows).filter((part) => part.rows.length > 0);
			for (const [i, part] of parts.entries()) {
				isAnew ||= part.isAnew;
				if (i > 0 && part.isAnew) add("", from);
				if (i === 0 || part.isAnew)
					for (const cells of [head, head.map(() => "---")]) add(printRowLine(cells), from);
				part.rows.forEach(({ cells, line }, row) => {
					// The first row of a table that stood on the right is merged with none of the left one.
					const own = row > 0 ? cells : cells.map((cell) => (cell === "^^" ? "" : cell));
					add(printRowLine(own), line);
				});
			}
		}
		add("", from);
		return { count: tables.length, isAnew, below };
	}

	/** Where words of a line were told apart, each row of each table has its number. */
	private isCertain(
		names: readonly string[],
		tables: readonly (readonly number[])[],
		rows: readonly BesideRow[],
	): boolean {
		if (this.header.layout !== "loose") return true;
		const number = numberColumnOf(names, tables);
		if (number < 0) return false;
		return partRows(names, tables, rows).every((part) =>
			part.rows.every(({ cells }) => numberOf(cells, number) !== null),
		);
	}
}
