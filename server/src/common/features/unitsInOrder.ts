import { resolveUnits } from "../directory/resolve.js";
import { leadsTask } from "../model/leadsTask.js";
import type { NamedUnit } from "../model/planOperation.js";
import type { PlanSnapshot } from "../snapshot/planSnapshot.js";

/**
 * The units of a column of a row in their order: those that lead first, then as the directory has them, then, those it
 * lacks, as the document first names them. A name whose level was carried by the one before it is written in full where
 * it no longer stands behind such a one. `more`: the cell says more than names, which cannot be sorted.
 */
export function unitsInOrder(
	snapshot: PlanSnapshot,
	task: number,
	column: number,
): readonly NamedUnit[] | "more" {
	const { plan, index, book } = snapshot;
	const row = plan.taskAt(task);
	const cell = row?.cells[column];
	if (row === undefined || cell?.state !== "text") return [];
	const resolved = index.ownUnits(task);
	const ranks = new Map(book.units.map(({ name }, rank) => [name, rank]));
	const named = new Map([...index.unitUses.keys()].map((name, rank) => [name, rank]));
	const units = row.units.flatMap((mention, i) => {
		const unit = resolved[i];
		if (mention.column !== column || unit === undefined) return [];
		const known = ranks.get(unit.entry?.name ?? unit.name);
		const rank = known ?? ranks.size + (named.get(unit.name) ?? 0);
		// 各区镇 and 有关部门 come last.
		const place = leadsTask(row, i, plan.conventions.lead) ? 0 : unit.collective ? 2 : 1;
		return [{ mention, unit, place, rank }];
	});
	if (!isListOf(cell.content.text, units)) return "more";
	const written = book.knowsUnits ? new Set<string>() : new Set(index.unitUses.keys());
	const done: { raw: string }[] = [];
	return units
		.toSorted((a, b) => a.place - b.place || a.rank - b.rank)
		.map(({ mention, unit }): NamedUnit => {
			const behind = resolveUnits([...done, mention], book, written).at(-1);
			const name = behind?.name === unit.name ? mention.raw : unit.name;
			done.push({ raw: name });
			return { name, star: mention.star };
		});
}

/** Whether a text is names with marks and separators between them, and nothing else. */
function isListOf(text: string, units: readonly { readonly mention: { readonly raw: string } }[]): boolean {
	const names = text.replace(/[\s★]/g, "").split(/[、，,；;]/);
	return names.length === units.length && names.every((name, i) => name === units[i]?.mention.raw);
}
