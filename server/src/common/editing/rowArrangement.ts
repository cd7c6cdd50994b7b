import type { RowBlock } from "../model/block.js";
import type { Plan } from "../model/plan.js";
import type { TableHeader } from "../model/tableHeader.js";
import type { CellContent } from "./cellChange.js";

/** A cell of the plan. */
export interface CellOfPlan {
	readonly task: number;
	readonly column: number;
}

/** A row that is put in: a new one, or one of the plan that moves. */
export interface PlacedRow {
	/** Index of the block that it is put before. */
	readonly block: number;
	/** Of the table that it is put into. */
	readonly header: TableHeader;
	readonly operation: number;
	/** The task that moves; undefined for a new row. */
	readonly task: number | undefined;
	/** Column of the moving row that stands under each column now, -1 for none; undefined where all stay. */
	readonly columns: readonly number[] | undefined;
	/** What cells are to be whatever the row was: all of a new one, those that are merged on purpose of another. */
	readonly cells: ReadonlyMap<number, CellContent>;
	/** What merged cells of it take over, as they hang on others no more; cells that are made one with the one above. */
	readonly taken: Map<number, CellContent>;
	/** A row beside it, whose style it takes. */
	readonly like: number | undefined;
	/** Merged cells that it stands in, or beside other rows of, are made whole again. */
	readonly rejoins?: boolean;
	/** The cells of the plan that cells of such a new row stand for, by column. */
	readonly same?: ReadonlyMap<number, CellOfPlan>;
}

/** A row in its new place: one of the plan that stays, by its task, or one that is put in. */
export type RowNode = number | PlacedRow;

/** Where the rows of a plan are to stand: which of them go, and what is put in before which block. */
export class RowArrangement {
	/** Tasks whose rows go from their places, with the operation that has them go. */
	readonly gone = new Map<number, number>();
	/** Rows that are put in, by the block that they stand before. */
	readonly placed = new Map<number, readonly PlacedRow[]>();

	constructor(private readonly plan: Plan) {}

	get isEmpty(): boolean {
		return this.gone.size === 0 && this.placed.size === 0;
	}

	place(row: PlacedRow): void {
		this.placed.set(row.block, [...(this.placed.get(row.block) ?? []), row]);
	}

	isGone(block: number): boolean {
		return (
			this.gone.size > 0 && this.plan.blockAt(block)?.kind === "row" && this.gone.has(this.taskIn(block))
		);
	}

	/** The row above a node; undefined where it is the first of its table or section. */
	above(node: RowNode): RowNode | undefined {
		const header = typeof node === "number" ? this.plan.taskAt(node)?.header : node.header;
		const block = typeof node === "number" ? this.plan.blockOfTask(node) : node.block;
		const placed = this.placed.get(block) ?? [];
		let before = typeof node === "number" ? placed.length : placed.indexOf(node);
		for (let at = block; ; ) {
			const last = (this.placed.get(at) ?? [])[before - 1];
			if (last !== undefined) return last.header === header ? last : undefined;
			at--;
			const found = this.plan.blockAt(at);
			if (found === undefined || found.kind === "table-header" || found.kind === "section") return undefined;
			if (found.kind === "row" && !this.isGone(at)) return this.rowNode(found, at, header);
			before = this.placed.get(at)?.length ?? 0;
		}
	}

	/** The first row of the plan from a block on that stays in its place; undefined where the table ends before one. */
	nextStaying(block: number): number | undefined {
		for (let at = block; ; at++) {
			const found = this.plan.blockAt(at);
			if (found === undefined || found.kind === "table-header" || found.kind === "section") return undefined;
			if (found.kind === "row" && !this.isGone(at)) return this.taskIn(at);
		}
	}

	private rowNode(row: RowBlock, block: number, header: TableHeader | undefined): number | undefined {
		return row.header === header ? this.taskIn(block) : undefined;
	}

	private taskIn(block: number): number {
		return this.plan.tasksBefore(block);
	}
}
