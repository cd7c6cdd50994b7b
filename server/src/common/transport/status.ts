import type { PlanSnapshot } from "../analysis/planSnapshot.js";
import type { PlanStatus } from "../protocol.js";

/** What the status bar tells of a document. */
export function statusOf(snapshot: PlanSnapshot): PlanStatus {
	const { plan, book } = snapshot;
	let errors = 0;
	let warnings = 0;
	let hints = 0;
	for (const { severity } of snapshot.findings()) {
		if (severity === "error") errors++;
		else if (severity === "warning") warnings++;
		else hints++;
	}
	return {
		uri: snapshot.uri,
		version: snapshot.version,
		isPlan: plan.layout !== null || plan.sections.length > 0,
		tasks: plan.tasks.length,
		declaredTotal: plan.declaredTotal?.value ?? null,
		errors,
		warnings,
		hints,
		layout: plan.layout,
		lead: plan.conventions.lead,
		numbering: plan.conventions.numbering,
		region: plan.region,
		hasDirectory: book.knowsUnits,
	};
}
