import { editPlan } from "../editing/planEditor.js";
import type { Edit } from "../model/edit.js";
import type { LocalizedText } from "../model/localizedText.js";
import type { RenameName } from "../model/planOperation.js";
import { comparePlaces } from "../model/span.js";
import type { PlanSnapshot } from "../snapshot/planSnapshot.js";
import type { NewNames } from "./renamePlaces.js";

/** The edits of a document, and why some of its places are not changed. */
export interface RenameEdits {
	/** In the order of their places. */
	readonly edits: readonly Edit[];
	readonly refused: readonly LocalizedText[];
}

/**
 * The edits that write new names into a document. A row or a text in which a name would be read as something else is
 * left as it is, with the reason, and the rest is done.
 */
export function editNames(snapshot: PlanSnapshot, { places, frontMatter }: NewNames): RenameEdits {
	let operations = operationsOf(places);
	const refused: LocalizedText[] = [];
	for (;;) {
		const outcome = editPlan(snapshot, operations);
		if ("edits" in outcome) return { edits: inOrder([...outcome.edits, ...frontMatter]), refused };
		refused.push(outcome.refused);
		// Should many be refused, what is wrong is wrong with all of them.
		if (refused.length > mostRefused) return { edits: [], refused: refused.slice(0, 1) };
		operations = operations.filter((_, i) => i !== outcome.operation);
	}
}

const mostRefused = 10;

/** One a row, whose names depend on each other, and one for each other place. */
function operationsOf(places: NewNames["places"]): readonly RenameName[] {
	const rows = new Map<number, RenameName["places"][number][]>();
	const others: RenameName[] = [];
	for (const place of places) {
		const { at } = place;
		const task = "text" in at ? undefined : at.task;
		const row = task === undefined ? undefined : rows.get(task);
		if (row !== undefined) row.push(place);
		else if (task !== undefined) rows.set(task, [place]);
		else others.push({ op: "renameName", places: [place] });
	}
	return [...[...rows.values()].map((row): RenameName => ({ op: "renameName", places: row })), ...others];
}

function inOrder(edits: readonly Edit[]): readonly Edit[] {
	return [...edits].sort((a, b) =>
		comparePlaces(a.span.line, a.span.character, b.span.line, b.span.character),
	);
}
