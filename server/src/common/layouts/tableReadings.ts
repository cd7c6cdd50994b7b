import type { Block, TableHeaderBlock, TextBlock } from "../model/block.js";
import type { LayoutName } from "../model/conventions.js";
import type { TableReading } from "../model/plan.js";

/** Counts, block by block, the tables of a plan and the rows of each that were read and were not. */
export class TableReadings {
	readonly tables: (TableReading & { endBlock: number; rows: number; unread: number })[] = [];
	/** Rows of the last table are still to come. */
	private isOpen = false;
	private isUnread = false;
	private numbered = 0;

	begin({ header, cells }: TableHeaderBlock, i: number): void {
		this.isUnread = false;
		// A table of other columns does not belong to the plan.
		this.isOpen = header.taskColumn >= 0 || header.columns.some(({ role }) => role !== "other");
		const last = this.tables.at(-1);
		const goesOn =
			last !== undefined &&
			last.endBlock === i &&
			last.rows > 0 &&
			header.layout === "loose" &&
			cells.length === 0;
		if (this.isOpen && !goesOn)
			this.tables.push({ layout: header.layout, blockIndex: i, endBlock: i + 1, rows: 0, unread: 0 });
	}

	addRow(i: number): void {
		const table = this.tables.at(-1);
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
		else if (role === "code" && this.isUnread && this.tables.at(-1)?.endBlock === i) this.countLine(text, i);
		else if (role === "paragraph" && this.isOpen && this.tables.at(-1)?.rows === 0 && text.startsWith("|")) {
			const table = this.tables.at(-1);
			if (table === undefined) return;
			table.unread++;
			table.endBlock = i + 1;
		} else if (role !== "blank" && role !== "delimiter") this.isUnread = false;
	}

	/** A table begins that could not be read. */
	addUnread(layout: LayoutName, i: number): void {
		this.isOpen = false;
		this.isUnread = true;
		this.numbered = 0;
		this.tables.push({ layout, blockIndex: i, endBlock: i + 1, rows: 0, unread: 0 });
	}

	/** Where rows begin with numbers these are counted, else lines. */
	private countLine(text: string, i: number): void {
		const table = this.tables.at(-1);
		if (table === undefined) return;
		table.endBlock = i + 1;
		const isNumbered = /^\d{1,4}(?!\d|\s?[年月日.%])/.test(text);
		if (isNumbered) table.unread = ++this.numbered;
		else if (this.numbered === 0) table.unread++;
	}
}

/** How many lines from a block on look like rows of a table, its line of dashes aside. */
export function countRowLines(blocks: readonly Block[], from: number): number {
	let count = 0;
	for (let i = from; ; i++) {
		const block = blocks[i];
		if (block?.kind !== "text") return count;
		if (block.role === "paragraph" && block.text.text.startsWith("|")) count++;
		else if (block.role !== "delimiter") return count;
	}
}
