import type { Block, TableHeaderBlock, TextBlock } from "../model/block.js";
import type { BlockTree } from "../model/blockTree.js";
import type { LayoutName } from "../model/conventions.js";
import type { OrderLeaf, TableRows } from "../model/planOrder.js";

/** What the tables above some blocks leave open for them. */
export interface TableState {
	/** Whether a table is there above, and whether it has rows. */
	readonly last: "none" | "empty" | "rows";
	/** Its last row ends right above. */
	readonly endsHere: boolean;
	/** Rows of it are still to come. */
	readonly isOpen: boolean;
	readonly isUnread: boolean;
	/** Numbered rows of an unread table. */
	readonly numbered: number;
}

export const noTable: TableState = {
	last: "none",
	endsHere: false,
	isOpen: false,
	isUnread: false,
	numbered: 0,
};

export function isSameTableState(a: TableState, b: TableState): boolean {
	return (
		a.last === b.last &&
		a.endsHere === b.endsHere &&
		a.isOpen === b.isOpen &&
		a.isUnread === b.isUnread &&
		a.numbered === b.numbered
	);
}

type Mutable<T> = { -readonly [Key in keyof T]: T[Key] };

/** Counts, block by block, the tables of a plan and the rows of each that were read and were not. */
export class TableReadings {
	readonly tables: Mutable<OrderLeaf["tables"][number]>[] = [];
	readonly above: Mutable<TableRows> = { rows: 0, endBlock: -1, unread: 0, lastNumber: 0 };
	private isOpen: boolean;
	private isUnread: boolean;
	private numbered: number;

	constructor(private readonly before: TableState) {
		this.isOpen = before.isOpen;
		this.isUnread = before.isUnread;
		this.numbered = before.numbered;
	}

	begin({ header, cells }: TableHeaderBlock, i: number): void {
		this.isUnread = false;
		// A table of other columns does not belong to the plan.
		this.isOpen = header.taskColumn >= 0 || header.columns.some(({ role }) => role !== "other");
		const goesOn = this.endsAt(i) && this.hasRows() && header.layout === "loose" && cells.length === 0;
		if (this.isOpen && !goesOn) this.push(header.layout, i);
	}

	addRow(i: number): void {
		const table = this.last();
		if (table === undefined) return;
		table.rows++;
		table.endBlock = i + 1;
	}

	/** What stands outside tables, in a table that could not be read, or in one that does not belong to a plan. */
	addText({ role, unread, text: { text } }: TextBlock, i: number): void {
		if (unread !== undefined) this.addUnread(unread.layout, i);
		else if (role === "comma-header") this.addUnread("tsv", i);
		else if (role === "unread" && this.isUnread) this.countLine(text, i);
		// Rows between commas; code further down does not belong to the table.
		else if (role === "code" && this.isUnread && this.endsAt(i)) this.countLine(text, i);
		else if (role === "paragraph" && this.isOpen && this.isEmpty() && text.startsWith("|")) {
			const table = this.last();
			if (table === undefined) return;
			table.unread++;
			table.endBlock = i + 1;
		} else if (role !== "blank" && role !== "delimiter") this.isUnread = false;
	}

	/** @param end the number of blocks */
	after(end: number): TableState {
		const last = this.last() === undefined ? "none" : this.hasRows() ? "rows" : "empty";
		const { isOpen, isUnread, numbered } = this;
		return { last, endsHere: this.endsAt(end), isOpen, isUnread, numbered };
	}

	/** A table begins that could not be read. */
	private addUnread(layout: LayoutName, i: number): void {
		this.isOpen = false;
		this.isUnread = true;
		this.numbered = 0;
		this.push(layout, i);
	}

	private push(layout: LayoutName, i: number): void {
		this.tables.push({ layout, blockIndex: i, endBlock: i + 1, rows: 0, unread: 0, lastNumber: 0 });
	}

	/** Where rows begin with numbers these are counted, else lines. */
	private countLine(text: string, i: number): void {
		const table = this.last();
		if (table === undefined) return;
		table.endBlock = i + 1;
		const isNumbered = /^\d{1,4}(?!\d|\s?[年月日.%])/.test(text);
		if (isNumbered) table.lastNumber = ++this.numbered;
		else if (this.numbered === 0) table.unread++;
	}

	private last(): Mutable<TableRows> | undefined {
		return this.tables.at(-1) ?? (this.before.last === "none" ? undefined : this.above);
	}

	private hasRows(): boolean {
		const last = this.last();
		return last !== undefined && (last.rows > 0 || (last === this.above && this.before.last === "rows"));
	}

	private isEmpty(): boolean {
		return this.last() !== undefined && !this.hasRows();
	}

	/** Whether the last table ends right above a block. */
	private endsAt(i: number): boolean {
		const last = this.last();
		if (last === undefined) return false;
		return last.endBlock < 0 ? i === 0 && this.before.endsHere : last.endBlock === i;
	}
}

/** How many lines from a block on look like rows of a table, its line of dashes aside. */
export function countRowLines(blocks: BlockTree, from: number): number {
	let count = 0;
	for (let i = from; ; i++) {
		const block: Block | undefined = blocks.at(i);
		if (block?.kind !== "text") return count;
		if (block.role === "paragraph" && block.text.text.startsWith("|")) count++;
		else if (block.role !== "delimiter") return count;
	}
}
