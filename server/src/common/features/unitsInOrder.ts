import type { NamedUnit } from "../model/planOperation.js";
import { orderUnits } from "../rules/listOrder.js";
import type { PlanSnapshot } from "../snapshot/planSnapshot.js";

/**
 * The units of a column of a row in their order: those that lead first, then as the directory has them, then, those it
 * lacks, as the document first names them. `more`: the cell says more than names, which cannot be sorted.
 */
export function unitsInOrder(
	{ plan, index, book }: PlanSnapshot,
	task: number,
	column: number,
): readonly NamedUnit[] | "more" {
	const row = plan.taskAt(task);
	if (row === undefined) return [];
	const ranks = new Map(book.units.map(({ name }, rank) => [name, rank]));
	const named = new Map([...index.unitUses.keys()].map((name, rank) => [name, rank]));
	return orderUnits(row, column, index.ownUnits(task), {
		book,
		lead: plan.conventions.lead,
		written: book.knowsUnits ? new Set() : new Set(index.unitUses.keys()),
		rankOf: ({ entry, name }) => ranks.get(entry?.name ?? name) ?? ranks.size + (named.get(name) ?? 0),
	});
}
