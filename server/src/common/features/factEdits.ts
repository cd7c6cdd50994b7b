import type { Quantity } from "../analysis/quantities.js";
import { editPlan } from "../editing/planEditor.js";
import type { Edit } from "../model/edit.js";
import type { PlanOperation } from "../model/planOperation.js";
import { snapshotAfter } from "../snapshot/editSnapshot.js";
import type { PlanSnapshot } from "../snapshot/planSnapshot.js";
import { summarizePlan } from "../workspace/planSummary.js";

/** A place that is to say something else. */
export interface WantedPlace {
	readonly operation: PlanOperation;
	/** What is stated there; undefined of a date that nothing measured hangs on. */
	readonly quantity: Quantity | undefined;
}

/** What could be done of it. */
export interface MadePlaces<Place extends WantedPlace> {
	readonly edits: readonly Edit[];
	readonly made: readonly Place[];
	/** What cannot be written there, or would be read as something else. */
	readonly failed: readonly Place[];
}

/**
 * The edits that make places of a plan say something else. What is written is read once more: a place that does not
 * state what it should is left as it is, and where reading finds other quantities than before, all are.
 *
 * @param isRight tells of a place by what is stated there once it is edited
 */
export function editPlaces<Place extends WantedPlace>(
	snapshot: PlanSnapshot,
	wanted: readonly Place[],
	isRight: (now: Quantity, place: Place, stated: (place: Place) => Quantity | undefined) => boolean,
): MadePlaces<Place> {
	const before = summarizePlan(snapshot).quantities;
	const failed: Place[] = [];
	let rest = wanted;
	while (rest.length > 0) {
		const outcome = editPlan(
			snapshot,
			rest.map(({ operation }) => operation),
		);
		const wrong = "edits" in outcome ? misread(outcome.edits) : [rest[outcome.operation]];
		if ("edits" in outcome && wrong.length === 0) return { edits: outcome.edits, made: rest, failed };
		const left = rest.filter((place) => !wrong.includes(place));
		failed.push(...rest.filter((place) => wrong.includes(place)));
		// Nothing is left out of them that could be at fault.
		if (left.length === rest.length) break;
		rest = left;
	}
	return { edits: [], made: [], failed: [...failed, ...rest] };

	function misread(edits: readonly Edit[]): readonly (Place | undefined)[] {
		const after = summarizePlan(snapshotAfter(snapshot, edits)).quantities;
		if (after.length !== before.length) return rest;
		const stated = ({ quantity }: Place) =>
			quantity === undefined ? undefined : after[before.indexOf(quantity)];
		return rest.filter((place) => {
			if (place.quantity === undefined) return false;
			const now = stated(place);
			return now === undefined || !isRight(now, place, stated);
		});
	}
}
