import type { PlanStatus } from "../protocol.js";
import type { Severity } from "../rules/rule.js";
import type { PlacedFinding } from "../rules/runRules.js";
import type { PlanSnapshot } from "../snapshot/planSnapshot.js";

/**
 * What the status bar tells of a document.
 *
 * @param shown how many findings it has, but those that wait until the row is left: it counts what the editor lists
 * @param across what was found against other documents
 * @param notInForce how many directories are named in vain
 */
export function statusOf(
	snapshot: PlanSnapshot,
	shown: Readonly<Record<Severity, number>>,
	across: readonly PlacedFinding[],
	notInForce: number,
): PlanStatus {
	const { plan, book } = snapshot;
	const counts = { ...shown };
	for (const { severity } of across) counts[severity]++;
	return {
		uri: snapshot.uri,
		version: snapshot.version,
		isPlan: plan.layout !== null || plan.sectionCount > 0,
		tasks: plan.taskCount,
		declaredTotal: plan.declaredTotal?.value ?? null,
		errors: counts.error,
		warnings: counts.warning,
		hints: counts.hint,
		layout: plan.layout,
		lead: plan.conventions.lead,
		numbering: plan.conventions.numbering,
		region: plan.region,
		hasDirectory: book.knowsUnits,
		notInForce,
	};
}
