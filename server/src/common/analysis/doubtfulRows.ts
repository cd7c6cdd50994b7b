import type { RowBlock, RowDoubt } from "../model/block.js";
import type { Plan } from "../model/plan.js";
import { type Span, shiftSpan } from "../model/span.js";
import type { TableHeader } from "../model/tableHeader.js";

export interface DoubtfulRow {
	readonly row: RowBlock;
	readonly doubts: readonly RowDoubt[];
	/** First line of its block. */
	readonly line: number;
}

/** A table with rows that may have been put together wrongly. */
export interface DoubtfulTable {
	readonly header: TableHeader;
	/** The names of its columns, in the document. */
	readonly span: Span;
	readonly rows: readonly DoubtfulRow[];
	/** Doubts that nearly all its rows share: said once. */
	readonly shared: readonly RowDoubt[];
}

/** Of fewer rows nobody can say that all are so. */
const fewestRows = 4;

/**
 * Whether a cell ends elsewhere is another question in each row, however many of them ask it: of rows that shared such a
 * doubt with nearly all others, four in ten were wrong (docs/quality.md).
 */
const isOfOneRow: ReadonlySet<RowDoubt["kind"]> = new Set(["border", "units", "page"]);

/** Whether two rows are doubtful for the same reason in the same column. */
export function isSameDoubt(a: RowDoubt, b: RowDoubt): boolean {
	return a.kind === b.kind && a.column === b.column;
}

/** The tables of a plan with doubtful rows. */
export function doubtfulTables(plan: Plan): readonly DoubtfulTable[] {
	const found: DoubtfulTable[] = [];
	for (const { blockIndex, endBlock, layout, rows } of plan.tables) {
		const block = plan.blockAt(blockIndex);
		if ((layout !== "loose" && layout !== "tsv") || block?.kind !== "table-header") continue;
		const doubtful: DoubtfulRow[] = [];
		plan.forEachTask(
			(row, task) => {
				if (row.doubts !== undefined) doubtful.push({ row, doubts: row.doubts, line: plan.lineOfTask(task) });
			},
			plan.tasksBefore(blockIndex),
			plan.tasksBefore(endBlock),
		);
		if (doubtful.length === 0) continue;
		const all = doubtful.flatMap(({ doubts }) => doubts);
		const shared = all.filter(
			(doubt, i) =>
				rows >= fewestRows &&
				!isOfOneRow.has(doubt.kind) &&
				all.findIndex((other) => isSameDoubt(other, doubt)) === i &&
				doubtful.filter(({ doubts }) => doubts.some((own) => isSameDoubt(own, doubt))).length >= 0.8 * rows,
		);
		found.push({
			header: block.header,
			span: shiftSpan(block.span, plan.lineOfBlock(blockIndex)),
			rows: doubtful,
			shared,
		});
	}
	return found;
}
