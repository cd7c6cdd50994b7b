import type { PlanStatus } from "../protocol.js";
import type { PlacedFinding } from "../rules/runRules.js";
import type { PlanSnapshot } from "../snapshot/planSnapshot.js";

/**
 * What the status bar tells of a document.
 *
 * @param shown its findings but those that wait until the row is left: it counts what the editor lists
 * @param across what was found against other documents
 * @param notInForce how many directories are named in vain
 */
export function statusOf(
	snapshot: PlanSnapshot,
	shown: readonly PlacedFinding[],
	across: readonly PlacedFinding[],
	notInForce: number,
): PlanStatus {
	const { plan, book } = snapshot;
	let errors = 0;
	let warnings = 0;
	let hints = 0;
	for (const findings of [shown, across])
		for (const { severity } of findings) {
			if (severity === "error") errors++;
			else if (severity === "warning") warnings++;
			else hints++;
		}
	return {
		uri: snapshot.uri,
		version: snapshot.version,
		isPlan: plan.layout !== null || plan.sectionCount > 0,
		tasks: plan.taskCount,
		declaredTotal: plan.declaredTotal?.value ?? null,
		errors,
		warnings,
		hints,
		layout: plan.layout,
		lead: plan.conventions.lead,
		numbering: plan.conventions.numbering,
		region: plan.region,
		hasDirectory: book.knowsUnits,
		notInForce,
	};
}
