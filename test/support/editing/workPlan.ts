import {
	type ReadDocument,
	type ShownBlock,
	type ShownCell,
	type ShownHeader,
	type ShownRow,
	words,
} from "../shownPlan.js";

/**
 * A shown plan while an operation is done to it. Merged cells are resolved: each cell knows the cell that it hangs on
 * and what it shows, so that rows may go and come without a word on marks of merging. {@link WorkPlan.settle} writes the
 * marks again: merged stays what was merged and still stands under a cell that hangs on the same one.
 */
export class WorkPlan {
	readonly blocks: WorkBlock[] = [];
	readonly headers = new Map<number, ShownHeader>();
	private names = 0;

	constructor(readonly document: ReadDocument) {
		for (const block of document.shown.blocks) {
			if (block.kind === "header") this.headers.set(block.block, block);
			if (block.kind === "row") this.blocks.push(this.openRow(block));
			else this.blocks.push({ kind: "other", block });
		}
	}

	/** The row of a task in a table; undefined for tasks of prose and for none. */
	rowOf(task: number): WorkRow | undefined {
		return this.blocks.find((block): block is WorkRow => block.kind === "row" && block.shown?.task === task);
	}

	headerOf(block: number): ShownHeader | undefined {
		return this.headers.get(block);
	}

	rowsUnder(header: number): readonly WorkRow[] {
		return this.blocks.filter((block): block is WorkRow => block.kind === "row" && block.header === header);
	}

	/** The row that a row at an index merges with. */
	rowAbove(index: number, header: number): WorkRow | undefined {
		for (let i = index - 1; i >= 0; i--) {
			const block = this.blocks[i];
			if (block?.kind === "row") return block.header === header ? block : undefined;
			if (block?.kind === "other" && (block.block.kind === "header" || block.block.kind === "section"))
				return undefined;
		}
		return undefined;
	}

	/** A cell of its own. */
	newCell(text: string): WorkCell {
		return { origin: `new ${this.names++}`, isMerged: false, text };
	}

	/** All that hangs on one cell hangs on another. */
	unite(origin: string, into: string): void {
		if (origin === into) return;
		for (const block of this.blocks)
			if (block.kind === "row")
				for (const cell of block.cells) if (cell.origin === origin) cell.origin = into;
	}

	/** What all cells show that hang on one. */
	setOrigin(origin: string, text: string): void {
		for (const block of this.blocks)
			if (block.kind === "row") for (const cell of block.cells) if (cell.origin === origin) cell.text = text;
	}

	/** The blocks with marks of merging, and which task each row was. */
	settle(): Settled {
		const blocks: ShownBlock[] = [];
		const rows: SettledRow[] = [];
		this.blocks.forEach((block, i) => {
			if (block.kind === "other") {
				blocks.push(block.block);
				if (block.block.kind === "text") rows.push(...block.block.rows.map((row) => settledProse(row)));
				return;
			}
			const shown = this.settleRow(block, i);
			blocks.push(shown);
			rows.push({
				shown,
				row: block,
				from: block.shown?.task,
				shows: block.cells.map(({ text }) => words(text)),
			});
		});
		return { blocks, rows };
	}

	private settleRow(row: WorkRow, index: number): ShownRow {
		const above = this.rowAbove(index, row.header);
		const cells = row.cells.map((cell, column): ShownCell => {
			// In the first row a cell that was merged with nothing stays so.
			const hangsOn = above === undefined ? `${row.shown?.task}:${column}` : above.cells[column]?.origin;
			if (cell.isMerged && hangsOn === cell.origin) return { state: "covered", text: "" };
			return words(cell.text) === "" ? { state: "empty", text: "" } : { state: "text", text: cell.text };
		});
		const header = this.headers.get(row.header);
		return {
			kind: "row",
			block: -1,
			line: -1,
			endLine: -1,
			task: -1,
			header: row.header,
			cells,
			names: header?.names ?? [],
			roles: header?.roles ?? [],
			surplus: row.surplus,
			disabled: row.disabled,
			comments: row.comments,
			quoteLost: false,
			isShort: false,
			number: undefined,
			units: [],
			leaders: [],
			words: "",
			offsetInCell: () => 0,
		};
	}

	private openRow(shown: ShownRow): WorkRow {
		const above = this.rowAbove(this.blocks.length, shown.header);
		const cells = shown.cells.map(({ state, text }, column): WorkCell => {
			if (state !== "covered") return { origin: `${shown.task}:${column}`, isMerged: false, text };
			const hangsOn = above?.cells[column];
			// Merged with nothing, it shows nothing.
			if (hangsOn === undefined) return { origin: `${shown.task}:${column}`, isMerged: true, text: "" };
			return { ...hangsOn, isMerged: true };
		});
		const { header, surplus, disabled, comments } = shown;
		return { kind: "row", shown, header, cells, surplus, disabled, comments };
	}
}

export interface WorkCell {
	/** Names the cell that it hangs on; its own name where it hangs on none. */
	origin: string;
	isMerged: boolean;
	/** What it shows, merged or not. */
	text: string;
}

export interface WorkRow {
	readonly kind: "row";
	/** The row that it was; undefined for a new one. */
	readonly shown: ShownRow | undefined;
	header: number;
	cells: WorkCell[];
	surplus: readonly string[];
	disabled: readonly string[];
	comments: readonly string[];
}

export type WorkBlock = WorkRow | { kind: "other"; block: Exclude<ShownBlock, ShownRow> };

export interface Settled {
	readonly blocks: readonly ShownBlock[];
	readonly rows: readonly SettledRow[];
}

export interface SettledRow {
	readonly shown: ShownRow;
	/** Undefined for a task of prose. */
	readonly row: WorkRow | undefined;
	readonly from: number | undefined;
	/** What each cell shows, merged cells included. */
	readonly shows: readonly string[];
}

function settledProse(row: ShownRow): SettledRow {
	return {
		shown: row,
		row: undefined,
		from: row.task < 0 ? undefined : row.task,
		shows: row.cells.map(({ text }) => words(text)),
	};
}
