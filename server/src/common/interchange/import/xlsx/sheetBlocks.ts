import { namesOtherColumns } from "../../../layouts/columnEndings.js";
import { serialOf } from "../../../layouts/numberedColumn.js";
import { isSectionHeading } from "../../../layouts/sectionRow.js";
import { findColumnRole } from "../../../model/columns.js";
import type { DocumentBlock } from "../../tableDocument.js";
import type { GridRow, SheetRegion } from "./sheetGrid.js";
import { type FilledRows, tableOfSheet } from "./sheetTable.js";

/** What is known of a sheet beside its cells. */
export interface SheetFrame {
	/** The last row that is printed on each page or stays at the top when the sheet is scrolled; -1 for none. */
	readonly lastTitleRow: number;
	/** Whether the document has a title already. */
	readonly hasTitle: boolean;
}

/**
 * What the regions of a sheet are: lines above the names of the columns are the title and paragraphs, lines across the
 * table that open like headings (一、…) are headings, lines below the last row are notes. A region without names of
 * columns goes on with the table above it, unless it begins with names of other columns (联系单位, 联系人, 电话).
 */
export function blocksOfSheet(
	regions: readonly SheetRegion[],
	frame: SheetFrame,
): {
	readonly blocks: readonly DocumentBlock[];
	readonly filled: FilledRows;
	readonly stacked: number;
	readonly isAnew: boolean;
} {
	const walk = new SheetWalk(frame);
	const last = regions.findLastIndex(({ rows }) => !rows.every(isLine));
	for (const [i, { rows }] of regions.entries()) walk.readRegion(rows, i <= last);
	return walk;
}

class SheetWalk {
	readonly blocks: DocumentBlock[] = [];
	readonly filled: { readonly rows: number[]; readonly columns: string[] } = { rows: [], columns: [] };
	/** How many tables stood side by side; 1 where none did. */
	stacked = 1;
	/** One of them is numbered anew. */
	isAnew = false;
	/** The names of the columns that hold now, mostly one row. */
	private names: readonly GridRow[] = [];
	private rows: GridRow[] = [];
	/** Indexes of those that the names stand above once more. */
	private readonly tops = new Set<number>();
	private hasTitle: boolean;
	/** The last row that stands alone without names, with several texts: tables side by side may each have one for title. */
	private lone:
		| { readonly row: number; readonly texts: readonly string[]; readonly block: number }
		| undefined;

	constructor(private readonly frame: SheetFrame) {
		this.hasTitle = frame.hasTitle;
	}

	/** @param mayBeTitle whether a table follows, without which a line is not a title */
	readRegion(rows: readonly GridRow[], mayBeTitle: boolean): void {
		let end = rows.length;
		while (end > 0 && isLine(rows[end - 1]) && !isHeading(rows[end - 1])) end--;
		let isInTable = false;
		if (this.isOther(rows.slice(0, end))) {
			this.closeTable();
			this.names = [];
		}
		for (let i = 0; i < end; i++) {
			const row = rows[i];
			if (row === undefined) break;
			const namesEnd = isLine(row) ? i : this.endOfNames(rows, i);
			if (isLine(row) && (!isInTable || isHeading(row) || row.mark !== undefined)) {
				this.closeTable();
				this.addLine(row, mayBeTitle);
			} else if (namesEnd > i) {
				isInTable = true;
				if (this.isRepeated(row)) this.tops.add(this.rows.length);
				else {
					this.closeTable();
					this.names = rows.slice(i, namesEnd);
				}
				i = namesEnd - 1;
			} else {
				isInTable = true;
				this.rows.push(row);
			}
		}
		this.closeTable();
		for (const row of rows.slice(end)) this.addLine(row, mayBeTitle && end === 0);
	}

	/** Whether rows below an empty one begin with names of other columns, and not with what goes on with the table above. */
	private isOther(rows: readonly GridRow[]): boolean {
		const first = rows.find((row) => !isLine(row));
		const names = this.names[0];
		if (first === undefined || names === undefined || first.mark !== undefined) return false;
		if (this.isRepeated(first) || isNames(first)) return false;
		const number = names.cells.findIndex(({ text }) => findColumnRole(text) === "number");
		if (serialOf(first.cells[number]?.text ?? "") !== undefined) return false;
		return namesOtherColumns(first.cells.map(({ text }) => text));
	}

	/** Index behind the names of columns that begin with a row; the row's own where it holds none. */
	private endOfNames(rows: readonly GridRow[], at: number): number {
		const row = rows[at];
		if (row === undefined || !(this.isRepeated(row) || isNames(row))) return at;
		let end = at + 1;
		while (end < rows.length && isBelow(rows[end], row)) end++;
		return end;
	}

	/** Names of columns that stand once more, as they do at the top of printed pages. */
	private isRepeated({ cells, mark }: GridRow): boolean {
		if (mark !== undefined) return false;
		const first = this.names[0]?.cells;
		return first?.every(({ text }, i) => plain(text) === plain(cells[i]?.text ?? "")) === true;
	}

	private addLine(row: GridRow, mayBeTitle: boolean): void {
		const text = textOf(row);
		const line = text.replaceAll("\n", "");
		if (row.mark?.kind === "p") this.blocks.push({ kind: "paragraph", text });
		else if (row.mark !== undefined) {
			const level = Number(row.mark.kind.slice(1));
			if (level === 0) this.hasTitle = true;
			this.blocks.push({ kind: "heading", level, text: line });
		} else if (isSectionHeading(line)) this.blocks.push({ kind: "heading", level: 1, text: line });
		else if (mayBeTitle && !this.hasTitle && isTitle(line)) {
			this.hasTitle = true;
			this.blocks.push({ kind: "heading", level: 0, text: line });
		} else this.blocks.push({ kind: "paragraph", text });
	}

	private closeTable(): void {
		if (this.rows.length === 0) return;
		const { names, frame } = this;
		const isPrinted = names.some(({ row }) => row <= frame.lastTitleRow);
		const titles = this.titlesAbove();
		const {
			rows,
			filled,
			stacked = 1,
			others = [],
		} = tableOfSheet(names, this.rows, this.tops, titles?.texts.length);
		this.stacked = Math.max(this.stacked, stacked);
		if (others.length > 0) this.isAnew = true;
		this.filled.rows.push(...filled.rows);
		for (const column of filled.columns)
			if (!this.filled.columns.includes(column)) this.filled.columns.push(column);
		const own = titles?.texts.length === stacked ? titles : undefined;
		// They stood in a row of their own.
		if (own !== undefined) this.blocks.splice(own.block, 1);
		for (const [i, each] of [rows, ...others].entries()) {
			if (own !== undefined) this.blocks.push({ kind: "heading", level: 1, text: own.texts[i] ?? "" });
			this.blocks.push({ kind: "table", table: { rows: each }, headerRows: isPrinted ? 1 : 0 });
		}
		this.keepLone();
		this.rows = [];
		this.tops.clear();
	}

	/** The row with texts directly above the names, of which each may be the title of a table. */
	private titlesAbove(): SheetWalk["lone"] {
		const { lone, names, blocks } = this;
		const isAbove = lone !== undefined && lone.block === blocks.length - 1 && lone.row + 1 === names[0]?.row;
		return isAbove ? lone : undefined;
	}

	private keepLone(): void {
		const [only, ...more] = this.rows;
		const texts = only?.cells.flatMap(({ text }) => (text === "" ? [] : [text.replaceAll("\n", "")])) ?? [];
		const isLone = only !== undefined && more.length === 0 && this.names.length === 0 && texts.length > 1;
		this.lone = isLone ? { row: only.row, texts, block: this.blocks.length - 1 } : undefined;
	}
}

/** Names of columns are not longer (UTF-16 units). */
const longestName = 24;

/** Whether a row names columns: two at least are known, and at least half of what stands in it. */
function isNames({ cells, mark }: GridRow): boolean {
	if (mark !== undefined) return mark.kind === "names";
	const written = cells.filter(({ text }) => text !== "");
	const short = written.filter(({ text }) => text.length <= longestName);
	if (short.length < 2 || 2 * short.length < written.length) return false;
	const known = short.filter(({ text }) => {
		const role = findColumnRole(text);
		return role !== undefined && role !== "other";
	}).length;
	return known >= 2 && 2 * known >= written.length;
}

/** Whether a row is the second one of the names: each cell goes on from above, or is one of several below a wide one. */
function isBelow(row: GridRow | undefined, above: GridRow): boolean {
	if (row === undefined) return false;
	if (row.mark !== undefined) return row.mark.kind === "names";
	if (!row.cells.some(({ state }) => state === "above")) return false;
	return row.cells.every(({ state, text }, i) => {
		const isWide = above.cells[i]?.state === "left" || above.cells[i + 1]?.state === "left";
		return state === "above" || isWide || (text === "" && above.cells[i]?.text === "");
	});
}

/** Whether a row is one text across the sheet, and not cells; a number alone is what is left of a row. */
function isLine(row: GridRow | undefined): boolean {
	if (row === undefined) return false;
	if (row.mark !== undefined) return row.mark.kind !== "names" && row.mark.kind !== "row";
	const own = row.cells.filter(({ text }) => text !== "");
	return (
		own.length === 1 &&
		!row.cells.some(({ state }) => state === "above") &&
		!/^[\d.．、]{1,9}$/.test(own[0]?.text ?? "")
	);
}

function isHeading(row: GridRow | undefined): boolean {
	return row?.mark === undefined ? isSectionHeading(textOf(row)) : row.mark.kind.startsWith("h");
}

function textOf(row: GridRow | undefined): string {
	return row?.cells.find(({ text }) => text !== "")?.text ?? "";
}

/** A title says what the document is; 附件1 and 单位：亿元 say other things. */
function isTitle(line: string): boolean {
	return line.length <= 80 && !/^(?:附件|附表|附录|单位|填报|日期|注)|[：:。；;]/.test(line);
}

function plain(text: string): string {
	return text.replace(/\s/g, "");
}
