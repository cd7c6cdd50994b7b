import { type EditStep, editInSteps, type StepsOutcome } from "../editing/editInSteps.js";
import { createPlanSnapshot, type PlanSnapshot } from "./planSnapshot.js";

/**
 * Makes operations in a document, step by step, each on the plan that the step before it gives; see
 * {@link editInSteps}. Operations of one step all speak of the same plan.
 */
export function editSnapshot(
	snapshot: PlanSnapshot,
	...steps: readonly EditStep<PlanSnapshot>[]
): StepsOutcome {
	return editInSteps(snapshot, steps, (document, before, change) => {
		const { uri, version, environment } = before;
		return createPlanSnapshot({ uri, version, document, environment }, { snapshot: before, change });
	});
}
