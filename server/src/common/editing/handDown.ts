import type { TableHeader } from "../model/tableHeader.js";
import { type CellChange, type CellChangeSet, type CellContent, coveredContent } from "./cellChange.js";
import type { MergedCells } from "./mergedCells.js";
import type { PlanSource } from "./planSource.js";
import type { RowArrangement } from "./rowArrangement.js";

/** What is asked for of the rows and cells of a plan. */
interface DraftedCells {
	readonly source: PlanSource;
	readonly cells: CellChangeSet;
	readonly rows: RowArrangement;
	readonly merged: MergedCells;
	become(task: number, column: number, change: CellChange & { become: CellContent }): void;
	contentOf(task: number, column: number, header?: TableHeader): CellContent;
}

/**
 * What another row shows stays as it is: a merged cell that hangs on another one now takes over what it was merged
 * with. Rows that are to rejoin those of their merged cell are merged with them again.
 */
export function handDown(draft: DraftedCells): void {
	const { rows, merged } = draft;
	for (const row of [...rows.placed.values()].flat())
		row.header.columns.forEach((_, column) => {
			const lost = merged.lostCell(row, column);
			if (lost !== undefined) row.taken.set(column, draft.contentOf(lost.task, lost.column, row.header));
			else if (row.rejoins === true && merged.isOneWithAbove(row, column))
				row.taken.set(column, coveredContent);
		});
	for (const [task, columns, operation] of rowsBelowChanges(draft))
		for (const column of columns) {
			const lost = merged.lostCell(task, column);
			const above = rows.above(task);
			if (lost !== undefined) {
				const become = draft.contentOf(lost.task, lost.column);
				draft.become(task, column, { operation, become, takesBelow: true });
			} else if (typeof above === "object" && above.rejoins === true && merged.isOneWithAbove(task, column))
				draft.become(task, column, { operation, become: coveredContent });
		}
}

/** Rows that stay where they are below something that does not, and the columns that this concerns. */
function* rowsBelowChanges({
	source: { plan },
	rows,
	cells,
}: DraftedCells): Iterable<readonly [task: number, columns: readonly number[], operation: number]> {
	const places = new Map<number, number>();
	for (const [block, [row]] of rows.placed) if (row !== undefined) places.set(block, row.operation);
	for (const [task, operation] of rows.gone) places.set(plan.blockOfTask(task), operation);
	for (const [block, operation] of places) {
		const below = rows.nextStaying(block);
		const columns = below === undefined ? [] : (plan.taskAt(below)?.cells.map((_, column) => column) ?? []);
		if (below !== undefined) yield [below, columns, operation];
	}
	for (const task of cells.tasks()) {
		const changed = [...(cells.of(task) ?? [])].filter(([, change]) => "become" in change);
		if (changed.length === 0 || rows.gone.has(task)) continue;
		const below = rows.nextStaying(plan.blockOfTask(task) + 1);
		const operation = changed[0]?.[1].operation ?? 0;
		if (below !== undefined) yield [below, changed.map(([column]) => column), operation];
	}
}
