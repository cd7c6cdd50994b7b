import type { LocalizedText } from "../../model/localizedText.js";
import type { PlanOperation } from "../../model/planOperation.js";
import { editSnapshot, snapshotAfter } from "../../snapshot/editSnapshot.js";
import type { PlanSnapshot } from "../../snapshot/planSnapshot.js";
import type { TableOutcome } from "./tableCommand.js";

/** A change of how units are written, in one or another way. */
export interface UnitChange {
	/** Ways to write it, the best one first. */
	readonly ways: readonly (readonly PlanOperation[])[];
	readonly done: LocalizedText;
	/** Of one row: the names of the units that lead it afterwards; of all other rows, and without it, they stay. */
	readonly leads?: { readonly task: number; readonly names: readonly string[] };
}

/**
 * The first way by which every row of the document names the units afterwards that it named before, and has the leads
 * that it is to have; a refusal where there is none.
 */
export function keepUnits(snapshot: PlanSnapshot, { ways, done, leads }: UnitChange): TableOutcome {
	for (const operations of ways) {
		const outcome = editSnapshot(snapshot, () => operations);
		if ("refused" in outcome) return { refused: outcome.refused };
		const after = snapshotAfter(snapshot, outcome.edits);
		if (isKept(snapshot, after, leads)) return { operations, done };
	}
	return {
		refused: {
			zh: "这样写后有的单位会被认作别的单位，没有改动：请直接改文字。",
			en: "Some unit would be taken for another one then, so nothing was changed: change the text itself.",
		},
	};
}

function isKept(before: PlanSnapshot, after: PlanSnapshot, leads: UnitChange["leads"]): boolean {
	const { plan, index } = before;
	if (after.plan.taskCount !== plan.taskCount) return false;
	for (let task = 0; task < plan.taskCount; task++) {
		const [units, others] = [index.ownUnits(task), after.index.ownUnits(task)];
		if (units === others) continue;
		const leading = units.filter(({ lead }) => lead).map(({ name }) => name);
		const wanted = leads?.task === task ? leads.names : leading;
		const found = others.filter(({ lead }) => lead).map(({ name }) => name);
		if (!isSame(wanted, found) || !isSame(namesOf(units), namesOf(others))) return false;
	}
	return true;
}

function namesOf(units: readonly { readonly name: string }[]): readonly string[] {
	return units.map(({ name }) => name);
}

function isSame(names: readonly string[], others: readonly string[]): boolean {
	return names.toSorted().join("\n") === others.toSorted().join("\n");
}
